"""Conditions of sections, parts and needs: true, false, and not to be decided yet."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import EIGEN, LV, abschnitt, konzept, lies_profil, punkte, regal, schreibe_profil
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.gliederung import Gliederung, outline_of
from teilhabe_docs.documents.profile.resolve import resolved

OFFEN = "angebot.laufzeit.fortgeltung_ohne_enddatum"
DAVON = "Fortgeltung ohne Enddatum, ja oder nein, davon hängt dieser Absatz ab"
TEXT = {"a.md": "(@p) eins\n\n(@q) zwei\n"}


def gegliedert(wurzel: Path, eintrag: str, texte: dict[str, str] | None = None, **daten: Any) -> Gliederung:
    profil = lies_profil(wurzel, f"  - {{id: a, titel: A, {eintrag}}}\n", texte)
    assert not profil.befunde
    return outline_of(konzept(**daten), profil)


def gilt(wurzel: Path, wenn: str, angebot: dict[str, Any]) -> bool:
    return bool(gegliedert(wurzel, f"wenn: '{wenn}', weil: w", angebot=angebot).abschnitte)


@pytest.mark.parametrize(
    ("wenn", "angebot", "erwartet"),
    [
        ("ja", {}, True),
        ("angebot.optionen.ileb", {}, False),
        ("angebot.optionen.ileb", {"optionen": {"ileb": "ja"}}, True),
        ("not angebot.optionen.ileb", {}, True),
        ("angebot.plaetze is gegeben", {}, False),
        ("angebot.plaetze is gegeben", {"plaetze": 9}, True),
        ("angebot.plaetze is gegeben", {"plaetze": {"entfaellt": "g"}}, False),
        ("angebot.plaetze is entfallen", {"plaetze": {"entfaellt": "g"}}, True),
        ("angebot.plaetze is entfallen", {}, False),
        ("angebot.plaetze == 9", {"plaetze": 9}, True),
        ("angebot.plaetze > 9", {"plaetze": 9}, False),
        ("angebot.plaetze == 9", {"plaetze": {"entfaellt": "g"}}, False),
        ('angebot.vertragsgrundlage == "sgb9_125"', {"vertragsgrundlage": "sgb9_125"}, True),
        ('angebot.vertragsgrundlage in ["sgb8_77"]', {"vertragsgrundlage": "sgb9_125"}, False),
        ('"gruppe" in angebot.optionen.wegbegleitung', {"optionen": {"wegbegleitung": ["gruppe"]}}, True),
        ('"gruppe" in angebot.einsatzorte', {"einsatzorte": ["kita"]}, False),
        ("angebot.plaetze is gegeben and angebot.plaetze > 3", {}, False),
        ("angebot.plaetze is gegeben or angebot.optionen.ileb", {"optionen": {"ileb": "ja"}}, True),
        ("angebot.kurzbeschreibung is gegeben", {"kurzbeschreibung": "TODO"}, False),
        ("angebot.kurzbeschreibung is gegeben", {"kurzbeschreibung": {"anlage": "lrv"}}, True),
        ("angebot.anschrift is gegeben", {}, False),
        ("angebot.anschrift is gegeben", {"anschrift": {"ort": "Musterstadt"}}, True),
    ],
)  # fmt: skip
def test_a_section_is_there_if_its_condition_holds(
    tmp_path: Path, wenn: str, angebot: dict[str, Any], erwartet: bool
) -> None:
    assert gilt(tmp_path, wenn, angebot) is erwartet


@pytest.mark.parametrize("vergleich", ["> 3", "<= 3", "< 3", ">= 3", "== 3"])
def test_a_waived_value_is_neither_more_nor_less(tmp_path: Path, vergleich: str) -> None:
    assert gilt(tmp_path, f"angebot.plaetze {vergleich}", {"plaetze": {"entfaellt": "g"}}) is False


@pytest.mark.parametrize(
    ("wenn", "erwartet"),
    [
        ('"gruppe" in angebot.optionen.wegbegleitung', False),
        ('"gruppe" not in angebot.optionen.wegbegleitung', True),
        ("angebot.aussengruppen", False),
        ("not angebot.aussengruppen", True),
    ],
)
def test_an_empty_list_is_an_answer(tmp_path: Path, wenn: str, erwartet: bool) -> None:
    gliederung = gegliedert(tmp_path, f"wenn: '{wenn}', weil: w")
    assert bool(gliederung.abschnitte) is erwartet
    assert punkte(gliederung) == []


@pytest.mark.parametrize(
    "wenn",
    [OFFEN, f"not {OFFEN}", f"{OFFEN} == true", f"{OFFEN} != true", f"{OFFEN} and angebot.optionen.ileb"],
)
def test_a_section_whose_condition_is_undecided_stays_and_asks(tmp_path: Path, wenn: str) -> None:
    gliederung = gegliedert(tmp_path, f"wenn: {wenn}, weil: w")
    (punkt,) = punkte(gliederung)
    assert (punkt.feld, punkt.hinweis, punkt.zustand) == (OFFEN, DAVON, NeedState.LEER)
    assert abschnitt(gliederung, "a").haengt_ab == OFFEN


@pytest.mark.parametrize(
    ("wenn", "bleibt"),
    [(f"angebot.optionen.ileb and {OFFEN}", False), (f"not angebot.optionen.ileb or {OFFEN}", True)],
)
def test_what_is_decided_without_the_missing_value_asks_for_nothing(
    tmp_path: Path, wenn: str, bleibt: bool
) -> None:
    gliederung = gegliedert(tmp_path, f"wenn: {wenn}, weil: w")
    assert bool(gliederung.abschnitte) is bleibt
    assert punkte(gliederung) == []


def test_a_placeholder_decides_nothing(tmp_path: Path) -> None:
    gliederung = gegliedert(
        tmp_path, 'wenn: angebot.kurzbezeichnung == "SKG", weil: w', angebot={"kurzbezeichnung": "TODO"}
    )
    assert [p.feld for p in punkte(gliederung)] == ["angebot.kurzbezeichnung"]


def test_an_undecided_part_stays_and_asks_in_its_own_name(tmp_path: Path) -> None:
    gliederung = gegliedert(tmp_path, f"teile: {{p: {{wenn: {OFFEN}, weil: w}}}}", TEXT)
    a = abschnitt(gliederung, "a")
    assert [(p.teil, p.feld, p.hinweis) for p in a.punkte] == [("p", OFFEN, DAVON)]
    assert [(t.id, t.nummer, t.haengt_ab) for t in a.teile] == [("p", "1", OFFEN), ("q", "2", "")]


def test_what_an_undecided_part_needs_is_uncertain(tmp_path: Path) -> None:
    teil = f"{{wenn: {OFFEN}, weil: w, braucht: angebot.plaetze}}"
    gefunden = punkte(gegliedert(tmp_path, f"teile: {{p: {teil}}}", TEXT))
    assert [(p.feld, p.ungewiss) for p in gefunden] == [("angebot.plaetze", True), (OFFEN, False)]


def test_a_part_whose_condition_fails_falls_away_with_its_needs(tmp_path: Path) -> None:
    teil = "{wenn: angebot.optionen.ileb, weil: w, braucht: angebot.plaetze}"
    a = abschnitt(gegliedert(tmp_path, f"teile: {{p: {teil}}}", TEXT), "a")
    assert a.entfallen == {"p"}
    assert a.punkte == ()


def test_a_need_whose_condition_fails_is_not_asked_for(tmp_path: Path) -> None:
    bedarf = "[{feld: angebot.plaetze, wenn: angebot.optionen.ileb, weil: w}]"
    assert punkte(gegliedert(tmp_path / "nein", f"braucht: {bedarf}")) == []
    ileb = {"optionen": {"ileb": "ja"}}
    assert len(punkte(gegliedert(tmp_path / "ja", f"braucht: {bedarf}", angebot=ileb))) == 1


def test_an_undecided_need_asks_for_both(tmp_path: Path) -> None:
    bedarf = f"[{{feld: angebot.plaetze, wenn: {OFFEN}, weil: w}}]"
    gliederung = gegliedert(tmp_path, f"braucht: {bedarf}")
    assert [p.feld for p in punkte(gliederung)] == ["angebot.plaetze", OFFEN]


def test_two_parts_that_hang_on_the_same_field_ask_each(tmp_path: Path) -> None:
    teil = f"{{wenn: {OFFEN}, weil: w}}"
    gliederung = gegliedert(tmp_path, f"teile: {{p: {teil}, q: {teil}}}", TEXT)
    assert [p.teil for p in punkte(gliederung)] == ["p", "q"]


def test_the_condition_of_a_chapter_takes_its_subsections_along(tmp_path: Path) -> None:
    eintrag = (
        "wenn: angebot.optionen.ileb, weil: w, abschnitte: [{id: x, titel: X, braucht: angebot.plaetze}]"
    )
    assert gegliedert(tmp_path, eintrag).abschnitte == ()


def test_conditions_see_all_three_files(tmp_path: Path) -> None:
    wenn = "traeger.leitbild is gegeben and personal.fachkraftquote is gegeben"
    gliederung = gegliedert(
        tmp_path,
        f"wenn: {wenn}, weil: w",
        traeger={"leitbild": "L"},
        personal={"fachkraftquote": "60 %"},
    )
    assert gliederung.abschnitte


def test_an_optional_section_that_is_undecided_stays_until_it_is_decided(tmp_path: Path) -> None:
    gliederung = gegliedert(tmp_path, f"pflicht: nein, wenn: {OFFEN}, weil: w, braucht: angebot.plaetze")
    assert [p.feld for p in punkte(gliederung)] == ["angebot.plaetze", OFFEN]


@pytest.mark.parametrize(
    ("angebot", "grad"), [({"land": "nrw"}, "ja"), ({"land": "bw"}, "soll"), ({}, "soll")]
)
def test_what_is_mandatory_binds_only_where_the_profile_does(
    tmp_path: Path, angebot: dict[str, Any], grad: str
) -> None:
    bedarf = "[angebot.plaetze, {feld: angebot.stand, pflicht: nein}]"
    abschnitte = f"abschnitte:\n  - {{id: a, titel: A, braucht: {bedarf}}}\n"
    schreibe_profil(tmp_path, f'verbindlich: angebot.land == "nrw"\nweil: w\n{abschnitte}')
    gliederung = outline_of(konzept(angebot), resolved(LV, EIGEN, regal(tmp_path)))
    assert [p.grad for p in punkte(gliederung)] == [grad, "nein"]


def test_what_decides_is_no_duty_where_the_profile_does_not_bind(tmp_path: Path) -> None:
    teile = f"{{p: {{wenn: {OFFEN}, weil: w}}}}"
    abschnitte = f"abschnitte:\n  - {{id: a, titel: A, wenn: {OFFEN}, weil: w, teile: {teile}}}\n"
    schreibe_profil(tmp_path, f'verbindlich: angebot.land == "nrw"\nweil: w\n{abschnitte}', TEXT)
    eigen = resolved(LV, EIGEN, regal(tmp_path))
    grade = [[p.grad for p in punkte(outline_of(konzept({"land": land}), eigen))] for land in ("bw", "nrw")]
    assert grade == [["soll", "soll"], ["ja", "ja"]]
