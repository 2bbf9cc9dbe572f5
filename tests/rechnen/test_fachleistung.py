"""The figure of ambulant services: the worked examples, both conventions, pooled hours, nights."""

from decimal import Decimal
from typing import Any

import pytest

from rechnen.beispiele import nach_id, rechnung
from teilhabe_docs.documents.offer_figures import figures_of
from teilhabe_docs.documents.template.traits import Merkmale
from teilhabe_docs.model.configuration import UNTERSCHREITUNG_PROZENT
from teilhabe_docs.rechnen.figures import german
from teilhabe_docs.rechnen.result import AgreementState

LEVELS = [(10, 2), (18, 4), (9, 7), (3, 12)]
ANGEBOT: dict[str, Any] = {
    "umfang": {
        "wochen": 52,
        "qualifiziert": 60,
        "intensitaetsstufen": [
            {"bezeichnung": f"Stufe {i}", "personen": p, "woche_h": h} for i, (p, h) in enumerate(LEVELS)
        ],
    },
    "einsatz": {"dauer_min": 90, "weg_min": 15},
    "fachleistungsstunde": {"abrechnung": "direkte_zeit", "minuten_je_fls": 60},
}
PERSONAL: dict[str, Any] = {
    "netto_jahresarbeitszeit_h": 1560,
    "auslastung": 96,
    "minderzeiten": [
        {"art": "berufsspezifisch", "jahr_h": 140},
        {"art": "fallspezifisch", "jahr_h": 200},
        {"art": "wege", "jahr_h": 180},
    ],
}
FACHKRAEFTE = {"bereich": "individuell", "kategorie": "fachkraft_studium", "vzae": 6}
ANDERE = {"bereich": "individuell", "kategorie": "nicht_fachkraft", "vzae": "3,5"}


def shown(**figures: Any) -> dict[str, str]:
    return {id_: german(one.wert, one.einheit) for id_, one in figures.items() if one.wert is not None}


def test_the_direct_time_is_billed() -> None:
    """191 hours a week of 40 persons; 9.95 full-time workers are needed, 9.50 agreed."""
    results = nach_id(rechnung(FACHKRAEFTE, ANDERE, angebot=ANGEBOT, **PERSONAL))
    assert {id_: text for id_, text in shown(**results).items() if id_.startswith("fls.")} == {
        "fls.woche": "191 Stunden",
        "fls.jahr": "9.932 Stunden",
        "fls.je_vollkraft": "1.040 Stunden",
        "fls.abgerechnet": "998,4 Stunden",
        "fls.bedarf": "9,95 VZÄ",
        "fls.stellen": "9,50 VZÄ",
        "fls.kapazitaet": "9.484,8 Stunden",
        "fls.deckung": "95,5 %",
        "fls.fachkraft_bedarf": "5,97 VZÄ",
        "fls.fachkraefte": "6,00 VZÄ",
        "fls.wege": "1.655,33 Stunden",
        "fls.wege_geplant": "1.710 Stunden",
    }
    states = {id_: results[id_].stand(UNTERSCHREITUNG_PROZENT) for id_ in ("fls.stellen", "fls.fachkraefte")}
    assert states == {"fls.stellen": AgreementState.KNAPP, "fls.fachkraefte": AgreementState.ERREICHT}


def test_direct_and_indirect_time_are_billed() -> None:
    """242 × 52 hours; 1560 − 160 are billed for each worker, the direct share is not taken off again."""
    angebot = {
        "umfang": {"woche_h": 242, "wochen": 52},
        "fachleistungsstunde": {"abrechnung": "gesamte_zeit", "minuten_je_fls": 60, "direkt_min": 45},
    }
    minder = [{"art": "berufsspezifisch", "jahr_h": 120}, {"art": "fallspezifisch", "jahr_h": 40}]
    results = nach_id(
        rechnung(
            {"bereich": "individuell", "vzae": 9},
            angebot=angebot,
            netto_jahresarbeitszeit_h=1560,
            minderzeiten=minder,
        )
    )
    found = shown(**results)
    assert [found[id_] for id_ in ("fls.jahr", "fls.je_vollkraft", "fls.bedarf", "fls.deckung")] == [
        "12.584 Stunden",
        "1.400 Stunden",
        "8,99 VZÄ",
        "100,1 %",
    ]


@pytest.mark.parametrize(
    ("fls", "minder", "hours"),
    [
        ({"abrechnung": "direkte_zeit", "direkt_min": 45}, [], "1.170 Stunden"),
        ({"abrechnung": "direkte_zeit", "direkt_min": 45}, [("wege", 100)], "1.460 Stunden"),
        ({"abrechnung": "gesamte_zeit", "direkt_min": 45}, [], "1.560 Stunden"),
        ({"abrechnung": "gesamte_zeit", "wegezeit": "enthalten"}, [("wege", 100)], "1.560 Stunden"),
        ({"abrechnung": "gesamte_zeit", "wegezeit": "gesondert"}, [("wege", 100)], "1.460 Stunden"),
        ({"abrechnung": "direkte_zeit", "wegezeit": "abrechenbar"}, [("wege", 100)], "1.560 Stunden"),
        ({}, [("fallspezifisch", 60)], "1.500 Stunden"),
    ],
)
def test_what_a_full_time_worker_can_bill(
    fls: dict[str, Any], minder: list[tuple[str, int]], hours: str
) -> None:
    results = nach_id(
        rechnung(
            angebot={"umfang": {"woche_h": 100}, "fachleistungsstunde": {"minuten_je_fls": 60, **fls}},
            netto_jahresarbeitszeit_h=1560,
            minderzeiten=[{"art": art, "jahr_h": jahr_h} for art, jahr_h in minder],
        )
    )
    assert shown(**results)["fls.je_vollkraft"] == hours


def test_pooled_hours_that_count_in_full_take_less_staff() -> None:
    """3 × 2 hours with 2 workers for 8 each: 12 hours of staff stand for 48 of those who take part."""
    gruppen = [{"bezeichnung": "Treff", "teilnehmende": 8, "kraefte": 2, "woche_h": 6}]
    for anrechnung, hours in (("anteilig", 5200), ("voll", 5200 - 52 * 6 * 6)):
        angebot = {
            "umfang": {"woche_h": 100, "wochen": 52},
            "pool": {"vorgesehen": True, "anrechnung": anrechnung, "gruppen": gruppen},
        }
        fls = rechnung(angebot=angebot).fachleistung
        assert fls is not None
        assert fls.personalstunden_h == hours


@pytest.mark.parametrize(
    ("nacht", "vzae"),
    [
        ({"art": "nachtwache", "naechte_jahr": 365, "stunden_h": 10, "kraefte": 1}, "2,34 VZÄ"),
        ({"art": "bereitschaftsdienst", "naechte_jahr": 365, "stunden_h": 9, "anrechnung": 25}, "0,53 VZÄ"),
        ({"art": "rufbereitschaft", "naechte_jahr": 365, "stunden_h": 12, "einsatz_jahr_h": 156}, "0,10 VZÄ"),
        ({"art": "bereitschaftsdienst", "naechte_jahr": 365, "stunden_h": 9}, None),
    ],
)
def test_nights(nacht: dict[str, Any], vzae: str | None) -> None:
    results = nach_id(rechnung(netto_jahresarbeitszeit_h=1560, nacht=[nacht]))
    assert shown(**results).get("nacht.0") == vzae


def test_without_hours_there_is_no_such_figure() -> None:
    assert (
        rechnung(
            angebot={"umfang": {"intensitaetsstufen": [{"bezeichnung": "Stufe", "woche_h": 3}]}}
        ).fachleistung
        is None
    )


def test_stand_by_counts_neither_for_capacity_nor_for_the_quota() -> None:
    ruf = {"bereich": "erreichbarkeit", "kategorie": "fachkraft_studium", "vzae": 1}
    results = nach_id(rechnung(FACHKRAEFTE, ANDERE, ruf, angebot=ANGEBOT, **PERSONAL))
    assert shown(**results)["fls.stellen"] == "9,50 VZÄ"
    assert shown(**results)["fachkraftquote"] == "63,2 %"


def test_the_fachdienst_is_direct_work_where_the_profile_says_so() -> None:
    dienst = {"bereich": "fachdienst", "kategorie": "fachkraft_studium", "vzae": 1}
    plain = rechnung(ANDERE, dienst, angebot=ANGEBOT, **PERSONAL)
    direct = figures_of(plain.konzept, [Merkmale(fachdienst_direkt=True)])
    assert [one.fachleistung.direkt.vzae for one in (plain, direct) if one.fachleistung] == [
        Decimal("3.5"),
        Decimal("4.5"),
    ]
    assert "regieanteil" in nach_id(plain)
    assert "regieanteil" not in nach_id(direct)


def test_no_ratio_to_places_of_an_offer_with_persons() -> None:
    schluessel = {"gruppe": "1:4", "leitung": {"schluessel": "1:20", "bezug": "personen"}}
    results = nach_id(rechnung(ANDERE, angebot={"personen": 40}, personalschluessel=schluessel))
    assert "soll.gruppe" not in results
    assert shown(**results)["soll.leitung"] == "2,00 VZÄ"
