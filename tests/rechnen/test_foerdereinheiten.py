"""The figure of Frühförderung: the worked example, and what it leaves out."""

from typing import Any

import pytest

from rechnen.beispiele import nach_id, rechnung
from teilhabe_docs.model.configuration import UNTERSCHREITUNG_PROZENT
from teilhabe_docs.rechnen.figures import german
from teilhabe_docs.rechnen.result import AgreementState

EINHEIT = {"minuten": 60, "je_kind_woche": "1,5", "mobil": 40, "mobil_min": 20}
ANGEBOT: dict[str, Any] = {
    "personen": 90,
    "umfang": {"wochen": 40},
    "einheit": EINHEIT,
    "fruehfoerderung": {
        "diagnostik": [{"art": "eingang", "einheiten": 4}, {"art": "verlauf", "einheiten": 2}]
    },
}
MINDERZEITEN = [{"art": "berufsspezifisch", "jahr_h": 120}, {"art": "fallspezifisch", "jahr_h": 40}]
FACHKRAEFTE = {"bereich": "individuell", "kategorie": "fachkraft_studium", "vzae": "4,8"}


def shown(*positions: dict[str, Any], angebot: dict[str, Any], **personal: Any) -> dict[str, str]:
    """The results of units by their ids, as they are written."""
    data = {"netto_jahresarbeitszeit_h": 1560, "minderzeiten": MINDERZEITEN, **personal}
    results = nach_id(rechnung(*positions, angebot=angebot, **data))
    return {
        id_: german(one.wert, one.einheit)
        for id_, one in results.items()
        if id_.startswith("einheiten.") and one.wert is not None
    }


def test_units_ways_and_examinations_against_net_hours() -> None:
    """90 children × 1.5 units × 40 weeks, 40 % of them 20 minutes away, 6 hours of examinations each."""
    assert shown(FACHKRAEFTE, angebot=ANGEBOT) == {
        "einheiten.jahr": "5.400 Einheiten",
        "einheiten.stunden": "5.400 Stunden",
        "einheiten.wege": "720 Stunden",
        "einheiten.diagnostik": "540 Stunden",
        "einheiten.personalstunden": "6.660 Stunden",
        "einheiten.je_vollkraft": "1.400 Stunden",
        "einheiten.bedarf": "4,76 VZÄ",
        "einheiten.stellen": "4,80 VZÄ",
        "einheiten.kapazitaet": "6.720 Stunden",
        "einheiten.deckung": "100,9 %",
    }


def test_agreed_units_are_held_against_those_of_the_children() -> None:
    results = nach_id(rechnung(angebot={**ANGEBOT, "einheiten_jahr": 5000}))
    assert (
        german(results["einheiten.jahr"].vereinbart or 0, results["einheiten.jahr"].einheit)
        == "5.000 Einheiten"
    )
    assert results["einheiten.jahr"].stand(UNTERSCHREITUNG_PROZENT) is AgreementState.ERREICHT
    assert shown(angebot={**ANGEBOT, "einheiten_jahr": 5000})["einheiten.stunden"] == "5.000 Stunden"


@pytest.mark.parametrize(
    ("change", "vzae"),
    [
        ({"einheit": {**EINHEIT, "je_kind_jahr": 60}}, "4,76 VZÄ"),
        ({"einheit": {"minuten": 60, "je_kind_jahr": 60}}, "4,24 VZÄ"),
        ({"einheit": {"minuten": 45, "je_kind_jahr": 60}, "fruehfoerderung": {}}, "2,89 VZÄ"),
        ({"einheit": {"minuten": 60}, "einheiten_jahr": 2800, "fruehfoerderung": {}}, "2,00 VZÄ"),
        ({"einheit": {"minuten": 60, "je_kind_jahr": 60, "mobil": 40}}, None),
        ({"personen": None}, None),
    ],
)
def test_what_the_units_need(change: dict[str, Any], vzae: str | None) -> None:
    assert shown(angebot={**ANGEBOT, **change}).get("einheiten.bedarf") == vzae


@pytest.mark.parametrize(
    ("einheit", "hours"), [(EINHEIT, "1.400 Stunden"), ({**EINHEIT, "mobil_min": None}, "1.300 Stunden")]
)
def test_ways_are_taken_off_once(einheit: dict[str, Any], hours: str) -> None:
    minder = [*MINDERZEITEN, {"art": "wege", "jahr_h": 100}]
    assert (
        shown(angebot={**ANGEBOT, "einheit": einheit}, minderzeiten=minder)["einheiten.je_vollkraft"] == hours
    )


def test_utilisation_counts_as_for_ambulant_services() -> None:
    found = shown(angebot=ANGEBOT, auslastung=90)
    assert (found["einheiten.abgerechnet"], found["einheiten.bedarf"]) == ("1.260 Stunden", "5,29 VZÄ")


@pytest.mark.parametrize(
    "angebot", [{"personen": 90}, {"personen": 90, "einheit": {"minuten": 60}}, {"einheiten_jahr": 50}]
)
def test_without_units_or_their_minutes_there_is_no_such_figure(angebot: dict[str, Any]) -> None:
    assert rechnung(angebot=angebot).foerdereinheiten is None
    assert shown(angebot=angebot) == {}
