"""Which words of a section the notes in the margin are about."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from teilhabe_docs.documents.blocks import Footnote, Link, Paragraph, Section, TextRun, children_of
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.documents.quoted_words import QuotedWords
from teilhabe_docs.rendering.plain_words import has_content


class Mark(NamedTuple):
    """Words of a run, by where they begin and end in it, and what is said of them."""

    begin: int
    end: int
    notes: list[MarginNote]


def marks(notes: Iterable[MarginNote], section: Section) -> tuple[dict[int, list[Mark]], list[MarginNote]]:
    """The marks by the number of the run in the section, its title being 0; and the notes without one."""
    texts = [run.replace("\u00a0", " ") for run in _runs(section)]
    found: dict[int, list[Mark]] = {}
    rest = []
    for note in notes:
        taken = {(number, mark.begin) for number, marks in found.items() for mark in marks}
        if note.words and (place := _place(note.words, texts, taken)):
            number, begin = place
            found.setdefault(number, []).append(Mark(begin, begin + len(note.words.words), [note]))
        else:
            rest.append(note)
    return {number: _apart(marks) for number, marks in found.items()}, rest


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks of a run in their order; what overlaps is one."""
    apart: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark[:2]):
        if apart and mark.begin < apart[-1].end:
            last = apart.pop()
            mark = Mark(last.begin, max(last.end, mark.end), last.notes + mark.notes)
        apart.append(mark)
    return apart


def _runs(section: Section) -> Iterator[str]:
    """The texts of a section in the order in which they are written, up to its first subsection."""
    yield section.titel
    for block in section.kinder:
        if isinstance(block, Section):
            return
        yield from _below(block)


def _below(node: Any) -> Iterator[str]:
    if isinstance(node, TextRun):
        yield node.text
    elif not (isinstance(node, Footnote | Link) or (isinstance(node, Paragraph) and not has_content(node))):
        for child in children_of(node):
            yield from _below(child)


def _place(
    words: QuotedWords, texts: Sequence[str], taken: Collection[tuple[int, int]]
) -> tuple[int, int] | None:
    """The run and where in it: as what stands around the words says, else where they are only once.

    Where others are `taken` already, the next place that is alike.
    """
    places = [(number, begin) for number, text in enumerate(texts) for begin in _all(words.words, text)]
    fits = {(number, begin): _fit(words, texts[number], begin) for number, begin in places}
    fitting = [place for place in places if fits[place] == max(fits.values()) > 0]
    if fitting:
        return next((place for place in fitting if place not in taken), fitting[0])
    return places[0] if words.quoted and len(places) == 1 else None


def _all(words: str, text: str) -> Iterator[int]:
    begin = text.find(words)
    while begin >= 0:
        yield begin
        begin = text.find(words, begin + 1)


def _fit(words: QuotedWords, text: str, begin: int) -> int:
    """On how many sides of a place stands what the author's file has there."""
    before, after = text[:begin], text[begin + len(words.words) :]
    return (bool(words.before.strip()) and before.endswith(words.before)) + (
        bool(words.after.strip()) and after.startswith(words.after)
    )
