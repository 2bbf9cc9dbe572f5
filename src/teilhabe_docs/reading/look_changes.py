"""By what a reader sees words look otherwise than they did: struck, coloured, highlighted, bold …"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from teilhabe_docs.reading.word_lines import WordLine
from teilhabe_docs.reading.word_model import PLAIN, Look

LookTrait = tuple[str, bool | int | str]
"""A trait of a look and what it is now: `struck` and True, `colour` and `FF0000`, `size` in half points."""

Span = tuple[int, int]

_SEEN = ("struck", "bold", "italic", "underlined", "colour", "ground", "size", "raised", "capitals")
_OF_LINKS = frozenset(("underlined", "colour"))
"""What programs give to links by themselves."""
_ROUNDED = 1
"""By so many half points programs round sizes."""


class LookChange(NamedTuple):
    """From `start` to before `end` of the line as it was written words have these traits now."""

    start: int
    end: int
    traits: tuple[LookTrait, ...]


def look_changes(written: WordLine, now: WordLine, same: Iterable[tuple[Span, Span]]) -> Iterator[LookChange]:
    """The stretches of the same words whose look is another one in the same way; `same` are these words."""
    waiting: LookChange | None = None
    for (start, end), (first, last) in same:
        traits = _of_words(_looks(written, start, end), _looks(now, first, last))
        if waiting is not None and waiting.traits == traits:
            waiting = waiting._replace(end=end)
            continue
        if waiting is not None and waiting.traits:
            yield waiting
        waiting = LookChange(start, end, traits)
    if waiting is not None and waiting.traits:
        yield waiting


def new_traits(old: Look, new: Look) -> tuple[LookTrait, ...]:
    """The traits of a look that a reader sees and that are others than before."""
    link = bool(old.link or new.link)
    return tuple(
        (name, getattr(new, name))
        for name in _SEEN
        if not (link and name in _OF_LINKS) and _differ(name, getattr(old, name), getattr(new, name))
    )


def traits_at(written: WordLine, start: int, end: int, new: Look) -> tuple[LookTrait, ...]:
    """The traits in which a look is another one than words of a line have."""
    return _of_words(_looks(written, start, end), [new])


def _of_words(old: list[Look], new: list[Look]) -> tuple[LookTrait, ...]:
    """The traits of words of several looks: what is another one in any of their letters."""
    if old == new:
        return ()
    count = max(len(old), len(new))
    found: dict[str, LookTrait] = {}
    for n in range(count):
        for trait in new_traits(old[min(n, len(old) - 1)], new[min(n, len(new) - 1)]):
            found.setdefault(trait[0], trait)
    return tuple(found[name] for name in _SEEN if name in found)


def _looks(line: WordLine, start: int, end: int) -> list[Look]:
    """The looks of the letters from `start` to before `end`, one after the other."""
    found: list[Look] = []
    at = max(bisect_right(line.starts, start) - 1, 0)
    for begin, atom in zip(line.starts[at:], line.atoms[at:], strict=True):
        if begin >= end:
            break
        words = atom.text[max(start - begin, 0) : end - begin]
        if words.strip() and atom.look not in found[-1:]:
            found.append(atom.look)
    return found or [PLAIN]


def _differ(name: str, old: bool | int | str, new: bool | int | str) -> bool:
    if name == "size":
        return bool(old and new) and abs(int(old) - int(new)) > _ROUNDED
    return old != new
