"""A section without a text that needs a field inside a list: a row for each entry that has it."""

import re
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_own_fields import BASE, HOUSE, declaring, findings
from helpers import build_tree

STAFF = """\
positionen:
  - {{id: leitung, funktion: Leitung, vzae: 1, eigene: {{wert: {0}}}}}
  - {{id: fach, funktion: Fachkraft, vzae: 1, eigene: {{wert: {1}}}}}
  - {{id: wirt, funktion: Hauswirtschaft, vzae: 1}}
"""
KINDS = {
    "euro": ("120", '"100,50"'),
    "ganze_zahl": ("3", "4"),
    "datum": ("2027-01-01", "2027-02-01"),
    "kurzer_text": ("Zulage A", "Zulage B"),
    "langer_text": ("Die Leitung erhält mehr.", "Die Fachkraft auch."),
    "wahrheitswert": ("ja", "nein"),
    "auswahl, werte: {a: Stufe A, b: Stufe B}": ("a", "b"),
}
SHOWN = {
    "euro": ("120,00 €", "100,50 €"),
    "datum": ("1. Januar 2027", "1. Februar 2027"),
    "auswahl, werte: {a: Stufe A, b: Stufe B}": ("Stufe A", "Stufe B"),
}
FIELD = "personal.positionen.eigene.wert"
OUT = "ausgabe/a/leistungsbeschreibung.md"
RENDER = ("render", "--doc", "leistungsbeschreibung", "--format", "md", "--force")


def tree(kind: str, grade: str, staff: str) -> dict[str, str | bytes]:
    section = (
        f"einfuegen: [{{nach: personal, id: werte, titel: Werte, pflicht: {grade}, braucht: {FIELD}}}]\n"
    )
    fields = f"{FIELD}: {{art: {kind}, beschreibung: Wert}}"
    return {**declaring(fields, section), "staffing.yaml": staff}


def printed(tdocs: Tdocs, folder: Path) -> str:
    """What the document has under the heading of the section; empty where there is none."""
    assert tdocs(*RENDER).code == 0
    found = re.search(r"^## \d+ Werte\n(.*?)^## ", (folder / OUT).read_text("utf-8"), re.M | re.S)
    return found[1] if found else ""


@pytest.mark.parametrize("kind", KINDS)
def test_entries_with_a_value_are_named_and_the_others_left_out(
    tdocs: Tdocs, tmp_path: Path, kind: str
) -> None:
    build_tree(tmp_path, tree(kind, "nein", STAFF.format(*KINDS[kind])))
    text = printed(tdocs, tmp_path)
    for name, value in zip(("Leitung", "Fachkraft"), SHOWN.get(kind, KINDS[kind]), strict=True):
        assert re.search(f"{name}.*?{re.escape(value)}", text, re.S), text
    assert "Hauswirtschaft" not in text and "offen" not in text
    assert not [f for f in findings(tdocs, "lint") if "wert" in str(f["path"])]


def test_what_is_demanded_of_every_entry_is_open_where_it_lacks(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, tree("euro", "ja", STAFF.format(120, 100)))
    text = printed(tdocs, tmp_path)
    assert re.search(r"Hauswirtschaft \| \*\*\[offen: Wert\]\*\*", text)
    told = [f for f in findings(tdocs, "lint") if str(f["path"]).endswith(".eigene.wert")]
    assert [f["code"] for f in told] == ["TD301"]


def test_where_no_entry_has_one_there_is_no_section(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, tree("euro", "nein", "positionen: [{id: a, funktion: Leitung, vzae: 1}]\n"))
    assert printed(tdocs, tmp_path) == ""


def test_fields_of_one_list_stand_in_one_table(tdocs: Tdocs, tmp_path: Path) -> None:
    section = (
        "einfuegen:\n  - nach: personal\n    id: werte\n    titel: Werte\n    pflicht: nein\n"
        f"    braucht: [{FIELD}, traeger.name, personal.positionen.vzae]\n"
    )
    tree_ = declaring(f"{FIELD}: {{art: euro, beschreibung: Wert}}", section)
    build_tree(tmp_path, {**tree_, "staffing.yaml": STAFF.format(120, 100)})
    rows = re.findall(r"^\|.*\|$", printed(tdocs, tmp_path), re.M)
    assert rows[2:] == [
        "| Leitung | 120,00 € | 1,00 |",
        "| Fachkraft | 100,00 € | 1,00 |",
        "| Hauswirtschaft | – | 1,00 |",
    ]


@pytest.mark.parametrize("kind", ["euro", "kurzer_text"])
def test_the_text_to_start_from_prints_the_same(tdocs: Tdocs, tmp_path: Path, kind: str) -> None:
    build_tree(tmp_path, tree(kind, "nein", STAFF.format(*KINDS[kind])))
    without = printed(tdocs, tmp_path)
    body = tdocs("profiles", "--show", "haus", "--text", "werte").out
    build_tree(tmp_path, {HOUSE.replace("gliederung.yaml", "werte.md"): body})
    assert findings(tdocs) == []
    assert printed(tdocs, tmp_path) == without
    build_tree(tmp_path, {"staffing.yaml": BASE["staffing.yaml"]})
    assert "offen" not in printed(tdocs, tmp_path)


INNER = {
    "liste": (
        "{art: liste, beschreibung: Z, eintrag: {q: {art: wahrheitswert, beschreibung: Q}}}",
        "[{q: ja}]",
    ),
    "langer_text": ("{art: langer_text, beschreibung: Z}", "Der Bus holt alle um acht Uhr ab."),
    "kurzer_text": ("{art: kurzer_text, beschreibung: Z}", "ein Wort"),
}


@pytest.mark.parametrize("inner", INNER)
@pytest.mark.parametrize("depth", [1, 2])
def test_every_label_of_nested_groups_stands_by_itself(tdocs: Tdocs, inner: str, depth: int) -> None:
    kind, value = INNER[inner]
    for number in range(depth, 0, -1):
        kind = f"{{art: gruppe, beschreibung: G{number}, felder: {{x{number}: {kind}}}}}"
        value = f"{{x{number}: {value}}}"
    section = "einfuegen: [{nach: personal, id: werte, titel: Werte, braucht: angebot.eigene.wert}]\n"
    offer = f"{BASE['offer.yaml']!s}eigene: {{wert: {value}}}\n"
    build_tree(Path(), {**declaring(f"angebot.eigene.wert: {kind}", section), "offer.yaml": offer})
    assert findings(tdocs) == []
    assert tdocs(*RENDER).code == 0
    printed = Path(OUT).read_text("utf-8").partition("Werte\n")[2].partition("\n#")[0]
    assert "G1:" in printed
    labels = re.findall(r"(G\d|Z|Q)(?=:| \|)", printed)
    assert labels == [*(f"G{number}" for number in range(1, depth + 1)), "Z", *("Q" * (inner == "liste"))]
    crowded = [line for line in printed.splitlines() if len(re.findall(r"\b[GZQ]\d?:", line)) > 1]
    assert crowded == [] or inner == "kurzer_text"
