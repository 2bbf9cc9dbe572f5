"""The results of an ambulant service, from agreed hours to full-time workers, and those of nights."""

from collections.abc import Iterator

from teilhabe_docs.model.assistance_choices import Nachtart
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.fachleistung import Fachleistung
from teilhabe_docs.rechnen.figures import Unit, entries, figure
from teilhabe_docs.rechnen.nacht import Nachtprobe
from teilhabe_docs.rechnen.result import Input, Result
from teilhabe_docs.rechnen.results_of_hours import (
    NETTO,
    STELLEN,
    held,
    hours_billed,
    hours_left,
    positions_against_hours,
)

_UMFANG = "angebot.umfang."
_FLS = "angebot.fachleistungsstunde."
_H, _VZAE, _PROZENT = Unit.STUNDEN, Unit.VZAE, Unit.PROZENT


def hours_of_assistance(rechnung: Calculation) -> Iterator[Result]:
    """Agreed against calculated; nothing of it where no hours a week are agreed."""
    fls = rechnung.fachleistung
    if fls is not None:
        yield from _umfang(rechnung, fls)
        yield from _je_vollkraft(fls)
        yield from _stellen(fls)
        yield from _wege(fls)
    for probe in rechnung.naechte:
        yield from _nacht(probe)


def _umfang(rechnung: Calculation, fls: Fachleistung) -> Iterator[Result]:
    stufen = entries(rechnung.konzept.angebot.umfang.intensitaetsstufen)
    if stufen and all(stufe.personen is not None and stufe.woche_h is not None for stufe in stufen):
        parts = tuple(
            one
            for number, stufe in enumerate(stufen)
            for one in (
                Input("Personen", figure(stufe.personen), Unit.PERSONEN, _stufe(number, "personen")),
                Input("Stunden", figure(stufe.woche_h), _H, _stufe(number, "woche_h")),
            )
        )
        pattern = " + ".join(["{} × {}"] * len(stufen))
        yield Result("fls.woche", "Umfang der Woche", _H, pattern, parts, fls.umfang_woche_h)
    woche = Input("Stunden der Woche", fls.umfang_woche_h, _H, f"{_UMFANG}woche_h")
    wochen = Input("Wochen", fls.wochen, Unit.WOCHEN, f"{_UMFANG}wochen")
    yield Result("fls.jahr", "Umfang des Jahres", _H, "{} × {}", (woche, wochen), fls.umfang_h)
    if fls.gemeinsam_weniger_h != 0:
        jahr = Input("Umfang des Jahres", fls.umfang_h, _H)
        weniger = Input("gemeinsam genutzte Stunden", fls.gemeinsam_weniger_h, _H, "angebot.pool.gruppen")
        yield Result(
            "fls.personalstunden", "Personalstunden", _H, "{} − {}", (jahr, weniger), fls.personalstunden_h
        )


def _stufe(number: int, name: str) -> str:
    return f"{_UMFANG}intensitaetsstufen[{number}].{name}"


def _je_vollkraft(fls: Fachleistung) -> Iterator[Result]:
    title = "Abrechenbare Stunden je Vollkraft"
    if fls.abzug_h is None:
        netto = Input("Netto-Jahresarbeitszeit", fls.netto_h, _H, NETTO)
        direkt = Input("direkte Minuten", fls.anteile.direkt_min, Unit.MINUTEN, f"{_FLS}direkt_min")
        minuten = Input(
            "Minuten der Fachleistungsstunde", fls.anteile.minuten, Unit.MINUTEN, f"{_FLS}minuten_je_fls"
        )
        inputs = (netto, direkt, minuten)
        yield Result("fls.je_vollkraft", title, _H, "{} × {} ÷ {}", inputs, fls.je_vollkraft_h)
    else:
        yield hours_left("fls.je_vollkraft", title, fls.netto_h, fls.abzug_h, fls.je_vollkraft_h)
    yield from hours_billed("fls", fls)


def _stellen(fls: Fachleistung) -> Iterator[Result]:
    yield from positions_against_hours("fls", "VZÄ der Assistenz", fls)
    if fls.direkt.anzahl and fls.qualifiziert_prozent is not None:
        bedarf = Input("Bedarf", fls.bedarf_vzae, _VZAE)
        anteil = Input(
            "Anteil qualifizierter Assistenz", fls.qualifiziert_prozent, _PROZENT, f"{_UMFANG}qualifiziert"
        )
        yield Result(
            "fls.fachkraft_bedarf",
            "Bedarf an Fachkräften",
            _VZAE,
            "{} × {} ÷ 100",
            (bedarf, anteil),
            fls.fachkraft_bedarf_vzae,
        )
        fachkraefte = Input("VZÄ der Fachkräfte", fls.fachkraefte.sicher, _VZAE, STELLEN)
        yield held(
            "fls.fachkraefte",
            "Fachkräfte gegen qualifizierte Assistenz",
            fachkraefte,
            fls.fachkraft_bedarf_vzae,
            fls.fachkraefte.fehlt,
        )


def _wege(fls: Fachleistung) -> Iterator[Result]:
    if fls.wege_bedarf_h is None:
        return
    inputs = (
        Input("Umfang des Jahres", fls.umfang_h, _H),
        Input("Minuten je Einsatz", fls.einsatz_min, Unit.MINUTEN, "angebot.einsatz.dauer_min"),
        Input("Minuten je Weg", fls.weg_min, Unit.MINUTEN, "angebot.einsatz.weg_min"),
    )
    yield Result("fls.wege", "Wege im Jahr", _H, "{} ÷ {} × {}", inputs, fls.wege_bedarf_h)
    if fls.wege_h is not None:
        geplant = (
            Input("Wegezeiten je Vollkraft", fls.wege_h, _H, "personal.minderzeiten"),
            Input("VZÄ der Assistenz", fls.direkt.sicher, _VZAE, STELLEN),
        )
        yield Result("fls.wege_geplant", "Eingeplante Wege", _H, "{} × {}", geplant, fls.wege_geplant_h)


def _nacht(probe: Nachtprobe) -> Iterator[Result]:
    place = f"personal.nacht[{probe.nummer}]."
    netto = Input("Netto-Jahresarbeitszeit", probe.netto_h, _H, NETTO)
    title = f"Bedarf {probe.art.label}"
    if probe.art is Nachtart.RUFBEREITSCHAFT:
        inputs: tuple[Input, ...] = (Input("Einsätze", probe.einsatz_h, _H, f"{place}einsatz_jahr_h"), netto)
        pattern = "{} ÷ {}"
    else:
        inputs = (
            Input("Nächte", probe.naechte, Unit.TAGE, f"{place}naechte_jahr"),
            Input("Stunden", probe.stunden, _H, f"{place}stunden_h"),
            Input("Kräfte", probe.kraefte, Unit.KRAEFTE, f"{place}kraefte"),
            netto,
        )
        pattern = "{} × {} × {} ÷ {}"
        if probe.art is Nachtart.BEREITSCHAFTSDIENST:
            share = Input("Anrechnung", probe.anrechnung_prozent, _PROZENT, f"{place}anrechnung")
            inputs, pattern = (*inputs[:3], share, netto), "{} × {} × {} × {} ÷ 100 ÷ {}"
    yield Result(f"nacht.{probe.nummer}", title, _VZAE, pattern, inputs, probe.bedarf_vzae)
