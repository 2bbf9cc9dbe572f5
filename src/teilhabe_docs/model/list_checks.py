"""Checks over the entries of one list."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from typing import TypeVar

from pydantic_core import PydanticCustomError

from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.model.choices import Wochentag
from teilhabe_docs.model.shared import Zeitfenster
from teilhabe_docs.model.value_errors import ValuePath, several_errors, value_error

_L = TypeVar("_L")


def unique_ids(eintraege: _L) -> _L:
    """The list as it is; raises at every id that stands in it before."""
    gesehen: dict[str, int] = {}
    doppelt: list[tuple[ValuePath, PydanticCustomError]] = []
    for stelle, eintrag in enumerate(eintraege if isinstance(eintraege, tuple) else ()):
        if eintrag.id in gesehen:
            text = "Die Id {wert} steht in dieser Liste schon einmal"
            ursache = value_error("id_doppelt", text, eintrag.id, zuerst=str(gesehen[eintrag.id]))
            doppelt.append(((stelle, "id"), ursache))
        gesehen.setdefault(eintrag.id, stelle)
    if doppelt:
        raise several_errors(doppelt)
    return eintraege


def without_overlap(
    zeiten: tuple[Zeitfenster, ...] | Entfaellt,
) -> tuple[Zeitfenster, ...] | Entfaellt:
    """The hours as they are; raises at all that overlap with earlier ones on the same day."""
    belegt: dict[Wochentag, list[tuple[str, str]]] = {tag: [] for tag in Wochentag}
    doppelt: list[tuple[ValuePath, PydanticCustomError]] = []
    for stelle, fenster in enumerate(zeiten if isinstance(zeiten, tuple) else ()):
        if fenster.von is None or fenster.bis is None:
            continue
        dieses = (fenster.von, fenster.bis)
        tage = dict.fromkeys(fenster.wochentage)
        stoss = next(((tag, anderes) for tag in tage for anderes in _stoesse(dieses, belegt[tag])), None)
        if stoss:
            tag, anderes = stoss
            ursache = value_error(
                "zeiten_ueberschnitten",
                "{wert} überschneidet sich am {tag} mit »{andere}«",
                " bis ".join(dieses),
                tag=tag.label,
                andere=" bis ".join(anderes),
            )
            doppelt.append(((stelle,), ursache))
            continue
        for tag in tage:
            insort(belegt[tag], dieses)
    if doppelt:
        raise several_errors(doppelt)
    return zeiten


def _stoesse(dieses: tuple[str, str], belegt: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The next ones among sorted hours, which do not overlap with each other, that overlap with these."""
    stelle = bisect_left(belegt, dieses)
    for anderes in belegt[max(0, stelle - 1) : stelle + 1]:
        if dieses[0] < anderes[1] and anderes[0] < dieses[1]:
            yield anderes
