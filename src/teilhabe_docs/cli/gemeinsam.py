"""What several commands share: options, the way a repository is read, findings shown."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.deutsch import gemeint

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.loading.repository import Bestand
    from teilhabe_docs.model.konfiguration import Konfiguration
    from teilhabe_docs.reporting.report import Report

PFAD = typer.Argument(".", metavar="PFAD", help="Ordner mit den Konzeptdateien.", show_default=False)
PFADE = typer.Argument(
    None, metavar="PFAD …", help="Ordner oder einzelne Dateien; sonst der aktuelle Ordner."
)
DOKUMENT = typer.Option(
    None,
    "--doc",
    metavar="DOKUMENT",
    help="leistungsvereinbarung, fachkonzept, leistungsbeschreibung oder all.",
)
ANGEBOT = typer.Option(None, "--offer", metavar="ID", help="Nur dieses Angebot; darf mehrmals stehen.")
KONFIGURATION = typer.Option(None, "--config", metavar="DATEI", help="Diese Konfiguration statt tdocs.yaml.")
FARBE = typer.Option("auto", "--color", metavar="auto|always|never", help="Farbe auf dem Bildschirm.")
STILL = typer.Option(False, "-q", "--quiet", help="Nur das Ergebnis, keine Meldungen nebenbei.")


def gewaehlt(option: str, wert: str, erlaubt: Iterable[str]) -> str:
    """`wert` if it is allowed; else a usage error with a suggestion."""
    namen = list(erlaubt)
    if wert not in namen:
        beende(Ausgang.NUTZUNG, f"{option}: »{wert}« gibt es nicht.{gemeint(wert, namen)}")
    return wert


def dokumente(werte: list[str] | None, vorgabe: Iterable[str]) -> list[str]:
    """The documents asked for, in their order; `all` means all three."""
    from teilhabe_docs.documents.profilmodell import DOKUMENTE

    for wert in werte or ():
        gewaehlt("--doc", wert, [*DOKUMENTE, "all"])
    if werte and "all" in werte:
        return list(DOKUMENTE)
    gefragt = set(werte or vorgabe) or set(DOKUMENTE)
    return [d for d in DOKUMENTE if d in gefragt]


def farbig(wunsch: str) -> bool:
    """Whether stdout gets colour."""
    gewaehlt("--color", wunsch, ["auto", "always", "never"])
    if wunsch != "auto":
        return wunsch == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def ordner(pfad: str) -> Path:
    """`pfad` as an existing folder; else a usage error."""
    ziel = Path(pfad)
    if not ziel.exists():
        beende(Ausgang.NUTZUNG, f"»{pfad}« gibt es nicht.{_nachbarn(ziel)}")
    if not ziel.is_dir():
        beende(Ausgang.NUTZUNG, f"»{pfad}« ist kein Ordner. Nennen Sie den Ordner mit den Konzeptdateien.")
    return ziel


def _nachbarn(ziel: Path) -> str:
    try:
        namen = sorted(p.name for p in ziel.parent.iterdir() if not p.name.startswith("."))
    except OSError:
        return ""
    return gemeint(ziel.name, namen) if len(namen) < 200 else ""


def konfiguration(pfad: Path, benannt: str | None) -> "Konfiguration":
    """The configuration that holds for `pfad`; with mistakes in it a usage error, its findings on stderr."""
    from teilhabe_docs.loading.config import lade_konfiguration

    if benannt is not None and not Path(benannt).is_file():
        beende(Ausgang.NUTZUNG, f"Die Konfiguration »{benannt}« gibt es nicht.")
    geladen = lade_konfiguration(pfad, Path(benannt) if benannt else None)
    if geladen.findings:
        zeige_befunde(geladen.findings, tuple(geladen.texte), geladen.texte)
        raise Ende(Ausgang.NUTZUNG)
    return geladen.konfiguration


def lade_bestand(pfad: str) -> "Bestand":
    """The repository at `pfad`; nothing to check in it is exit code 3."""
    from teilhabe_docs.loading.discovery import ARTEN_TEXT
    from teilhabe_docs.loading.repository import lade

    bestand = lade(ordner(pfad))
    if not bestand.dateien and not bestand.findings:
        beende(Ausgang.NICHTS, f"In »{pfad}« liegt keine Konzeptdatei. Gesucht werden: {ARTEN_TEXT}.")
    return bestand


def angebote(bestand: "Bestand", ids: list[str] | None) -> list["GeladenesKonzept"]:
    """The offers asked for, all if none is named; an unknown id is a usage error."""
    vorhanden = {g.konzept.angebot.id: g for g in bestand.konzepte}
    if not vorhanden:
        beende(Ausgang.NICHTS, "Hier ist kein Angebot: Es fehlt eine Datei offer.yaml.")
    for kennung in ids or ():
        gewaehlt("--offer", kennung, vorhanden)
    return [g for kennung, g in vorhanden.items() if not ids or kennung in ids]


def bericht(befunde: Iterable["Finding"], dateien: tuple[str, ...], texte: Mapping[str, str]) -> "Report":
    """Findings in their order, nothing twice, with the texts of the files they stand in."""
    from teilhabe_docs.diagnostics import sort_key
    from teilhabe_docs.reporting.report import Report

    return Report(tuple(sorted(dict.fromkeys(befunde), key=sort_key)), dateien, texte)


def zeige_befunde(befunde: Iterable["Finding"], dateien: tuple[str, ...], texte: Mapping[str, str]) -> None:
    """Findings on stderr, for commands whose result is something else."""
    from teilhabe_docs.reporting.text_format import full

    report = bericht(befunde, dateien, texte)
    if report.findings:
        melde(full(report).rstrip())
