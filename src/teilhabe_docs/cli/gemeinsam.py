"""What several commands share: options, the way a repository is read, findings shown."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.deutsch import gemeint

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.regal import Regal
    from teilhabe_docs.loading.bestand import Bestand
    from teilhabe_docs.loading.config import GeladeneKonfiguration
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.reporting.report import Report

PFAD = typer.Argument(".", metavar="PFAD", help="Ordner mit den Konzeptdateien; sonst der aktuelle Ordner.")
DOKUMENT = typer.Option(
    None,
    "--doc",
    metavar="DOKUMENT",
    help="leistungsvereinbarung, fachkonzept, leistungsbeschreibung oder all; darf mehrmals stehen.",
)
ANGEBOT = typer.Option(None, "--offer", metavar="ID", help="Nur dieses Angebot; darf mehrmals stehen.")
KONFIGURATION = typer.Option(None, "--config", metavar="DATEI", help="Diese Konfiguration statt tdocs.yaml.")
PROFILE = typer.Option(
    None, "--profiles", metavar="ORDNER", help="Weitere Profile aus diesem Ordner (<Dokument>/<Profil>/)."
)
FARBE = typer.Option(
    "auto", "--color", metavar="auto|always|never", help="Farbe in der Ausgabe. Vorgabe: auto."
)
STILL = typer.Option(False, "-q", "--quiet", help="Nur Ergebnis und Fehler, keine Meldungen nebenbei.")
FORCE = typer.Option(
    False, "--force", help="Überschreibt auch, was nicht von tdocs stammt oder bearbeitet wurde."
)
FREMD = "stammt nicht von tdocs oder wurde seither bearbeitet."
"""What is said of a target that is not overwritten."""
TEXT_ODER_JSON = typer.Option(
    "text", "--format", metavar="text|json", help="Form der Ausgabe. Vorgabe: text."
)


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


def farbig(wunsch: str, *, fehlerausgabe: bool = False) -> bool:
    """Whether stdout (or stderr) gets colour."""
    gewaehlt("--color", wunsch, ["auto", "always", "never"])
    if wunsch != "auto":
        return wunsch == "always"
    strom = sys.stderr if fehlerausgabe else sys.stdout
    return strom.isatty() and not os.environ.get("NO_COLOR")


def breite(*, fehlerausgabe: bool = False) -> int | None:
    """How many columns the terminal has that stdout (or stderr) goes to; None where it goes elsewhere."""
    strom = sys.stderr if fehlerausgabe else sys.stdout
    return get_terminal_size().columns if strom.isatty() else None


def vorhanden(pfad: str) -> Path:
    """`pfad` if it exists; else a usage error with a suggestion."""
    if not pfad:
        beende(Ausgang.NUTZUNG, "Der Pfad ist leer. Nennen Sie den Ordner mit den Konzeptdateien.")
    ziel = Path(pfad)
    try:
        da = ziel.exists()
    except OSError:  # a name that the system does not take, or a folder closed to the caller
        da = False
    if not da:
        beende(Ausgang.NUTZUNG, f"»{pfad}« gibt es nicht.{_nachbar(ziel)}")
    return ziel


def ordner(pfad: str) -> Path:
    """`pfad` as an existing folder; else a usage error."""
    ziel = vorhanden(pfad)
    if not ziel.is_dir():
        beende(Ausgang.NUTZUNG, f"»{pfad}« ist kein Ordner. Nennen Sie den Ordner mit den Konzeptdateien.")
    return ziel


def konzeptziel(ziel: Path, was: str) -> None:
    """A usage error where `ziel` is neither a folder nor a concept file; `was` says what is done to those."""
    from teilhabe_docs.loading.discovery import ARTEN_TEXT, art_von

    if not ziel.is_dir() and art_von(ziel.name) is None:
        beende(Ausgang.NUTZUNG, f"»{ziel}« ist keine Konzeptdatei. {was}: {ARTEN_TEXT}.")


def _nachbar(ziel: Path) -> str:
    from teilhabe_docs.loading.nearest import Nearest

    try:
        namen = sorted(p.name for p in ziel.parent.iterdir() if p.exists())
    except OSError:
        return ""
    nah = Nearest().to(ziel.name, namen)
    return f" Gemeint: »{(ziel.parent / nah).as_posix()}«?" if nah else ""


def konfiguration(pfad: Path, benannt: str | None) -> "GeladeneKonfiguration":
    """The configuration that holds for `pfad`; with mistakes in it a usage error, its findings on stderr."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.loading.config import lade_konfiguration

    if benannt is not None and not vorhanden(benannt).is_file():
        beende(Ausgang.NUTZUNG, f"--config: »{benannt}« ist keine Datei.")
    geladen = lade_konfiguration(pfad, Path(benannt) if benannt else None)
    zeige_befunde(geladen.findings, tuple(geladen.texte), geladen.texte)
    if has_errors(geladen.findings):
        raise Ende(Ausgang.NUTZUNG)
    return geladen


def profilregal(pfad: Path, geladen: "GeladeneKonfiguration", profile: str | None) -> "Regal":
    """The profiles that a repository can use: built-in, its own, those of the configuration and the call."""
    from teilhabe_docs.documents.regal import EINGEBAUT, Profilordner, Regal
    from teilhabe_docs.loading.discovery import wurzel_von

    weitere = {"profile": wurzel_von(pfad) / "profile"} if (wurzel_von(pfad) / "profile").is_dir() else {}
    if name := geladen.konfiguration.profilordner:
        if not (geladen.ordner / name).is_dir():
            beende(Ausgang.NUTZUNG, f"tdocs.yaml: Den Profilordner »{name}« gibt es nicht.")
        weitere[name] = geladen.ordner / name
    if profile is not None:
        weitere[profile] = ordner(profile)
    eigene = (Profilordner(ort, name.rstrip("/")) for name, ort in weitere.items())
    return Regal((*EINGEBAUT.ordner, *eigene))


def leer(pfad: str) -> str:
    """The message for a folder without anything to check."""
    from teilhabe_docs.loading.discovery import ARTEN_TEXT

    return f"In »{pfad}« liegt keine Konzeptdatei. Gesucht werden: {ARTEN_TEXT}."


def lade_bestand(pfad: str) -> "Bestand":
    """The repository at `pfad`; nothing to check in it is exit code 3."""
    from teilhabe_docs.loading.repository import lade

    bestand = lade(ordner(pfad))
    if not bestand.dateien and not bestand.findings:
        beende(Ausgang.NICHTS, leer(pfad))
    return bestand


def angebote(bestand: "Bestand", ids: list[str] | None) -> list["GeladenesKonzept"]:
    """The offers asked for, all if none is named; an unknown id is a usage error.

    Where no offer could be read because of errors in the files, these are shown.
    """
    gelesen = {g.konzept.angebot.id: g for g in bestand.konzepte}
    verlangt(ids, gelesen, bestand.findings, bestand.dateien, bestand.texte)
    return [g for kennung, g in gelesen.items() if not ids or kennung in ids]


def verlangt(
    ids: list[str] | None,
    gelesen: Iterable[str],
    befunde: "Iterable[Finding]",
    dateien: tuple[str, ...],
    texte: Mapping[str, str],
) -> None:
    """End the program where an offer asked for, or any at all, is not among those that could be read."""
    from teilhabe_docs.diagnostics import has_errors

    befunde, gelesen = tuple(befunde), tuple(gelesen)
    unbekannt = [kennung for kennung in ids or () if kennung not in gelesen]
    if has_errors(befunde) and (unbekannt or not gelesen):
        zeige_befunde(befunde, dateien, texte)
        if not gelesen:
            beende(Ausgang.BEFUND, "Kein Angebot lässt sich lesen. Beheben Sie zuerst die Fehler.")
    if not gelesen:
        beende(Ausgang.NICHTS, "Hier ist kein Angebot: Es fehlt eine Datei offer.yaml.")
    for kennung in unbekannt:
        gewaehlt("--offer", kennung, gelesen)


def bericht(befunde: Iterable["Finding"], dateien: tuple[str, ...], texte: Mapping[str, str]) -> "Report":
    """Findings in their order, nothing twice, with the texts of the files they stand in."""
    from teilhabe_docs.diagnostics import sort_key
    from teilhabe_docs.reporting.report import Report

    return Report(tuple(sorted(dict.fromkeys(befunde), key=sort_key)), dateien, texte)


def zeige_befunde(
    befunde: Iterable["Finding"],
    dateien: tuple[str, ...],
    texte: Mapping[str, str],
    *,
    bunt: bool = False,
    still: bool = False,
) -> None:
    """Findings on stderr, for commands whose result is something else; `still` leaves all but errors out."""
    from teilhabe_docs.diagnostics import Severity
    from teilhabe_docs.reporting.report import told
    from teilhabe_docs.reporting.text_format import full

    gezeigt = (b for b in befunde if not still or b.severity is Severity.ERROR)
    report = told(bericht(gezeigt, dateien, texte))
    if report.findings:
        melde(full(report, color=bunt, width=breite(fehlerausgabe=True)).rstrip("\n"), bunt=bunt)


def ab_hier(ziel: Path, benannt: str) -> Path:
    """`ziel` as seen from the current folder, unless the author gave `benannt` as an absolute path."""
    if Path(benannt).is_absolute():
        return ziel
    try:
        return Path(os.path.relpath(ziel))
    except ValueError:  # another drive on Windows
        return ziel


def ist_fremd(ziel: Path, neu: bytes) -> bool:
    """Whether somebody else has written the target, or edited it since tdocs did, and it would change."""
    from teilhabe_docs.rendering.siegel import gleich, unveraendert

    try:
        alt = ziel.read_bytes() if ziel.is_file() else neu
    except OSError:
        return False  # writing says why
    return not gleich(alt, neu) and not unveraendert(alt)
