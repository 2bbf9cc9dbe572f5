"""Findings of one or more repositories on stdout, in the format asked for."""

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import typer

from teilhabe_docs.cli.ausgaben import Ausgabe, schreibe_ausgaben, schreibe_zusammenfassung
from teilhabe_docs.cli.ausgang import Ausgang, Ende, melde
from teilhabe_docs.cli.console import Form, show
from teilhabe_docs.cli.gemeinsam import ab_hier, breite, leer
from teilhabe_docs.cli.pruefung import orte
from teilhabe_docs.loading.files.spelling import composed
from teilhabe_docs.reporting.finding_formats import FORMATE

if TYPE_CHECKING:
    from teilhabe_docs.reporting.report import Report

FORMAT = typer.Option("full", "--format", metavar="|".join(FORMATE), help="Form der Ausgabe. Vorgabe: full.")

_STDOUT: dict[str, Form] = {"json": "json", "sarif": "json", "gitlab": "json", "github": "github"}


def gib_aus(
    ziele: list[str],
    berichte: "list[tuple[PurePath, Report]]",
    format_: str,
    *,
    dateien: list[Ausgabe],
    bunt: bool,
    quiet: bool,
) -> "Report":
    """Show what was found at each target and its repository as one report, and return that.

    `dateien` are written first. A target without a concept file is named on stderr.
    """

    def je_format(name: str) -> "Report":
        report = _vereint(ziele, berichte, ab_checkout=FORMATE[name].ab_checkout)
        if not FORMATE[name].explains:
            return report
        from teilhabe_docs.rules.engine.rule_description import code_texts

        return replace(report, codes=code_texts())

    if dateien:
        gelesen = {
            composed((wurzel / name).as_posix())
            for wurzel, report in berichte
            for name in {*report.files, *report.sources}
        }
        schreibe_ausgaben(dateien, gelesen, je_format)
    if "github" in (format_, *(datei.format for datei in dateien)):
        schreibe_zusammenfassung(je_format)
    report = je_format(format_)
    if format_ != "full" or report.findings or (report.files and not quiet):
        fuer_menschen: dict[str, dict[str, Any]] = {
            "full": {"color": bunt, "width": breite()},
            "concise": {"color": bunt},
        }
        text = FORMATE[format_].schreiber(report, **fuer_menschen.get(format_, {}))
        show(text, end="", color=bunt, form=_STDOUT.get(format_, "text"))
    for pfad in _leere(ziele, berichte):
        melde(leer(pfad))
    return report


def beende_nach(ziele: list[str], berichte: "list[tuple[PurePath, Report]]", *, gescheitert: bool) -> None:
    """Leave with the exit code for findings that fail, or for a target without anything to check."""
    if gescheitert:
        raise Ende(Ausgang.BEFUND)
    if _leere(ziele, berichte):
        raise Ende(Ausgang.NICHTS)


def _leere(ziele: list[str], berichte: "list[tuple[PurePath, Report]]") -> list[str]:
    return [pfad for pfad, (_, report) in zip(ziele, berichte, strict=True) if not report.files]


def _vereint(ziele: list[str], berichte: "list[tuple[PurePath, Report]]", *, ab_checkout: bool) -> "Report":
    """The reports as one, files named from their repository.

    With `ab_checkout` from the root of the git checkout if they share one; where they are about several
    repositories, else as the current folder sees them.
    """
    from teilhabe_docs.loading.discovery import gitwurzel
    from teilhabe_docs.reporting.report import told, vereint

    wurzeln = {wurzel for wurzel, _ in berichte}
    checkouts = {gitwurzel(wurzel) for wurzel in wurzeln} if ab_checkout else set()
    if len(checkouts) == 1:
        davor = [wurzel.relative_to(*checkouts) for wurzel, _ in berichte]
    elif len(wurzeln) == 1:
        davor = [PurePath()] * len(berichte)
    else:
        davor = [ab_hier(wurzel, pfad) for pfad, (wurzel, _) in zip(ziele, berichte, strict=True)]
    return told(vereint([_benannt(report, ort) for ort, (_, report) in zip(davor, berichte, strict=True)]))


def _benannt(report: "Report", davor: PurePath) -> "Report":
    if davor == PurePath():
        return report
    genannt = {*report.files, *report.sources, *orte(s.finding for s in report.suppressed)}
    return report.umbenannt({datei: (davor / datei).as_posix() for datei in genannt})
