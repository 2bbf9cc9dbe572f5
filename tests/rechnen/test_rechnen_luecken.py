"""What is missing makes a figure unknown, never wrong."""

from typing import Any

import pytest

from rechnen.beispiele import nach_id, rechnung
from sampling import few
from teilhabe_docs.model.configuration import UNTERSCHREITUNG_PROZENT
from teilhabe_docs.rechnen.counted_positions import sum_of
from teilhabe_docs.rechnen.figures import german
from teilhabe_docs.reporting.staffing_forms import as_text

OFFERS: list[dict[str, Any]] = [
    {"plaetze": 8},
    {"umfang": {"woche_h": 10}},
    {"personen": 90, "einheit": {"minuten": 60, "je_kind_woche": "1,5"}},
]
FACHKRAFT = {"bereich": "gruppe", "kategorie": "fachkraft_studium"}


@pytest.mark.parametrize(
    "stelle",
    [
        {**FACHKRAFT},
        {**FACHKRAFT, "wochenstunden_h": 30},
        {"kategorie": "fachkraft_studium", "vzae": 1},
        {"bereich": "gruppe", "vzae": 1},
    ],
    ids=["ohne Umfang", "Stunden ohne Vollzeit", "ohne Bereich", "ohne Kategorie"],
)
def test_a_position_that_cannot_be_counted_makes_the_quota_unknown(stelle: dict[str, Any]) -> None:
    quote = nach_id(rechnung({**FACHKRAFT, "vzae": 1}, stelle, fachkraftquote=50))["fachkraftquote"]
    assert (quote.wert, quote.fehlt, quote.stand(UNTERSCHREITUNG_PROZENT)) == (
        None,
        ("s1",),
        "nicht berechenbar",
    )


def test_an_incomplete_sum_names_what_it_lacks() -> None:
    gesamt = sum_of(rechnung({**FACHKRAFT, "vzae": 1}, {**FACHKRAFT}).stellen)
    assert (gesamt.vzae, gesamt.fehlt, gesamt.sicher) == (1, ("s1",), None)


def test_a_trainee_without_amount_changes_nothing() -> None:
    azubi = {"bereich": "gruppe", "beschaeftigung": "ausbildung"}
    assert rechnung({**FACHKRAFT, "vzae": 1}, azubi).quote.prozent == 100


@pytest.mark.parametrize(
    "angebot",
    [
        {},
        {"plaetze": {"entfaellt": "ambulant"}},
        {"gruppen": [{"id": "a", "plaetze": 8}, {"id": "b"}]},
        {"gruppen": {"entfaellt": "keine"}},
    ],
    ids=["ohne Plätze", "Plätze entfallen", "Gruppe ohne Plätze", "Gruppen entfallen"],
)
def test_without_places_a_ratio_asks_for_nothing_known(angebot: dict[str, Any]) -> None:
    personal = {"personalschluessel": {"gruppe": "1:4"}}
    ergebnis = nach_id(rechnung({**FACHKRAFT, "vzae": 1}, angebot=angebot, **personal))["schluessel.gruppe"]
    assert (ergebnis.wert, ergebnis.stand(UNTERSCHREITUNG_PROZENT)) == (None, "nicht berechenbar")


def test_places_of_the_groups_stand_in_for_those_of_the_offer() -> None:
    angebot = {"gruppen": [{"id": "a", "plaetze": 8}, {"id": "b", "plaetze": 4}]}
    eine = rechnung({**FACHKRAFT, "vzae": 3}, angebot=angebot, personalschluessel={"gruppe": "1:4"})
    assert nach_id(eine)["soll.gruppe"].wert == 3


def test_groups_without_places_ask_for_nobody() -> None:
    angebot = {"gruppen": [{"id": "a", "plaetze": 0}]}
    eine = rechnung({**FACHKRAFT, "vzae": 1}, angebot=angebot, personalschluessel={"gruppe": "1:4"})
    ergebnis = nach_id(eine)["schluessel.gruppe"]
    assert (ergebnis.wert, ergebnis.stand(UNTERSCHREITUNG_PROZENT)) == (0, "erreicht")


def test_a_full_time_week_of_no_hours_divides_nothing() -> None:
    eine = rechnung(
        {**FACHKRAFT, "wochenstunden_h": 30}, vollzeit_wochenstunden_h=0, netto_jahresarbeitszeit_h=0
    )
    assert eine.stellen[0].vzae is None
    assert "jahr.arbeitstage" not in nach_id(eine)


def test_figures_at_the_edge_of_what_can_be_written_are_calculated() -> None:
    winzig, riesig = "0.000000001", "999999999"
    eine = rechnung(
        {**FACHKRAFT, "wochenstunden_h": winzig},
        angebot={"plaetze": riesig},
        vollzeit_wochenstunden_h=riesig,
        netto_jahresarbeitszeit_h=riesig,
        personalschluessel={"gruppe": f"1:{winzig}"},
    )
    ergebnisse = nach_id(eine)
    assert [e.stand(UNTERSCHREITUNG_PROZENT) for e in ergebnisse.values() if e.vereinbart] == [
        "unterschritten"
    ]
    texte = {id_: german(e.wert, e.einheit) for id_, e in ergebnisse.items() if e.wert is not None}
    assert texte["soll.gruppe"] == "999.999.999.000.000.000,00 VZÄ"
    assert texte["schluessel.gruppe"] == "1 : 999.999.998.000.000.001.000.000.000"


@pytest.mark.parametrize("angebot", OFFERS)
@pytest.mark.parametrize("netto", few([0, 100, 159, 160, 161, 5000, 999999999], 4))
def test_nothing_is_left_where_more_is_taken_than_there_is(angebot: dict[str, Any], netto: int) -> None:
    eine = rechnung(
        {**FACHKRAFT, "vzae": 2},
        angebot=angebot,
        vollzeit_wochenstunden_h=39,
        netto_jahresarbeitszeit_h=netto,
        minderzeiten=[{"art": "berufsspezifisch", "jahr_h": 160}],
    )
    ergebnisse = nach_id(eine)
    assert [id_ for id_, e in ergebnisse.items() if e.wert is not None and e.wert < 0] == []
    (rest,) = [
        e for e in ergebnisse.values() if e.muster == "{} − {}" and e.eingaben[1].name == "Minderzeiten"
    ]
    assert rest.wert == (netto - 160 if netto >= 160 else None)
    shown = as_text([(eine, UNTERSCHREITUNG_PROZENT)], colour=False, width=None)
    assert ("nicht zu rechnen, weil mehr abzuziehen ist, als da ist" in shown) == (not 160 <= netto < 5000)


def test_everything_may_fall_away() -> None:
    weg = {"entfaellt": "nicht vereinbart"}
    personal = dict.fromkeys(
        ("netto_jahresarbeitszeit_h", "vollzeit_wochenstunden_h", "fachkraftquote", "minderzeiten"), weg
    )
    schluessel = dict.fromkeys(("gruppe", "leitung", "verwaltung"), weg)
    angebot = {"plaetze": weg, "gruppen": weg, "oeffnung": {"tage_pro_jahr": weg, "zeiten": weg}}
    assert nach_id(rechnung(angebot=angebot, personalschluessel=schluessel, **personal)) == {}


def test_opening_hours_without_an_end_give_no_need() -> None:
    angebot = {
        "gruppen": [{"id": "a", "gleichzeitig_anwesend": 2}],
        "oeffnung": {"tage_pro_jahr": 200, "zeiten": [{"wochentage": ["mo"], "von": "08:00"}]},
    }
    eine = rechnung(angebot=angebot, netto_jahresarbeitszeit_h=1576)
    assert nach_id(eine)["dienstplan.0.bedarf"].wert is None
