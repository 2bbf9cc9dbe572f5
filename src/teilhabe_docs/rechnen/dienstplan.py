"""The check by the roster: how many full-time workers the agreed presence in opening hours takes."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.model.choices import Bereich
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer_terms import Gruppe, Oeffnung
from teilhabe_docs.model.shared import Zeitfenster
from teilhabe_docs.model.staffing import Position
from teilhabe_docs.rechnen.counted_positions import Belongs, CountedPosition, PositionSum, in_area, sum_of
from teilhabe_docs.rechnen.figures import divided, entries, figure, summed, times

MINUTES_PER_HOUR = Decimal(60)


class Dienstplanprobe(NamedTuple):
    """The presence asked for in one group, or in all together; `ist` are the positions of the groups."""

    nummer: int | None
    bezeichnung: str
    plaetze: Decimal | None
    tage_pro_jahr: Decimal | None
    oeffnung_tag_h: Decimal | None
    gleichzeitig_anwesend: Decimal | None
    netto_jahresarbeitszeit_h: Decimal | None
    ist: PositionSum

    @property
    def anwesenheit_jahr_h(self) -> Decimal | None:
        """Hours of presence a year = days × hours a day × workers at the same time, not rounded."""
        return times(self.tage_pro_jahr, self.oeffnung_tag_h, self.gleichzeitig_anwesend)

    @property
    def bedarf_vzae(self) -> Decimal | None:
        """VZÄ that the presence takes = hours of presence ÷ net hours a year of a full-time worker."""
        return divided(self.anwesenheit_jahr_h, self.netto_jahresarbeitszeit_h)

    @property
    def entspricht_schluessel(self) -> Decimal | None:
        """The x of the ratio that the presence comes to = places ÷ VZÄ needed, not rounded."""
        return divided(self.plaetze, self.bedarf_vzae)


def oeffnung_tag_h(oeffnung: Oeffnung) -> Decimal | None:
    """Hours of an average day = hours of a week ÷ days of the week that are open, not rounded."""
    fenster = entries(oeffnung.zeiten)
    tage = {tag for eines in fenster for tag in eines.wochentage}
    minuten = summed(map(_woche_min, fenster))
    return divided(minuten, len(tage) * MINUTES_PER_HOUR)


def _woche_min(fenster: Zeitfenster) -> Decimal | None:
    if not (fenster.von and fenster.bis and fenster.wochentage):
        return None
    return Decimal((fenster.bis.minuten - fenster.von.minuten) * len(set(fenster.wochentage)))


def dienstplanproben(konzept: Konzept, stellen: tuple[CountedPosition, ...]) -> tuple[Dienstplanprobe, ...]:
    """The check of each group that says how many are present, then that of all where every group does."""
    gruppen: tuple[Gruppe, ...] = entries(konzept.angebot.gruppen)
    oeffnung = konzept.angebot.oeffnung
    tag_h = oeffnung_tag_h(oeffnung)

    def probe(
        nummer: int | None, bezeichnung: str, davon: Iterable[Gruppe], gehoert: Belongs
    ) -> Dienstplanprobe:
        davon = tuple(davon)
        return Dienstplanprobe(
            nummer,
            bezeichnung,
            summed(figure(gruppe.plaetze) for gruppe in davon),
            figure(oeffnung.tage_pro_jahr),
            tag_h,
            summed(figure(gruppe.gleichzeitig_anwesend) for gruppe in davon),
            figure(konzept.personal.netto_jahresarbeitszeit_h),
            sum_of(stellen, gehoert),
        )

    ergebnis = [
        probe(i, gruppe.bezeichnung or gruppe.id, [gruppe], _in_gruppe(gruppe.id))
        for i, gruppe in enumerate(gruppen)
        if gruppe.gleichzeitig_anwesend is not None
    ]
    if len(ergebnis) == len(gruppen) > 1:
        ergebnis.append(probe(None, "alle Gruppen", gruppen, in_area(Bereich.GRUPPE)))
    return tuple(ergebnis)


def _in_gruppe(kennung: str) -> Belongs:
    """Positions of the area `gruppe` in this group; of one that names no group it cannot be told."""

    def gehoert(position: Position) -> bool | None:
        if position.gruppe is not None and position.gruppe != kennung:
            return False
        if position.bereich is None or position.gruppe is None:
            return None if position.bereich in (None, Bereich.GRUPPE) else False
        return position.bereich is Bereich.GRUPPE

    return gehoert
