"""The year of a full-time worker: hours paid, hours worked, hours that can be billed."""

from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.model.offer_service import Fachleistungsstunde
from teilhabe_docs.model.staffing import Personal
from teilhabe_docs.rechnen.figures import HUNDRED, divided, entries, figure, left, summed, times

WEEKS_PER_YEAR = Decimal("52.18")
"""365,25 days ÷ 7."""
WORKING_DAYS_PER_YEAR = Decimal(261)
"""365 days − 104 of weekends."""
WORKING_DAYS_PER_WEEK = Decimal(5)
USUAL_H = (Decimal(1450), Decimal(1700))
"""Between these a net annual working time is plausible."""
MINDERZEITEN_AT_MOST_PERCENT = Decimal(20)
"""The guide value of North Rhine-Westphalia, in per cent of hours paid (Rahmenvertrag, Anlage IV)."""


class Arbeitsjahr(NamedTuple):
    """A year of a full-time worker; `minderzeiten_h` are hours worked that cannot be billed (0 if none)."""

    netto_h: Decimal | None
    wochenstunden_h: Decimal | None
    minderzeiten_h: Decimal | None

    @property
    def brutto_h(self) -> Decimal | None:
        """Hours paid = hours a week × 52.18."""
        return times(self.wochenstunden_h, WEEKS_PER_YEAR)

    @property
    def arbeitstag_h(self) -> Decimal | None:
        """Hours of a working day = hours a week ÷ 5."""
        return divided(self.wochenstunden_h, WORKING_DAYS_PER_WEEK)

    @property
    def arbeitstage(self) -> Decimal | None:
        """Days worked = net hours ÷ hours of a working day."""
        return divided(self.netto_h, self.arbeitstag_h)

    @property
    def freie_werktage(self) -> Decimal | None:
        """Days off = 261 − days worked: public holidays, leave, illness, other release, training."""
        return left(WORKING_DAYS_PER_YEAR, self.arbeitstage)

    @property
    def abrechenbar_h(self) -> Decimal | None:
        """Hours that can be billed = net hours − hours that cannot."""
        return left(self.netto_h, self.minderzeiten_h)

    @property
    def minderzeiten_prozent(self) -> Decimal | None:
        """Hours that cannot be billed, in per cent of those paid."""
        return times(divided(self.minderzeiten_h, self.brutto_h), HUNDRED)


def arbeitsjahr(personal: Personal) -> Arbeitsjahr:
    """The year as the staffing file gives it."""
    minderzeiten = (figure(eine.jahr_h) for eine in entries(personal.minderzeiten))
    return Arbeitsjahr(
        figure(personal.netto_jahresarbeitszeit_h),
        figure(personal.vollzeit_wochenstunden_h),
        summed(minderzeiten),
    )


class Stundenanteile(NamedTuple):
    """A Fachleistungsstunde in minutes, and those of it that are spent with the people served."""

    minuten: Decimal | None
    direkt_min: Decimal | None

    @property
    def indirekt_min(self) -> Decimal | None:
        """Minutes of it for everything else."""
        return left(self.minuten, self.direkt_min)

    @property
    def direkt_prozent(self) -> Decimal | None:
        """Direct share = direct minutes ÷ all minutes."""
        return times(divided(self.direkt_min, self.minuten), HUNDRED)

    @property
    def indirekt_prozent(self) -> Decimal | None:
        """Indirect share = other minutes ÷ all minutes."""
        return times(divided(self.indirekt_min, self.minuten), HUNDRED)


def stundenanteile(fls: Fachleistungsstunde) -> Stundenanteile:
    """The shares of a Fachleistungsstunde as the offer gives them."""
    return Stundenanteile(figure(fls.minuten_je_fls), figure(fls.direkt_min))
