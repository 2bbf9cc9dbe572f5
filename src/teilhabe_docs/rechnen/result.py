"""A result of the calculation with its formula, and how it stands to what is agreed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from teilhabe_docs.rechnen.figures import Unit, digits, shortfall_percent


class AgreementState(StrEnum):
    """How a calculated figure stands to the agreed one."""

    ERREICHT = "erreicht"
    KNAPP = "knapp unterschritten"
    UNTERSCHRITTEN = "unterschritten"
    OFFEN = "nicht berechenbar"


@dataclass(frozen=True, slots=True)
class Input:
    """What goes into a formula: its name, figure (not rounded), unit, and the field it stands in, if one."""

    name: str
    wert: Decimal | None
    einheit: Unit
    feld: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A figure, not rounded; `muster` is its formula with `{}` for each input.

    `vereinbart` is what it is held against, `soll_vzae` and `ist_vzae` what decides whether it is reached
    where the figure itself does not (a ratio is reached when enough staff is there).
    """

    id: str
    titel: str
    einheit: Unit
    muster: str
    eingaben: tuple[Input, ...]
    wert: Decimal | None
    vereinbart: Decimal | None = None
    soll_vzae: Decimal | None = None
    ist_vzae: Decimal | None = None
    fehlt: tuple[str, ...] = ()

    @property
    def formel(self) -> str:
        """The formula in words: `Plätze ÷ Schlüssel`."""
        return self.muster.format(*(eingabe.name for eingabe in self.eingaben))

    @property
    def rechnung(self) -> str:
        """The formula in figures: `24 ÷ 4`; `?` for what is unknown."""
        return self.muster.format(
            *("?" if e.wert is None else digits(e.wert, e.einheit) for e in self.eingaben)
        )

    def stand(self, schwelle_prozent: Decimal) -> AgreementState | None:
        """How it stands to what is agreed; from `schwelle_prozent` below on that is not met."""
        if self.vereinbart is None:
            return None
        soll, ist, einheit = self.vereinbart, self.wert, self.einheit
        if self.einheit is Unit.SCHLUESSEL:
            einheit, ist = Unit.VZAE, self.ist_vzae
            if self.soll_vzae is None or ist is None:
                return AgreementState.OFFEN
            soll = self.soll_vzae
        if ist is None:
            return AgreementState.OFFEN
        darunter = shortfall_percent(soll, ist, einheit)
        if darunter <= 0:
            return AgreementState.ERREICHT
        return AgreementState.UNTERSCHRITTEN if darunter >= schwelle_prozent else AgreementState.KNAPP
