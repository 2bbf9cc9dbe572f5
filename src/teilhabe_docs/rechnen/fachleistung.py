"""The figure of ambulant services: hours agreed against hours that the positions can bill."""

from dataclasses import dataclass
from decimal import Decimal

from teilhabe_docs.model.assistance_choices import Abrechnung, Poolanrechnung, Wegezeit
from teilhabe_docs.model.choices import Minderzeitart
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer_service import Pool, Umfang
from teilhabe_docs.rechnen.bemessung import Bemessung
from teilhabe_docs.rechnen.counted_positions import Belongs, CountedPosition, PositionSum, sum_of
from teilhabe_docs.rechnen.figures import HUNDRED, divided, entries, figure, left, summed, times
from teilhabe_docs.rechnen.working_year import WEEKS_PER_YEAR, Stundenanteile, stundenanteile

MINUTES_PER_HOUR = Decimal(60)
_IN_THE_HOUR = frozenset({Wegezeit.ENTHALTEN, Wegezeit.ABRECHENBAR})


@dataclass(frozen=True, slots=True)
class Fachleistung(Bemessung):
    """Hours agreed and hours that can be billed, of a week (`_woche_h`), a year (`_h`) or a full-time worker.

    `abzug_h` are hours of a full-time worker a year that cannot be billed, None where they follow from the
    direct share alone. `direkt` are the positions that work with the people served, `fachkraefte` the
    Fachkräfte among them. `wege_h` are Minderzeiten for ways.
    """

    umfang_woche_h: Decimal
    wochen: Decimal
    gemeinsam_weniger_h: Decimal | None
    netto_h: Decimal | None
    abrechnung: Abrechnung | None
    abzug_h: Decimal | None
    anteile: Stundenanteile
    auslastung_prozent: Decimal | None
    qualifiziert_prozent: Decimal | None
    einsatz_min: Decimal | None
    weg_min: Decimal | None
    wege_h: Decimal | None
    direkt: PositionSum
    fachkraefte: PositionSum

    @property
    def umfang_h(self) -> Decimal:
        """Hours agreed for a year = hours of a week × weeks."""
        return self.umfang_woche_h * self.wochen

    @property
    def personalstunden_h(self) -> Decimal | None:
        """Hours that staff gives for them: less where several use one hour that counts in full for each."""
        return left(self.umfang_h, self.gemeinsam_weniger_h)

    @property
    def je_vollkraft_h(self) -> Decimal | None:
        """Hours that a full-time worker can bill a year = net hours − deductions, else × direct share."""
        if self.abzug_h is not None:
            return left(self.netto_h, self.abzug_h)
        return times(self.netto_h, divided(self.anteile.direkt_min, self.anteile.minuten))

    @property
    def fachkraft_bedarf_vzae(self) -> Decimal | None:
        """VZÄ of Fachkräfte needed = VZÄ needed × share of qualified assistance."""
        anteil = None if self.qualifiziert_prozent is None else self.qualifiziert_prozent / HUNDRED
        return times(self.bedarf_vzae, anteil)

    @property
    def wege_bedarf_h(self) -> Decimal | None:
        """Hours on the way a year = hours agreed ÷ length of a visit × length of the way."""
        return times(divided(self.umfang_h, self.einsatz_min), self.weg_min)

    @property
    def wege_geplant_h(self) -> Decimal | None:
        """Hours on the way that are planned = Minderzeiten for ways × VZÄ."""
        return times(self.wege_h, self.direkt.sicher)


def fachleistung(
    konzept: Konzept, stellen: tuple[CountedPosition, ...], direkt: Belongs, fachkraft: Belongs
) -> Fachleistung | None:
    """The figure as the files give it; None where they say no hours a week."""
    angebot, personal = konzept.angebot, konzept.personal
    woche_h = stufen_woche_h(angebot.umfang)
    if woche_h is None:
        woche_h = figure(angebot.umfang.woche_h)
    if not woche_h:
        return None
    fls = angebot.fachleistungsstunde
    wochen = figure(angebot.umfang.wochen) or WEEKS_PER_YEAR
    minderzeiten = entries(personal.minderzeiten)
    wege = [eine for eine in minderzeiten if eine.art is Minderzeitart.WEGE]
    gezaehlt = [eine for eine in minderzeiten if eine not in wege or fls.wegezeit not in _IN_THE_HOUR]
    abrechnung = fls.abrechnung if isinstance(fls.abrechnung, Abrechnung) else None
    by_share = abrechnung is Abrechnung.DIREKTE_ZEIT and not minderzeiten
    return Fachleistung(
        umfang_woche_h=woche_h,
        wochen=wochen,
        gemeinsam_weniger_h=_weniger_woche_h(angebot.pool, wochen),
        netto_h=figure(personal.netto_jahresarbeitszeit_h),
        abrechnung=abrechnung,
        abzug_h=None if by_share else summed(figure(eine.jahr_h) for eine in gezaehlt),
        anteile=stundenanteile(fls),
        auslastung_prozent=figure(personal.auslastung),
        qualifiziert_prozent=figure(angebot.umfang.qualifiziert),
        einsatz_min=figure(angebot.einsatz.dauer_min),
        weg_min=figure(angebot.einsatz.weg_min),
        wege_h=summed(figure(eine.jahr_h) for eine in wege) if wege else None,
        direkt=sum_of(stellen, direkt),
        fachkraefte=sum_of(stellen, fachkraft),
    )


def stufen_woche_h(umfang: Umfang) -> Decimal | None:
    """Hours of a week by levels = Σ persons × hours; None without levels, or where one lacks a figure."""
    stufen = entries(umfang.intensitaetsstufen)
    if not stufen:
        return None
    return summed(times(figure(stufe.personen), figure(stufe.woche_h)) for stufe in stufen)


def _weniger_woche_h(pool: Pool, wochen: Decimal) -> Decimal | None:
    """Hours a year that staff gives less than are agreed, as hours count in full for each who shares them."""
    if not pool.vorgesehen or pool.anrechnung is not Poolanrechnung.VOLL:
        return Decimal(0)
    return times(
        wochen,
        summed(
            times(figure(eine.woche_h), _difference(figure(eine.teilnehmende), figure(eine.kraefte)))
            for eine in entries(pool.gruppen)
        ),
    )


def _difference(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other
