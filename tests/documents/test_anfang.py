"""The files of a starter repository, read with the eyes of someone who must fill them in."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from helpers import build_tree
from kleinprofil import regal
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.starter.starter import (
    LEISTUNGSVEREINBARUNG,
    accompanied,
    id_from,
    starter_files,
)
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.offer import Angebot

PROFILE = {p.name: p.dokument for p in all_profiles()}
DATEIEN = {"traeger": "provider.yaml", "angebot": "offer.yaml", "personal": "staffing.yaml"}

RULED_OUT = {
    "traeger.kinderschutz.verfahren",
    "traeger.kinderschutz.insoweit_erfahrene_fachkraft",
    "angebot.lrv.bezeichnung",
}
"""What is asked for under a basis or an age that some starters exclude."""


def dateien(name: str) -> dict[str, str]:
    return starter_files("haus", accompanied(name, PROFILE[name]))


def hinweise(text: str, schluessel: str) -> list[str]:
    """The comment lines right above a key."""
    davor = text.partition(f"\n{schluessel}:")[0].splitlines()
    zeilen = []
    while davor and davor[-1].lstrip().startswith("# "):
        zeilen.insert(0, davor.pop().lstrip(" #"))
    return zeilen


@pytest.fixture(params=sorted(PROFILE))
def profilname(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(
    ("ordner", "erwartet"),
    [
        ("neu", "neu"),
        ("Schulkindergarten Birkenweg", "schulkindergarten-birkenweg"),
        ("Größe & Süß", "groesse-suess"),
        ("Su\u0308d", "sued"),
        ("Café", "cafe"),
        ("  --x--  ", "x"),
        ("2027", "2027"),
        ("CON", "angebot-con"),
        ("日本", "angebot"),
        ("", "angebot"),
    ],
)
def test_a_folder_gives_an_id_that_holds_on_every_system(ordner: str, erwartet: str) -> None:
    assert id_from(ordner) == erwartet


def test_every_needed_field_has_its_key(profilname: str, tmp_path: Path) -> None:
    """But for what a list entry holds, which comes with the entry, and what the starter's values rule out."""
    texte = dateien(profilname)
    (konzept,) = load_repository(build_tree(tmp_path, {**texte})).konzepte
    gebraucht = {
        feld
        for p in accompanied(profilname, PROFILE[profilname]).values()
        for plan in p.alle()
        for bedarf in plan.bedarfe()
        for feld in bedarf.feld
    }
    for feld in gebraucht:
        if [pfad for pfad, _ in konzept.konzept.values_at(feld)] == [feld]:
            wurzel, *teile = feld.split(".")
            muster = r"(\n.*)*?\n *".join(f"{teil}:" for teil in teile)
            assert feld in RULED_OUT or re.search(rf"(?m)^{muster}", texte[DATEIEN[wurzel]]), feld


def test_the_keys_stand_in_the_order_of_the_model(profilname: str) -> None:
    oben = re.findall(r"(?m)^(\w+):", dateien(profilname)["offer.yaml"])
    assert oben == [name for name in Angebot.model_fields if name in oben]
    assert oben[:2] == ["id", "bezeichnung"]


def test_every_key_has_a_hint_above_it_and_every_group_a_blank_line(profilname: str) -> None:
    for text in dateien(profilname).values():
        zeilen = text.splitlines()
        for davor, zeile in pairwise(zeilen):
            if re.match(r"\w+:", zeile):
                assert davor.startswith("# "), zeile
        assert re.search(r"\n[^#\n]+\n#", text) is None
        assert (text.endswith("\n"), "\n\n\n" in text, "\t" in text) == (True, False, False)


def test_all_words_are_german_and_no_value_is_made_up(profilname: str) -> None:
    for text in dateien(profilname).values():
        assert not re.search(r"\b(None|null|true|false|TODO|the|of)\b", text)


def einkommentiert(text: str) -> str:
    """The file with the models of its lists uncommented, as an author would begin."""
    kopf, _, rest = text.partition("\n\n")
    return f"{kopf}\n\n" + re.sub(r"(?m)^( +)# (?=- |  )", r"\1", rest)


def ohne_auswahl(text: str) -> Iterator[str]:
    for zeile in text.splitlines(keepends=True):
        yield re.sub(r"(: |- )(\w+)( \| \w+)+$", r"\1\2", zeile)


def test_the_models_of_lists_can_be_uncommented_as_they_stand(profilname: str, tmp_path: Path) -> None:
    texte = {name: "".join(ohne_auswahl(einkommentiert(t))) for name, t in dateien(profilname).items()}
    assert re.search(r"^positionen:\n  - id: ", texte["staffing.yaml"], re.M)
    findings = load_repository(build_tree(tmp_path, {**texte})).findings
    assert {finding.code for finding in findings} <= {"TD210"}  # no text speaks of the annex yet


def test_an_example_shows_how_a_value_is_written() -> None:
    assert hinweise(dateien("rahmen")["offer.yaml"], "plaetze") == [
        "Zahl der gleichzeitig betreuten Personen, etwa 24"
    ]


def test_a_choice_lists_what_is_possible() -> None:
    assert hinweise(dateien("rahmen")["offer.yaml"], "  beeintraechtigungen")[0] == (
        "Arten der Beeinträchtigung; möglich: koerperlich, geistig, seelisch, sinne"
    )


def test_where_one_of_several_fields_is_enough_the_first_says_so() -> None:
    text = dateien("sgb9-125")["offer.yaml"]
    assert "; eines genügt: beschreibung, betreuung_tag_h oder intensitaetsstufen\n  beschreibung:" in text


def test_the_prompt_of_a_need_replaces_the_description_of_its_field() -> None:
    text = dateien("bw-schulkindergarten")["offer.yaml"]
    assert hinweise(text, "  individuell")[0] != "Individualleistungen nach ihrem Anlass"
    assert any("(anlass: intervention)" in zeile for zeile in hinweise(text, "  individuell"))


def test_what_the_profile_prefills_stands_there() -> None:
    text = dateien("bw-schulkindergarten")["offer.yaml"]
    assert "\nland: bw\n" in text
    assert "    - lebensbereich: selbstversorgung\n      massnahmen:\n        - Hilfe beim " in text


def test_a_prefilled_value_needs_no_example() -> None:
    assert hinweise(dateien("bw-schulkindergarten")["offer.yaml"], "land") == ["Bundesland"]


def test_what_decides_whether_something_is_printed_is_asked_with_it() -> None:
    text = dateien("sgb9-125")["offer.yaml"]
    assert "\n  vorgesehen: nein\n" in text
    assert "\n  # Kooperationspartner\n  partner:\n" in text
    assert re.search(r"\n  alter:\n.*\n    von:\n.*\n    bis:\n", text)


def test_what_is_asked_under_a_condition_says_so() -> None:
    text = dateien("sgb9-125")["offer.yaml"]
    assert "Gefragt nur, wenn das Angebot sich auch an Minderjährige richtet" in hinweise(
        text, "bild_vom_kind"
    )
    assert not any("Gefragt nur" in line for line in hinweise(text, "plaetze") + hinweise(text, "ziele"))


def own(folder: Path, document: str, needs: str = "", **files: str) -> Profil:
    """A profile of one's own with two sections of the same needs, and what it prefills."""
    head = f"profil: eigen\ndokument: {document}\ntitel: E\nvertragsgrundlage: sgb8_77\nabschnitte:\n"
    sections = "".join(f"  - {{id: {name}, titel: T, braucht: [{needs}]}}\n" for name in "ab")
    tree = {"gliederung.yaml": head + sections, **{f"{name}.yaml": text for name, text in files.items()}}
    build_tree(folder / document / "eigen", {**tree})
    return resolved(document, "eigen", regal(folder))


def test_the_contract_basis_is_that_of_the_profile(tmp_path: Path) -> None:
    profile = {LEISTUNGSVEREINBARUNG: own(tmp_path, LEISTUNGSVEREINBARUNG, "angebot.vertragsgrundlage")}
    text = starter_files("haus", profile, regal=regal(tmp_path))["offer.yaml"]
    assert "\nvertragsgrundlage: sgb8_77\n" in text


@pytest.mark.parametrize(
    ("first", "value"), [("fachkonzept", 7), ("leistungsvereinbarung", 7), ("leistungsbeschreibung", 3)]
)
def test_where_several_profiles_prefill_a_value_the_agreement_wins_unless_another_comes_first(
    first: str, value: int, tmp_path: Path
) -> None:
    prefilled = {
        LEISTUNGSVEREINBARUNG: "plaetze: 7",
        "fachkonzept": "id: x",
        "leistungsbeschreibung": "plaetze: 3",
    }
    profile = {
        d: own(tmp_path, d, "angebot.plaetze", vorbelegung=f"angebot: {{{text}}}\n")
        for d, text in prefilled.items()
    }
    text = starter_files("haus", profile, first, regal(tmp_path))["offer.yaml"]
    assert f"\nplaetze: '{value}'\n" in text


def test_what_two_sections_ask_in_the_same_words_is_asked_once(tmp_path: Path) -> None:
    need = "{feld: angebot.plaetze, hinweis: Wie viele es sind}"
    profile = {LEISTUNGSVEREINBARUNG: own(tmp_path, LEISTUNGSVEREINBARUNG, need)}
    text = starter_files("haus", profile, regal=regal(tmp_path))["offer.yaml"]
    assert text.count("Wie viele es sind") == 1


def test_all_three_documents_have_their_profile(profilname: str) -> None:
    profile = accompanied(profilname, PROFILE[profilname])
    assert list(profile) == list(DOKUMENTE)
    assert profile[PROFILE[profilname]].name == profilname
    text = dateien(profilname)["offer.yaml"]
    assert all(f"\n  {dokument}: {p.name}\n" in text for dokument, p in profile.items())
