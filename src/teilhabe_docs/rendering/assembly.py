"""A whole document of one offer as blocks, ready for the writers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.blocks import (
    BlockDocument,
    NormList,
    OpenPlace,
    Picture,
    Reference,
    Section,
    TextRun,
    is_signed,
    mapped,
    nodes,
)
from teilhabe_docs.documents.extent import MAX_RUN, Extent, TooLargeError
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.documents.origin_marks import printed_from
from teilhabe_docs.documents.profile.profil import profile_finding
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.numbers import german_digits
from teilhabe_docs.rendering.annex_numbers import number_anlagen
from teilhabe_docs.rendering.cross_references import places_by_id, resolve_references
from teilhabe_docs.rendering.finished_texts import finished
from teilhabe_docs.rendering.numbered_parts import counted_through
from teilhabe_docs.rendering.section import SectionBuilder
from teilhabe_docs.rendering.slot_texts import SlotReader
from teilhabe_docs.rendering.text_findings import RESERVED, reserved, text_finding
from teilhabe_docs.rendering.title import day_of_offer, title_block


@dataclass(frozen=True, slots=True)
class AssembledDocument:
    """A document, its open places in reading order, and what is wrong with bodies and texts.

    `zeichen` is what it took, `bilder` what was found for the pictures that texts name, by folder,
    description and reference. One that would be too large has no sections.
    """

    dokument: BlockDocument
    offene: tuple[OpenPlace, ...]
    befunde: tuple[Finding, ...]
    zeichen: int = 0
    bilder: Mapping[tuple[str, str, str], Picture | str] = field(default_factory=dict)


def assemble(geladen: LoadedConcept, gliederung: Gliederung, *, named: bool = False) -> AssembledDocument:
    """The document that `gliederung` describes, with all numbers and references in place.

    `named`: its words name the fields that they print, by the marks of `documents.origin_marks`.
    """
    befunde: list[Finding] = list(gliederung.befunde)
    umfang = Extent()
    slots = SlotReader(geladen, gliederung.profil.zaehlung, befunde, umfang, named)
    bauer = SectionBuilder(geladen, befunde, slots, umfang, gliederung.profil.merkmale, named)
    try:
        abschnitte = _abschnitte(bauer, gliederung)
    except TooLargeError as fehler:
        befunde.append(_zu_gross(fehler, bauer, gliederung))
        abschnitte = ()
    dokument = _dokument(geladen.konzept, gliederung, abschnitte, named=named)
    alle = tuple(nodes(dokument))
    worte = "\n".join(
        k.titel if isinstance(k, Section) else k.text for k in alle if isinstance(k, TextRun | Section)
    )
    if RESERVED in worte:
        befunde += [befund for datei in geladen.dateien.values() for befund in reserved(datei)]
    offene = tuple(k for k in alle if isinstance(k, OpenPlace))
    return AssembledDocument(finished(dokument, worte), offene, tuple(befunde), umfang.zeichen, slots.bilder)


def too_much_in_run(geladen: LoadedConcept) -> Finding:
    """The finding for the offer with which the documents of a run take too much."""
    text = (
        "Mit diesem Angebot werden alle Dokumente zusammen zu groß "
        f"(Grenze: {german_digits(MAX_RUN)} Zeichen); die übrigen wurden nicht gebaut. "
        "Teilen Sie das Repository auf, oder wählen Sie mit --offer aus."
    )
    return text_finding(text, *geladen.ort("angebot.id"))


def _abschnitte(bauer: SectionBuilder, gliederung: Gliederung) -> tuple[Section, ...]:
    """The sections with references, norms and annexes in words; raises `TooLargeError`."""
    konzept, umfang = bauer.geladen.konzept, bauer.umfang
    abschnitte = tuple(bauer.abschnitt(a) for a in gliederung.abschnitte)
    if gliederung.profil.zaehlung == "paragraf":
        abschnitte = tuple(map(counted_through, abschnitte))
    bauer.hier = None
    umfang.beginne_abschnitt()
    stellen = places_by_id(abschnitte)
    tote: list[tuple[str, Reference]] = []
    abschnitte = tuple(resolve_references(a, stellen, tote, umfang) for a in abschnitte)
    for ziel, verweis in tote:
        text = f"Der Verweis auf »{ziel}« geht ins Leere: Dieser Teil entfällt hier oder es gibt ihn nicht."
        zeile = _zeile(verweis, gliederung)
        bauer.befunde.append(profile_finding(verweis.quelle, Span(zeile, 1, zeile, 1), text))
    if any(isinstance(k, NormList) for a in abschnitte for k in nodes(a)):
        from teilhabe_docs.rendering.cited_norms import insert_norms  # only where norms are listed

        abschnitte = insert_norms(abschnitte, gliederung, konzept, umfang)
    anlagen = next((a.id for a in gliederung.alle() if a.plan.eintrag.abgeleitet), "")
    if bauer.named:
        abschnitte = tuple(mapped(one, _named_place) for one in abschnitte)
    return _ohne_leere_unterschriften(number_anlagen(abschnitte, konzept, anlagen, umfang, named=bauer.named))


def _ohne_leere_unterschriften(abschnitte: tuple[Section, ...]) -> tuple[Section, ...]:
    """Nobody signs what says nothing: without a word in the others there is no section to sign in."""
    if any(isinstance(k, TextRun) for a in abschnitte if not is_signed(a) for k in nodes(a)):
        return abschnitte
    return tuple(a for a in abschnitte if not is_signed(a))


def _named_place(node: Any) -> Any:
    """An open place as what its field prints."""
    return printed_from((node,), node.pfad) if isinstance(node, OpenPlace) else node


def _zeile(verweis: Reference, gliederung: Gliederung) -> int:
    """The line of its body where a reference stands first."""
    for a in gliederung.alle():
        for koerper in (a.plan.koerper, *a.plan.eigene.values()):
            if koerper and koerper.datei == verweis.quelle:
                return next((z for ziel, z in koerper.verweise if ziel == verweis.ziele[0]), 1)
    return 1


def _dokument(
    konzept: Konzept, gliederung: Gliederung, abschnitte: tuple[Section, ...], *, named: bool
) -> BlockDocument:
    profil = gliederung.profil
    titel, kopf, rest = title_block(gliederung, abschnitte, konzept, named=named)
    return BlockDocument(
        art=profil.dokument,
        titel=titel,
        zaehlung=profil.zaehlung,
        traeger=konzept.traeger.name,
        angebot=konzept.angebot.bezeichnung,
        stand=day_of_offer(konzept.angebot, profil.dokument),
        version=konzept.angebot.version if isinstance(konzept.angebot.version, str) else "",
        kopf=kopf,
        abschnitte=rest,
        paket=", ".join(package.label for package in profil.regal.packages),
    )


def _zu_gross(fehler: TooLargeError, bauer: SectionBuilder, gliederung: Gliederung) -> Finding:
    """What to do about a document that is too large: in its profile's text if that is one's own."""
    art, hier = gliederung.profil.dokument, bauer.hier
    wo = f"Das Dokument »{art}«"
    if hier and fehler.was == "Abschnitt":
        wo = f"Der Abschnitt »{hier.id}« im Dokument »{art}«"
    text = f"{wo} wird zu groß (Grenze: {german_digits(fehler.grenze)} Zeichen)"
    koerper = hier.plan.koerper if hier else None
    if koerper and koerper.datei in gliederung.profil.eigene_texte:
        rat = "Schachteln Sie Schleifen weniger, und drucken Sie Texte und Listen nur einmal."
        return profile_finding(koerper.datei, Span(), f"{text}. {rat}")
    feld = hier.plan.bedarfe() if hier else ()
    pfad = next((feld for bedarf in feld for feld in bedarf.feld), "angebot.id")
    rat = "Kürzen Sie lange Texte und Listen, oder geben Sie sie als Anlage bei."
    return text_finding(f"{text}. {rat}", *bauer.geladen.ort(pfad))
