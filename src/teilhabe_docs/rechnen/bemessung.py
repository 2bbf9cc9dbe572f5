"""Hours that an offer without places needs, against those that its positions can give."""

from abc import ABC, abstractmethod
from decimal import Decimal

from teilhabe_docs.rechnen.counted_positions import PositionSum
from teilhabe_docs.rechnen.figures import HUNDRED, divided, times


class Bemessung(ABC):
    """What follows from hours a year and from those of a full-time worker; nothing of it is rounded.

    `direkt` are the positions that work with the people served, `auslastung_prozent` the share of a full-time
    worker's hours that is billed (all of them where it is not given).
    """

    __slots__ = ()

    auslastung_prozent: Decimal | None
    direkt: PositionSum

    @property
    @abstractmethod
    def personalstunden_h(self) -> Decimal | None:
        """Hours that staff gives a year for what is agreed."""

    @property
    @abstractmethod
    def je_vollkraft_h(self) -> Decimal | None:
        """Hours of a full-time worker a year that can count for it."""

    @property
    def abgerechnet_je_vollkraft_h(self) -> Decimal | None:
        """Those that do = hours that can × utilisation."""
        anteil = Decimal(1) if self.auslastung_prozent is None else self.auslastung_prozent / HUNDRED
        je_vollkraft = self.je_vollkraft_h
        return times(je_vollkraft, anteil) if je_vollkraft is not None and je_vollkraft > 0 else None

    @property
    def bedarf_vzae(self) -> Decimal | None:
        """VZÄ needed = hours that staff gives ÷ hours of a full-time worker that count."""
        return divided(self.personalstunden_h, self.abgerechnet_je_vollkraft_h)

    @property
    def kapazitaet_h(self) -> Decimal | None:
        """Hours that the positions give = VZÄ × hours of a full-time worker that count."""
        return times(self.direkt.sicher, self.abgerechnet_je_vollkraft_h)

    @property
    def deckung_prozent(self) -> Decimal | None:
        """What the positions give, in per cent of what is needed."""
        return times(divided(self.kapazitaet_h, self.personalstunden_h), HUNDRED)
