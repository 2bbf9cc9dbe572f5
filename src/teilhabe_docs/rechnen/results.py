"""The results of a calculation in the order in which they are read."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from teilhabe_docs.model.choices import Regiebezug
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.counted_positions import REGIE, PositionSum, in_area, sum_of
from teilhabe_docs.rechnen.dienstplan import Dienstplanprobe
from teilhabe_docs.rechnen.figures import (
    HUNDRED,
    Unit,
    divided,
    entries,
    figure,
    rounded,
    times,
)
from teilhabe_docs.rechnen.hours_of_assistance import hours_of_assistance
from teilhabe_docs.rechnen.personalschluessel import Schluesselprobe, counted_field
from teilhabe_docs.rechnen.result import Input, Result
from teilhabe_docs.rechnen.units_of_treatment import units_of_treatment

_EINHEIT: Mapping[Regiebezug | None, Unit] = MappingProxyType(
    {Regiebezug.PERSONEN: Unit.PERSONEN, Regiebezug.VOLLKRAEFTE: Unit.VZAE}
)


def results_of(rechnung: Calculation) -> Iterator[Result]:
    """All results that something is given for, in the order in which they are read."""
    for probe in rechnung.schluessel:
        yield from _schluessel(probe)
    yield from _quote(rechnung)
    yield from _jahr(rechnung)
    yield from hours_of_assistance(rechnung)
    yield from units_of_treatment(rechnung)
    for dienstplan in rechnung.dienstplan:
        yield from _dienstplan(dienstplan)
    yield from _fachleistungsstunde(rechnung)


def _schluessel(probe: Schluesselprobe) -> Iterator[Result]:
    name, bereich = str(probe.bereich), probe.bereich.label
    einheit, feld = _EINHEIT.get(probe.bezug, Unit.PLAETZE), counted_field(probe.bezug)
    menge = Input(probe.bezug.label if probe.bezug else "Bezug", probe.menge, einheit, feld)
    schluessel = Input("Schlüssel", probe.schluessel, Unit.SCHLUESSEL, probe.ort)
    ist = Input("VZÄ", probe.ist.sicher, Unit.VZAE, "personal.positionen")
    yield Result(
        f"soll.{name}",
        f"Soll {bereich}",
        Unit.VZAE,
        "{} ÷ {}",
        (menge, schluessel),
        probe.soll_vzae,
    )
    yield Result(
        f"schluessel.{name}",
        f"Personalschlüssel {bereich}",
        Unit.SCHLUESSEL,
        "{} ÷ {}",
        (menge, ist),
        probe.erreicht,
        probe.schluessel,
        probe.soll_vzae,
        probe.ist.sicher,
        probe.ist.fehlt,
    )


def _quote(rechnung: Calculation) -> Iterator[Result]:
    quote, vereinbart = rechnung.quote, figure(rechnung.konzept.personal.fachkraftquote)
    regie = sum_of(rechnung.stellen, in_area(*(area for area in REGIE if area not in rechnung.direkt)))
    alle = _vzae("VZÄ direkte Leistungen", quote.alle)
    if quote.alle.anzahl or vereinbart is not None:
        yield Result(
            "fachkraftquote",
            "Fachkraftquote",
            Unit.PROZENT,
            "{} ÷ {} × 100",
            (_vzae("VZÄ Fachkräfte", quote.fachkraefte), alle),
            quote.prozent,
            vereinbart,
            fehlt=tuple(dict.fromkeys((*quote.alle.fehlt, *quote.fachkraefte.fehlt))),
        )
    if regie.anzahl and quote.alle.anzahl:
        yield Result(
            "regieanteil",
            "Regieanteil",
            Unit.PROZENT,
            "{} ÷ {} × 100",
            (_vzae("VZÄ Regie", regie), alle),
            times(divided(regie.sicher, quote.alle.sicher), HUNDRED),
            fehlt=tuple(dict.fromkeys((*regie.fehlt, *quote.alle.fehlt))),
        )


def _vzae(name: str, wert: PositionSum) -> Input:
    return Input(name, wert.sicher, Unit.VZAE, "personal.positionen")


def _jahr(rechnung: Calculation) -> Iterator[Result]:
    jahr = rechnung.jahr
    woche = Input("Wochenstunden", jahr.wochenstunden_h, Unit.STUNDEN, "personal.vollzeit_wochenstunden_h")
    netto = Input("Netto-Jahresarbeitszeit", jahr.netto_h, Unit.STUNDEN, "personal.netto_jahresarbeitszeit_h")
    minder = Input("Minderzeiten", jahr.minderzeiten_h, Unit.STUNDEN, "personal.minderzeiten")
    stunden, tage = Unit.STUNDEN, Unit.TAGE
    if jahr.brutto_h is not None:
        yield Result(
            "jahr.brutto", "Brutto-Jahresarbeitszeit", stunden, "{} × 52,18", (woche,), jahr.brutto_h
        )
    if jahr.arbeitstage is not None:
        yield Result(
            "jahr.arbeitstage", "Arbeitstage", tage, "{} ÷ ({} ÷ 5)", (netto, woche), jahr.arbeitstage
        )
        arbeitstage = Input("Arbeitstage", jahr.arbeitstage, tage)
        yield Result(
            "jahr.freie-werktage", "Freie Werktage", tage, "261 − {}", (arbeitstage,), jahr.freie_werktage
        )
    if entries(rechnung.konzept.personal.minderzeiten):
        if not rechnung.bemessungen:  # else it is told there, by the convention that holds
            yield Result(
                "jahr.abrechenbar",
                "Abrechenbare Stunden je Vollkraft",
                stunden,
                "{} − {}",
                (netto, minder),
                jahr.abrechenbar_h,
            )
        brutto = Input("Brutto-Jahresarbeitszeit", jahr.brutto_h, stunden)
        yield Result(
            "jahr.minderzeiten",
            "Anteil der Minderzeiten",
            Unit.PROZENT,
            "{} ÷ {} × 100",
            (minder, brutto),
            jahr.minderzeiten_prozent,
        )


def _dienstplan(probe: Dienstplanprobe) -> Iterator[Result]:
    id_ = "alle" if probe.nummer is None else str(probe.nummer)
    gruppe = "" if probe.nummer is None else f"[{probe.nummer}].gleichzeitig_anwesend"
    yield Result(
        f"dienstplan.{id_}.anwesenheit",
        f"Anwesenheit im Jahr, {probe.bezeichnung}",
        Unit.STUNDEN,
        "{} × {} × {}",
        (
            Input("Öffnungstage", probe.tage_pro_jahr, Unit.TAGE, "angebot.oeffnung.tage_pro_jahr"),
            Input("Stunden je Tag", probe.oeffnung_tag_h, Unit.STUNDEN, "angebot.oeffnung.zeiten"),
            Input(
                "gleichzeitig Anwesende",
                probe.gleichzeitig_anwesend,
                Unit.KRAEFTE,
                f"angebot.gruppen{gruppe}",
            ),
        ),
        probe.anwesenheit_jahr_h,
    )
    yield Result(
        f"dienstplan.{id_}.bedarf",
        f"Bedarf nach Dienstplan, {probe.bezeichnung}",
        Unit.VZAE,
        "{} ÷ {}",
        (
            Input("Anwesenheit im Jahr", probe.anwesenheit_jahr_h, Unit.STUNDEN),
            Input(
                "Netto-Jahresarbeitszeit",
                probe.netto_jahresarbeitszeit_h,
                Unit.STUNDEN,
                "personal.netto_jahresarbeitszeit_h",
            ),
        ),
        probe.bedarf_vzae,
    )
    yield Result(
        f"dienstplan.{id_}.schluessel",
        f"Schlüssel nach Dienstplan, {probe.bezeichnung}",
        Unit.SCHLUESSEL,
        "{} ÷ {}",
        (
            Input("Plätze", probe.plaetze, Unit.PLAETZE, "angebot.gruppen"),
            Input("Bedarf", probe.bedarf_vzae, Unit.VZAE),
        ),
        probe.entspricht_schluessel,
    )
    if probe.bedarf_vzae is not None:
        yield Result(
            f"dienstplan.{id_}.stellen",
            f"Stellen gegen Dienstplan, {probe.bezeichnung}",
            Unit.VZAE,
            "{}",
            (_vzae("VZÄ der Gruppe", probe.ist),),
            probe.ist.sicher,
            rounded(probe.bedarf_vzae),
            fehlt=probe.ist.fehlt,
        )


def _fachleistungsstunde(rechnung: Calculation) -> Iterator[Result]:
    fls = rechnung.fachleistungsstunde
    ort = "angebot.fachleistungsstunde."
    ganz = Input("Minuten der Fachleistungsstunde", fls.minuten, Unit.MINUTEN, f"{ort}minuten_je_fls")
    if fls.direkt_prozent is not None:
        direkt = Input("direkte Minuten", fls.direkt_min, Unit.MINUTEN, f"{ort}direkt_min")
        indirekt = Input("indirekte Minuten", fls.indirekt_min, Unit.MINUTEN)
        muster = "{} ÷ {} × 100"
        yield Result(
            "fls.direkt",
            "Direkter Anteil der Fachleistungsstunde",
            Unit.PROZENT,
            muster,
            (direkt, ganz),
            fls.direkt_prozent,
        )
        yield Result(
            "fls.indirekt",
            "Indirekter Anteil der Fachleistungsstunde",
            Unit.PROZENT,
            muster,
            (indirekt, ganz),
            fls.indirekt_prozent,
        )
