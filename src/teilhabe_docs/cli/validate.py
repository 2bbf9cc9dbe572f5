"""`tdocs validate`: the files against the schema."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.gemeinsam import (
    FARBE,
    KONFIGURATION,
    PROFILE,
    STILL,
    ab_hier,
    breite,
    farbig,
    gewaehlt,
    konfiguration,
    konzeptziel,
    leer,
    vorhanden,
)
from teilhabe_docs.cli.pruefung import pruefe

if TYPE_CHECKING:
    from teilhabe_docs.loading.config import GeladeneKonfiguration
    from teilhabe_docs.reporting.report import Report


def validate(
    pfade: list[str] | None = typer.Argument(
        None, metavar="PFAD", help="Ordner oder einzelne Dateien, »-« für stdin; sonst der aktuelle Ordner."
    ),
    format_: str = typer.Option(
        "full", "--format", metavar="full|concise|json", help="Form der Ausgabe. Vorgabe: full."
    ),
    stdin_filename: str | None = typer.Option(
        None, "--stdin-filename", metavar="DATEI", help="Als welche Datei »-« geprüft wird."
    ),
    profiles: str | None = PROFILE,
    config: str | None = KONFIGURATION,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Prüft die Dateien gegen das Schema: Lesbarkeit, Werte, Verweise."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting import text_format
    from teilhabe_docs.reporting.report import vereint

    gewaehlt("--format", format_, ["full", "concise", "json"])
    bunt = farbig(color)
    ziele = pfade or ["."]
    einstellungen = [_pruefe_aufruf(pfad, stdin_filename, config) for pfad in ziele]
    berichte = [
        pruefe(pfad, stdin_filename or "", einstellung, profiles)
        for pfad, einstellung in zip(ziele, einstellungen, strict=True)
    ]
    report = vereint(_unterscheidbar(ziele, berichte))
    leere = [pfad for pfad, (_, teil) in zip(ziele, berichte, strict=True) if not teil.files]
    if format_ == "json":
        from teilhabe_docs.reporting import json_format

        typer.echo(json_format.render(report), nl=False)
    elif format_ == "concise":
        typer.echo(text_format.concise(report, color=bunt), nl=False, color=bunt)
    elif report.findings or (report.files and not quiet):
        typer.echo(text_format.full(report, color=bunt, width=breite()), nl=False, color=bunt)
    for pfad in leere:
        melde(leer(pfad))
    if has_errors(report.findings):
        raise Ende(Ausgang.BEFUND)
    if leere:
        raise Ende(Ausgang.NICHTS)


def _pruefe_aufruf(pfad: str, als: str | None, config: str | None) -> "GeladeneKonfiguration":
    """The configuration for `pfad`; what is wrong with the call is said before anything is checked."""
    if pfad == "-" and als is None:
        beende(Ausgang.NUTZUNG, "Zu »-« gehört --stdin-filename: der Name der Datei, etwa offer.yaml.")
    ziel = Path(als or "") if pfad == "-" else vorhanden(pfad)
    konzeptziel(ziel, "Geprüft werden")
    return konfiguration(ziel if ziel.is_dir() else ziel.parent, config)


def _unterscheidbar(ziele: list[str], berichte: "list[tuple[Path, Report]]") -> "list[Report]":
    """The reports; where they are about several repositories, with the folder before each file's name."""
    if len({wurzel for wurzel, _ in berichte}) == 1:
        return [report for _, report in berichte]
    ergebnis = []
    for pfad, (wurzel, report) in zip(ziele, berichte, strict=True):
        davor = ab_hier(wurzel, pfad)
        name = {datei: (davor / datei).as_posix() for datei in {*report.files, *report.sources}}
        findings = tuple(replace(f, file=name.get(f.file, f.file)) for f in report.findings)
        quellen = {name[datei]: text for datei, text in report.sources.items()}
        dateien = tuple(name[datei] for datei in report.files)
        ergebnis.append(replace(report, findings=findings, files=dateien, sources=quellen))
    return ergebnis
