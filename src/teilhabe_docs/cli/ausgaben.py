"""`--output FORMAT=DATEI`: findings in files, beside what goes to stdout."""

import os
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.gemeinsam import gewaehlt
from teilhabe_docs.cli.zielort import beende_vor_konzeptdatei, genannte_datei
from teilhabe_docs.loading.files.paths import as_text, is_file, real
from teilhabe_docs.loading.files.reader import Hindernis
from teilhabe_docs.loading.files.spelling import composed
from teilhabe_docs.loading.files.targets import key
from teilhabe_docs.reporting.finding_formats import FORMATE

if TYPE_CHECKING:
    from teilhabe_docs.reporting.report import Report

OUTPUT = typer.Option(
    None,
    "--output",
    metavar="FORMAT=DATEI",
    help="Schreibt die Befunde auch in eine Datei, etwa sarif=befunde.sarif; darf mehrmals stehen.",
)
_NUR_BERICHTE = (".json", ".sarif", ".xml")
"""Endings that nothing in a concept has: such a file is written over whoever made it."""
_ZUSAMMENFASSUNG = "GITHUB_STEP_SUMMARY"


class Ausgabe(NamedTuple):
    """A file and the format of what is written into it."""

    format: str
    datei: PurePath


def ausgaben(werte: list[str] | None) -> list[Ausgabe]:
    """The files that `--output` names; what cannot be meant is a usage error."""
    ergebnis: list[Ausgabe] = []
    for wert in werte or ():
        name, _, text = wert.partition("=")
        gewaehlt("--output", name, FORMATE)
        if not text:
            beende(Ausgang.NUTZUNG, f"--output: Zu »{name}« fehlt die Datei, etwa {name}=befunde.txt.")
        datei = genannte_datei(PurePath(text), "--output")
        if _gleich(datei) in (_gleich(ausgabe.datei) for ausgabe in ergebnis):
            beende(
                Ausgang.NUTZUNG,
                f"--output: »{as_text(datei)}« steht zweimal. Bitte je Format eine eigene Datei.",
            )
        ergebnis.append(Ausgabe(name, datei))
    return ergebnis


def _gleich(datei: PurePath) -> str:
    """The same for all names that any system takes for one file."""
    return key(real(datei).as_posix())


def schreibe_ausgaben(ziele: Iterable[Ausgabe], gelesen: set[str], report: "Callable[[str], Report]") -> None:
    """Write each file; one that is part of the repository (`gelesen`) or cannot be written ends the program.

    So does one that holds something else than a report: a text of the concept is not among those read where
    the file that names it cannot be read. `report` gives the report for a format.
    """
    from teilhabe_docs.loading.files.writer import NotWritableError, write

    for ausgabe in ziele:
        if composed(real(ausgabe.datei).as_posix()) in gelesen:
            beende_vor_konzeptdatei(ausgabe.datei, "--output")
        if _ist_fremd(ausgabe.datei):
            beende(Ausgang.NUTZUNG, f"--output: »{as_text(ausgabe.datei)}« {_KEIN_BERICHT}")
        text = FORMATE[ausgabe.format].schreiber(report(ausgabe.format))
        try:
            write(ausgabe.datei, text.encode("utf-8", "replace"))
        except NotWritableError as fehler:
            beende(Ausgang.NUTZUNG, f"--output: {fehler}")


def _ist_fremd(datei: PurePath) -> bool:
    """Whether a file is there that is no report of ours; one that is held is told when it is written."""
    from teilhabe_docs.rendering.written import lies_geschriebenes
    from teilhabe_docs.reporting.own_reports import ist_bericht

    if datei.suffix.lower() in _NUR_BERICHTE or datei.is_relative_to("/dev") or not is_file(datei):
        return False
    alt = lies_geschriebenes(datei)
    if isinstance(alt, Hindernis):
        return not alt.held
    return alt is not None and not ist_bericht(alt)


def schreibe_zusammenfassung(report: "Callable[[str], Report]") -> None:
    """Add the findings to the summary that GitHub shows for a step, where it asks for one.

    Added, not written anew: other commands of the step may have said something there.
    """
    if not (ziel := os.environ.get(_ZUSAMMENFASSUNG)):
        return
    from teilhabe_docs.loading.files.writer import append

    text = FORMATE["markdown"].schreiber(report("markdown"))
    try:
        append(PurePath(ziel), text.encode("utf-8", "replace"))
    except OSError:
        beende(
            Ausgang.NUTZUNG,
            f"{_ZUSAMMENFASSUNG}: »{as_text(ziel)}« lässt sich nicht schreiben. {_ANDERES_ZIEL}",
        )


_KEIN_BERICHT = (
    "ist schon da und kein Bericht von tdocs. Bitte ein anderes Ziel nennen oder die Datei löschen."
)
_ANDERES_ZIEL = "Bitte ein anderes Ziel nennen."
