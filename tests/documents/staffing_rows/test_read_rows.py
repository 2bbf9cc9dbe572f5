"""Tables of positions as people make them: what becomes of each kind of row, column and figure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teilhabe_docs.documents.staffing_rows.read_rows import StaffingRows, read_rows
from teilhabe_docs.documents.staffing_rows.table_cells import CellValue, TableCell, TableRow, text_rows

HEAD = ("Funktion", "VZÄ")


def table(*rows: Sequence[CellValue | TableCell], hidden: tuple[int, ...] = ()) -> tuple[TableRow, ...]:
    """Rows with values or whole cells; `hidden` are the numbers of rows, from 1."""
    return tuple(
        TableRow(
            tuple(
                one if isinstance(one, TableCell) else TableCell(one, f"{chr(65 + column)}{number}")
                for column, one in enumerate(row)
            ),
            f"Zeile {number}",
            number,
            number in hidden,
        )
        for number, row in enumerate(rows, 1)
    )


def values(read: StaffingRows) -> list[dict[str, object]]:
    return [dict(one.values) for one in read.positions]


def one(
    *row: CellValue | TableCell, head: Sequence[str] = HEAD, full_time: str = ""
) -> tuple[dict[str, object], StaffingRows]:
    read = read_rows(table(head, row), full_time_h=Decimal(full_time) if full_time else None)
    assert len(read.positions) == 1
    return dict(read.positions[0].values), read


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("VZÄ", Decimal("0.75"), "vzae", "0.75"),
        ("VZÄ", "0,75", "vzae", "0.75"),
        ("VZÄ", "1,5 VZÄ", "vzae", "1.5"),
        ("VZÄ", TableCell(Decimal("0.5"), "B2", percent=True), "vzae", "0.5"),
        ("Stellenanteil", TableCell(Decimal("0.5"), "B2", percent=True), "vzae", "0.5"),
        ("Stellenanteil", "75 %", "vzae", "0.75"),
        ("Stellenanteil", "0,75", "vzae", "0.75"),
        ("Stellenanteil in %", "75", "vzae", "0.75"),
        ("Stellen-\nanteil (%)", Decimal(50), "vzae", "0.5"),
        ("Beschäftigungsumfang", Decimal(100), "vzae", "1"),
        ("Stellenanteil", Decimal("3.5"), "vzae", "3.5"),
        ("VK-Anteil", Decimal("0.5"), "vzae", "0.5"),
        ("VZÄ (Soll)", Decimal("0.5"), "vzae", "0.5"),
        ("Umfang in VZÄ", "0,50", "vzae", "0.5"),
        ("Umfang", "50 %", "vzae", "0.5"),
        ("Umfang", "19,5 Std./Woche", "wochenstunden_h", "19.5"),
        ("VK", Decimal(2), "vzae", "2"),
        ("Planstellen", "1", "vzae", "1"),
        ("Wochenstunden", Decimal("29.25"), "wochenstunden_h", "29.25"),
        ("Std./Woche", "29,25 h", "wochenstunden_h", "29.25"),
        ("Wöchentliche Arbeitszeit (h)", "38,5", "wochenstunden_h", "38.5"),
        ("VZÄ 2027", "1", "vzae", "1"),
        ("Wochenstunden", "38:30", "wochenstunden_h", "38.5"),
    ],
)
def test_amounts_in_all_forms(heading: str, cell: CellValue, field: str, value: str) -> None:
    position, read = one("Leitung", cell, head=("Funktion", heading))
    assert position[field] == Decimal(value)
    assert not read.unsure


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("VZÄ", "ca. 0,5"),
        ("VZÄ", "0,5-0,75"),
        ("VZÄ", "1.590"),
        ("VZÄ", "n. V."),
        ("VZÄ", "-1"),
        ("VZÄ", Decimal(-1)),
        ("VZÄ", date(2026, 5, 1)),
        ("VZÄ", TableCell("#DIV/0!", "B2", wrong=True)),
        ("VZÄ", TableCell(None, "B2", formula=True)),
        ("VZÄ", Decimal("1e30")),
        ("Stunden", "19,5"),
        ("VZÄ", "1200 €"),
        ("Stellenanteil", Decimal(8)),
        ("Umfang", Decimal(39)),
        ("VZÄ", Decimal(75)),
    ],
)
def test_what_can_mean_two_things_or_none_is_not_taken_but_told(heading: str, cell: CellValue) -> None:
    position, read = one("Leitung", cell, head=("Funktion", heading))
    assert position == {"funktion": "Leitung"}
    assert len(read.unsure) == 1


def test_more_than_two_decimals_become_hours_or_are_told_as_rounded() -> None:
    third = Decimal("0.512820512820513")
    assert one("Leitung", third, full_time="39")[0]["wochenstunden_h"] == Decimal("20.00")
    position, read = one("Leitung", third)
    assert position["vzae"] == Decimal("0.51")
    assert "gerundet auf 0,51" in read.unsure[0].text


def test_hours_without_a_period_need_those_of_a_full_time_worker() -> None:
    head = ("Funktion", "Stunden")
    assert one("Leitung", "19,5", head=head, full_time="39")[0]["wochenstunden_h"] == Decimal("19.5")
    assert "je Woche" in one("Leitung", "19,5", head=head)[1].unsure[0].text


@pytest.mark.parametrize(
    "row",
    [
        ("Wochenstunden einer Vollkraft", Decimal(39)),
        ("Vollzeit: 39 Std.",),
        ("Wochenarbeitszeit Vollzeit", "39 h"),
        ("1 VZÄ = 39 Stunden",),
        (None, "regelmäßige wöchentliche Arbeitszeit:", "39,0"),
    ],
)
def test_the_hours_of_a_full_time_worker_stand_above_the_table(row: Sequence[CellValue]) -> None:
    read = read_rows(table(("Stellenplan 2027",), row, (), ("Funktion", "Stunden"), ("Leitung", "19,5")))
    assert read.full_time_h == 39
    assert values(read) == [{"funktion": "Leitung", "wochenstunden_h": Decimal("19.5")}]
    assert [note.words for note in read.left] == ["Stellenplan 2027"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("0,5", "19,5"), {"vzae": Decimal("0.5")}),
        (("0,5", "30"), {}),
    ],
)
def test_two_amounts_must_say_the_same(cells: tuple[str, str], expected: dict[str, object]) -> None:
    position, read = one("Leitung", *cells, head=("Funktion", "VZÄ", "Wochenstunden"), full_time="39")
    assert position == {"funktion": "Leitung", **expected}
    assert bool(read.unsure) is not bool(expected)


def test_a_number_of_people_does_not_multiply_silently() -> None:
    head = ("Funktion", "Anzahl", "Stellenanteil")
    position, read = one("Gruppendienst", Decimal(2), "50 %", head=head)
    assert position == {"funktion": "Gruppendienst"}
    assert "je Stelle oder zusammen" in read.unsure[0].text
    assert one("Gruppendienst", Decimal(1), "50 %", head=head)[0]["vzae"] == Decimal("0.5")
    position, _ = one("Gruppendienst", Decimal(2), "1,5", head=("Funktion", "Anzahl", "VZÄ"))
    assert position["vzae"] == Decimal("1.5")


@pytest.mark.parametrize(
    "label", ["Summe", "Gesamt", "Zwischensumme Leitung", "insgesamt:", "Summe Gruppe", "Σ"]
)
def test_rows_of_sums_are_left_and_told(label: str) -> None:
    read = read_rows(table(HEAD, ("Leitung", "1"), (label, "1"), (None, Decimal(1))))
    assert values(read) == [{"funktion": "Leitung", "vzae": Decimal(1)}]
    assert [note.place for note in read.left] == ["Zeile 3", "Zeile 4"]


@pytest.mark.parametrize(
    "row",
    [
        ("Fachkraftquote", "65 %"),
        ("davon Fachkräfte", "1"),
        ("Personalschlüssel 1:4", "4"),
        ("Differenz", "0,5"),
    ],
)
def test_figures_about_the_plan_are_no_positions(row: tuple[str, str]) -> None:
    read = read_rows(table(HEAD, ("Leitung", "1"), row))
    assert len(read.positions) == 1
    assert [note.place for note in read.left] == ["Zeile 3"]


def test_a_remark_that_mentions_a_sum_makes_none() -> None:
    head = ("Funktion", "VZÄ", "Bemerkung")
    assert one("Leitung", "1", "davon 0,5 befristet", head=head)[0]["vzae"] == 1


def test_below_the_sum_of_all_stands_no_position() -> None:
    read = read_rows(table(HEAD, ("Leitung", "1"), ("Gesamt", "1"), ("Vorjahr", "2"), HEAD, ("Küche", "1")))
    assert [position["funktion"] for position in values(read)] == ["Leitung", "Küche"]


def test_a_column_that_is_not_clear_does_not_hide_the_one_that_is() -> None:
    position, read = one("Leitung", "0,5", "19,5", head=("Funktion", "VZÄ", "Stunden"))
    assert position["vzae"] == Decimal("0.5")
    assert "je Woche" in read.unsure[0].text


@pytest.mark.parametrize("nothing", ["-", "–", None])
def test_a_dash_is_no_amount(nothing: str | None) -> None:
    position, read = one("Leitung", nothing, "19,5", head=("Funktion", "VZÄ", "Wochenstunden"))
    assert position["wochenstunden_h"] == Decimal("19.5")
    assert not read.unsure


@pytest.mark.parametrize("function", ["Gesamtleitung", "Summenbuchhaltung", "Totalprothetik"])
def test_a_function_that_begins_like_a_sum_is_none(function: str) -> None:
    assert one(function, "1")[0]["funktion"] == function


def test_rows_with_the_name_of_an_area_say_the_area_of_those_below() -> None:
    read = read_rows(
        table(
            HEAD,
            ("Gruppendienst",),
            ("Erzieherin", "1"),
            ("Verwaltung:",),
            ("Sekretariat", "0,5"),
            ("Sonstiges",),
            ("Fahrdienst", "0,25"),
        )
    )
    assert [position.get("bereich") for position in values(read)] == ["gruppe", "verwaltung", None]
    assert [note.words for note in read.left] == ["Sonstiges"]


def test_a_column_for_the_area_counts_before_headings_and_spans_rows() -> None:
    read = read_rows(
        table(
            ("Bereich", "Funktion", "VZÄ"),
            (TableCell("Leitung", "A2", spans=2), "Leitung", "1"),
            (None, "Stellvertretung", "0,5"),
            (None, "Hausdienst", "0,5"),
        )
    )
    assert [position.get("bereich") for position in values(read)] == ["leitung", "leitung", None]


def test_an_amount_that_spans_rows_counts_once_and_is_told() -> None:
    read = read_rows(
        table(HEAD, ("Leitung", TableCell(Decimal(1), "B2", spans=2)), ("Stellvertretung", None))
    )
    assert values(read) == [{"funktion": "Leitung", "vzae": Decimal(1)}, {"funktion": "Stellvertretung"}]
    assert "gilt für 2 Zeilen" in read.unsure[0].text


def test_hidden_rows_and_columns_are_left_and_told() -> None:
    head = ("Funktion", "VZÄ", "Wochenstunden")
    rows = table(head, ("Leitung", "1", "20"), ("Alt", "1", "39"), hidden=(3,))
    read = read_rows(rows, hidden_columns=[2])
    assert values(read) == [{"funktion": "Leitung", "vzae": Decimal(1)}]
    assert {note.place for note in read.left} == {"Zeile 3", "Spalte »Wochenstunden«"}


def test_columns_without_a_field_are_left_without_naming_persons() -> None:
    head = ("Nr.", "Name", "Funktion", "Entgeltgruppe", "VZÄ", "Zimmer")
    position, read = one("1", "Erika Muster", "Leitung", "S 15", "1", "203", head=head)
    assert position == {"funktion": "Leitung", "vzae": Decimal(1)}
    said = " ".join(f"{note.place} {note.text} {note.words}" for note in read.left)
    for name in ("Nr.", "Name", "Entgeltgruppe", "Zimmer"):
        assert f"Spalte »{name}«" in said
    assert "Erika" not in said


def test_two_columns_for_one_thing_are_neither_taken() -> None:
    position, read = one("Leitung", "1", "2", head=("Funktion", "VZÄ 2026", "VZÄ 2027"))
    assert position == {"funktion": "Leitung"}
    assert "»VZÄ 2026« und »VZÄ 2027«" in read.unsure[0].text
    shown = read_rows(table(("Funktion", "VZÄ 2026", "VZÄ 2027"), ("Leitung", "1", "2")), hidden_columns=[1])
    assert values(shown) == [{"funktion": "Leitung", "vzae": Decimal(2)}]


@pytest.mark.parametrize(
    ("qualification", "category"),
    [
        ("Fachkraft mit Studium", "fachkraft_studium"),
        ("Hilfskraft", "nicht_fachkraft"),
        ("Heilerziehungspflege", None),
        ("Heilpädagogin", None),
        ("Fachkraft", None),
    ],
)
def test_a_qualification_is_a_category_only_where_it_can_be_nothing_else(
    qualification: str, category: str | None
) -> None:
    position, _ = one("Betreuung", qualification, "1", head=("Funktion", "Qualifikation", "VZÄ"))
    assert position.get("kategorie") == category
    assert position["berufsgruppe"] == qualification


def test_without_a_function_the_profession_is_what_a_position_is_called() -> None:
    position, read = one("Erzieherin", "1", head=("Qualifikation", "VZÄ"))
    assert position["funktion"] == position["berufsgruppe"] == "Erzieherin"
    assert read.told


@pytest.mark.parametrize(
    ("function", "employment"),
    [
        ("FSJ", "freiwilligendienst"),
        ("Azubi HEP", "ausbildung"),
        ("Praktikantin", "praktikum"),
        ("Leitung", None),
    ],
)
def test_who_does_not_count_is_not_called_employed(function: str, employment: str | None) -> None:
    assert one(function, "1")[0].get("beschaeftigung") == employment


def test_the_heading_may_stand_in_two_rows_and_again() -> None:
    read = read_rows(
        table(
            ("Träger Musterstadt",),
            (),
            ("Funktion", "Stellenanteil", "Qualifikation"),
            (None, "in %", None),
            ("Leitung", Decimal(50), "Soziale Arbeit"),
            ("Funktion", "Stellenanteil in %", "Qualifikation"),
            ("Küche", Decimal(25), "Koch"),
        )
    )
    assert [position["vzae"] for position in values(read)] == [Decimal("0.5"), Decimal("0.25")]


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (("Hallo", "Welt"), ("a", "b")),
        (("Gruppe", "Plätze"), ("Linde", "8")),
        (("VZÄ", "Wochenstunden"), ("1", "39")),
        (("Funktion", "Name"), ("Leitung", "Erika")),
    ],
)
def test_other_tables_are_none_of_positions(rows: tuple[Sequence[CellValue], ...]) -> None:
    assert not read_rows(table(*rows)).found


def test_groups_are_those_of_the_offer() -> None:
    rows = table(("Funktion", "VZÄ", "Gruppe"), ("A", "1", "Linde"), ("B", "1", "Eiche"))
    read = read_rows(rows, groups={"linde": "gruppe-1"})
    assert [position.get("gruppe") for position in values(read)] == ["gruppe-1", None]
    assert "»Eiche«" in read.unsure[0].text


def test_tables_of_word_are_texts() -> None:
    read = read_rows(text_rows([["Funktion", "VZÄ"], ["Leitung", "0,75"], ["Summe", "0,75"]]))
    assert values(read) == [{"funktion": "Leitung", "vzae": Decimal("0.75")}]
    assert read.positions[0].places["vzae"] == "Zeile 2, Spalte 2"


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(["Funktion", "VZÄ", "Summe", "Leitung", "0,5", "=1+1", "Stunden", "Id", "%"]),
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12),
    st.dates(),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=12), st.booleans())
def test_no_table_raises_and_every_word_of_a_found_one_goes_somewhere(
    rows: list[list[CellValue]], headed: bool
) -> None:
    read = read_rows(table(*([HEAD] if headed else []), *rows))
    if not read.found:
        assert not read.positions


def test_a_heading_with_fewer_columns_begins_a_table_of_its_own() -> None:
    rows = [("Funktion", "VZÄ", "Qualifikation"), ("Leitung", "1", "B. A."), (), HEAD, ("Verwaltung", "0,5")]
    read = read_rows(table(*rows))
    assert [(one["funktion"], one["vzae"]) for one in values(read)] == [
        ("Leitung", Decimal(1)),
        ("Verwaltung", Decimal("0.5")),
    ]
