"""`tdocs render`: the three documents as Word files and Markdown."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.aktuell import BERICHTE, fremde_dateien, zeige_stand
from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.fertigung import Fertig, baue_alle, befunde_am_rand, dateien_von, luecken
from teilhabe_docs.cli.gemeinsam import (
    ANGEBOT,
    DOKUMENT,
    FARBE,
    FORCE,
    FREMD,
    KONFIGURATION,
    PFAD,
    PROFILE,
    STILL,
    ab_hier,
    angebote,
    dokumente,
    farbig,
    fremde_ziele,
    gewaehlt,
    konfiguration,
    lade_bestand,
    ordner,
    profilregal,
    zeige_befunde,
)
from teilhabe_docs.cli.hausvorlage import hausvorlage

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding

FORMATE = ("docx", "md")


def render(
    pfad: str = PFAD,
    doc: list[str] | None = DOKUMENT,
    format_: list[str] | None = typer.Option(
        None,
        "--format",
        metavar="docx|md",
        help="Form der Dateien; darf mehrmals stehen. Vorgabe: docx. Mit --check auch text oder json.",
    ),
    out: str | None = typer.Option(
        None, "--out", metavar="ORDNER", help="Zielordner. Vorgabe: ausgabe/ im Konzeptordner."
    ),
    offer: list[str] | None = ANGEBOT,
    house: str | None = typer.Option(
        None, "--house", metavar="DATEI", help="Word-Datei des Hauses, deren Aussehen die Dokumente bekommen."
    ),
    force: bool = FORCE,
    final: bool = typer.Option(False, "--final", help="Schreibt nur, wenn kein Pflichtinhalt fehlt."),
    check: bool = typer.Option(
        False, "--check", help="Schreibt nichts; scheitert, wenn ein Dokument fehlt oder nicht aktuell ist."
    ),
    comments: bool = typer.Option(
        False, "--comments", help="Offene und zweifelhafte Stellen als Kommentare am Rand (docx)."
    ),
    profiles: str | None = PROFILE,
    config: str | None = KONFIGURATION,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Schreibt die Dokumente nach <Ziel>/<Angebot>/<Dokument>.docx oder .md."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.documents.profilwahl import waehle

    if check and force:
        beende(Ausgang.NUTZUNG, "--check und --force schließen sich aus: --check schreibt nichts.")
    if final and comments:
        beende(Ausgang.NUTZUNG, "--final und --comments schließen sich aus: Ein fertiges Dokument ist ohne.")
    for wert in format_ or ():
        gewaehlt("--format", wert, (*FORMATE, *BERICHTE) if check else FORMATE)
    form = next((wert for wert in format_ or () if wert in BERICHTE), BERICHTE[0])
    format_ = [wert for wert in format_ or () if wert in FORMATE]
    bunt = farbig(color, fehlerausgabe=True)
    geladene = konfiguration(ordner(pfad), config)
    einstellung = geladene.konfiguration
    formate = [f for f in FORMATE if f in (format_ or einstellung.formate or FORMATE[:1])]
    arten = dokumente(doc, einstellung.dokumente)
    bestand = lade_bestand(pfad)
    haus, hausbefunde = hausvorlage(house, geladene) if "docx" in formate else (None, [])
    befunde: list[Finding] = [*bestand.findings, *hausbefunde]
    regal = profilregal(Path(pfad), geladene, profiles)
    texte = dict(bestand.texte)
    fertige: list[Fertig] = []
    for geladen in angebote(bestand, offer):
        wahl = waehle(geladen, regal, arten)
        befunde += wahl.befunde
        texte |= wahl.texte
        if not has_errors(wahl.befunde):
            fertige += baue_alle(geladen, arten, wahl, befunde)
    zeige_befunde(befunde, bestand.dateien, texte, bunt=bunt, still=quiet)
    if has_errors(befunde):
        beende(Ausgang.BEFUND, "Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler.")
    if final and (fehlend := luecken(fertige)):
        zeige_befunde(fehlend, bestand.dateien, texte, bunt=bunt)
        beende(Ausgang.BEFUND, "Es wurde nichts geschrieben: Pflichtinhalt fehlt (--final).")
    ziel = Path(out) if out else ab_hier(bestand.wurzel / einstellung.ausgabe, pfad)
    am_rand = befunde_am_rand(pfad, config, profiles) if comments else None
    ausgaben = [
        (f, dateien_von(f, formate, ziel / f.angebot, einstellung.dateiname, am_rand, haus)) for f in fertige
    ]
    if check:
        fremd = fremde_dateien(ziel, ausgaben, bestand.wurzel) if not (doc or offer or format_) else []
        zeige_stand(ausgaben, fremd, form)
        return
    if not force and (fremde := [pfad for _, dateien in ausgaben for pfad in fremde_ziele(dateien)]):
        melde("\n".join(f"»{pfad.as_posix()}« {FREMD}" for pfad in fremde))
        beende(Ausgang.BEFUND, "Es wurde nichts geschrieben. Mit --force wird überschrieben.")
    geschrieben = [f for f, dateien in ausgaben if _schreibe(dateien)]
    if not quiet:
        _melde_offene(geschrieben)
    if len(geschrieben) < len(fertige):
        raise Ende(Ausgang.NUTZUNG)


def _schreibe(dateien: dict[Path, bytes]) -> bool:
    """Write what can be written and name each file; returns whether that was all."""
    from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError, schreibe

    alles = True
    for pfad, inhalt in dateien.items():
        try:
            schreibe(pfad, inhalt)
            typer.echo(pfad.as_posix())
        except NichtSchreibbarError as fehler:
            melde(str(fehler))
            alles = False
    return alles


def _melde_offene(fertige: list[Fertig]) -> None:
    for fertig in fertige:
        if anzahl := len(fertig.gebaut.offene):
            stellen = "offene Stelle" if anzahl == 1 else "offene Stellen"
            melde(f"{fertig.angebot}, {fertig.art}: {anzahl} {stellen}.")
