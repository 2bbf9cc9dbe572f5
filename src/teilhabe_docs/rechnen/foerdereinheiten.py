"""The figure of Frühförderung: units, ways and examinations of a year against hours of the positions."""

from dataclasses import dataclass
from decimal import Decimal

from teilhabe_docs.model.choices import Minderzeitart
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.rechnen.bemessung import Bemessung
from teilhabe_docs.rechnen.counted_positions import Belongs, CountedPosition, PositionSum, sum_of
from teilhabe_docs.rechnen.figures import HUNDRED, divided, entries, figure, left, summed, times
from teilhabe_docs.rechnen.working_year import WEEKS_PER_YEAR

_MINUTES_PER_HOUR = Decimal(60)


@dataclass(frozen=True, slots=True)
class Foerdereinheiten(Bemessung):
    """Children and units; `vereinbart` are the units agreed for a year, None where only those of a child are.

    `mobil_prozent` of the units take `mobil_min` for the way; `diagnostik_je_kind` are units of examinations
    that a child has a year. `abzug_h` are Minderzeiten of a full-time worker, without those for ways where
    the ways of the units are counted.
    """

    kinder: Decimal | None
    je_kind: Decimal | None
    vereinbart: Decimal | None
    minuten: Decimal | None
    direkt_min: Decimal | None
    mobil_prozent: Decimal | None
    mobil_min: Decimal | None
    diagnostik_je_kind: Decimal | None
    netto_h: Decimal | None
    abzug_h: Decimal | None
    auslastung_prozent: Decimal | None
    direkt: PositionSum

    @property
    def gerechnet(self) -> Decimal | None:
        """Units of a year = children × units of a child."""
        return times(self.kinder, self.je_kind)

    @property
    def einheiten(self) -> Decimal | None:
        """Units of a year as agreed, else as calculated."""
        return self.gerechnet if self.vereinbart is None else self.vereinbart

    @property
    def einheiten_h(self) -> Decimal | None:
        """Hours of the units = units × minutes ÷ 60."""
        return divided(times(self.einheiten, self.minuten), _MINUTES_PER_HOUR)

    @property
    def wege_h(self) -> Decimal | None:
        """Hours on the way = units × share outside × minutes ÷ 60; 0 where no share and no way is given."""
        if self.mobil_prozent is None and self.mobil_min is None:
            return Decimal(0)
        return divided(times(self.einheiten, self.mobil_prozent, self.mobil_min), HUNDRED * _MINUTES_PER_HOUR)

    @property
    def diagnostik_h(self) -> Decimal | None:
        """Hours of examinations = children × units × minutes ÷ 60."""
        return divided(times(self.kinder, self.diagnostik_je_kind, self.minuten), _MINUTES_PER_HOUR)

    @property
    def personalstunden_h(self) -> Decimal | None:
        """Hours that staff gives = units + ways + examinations."""
        return summed((self.einheiten_h, self.wege_h, self.diagnostik_h))

    @property
    def je_vollkraft_h(self) -> Decimal | None:
        """Hours of a full-time worker = net hours − Minderzeiten."""
        return left(self.netto_h, self.abzug_h)

    @property
    def direkt_prozent(self) -> Decimal | None:
        """Minutes with child and family, in per cent of a unit."""
        return times(divided(self.direkt_min, self.minuten), HUNDRED)


def foerdereinheiten(
    konzept: Konzept, stellen: tuple[CountedPosition, ...], direkt: Belongs
) -> Foerdereinheiten | None:
    """The figure as the files give it; None where they say no minutes of a unit or no units."""
    angebot, personal = konzept.angebot, konzept.personal
    einheit, minderzeiten = angebot.einheit, entries(personal.minderzeiten)
    minuten, vereinbart = figure(einheit.minuten), figure(angebot.einheiten_jahr)
    je_kind = figure(einheit.je_kind_jahr)
    if je_kind is None:
        je_kind = times(figure(einheit.je_kind_woche), figure(angebot.umfang.wochen) or WEEKS_PER_YEAR)
    if not minuten or (je_kind is None and vereinbart is None):
        return None
    mobil_min = figure(einheit.mobil_min)
    counted = [eine for eine in minderzeiten if mobil_min is None or eine.art is not Minderzeitart.WEGE]
    return Foerdereinheiten(
        kinder=figure(angebot.personen),
        je_kind=je_kind,
        vereinbart=vereinbart,
        minuten=minuten,
        direkt_min=figure(einheit.direkt_min),
        mobil_prozent=figure(einheit.mobil),
        mobil_min=mobil_min,
        diagnostik_je_kind=summed(
            figure(eine.einheiten) for eine in entries(angebot.fruehfoerderung.diagnostik)
        ),
        netto_h=figure(personal.netto_jahresarbeitszeit_h),
        abzug_h=summed(figure(eine.jahr_h) for eine in counted),
        auslastung_prozent=figure(personal.auslastung),
        direkt=sum_of(stellen, direkt),
    )
