"""What a profile is once it is resolved: its sections with their bodies, and where its mistakes stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.profile.entry_place import EntryPlace, RemovedPart
from teilhabe_docs.documents.profile.former_in_profile import Rename
from teilhabe_docs.documents.profile.requirements import Requirements
from teilhabe_docs.documents.profile.shelf import BUILT_IN, Shelf
from teilhabe_docs.documents.profile.vocabulary import ANNEX_LISTS, Abschnittseintrag, Bedarf
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.grammar import PartMark
from teilhabe_docs.documents.template.traits import Merkmale
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.former_names import FormerName
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section of a resolved profile: its entry, its full id, its body if it has one.

    `eigene` are the bodies of parts that a profile replaces or adds (`teile: {id: {text: …}}`); `source` is
    where the profile comes from that asks for what it needs, the section's own `quelle` aside.
    """

    eintrag: Abschnittseintrag
    id: str
    koerper: Body | None
    eigene: Mapping[str, Body]
    kinder: "tuple[SectionPlan, ...]"
    ort: EntryPlace
    source: str = ""

    @property
    def marken(self) -> tuple[PartMark, ...]:
        """The marks of the body without replaced letters, added parts behind the one they follow."""
        from teilhabe_docs.documents.profile.own_parts import with_appended

        return with_appended(self._im_text, self.eintrag.teile, self.eigene)

    @property
    def angefuegte(self) -> tuple[str, ...]:
        """The parts that a profile adds, in the order in which each is put behind the one it follows."""
        from teilhabe_docs.documents.profile.own_parts import appended

        return appended(self.eintrag.teile, [m.id for m in self._im_text if m.absatz and m.id])

    @property
    def entfernte(self) -> frozenset[str]:
        """The parts that a profile has taken out."""
        return frozenset(k for k, teil in self.eintrag.teile.items() if isinstance(teil, RemovedPart))

    @property
    def _im_text(self) -> tuple[PartMark, ...]:
        return self.koerper.marken if self.koerper else ()

    def bedarfe(self) -> Iterator[Bedarf]:
        """The needs of the section and of its parts."""
        yield from self.eintrag.braucht
        for teil in self.eintrag.teile.values():
            yield from teil.braucht

    def alle(self) -> "Iterator[SectionPlan]":
        """This section and all below it, in order."""
        yield self
        for kind in self.kinder:
            yield from kind.alle()


@dataclass(frozen=True, slots=True, eq=False)
class Profil:
    """A resolved profile. `befunde` are its own mistakes; with an error among them it is not usable.

    `herkunft` is the folder it stands in, empty if it is built in; `texte` are its files, `eigene_texte`
    those that are not built in, also of parents in other folders, and `quellen` its outlines by name.
    `fields` are those that its offers may have, `regal` is where it stands with the others. `former_sections`
    are the ids of sections by those they had before, `renames` the old names in its own files. One with the
    clauses of an offer is `laid_over` that without.
    """

    name: str
    dokument: str
    herkunft: str
    titel: str
    land: str
    stand: date | None
    quelle: str
    vertragsgrundlagen: tuple[str, ...]
    begleiter: dict[str, str]
    zaehlung: Literal["paragraf", "dezimal"]
    verbindlich: str
    abschnitte: tuple[SectionPlan, ...]
    verlangt: tuple[str, ...] = ()
    merkmale: Merkmale = field(default_factory=Merkmale)
    befunde: tuple[Finding, ...] = ()
    texte: Mapping[str, str] = field(default_factory=dict)
    eigene_texte: Mapping[str, str] = field(default_factory=dict)
    quellen: Mapping[str, Document] = field(default_factory=dict)
    fields: FieldCatalogue = BUILT_IN_FIELDS
    regal: Shelf = BUILT_IN
    former_sections: Mapping[str, FormerName] = field(default_factory=dict)
    renames: tuple[Rename, ...] = ()
    laid_over: "Profil | None" = None

    @property
    def without_clauses(self) -> "Profil":
        """The same for every offer: without the clauses of one."""
        return self.laid_over or self

    def befund(
        self, ort: EntryPlace, text: str, code: codes.FindingCode = codes.PROFIL_FEHLERHAFT
    ) -> Finding:
        """A mistake of the profile at a place in one of its outline files."""
        return finding_at_entry(self.quellen[ort.profil], ort, text, code)

    @property
    def requirements(self) -> Requirements:
        """The requirements that it can meet."""
        return self.regal.requirements

    def kopf(self, schluessel: str) -> EntryPlace:
        """Where a key of the head stands: in the nearest outline of the chain that has it."""
        nah = next((name for name, quelle in self.quellen.items() if schluessel in quelle.data), self.name)
        return EntryPlace(nah, (schluessel,))

    def asked_at(self, slug: str) -> EntryPlace | None:
        """Where the nearest outline of the chain asks for a requirement under »verlangt«; None: nowhere."""
        for name, outline in self.quellen.items():
            asked = outline.data.get("verlangt")
            every = asked if isinstance(asked, list) else [asked]
            if slug in every:
                return EntryPlace(name, ("verlangt", every.index(slug)))
        return None

    @property
    def needed_annexes(self) -> frozenset[str]:
        """The ids of the annexes that must be listed; built-in profiles ask for none."""
        if not self.herkunft:
            return frozenset()
        needs = (need for plan in self.alle() for need in plan.bedarfe())
        return frozenset(need.mit["id"] for need in needs if need.feld == ANNEX_LISTS and "id" in need.mit)

    def alle(self) -> Iterator[SectionPlan]:
        """All sections in order, from outer to inner."""
        for abschnitt in self.abschnitte:
            yield from abschnitt.alle()


def finding_at_entry(
    quelle: Document, ort: EntryPlace, text: str, code: codes.FindingCode = codes.PROFIL_FEHLERHAFT
) -> Finding:
    """The finding at a place: at the id that is changed, removed or ordered, at a single value for a list."""
    span, pfad = entry_span(quelle, ort.pfad)
    return code.finding(text, quelle.file, span, pfad)


def entry_span(quelle: Document, ziel: DataPath) -> tuple[Span, str]:
    """Where an entry of an outline shows, and its path in words."""
    pfad: tuple[str | int, ...] = ()
    hier: PlainValue = quelle.data
    for schritt in ziel:
        if schritt != 0 or isinstance(hier, list):
            pfad, hier = (*pfad, schritt), into(hier, schritt)
    am_namen = len(pfad) == 2 and pfad[0] in ("aendern", "entfernen", "felder")
    am_namen |= len(pfad) > 1 and pfad[0] == "reihenfolge"
    span = quelle.key_span(pfad) if am_namen else quelle.span(pfad)
    return span, quelle.path_text(pfad)


def profile_finding(datei: str, span: Span, text: str, pfad: str = "") -> Finding:
    """A finding on a profile itself (TD801)."""
    return codes.PROFIL_FEHLERHAFT.finding(text, datei, span, pfad)
