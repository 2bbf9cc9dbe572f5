"""The agreement by § 78b SGB VIII: its own law, and what each Hilfeart brings along."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import geladen, worte
from profiles.fixed_words import lines_with
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.model.choices import Genehmigungsart, Vertragsgrundlage
from teilhabe_docs.model.place_choices import Hilfeart
from teilhabe_docs.rendering.assembly import assemble

LV, FK, LB = DOKUMENTE
PROFILES = {LV: "sgb8-78b", FK: "allgemein", LB: "rahmen"}
SGB_IX = (
    r"SGB IX\b|Gesamtplan|Eingliederungshilfe erbracht|Träger der Eingliederungshilfe|Wirksamkeit der|§ 128"
)
WITHOUT_PLAN = [Hilfeart.WOHNFORM_13_3, Hilfeart.MUTTER_VATER_KIND_19, Hilfeart.SCHULPFLICHT_21]


def chosen(*kinds: Hilfeart) -> dict[str, Any]:
    return {
        "angebot.vertragsgrundlage": Vertragsgrundlage.SGB8_78B,
        "angebot.hilfearten": kinds or tuple(Hilfeart),
        "angebot.genehmigung.art": Genehmigungsart.BETRIEBSERLAUBNIS_SGB8,
    }


def text(tmp_path: Path, dokument: str = LV, **offer: Any) -> str:
    gelesen = geladen(tmp_path, {"vertragsgrundlage": "sgb8_78b", **offer})
    profil = resolved(dokument, PROFILES[dokument])
    return " ".join(worte(assemble(gelesen, outline_of(gelesen.konzept, profil)).dokument).split())


def test_it_cites_no_law_of_the_sgb_ix() -> None:
    assert lines_with(SGB_IX, LV, "sgb8-78b", chosen()) == []
    assert lines_with("SGB IX", FK, "allgemein", chosen()) == []
    assert lines_with(SGB_IX, LV, "sgb8-77", chosen()) != []


@pytest.mark.parametrize("dokument", [LV, FK])
@pytest.mark.parametrize("kind", list(Hilfeart))
def test_a_hilfeplan_is_named_where_there_is_one(kind: Hilfeart, dokument: str) -> None:
    said = lines_with("Hilfeplan|§ 36 ", dokument, PROFILES[dokument], chosen(kind))
    assert bool(said) is kind.mit_hilfeplan
    assert kind.mit_hilfeplan is (kind not in (*WITHOUT_PLAN, Hilfeart.ANDERE_LANDESRECHT))


@pytest.mark.parametrize(
    ("kind", "norm"),
    [
        ("wohnform_13_3", "§ 13 Abs. 3"),
        ("mutter_vater_kind_19", "§ 19 Abs. 1"),
        ("schulpflicht_21", "§ 21 SGB"),
        ("tagesgruppe_32", "§ 27 Abs. 1"),
        ("heim_34", "§ 27 Abs. 1"),
        ("einzelbetreuung_35", "§ 27 Abs. 1"),
        ("sonstige_27", "§ 27 Abs. 1"),
        ("teilstationaer_35a", "§ 35a Abs. 1"),
        ("stationaer_35a", "§ 35a Abs. 1"),
        ("junge_volljaehrige_41", "Anspruch auf Hilfe nach § 41"),
        ("andere_landesrecht", "§ 78a Abs. 2"),
    ],
)
def test_who_is_served_follows_from_the_hilfeart(kind: str, norm: str, tmp_path: Path) -> None:
    served = text(tmp_path, hilfearten=[kind]).partition("gehören zum Personenkreis:")[2]
    assert norm in served.partition("Leistungsverpflichtung")[0]


@pytest.mark.parametrize("dokument", DOKUMENTE)
@pytest.mark.parametrize("kind", ["heim_34", "stationaer_35a"])
def test_impairments_are_asked_for_where_eingliederungshilfe_is_agreed(
    kind: str, dokument: str, tmp_path: Path
) -> None:
    said = text(tmp_path, dokument, hilfearten=[kind])
    assert ("Arten der Beeinträchtigung" in said) is (kind == "stationaer_35a")


def test_abroad_is_told_where_it_is_agreed(tmp_path: Path) -> None:
    assert "§ 38 Abs. 2 Nr. 2" not in text(tmp_path / "a", hilfearten=["heim_34"])
    assert "§ 78b Abs. 2 Satz 2" in text(tmp_path / "b", hilfearten=["heim_34"], ausland=True)


def test_the_obligation_is_no_fixed_text_alone(tmp_path: Path) -> None:
    said = text(tmp_path, hilfearten=["heim_34"])
    assert "Voraussetzungen, unter denen sich der Leistungserbringer verpflichtet" in said


def test_each_requirement_of_the_statute_has_its_section() -> None:
    profil = resolved(LV, "sgb8-78b")
    assert {"gewaehr", "anlagen", "sachausstattung", "ausland"} <= {plan.id for plan in profil.alle()}
    removed = {"pruefung", "qualitaet.wirksamkeit"}
    assert not removed & {plan.id for plan in profil.alle()}
