"""Personalschlüssel: what an agreed ratio asks for, and which one the positions reach."""

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.model.choices import Bereich, Regiebezug
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.staffing import Regie
from teilhabe_docs.rechnen.counted_positions import (
    REGIE,
    CountedPosition,
    PositionSum,
    in_area,
    sum_of,
)
from teilhabe_docs.rechnen.figures import divided, entries, figure, summed


class Schluesselprobe(NamedTuple):
    """The ratio of an area: one full-time worker (VK) to `schluessel` units of what it is counted against.

    `menge` is that in places or full-time workers, `ist` the positions of the area. `ort` is the field that
    holds the ratio.
    """

    bereich: Bereich
    ort: str
    schluessel: Decimal
    bezug: Regiebezug | None
    menge: Decimal | None
    ist: PositionSum

    @property
    def soll_vzae(self) -> Decimal | None:
        """VZÄ that the agreed ratio asks for = units ÷ ratio, not rounded."""
        return divided(self.menge, self.schluessel)

    @property
    def erreicht(self) -> Decimal | None:
        """The x of the ratio that the positions reach = units ÷ VZÄ, not rounded."""
        return divided(self.menge, self.ist.sicher)


def plaetze(angebot: Angebot) -> Decimal | None:
    """The places of the offer; where they are not given, those of its groups together."""
    gesamt = figure(angebot.plaetze)
    gruppen = entries(angebot.gruppen)
    if gesamt is None and gruppen:
        return summed(figure(gruppe.plaetze) for gruppe in gruppen)
    return gesamt


def counted_field(bezug: Regiebezug | None) -> str:
    """The field of the offer that a ratio is counted against; empty where that are positions."""
    return f"angebot.{bezug}" if bezug in (Regiebezug.PLAETZE, Regiebezug.PERSONEN) else ""


def schluesselproben(
    konzept: Konzept,
    stellen: tuple[CountedPosition, ...],
    direkt: Collection[Bereich],
    *,
    by_places: bool,
) -> tuple[Schluesselprobe, ...]:
    """The ratios that are agreed: that of the group, then those of Regie, to positions of areas `direkt`.

    The ratio of the group is one to places: an offer that has persons instead (not `by_places`) has none.
    """
    personal = konzept.personal
    menge = plaetze(konzept.angebot)
    mengen = {
        Regiebezug.PLAETZE: menge,
        Regiebezug.VOLLKRAEFTE: sum_of(stellen, in_area(*direkt)).sicher,
        Regiebezug.PERSONEN: figure(konzept.angebot.personen),
        None: None,
    }
    ergebnis = []
    gruppe = figure(personal.personalschluessel.gruppe)
    if gruppe is not None and by_places and figure(konzept.angebot.personen) is None:
        bereich = _served_by(konzept.angebot, stellen)
        ist = sum_of(stellen, in_area(bereich))
        ort = "personal.personalschluessel.gruppe"
        ergebnis.append(Schluesselprobe(bereich, ort, gruppe, Regiebezug.PLAETZE, menge, ist))
    for bereich in REGIE:
        regie = getattr(personal.personalschluessel, bereich)
        if isinstance(regie, Regie) and (schluessel := figure(regie.schluessel)) is not None:
            ist = sum_of(stellen, in_area(bereich))
            ort = f"personal.personalschluessel.{bereich}"
            ergebnis.append(Schluesselprobe(bereich, ort, schluessel, regie.bezug, mengen[regie.bezug], ist))
    return tuple(ergebnis)


def _served_by(angebot: Angebot, stellen: tuple[CountedPosition, ...]) -> Bereich:
    """Whose positions the ratio to places is about: those of the group.

    An ambulant service has neither a group nor positions for one; there it is about the individual services.
    """
    in_group = entries(angebot.gruppen) or sum_of(stellen, in_area(Bereich.GRUPPE)).anzahl
    individual = sum_of(stellen, in_area(Bereich.INDIVIDUELL)).anzahl
    return Bereich.INDIVIDUELL if individual and not in_group else Bereich.GRUPPE
