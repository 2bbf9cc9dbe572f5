"""What a field path leads to, without any data."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.fields import Feld, UnbekanntesFeld, felder_von
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal

WURZELN: Mapping[str, type[Modell]] = MappingProxyType(
    {"traeger": Traeger, "angebot": Angebot, "personal": Personal}
)
"""The names that field paths start with."""


@cache
def feld_info(pfad: str) -> Feld:
    """The field at a dotted path from `traeger`, `angebot` or `personal`; lists are walked through.

    Raises `UnbekanntesFeld` with the part of the path that does not exist.
    """
    wurzel, *teile = pfad.split(".")
    if wurzel not in WURZELN:
        raise UnbekanntesFeld(wurzel, "", WURZELN)
    feld = Feld("", WURZELN[wurzel], optional=False)
    davor = wurzel
    for teil in teile:
        ist_modell = isinstance(feld.typ, type) and issubclass(feld.typ, Modell)
        felder = felder_von(feld.typ) if ist_modell else {}
        if teil not in felder:
            raise UnbekanntesFeld(teil, davor, felder)
        feld = felder[teil]
        davor += f".{teil}"
    return feld
