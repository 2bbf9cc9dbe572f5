"""One document of an offer as it is looked at: its page with places, its outline, its open places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.repository_reports import name_from
from teilhabe_docs.application.source_places import SourcePlace, SourcePlaces, findings_at
from teilhabe_docs.diagnostics import Finding, has_errors
from teilhabe_docs.documents.blocks import BlockDocument, OpenPlace, Section, nodes
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.margin import FindingSections
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rendering.assembly import AssembledDocument, assemble
from teilhabe_docs.rendering.html.anchors import anchor_of
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.html.origin_spans import with_origin_spans
from teilhabe_docs.reporting.outline_forms import state_words
from teilhabe_docs.reporting.status_forms import NEED_WORDS

if TYPE_CHECKING:
    from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection
    from teilhabe_docs.loading.loaded_concept import LoadedConcept

LOOKS = """
@media screen {
[data-datei]:hover { background: #eef4fb; cursor: pointer; }
.befund { text-decoration: underline wavy #8a6a00; text-underline-offset: .2em; }
.befund.error { text-decoration-color: #b3261e; }
.gezeigt { outline: 3px solid #0b4f8a; outline-offset: 3px; background: #fff8db; }
}
"""
"""What marks places with findings, and the one that is shown; nothing of it is printed."""


class OutlineRow(NamedTuple):
    """A section: its anchor in the page, its number and title, its state in one word and in several.

    `places` are where the fields stand that it needs.
    """

    anchor: str
    level: int
    title: str
    state: NeedState
    words: str
    places: tuple[SourcePlace, ...]


class OpenRow(NamedTuple):
    """An open place: what is to be filled in, where, and the anchor of its section."""

    hint: str
    place: SourcePlace
    anchor: str


class DocumentPage(NamedTuple):
    """A document as a page, its open places in reading order, the digest of all of it.

    `anchors` are the places of findings in it, by finding. `faults` keep it from being built whole.
    """

    html: str
    open_places: tuple[OpenRow, ...]
    anchors: Mapping[Finding, str]
    digest: str
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class PreviewedDocument:
    """A document by its outline; its page is built when it is asked for, and once.

    `findings` are those of the offer; files are named as they are seen from `before` their repository.
    """

    loaded: "LoadedConcept" = field(repr=False)
    outline: "Gliederung" = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    before: PurePath

    @property
    def kind(self) -> str:
        """`leistungsvereinbarung`, `fachkonzept`, `leistungsbeschreibung`."""
        return self.outline.profil.dokument

    @property
    def title(self) -> str:
        """What people call it."""
        return DOKUMENTE[self.kind]

    @property
    def profile(self) -> str:
        """The name of its profile."""
        return self.outline.profil.name

    @cached_property
    def rows(self) -> tuple[OutlineRow, ...]:
        """Its outline, row after row."""
        places = SourcePlaces(self.loaded, self.before)
        return tuple(_row(section, places) for section in self.outline.alle())

    @cached_property
    def page(self) -> DocumentPage:
        """The page."""
        built = assemble(self.loaded, self.outline, named=True)
        anchors: dict[Finding, str] = {}
        sections = FindingSections(self.loaded, self.outline)
        names = {name_from(self.before, name): name for name in _names(self.loaded)}
        for finding in self.findings:
            if section := sections.of(finding.umbenannt(names)):
                anchors[finding] = anchor_of(section)
        html = with_origin_spans(write_html(built.dokument, LOOKS), self._attributes())
        open_places = tuple(self._open_places(built))
        told = repr((html, open_places, sorted(anchors.values()), self.rows))
        digest = sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
        return DocumentPage(html, open_places, anchors, digest, _faults(built))

    def _attributes(self) -> "_Attributes":
        return _Attributes(SourcePlaces(self.loaded, self.before), self.findings)

    def _open_places(self, built: AssembledDocument) -> Iterator[OpenRow]:
        places = SourcePlaces(self.loaded, self.before)
        inside = _sections_of_open_places(built.dokument)
        for place in built.offene:
            found = places.of(place.pfad)
            if found is not None:
                yield OpenRow(place.hinweis, found, inside.get(id(place), ""))


class _Attributes:
    """What each stretch of text says of itself: where it comes from, and what is found there."""

    def __init__(self, places: SourcePlaces, findings: tuple[Finding, ...]) -> None:
        self._places = places
        self._findings = findings

    def __call__(self, path: FieldPath, text: str) -> Mapping[str, str]:
        place = self._places.of(path, text)
        if place is None:
            return {}
        said = {"data_datei": place.file, "data_zeile": str(place.line), "data_pfad": place.path}
        if found := findings_at(place, self._findings):
            weight = min(finding.severity for finding in found)
            said["class_"] = f"befund {weight}"
            said["title"] = " · ".join(f"{one.severity.word} {one.code}: {one.message}" for one in found)
        return said


def _names(loaded: "LoadedConcept") -> set[str]:
    """The files of an offer."""
    return {name for file in loaded.dateien.values() for name in (file.file, *file.texte)}


def _row(section: "OutlinedSection", places: SourcePlaces) -> OutlineRow:
    number = "" if section.allein else section.nummer
    title = f"{number} {section.plan.eintrag.titel}".strip()
    fields = dict.fromkeys(field for need in section.punkte for field in need.felder or (need.feld,))
    found = dict.fromkeys(place for one in fields if (place := places.of(one)))
    words = state_words(section).replace(section.zustand, NEED_WORDS[section.zustand], 1)
    return OutlineRow(anchor_of(section.id), section.ebene, title, section.zustand, words, tuple(found))


def _sections_of_open_places(document: BlockDocument) -> dict[int, str]:
    """The anchor of the section around each open place, the innermost."""
    around: dict[int, str] = {}
    for node in nodes(document):
        if isinstance(node, Section):
            around |= {id(one): anchor_of(node.id) for one in nodes(node) if isinstance(one, OpenPlace)}
    return around


def _faults(built: AssembledDocument) -> tuple[Finding, ...]:
    return built.befunde if has_errors(built.befunde) else ()
