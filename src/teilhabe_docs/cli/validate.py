"""`tdocs validate`: the files against the schema."""

from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.ausgaben import OUTPUT, ausgaben
from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.befunde import FORMAT, beende_nach, gib_aus
from teilhabe_docs.cli.gemeinsam import (
    FARBE,
    KONFIGURATION,
    PROFILE,
    STILL,
    VERTRAUT,
    bericht,
    farbig,
    gewaehlt,
    konfiguration,
    konzeptziel,
    vorhanden,
)
from teilhabe_docs.cli.pruefung import pruefe
from teilhabe_docs.cli.vertrauen import quelle
from teilhabe_docs.loading.files.paths import is_folder
from teilhabe_docs.reporting.finding_formats import FORMATE

if TYPE_CHECKING:
    from teilhabe_docs.cli.vertrauen import Quelle
    from teilhabe_docs.loading.config import GeladeneKonfiguration


def validate(
    pfade: list[str] | None = typer.Argument(
        None,
        callback=targets,
        metavar="PFAD",
        help="Ordner oder einzelne Dateien, »-« für stdin; sonst der aktuelle Ordner.",
    ),
    format_: str = FORMAT,
    output: list[str] | None = OUTPUT,
    stdin_filename: str | None = typer.Option(
        None, "--stdin-filename", metavar="DATEI", help="Als welche Datei »-« geprüft wird."
    ),
    profiles: str | None = PROFILE,
    config: str | None = KONFIGURATION,
    trusted_config: str | None = VERTRAUT,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Prüft die Dateien gegen das Schema: Lesbarkeit, Werte, Verweise."""
    from teilhabe_docs.diagnostics import has_errors

    gewaehlt("--format", format_, FORMATE)
    dateien = ausgaben(output)
    bunt = farbig(color)
    ziele = pfade or ["."]
    benannt = quelle(config, trusted_config)
    einstellungen = [_pruefe_aufruf(pfad, stdin_filename, benannt) for pfad in ziele]
    geprueft = [
        pruefe(pfad, stdin_filename or "", einstellung, profiles)
        for pfad, einstellung in zip(ziele, einstellungen, strict=True)
    ]
    berichte = [(g.wurzel, bericht(g.befunde, tuple(sorted(g.dateien)), g.texte)) for g in geprueft]
    report = gib_aus(ziele, berichte, format_, dateien=dateien, bunt=bunt, quiet=quiet)
    beende_nach(ziele, berichte, gescheitert=has_errors(report.findings))


def _pruefe_aufruf(pfad: str, als: str | None, config: "Quelle | None") -> "GeladeneKonfiguration":
    """The configuration for `pfad`; what is wrong with the call is said before anything is checked."""
    if pfad == "-" and als is None:
        beende(Ausgang.NUTZUNG, "Zu »-« gehört --stdin-filename: der Name der Datei, etwa offer.yaml.")
    ziel = PurePath(als or "") if pfad == "-" else vorhanden(pfad)
    konzeptziel(ziel, "Geprüft werden")
    return konfiguration(ziel if is_folder(ziel) else ziel.parent, config, mit_mangel=True)
