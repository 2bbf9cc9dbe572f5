"""What several commands share: options, the way a repository is read, findings shown."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.arguments import target
from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.deutsch import gemeint
from teilhabe_docs.loading.files.paths import (
    as_text,
    exists,
    is_file,
    is_folder,
    is_link,
    seen_from_here,
    too_long,
)
from teilhabe_docs.loading.files.reader import Hindernis, is_text, names
from teilhabe_docs.loading.files.spelling import stored

if TYPE_CHECKING:
    from teilhabe_docs.cli.vertrauen import Quelle
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.profile.shelf import Regal
    from teilhabe_docs.loading.config import GeladeneKonfiguration
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.loading.loaded_files import Bestand
    from teilhabe_docs.reporting.report import Report


def wie_gespeichert(pfad: str | None) -> str | None:
    """A path that a call names, found however its accents are stored."""
    return stored(pfad) if pfad else pfad


PFAD = typer.Argument(
    ".", callback=target, metavar="PFAD", help="Ordner mit den Konzeptdateien; sonst der aktuelle Ordner."
)
DOKUMENT = typer.Option(
    None,
    "--doc",
    metavar="DOKUMENT",
    help="leistungsvereinbarung, fachkonzept, leistungsbeschreibung oder all; darf mehrmals stehen.",
)
ANGEBOT = typer.Option(None, "--offer", metavar="ID", help="Nur dieses Angebot; darf mehrmals stehen.")
KONFIGURATION = typer.Option(
    None, "--config", metavar="DATEI", callback=wie_gespeichert, help="Diese Konfiguration statt tdocs.yaml."
)
VERTRAUT = typer.Option(
    None,
    "--trusted-config",
    metavar="DATEI",
    callback=wie_gespeichert,
    help="Diese Konfiguration gilt; was der Ordner selbst bestimmt, nur soweit sie es freigibt.",
)
PROFILE = typer.Option(
    None,
    "--profiles",
    metavar="ORDNER",
    callback=wie_gespeichert,
    help="Weitere Profile aus diesem Ordner (<Dokument>/<Profil>/).",
)
FARBE = typer.Option(
    "auto", "--color", metavar="auto|always|never", help="Farbe in der Ausgabe. Vorgabe: auto."
)
STILL = typer.Option(False, "-q", "--quiet", help="Nur Ergebnis und Fehler, keine Meldungen nebenbei.")
FORCE = typer.Option(
    False, "--force", help="Überschreibt auch, was nicht von tdocs stammt oder bearbeitet wurde."
)
OUT = typer.Option(None, "--out", metavar="DATEI", help="Zieldatei. Vorgabe: stdout.")
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
    from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE

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


def vorhanden(pfad: str) -> PurePath:
    """`pfad` if it exists; else a usage error with a suggestion."""
    if not pfad:
        beende(Ausgang.NUTZUNG, "Der Pfad ist leer. Nennen Sie den Ordner mit den Konzeptdateien.")
    ziel = PurePath(pfad)
    if not exists(ziel):
        beende(Ausgang.NUTZUNG, f"»{as_text(pfad)}« gibt es nicht.{_nachbar(ziel)}")
    return ziel


def ordner(pfad: str) -> PurePath:
    """`pfad` as an existing folder; else a usage error."""
    ziel = vorhanden(pfad)
    if not is_folder(ziel):
        beende(
            Ausgang.NUTZUNG,
            f"»{as_text(pfad)}« ist kein Ordner. Nennen Sie den Ordner mit den Konzeptdateien.",
        )
    return ziel


def konzeptziel(ziel: PurePath, was: str) -> None:
    """A usage error where `ziel` is neither a folder nor a concept file; `was` says what is done to those."""
    from teilhabe_docs.loading.discovery import ARTEN_TEXT, art_von

    if not is_folder(ziel) and art_von(ziel.name) is None:
        beende(Ausgang.NUTZUNG, f"»{as_text(ziel)}« ist keine Konzeptdatei. {was}: {ARTEN_TEXT}.")


def _nachbar(ziel: PurePath) -> str:
    if grund := too_long(ziel):
        return f" {grund}"
    from teilhabe_docs.loading.nearest import Nearest

    namen = [name for name in names(ziel.parent) if is_text(name) and exists(ziel.parent / name)]
    nah = Nearest().to(ziel.name, namen)
    return f" Gemeint: »{as_text(ziel.parent / nah)}«?" if nah else ""


def konfiguration(
    pfad: PurePath, benannt: "Quelle | None", *, mit_mangel: bool = False
) -> "GeladeneKonfiguration":
    """The configuration that holds for `pfad`; with mistakes in it a usage error, its findings on stderr.

    Where somebody else's holds, mistakes in the repository's own end the program as well, unless
    `mit_mangel`: then they are the caller's to tell.
    """
    from teilhabe_docs.loading.config import lade_konfiguration

    if benannt is not None and benannt.vertraut:
        from teilhabe_docs.cli.vertrauen import vertraute

        geladen = vertraute(pfad, vorhanden(benannt.datei))
        if not mit_mangel:
            ohne_fehler(geladen.eigene, Ausgang.BEFUND)
        return geladen
    if benannt is not None and not is_file(vorhanden(benannt.datei)):
        beende(Ausgang.NUTZUNG, f"--config: »{as_text(benannt.datei)}« ist keine Datei.")
    return ohne_fehler(
        lade_konfiguration(pfad, PurePath(benannt.datei) if benannt else None), Ausgang.NUTZUNG
    )


def ohne_fehler(geladen: "GeladeneKonfiguration", sonst: Ausgang) -> "GeladeneKonfiguration":
    """The configuration, its findings on stderr; one with mistakes ends the program with the code `sonst`."""
    from teilhabe_docs.diagnostics import has_errors

    zeige_befunde(geladen.findings, tuple(geladen.texte), geladen.texte)
    if has_errors(geladen.findings):
        raise Ende(sonst)
    return geladen


def profilregal(pfad: PurePath, geladen: "GeladeneKonfiguration", profile: str | None) -> "Regal":
    """The profiles that a repository can use: built-in, its own, those of the configuration and the call."""
    from teilhabe_docs.documents.profile.shelf import EINGEBAUT, Profilordner, Regal
    from teilhabe_docs.loading.discovery import wurzel_von
    from teilhabe_docs.loading.files.folders import DiskFolder

    weitere: dict[str, DiskFolder] = {}
    ort = geladen.profile(wurzel_von(pfad))
    if ort.gefunden and is_folder(ort.pfad, ort.grenze):
        weitere[ort.pfad.name] = DiskFolder(ort.pfad, ort.grenze)
    bemerkt = {ort.pfad.name: ort.bemerkungen}
    if name := geladen.konfiguration.profilordner:
        ort = geladen.ort("profilordner", name)
        if not ort.gefunden or not is_folder(ort.pfad):
            beende(Ausgang.NUTZUNG, f"tdocs.yaml: Den Profilordner »{name}« gibt es nicht.{ort.rat}")
        weitere = {anderer: o for anderer, o in weitere.items() if o.path != ort.pfad}
        weitere[name] = DiskFolder(ort.pfad, ort.grenze)
    if profile is not None:
        weitere[profile] = DiskFolder(ordner(profile))
    eigene = (Profilordner(ort, name.rstrip("/"), bemerkt.get(name, ())) for name, ort in weitere.items())
    return Regal((*EINGEBAUT.ordner, *eigene))


def leer(pfad: str) -> str:
    """The message for a folder without anything to check."""
    from teilhabe_docs.loading.discovery import ARTEN_TEXT

    return f"In »{as_text(pfad)}« liegt keine Konzeptdatei. Gesucht werden: {ARTEN_TEXT}."


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


def ab_hier(ziel: PurePath, benannt: str) -> PurePath:
    """`ziel` as seen from the current folder, unless the author gave `benannt` as an absolute path."""
    return ziel if PurePath(benannt).is_absolute() else seen_from_here(ziel)


def ist_fremd(ziel: PurePath, neu: bytes, wurzel: PurePath | None = None) -> bool:
    """Whether somebody else has written the target, or edited it since tdocs did, and it would change.

    Raises `NotWritableError` where that cannot be seen since another program holds it.
    """
    from teilhabe_docs.loading.files.writer import NotWritableError
    from teilhabe_docs.rendering.document_formats import read_written
    from teilhabe_docs.rendering.written import lies_geschriebenes

    if is_link(ziel):
        return not ziel.is_relative_to("/dev")
    alt = lies_geschriebenes(ziel, wurzel) if is_file(ziel) else None
    if isinstance(alt, Hindernis) and alt.held:
        raise NotWritableError(f"»{as_text(ziel)}« lässt sich nicht schreiben: {alt.text}")
    if alt is None or isinstance(alt, Hindernis):
        return alt is not None
    there = read_written(alt)
    return not there.untouched and not there.same(read_written(neu))
