"""What has been done to a line of a Word file since it was written: words, tracked or not, and looks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from teilhabe_docs.documents.sequence_difference import AlignedStretch, stretches, token_spans
from teilhabe_docs.reading.look_changes import LookTrait, look_changes, traits_at
from teilhabe_docs.reading.word_lines import BREAK, CELL, LineStretch, WordLine
from teilhabe_docs.reading.word_model import Change, Foreign, WordPicture

EditKind = Literal["words", "typography", "looks", "split", "joined"]
_ENDS = ("split", "joined")

_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_UNSEEN = str.maketrans({"\u00ad": None, "\u200b": None, "\u2060": None, "\u2011": "-"})
_TYPED = str.maketrans(
    {**dict.fromkeys('„“”»«‟"', '"'), **dict.fromkeys("‚‘’‹›'´`", "'"), **dict.fromkeys("–—−‒", "-")}
)
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "…": "...", "©": "(c)", "→": "->"}


def seen(text: str) -> str:
    """A text without what nobody sees: which kind of blank, soft hyphens."""
    return _SPACES.sub(" ", text.translate(_UNSEEN))


def as_typed(text: str) -> str:
    """A text with the signs of a keyboard in place of those that programs put there by themselves."""
    text = seen(text).translate(_TYPED)
    for sign, typed in _FRACTIONS.items():
        text = text.replace(sign, typed)
    return text.replace("--", "-")


class LineEdit(NamedTuple):
    """From `start` to before `end` in the line as it was written stands `new` now.

    `looks`: the same words look otherwise, by these `traits` where they are known. `split`: here a paragraph
    ends now, `joined`: none does any more.
    """

    start: int
    end: int
    new: str
    kind: EditKind = "words"
    author: str = ""
    date: str = ""
    pending: bool = False
    traits: tuple[LookTrait, ...] = ()


PictureKey = Callable[[WordPicture], str]
"""What says of a picture whether it is the same."""


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    start: int
    end: int
    target: str = ""


def edits_of(
    written: WordLine,
    before: WordLine,
    after: Sequence[LineStretch],
    written_picture: PictureKey,
    picture: PictureKey,
) -> tuple[LineEdit, ...]:
    """The edits from a line as it was `written` to what it is with its tracked changes.

    `before` is the line without these; `after` are the stretches that it has with them.
    """
    old, new = _tokens(written, written_picture), _tokens(before, picture)
    shared = {t.target for t in old if t.target} & {t.target for t in new if t.target}
    parted = list(_by_cell([_key(t, shared) for t in old], [_key(t, shared) for t in new]))
    edits = [
        _edit(written.text, before.text, old, new, one.old_start, one.old_end, one.new_start, one.new_end)
        for one in parted
        if not one.same
    ]
    edits = [
        one for one in edits if one.kind in _ENDS or seen(written.text[one.start : one.end]) != seen(one.new)
    ]
    same = [
        (old[one.old_start + n], new[one.new_start + n])
        for one in parted
        if one.same
        for n in range(one.old_end - one.old_start)
    ]
    tracked = list(_tracked(written, before, after, same))
    edits = [
        one for one in edits if not any(_overlap(one, other) for other in tracked if other.kind == "words")
    ]
    looks = [one for one in tracked if one.kind == "looks"]
    if written.level != before.level and written.part == before.part == "body":
        edits.append(LineEdit(0, len(written.text), written.text, "looks"))
    else:
        words = (((a.start, a.end), (b.start, b.end)) for a, b in same)
        found = look_changes(written, before, words)
        by_hand = [LineEdit(a, b, written.text[a:b], "looks", traits=traits) for a, b, traits in found]
        edits += [one for one in by_hand if not any(_overlap(one, other) for other in looks)]
    return tuple(sorted((*edits, *tracked), key=lambda one: (one.start, one.end)))


def _by_cell(old: list[str], new: list[str]) -> Iterator[AlignedStretch]:
    """What two lines have in common; of two rows with as many cells cell by cell."""
    ends, new_ends = ([n for n, key in enumerate(keys) if key == CELL] for keys in (old, new))
    if len(ends) != len(new_ends):
        yield from stretches(old, new)
        return
    start = new_start = 0
    for end, new_end in zip((*ends, len(old)), (*new_ends, len(new)), strict=True):
        for one in stretches(old[start:end], new[new_start:new_end]):
            yield AlignedStretch(
                one.same,
                start + one.old_start,
                start + one.old_end,
                new_start + one.new_start,
                new_start + one.new_end,
            )
        if end < len(old):
            yield AlignedStretch(True, end, end + 1, new_end, new_end + 1)
        start, new_start = end + 1, new_end + 1


def applied(text: str, edits: Sequence[LineEdit]) -> str:
    """The line with these edits of its words."""
    pieces, at = [], 0
    for one in sorted(
        (e for e in edits if e.kind in ("words", "typography")), key=lambda e: (e.start, e.end)
    ):
        pieces += [text[at : max(one.start, at)], one.new]
        at = max(one.end, at)
    return "".join((*pieces, text[at:]))


def who(changes: Sequence[Change], *, adds: bool) -> tuple[str, str]:
    """Author and date of the change that brought something (`adds`) or took it away."""
    found = [one for one in changes if (one.adds if adds else one.removes)]
    return (found[-1].author, found[-1].date) if found else ("", "")


def _key(token: _Token, shared: set[str]) -> str:
    return f"#{token.target}" if token.target in shared else token.key


def _tokens(line: WordLine, picture: PictureKey) -> list[_Token]:
    """The words of a line; a reference to a place in the document is one word, a picture is what it shows."""
    found: list[_Token] = []
    at = 0
    plain_from = 0
    for atom in (*line.atoms, None):
        target = atom.look.link[1:] if atom and atom.look.link.startswith("#") and atom.text else ""
        parting = atom is not None and atom.serial < 0 and atom.text == BREAK
        special = atom is not None and (target or parting or isinstance(atom.inner, WordPicture | Foreign))
        if atom is None or special:
            found += _words(line.text, plain_from, at)
        if atom is None:
            break
        end = at + len(atom.text)
        if target and found and found[-1].target == target and found[-1].end == at and plain_from == at:
            last = found.pop()
            found.append(_Token(seen(line.text[last.start : end]), last.start, end, target))
        elif target:
            found.append(_Token(seen(atom.text), at, end, target))
        elif isinstance(atom.inner, WordPicture):
            found.append(_Token(f"\ufffc{picture(atom.inner)}", at, end))
        elif special:
            found.append(_Token(BREAK if parting else f"\ufffc{atom.text}", at, end))
        at = end
        plain_from = at if special else plain_from
    return found


def _words(text: str, start: int, end: int) -> Iterator[_Token]:
    for first, last in token_spans(text[start:end]):
        yield _Token(seen(text[start + first : start + last]), start + first, start + last)


def _edit(
    text: str, other: str, old: list[_Token], new: list[_Token], i: int, j: int, k: int, m: int
) -> LineEdit:
    """The edit of the words from `i` to before `j`, in whose place those from `k` to before `m` stand."""
    start, end = old[i - 1].end if i else 0, old[j].start if j < len(old) else len(text)
    first, last = new[k - 1].end if k else 0, new[m].start if m < len(new) else len(other)
    here, there = text[start:end], other[first:last]
    head = _common(here, there)
    here, there, start = here[head:], there[head:], start + head
    tail = _common(here[::-1], there[::-1])
    here, there = here[: len(here) - tail], there[: len(there) - tail]
    if not f"{here}{there}".strip() and BREAK in here + there:
        return LineEdit(start, start, *(("¶", "split") if BREAK in there else ("", "joined")))
    kind: EditKind = "typography" if as_typed(here) == as_typed(there) else "words"
    return LineEdit(start, start + len(here), there, kind)


def _common(one: str, other: str) -> int:
    """How many blanks both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if not (a.isspace() and b.isspace() and (a == BREAK) == (b == BREAK)):
            break
        count += 1
    return count


def _overlap(one: LineEdit, other: LineEdit) -> bool:
    return (one.start < other.end and other.start < one.end) or (one.start, one.end) == (
        other.start,
        other.end,
    )


def _tracked(
    written: WordLine, before: WordLine, after: Sequence[LineStretch], same: Sequence[tuple[_Token, _Token]]
) -> Iterator[LineEdit]:
    """The tracked changes inside a line, at their places in it as it was written."""
    there = {atom.serial for atom in after}
    here = {atom.serial for atom in before.atoms}
    come = [atom for atom in after if atom.serial not in here and atom.serial >= 0]
    at = 0
    for atom in before.atoms:
        behind = atom.serial if atom.serial >= 0 else -1 - atom.serial
        while come and come[0].serial < behind:
            new = come.pop(0)
            yield _at_place(written, same, at, at, new.text, who(new.changes, adds=True))
        if atom.serial < 0:
            at += len(atom.text)
            continue
        if atom.serial not in there:
            yield _at_place(written, same, at, at + len(atom.text), "", who(atom.changes, adds=False))
        else:
            for change in atom.changes:
                if change.kind == "formatted" and atom.text.strip():
                    place = _at_place(
                        written, same, at, at + len(atom.text), "", (change.author, change.date)
                    )
                    new_words = written.text[place.start : place.end]
                    traits = traits_at(written, place.start, place.end, atom.look)
                    yield place._replace(new=new_words, kind="looks", traits=traits)
        at += len(atom.text)
    for new in come:
        yield _at_place(written, same, at, at, new.text, who(new.changes, adds=True))


def _at_place(
    written: WordLine,
    same: Sequence[tuple[_Token, _Token]],
    start: int,
    end: int,
    new: str,
    who_and_when: tuple[str, str],
) -> LineEdit:
    first = _mapped(written, same, start)
    last = _mapped(written, same, end) if end > start else first
    return LineEdit(first, max(first, last), new, "words", *who_and_when, pending=True)


def _mapped(written: WordLine, same: Sequence[tuple[_Token, _Token]], at: int) -> int:
    """The place in the line as written for one in the line before the tracked changes."""
    nearest = 0
    for old, new in same:
        if new.start <= at <= new.end:
            return min(old.start + at - new.start, old.end)
        if new.end < at:
            nearest = min(old.end + at - new.end, len(written.text))
        else:
            break
    return nearest
