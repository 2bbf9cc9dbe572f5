"""The Fachkraftquote: qualified full-time equivalents of all that work with the people served."""

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.model.choices import Bereich
from teilhabe_docs.rechnen.counted_positions import (
    REGIE,
    CountedPosition,
    PositionSum,
    fachkraft_in,
    in_area,
    sum_of,
)
from teilhabe_docs.rechnen.figures import HUNDRED, divided

NAHEZU_KEINE_PROZENT = Decimal(10)
"""Up to so many per cent Fachkräfte staff is taken to be almost without them; no source has a figure."""


class Fachkraftquote(NamedTuple):
    """Its two sums: Fachkräfte, and all who work with the people served (without Regie and Koordination)."""

    fachkraefte: PositionSum
    alle: PositionSum

    @property
    def prozent(self) -> Decimal | None:
        """The quota, not rounded; None where a sum is incomplete or nobody counts."""
        anteil = divided(self.fachkraefte.sicher, self.alle.sicher)
        return None if anteil is None else anteil * HUNDRED


def fachkraftquote(stellen: tuple[CountedPosition, ...], direkt: Collection[Bereich]) -> Fachkraftquote:
    """The quota that the positions of the areas `direkt` give."""
    return Fachkraftquote(sum_of(stellen, fachkraft_in(*direkt)), sum_of(stellen, in_area(*direkt)))


def why_not(stelle: CountedPosition, direkt: Collection[Bereich]) -> str:
    """Why a position does not count for the quota, in German; empty where it does."""
    position = stelle.position
    if not stelle.zaehlt:
        return position.beschaeftigung.label
    if position.bereich is None:
        return "Bereich fehlt"
    if position.bereich in direkt:
        return ""
    return "Regie" if position.bereich in REGIE else position.bereich.label
