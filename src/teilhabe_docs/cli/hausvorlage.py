"""The house's Word file that a call or the configuration names."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.gemeinsam import vorhanden

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.loading.config import GeladeneKonfiguration
    from teilhabe_docs.rendering.docx.haus import House


def hausvorlage(
    genannt: str | None, konfiguration: "GeladeneKonfiguration"
) -> "tuple[bytes | None, list[Finding]]":
    """The content of the file that `--house` or `hausvorlage:` names, and what there is to say of it.

    A file that does not exist is a usage error.
    """
    aus_datei = konfiguration.konfiguration.hausvorlage
    if genannt is not None:
        pfad, name = vorhanden(genannt), Path(genannt).as_posix()
    elif aus_datei:
        pfad, name = konfiguration.ordner / aus_datei, aus_datei
    else:
        return None, []
    if not pfad.is_file():
        wo = "--house" if genannt is not None else f"{konfiguration.name}, hausvorlage"
        beende(Ausgang.NUTZUNG, f"{wo}: Die Datei »{name}« gibt es nicht.")
    from teilhabe_docs.loading import codes
    from teilhabe_docs.rendering.docx.haus import HouseError

    try:
        inhalt = pfad.read_bytes()
        haus = haus_aus(inhalt)
    except (HouseError, OSError) as fehler:
        grund = str(fehler) if isinstance(fehler, HouseError) else "Sie lässt sich nicht lesen."
        return None, [codes.HAUSVORLAGE_UNBRAUCHBAR.finding(f"Die Hausvorlage taugt nicht: {grund}", name)]
    texte = {
        codes.HAUSVORLAGE_ERGAENZT: haus.hints,
        codes.HAUSVORLAGE_OHNE: haus.left_out,
        codes.HAUSVORLAGE_BEIWERK: haus.left_behind,
    }
    return inhalt, [kennung.finding(text, name) for kennung in texte for text in texte[kennung]]


@cache
def haus_aus(inhalt: bytes) -> "House":
    """The house's Word file from its content, read once; raises `HouseError`."""
    from teilhabe_docs.rendering.docx.haus import House

    return House(inhalt)
