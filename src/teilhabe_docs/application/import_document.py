"""A Word file on its way into a concept: what was read of it, and where its units belong."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.word_lint import MOST_TEXT
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.known_text.fixed_lines import fixed_weight
from teilhabe_docs.documents.known_text.pattern_lines import PatternLine
from teilhabe_docs.documents.known_text.placed_unit import Placed, Speaks
from teilhabe_docs.documents.known_text.profile_lines import profile_lines
from teilhabe_docs.documents.known_text.unit_places import allocated
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.recognition.asked import asked, title_requirements
from teilhabe_docs.documents.recognition.document_title import at_title
from teilhabe_docs.documents.recognition.profile_words import names_of, typical_words
from teilhabe_docs.documents.recognition.weighing import weighed
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.reading.word_model import WordDocument
from teilhabe_docs.reading.word_package import EXTENSIVE, MAX_FILE
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_units import UnitSections, WordUnit, unit_sections, word_units
from teilhabe_docs.reading.word_views import WordView, view

if TYPE_CHECKING:
    from teilhabe_docs.application.word_profiles import JudgedBy
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.documents.profile.shelf import Shelf


MOST_UNITS = 20_000
"""So many paragraphs, items and rows are taken over at most; 126 pages have 2 000."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A Word file by the name that the call has for it, its units after all tracked changes, and remarks."""

    name: str
    data: bytes
    document: WordDocument
    view: WordView
    units: tuple[WordUnit, ...]
    sections: UnitSections
    findings: tuple[Finding, ...]

    @property
    def short_name(self) -> str:
        """Its name alone, for what is written into files: the same wherever it lies."""
        return PurePath(self.name).name


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """A document with the profile that it was compared with, the lines of that, and the places of its units.

    Without a profile all units are `rest`.
    """

    read: ReadDocument
    judged: "JudgedBy | None"
    lines: tuple[PatternLine, ...]
    placed: tuple[Placed, ...]


def read_document(called: str) -> ReadDocument:
    """Read a Word file; one that cannot be read is an `ImpossibleError` with the finding that says why."""
    from teilhabe_docs.application.called_paths import existing_file

    place = existing_file(called, "die Word-Datei")
    content = read(place, MAX_FILE)
    if isinstance(content, Obstacle):
        raise _refused(called, (content.kennung.finding(content.text, called),))
    reading = read_word(content, called)
    if reading.document is None:
        raise _refused(called, reading.findings)
    shown = view(reading.document)
    units = word_units(shown)
    if len(units) > MOST_UNITS or sum(len(one.unit.text) for one in units) > MOST_TEXT:
        text = f"Die Datei enthält zu viel Text, um ihn zu übernehmen. {EXTENSIVE}"
        raise _refused(called, (codes.WORD_ZU_UMFANGREICH.finding(text, called),))
    sections = unit_sections(units, shown.notes)
    return ReadDocument(called, content, reading.document, shown, units, sections, reading.findings)


def _refused(called: str, findings: Sequence[Finding]) -> ImpossibleError:
    from teilhabe_docs.reporting.report import report_on

    return ImpossibleError(Cause.CONTENT, _NOTHING, (report_on(findings, (called,), {}),))


def profiles_of(
    documents: Sequence[ReadDocument], names: Sequence[str], own: Sequence[str], shelf: "Shelf"
) -> "tuple[list[JudgedBy | None], tuple[Notice, ...]]":
    """The profile of each document, and what there is to say of that.

    The one that the call names, else the one of its kind among the offer's `own`, else the best match.
    """
    from teilhabe_docs.application.word_profiles import judged_by, profiles_named, unused

    named = profiles_named(names, shelf)
    judged: list[JudgedBy | None] = []
    for one in documents:
        by = judged_by(one.sections.sections, named, shelf)
        if by is not None and by.chosen and own:
            by = judged_by(one.sections.sections, profiles_named(own, shelf), shelf) or by
        judged.append(_by_fixed_text(one, by, shelf) if by is not None and by.chosen else by)
    if documents and (error := unused(named, judged)):
        raise error
    notices: list[Notice] = []
    for one, found in zip(documents, judged, strict=True):
        name = PurePath(one.name).name
        if found is None:
            notices.append(_UNJUDGED.format(name))
        elif found.chosen:
            notices.append(_CHOSEN.format(name, DOKUMENTE[found.profil.dokument], found.profil.name))
    return judged, tuple(notices)


def _by_fixed_text(document: ReadDocument, by: "JudgedBy", shelf: "Shelf") -> "JudgedBy":
    """The profile of the same kind whose fixed text stands in the document, where one clearly does."""
    from teilhabe_docs.documents.profile.resolve import all_profiles
    from teilhabe_docs.documents.recognition.judge import judge

    units = [one.unit for one in document.units]
    own = fixed_weight(units, profile_lines(by.profil))
    others = [p for p in all_profiles(shelf) if p.dokument == by.profil.dokument and p.name != by.profil.name]
    by_weight = [(fixed_weight(units, profile_lines(profil)), profil) for profil in others]
    most = max((weight for weight, _ in by_weight), default=0.0)
    if most <= max(own * _CLEARLY, _LEAST_FIXED):
        return by
    alike = [profil for weight, profil in by_weight if weight == most]
    best = min(
        alike, key=lambda p: (by.basis not in p.vertragsgrundlagen, bool(p.land), len(p.quellen), p.name)
    )
    return by._replace(profil=best, judgement=judge(document.sections.sections, best))


def placed_document(document: ReadDocument, judged: "JudgedBy | None") -> PlacedDocument:
    """Where the units of a document belong by a profile."""
    if judged is None:
        return PlacedDocument(document, None, (), (Placed("rest"),) * len(document.units))
    profil = judged.profil
    lines = profile_lines(profil)
    evidence = _Evidence(document.sections, judged)

    def is_list(line: PatternLine) -> bool:
        return bool(line.inner) or (bool(line.path) and profil.fields.at(line.path.field).ist_liste)

    units = [one.unit for one in document.units]
    return PlacedDocument(document, judged, lines, allocated(units, lines, evidence, is_list))


class _Evidence:
    """What the sections of a document say of the requirements of a profile."""

    def __init__(self, sections: UnitSections, judged: "JudgedBy") -> None:
        profil: Profil = judged.profil
        given = sections.sections
        titled = at_title(given, title_requirements(profil), profil)
        vocabulary = (names_of(profil), typical_words(profil))
        self._weighed = weighed(given, vocabulary, tuple(asked(profil)), titled)
        self._found = judged.judgement.by_section
        self._places = sections.places

    def __call__(self, unit: int, slugs: Sequence[str]) -> Speaks:
        section = self._places[unit][0]
        total = self._weighed[section].total
        found = self._found[section]
        named = set(self._weighed[section].sure)
        certain = bool(named) and named <= set(slugs) and set(found) <= set(slugs)
        return Speaks(max((total.get(slug, 0.0) for slug in slugs), default=0.0), certain)


_CLEARLY, _LEAST_FIXED = 1.02, 60.0
"""So much more fixed text of another profile, and at least so much of it, decides against the best match."""
_NOTHING = "Es wurde nichts übernommen."
_UNJUDGED = (
    "»{}« passt zu keinem Profil: Weder Titel noch Überschriften sprechen für eines. Er wird ohne "
    "Zuordnung übernommen; --profile nennt ein Profil, »tdocs profiles« zeigt alle."
)
_CHOSEN = (
    "»{}« wird als {} nach dem Profil »{}« übernommen, das am besten passt. Ein anderes nennt --profile."
)
