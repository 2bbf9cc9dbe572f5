"""Positions as they are counted: their amount, what counts, and sums that know what they lack."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.model.choices import Bereich, Beschaeftigung, Kategorie
from teilhabe_docs.model.staffing import Personal, Position
from teilhabe_docs.rechnen.figures import divided, entries, figure, times

BETREUUNG = frozenset({Bereich.GRUPPE, Bereich.INDIVIDUELL})
"""The areas that work with the people served, unless a profile adds the Fachdienst."""
WITH_FACHDIENST = BETREUUNG | {Bereich.FACHDIENST}
REGIE = (Bereich.LEITUNG, Bereich.VERWALTUNG, Bereich.HAUSWIRTSCHAFT_TECHNIK, Bereich.FACHDIENST)
FACHKRAFT = frozenset({Kategorie.FACHKRAFT_STUDIUM, Kategorie.FACHKRAFT_AUSBILDUNG})

Belongs = Callable[[Position], bool | None]
"""Whether a position belongs to a sum; None where that cannot be told."""


class CountedPosition(NamedTuple):
    """A position, its place in the list, and the hours a week of a full-time worker where they are given."""

    nummer: int
    position: Position
    vollzeit_wochenstunden_h: Decimal | None

    @property
    def zaehlt(self) -> bool:
        """Whether it counts for ratio and quota: only who is employed does."""
        return self.position.beschaeftigung is Beschaeftigung.ANGESTELLT

    @property
    def vzae(self) -> Decimal | None:
        """Its amount, not rounded: as given, or hours a week ÷ those of a full-time worker."""
        gegeben = figure(self.position.vzae)
        return divided(self.stunden_h, self.vollzeit_wochenstunden_h) if gegeben is None else gegeben

    @property
    def stunden_h(self) -> Decimal | None:
        """Its hours a week as the author gave them."""
        return figure(self.position.wochenstunden_h)

    @property
    def wochenstunden_h(self) -> Decimal | None:
        """Its hours a week, as given or converted, not rounded."""
        return times(self.vzae, self.vollzeit_wochenstunden_h) if self.stunden_h is None else self.stunden_h


class PositionSum(NamedTuple):
    """Full-time equivalents of several positions, not rounded; `fehlt` are the ids of those left out.

    Left out is a position of which the amount is unknown, or whether it belongs here at all.
    """

    vzae: Decimal
    anzahl: int
    fehlt: tuple[str, ...] = ()

    @property
    def vollstaendig(self) -> bool:
        """Whether nothing had to be left out."""
        return not self.fehlt

    @property
    def sicher(self) -> Decimal | None:
        """The sum if it is complete."""
        return None if self.fehlt else self.vzae


def counted_positions(personal: Personal) -> tuple[CountedPosition, ...]:
    """The positions in their order."""
    vollzeit = figure(personal.vollzeit_wochenstunden_h)
    return tuple(
        CountedPosition(nummer, position, vollzeit)
        for nummer, position in enumerate(entries(personal.positionen))
    )


def sum_of(alle: Iterable[CountedPosition], gehoert: Belongs = lambda _: True) -> PositionSum:
    """The sum of those that count and belong to it; hours are added up before they are converted."""
    vzae = stunden_h = Decimal(0)
    vollzeit_h: Decimal | None = None
    anzahl = 0
    fehlt = []
    for stelle in alle:
        dazu = gehoert(stelle.position) if stelle.zaehlt else False
        if dazu is False:
            continue
        anzahl += 1
        if dazu is None or stelle.vzae is None:
            fehlt.append(stelle.position.id)
        elif stelle.stunden_h is None:
            vzae += stelle.vzae
        else:
            stunden_h += stelle.stunden_h
            vollzeit_h = stelle.vollzeit_wochenstunden_h
    return PositionSum(vzae + (divided(stunden_h, vollzeit_h) or 0), anzahl, tuple(fehlt))


def in_area(*bereiche: Bereich) -> Belongs:
    """Positions of these areas."""
    return lambda position: None if position.bereich is None else position.bereich in bereiche


def fachkraft_in(*bereiche: Bereich) -> Belongs:
    """Positions of these areas that are qualified."""
    there = in_area(*bereiche)

    def gehoert(position: Position) -> bool | None:
        if there(position) is False or position.kategorie is Kategorie.NICHT_FACHKRAFT:
            return False
        return None if position.bereich is None or position.kategorie is None else True

    return gehoert
