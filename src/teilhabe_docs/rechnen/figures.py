"""The one rule of rounding, and how figures are written in German.

Figures are calculated unrounded. A result is rounded once, at the end and half up: per cent to one decimal,
everything else to two. What is agreed is compared with what was calculated after both have been rounded.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Any

from teilhabe_docs.model.numbers import german_digits

_GENAU = Context(prec=80)
"""Room for every quotient of values that the model allows."""

HUNDRED = Decimal(100)


class Unit(StrEnum):
    """What a figure is measured in; a ratio is its x in `1 : x`."""

    VZAE = "VZÄ"
    STUNDEN = "Stunden"
    MINUTEN = "Minuten"
    TAGE = "Tage"
    PLAETZE = "Plätze"
    PERSONEN = "Personen"
    WOCHEN = "Wochen"
    KRAEFTE = "Kräfte"
    EINHEITEN = "Einheiten"
    PROZENT = "%"
    SCHLUESSEL = "1 : x"


_EINES = {
    Unit.STUNDEN: "Stunde",
    Unit.MINUTEN: "Minute",
    Unit.TAGE: "Tag",
    Unit.PLAETZE: "Platz",
    Unit.PERSONEN: "Person",
    Unit.WOCHEN: "Woche",
    Unit.KRAEFTE: "Kraft",
    Unit.EINHEITEN: "Einheit",
}


def rounded(wert: Decimal, einheit: Unit = Unit.VZAE) -> Decimal:
    """The figure rounded half up: per cent to one decimal, everything else to two."""
    stelle = Decimal("0.1") if einheit is Unit.PROZENT else Decimal("0.01")
    return wert.quantize(stelle, ROUND_HALF_UP, _GENAU)


def german(wert: Decimal, einheit: Unit) -> str:
    """The rounded figure with its unit: `1,75 VZÄ`, `62,5 %`, `1 : 4,5`, `1.580 Stunden`."""
    text = digits(wert, einheit)
    if einheit is Unit.SCHLUESSEL:
        return f"1 : {text}"
    return f"{text} {_EINES.get(einheit, einheit) if text == '1' else einheit}"


def digits(wert: Decimal, einheit: Unit) -> str:
    """The rounded figure alone; full-time equivalents always show two decimals."""
    text = german_digits(rounded(wert, einheit))
    return text if einheit is Unit.VZAE else text.rstrip("0").rstrip(",")


def figure(wert: Any) -> Decimal | None:
    """A number of the model; None where it is missing or falls away."""
    if isinstance(wert, Decimal):
        return Decimal(wert)
    return Decimal(wert) if isinstance(wert, int) and not isinstance(wert, bool) else None


def entries(wert: Any) -> tuple[Any, ...]:
    """A list of the model; empty where it falls away."""
    return wert if isinstance(wert, tuple) else ()


def divided(zaehler: Decimal | None, nenner: Decimal | None) -> Decimal | None:
    """The quotient, not rounded; None where a part is unknown or the divisor is 0."""
    return zaehler / nenner if zaehler is not None and nenner else None


def times(*werte: Decimal | None) -> Decimal | None:
    """The product, not rounded; None where a part is unknown."""
    produkt = Decimal(1)
    for wert in werte:
        if wert is None:
            return None
        produkt *= wert
    return produkt


def left(whole: Decimal | None, taken: Decimal | None) -> Decimal | None:
    """What is left of an amount; None where a part is unknown, or more is taken than there is."""
    return whole - taken if whole is not None and taken is not None and taken <= whole else None


def summed(werte: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, not rounded; None where a part is unknown."""
    summe = Decimal(0)
    for wert in werte:
        if wert is None:
            return None
        summe += wert
    return summe


def shortfall_percent(vereinbart: Decimal, gerechnet: Decimal, einheit: Unit = Unit.VZAE) -> Decimal:
    """By how much per cent of the agreed figure the calculated one stays below it; negative above it."""
    soll, ist = rounded(vereinbart, einheit), rounded(gerechnet, einheit)
    return (soll - ist) / soll * HUNDRED if soll else Decimal(0)
