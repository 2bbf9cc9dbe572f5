"""What documents on Frühförderung say themselves: nothing of places or school, and the plan they rest on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from profiles.beispiel import LV, beispiel, mit
from rules.erschoepfend import filled, with_values
from sampling import few
from teilhabe_docs.documents.blocks import OpenPlace, Section, TableBlock, TextRun, is_signed, nodes
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.starter.starter import accompanied, starter_files
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.choices import (
    Bildungsphase,
    Einsatzort,
    Genehmigungsart,
    Regiebezug,
    Vertragsgrundlage,
)
from teilhabe_docs.model.fields import BUILT_IN_FIELDS
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.numbers import Percent
from teilhabe_docs.model.offer_treatment import WeitererLeistungstraeger
from teilhabe_docs.rendering.assembly import assemble

KOMPLEX, HEILPAEDAGOGISCH = "fruehfoerderung-komplex", "fruehfoerderung-heilpaedagogisch"
PROFILES = [(p.dokument, p.name) for p in all_profiles() if p.name.startswith("fruehfoerderung")]
INSTITUTION = (
    r"Platz\b|Plätze|\bbelegt|geöffnet|Öffnung|Schließtag|\bGruppe|\bHeim\b|Bewohner|Betreuung|Unterricht"
    r"|Hilfeplan|§ 112|§ 125|Assistenz|\bSchule\b|Hochschule|Grundpflege"
)
GESAMTPLAN = r"Gesamtplan|§ 12[01]\b"
BESIDE = ("Besteht daneben ein Gesamtplan, beachtet", "Besteht daneben ein Gesamtplan, werden")
"""Where a Land has one as well (§ 123 Abs. 4 Satz 1 SGB IX)."""
BEZUG = [f"personal.personalschluessel.{one}.bezug" for one in ("leitung", "verwaltung", "fachdienst")]
CHOSEN: dict[str, Any] = {
    "angebot.vertragsgrundlage": Vertragsgrundlage.SGB9_134,
    "angebot.einsatzorte": (Einsatzort.FRUEHFOERDERSTELLE, Einsatzort.FAMILIE),
    "angebot.zielgruppe.bildungsphase": (Bildungsphase.VOR_EINSCHULUNG,),
    "angebot.genehmigung.art": Genehmigungsart.NICHT_ERFORDERLICH,
    "personal.personalschluessel.hauswirtschaft_technik.bezug": Regiebezug.VOLLKRAEFTE,
    **dict.fromkeys(BEZUG, Regiebezug.PERSONEN),
}
"""What such an offer chooses; the other choices go round."""
LEFT_OUT = [
    "",
    "angebot.fruehfoerderung.medizinisch",
    "angebot.weitere_leistungstraeger",
    "angebot.einheiten_jahr",
]
"""What branches of the bodies ask for."""


def concepts() -> Iterator[LoadedConcept]:
    """Offers with everything given, each choice in its turn, and with one thing less at a time."""
    for turn in few(range(6), 3):
        konzept = Konzept(*(filled(model, turn) for _, model in BUILT_IN_FIELDS.models()))
        loaded = with_values(replace(beispiel(), konzept=konzept), CHOSEN)
        for field in LEFT_OUT:
            yield mit({field: None if field.endswith("jahr") else ()}, loaded) if field else loaded


def printed(dokument: str, name: str, loaded: LoadedConcept) -> str:
    document = assemble(loaded, outline_of(loaded.konzept, resolved(dokument, name))).dokument
    words = [
        n.titel if isinstance(n, Section) else n.text
        for n in nodes(document)
        if isinstance(n, Section | TextRun)
    ]
    return "\n".join(words)


def words(dokument: str, name: str, pattern: str) -> list[str]:
    text = "\n".join(printed(dokument, name, loaded) for loaded in concepts())
    for sentence in BESIDE:
        text = text.replace(sentence, "")
    return sorted({line for line in text.splitlines() if re.search(pattern, line)})


@pytest.mark.parametrize(("dokument", "name"), PROFILES)
def test_no_words_of_institutions(dokument: str, name: str) -> None:
    assert words(dokument, name, INSTITUTION) == []


def test_the_plan_of_komplexleistung_is_the_foerder_und_behandlungsplan() -> None:
    assert words(LV, KOMPLEX, GESAMTPLAN) == []


def test_a_concept_speaks_of_the_plan_that_the_offer_has() -> None:
    loaded = next(concepts())
    komplex = printed("fachkonzept", "fruehfoerderung", loaded)
    heilpaedagogisch = printed(
        "fachkonzept", "fruehfoerderung", mit({"angebot.fruehfoerderung.medizinisch": ()}, loaded)
    )
    assert "§ 8 Abs. 1 Satz 1 FrühV" in komplex
    assert "Förder- und Behandlungsplan" not in heilpaedagogisch
    assert "Gesamtplan nach § 121 SGB IX" in heilpaedagogisch


@pytest.mark.parametrize(("name", "pattern"), [("sgb9-134", INSTITUTION), (HEILPAEDAGOGISCH, GESAMTPLAN)])
def test_such_a_word_would_be_found(name: str, pattern: str) -> None:
    assert words(LV, name, pattern) != []


def test_each_further_payer_is_named_and_signs() -> None:
    payers = tuple(
        WeitererLeistungstraeger.model_validate({"name": name, "art": "krankenkasse"})
        for name in ("Kasse Eins", "Kasse Zwei")
    )
    loaded = mit({"angebot.weitere_leistungstraeger": payers}, next(concepts()))
    document = assemble(loaded, outline_of(loaded.konzept, resolved(LV, KOMPLEX))).dokument
    text = printed(LV, KOMPLEX, loaded)
    assert sum(is_signed(node) for node in nodes(document) if isinstance(node, TableBlock)) == 1
    assert [text.count(payer.name) for payer in payers] == [2, 2]
    assert "Kasse Eins" not in printed(LV, HEILPAEDAGOGISCH, loaded)


def test_the_medical_part_has_its_own_law_beside_that_of_the_eingliederungshilfe() -> None:
    komplex, heilpaedagogisch = (printed(LV, name, next(concepts())) for name in (KOMPLEX, HEILPAEDAGOGISCH))
    assert "§ 46 Abs. 3 und 4 SGB IX" in komplex.partition("zwischen")[0]
    assert "§ 46 Abs. 3 und 4" not in heilpaedagogisch
    assert "Wer leistungsberechtigt ist, bestimmt sich nach § 99 SGB IX." not in komplex
    assert "Wer leistungsberechtigt ist, bestimmt sich nach § 99 SGB IX." in heilpaedagogisch
    assert "§ 7 Abs. 1 Satz 2 SGB IX" in komplex


@pytest.mark.parametrize("payers", [True, False])
def test_only_the_traeger_of_the_eingliederungshilfe_reviews_by_its_law(*, payers: bool) -> None:
    loaded = next(concepts())
    text = printed(LV, KOMPLEX, loaded if payers else mit({"angebot.weitere_leistungstraeger": ()}, loaded))
    assert "Der Leistungsträger prüft" in text
    assert ("weitere Leistungsträger prüfen" in text) is payers
    assert ("unterrichtet er den Leistungsträger und die weiteren" in text) is payers


def test_a_new_agreement_on_komplexleistung_names_the_law_of_the_krankenkasse() -> None:
    bases = {
        name: starter_files("haus", accompanied(name, LV))["offer.yaml"]
        for name in (KOMPLEX, HEILPAEDAGOGISCH)
    }
    assert "SGB V\n" in bases[KOMPLEX]
    assert "SGB V\n" not in bases[HEILPAEDAGOGISCH]


def test_what_is_agreed_by_46_abs_4_is_an_open_place_until_it_is_named() -> None:
    loaded = mit({"angebot.lrv.bezeichnung": None}, next(concepts()))
    document = assemble(loaded, outline_of(loaded.konzept, resolved(LV, KOMPLEX))).dokument
    (place,) = [n for n in nodes(document) if isinstance(n, OpenPlace) and "lrv" in n.pfad]
    assert "Landesrahmenvereinbarung nach § 46 Abs. 4 SGB IX" in place.hinweis


@pytest.mark.parametrize(("quota", "said"), [("100", "angerechnet werden, sind Fachkräfte"), ("80", "80 %")])
def test_a_quota_of_all_is_said_in_words(quota: str, said: str) -> None:
    loaded = mit({"personal.fachkraftquote": Percent(quota)}, next(concepts()))
    for dokument, name in PROFILES:
        text = printed(dokument, name, loaded)
        assert said in text
        assert "mindestens 100 %" not in text


@pytest.mark.parametrize(("bis", "said"), [(6, False), (14, True)])
def test_young_people_are_named_where_they_may_come(bis: int, *, said: bool) -> None:
    text = printed(LV, KOMPLEX, mit({"angebot.zielgruppe.alter.bis": bis}, next(concepts())))
    assert ("eines Kindes oder einer jugendlichen Person" in text) is said
