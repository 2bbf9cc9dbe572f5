"""A plan that tdocs wrote comes back: exactly what somebody changed in it, comments and order kept."""

import difflib
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from application.plan_files import FILES, cell_of, changed, imported, plan_of, row_of
from helpers import build_tree
from sampling import THOROUGH
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml


@pytest.fixture
def haus(tmp_path: Path) -> Path:
    return build_tree(tmp_path / "haus", FILES)


def lines(folder: Path) -> list[str]:
    """The lines of staffing.yaml that differ from what it was."""
    new = (folder / "staffing.yaml").read_text("utf-8")
    delta = difflib.ndiff(str(FILES["staffing.yaml"]).splitlines(), new.splitlines())
    return [line for line in delta if line.startswith(("-", "+"))]


def put(ident: str, heading: str, value: object) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        cell_of(book["Stellenplan"], ident, heading).value = value

    return change


def test_an_unchanged_plan_changes_nothing(haus: Path) -> None:
    for content in (plan_of(haus), changed(plan_of(haus), lambda book: None)):
        result = imported(content, haus)
        assert (result.own, result.taken, result.unsure, result.left, result.versions) == (
            True,
            [],
            [],
            [],
            {},
        )
    assert lines(haus) == []


@pytest.mark.parametrize(
    ("ident", "heading", "value", "expected"),
    [
        ("linde-leitung", "VZÄ", 0.8, ["-     vzae: 1,00   # ganz", "+     vzae: 0,80   # ganz"]),
        ("linde-leitung", "VZÄ", "0,8", ["-     vzae: 1,00   # ganz", "+     vzae: 0,80   # ganz"]),
        (
            "leitung",
            "Funktion",
            "Gesamtleitung",
            ["-     funktion: Leitung", "+     funktion: Gesamtleitung"],
        ),
        ("leitung", "Kategorie", "Fachkraft mit Studium", ["+     kategorie: fachkraft_studium"]),
        ("linde-leitung", "Berufsgruppe", None, ["-     berufsgruppe: Heilpädagogik (B. A.)"]),
        ("linde-leitung", "Gruppe", "hof", ["-     gruppe: linde", "+     gruppe: hof"]),
        ("linde-leitung", "Gruppe", "Hof", ["-     gruppe: linde", "+     gruppe: hof"]),
        ("leitung", "Abschluss", "=cmd|' /C calc'!A0", ["+     abschluss: =cmd|' /C calc'!A0"]),
        (
            "hof-dienst",
            "Wochenstunden",
            19.5,
            ["-     wochenstunden_h: 29,25   # 0,75 VZÄ", "+     wochenstunden_h: 19,50   # 0,75 VZÄ"],
        ),
        (
            "linde-assistenz",
            "VZÄ",
            1,
            [
                '-   - {id: linde-assistenz, funktion: Assistenz, bereich: gruppe, vzae: "0,75"}',
                '+   - {id: linde-assistenz, funktion: Assistenz, bereich: gruppe, vzae: "1,00"}',
            ],
        ),
        (
            "fsj",
            "Beschäftigung",
            "angestellt",
            ["-     beschaeftigung: freiwilligendienst", "+     beschaeftigung: angestellt"],
        ),
    ],
)
def test_a_change_is_the_only_change(
    haus: Path, ident: str, heading: str, value: object, expected: list[str]
) -> None:
    content = plan_of(haus)

    def change(book: Any) -> None:
        cell = cell_of(book["Stellenplan"], ident, heading)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"

    result = imported(changed(content, change), haus)
    assert [line for line in lines(haus) if not line.startswith("?")] == expected
    assert (len(result.taken), result.unsure, result.left) == (1, [], [])


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("VZÄ", 0.333),
        ("VZÄ", "viel"),
        ("VZÄ", -1),
        ("Bereich", "Weltraum"),
        ("Kategorie", "Fachkraft"),
        ("Gruppe", "Eiche"),
        ("Funktion", None),
        ("Beschäftigung", None),
        ("Wochenstunden", 20),
        ("VZÄ", "=1/3"),
    ],
)
def test_what_is_no_value_is_told_and_changes_nothing(haus: Path, heading: str, value: object) -> None:
    result = imported(changed(plan_of(haus), put("linde-leitung", heading, value)), haus)
    assert len(result.unsure) == 1
    assert (result.taken, lines(haus)) == ([], [])


def test_hours_become_vzae_in_their_place(haus: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Stellenplan"]
        cell_of(sheet, "hof-dienst", "Wochenstunden").value = None
        cell_of(sheet, "hof-dienst", "VZÄ").value = 0.5

    result = imported(changed(plan_of(haus), change), haus)
    assert lines(haus) == ["-     wochenstunden_h: 29,25   # 0,75 VZÄ", "+     vzae: 0,50   # 0,75 VZÄ"]
    assert result.unsure == []


def test_new_rows_become_positions_behind_the_one_above(haus: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Stellenplan"]
        sheet.insert_rows(row_of(sheet, "linde-assistenz") + 1)
        row = row_of(sheet, "linde-assistenz") + 1
        for column, value in ((2, "Küche & Wäsche"), (3, "Hauswirtschaft und Technik"), (7, 0.5)):
            sheet.cell(row, column).value = value
        end = row_of(sheet, "fsj") + 1
        sheet.cell(end, 2).value = "Nachtdienst"
        sheet.cell(end, 8).value = 10

    result = imported(changed(plan_of(haus), change), haus)
    assert lines(haus) == [
        '+   - {id: kueche-waesche, funktion: Küche & Wäsche, bereich: hauswirtschaft_technik, vzae: "0,50"}',
        "+   - id: nachtdienst",
        "+     funktion: Nachtdienst",
        "+     wochenstunden_h: 10",
    ]
    assert result.unsure == result.left == []
    assert imported(plan_of(haus), haus).versions == {}


def test_rows_that_are_gone_stay_in_the_file_and_are_told(haus: Path) -> None:
    content = changed(
        plan_of(haus), lambda b: b["Stellenplan"].delete_rows(row_of(b["Stellenplan"], "leitung"))
    )
    result = imported(content, haus)
    assert ([line.path for line in result.left], lines(haus)) == (["personal.positionen[id=leitung]"], [])


def test_order_hidden_rows_colours_and_further_columns_are_no_change(haus: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Stellenplan"]
        first, second = row_of(sheet, "linde-leitung"), row_of(sheet, "leitung")
        for column in range(1, 11):
            a, b = sheet.cell(first, column), sheet.cell(second, column)
            a.value, b.value = b.value, a.value
        sheet.row_dimensions[row_of(sheet, "fsj")].hidden = True
        sheet.cell(5, 15).value = "Notiz"
        sheet.cell(6, 15).value = "bitte prüfen"
        sheet.title = "Entwurf"

    result = imported(changed(plan_of(haus), change), haus)
    assert (result.taken, result.unsure, result.left, lines(haus)) == ([], [], [], [])


def test_what_has_changed_in_both_places_is_told(haus: Path) -> None:
    content = changed(plan_of(haus), put("linde-leitung", "VZÄ", 0.5))
    file = haus / "staffing.yaml"
    file.write_text(file.read_text("utf-8").replace("vzae: 1,00", "vzae: 0,90"), "utf-8")
    result = imported(content, haus)
    assert "vzae: 0,90" in file.read_text("utf-8")
    assert "auch in staffing.yaml geändert" in result.unsure[0].text


def test_what_has_changed_in_the_file_alone_stays(haus: Path) -> None:
    content = changed(plan_of(haus), put("leitung", "VZÄ", 0.6))
    file = haus / "staffing.yaml"
    file.write_text(file.read_text("utf-8").replace("vzae: 1,00", "vzae: 0,90"), "utf-8")
    assert len(imported(content, haus).taken) == 1
    text = file.read_text("utf-8")
    assert "vzae: 0,90" in text
    assert "vzae: 0,6\n" in text


def test_without_its_memory_a_plan_is_compared_with_the_file_and_that_is_said(haus: Path) -> None:
    def change(book: Any) -> None:
        del book["tdocs"]
        cell_of(book["Stellenplan"], "leitung", "VZÄ").value = 0.6

    result = imported(changed(plan_of(haus), change), haus)
    assert lines(haus) == ["-     vzae: 0,5", "+     vzae: 0,6"]
    assert (result.own, len(result.taken), result.unsure) == (True, 1, [])
    assert ["»tdocs« fehlt" in line.text for line in result.left] == [True]


@pytest.mark.parametrize("staff", ["", "positionen: {entfaellt: Grund}\n", "vollzeit_wochenstunden_h: 0\n"])
def test_a_plan_without_positions_comes_back_unchanged(haus: Path, staff: str) -> None:
    (haus / "staffing.yaml").write_text(staff, "utf-8")
    result = imported(plan_of(haus), haus)
    assert (result.own, result.taken, result.unsure, result.left) == (True, [], [], [])


def test_a_copied_row_with_its_id_is_told(haus: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Stellenplan"]
        end = row_of(sheet, "fsj") + 1
        for column in range(1, 10):
            sheet.cell(end, column).value = sheet.cell(row_of(sheet, "leitung"), column).value

    result = imported(changed(plan_of(haus), change), haus)
    assert ["Id »leitung« steht schon" in line.text for line in result.unsure] == [True]
    assert lines(haus) == []


def test_the_hours_of_a_full_time_worker_come_back(haus: Path) -> None:
    def change(book: Any) -> None:
        book["Stellenplan"]["C3"].value = 38.5

    imported(changed(plan_of(haus), change), haus)
    assert lines(haus) == [
        "- vollzeit_wochenstunden_h: 39   # Tarif",
        "+ vollzeit_wochenstunden_h: 38,5   # Tarif",
    ]


def test_two_offers_with_one_staff_change_it_once(haus: Path) -> None:
    (haus / "zwei.offer.yaml").write_text(
        "id: zwei\nbezeichnung: Zwei\nvertragsgrundlage: sgb9_125\n", "utf-8"
    )
    content = plan_of(haus)

    def one(book: Any) -> None:
        cell_of(book["haus"], "leitung", "VZÄ").value = 0.6

    def both(book: Any) -> None:
        one(book)
        cell_of(book["zwei"], "leitung", "VZÄ").value = 0.7

    told = imported(changed(content, both), haus)
    assert (len(told.unsure), lines(haus)) == (1, [])
    imported(changed(content, one), haus)
    assert lines(haus) == ["-     vzae: 0,5", "+     vzae: 0,6"]


def test_a_plan_of_another_folder_is_not_taken(haus: Path, tmp_path: Path) -> None:
    content = changed(plan_of(haus), put("leitung", "VZÄ", 0.6))
    other = build_tree(
        tmp_path / "anders", {**FILES, "offer.yaml": str(FILES["offer.yaml"]).replace("id: haus", "id: hof")}
    )
    result = imported(content, other)
    assert (result.taken, result.versions) == ([], {})
    assert "liegt nicht in diesem Ordner" in result.left[0].text


def test_nothing_is_written_before_it_is_asked_for(haus: Path) -> None:
    result = imported(changed(plan_of(haus), put("leitung", "VZÄ", 0.6)), haus, write=False)
    (version,) = result.versions.values()
    assert b"vzae: 0,6\n" in version.neu
    assert lines(haus) == []


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=20
).filter(lambda text: bool(text.strip()))
POSITIONS = st.fixed_dictionaries(
    {"funktion": TEXTS},
    optional={
        "bereich": st.sampled_from(["gruppe", "leitung", "individuell", "fachdienst", "nacht"]),
        "kategorie": st.sampled_from(["fachkraft_studium", "fachkraft_ausbildung", "nicht_fachkraft"]),
        "berufsgruppe": TEXTS,
        "abschluss": TEXTS,
        "beschaeftigung": st.sampled_from(["angestellt", "praktikum", "ehrenamt"]),
        "amount": st.tuples(
            st.sampled_from(["vzae", "wochenstunden_h"]),
            st.decimals(min_value=0, max_value=999, places=2, allow_nan=False),
        ),
    },
)


def broken(text: str) -> bool:
    """Whether a text looks like letters of another encoding, which no file may hold."""
    return bool(read_yaml(f"a: {json.dumps(text, ensure_ascii=False)}".encode(), "")[1])


def _entry(number: int, position: dict[str, Any]) -> str:
    given = dict(position)
    name, value = given.pop("amount", ("", Decimal(0)))
    fields = {"id": f"p-{number}", **given, **({name: f"{value:f}".replace(".", ",")} if name else {})}
    inside = ", ".join(f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in fields.items())
    return f"  - {{{inside}}}  # {number}\n"


@settings(max_examples=200 if THOROUGH else 10, deadline=None)
@given(st.lists(POSITIONS, min_size=1, max_size=6))
def test_any_staff_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, positions: list[dict[str, Any]]
) -> None:
    assume(not any(broken(text) for one in positions for text in one.values() if isinstance(text, str)))
    staff = "positionen:\n" + "".join(_entry(n, one) for n, one in enumerate(positions))
    folder = build_tree(tmp_path_factory.mktemp("haus") / "haus", {**FILES, "staffing.yaml": staff})
    plan = plan_of(folder)
    for content in (plan, changed(plan, lambda book: None)):
        result = imported(content, folder)
        assert (result.own, result.taken, result.unsure, result.left) == (True, [], [], [])
    assert (folder / "staffing.yaml").read_text("utf-8") == staff
