"""The results of Frühförderung, from children and units to full-time workers."""

from collections.abc import Iterator

from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.figures import Unit, figure
from teilhabe_docs.rechnen.foerdereinheiten import Foerdereinheiten
from teilhabe_docs.rechnen.result import Input, Result
from teilhabe_docs.rechnen.results_of_hours import hours_billed, hours_left, positions_against_hours
from teilhabe_docs.rechnen.working_year import WEEKS_PER_YEAR

_H, _EINHEITEN, _PROZENT, _MINUTEN = Unit.STUNDEN, Unit.EINHEITEN, Unit.PROZENT, Unit.MINUTEN
_EINHEIT = "angebot.einheit."


def units_of_treatment(rechnung: Calculation) -> Iterator[Result]:
    """Agreed against calculated; nothing of it where no units are."""
    probe = rechnung.foerdereinheiten
    if probe is None:
        return
    yield from _einheiten(rechnung, probe)
    yield from _stunden(probe)
    title = "Stunden je Vollkraft für Förderung"
    yield hours_left("einheiten.je_vollkraft", title, probe.netto_h, probe.abzug_h, probe.je_vollkraft_h)
    yield from hours_billed("einheiten", probe)
    yield from positions_against_hours("einheiten", "VZÄ der Förderung", probe)


def _einheiten(rechnung: Calculation, probe: Foerdereinheiten) -> Iterator[Result]:
    if probe.je_kind is None:
        return
    einheit, umfang = rechnung.konzept.angebot.einheit, rechnung.konzept.angebot.umfang
    kinder = Input("Kinder", probe.kinder, Unit.PERSONEN, "angebot.personen")
    if figure(einheit.je_kind_jahr) is not None:
        je_kind = Input("Einheiten je Kind", probe.je_kind, _EINHEITEN, f"{_EINHEIT}je_kind_jahr")
        inputs: tuple[Input, ...] = (kinder, je_kind)
    else:
        woche = Input(
            "Einheiten der Woche", figure(einheit.je_kind_woche), _EINHEITEN, f"{_EINHEIT}je_kind_woche"
        )
        wochen = Input(
            "Wochen", figure(umfang.wochen) or WEEKS_PER_YEAR, Unit.WOCHEN, "angebot.umfang.wochen"
        )
        inputs = (kinder, woche, wochen)
    pattern = " × ".join(["{}"] * len(inputs))
    yield Result(
        "einheiten.jahr",
        "Einheiten des Jahres",
        _EINHEITEN,
        pattern,
        inputs,
        probe.gerechnet,
        probe.vereinbart,
    )


def _stunden(probe: Foerdereinheiten) -> Iterator[Result]:
    einheiten = Input("Einheiten", probe.einheiten, _EINHEITEN, "angebot.einheiten_jahr")
    minuten = Input("Minuten", probe.minuten, _MINUTEN, f"{_EINHEIT}minuten")
    yield Result(
        "einheiten.stunden",
        "Stunden der Einheiten",
        _H,
        "{} × {} ÷ 60",
        (einheiten, minuten),
        probe.einheiten_h,
    )
    parts = [Input("Einheiten", probe.einheiten_h, _H)]
    if probe.wege_h != 0:
        mobil = Input("Anteil außerhalb", probe.mobil_prozent, _PROZENT, f"{_EINHEIT}mobil")
        weg = Input("Minuten je Weg", probe.mobil_min, _MINUTEN, f"{_EINHEIT}mobil_min")
        yield Result(
            "einheiten.wege",
            "Wege zu Einheiten",
            _H,
            "{} × {} ÷ 100 × {} ÷ 60",
            (einheiten, mobil, weg),
            probe.wege_h,
        )
        parts.append(Input("Wege", probe.wege_h, _H))
    if probe.diagnostik_h != 0:
        kinder = Input("Kinder", probe.kinder, Unit.PERSONEN, "angebot.personen")
        je_kind = Input(
            "Einheiten der Diagnostik",
            probe.diagnostik_je_kind,
            _EINHEITEN,
            "angebot.fruehfoerderung.diagnostik",
        )
        yield Result(
            "einheiten.diagnostik",
            "Stunden der Diagnostik",
            _H,
            "{} × {} × {} ÷ 60",
            (kinder, je_kind, minuten),
            probe.diagnostik_h,
        )
        parts.append(Input("Diagnostik", probe.diagnostik_h, _H))
    if len(parts) > 1:
        pattern = " + ".join(["{}"] * len(parts))
        yield Result(
            "einheiten.personalstunden", "Personalstunden", _H, pattern, tuple(parts), probe.personalstunden_h
        )
