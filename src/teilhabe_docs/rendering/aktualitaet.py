"""Whether a written document still says what its sources say, and which of them have changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote

from teilhabe_docs.rendering.siegel import HAUS, PROFIL, QUELLE, TEILE, gelesen, gleich, unveraendert

PROFILNAME, HAUSNAME = "profile", "house"
"""What profile and house file are called among the sources."""
_NAMEN = {PROFIL: PROFILNAME, HAUS: HAUSNAME}


class Stand(StrEnum):
    """The state of a document that ought to be there."""

    AKTUELL = "current"
    FEHLT = "missing"
    VERALTET = "stale"
    BEARBEITET = "edited"
    FREMD = "foreign"


@dataclass(frozen=True, slots=True)
class Vergleich:
    """A document's state; `geaendert` names what it is made from and has changed since."""

    stand: Stand
    geaendert: tuple[str, ...] = ()


def vergleiche(pfad: Path, neu: bytes) -> Vergleich:
    """The state of the file `pfad` that ought to hold `neu`; line ends of Markdown do not count.

    Raises `OSError` where the file is there and cannot be read.
    """
    if not pfad.is_file():
        return Vergleich(Stand.FEHLT)
    alt = pfad.read_bytes()
    if gleich(alt, neu) or alt.replace(b"\r\n", b"\n") == neu:
        return Vergleich(Stand.AKTUELL)
    if not gelesen(alt):
        return Vergleich(Stand.FREMD)
    stand = Stand.VERALTET if unveraendert(alt) else Stand.BEARBEITET
    return Vergleich(stand, tuple(_geaendert(gelesen(alt), gelesen(neu))))


def _geaendert(alt: dict[str, str], neu: dict[str, str]) -> Iterator[str]:
    for name in dict.fromkeys((*alt, *neu)):
        if name != TEILE and alt.get(name) != neu.get(name):
            yield _NAMEN.get(name) or unquote(name.removeprefix(QUELLE))
