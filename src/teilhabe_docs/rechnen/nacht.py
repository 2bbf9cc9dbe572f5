"""Nights and stand-by: how many full-time workers they take; the share that counts is an input."""

from dataclasses import dataclass
from decimal import Decimal

from teilhabe_docs.model.assistance_choices import Nachtart
from teilhabe_docs.model.choices import Bereich
from teilhabe_docs.model.staffing import Personal
from teilhabe_docs.rechnen.counted_positions import CountedPosition, PositionSum, in_area, sum_of
from teilhabe_docs.rechnen.figures import HUNDRED, divided, entries, figure, times


@dataclass(frozen=True, slots=True)
class Nachtprobe:
    """One kind of stand-by; `anrechnung_prozent` is what of its hours counts as working time."""

    nummer: int
    art: Nachtart
    naechte: Decimal | None
    stunden: Decimal | None
    kraefte: Decimal
    anrechnung_prozent: Decimal | None
    einsatz_h: Decimal | None
    netto_h: Decimal | None
    ist: PositionSum

    @property
    def jahr_h(self) -> Decimal | None:
        """Hours that count: all of a Nachtwache, a share of Bereitschaft, the visits of Rufbereitschaft."""
        if self.art is Nachtart.RUFBEREITSCHAFT:
            return self.einsatz_h
        whole = times(self.naechte, self.stunden, self.kraefte)
        return whole if self.art is Nachtart.NACHTWACHE else times(whole, self.anteil)

    @property
    def anteil(self) -> Decimal | None:
        """The share that counts, of 1."""
        return divided(self.anrechnung_prozent, HUNDRED)

    @property
    def bedarf_vzae(self) -> Decimal | None:
        """VZÄ needed = hours that count ÷ net hours of a full-time worker."""
        return divided(self.jahr_h, self.netto_h)


def nachtproben(personal: Personal, stellen: tuple[CountedPosition, ...]) -> tuple[Nachtprobe, ...]:
    """Each kind of stand-by that the staffing file names; none counts for capacity or quota."""
    ist = sum_of(stellen, in_area(Bereich.NACHT, Bereich.ERREICHBARKEIT))
    return tuple(
        Nachtprobe(
            nummer,
            eine.art,
            figure(eine.naechte_jahr),
            figure(eine.stunden_h),
            figure(eine.kraefte) or Decimal(1),
            figure(eine.anrechnung),
            figure(eine.einsatz_jahr_h),
            figure(personal.netto_jahresarbeitszeit_h),
            ist,
        )
        for nummer, eine in enumerate(entries(personal.nacht))
    )
