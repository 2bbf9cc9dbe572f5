"""The house's Word file that a call or the configuration names."""

from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.gemeinsam import vorhanden
from teilhabe_docs.loading.files.paths import is_file
from teilhabe_docs.loading.files.reader import Hindernis, read

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.loading.config import GeladeneKonfiguration
    from teilhabe_docs.rendering.docx.house import House

MAX_HAUS = 60_000_000
"""Largest house file, in bytes; a letterhead with photographs stays far below."""

_TAUGT_NICHT = "Die Hausvorlage taugt nicht: {}"


def hausvorlage(
    genannt: str | None, konfiguration: "GeladeneKonfiguration"
) -> "tuple[bytes | None, list[Finding]]":
    """The content of the file that `--house` or `hausvorlage:` names, and what there is to say of it.

    A file that does not exist is a usage error.
    """
    aus_datei = konfiguration.konfiguration.hausvorlage
    if genannt is not None:
        pfad, name, grenze = vorhanden(genannt), PurePath(genannt).as_posix(), None
        wo, rat, gefunden = "--house", "", True
    elif aus_datei:
        ort, name = konfiguration.ort("hausvorlage", aus_datei), aus_datei
        pfad, grenze, gefunden, rat = ort.pfad, ort.grenze, ort.gefunden, ort.rat
        wo = f"{konfiguration.name}, hausvorlage"
    else:
        return None, []
    if not gefunden or not is_file(pfad):
        beende(Ausgang.NUTZUNG, f"{wo}: Die Datei »{name}« gibt es nicht.{rat}")
    from teilhabe_docs.loading import codes
    from teilhabe_docs.rendering.docx.house import HouseError

    inhalt = read(pfad, MAX_HAUS, grenze)
    if isinstance(inhalt, Hindernis):
        return None, [codes.HAUSVORLAGE_UNBRAUCHBAR.finding(_TAUGT_NICHT.format(inhalt.text), name)]
    try:
        haus = haus_aus(inhalt)
    except HouseError as fehler:
        return None, [codes.HAUSVORLAGE_UNBRAUCHBAR.finding(_TAUGT_NICHT.format(fehler), name)]
    texte = {
        codes.HAUSVORLAGE_ERGAENZT: haus.hints,
        codes.HAUSVORLAGE_OHNE: haus.left_out,
        codes.HAUSVORLAGE_BEIWERK: haus.left_behind,
    }
    return inhalt, [kennung.finding(text, name) for kennung in texte for text in texte[kennung]]


@cache
def haus_aus(inhalt: bytes) -> "House":
    """The house's Word file from its content, read once; raises `HouseError`."""
    from teilhabe_docs.rendering.docx.house import House

    return House(inhalt)
