"""A document read along the lines that known profiles print: which line each sentence is, and its values."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teilhabe_docs.documents.found_values.body_lines import START
from teilhabe_docs.documents.found_values.known_sections import KnownSections, Lines, title_key
from teilhabe_docs.documents.found_values.line_pattern import SENTENCE_END, LinePattern, comparable, readable
from teilhabe_docs.documents.found_values.same_form import without_mark
from teilhabe_docs.documents.known_text.body_parts import Loop
from teilhabe_docs.documents.recognition.given_section import GivenSection

_NEXT = re.compile(rf"{SENTENCE_END}|\n")
_MARKED = re.compile(r"(?:[-•·–*▪◦‣])\s")
_LONGEST, _MOST_CELLS = 6000, 40
"""Nobody writes a longer paragraph or a wider row; one that is prints no line of a profile."""
_NOTE = re.compile(r"\[\^[\w-]+\]")


class Matched(NamedTuple):
    """A line found in a text, `text[match.start():match.end()]`, as written and in comparable form.

    `followed`: it may stand behind the line before, or here; `entered` are the loops of which an entry
    begins. `block`: a whole paragraph of the text or list that the line is. `also` are lines that it may be
    as well, `ambiguous`: with other fields. `listed`: it is an item of a list.
    """

    lines: Lines
    pattern: LinePattern
    match: re.Match[str] | None
    text: str
    place: tuple[int, int | None]
    followed: bool
    entered: tuple[Loop, ...]
    block: bool = False
    also: "tuple[tuple[Lines, int], ...]" = ()
    ambiguous: bool = False
    listed: bool = False


class _Step(NamedTuple):
    lines: Lines
    number: int
    entered: tuple[Loop, ...]


class KnownRun:
    """Walks through a document; `matched` yields the lines in its order."""

    def __init__(self, known: KnownSections) -> None:
        self._known = known
        self._at: list[tuple[Lines, int]] = []
        self._home: tuple[Lines, ...] = ()
        self._telling = [
            (lines, pattern) for lines in known.every for pattern in lines.patterns if pattern.known_anywhere
        ]
        self._possible: list[tuple[Lines, LinePattern]] = []
        self._plainly = ""
        self._lost = False
        self._listed = False

    def matched(self, sections: Sequence[GivenSection]) -> Iterator[Matched]:
        """The lines of known bodies that the sections hold."""
        for index, section in enumerate(sections):
            if section.heading and not self._begins(section.title):
                yield from self._paragraph(section.title, (index, None))
            for number, paragraph in enumerate(section.paragraphs):
                yield from self._paragraph(paragraph, (index, number))

    def _begins(self, title: str) -> bool:
        """Whether a heading is that of a known section, which begins."""
        found = self._known.by_title.get(title_key(title))
        if not found:
            return False
        self._at, self._lost, self._home = [(lines, START) for lines in found], False, found
        return True

    def _paragraph(self, paragraph: str, place: tuple[int, int | None]) -> Iterator[Matched]:
        if _NOTE.match(paragraph.lstrip()):
            yield from self._note(paragraph, place)
            return
        marked = bool(_MARKED.match(paragraph.lstrip()))
        text = without_mark(readable(paragraph))
        if len(text) > _LONGEST or text.count("|") > _MOST_CELLS:
            self._lost = True
            return
        form = comparable(text)
        self._plainly = form.replace(SENTENCE_END, " ")
        self._possible = [one for one in self._telling if one[1].fixed in self._plainly]
        at = 0
        any_found = False
        while at < len(text):
            found = self._line(form, at, text, place)
            if found and found.block:
                found = self._within_block(text, place, marked) or found
            if found is None and at == 0 and " | " in text and (by_cell := self._cells(text, place)):
                self._at, self._lost = [(one.lines, one.pattern.number) for one in by_cell], False
                yield from by_cell
                return
            if found is None and at == 0 and not any_found:
                if block := self._within_block(text, place, marked):
                    yield block._replace(listed=marked)
                    return
                if len(text) < 60 and self._begins(text):
                    return
            if found is None:
                self._lost = True
                behind = _NEXT.search(form, at)
                if behind is None:
                    return
                at = behind.end()
                continue
            any_found = True
            self._at, self._lost = [(found.lines, found.pattern.number), *found.also], False
            self._listed = marked
            yield found._replace(listed=marked)
            if found.block or found.match is None:
                self._listed = marked
                return
            at = found.match.end()
            while at < len(text) and text[at] in " \n":
                at += 1

    def _cells(self, row: str, place: tuple[int, int | None]) -> list[Matched]:
        """The cells of a row that are lines by themselves, as where two stand side by side."""
        found = (self._line(comparable(cell), 0, cell, place) for cell in row.split(" | "))
        return [one for one in found if one and not one.block and one.pattern.letters]

    def _note(self, paragraph: str, place: tuple[int, int | None]) -> Iterator[Matched]:
        """A footnote behind an entry of a list."""
        text = readable(paragraph)
        for lines, number in self._at:
            if number != START and lines.patterns[number].block and not self._lost:
                yield Matched(lines, lines.patterns[number], None, text, place, True, (), True)

    def _steps(self) -> list[_Step]:
        """The lines that may follow, each once."""
        steps: dict[tuple[int, int], _Step] = {}
        for lines, before in self._at:
            for number, entered in lines.body.follow.get(before, {}).items():
                steps.setdefault((id(lines), number), _Step(lines, number, entered))
        return list(steps.values())

    def _line(self, form: str, at: int, text: str, place: tuple[int, int | None]) -> Matched | None:
        """The best line that begins at a place of the text: one that may follow, else one known anywhere."""
        steps = sorted(
            (one for one in self._steps() if one.lines.patterns[one.number].fixed in self._plainly),
            key=lambda step: self._rank(step.lines.patterns[step.number]),
        )
        fitting = sorted(self._following(steps, form, at), key=_left_open)
        if fitting:
            (step, match), *others = fitting
            pattern = step.lines.patterns[step.number]
            also = tuple(
                (other.lines, other.number)
                for other, its in others
                if its.span() == match.span()
                and other.lines.patterns[other.number].letters == pattern.letters
            )
            unclear = (pattern.only_values or bool(pattern.line.loops)) and any(
                lines.patterns[number].paths != pattern.paths for lines, number in also
            )
            return Matched(
                step.lines, pattern, match, text, place, True, step.entered, also=also, ambiguous=unclear
            )
        if found := self._anywhere(form, at, text, place):
            return found
        if at == 0 and not self._lost:
            for step in steps:
                pattern = step.lines.patterns[step.number]
                if pattern.takes_all:
                    return Matched(step.lines, pattern, None, text, place, True, step.entered, True)
        return None

    def _following(self, steps: list[_Step], form: str, at: int) -> Iterator[tuple[_Step, re.Match[str]]]:
        """The lines that may follow and fit."""
        for step in steps:
            pattern = step.lines.patterns[step.number]
            if pattern.takes_all or (pattern.only_values and (self._lost or at)):
                continue
            if match := _fitting(pattern, form, at):
                yield step, match

    @staticmethod
    def _rank(pattern: LinePattern) -> tuple[bool, int, int]:
        return (pattern.only_values, -pattern.letters, pattern.number)

    def _anywhere(self, form: str, at: int, text: str, place: tuple[int, int | None]) -> Matched | None:
        best: Matched | None = None
        for lines, pattern in self._possible:
            if best and (pattern.letters, pattern.depth) <= (best.pattern.letters, best.pattern.depth):
                continue
            if match := _fitting(pattern, form, at):
                here = any(lines is one for one in self._home)
                best = Matched(lines, pattern, match, text, place, here, pattern.line.loops)
        return best

    def _within_block(self, text: str, place: tuple[int, int | None], marked: bool) -> Matched | None:
        """A further paragraph of the text or list that is being read."""
        for lines, number in self._at:
            pattern = lines.patterns[number] if number != START else None
            if pattern is None or not pattern.takes_all or self._lost:
                continue
            is_list = pattern.block and not pattern.catalogue.at(pattern.block.path).ist_slot
            if is_list and self._listed and not marked:
                continue
            return Matched(lines, pattern, None, text, place, True, (), True)
        return None


def _left_open(fitting: tuple[_Step, re.Match[str]]) -> tuple[bool, int, int, int]:
    """How little of a text a line says itself, and how little its fields say what they are of."""
    step, match = fitting
    pattern = step.lines.patterns[step.number]
    taken = sum(part.end - part.begin for part in pattern.found(match))
    return pattern.only_values, -pattern.letters, taken, -pattern.depth


def _fitting(pattern: LinePattern, form: str, at: int) -> re.Match[str] | None:
    closed = not (pattern.open_ended or pattern.only_values or pattern.line.kind == "row")
    begun = pattern.match(form, at, whole=False) if closed else None
    return begun or pattern.match(form, at, whole=True)
