"""Lines as a document would print them with changes, beside the lines that it prints."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Optional

from teilhabe_docs.application.drift import TracedChange
from teilhabe_docs.application.printed_lines import PrintedLines, TracedLine
from teilhabe_docs.documents.aligned_lines import likeness
from teilhabe_docs.documents.drift_report import DriftKind
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.reading.line_edits import LineEdit, applied, as_typed

if TYPE_CHECKING:
    from teilhabe_docs.application.drift import Drift
    from teilhabe_docs.application.merge_culprits import OfferNow
    from teilhabe_docs.loading.loaded_concept import LoadedConcept

_END, ANY = "\0", "\1"
"""Where a line is parted, and what may be anything in it."""
_ALIKE = 0.6
"""With so much in common a new line may be one that has not gone but changed."""
_SHORT = 40
"""A value of so many characters may be one that has changed with another place."""


@dataclass(frozen=True)
class SaidLines:
    """What the lines of a document say, in their order."""

    lines: tuple[str, ...]
    every: frozenset[str]

    @classmethod
    def of(cls, drift: "Drift", now: "OfferNow", loaded: "LoadedConcept") -> Optional["SaidLines"]:
        """Those of the document of a drift with these data; None where it has none any more."""
        profile = choose(loaded, now.workspace.shelf).brauchbare.get(drift.basis.printed.profile.dokument)
        if profile is None:
            return None
        lines = PrintedLines(loaded, profile).plain
        found = tuple(said(one.text) for part in (lines.body, lines.notes, lines.margins) for one in part)
        return cls(found, frozenset(found))

    def has(self, expected: Iterable[str]) -> bool:
        """Whether all of these lines are there, but for values that are left open."""
        return all(one in self.every or any(fits(one, other) for other in self.every) for one in expected)

    def shows(self, traced: TracedChange, changes: Iterable[TracedChange]) -> bool:
        """Whether a change is there already; `changes` are all of its document."""
        written, line = traced.part.written, traced.line
        before = [said(one.line.text) for one in written]
        if traced.change.kind is DriftKind.ADDED and line.line is not None:
            new = said(line.line.text)
            return new in self.every and new not in before
        if line.written is None:
            return False
        old = written[line.written]
        if traced.change.kind is DriftKind.REMOVED:
            others = self.every.difference(before)
            gone = before[line.written]
            return gone not in self.every and all(likeness(gone, one) < _ALIKE for one in others)
        if traced.change.kind is DriftKind.MOVED:
            pair = before[line.after], before[line.written]
            return line.after >= 0 and pair in zip(self.lines, self.lines[1:], strict=False)
        if traced.change.kind is not DriftKind.CHANGED or traced.edit is None:
            return False
        same = edits_of_line(traced, changes)
        kept = [e._replace(kind="words", new=old.line.text[e.start : e.end]) for e in traced.edit.edits]
        return any(
            not self.has(expected(old, kept, opened=opened))
            and any(self.has(expected(old, edits, opened=opened)) for edits in (traced.edit.edits, same))
            for opened in (False, True)
        )


def edits_of_line(traced: TracedChange, changes: Iterable[TracedChange]) -> list[LineEdit]:
    """What all of these changes do to the line that one of them is in."""
    return [
        edit
        for one in changes
        if one.part is traced.part and one.line.written == traced.line.written and one.edit
        for edit in one.edit.edits
    ]


def expected(line: TracedLine, edits: Sequence[LineEdit], *, opened: bool = True) -> list[str]:
    """The lines that are to be printed in place of one; `opened`: what others may have changed is open."""
    words = [e._replace(kind="words", new=_END) if e.kind == "split" else e for e in edits]
    values = [
        LineEdit(one.start, one.end, ANY)
        for one in line.origins
        if opened
        and one.end - one.start <= _SHORT
        and not any(e.start <= one.end and one.start <= e.end for e in edits)
    ]
    return [said(part) for part in applied(line.line.text, [*words, *values]).split(_END)]


def fits(line: str, other: str) -> bool:
    """Whether a line says what the one says that is expected, whatever stands for the values left open."""
    if ANY not in line:
        return line == other
    return bool(_pattern(line).fullmatch(other))


@lru_cache(64)
def _pattern(line: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, line.split(ANY))), re.DOTALL)


def said(text: str) -> str:
    """What a line says, whichever signs and blanks it has."""
    return " ".join(as_typed(text).split())
