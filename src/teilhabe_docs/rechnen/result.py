"""A result of the calculation with its formula, and how it stands to what is agreed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from teilhabe_docs.rechnen.figures import Einheit, unterschreitung_prozent, ziffern


class Stand(StrEnum):
    """How a calculated figure stands to the agreed one."""

    ERREICHT = "erreicht"
    KNAPP = "knapp unterschritten"
    UNTERSCHRITTEN = "unterschritten"
    OFFEN = "nicht berechenbar"


@dataclass(frozen=True, slots=True)
class Eingabe:
    """What goes into a formula: its name, figure (not rounded), unit, and the field it stands in, if one."""

    name: str
    wert: Decimal | None
    einheit: Einheit
    feld: str = ""


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """A figure, not rounded; `muster` is its formula with `{}` for each input.

    `vereinbart` is what it is held against, `soll_vzae` and `ist_vzae` what decides whether it is reached
    where the figure itself does not (a ratio is reached when enough staff is there).
    """

    id: str
    titel: str
    einheit: Einheit
    muster: str
    eingaben: tuple[Eingabe, ...]
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
            *("?" if e.wert is None else ziffern(e.wert, e.einheit) for e in self.eingaben)
        )

    def stand(self, schwelle_prozent: Decimal) -> Stand | None:
        """How it stands to what is agreed; from `schwelle_prozent` below on that is not met."""
        if self.vereinbart is None:
            return None
        soll, ist, einheit = self.vereinbart, self.wert, self.einheit
        if self.einheit is Einheit.SCHLUESSEL:
            einheit, ist = Einheit.VZAE, self.ist_vzae
            if self.soll_vzae is None or ist is None:
                return Stand.OFFEN
            soll = self.soll_vzae
        if ist is None:
            return Stand.OFFEN
        darunter = unterschreitung_prozent(soll, ist, einheit)
        if darunter <= 0:
            return Stand.ERREICHT
        return Stand.UNTERSCHRITTEN if darunter >= schwelle_prozent else Stand.KNAPP
