"""What the fields say that rules compare: nothing where a value is missing, waived or could not be read."""

from collections.abc import Iterator
from typing import Any

from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.rules.treffer import Gegenstand


def angabe(gegenstand: Gegenstand, feld: str) -> Any:
    """The value of a field; None where there is none, or an error stands at it, around it or in it."""
    wert: Any = gegenstand.konzept
    for name in feld.split("."):
        if wert is None or isinstance(wert, Entfaellt):
            return None
        wert = getattr(wert, name)
    if wert is None or isinstance(wert, Entfaellt) or gegenstand.geladen.lueckenhaft(feld):
        return None
    return wert


def liste(gegenstand: Gegenstand, feld: str) -> tuple[Any, ...]:
    """The entries of a list, with the same reservations."""
    return angabe(gegenstand, feld) or ()


def angaben(gegenstand: Gegenstand, feld: str) -> Iterator[Any]:
    """The values of a field, through a list one for each entry."""
    kopf, _, name = feld.rpartition(".")
    wert = angabe(gegenstand, kopf)
    for teil in wert if isinstance(wert, tuple) else (wert,):
        eines = getattr(teil, name, None)
        if eines is not None and not isinstance(eines, Entfaellt):
            yield eines
