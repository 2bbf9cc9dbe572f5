"""`tdocs synopse`: the coverage table as a deliverable."""

from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende, melde
from teilhabe_docs.cli.gemeinsam import (
    ANGEBOT,
    FARBE,
    FORCE,
    KONFIGURATION,
    PFAD,
    PROFILE,
    STILL,
    VERTRAUT,
    angebote,
    farbig,
    gewaehlt,
    lade_bestand,
    ordner,
    profilregal,
    zeige_befunde,
)
from teilhabe_docs.cli.lauf import DATUM, Lauf, tag
from teilhabe_docs.cli.vertrauen import quelle
from teilhabe_docs.cli.zieldatei import gib, lege_ab
from teilhabe_docs.cli.zielort import ausgabeordner
from teilhabe_docs.model.choices import Format

if TYPE_CHECKING:
    from teilhabe_docs.documents.covered_requirement import CoveredOffer
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.rules.policy.exemptions import Exemption

_FORMATE = tuple(dict.fromkeys((str(Format.MD), *Format, "csv")))


def synopse(
    pfad: str = PFAD,
    format_: str = typer.Option("md", "--format", metavar="|".join(_FORMATE), help="Form. Vorgabe: md."),
    out: str | None = typer.Option(
        None,
        "--out",
        metavar="DATEI",
        help="Zieldatei. Vorgabe: stdout; docx in den Ausgabeordner.",
    ),
    force: bool = FORCE,
    offer: list[str] | None = ANGEBOT,
    stichtag: str | None = DATUM,
    profiles: str | None = PROFILE,
    config: str | None = KONFIGURATION,
    trusted_config: str | None = VERTRAUT,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Schreibt die Übersicht: Anforderung, Norm, Dokument, Abschnitt, Angabe, Stand, Ausnahme."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.documents.gliederung import gliedere
    from teilhabe_docs.documents.profile.profile_choice import waehle
    from teilhabe_docs.reporting.coverage_table import as_csv, as_document
    from teilhabe_docs.rules.coverage_rows import covered_offer
    from teilhabe_docs.rules.engine.subject import Subject

    gewaehlt("--format", format_, _FORMATE)
    bunt = farbig(color, fehlerausgabe=True)
    ordner(pfad)
    lauf = Lauf.fuer(pfad, quelle(config, trusted_config), (), ohne_ausnahmen=False)
    bestand = lade_bestand(pfad)
    befunde, texte = [*bestand.findings, *lauf.einstellung.mangel], bestand.texte
    regal = profilregal(PurePath(pfad), lauf.einstellung, profiles)
    lauf.bericht(tag(stichtag), profiles)
    ausnahmen = _nach_ort(lauf)
    alle: list[CoveredOffer] = []
    gelesene: list[GeladenesKonzept] = []
    for geladen in angebote(bestand, offer):
        wahl = waehle(geladen, regal)
        befunde += wahl.befunde
        texte |= wahl.texte
        gliederungen = {d: gliedere(geladen.konzept, p) for d, p in wahl.brauchbare.items()}
        gegenstand = Subject(geladen, gliederungen)
        befunde += [
            befund for gliederung in gegenstand.gliederungen.values() for befund in gliederung.befunde
        ]
        alle.append(covered_offer(gegenstand, ausnahmen))
        gelesene.append(geladen)
    zeige_befunde(befunde, bestand.dateien, texte, bunt=bunt, still=quiet)
    if has_errors(befunde):
        beende(Ausgang.BEFUND, "Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler.")
    if format_ == "csv":
        gib(as_csv(alle), out, force=force, form="csv")
        return
    from teilhabe_docs.rendering.document_formats import document_files, format_named
    from teilhabe_docs.rendering.seal import quelldigests

    digests = {name: d for geladen in gelesene for name, d in quelldigests(geladen).items()}
    (inhalt,) = document_files(as_document(alle), "synopse", format_, digests).values()
    if format_named(format_).text:
        gib(inhalt.decode("utf-8"), out, force=force)
    elif out is not None:
        lege_ab(PurePath(out), inhalt, force=force)
    else:
        ort = ausgabeordner(lauf.einstellung.konfiguration.ausgabe, bestand.wurzel, pfad)
        if ort.remark and not quiet:
            melde(ort.remark)
        lege_ab(ort.path / f"synopse.{format_}", inhalt, force=force, wurzel=bestand.wurzel)


def _nach_ort(lauf: Lauf) -> "dict[tuple[str, str, str], Exemption]":
    return {(f.file, f.path, f.requirement): ausnahme for f, ausnahme in lauf.ausgenommen}
