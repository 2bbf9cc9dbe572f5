"""What documents on besondere Wohnformen and Tagesstruktur say themselves, and what they ask for."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import geladen, worte
from profiles.fixed_words import lines_with
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.model.choices import Einsatzort, Genehmigungsart, Leistungsgruppe, Vertragsgrundlage
from teilhabe_docs.rendering.assembly import assemble

NAME = "besondere-wohnform"
LV, FK, LB = DOKUMENTE
CHILD = r"Kind|Eltern|Sorgeberechtigt|Schul|Kita|Jugendamt|Erziehungsberechtigt|Hilfeplan|§ 112|§ 134"
OPEN = r"geöffnet|Schließtag|Grundpauschale"
CHOSEN: dict[str, Any] = {
    "angebot.vertragsgrundlage": Vertragsgrundlage.SGB9_125,
    "angebot.leistungsgruppen": (Leistungsgruppe.SOZIALE_TEILHABE,),
    "angebot.einsatzorte": (Einsatzort.SOZIALRAUM,),
    "angebot.genehmigung.art": Genehmigungsart.HEIMAUFSICHT,
    "angebot.zielgruppe.bildungsphase": (),
}


@pytest.mark.parametrize("dokument", DOKUMENTE)
def test_no_words_of_children_or_opening_hours(dokument: str) -> None:
    assert lines_with(f"{CHILD}|{OPEN}", dokument, NAME, CHOSEN) == []


@pytest.mark.parametrize("dokument", [LV, FK])
def test_no_words_of_children_in_tagesstruktur(dokument: str) -> None:
    assert lines_with(CHILD, dokument, "tagesstruktur", CHOSEN) == []


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("enthalten", "gehört zur Leistung."),
        ("gesondert", "wird gesondert vereinbart (§ 83 Abs. 1 Nr. 1 SGB IX)"),
        ("keine", "Eine Beförderung zum Angebot und zurück gehört nicht zur Leistung."),
    ],
)
def test_the_way_is_agreed(said: str, printed: str, tmp_path: Path) -> None:
    assert printed in text(tmp_path, LV, name="tagesstruktur", befoerderung=said)


def test_lunch_and_way_are_asked_for(tmp_path: Path) -> None:
    said = text(tmp_path, LV, name="tagesstruktur")
    assert "Gemeinschaftliche Mittagsverpflegung" in said
    assert "Beförderung zum Angebot und zurück" in said


def text(tmp_path: Path, dokument: str, name: str = NAME, **offer: Any) -> str:
    gelesen = geladen(tmp_path, {"vertragsgrundlage": "sgb9_125", **offer})
    document = assemble(gelesen, outline_of(gelesen.konzept, resolved(dokument, name))).dokument
    return " ".join(worte(document).split())


@pytest.mark.parametrize(
    "field",
    [
        "Kosten des Lebensunterhalts, die die Person selbst bezahlt",
        "Wohn- und Betreuungsvertrag",
        "Pflege in der besonderen Wohnform",
        "Arten des Wohnraums",
        "Nachtdienste und Bereitschaft",
    ],
)
def test_the_agreement_asks_for_what_a_besondere_wohnform_has(field: str, tmp_path: Path) -> None:
    assert field in text(tmp_path, LV)


def test_only_the_fachleistung_is_a_betriebsnotwendige_anlage(tmp_path: Path) -> None:
    areas = [{"art": "persoenlich", "flaeche_m2": 306}, {"art": "gemischt", "fachleistung": 40}]
    said = text(tmp_path, LV, wohnform={"art": ["haus"], "flaechen": areas})
    assert "nur die Räume der Fachleistung und deren Anteil an gemischt genutzten Räumen" in said


def test_board_and_lodging_have_no_section() -> None:
    ids = {f"{plan.id}.{part}" for plan in resolved(LV, NAME).alle() for part in plan.eintrag.teile}
    assert "art-und-inhalt.unterkunft-verpflegung" not in ids
