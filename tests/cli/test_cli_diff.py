"""`tdocs diff`: what has changed from one folder to another, seen from outside."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cli.aufruf import HAUS, Ergebnis, Tdocs
from helpers import build_tree

OFFER = """\
id: haus
bezeichnung: Haus am See
stand: 2027-03-01
vertragsgrundlage: sgb9_125
plaetze: 12
laufzeit: {beginn: 2028-01-01, ende: 2028-12-31}
kurzbeschreibung: Das Haus hat {{ plaetze }} Plätze. Der Alltag nach § 112 Abs. 4 SGB IX dauert 3,5 Stunden.
methoden: [Gespräch, Musik, Sport]
gruppen:
  - {id: ost, bezeichnung: Gruppe Ost, plaetze: 6}
  - {id: west, bezeichnung: Gruppe West, plaetze: 6}
anlagen: [{id: schutz, titel: Schutzkonzept}]
gewaltschutz: {anlage: schutz}
"""
STAFF = """\
positionen:
  - {id: leitung, funktion: Leitung, bereich: leitung, vzae: 1.00}
  - {id: gruppe, funktion: Fachkraft, bereich: gruppe, kategorie: fachkraft_ausbildung, vzae: 2.50}
"""
TREE: dict[str, str | bytes] = {**HAUS, "offer.yaml": OFFER, "staffing.yaml": STAFF}
HEIR = """\
profil: klein
dokument: leistungsvereinbarung
titel: Kleine Vereinbarung
erweitert: sgb9-125
"""
HEIR_PLACE = "profile/leistungsvereinbarung/klein"
GOALS = f"{HEIR_PLACE}/ziele.md"


def offer(*changes: tuple[str, str], then: str = "") -> dict[str, str | bytes]:
    """The tree with its offer changed."""
    text = OFFER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return {**TREE, "offer.yaml": text + then}


@pytest.fixture
def compare(tdocs: Tdocs, tmp_path: Path) -> Any:
    def run(old: dict[str, str | bytes], new: dict[str, str | bytes], *options: str) -> Ergebnis:
        build_tree(tmp_path / "alt", old)
        build_tree(tmp_path / "neu", new)
        return tdocs("diff", "alt", "neu", *options)

    return run


@pytest.fixture
def changes(compare: Any) -> Any:
    def run(old: dict[str, str | bytes], new: dict[str, str | bytes]) -> dict[str, Any]:
        result = compare(old, new, "--format", "json")
        assert result.code == 0, result.err
        found: dict[str, Any] = json.loads(result.out)
        return found

    return run


def paths(found: dict[str, Any]) -> list[str]:
    return [one["path"] for one in found["changes"]]


def places(change: dict[str, Any]) -> set[tuple[str, str]]:
    return {(place["document"], place["section"]) for place in change["places"]}


def test_a_figure_that_three_documents_print_is_one_change_with_all_its_places(changes: Any) -> None:
    (one,) = changes(TREE, offer(("plaetze: 12", "plaetze: 14")))["changes"]
    assert (one["kind"], one["file"], one["line"], one["path"]) == ("changed", "offer.yaml", 5, "plaetze")
    assert (one["old"], one["new"], one["label"]) == (12, 14, "Zahl der gleichzeitig betreuten Personen")
    assert {document for document, _ in places(one)} == {
        "leistungsvereinbarung",
        "fachkonzept",
        "leistungsbeschreibung",
    }
    assert ("leistungsvereinbarung", "angebot") in places(one)
    assert all(place["title"] for place in one["places"])


def test_nothing_changed_is_said(compare: Any, tdocs: Tdocs) -> None:
    assert compare(TREE, TREE).out == "Es hat sich nichts geändert.\n"
    same = tdocs("diff", "alt", "alt", "--format", "json")
    assert same.code == 0
    assert json.loads(same.out)["summary"] == {"changes": 0, "following": 0, "fixed_text": 0}


def test_what_is_only_written_otherwise_is_no_change(changes: Any) -> None:
    otherwise = offer(
        ("kurzbeschreibung: Das Haus", "kurzbeschreibung: >-\n  Das Haus"), ("plaetze: 12", "plaetze: '12'")
    )
    found = changes(TREE, {**otherwise, "provider.yaml": f"# neu\n{HAUS['provider.yaml']}"})
    assert not found["changes"] and not found["sections"]


def test_the_text_in_a_file_is_the_same_as_in_place(changes: Any) -> None:
    inline = {**TREE, "provider.yaml": "name: Lebensräume Musterstadt gGmbH\nleitbild: Wir sind da.\n"}
    assert not changes(TREE, inline)["changes"]


def test_a_text_is_compared_word_by_word_with_figures_and_citations_as_words(changes: Any) -> None:
    new = offer(("3,5 Stunden", "4,5 Stunden"), ("§ 112 Abs. 4", "§ 112 Abs. 5"))
    (one,) = changes(TREE, new)["changes"]
    told = [(piece["kind"], piece["text"].strip()) for piece in one["pieces"] if piece["kind"] != "same"]
    assert told == [("old", "§ 112 Abs. 4"), ("new", "§ 112 Abs. 5"), ("old", "3,5"), ("new", "4,5")]


def test_a_longer_text_shows_only_the_words_around_a_change(compare: Any) -> None:
    long = " ".join(["wort"] * 60)
    old, new = (offer(("Der Alltag", f"{long} {word} {long}")) for word in ("klein", "groß"))
    shown = compare(old, new).out
    assert "[-klein-] {+groß+}" in shown
    assert shown.count("wort") < 40


def test_entries_of_a_plain_list_come_go_and_move(compare: Any, changes: Any) -> None:
    new = offer(("[Gespräch, Musik, Sport]", "[Musik, Gespräch, Tanz]"))
    (one,) = changes(TREE, new)["changes"]
    assert one["path"] == "methoden"
    assert {(piece["kind"], piece["text"]) for piece in one["pieces"]} >= {("new", "Tanz"), ("old", "Sport")}
    assert [piece["kind"] for piece in one["pieces"]].count("moved") == 1
    shown = compare(TREE, new).out
    assert "[-Sport-]" in shown
    assert "(an anderer Stelle)" in shown


def test_a_position_is_known_by_its_id(changes: Any) -> None:
    turned = """\
positionen:
  - {id: gruppe, funktion: Fachkraft, bereich: gruppe, kategorie: fachkraft_ausbildung, vzae: 3.00}
  - {id: leitung, funktion: Leitung, bereich: leitung, vzae: 1.00}
"""
    found = changes(TREE, {**TREE, "staffing.yaml": turned})
    assert [(one["kind"], one["path"]) for one in found["changes"]] == [
        ("changed", "positionen[id=gruppe].vzae"),
        ("moved", "positionen[id=leitung]"),
    ]
    assert (found["changes"][0]["old_words"], found["changes"][0]["new_words"]) == ("2,50", "3,00")
    assert found["changes"][0]["label"].endswith("»Fachkraft« – Stellenumfang in Vollzeitäquivalenten")
    assert (found["changes"][1]["from"], found["changes"][1]["to"]) == (0, 1)


def test_what_a_figure_is_calculated_from_is_told_where_it_stands(changes: Any) -> None:
    ratio = f'{STAFF}personalschluessel: {{gruppe: "1:5"}}\n'
    old = {**TREE, "staffing.yaml": ratio}
    new = {
        "staffing.yaml": ratio.replace("2.50", "2.75"),
        "offer.yaml": OFFER.replace("plaetze: 12", "plaetze: 14"),
    }
    by_path = {one["path"]: places(one) for one in changes(old, {**old, **new})["changes"]}
    calculated = ("leistungsbeschreibung", "personal")
    sums = ("fachkonzept", "personal.fachkraftdefinition")
    assert calculated in by_path["plaetze"]
    assert sums not in by_path["plaetze"]
    assert {calculated, sums} <= by_path["positionen[id=gruppe].vzae"]


def test_entries_are_added_removed_and_get_another_id(changes: Any) -> None:
    new = offer(
        ("  - {id: ost, bezeichnung: Gruppe Ost, plaetze: 6}\n", ""),
        ("id: west", "id: nord"),
    )
    added = "gruppen:\n  - {id: sued, bezeichnung: Gruppe Süd, plaetze: 6}\n"
    new["offer.yaml"] = str(new["offer.yaml"]).replace("gruppen:\n", added)
    found = changes(TREE, new)["changes"]
    assert [(one["kind"], one["path"]) for one in found] == [
        ("removed", "gruppen[id=ost]"),
        ("added", "gruppen[id=sued]"),
        ("changed", "gruppen[id=nord].id"),
    ]
    assert found[1]["new"] == {"id": "sued", "bezeichnung": "Gruppe Süd", "plaetze": 6}


def test_a_new_paragraph_beside_a_changed_one_is_told_apart_from_it(changes: Any) -> None:
    old = {**TREE, "texte/leitbild.md": "Wir sind da für alle, die uns brauchen.\n"}
    new = {**TREE, "texte/leitbild.md": "Neu ist der Garten.\n\nWir sind da für viele, die uns brauchen.\n"}
    units = changes(old, new)["sections"][0]["pieces"]
    assert [(unit["old"], unit["new"]) for unit in units] == [
        ("", "Neu ist der Garten."),
        ("Wir sind da für alle, die uns brauchen.", "Wir sind da für viele, die uns brauchen."),
    ]


def test_an_annex_that_comes_is_one_entry(changes: Any) -> None:
    new = offer(
        (
            "[{id: schutz, titel: Schutzkonzept}]",
            "[{id: schutz, titel: Schutzkonzept}, {id: hygiene, titel: Hygieneplan}]",
        )
    )
    (one,) = changes(TREE, new)["changes"]
    assert (one["kind"], one["path"], one["new"]["titel"]) == ("added", "anlagen[id=hygiene]", "Hygieneplan")


def test_the_title_of_an_annex_is_found_where_the_text_refers_to_it(changes: Any) -> None:
    (one,) = changes(TREE, offer(("titel: Schutzkonzept", "titel: Gewaltschutz")))["changes"]
    assert {document for document, _ in places(one)} >= {"leistungsvereinbarung", "leistungsbeschreibung"}


def test_a_value_that_falls_away_is_told_with_its_reason(changes: Any) -> None:
    new = offer(
        ("kurzbeschreibung: Das Haus hat {{ plaetze }} Plätze. ", "kurzbeschreibung: {entfaellt: keine}\n#")
    )
    (one,) = changes(TREE, new)["changes"]
    assert (one["kind"], one["new_words"]) == ("changed", "entfällt: keine")


def test_a_section_that_comes_with_a_field_is_told_with_the_field_and_no_other(
    compare: Any, changes: Any
) -> None:
    new = offer(then="kooperation: {partner: Kita Bach}\n")
    found = changes(TREE, new)
    come = [(one["document"], one["section"]) for one in found["sections"] if one["kind"] == "added"]
    assert come and {document for document, _ in come} == {"fachkonzept"}
    assert all(one["fields"] for one in found["sections"])
    assert all(
        "angebot.kooperation.partner" in one["fields"] for one in found["sections"] if one["kind"] == "added"
    )
    assert not [one for one in found["sections"] if one["kind"] == "removed"]
    assert "kommt hinzu (wegen kooperation.partner" in compare(TREE, new).out


def test_sections_that_only_get_another_number_have_not_changed(changes: Any) -> None:
    new = offer(then="kooperation: {partner: Kita Bach}\n")
    told = {one["section"] for one in changes(TREE, new)["sections"]}
    assert not told & {"qualitaet.fortbildung", "qualitaet.vertretung", "vernetzung.gremien"}


def picture(colour: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (20, 20), colour).save(made, "PNG")
    return made.getvalue()


def test_another_picture_is_told_where_it_stands_and_as_no_field(changes: Any, compare: Any) -> None:
    tree = {**TREE, "texte/leitbild.md": "Wir sind da.\n\n![Das Haus](haus.png)\n"}
    old, new = ({**tree, "texte/haus.png": picture(colour)} for colour in ("red", "blue"))
    new = {**new, "offer.yaml": OFFER.replace("plaetze: 12", "plaetze: 14")}
    found = changes(old, new)
    assert paths(found) == ["plaetze"]
    told = [one for one in found["sections"] if not one["fields"]]
    assert [(one["document"], one["section"]) for one in told] == [("fachkonzept", "angebot.leitbild")]
    assert "[-[Bild: Das Haus]-] {+[Bild: Das Haus]+}" in compare(old, new).out


def test_a_free_section_is_told_with_its_entry(changes: Any) -> None:
    free = "zusatzabschnitte:\n  - {dokument: fachkonzept, titel: Garten, nach: traeger, text: Ein Garten.}\n"
    found = changes(TREE, offer(then=free))
    assert [(one["kind"], one["path"]) for one in found["changes"]] == [("added", "zusatzabschnitte[0]")]
    assert ("fachkonzept", "zusatz-1") in places(found["changes"][0])


def test_fixed_text_of_an_own_profile_is_told_as_such(changes: Any, compare: Any) -> None:
    profile = {
        **offer(then="profil: {leistungsvereinbarung: klein}\n"),
        f"{HEIR_PLACE}/gliederung.yaml": HEIR,
    }
    old = {**profile, GOALS: "(@) Unsere Ziele sind:\n\n{{ angebot.ziele }}\n"}
    new = {**profile, GOALS: "(@) Die Ziele sind:\n\n{{ angebot.ziele }}\n"}
    found = changes(old, new)
    assert not found["changes"]
    (section,) = found["sections"]
    assert (section["cause"], section["section"], section["document"]) == (
        "profile",
        "ziele",
        "leistungsvereinbarung",
    )
    assert [piece["text"].strip() for piece in section["pieces"][0]["words"] if piece["kind"] == "old"] == [
        "Unsere"
    ]
    assert "Fester Text\n  Leistungsvereinbarung, §" in compare(old, new).out


def test_fixed_text_and_a_value_in_one_section_are_told_apart(changes: Any) -> None:
    profile = {f"{HEIR_PLACE}/gliederung.yaml": HEIR}
    choice = "profil: {leistungsvereinbarung: klein}\nziele: [{bereich: Alltag, text: Kochen}]\n"
    body = "(@) Die Ziele sind:\n\n{% for z in angebot.ziele %}\n- {{ z.text }}\n{% endfor %}\n"
    old = {**offer(then=choice), **profile, GOALS: body}
    new = {**offer(then=choice.replace("Kochen", "Backen")), **profile, GOALS: body.replace("sind", "lauten")}
    found = changes(old, new)
    assert paths(found) == ["ziele[0].text"]
    by_cause = {(one["cause"], one["section"]): one["pieces"] for one in found["sections"]}
    assert [unit["new"] for unit in by_cause["profile", "ziele"]] == ["Die Ziele lauten:"]
    assert [unit["new"] for unit in by_cause["data", "ziele"]] == ["– Backen"]


def test_an_offer_that_comes_or_goes_is_told(changes: Any) -> None:
    one = {name: text for name, text in TREE.items() if name != "offer.yaml"}
    old = {**one, "angebote/a/offer.yaml": OFFER.replace("id: haus", "id: a"), "angebote/b/offer.yaml": OFFER}
    new = {**one, "angebote/c/offer.yaml": OFFER.replace("id: haus", "id: c"), "angebote/b/offer.yaml": OFFER}
    new["angebote/d/offer.yaml"] = OFFER.replace("id: haus", "id: d")
    found = changes(old, new)
    assert [(one["offer"], one["kind"]) for one in found["offers"]] == [
        ("c", "added"),
        ("d", "added"),
        ("a", "removed"),
    ]
    assert not found["changes"]


def test_an_offer_with_another_id_is_the_same_offer(changes: Any) -> None:
    found = changes(TREE, offer(("id: haus", "id: seehaus")))
    assert not found["offers"]
    assert [(one["path"], one["old"], one["new"]) for one in found["changes"]] == [("id", "haus", "seehaus")]


def test_what_several_offers_share_is_told_once_with_the_places_in_each(changes: Any) -> None:
    both = {
        "a/offer.yaml": OFFER.replace("id: haus", "id: a"),
        "b/offer.yaml": OFFER.replace("id: haus", "id: b"),
    }
    shared = {name: text for name, text in TREE.items() if name != "offer.yaml"}
    old = {**shared, **both}
    new = {**old, "texte/leitbild.md": "Wir sind hier.\n"}
    (one,) = changes(old, new)["changes"]
    assert (one["file"], one["path"], one["offers"]) == ("provider.yaml", "leitbild", ["a", "b"])
    assert {place["offer"] for place in one["places"]} == {"a", "b"}


@pytest.mark.parametrize("side", ["alt", "neu"])
def test_a_state_that_cannot_be_read_ends_with_1_and_its_finding(compare: Any, side: str) -> None:
    broken = {**TREE, "offer.yaml": "id: haus\nbezeichnung: [Haus\n"}
    result = compare(broken if side == "alt" else TREE, broken if side == "neu" else TREE)
    assert (result.code, result.out) == (1, "")
    assert f"In »{side}«:\n" in result.err
    assert "offer.yaml:" in result.err
    assert result.err.endswith("Es wurde nichts verglichen. Beheben Sie zuerst die Fehler.\n")


def test_a_document_that_is_too_large_is_not_compared(compare: Any) -> None:
    large = offer(("Der Alltag", "Wort " * 110_000))
    result = compare(TREE, large)
    assert (result.code, result.out) == (1, "")
    assert "wird zu groß" in result.err
    assert result.err.endswith("Ein Dokument lässt sich nicht bauen; es wurde nichts verglichen.\n")


@pytest.mark.parametrize(
    ("call", "code", "told"),
    [
        (("fehlt", "neu"), 2, "»fehlt« gibt es nicht."),
        (("alt/offer.yaml", "neu"), 2, "»alt/offer.yaml« ist kein Ordner."),
        (("alt", "neu/offer.yaml"), 2, "»neu/offer.yaml« ist kein Ordner."),
        (("alt", "neu", "--format", "odt"), 2, "--format"),
        (("alt", "neu", "--format", "docx"), 2, "--out"),
        (("alt", "leer"), 3, "»leer«"),
        (("alt", "neu", "--out", "alt/offer.yaml"), 2, "gehört zum Konzept"),
        ((), 2, "Es fehlt: alt."),
    ],
)
def test_wrong_calls_are_told(
    tdocs: Tdocs, tmp_path: Path, call: tuple[str, ...], code: int, told: str
) -> None:
    build_tree(tmp_path, {f"{side}/{name}": text for side in ("alt", "neu") for name, text in TREE.items()})
    (tmp_path / "leer").mkdir()
    result = tdocs("diff", *call)
    assert result.code == code, result.alles
    assert told in result.err


def test_without_new_the_current_folder_is_compared(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_tree(tmp_path / "alt", TREE)
    build_tree(tmp_path / "neu", offer(("plaetze: 12", "plaetze: 14")))
    monkeypatch.chdir(tmp_path / "neu")
    assert "12 → 14" in tdocs("diff", "../alt").out


def test_the_synopse_names_the_subjects_of_the_negotiation_and_shows_both_sides(compare: Any) -> None:
    text = compare(TREE, offer(("plaetze: 12", "plaetze: 14")), "--format", "md").out
    assert text.startswith("# Synopse der Änderungen\n")
    assert "Verhandlungsgegenstände" in text
    assert "§ 126 Abs. 1 SGB IX" in text
    assert "Zahl der gleichzeitig betreuten Personen" in text
    assert "| Abschnitt | Bisher | Neu |" in text
    assert "_12_" in text and "**14**" in text


def test_the_synopse_of_an_agreement_by_sgb_viii_cites_no_law_of_the_other_book(compare: Any) -> None:
    old = offer(("sgb9_125", "sgb8_77"))
    new = {**old, "offer.yaml": str(old["offer.yaml"]).replace("plaetze: 12", "plaetze: 14")}
    assert "§ 126" not in compare(old, new, "--format", "md").out


def test_each_format_goes_to_a_file_that_is_overwritten_by_tdocs_alone(compare: Any, tmp_path: Path) -> None:
    new = offer(("plaetze: 12", "plaetze: 14"))
    assert compare(TREE, new, "--out", "s.docx").out == "s.docx\n"
    assert (tmp_path / "s.docx").read_bytes().startswith(b"PK")
    assert compare(TREE, new, "--out", "s.docx").code == 0
    (tmp_path / "s.docx").write_bytes(b"von Hand")
    assert compare(TREE, new, "--out", "s.docx").code == 1
    assert compare(TREE, new, "--out", "s.json").code == 0
    assert json.loads((tmp_path / "s.json").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize("form", ["text", "json", "md"])
def test_the_same_states_give_the_same_list(compare: Any, form: str) -> None:
    new = offer(("plaetze: 12", "plaetze: 14"), ("Musik", "Tanz"))
    assert compare(TREE, new, "--format", form).out == compare(TREE, new, "--format", form).out


def test_an_entry_that_comes_is_told_without_the_id_by_which_others_know_it(compare: Any) -> None:
    new = offer(("gruppen:\n", "gruppen:\n  - {id: sued, bezeichnung: Gruppe Süd, plaetze: 4}\n"))
    for form in ("text", "md"):
        said = compare(TREE, new, "--format", form).out
        assert "Gruppe Süd; " in said
        assert ": sued" not in said


def test_a_paragraph_of_several_lines_is_one_and_other_lines_stay(compare: Any) -> None:
    old = "kurzbeschreibung: |-\n  Wir sind\n  {} da\n  für alle.\n\n  - erstens\n  - zweitens\n"
    before, after = (
        offer((next(line for line in OFFER.splitlines(True) if line.startswith("kurz")), old.format(word)))
        for word in ("gern", "immer")
    )
    said = compare(before, after).out
    assert "    Wir sind [-gern-] {+immer+} da für alle.\n" in said
    assert "    - erstens\n    - zweitens\n" in said
