"""`tdocs lint`: everything that `validate` checks, and the rules."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende, melde
from teilhabe_docs.cli.befunde import FORMAT, FORMATE, beende_nach, gib_aus
from teilhabe_docs.cli.gemeinsam import (
    FARBE,
    KONFIGURATION,
    PROFILE,
    STILL,
    bericht,
    farbig,
    gewaehlt,
    konfiguration,
    konzeptziel,
    vorhanden,
)
from teilhabe_docs.cli.pruefung import Pruefer, pruefe

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.loading.bestand import Bestand
    from teilhabe_docs.loading.config import GeladeneKonfiguration
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.reporting.report import Report
    from teilhabe_docs.rules.ausnahmen import Ausnahme
    from teilhabe_docs.rules.auswahl import Kennzeichen, Regelwahl

DATUM = typer.Option(
    None, "--date", metavar="JJJJ-MM-TT", help="Tag, an dem Ausnahmen noch gelten; sonst der neueste Stand."
)
_STUFEN = ("error", "warning", "hint", "never")


def lint(
    pfade: list[str] | None = typer.Argument(
        None, metavar="PFAD", help="Ordner oder einzelne Dateien; sonst der aktuelle Ordner."
    ),
    format_: str = FORMAT,
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
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Prüft, was eine Sachbearbeitung prüfen würde: Pflichtinhalt mit Norm, Texte, Begriffe."""
    gewaehlt("--format", format_, FORMATE)
    gewaehlt("--fail-on", fail_on, _STUFEN)
    bunt = farbig(color)
    heute = tag(stichtag)
    pflicht = _kennzeichen("--mandatory", mandatory or ())
    ziele = pfade or ["."]
    laeufe = [Lauf.fuer(pfad, config, pflicht, ohne_ausnahmen=no_ignores) for pfad in ziele]
    berichte = [lauf.bericht(heute, profiles) for lauf in laeufe]
    if write_baseline:
        for lauf, (_, report) in zip(laeufe, berichte, strict=True):
            lauf.schreibe_bestand(report)
        return
    report = gib_aus(ziele, berichte, format_, bunt=bunt, quiet=quiet)
    stufen = _STUFEN[: _STUFEN.index(fail_on) + 1]
    gescheitert = fail_on != "never" and any(f.severity in stufen for f in report.findings)
    beende_nach(ziele, berichte, gescheitert=gescheitert)


def tag(text: str | None) -> date | None:
    """The day that `--date` names; anything else is a usage error."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        beende(Ausgang.NUTZUNG, f"--date: »{text}« ist kein Datum der Form 2027-01-31.")


def _kennzeichen(wo: str, texte: Iterable[str]) -> "tuple[Kennzeichen, ...]":
    from teilhabe_docs.rules.auswahl import UnbekannteRegelError, lies_kennzeichen

    gelesen = []
    for text in texte:
        try:
            gelesen.append(lies_kennzeichen(text))
        except UnbekannteRegelError as fehler:
            beende(Ausgang.NUTZUNG, f"{wo}: {fehler}")
    return tuple(gelesen)


class Lauf(Pruefer):
    """The rules over one target."""

    gliedert = True

    def __init__(
        self, ziel: Path, datei: Path | None, einstellung: "GeladeneKonfiguration", wahl: "Regelwahl"
    ) -> None:
        from teilhabe_docs.rules.ausnahmen import Ausnahmen

        self.ziel = ziel
        self.datei = datei
        self.einstellung = einstellung
        self.wahl = wahl
        self.ausnahmen: Ausnahmen | None = Ausnahmen()
        self.stand: date | None = None
        self.ausgenommen: tuple[tuple[Finding, Ausnahme], ...] = ()

    @classmethod
    def fuer(
        cls, pfad: str, config: str | None, pflicht: "tuple[Kennzeichen, ...]", *, ohne_ausnahmen: bool
    ) -> "Lauf":
        """The run for a folder, or for the repository that holds a file."""
        from teilhabe_docs.loading.config import lade_konfiguration
        from teilhabe_docs.loading.discovery import wurzel_von

        ziel = vorhanden(pfad)
        konzeptziel(ziel, "Geprüft werden")
        datei = None if ziel.is_dir() else ziel.resolve()
        ordner = wurzel_von(ziel.parent) if datei else ziel
        einstellung = konfiguration(ordner, config)
        lauf = cls(ordner, datei, einstellung, _wahl(einstellung, pflicht))
        if ohne_ausnahmen:
            lauf.ausnahmen = None
        elif lauf.ausnahmen is not None:
            eigene = lade_konfiguration(ordner) if config else einstellung
            lauf.ausnahmen.lies_konfiguration(eigene)
        return lauf

    def lies(self, teil: "Bestand") -> None:
        """Collect the exceptions that stand in files, and the newest date."""
        for datei in teil.gelesen:
            if datei.dokument and self.ausnahmen is not None:
                self.ausnahmen.lies_kommentare(datei.file, datei.dokument)
            for quelle in (datei.modell, getattr(datei.modell, "konzeption", None)):
                stand = getattr(quelle, "stand", None)
                if isinstance(stand, date):
                    self.stand = max(self.stand or stand, stand)

    def pruefe(
        self, geladen: "GeladenesKonzept", gliederungen: "dict[str, Gliederung]"
    ) -> "Iterable[Finding]":
        """The findings of all rules."""
        from teilhabe_docs.rules.lauf import befunde
        from teilhabe_docs.rules.treffer import Gegenstand

        return befunde(Gegenstand(geladen, gliederungen))

    def bericht(self, heute: date | None, profiles: str | None) -> "tuple[Path, Report]":
        """The repository and what is wrong in it, exceptions and weights applied."""
        geprueft = pruefe(str(self.ziel), "", self.einstellung, profiles, self)
        befunde = list(dict.fromkeys(geprueft.befunde))
        if self.ausnahmen is not None:
            ganz = self.ziel.resolve() == geprueft.wurzel
            ergebnis = self.ausnahmen.angewendet(befunde, self.wahl, heute or self.stand, alle_gesehen=ganz)
            befunde, self.ausgenommen = list(ergebnis.findings), ergebnis.ausgenommen
        befunde = self.wahl.angewendet(befunde)
        if self.datei:
            hier = self.datei.relative_to(geprueft.wurzel).as_posix()
            befunde = [befund for befund in befunde if befund.file == hier]
        texte = {**self.einstellung.texte, **geprueft.texte}
        report = bericht(befunde, tuple(sorted(geprueft.dateien)), texte)
        return geprueft.wurzel, replace(report, suppressed=len(self.ausgenommen))

    def schreibe_bestand(self, report: "Report") -> None:
        """Write the findings as exceptions into the repository's configuration."""
        from teilhabe_docs.loading.config import lade_konfiguration
        from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError, schreibe
        from teilhabe_docs.rules.baseline import BaselineError, eintraege, ergaenzt

        geladen = lade_konfiguration(self.ziel)
        ort = geladen.ordner / Path(next(iter(geladen.texte), "tdocs.yaml")).name
        neue = eintraege(report.findings, self.wahl)
        try:
            if neue:
                schreibe(ort, ergaenzt(geladen, neue).encode("utf-8"))
        except BaselineError as fehler:
            beende(Ausgang.BEFUND, str(fehler))
        except NichtSchreibbarError as fehler:
            beende(Ausgang.NUTZUNG, str(fehler))
        melde(f"{len(neue)} {'Ausnahme' if len(neue) == 1 else 'Ausnahmen'} in {ort.name} geschrieben.")


def _wahl(einstellung: "GeladeneKonfiguration", pflicht: "tuple[Kennzeichen, ...]") -> "Regelwahl":
    from teilhabe_docs.rules.auswahl import Regelwahl

    k = einstellung.konfiguration
    name = next(iter(einstellung.texte), "tdocs.yaml")
    schwere = zip(
        _kennzeichen(f"{name}, regeln.schwere", k.regeln.schwere), k.regeln.schwere.values(), strict=True
    )
    return Regelwahl(
        _kennzeichen(f"{name}, regeln.nur", k.regeln.nur),
        _kennzeichen(f"{name}, regeln.ausser", k.regeln.ausser),
        {kennzeichen: str(wort) for kennzeichen, wort in schwere},
        (*_kennzeichen(f"{name}, pflichtregeln", k.pflichtregeln), *pflicht),
    )
