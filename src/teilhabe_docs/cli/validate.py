"""`tdocs validate`: the files against the schema."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende
from teilhabe_docs.cli.gemeinsam import (
    FARBE,
    KONFIGURATION,
    PFADE,
    STILL,
    bericht,
    farbig,
    gewaehlt,
    konfiguration,
    lade_bestand,
    ordner,
)

if TYPE_CHECKING:
    from teilhabe_docs.reporting.report import Report


def registriere(app: typer.Typer) -> None:
    """Add the command to the program."""
    from teilhabe_docs.cli.deutsch import Befehl

    app.command("validate", cls=Befehl)(validate)


def validate(
    pfade: list[str] | None = PFADE,
    format_: str = typer.Option("full", "--format", metavar="full|concise|json", help="Form der Ausgabe."),
    config: str | None = KONFIGURATION,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Prüft die Dateien gegen das Schema: Lesbarkeit, Werte, Verweise."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting import json_format, text_format
    from teilhabe_docs.reporting.report import vereint

    gewaehlt("--format", format_, ["full", "concise", "json"])
    bunt = farbig(color)
    report = vereint([_bericht(pfad, config) for pfad in pfade or ["."]])
    if format_ == "json":
        typer.echo(json_format.render(report), nl=False)
    elif format_ == "concise":
        typer.echo(text_format.concise(report, color=bunt), nl=False, color=bunt)
    elif report.findings or not quiet:
        typer.echo(text_format.full(report, color=bunt), nl=False, color=bunt)
    if has_errors(report.findings):
        raise Ende(Ausgang.BEFUND)


def _bericht(pfad: str, config: str | None) -> "Report":
    """What is wrong in a repository or, where `pfad` is a file, in that file alone."""
    from teilhabe_docs.documents.profilwahl import waehle
    from teilhabe_docs.loading.discovery import ARTEN_TEXT, art_von
    from teilhabe_docs.loading.repository import lade_datei

    ziel = Path(pfad)
    if ziel.is_file():
        konfiguration(ziel.parent, config)
        if art_von(ziel.name) is None:
            beende(Ausgang.NUTZUNG, f"»{pfad}« ist keine Konzeptdatei. Geprüft werden: {ARTEN_TEXT}.")
        bestand = lade_datei(ziel)
        return bericht(bestand.findings, bestand.dateien, bestand.texte)
    konfiguration(ordner(pfad), config)
    bestand = lade_bestand(pfad)
    gewaehlte = [f for g in bestand.konzepte for f in waehle(g).befunde]
    return bericht([*bestand.findings, *gewaehlte], bestand.dateien, bestand.texte)
