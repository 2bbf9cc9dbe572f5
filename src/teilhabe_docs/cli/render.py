"""`tdocs render`: the three documents as Word files and Markdown."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.gemeinsam import (
    ANGEBOT,
    DOKUMENT,
    KONFIGURATION,
    PFAD,
    STILL,
    angebote,
    dokumente,
    gewaehlt,
    konfiguration,
    lade_bestand,
    zeige_befunde,
)

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.rendering.dokument import Gebaut

FORMATE = ("docx", "md")


def registriere(app: typer.Typer) -> None:
    """Add the command to the program."""
    from teilhabe_docs.cli.deutsch import Befehl

    app.command("render", cls=Befehl)(render)


@dataclass(frozen=True)
class _Fertig:
    """A document that is built: of which offer, which one, its outline."""

    angebot: str
    art: str
    gebaut: "Gebaut"
    gliederung: "Gliederung"


def render(
    pfad: str = PFAD,
    doc: list[str] | None = DOKUMENT,
    format_: list[str] | None = typer.Option(
        None, "--format", metavar="docx|md", help="Form der Dateien; darf mehrmals stehen. Vorgabe: docx."
    ),
    out: str | None = typer.Option(
        None, "--out", metavar="ORDNER", help="Zielordner. Vorgabe: ausgabe/ im Konzeptordner."
    ),
    offer: list[str] | None = ANGEBOT,
    final: bool = typer.Option(False, "--final", help="Schreibt nur, wenn kein Pflichtinhalt fehlt."),
    config: str | None = KONFIGURATION,
    quiet: bool = STILL,
) -> None:
    """Schreibt die Dokumente nach <Ziel>/<Angebot>/<Dokument>.docx oder .md."""
    for wert in format_ or ():
        gewaehlt("--format", wert, FORMATE)
    bestand = lade_bestand(pfad)
    einstellung = konfiguration(Path(pfad), config)
    formate = [f for f in FORMATE if f in (format_ or einstellung.formate)]
    arten = dokumente(doc, einstellung.dokumente)
    gewaehlte = angebote(bestand, offer)
    from teilhabe_docs.diagnostics import has_errors

    befunde: list[Finding] = list(bestand.findings)
    fertige: list[_Fertig] = []
    if not has_errors(befunde):
        for geladen in gewaehlte:
            fertige += _baue(geladen, arten, befunde)
    zeige_befunde(befunde, bestand.dateien, bestand.texte)
    if has_errors(befunde):
        beende(Ausgang.BEFUND, "Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler.")
    if final:
        _nur_vollstaendige(fertige)
    ziel = Path(out) if out else bestand.wurzel / einstellung.ausgabe
    _schreibe(fertige, formate, ziel, einstellung.dateiname)
    if not quiet:
        _melde_offene(fertige)


def _baue(geladen: "GeladenesKonzept", arten: list[str], befunde: "list[Finding]") -> list[_Fertig]:
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.documents.gliederung import gliedere
    from teilhabe_docs.documents.profilwahl import waehle
    from teilhabe_docs.rendering.dokument import baue

    wahl = waehle(geladen)
    befunde += wahl.befunde
    if has_errors(wahl.befunde):
        return []
    fertige = []
    for art in arten:
        gliederung = gliedere(geladen.konzept, wahl.profile[art])
        gebaut = baue(geladen, gliederung)
        befunde += gebaut.befunde
        fertige.append(_Fertig(geladen.konzept.angebot.id, art, gebaut, gliederung))
    return fertige


def _nur_vollstaendige(fertige: list[_Fertig]) -> None:
    """Refuse where mandatory content is missing, naming each section."""
    from teilhabe_docs.documents.leerheit import Zustand

    luecken = [
        f"{f.angebot}, {f.art}, {a.nummer or a.plan.eintrag.titel}: {punkt.hinweis} fehlt."
        for f in fertige
        for a in f.gliederung.alle()
        for punkt in a.punkte
        if punkt.grad == "ja" and punkt.zustand is Zustand.LEER
    ]
    if luecken:
        melde("\n".join(luecken))
        beende(Ausgang.BEFUND, "Es wurde nichts geschrieben: Pflichtinhalt fehlt (--final).")


def _schreibe(fertige: list[_Fertig], formate: list[str], ziel: Path, dateiname: str) -> None:
    from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError, schreibe
    from teilhabe_docs.rendering.dateien import dateien

    misslungen = False
    for fertig in fertige:
        name = dateiname.replace("{dokument}", fertig.art).replace("{angebot}", fertig.angebot)
        for format_ in formate:
            for pfad, inhalt in dateien(fertig.gebaut.dokument, name, format_).items():
                datei = ziel / fertig.angebot / pfad
                try:
                    schreibe(datei, inhalt)
                    typer.echo(datei.as_posix())
                except NichtSchreibbarError as fehler:
                    melde(str(fehler))
                    misslungen = True
    if misslungen:
        raise Ende(Ausgang.NUTZUNG)


def _melde_offene(fertige: list[_Fertig]) -> None:
    for fertig in fertige:
        if anzahl := len(fertig.gebaut.offene):
            stellen = "offene Stelle" if anzahl == 1 else "offene Stellen"
            melde(f"{fertig.angebot}, {fertig.art}: {anzahl} {stellen}.")
