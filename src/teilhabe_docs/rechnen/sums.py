"""Sums of the positions that count, by area, category and function."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from teilhabe_docs.model.choices import Bereich, Choice, Kategorie
from teilhabe_docs.model.staffing import Position
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.counted_positions import CountedPosition, PositionSum, sum_of

Attribute = Callable[[Position], str | None]

ATTRIBUTES: Mapping[str, Attribute] = MappingProxyType(
    {
        "Bereich": lambda position: position.bereich,
        "Kategorie": lambda position: position.kategorie,
        "Funktion": lambda position: position.funktion,
    }
)
"""What positions are added up by."""


def sums_by(
    rechnung: Calculation, merkmal: str, among: tuple[CountedPosition, ...] | None = None
) -> tuple[tuple[str, PositionSum], ...]:
    """The sums by `merkmal` of all positions, or those `among` them, in the order of its list.

    Functions stand in the order of the positions. Those that do not say what they are stand last, as
    `ohne …`. A sum lacks only what has no amount.
    """
    von = ATTRIBUTES[merkmal]
    je_wert: dict[str | None, list[CountedPosition]] = {}
    for stelle in rechnung.stellen if among is None else among:
        if stelle.zaehlt:
            je_wert.setdefault(von(stelle.position), []).append(stelle)
    return tuple((_wort(wert, merkmal, rechnung), sum_of(je_wert[wert])) for wert in _geordnet(je_wert))


def _geordnet(werte: Iterable[str | None]) -> list[str | None]:
    liste = list(werte)
    reihe: list[str | None] = [*Bereich, *Kategorie, *(w for w in liste if w is not None), None]
    return sorted(liste, key=reihe.index)


def _wort(wert: str | None, merkmal: str, rechnung: Calculation) -> str:
    if isinstance(wert, Bereich):
        return rechnung.area(wert)
    return f"ohne {merkmal}" if wert is None else wert.label if isinstance(wert, Choice) else wert
