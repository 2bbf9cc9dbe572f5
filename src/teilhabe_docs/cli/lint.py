"""`tdocs lint`: everything that `validate` checks, and the rules."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.ausgaben import OUTPUT, ausgaben
from teilhabe_docs.cli.ausgang import Ausgang, beende, melde
from teilhabe_docs.cli.befunde import FORMAT, beende_nach, gib_aus
from teilhabe_docs.cli.gemeinsam import (
    FARBE,
    KONFIGURATION,
    PROFILE,
    STILL,
    VERTRAUT,
    farbig,
    gewaehlt,
)
from teilhabe_docs.cli.lauf import DATUM, Lauf, kennzeichen, tag
from teilhabe_docs.cli.vertrauen import quelle
from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.loading.files.reader import read
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.reporting.finding_formats import FORMATE

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding

_STUFEN = ("error", "warning", "hint", "never")


def lint(
    pfade: list[str] | None = typer.Argument(
        None,
        callback=targets,
        metavar="PFAD",
        help="Ordner oder einzelne Dateien; sonst der aktuelle Ordner.",
    ),
    format_: str = FORMAT,
    output: list[str] | None = OUTPUT,
    fail_on: str = typer.Option(
        "error", "--fail-on", metavar="|".join(_STUFEN), help="Ab welcher Schwere der Aufruf scheitert."
    ),
    mandatory: list[str] | None = typer.Option(
        None,
        "--mandatory",
        metavar="REGEL",
        help="Regel, die keine Ausnahme kennt; darf mehrmals stehen.",
    ),
    no_ignores: bool = typer.Option(False, "--no-ignores", help="Alle Ausnahmen außer Kraft."),
    stichtag: str | None = DATUM,
    write_baseline: bool = typer.Option(
        False, "--write-baseline", help="Schreibt alle Befunde als Ausnahmen in tdocs.yaml."
    ),
    profiles: str | None = PROFILE,
    config: str | None = KONFIGURATION,
    trusted_config: str | None = VERTRAUT,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Prüft, was eine Sachbearbeitung prüfen würde: Pflichtinhalt mit Norm, Texte, Begriffe."""
    gewaehlt("--format", format_, FORMATE)
    dateien = ausgaben(output)
    gewaehlt("--fail-on", fail_on, _STUFEN)
    if write_baseline and dateien:
        beende(Ausgang.NUTZUNG, "--write-baseline zeigt keine Befunde; --output passt nicht dazu.")
    if write_baseline and trusted_config:
        beende(Ausgang.NUTZUNG, "--write-baseline und --trusted-config schließen sich aus.")
    bunt = farbig(color)
    heute = tag(stichtag)
    pflicht = kennzeichen("--mandatory", mandatory or ())
    ziele = pfade or ["."]
    benannt = quelle(config, trusted_config)
    laeufe = [Lauf.fuer(pfad, benannt, pflicht, ohne_ausnahmen=no_ignores) for pfad in ziele]
    berichte = [lauf.bericht(heute, profiles) for lauf in laeufe]
    if write_baseline:
        for lauf, (wurzel, report) in zip(laeufe, berichte, strict=True):
            _schreibe_bestand(lauf, wurzel, report.findings)
        beende_nach(ziele, berichte, gescheitert=False)
        return
    report = gib_aus(ziele, berichte, format_, dateien=dateien, bunt=bunt, quiet=quiet)
    stufen = _STUFEN[: _STUFEN.index(fail_on) + 1]
    gescheitert = fail_on != "never" and any(f.severity in stufen for f in report.findings)
    beende_nach(ziele, berichte, gescheitert=gescheitert)


def _schreibe_bestand(lauf: Lauf, wurzel: PurePath, findings: "Iterable[Finding]") -> None:
    """Write the findings as exceptions into the repository's configuration."""
    from teilhabe_docs.loading.files.targets import Targets
    from teilhabe_docs.loading.files.writer import NotWritableError, write
    from teilhabe_docs.rules.policy.baseline import BaselineError, baseline_entries, with_entries

    eigene = lauf.eigene.ordner / PurePath(lauf.eigene.name).name
    ort = eigene if lauf.eigene.text else Targets().find(PurePath("tdocs.yaml"), wurzel).path
    neue = baseline_entries(findings, lauf.wahl, lauf.ausnahmen)
    try:
        if neue:
            write(ort, _wie_dort(with_entries(lauf.eigene, neue), ort), real(ort.parent))
    except BaselineError as fehler:
        beende(Ausgang.BEFUND, str(fehler))
    except NotWritableError as fehler:
        beende(Ausgang.NUTZUNG, str(fehler))
    melde(f"{len(neue)} {'Ausnahme' if len(neue) == 1 else 'Ausnahmen'} in {ort.name} geschrieben.")


def _wie_dort(text: str, ort: PurePath) -> bytes:
    """The bytes of a text with the line ends that the file has."""
    alt = read(ort, MAX_BYTES, real(ort.parent))
    windows = isinstance(alt, bytes) and b"\r\n" in alt
    return (text.replace("\n", "\r\n") if windows else text).encode("utf-8")
