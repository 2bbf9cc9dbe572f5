"""Numbers and dates that contradict each other, in a document and between the documents of one offer."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Related, Span, WordPlace
from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.checks.angaben_im_text import Angabe, compiled, figure_patterns, stated_in
from teilhabe_docs.rules.engine.match import TextSource
from teilhabe_docs.rules.engine.prose import sentence_around
from teilhabe_docs.rules.engine.rows import FieldName, rows
from teilhabe_docs.rules.finished.finished_document import FinishedDocument

_PLACES, _PERSONS = "angebot.plaetze", "angebot.personen"
_NAMES_PLACES = re.compile("[Pp]l[aä]tz|apazität")
_MOST_VALUES = 8
"""With more different values of one figure nearly each is a sum of others."""


class ComparedFigure(Model):
    """A figure that has one value in all documents of an offer, and what findings call it.

    A sentence with one of `ausser` speaks of a part, or of something else.
    """

    feld: FieldName
    name: Text
    ausser: TextTuple = ()


class SectionWord(Model):
    """A word in headings below which patterns with `nur` mean the offer as a whole."""

    wort: Text


class Mention(NamedTuple):
    """A place of a document that says something, in its words."""

    document: FinishedDocument
    source: TextSource
    begin: int
    end: int
    words: str

    def finding(self, kind: FindingCode, message: str, other: "Mention") -> Finding:
        """A finding here that this contradicts the other."""
        section = self.document.section(self.source)
        begin, end = (self.source.searched.as_typed(at) for at in (self.begin, self.end))
        related = Related(other.document.file, Span(), f"dort »{other.words}«", other.place)
        return kind.finding(
            message,
            self.document.file,
            related=related,
            place=section.place(begin),
            words=section.words(begin, end),
        )

    @property
    def place(self) -> WordPlace:
        """Where in the document."""
        return self.document.section(self.source).place(self.source.searched.as_typed(self.begin))

    def as_seen_from(self, other: "Mention") -> str:
        """Where it stands, in words."""
        file = f"»{self.document.file}«" if self.document.file != other.document.file else ""
        return ", ".join(filter(None, (file, self.place.words)))


def contradicting_figures(documents: Sequence[FinishedDocument]) -> Iterator[Finding]:
    """For each figure with several values: where the rarer ones first stand, each with the commonest."""
    for figure, mentions in _mentions(documents).items():
        values: dict[Decimal | date, list[Mention]] = {}
        for value, mention in mentions:
            values.setdefault(value, []).append(mention)
        for part in _parts(values):
            del values[part]
        if not 2 <= len(values) <= _MOST_VALUES:
            continue
        (usual, others), *rarer = sorted(values.items(), key=lambda item: -len(item[1]))
        for _, here in rarer:
            other, first = others[0], here[0]
            kind = codes.WORD_DATUM if isinstance(usual, date) else codes.WORD_ZAHL
            text = (
                f"Hier steht »{first.words}«, an anderer Stelle »{other.words}« "
                f"({other.as_seen_from(first)}). Bitte {figure.name} überall gleich angeben."
            )
            yield first.finding(kind, text, other)


def _mentions(
    documents: Sequence[FinishedDocument],
) -> dict[ComparedFigure, list[tuple[Decimal | date, Mention]]]:
    figures = {row.feld: row for row in rows(__name__, "gegenstaende", ComparedFigure)}
    found: dict[ComparedFigure, list[tuple[Decimal | date, Mention]]] = {}
    for document in documents:
        taken: set[tuple[str, int, int]] = set()
        for row, pattern in _patterns():
            if (figure := figures.get(_figure(row))) is None:
                continue
            for source in document.texts_with(*row.woran):
                if row.nur and not _is_about_the_offer(document, source):
                    continue
                for stated in stated_in(row, pattern, source.text):
                    begin, end = sentence_around(source.text, stated.von, stated.bis)
                    place = (figure.feld, id(source), stated.von)
                    if place in taken or any(word in source.text[begin:end] for word in figure.ausser):
                        continue
                    taken.add(place)
                    mention = Mention(document, source, stated.von, stated.bis, stated.worte)
                    found.setdefault(figure, []).append((stated.gelesen, mention))
    return found


def _figure(row: Angabe) -> str:
    """What a pattern speaks of here: with a field for places, persons are those who have one, else others."""
    return _PERSONS if row.feld == _PLACES and not _NAMES_PLACES.search(row.muster) else row.feld


def _parts(values: dict[Decimal | date, list[Mention]]) -> set[Decimal | date]:
    """The values that make up another one together: places of groups, persons of teams."""
    if len(values) > _MOST_VALUES:
        return set()
    numbers = [
        value for value, mentions in values.items() for _ in mentions[:2] if isinstance(value, Decimal)
    ]
    parts: set[Decimal | date] = set()
    for size in range(2, len(numbers)):
        for some in combinations(numbers, size):
            if sum(some) in values:
                parts.update(some)
    return parts


@cache
def _patterns() -> tuple[tuple[Angabe, re.Pattern[str]], ...]:
    return (*figure_patterns(), *compiled(rows(__name__, "angaben", Angabe)))


def _is_about_the_offer(document: FinishedDocument, source: TextSource) -> bool:
    heading = document.section(source).place(0).heading
    return not heading or any(row.wort.casefold() in heading.casefold() for row in _section_words())


@cache
def _section_words() -> tuple[SectionWord, ...]:
    return rows(__name__, "abschnitte", SectionWord)
