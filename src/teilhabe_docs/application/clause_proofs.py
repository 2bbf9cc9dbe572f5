"""Whether a clause, put into the data, prints what somebody asked for and leaves all else as it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.drift import TracedChange
from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.application.merge_lines import edits_of_line, expected, fits, said
from teilhabe_docs.application.printed_lines import PrintedLines
from teilhabe_docs.application.proposed_clauses import Proposal
from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.drift_report import DriftKind
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.documents.merge_report import ProposedClause
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.model.offer_terms import Klausel
from teilhabe_docs.model.text_slot import Markdown
from teilhabe_docs.reading.word_lines import CELL, WordLine

if TYPE_CHECKING:
    from teilhabe_docs.application.merge_culprits import OfferNow
    from teilhabe_docs.loading.loaded_concept import LoadedConcept

_AGREED = {
    "grund": "Der Vertragspartner verlangt diesen Wortlaut.",
    "vereinbart_mit": "Leistungsträger",
    "vereinbart_am": date(2000, 1, 1),
}
"""What a proposal leaves to people to say; of nothing printed it is part."""


_FEW = 2
"""So many lines a clause may take away that nobody asks to go; with more it is no proposal."""


class _ProvenLine(NamedTuple):
    """A line as it is told from others: a part of the document, an item of a list, words."""

    part: str
    listed: bool
    words: str

    @classmethod
    def of(cls, line: WordLine) -> "_ProvenLine":
        return cls(line.part, line.listed, said(line.text))

    def fits(self, line: "_ProvenLine") -> bool:
        """Whether a line is like this one but for values that are left open."""
        return (self.part, self.listed) == (line.part, line.listed) and fits(self.words, line.words)


class _Print(NamedTuple):
    lines: Counter[_ProvenLine]
    open_: frozenset[tuple[str, str, str]]
    errors: Counter[tuple[str, str]]


def proven(proposals: Sequence[Proposal], now: "OfferNow") -> list[Proposal]:
    """Those that print what is asked for, each beside no other, with the lines that it takes away besides.

    Each has no error, opens no duty, and the rest of its place stays, but for few lines, and for tables whose
    rows a field prints in its own form.
    """
    if not proposals:
        return []
    before = _printed(now.loaded, now, proposals[0].clause.document)
    found = []
    for one in proposals:
        after = _printed(_with_clause(now.loaded, one.clause), now, one.clause.document)
        lost = _lost(one.changes, before, after) if before and after else None
        if lost is not None:
            found.append(one._replace(clause=replace(one.clause, loses=lost)))
    return found


def _with_clause(loaded: "LoadedConcept", clause: ProposedClause) -> "LoadedConcept":
    offer = loaded.konzept.angebot
    own = {"dokument": clause.document, "stelle": clause.stelle, "fassung": clause.version}
    new = Klausel(**own, text=Markdown(clause.text), **_AGREED)
    agreed = offer.model_copy(update={"klauseln": (*offer.klauseln, new)})
    return replace(loaded, konzept=replace(loaded.konzept, angebot=agreed))


def _printed(loaded: "LoadedConcept", now: "OfferNow", document: str) -> _Print | None:
    choice = choose(loaded, now.workspace.shelf)
    profile = choice.brauchbare.get(document)
    if profile is None:
        return None
    one = PrintedLines(loaded, profile)
    try:
        lines = one.plain
    except ImpossibleError:
        return None
    every = (line for part in (lines.body, lines.notes) for line in part)
    return _Print(Counter(map(_ProvenLine.of, every)), frozenset(_open(one.outline)), _errors(choice.befunde))


def _open(outline: Gliederung) -> Iterator[tuple[str, str, str]]:
    for section in outline.alle():
        for need in section.punkte:
            if need.zustand is NeedState.LEER and need.grad != "nein":
                yield section.id, need.teil, need.feld


def _errors(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.message) for one in findings if one.severity is Severity.ERROR)


def _lost(changes: Sequence[TracedChange], before: _Print, after: _Print) -> tuple[str, ...] | None:
    """The lines that go though nobody asks for it; None where the document would not say what is asked."""
    if after.open_ - before.open_ or after.errors - before.errors:
        return None
    gone, come = before.lines - after.lines, after.lines - before.lines
    may_go: list[_ProvenLine] = []
    must_come: list[_ProvenLine] = []
    for one in changes:
        old, new = _asked(one, changes)
        if one.change.kind is DriftKind.MOVED or not all(map(partial(_any, gone), old)):
            return None
        may_go += old
        must_come += new
    if not all(map(partial(_any, come), must_come)):
        return None
    lost = [other for other in gone if not any(line.fits(other) for line in may_go)]
    more = [other for other in come if not any(line.fits(other) for line in must_come)]
    words = tuple(one.words.replace(CELL, " | ") for one in lost if one.part != "table")
    reshaped = (any(one.part == "table" for one in some) for some in (lost, more))
    if len(words) > _FEW or any(one.part != "table" for one in more) or len({*reshaped}) > 1:
        return None
    return words


def _asked(one: TracedChange, changes: Sequence[TracedChange]) -> tuple[list[_ProvenLine], list[_ProvenLine]]:
    """The lines that a change takes away and those in their place, with all that is changed in them."""
    number = one.line.written
    if number is None:
        return [], [_ProvenLine.of(one.line.line)] if one.line.line is not None else []
    old = one.part.written[number]
    place = _ProvenLine.of(old.line)
    new = expected(old, edits_of_line(one, changes)) if one.change.kind is DriftKind.CHANGED else []
    return [place._replace(words=words) for words in expected(old, ())], [
        place._replace(words=words) for words in new
    ]


def _any(lines: Iterable[_ProvenLine], wanted: _ProvenLine) -> bool:
    return any(wanted.fits(other) for other in lines)
