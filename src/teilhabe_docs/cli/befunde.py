"""Findings of one or more repositories on stdout, in the format asked for."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, Ende, melde
from teilhabe_docs.cli.gemeinsam import ab_hier, breite, leer

if TYPE_CHECKING:
    from teilhabe_docs.reporting.report import Report

FORMATE = ("full", "concise", "json")
FORMAT = typer.Option("full", "--format", metavar="|".join(FORMATE), help="Form der Ausgabe. Vorgabe: full.")


def gib_aus(
    ziele: list[str], berichte: "list[tuple[Path, Report]]", format_: str, *, bunt: bool, quiet: bool
) -> "Report":
    """Show what was found at each target and its repository as one report, and return that.

    A target without a concept file is named on stderr.
    """
    from teilhabe_docs.reporting import text_format
    from teilhabe_docs.reporting.report import vereint

    report = vereint(_unterscheidbar(ziele, berichte))
    if format_ == "json":
        from teilhabe_docs.reporting import json_format

        typer.echo(json_format.render(report), nl=False)
    elif format_ == "concise":
        typer.echo(text_format.concise(report, color=bunt), nl=False, color=bunt)
    elif report.findings or (report.files and not quiet):
        typer.echo(text_format.full(report, color=bunt, width=breite()), nl=False, color=bunt)
    for pfad in _leere(ziele, berichte):
        melde(leer(pfad))
    return report


def beende_nach(ziele: list[str], berichte: "list[tuple[Path, Report]]", *, gescheitert: bool) -> None:
    """Leave with the exit code for findings that fail, or for a target without anything to check."""
    if gescheitert:
        raise Ende(Ausgang.BEFUND)
    if _leere(ziele, berichte):
        raise Ende(Ausgang.NICHTS)


def _leere(ziele: list[str], berichte: "list[tuple[Path, Report]]") -> list[str]:
    return [pfad for pfad, (_, report) in zip(ziele, berichte, strict=True) if not report.files]


def _unterscheidbar(ziele: list[str], berichte: "list[tuple[Path, Report]]") -> "list[Report]":
    """The reports; where they are about several repositories, with the folder before each file's name."""
    if len({wurzel for wurzel, _ in berichte}) == 1:
        return [report for _, report in berichte]
    ergebnis = []
    for pfad, (wurzel, report) in zip(ziele, berichte, strict=True):
        davor = ab_hier(wurzel, pfad)
        name = {datei: (davor / datei).as_posix() for datei in {*report.files, *report.sources}}
        ergebnis.append(
            replace(
                report,
                findings=tuple(f.umbenannt(name) for f in report.findings),
                files=tuple(name[datei] for datei in report.files),
                sources={name[datei]: text for datei, text in report.sources.items()},
            )
        )
    return ergebnis
