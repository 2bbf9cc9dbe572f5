"""The year of a full-time worker: hours paid, hours worked, hours that can be billed."""

from dataclasses import dataclass
from decimal import Decimal

from teilhabe_docs.model.offer_service import Fachleistungsstunde
from teilhabe_docs.model.staffing import Personal
from teilhabe_docs.rechnen.figures import HUNDERT, eintraege, geteilt, mal, summiert, zahl

WOCHEN_IM_JAHR = Decimal("52.18")
"""365,25 days ÷ 7."""
WERKTAGE_IM_JAHR = Decimal(261)
"""365 days − 104 of weekends."""
ARBEITSTAGE_JE_WOCHE = Decimal(5)
UEBLICH_H = (Decimal(1450), Decimal(1700))
"""Between these a net annual working time is plausible."""
MINDERZEITEN_HOECHSTENS_PROZENT = Decimal(20)
"""The guide value of North Rhine-Westphalia, in per cent of hours paid (Rahmenvertrag, Anlage IV)."""


@dataclass(frozen=True, slots=True)
class Arbeitsjahr:
    """A year of a full-time worker; `minderzeiten_h` are hours worked that cannot be billed (0 if none)."""

    netto_h: Decimal | None
    wochenstunden_h: Decimal | None
    minderzeiten_h: Decimal | None

    @property
    def brutto_h(self) -> Decimal | None:
        """Hours paid = hours a week × 52.18."""
        return mal(self.wochenstunden_h, WOCHEN_IM_JAHR)

    @property
    def arbeitstag_h(self) -> Decimal | None:
        """Hours of a working day = hours a week ÷ 5."""
        return geteilt(self.wochenstunden_h, ARBEITSTAGE_JE_WOCHE)

    @property
    def arbeitstage(self) -> Decimal | None:
        """Days worked = net hours ÷ hours of a working day."""
        return geteilt(self.netto_h, self.arbeitstag_h)

    @property
    def freie_werktage(self) -> Decimal | None:
        """Days off = 261 − days worked: public holidays, leave, illness, other release, training."""
        return None if self.arbeitstage is None else WERKTAGE_IM_JAHR - self.arbeitstage

    @property
    def abrechenbar_h(self) -> Decimal | None:
        """Hours that can be billed = net hours − hours that cannot."""
        if self.netto_h is None or self.minderzeiten_h is None:
            return None
        return self.netto_h - self.minderzeiten_h

    @property
    def minderzeiten_prozent(self) -> Decimal | None:
        """Hours that cannot be billed, in per cent of those paid."""
        return mal(geteilt(self.minderzeiten_h, self.brutto_h), HUNDERT)


def arbeitsjahr(personal: Personal) -> Arbeitsjahr:
    """The year as the staffing file gives it."""
    minderzeiten = (zahl(eine.jahr_h) for eine in eintraege(personal.minderzeiten))
    return Arbeitsjahr(
        zahl(personal.netto_jahresarbeitszeit_h),
        zahl(personal.vollzeit_wochenstunden_h),
        summiert(minderzeiten),
    )


@dataclass(frozen=True, slots=True)
class Stundenanteile:
    """A Fachleistungsstunde in minutes, and those of it that are spent with the people served."""

    minuten: Decimal | None
    direkt_min: Decimal | None

    @property
    def indirekt_min(self) -> Decimal | None:
        """Minutes of it for everything else."""
        return None if self.minuten is None or self.direkt_min is None else self.minuten - self.direkt_min

    @property
    def direkt_prozent(self) -> Decimal | None:
        """Direct share = direct minutes ÷ all minutes."""
        return mal(geteilt(self.direkt_min, self.minuten), HUNDERT)

    @property
    def indirekt_prozent(self) -> Decimal | None:
        """Indirect share = other minutes ÷ all minutes."""
        return mal(geteilt(self.indirekt_min, self.minuten), HUNDERT)


def stundenanteile(fls: Fachleistungsstunde) -> Stundenanteile:
    """The shares of a Fachleistungsstunde as the offer gives them."""
    return Stundenanteile(zahl(fls.minuten_je_fls), zahl(fls.direkt_min))
