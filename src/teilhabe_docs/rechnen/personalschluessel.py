"""Personalschlüssel: what an agreed ratio asks for, and which one the positions reach."""

from dataclasses import dataclass
from decimal import Decimal

from teilhabe_docs.model.choices import Bereich, Regiebezug
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.staffing import Regie
from teilhabe_docs.rechnen.counted_positions import REGIE, Stelle, Summe, betreuung, in_bereich, summe
from teilhabe_docs.rechnen.figures import eintraege, geteilt, summiert, zahl


@dataclass(frozen=True, slots=True)
class Schluesselprobe:
    """The ratio of an area: one full-time worker (VK) to `schluessel` units of what it is counted against.

    `menge` is that in places or full-time workers, `ist` the positions of the area. `ort` is the field that
    holds the ratio.
    """

    bereich: Bereich
    ort: str
    schluessel: Decimal
    bezug: Regiebezug | None
    menge: Decimal | None
    ist: Summe

    @property
    def soll_vzae(self) -> Decimal | None:
        """VZÄ that the agreed ratio asks for = units ÷ ratio, not rounded."""
        return geteilt(self.menge, self.schluessel)

    @property
    def erreicht(self) -> Decimal | None:
        """The x of the ratio that the positions reach = units ÷ VZÄ, not rounded."""
        return geteilt(self.menge, self.ist.sicher)


def plaetze(angebot: Angebot) -> Decimal | None:
    """The places of the offer; where they are not given, those of its groups together."""
    gesamt = zahl(angebot.plaetze)
    gruppen = eintraege(angebot.gruppen)
    if gesamt is None and gruppen:
        return summiert(zahl(gruppe.plaetze) for gruppe in gruppen)
    return gesamt


def schluesselproben(konzept: Konzept, stellen: tuple[Stelle, ...]) -> tuple[Schluesselprobe, ...]:
    """The ratios that are agreed: that of the group, then those of Regie."""
    personal = konzept.personal
    menge = plaetze(konzept.angebot)
    mengen = {Regiebezug.PLAETZE: menge, Regiebezug.VOLLKRAEFTE: summe(stellen, betreuung).sicher, None: None}
    ergebnis = []
    if (gruppe := zahl(personal.personalschluessel.gruppe)) is not None:
        ist = summe(stellen, in_bereich(Bereich.GRUPPE))
        ort = "personal.personalschluessel.gruppe"
        ergebnis.append(Schluesselprobe(Bereich.GRUPPE, ort, gruppe, Regiebezug.PLAETZE, menge, ist))
    for bereich in REGIE:
        regie = getattr(personal.personalschluessel, bereich)
        if isinstance(regie, Regie) and (schluessel := zahl(regie.schluessel)) is not None:
            ist = summe(stellen, in_bereich(bereich))
            ort = f"personal.personalschluessel.{bereich}"
            ergebnis.append(Schluesselprobe(bereich, ort, schluessel, regie.bezug, mengen[regie.bezug], ist))
    return tuple(ergebnis)
