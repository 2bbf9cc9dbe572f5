"""Where a command writes: what calls and configuration name, by the names on the disk."""

from pathlib import PurePath
from typing import NoReturn

from teilhabe_docs.cli.ausgang import Ausgang, beende, melde
from teilhabe_docs.cli.gemeinsam import ab_hier
from teilhabe_docs.loading.discovery import gehoert_zum_konzept
from teilhabe_docs.loading.files import paths
from teilhabe_docs.loading.files.paths import as_text, is_link, real
from teilhabe_docs.loading.files.targets import Target, Targets
from teilhabe_docs.loading.files.writer import is_device


def ausgabeordner(ausgabe: str, wurzel: PurePath, benannt: str) -> Target:
    """The output folder of the repository `wurzel`, as seen from here if the author named that so."""
    ort = Targets().find(PurePath(ausgabe), wurzel)
    return Target(ab_hier(ort.path, benannt), ort.reason, ort.remark)


def genannt(ziel: PurePath, option: str = "") -> PurePath:
    """A place that a call names; one whose name Windows cannot have, unless it is there, ends the program."""
    ort = Targets().find(ziel)
    davor = f"{option}: " if option else ""
    if ort.reason:
        beende(Ausgang.NUTZUNG, f"{davor}{ort.reason}")
    if ort.remark:
        melde(f"{davor}{ort.remark}")
    return ort.path


def genannte_datei(datei: PurePath, option: str = "") -> PurePath:
    """A file that a call names for a result; one that is part of a concept ends the program as well.

    A device of Windows stays as it is where it is there under that very name (`nul`).
    """
    if paths.WINDOWS and not datei.suffix and is_device(datei):
        return datei
    if gehoert_zum_konzept(datei.name) or gehoert_zum_konzept(_wirklich(datei).name):
        beende_vor_konzeptdatei(datei, option)
    return genannt(datei, option)


def beende_vor_konzeptdatei(datei: PurePath, option: str = "") -> NoReturn:
    """A usage error for a target that is part of a concept."""
    davor = f"{option}: " if option else ""
    text = f"{davor}»{as_text(datei)}« gehört zum Konzept. Bitte ein anderes Ziel nennen."
    beende(Ausgang.NUTZUNG, text)


def _wirklich(datei: PurePath) -> PurePath:
    """The file by the name that the system has for it, also where Windows takes a short one."""
    return datei if is_link(datei) else real(datei)
