"""What has been done to a returned Word file is told once, with section, field, old and new."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import PurePath

import pytest

from examples import EXAMPLES
from sampling import few, one_of
from teilhabe_docs.application.basis import Basis
from teilhabe_docs.application.drift import drift
from teilhabe_docs.application.printed_lines import PrintedLines
from teilhabe_docs.application.traced_words import line_path, with_ids
from teilhabe_docs.documents.drift_report import BasisKind, DriftKind, DriftReport, Origin
from teilhabe_docs.documents.origin_marks import COMPUTED
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.reading.word_lines import BREAK, CELL
from teilhabe_docs.reading.word_reader import read_word
from word_edits import AUTHOR, WordFile, text_of

LV, FK = "leistungsvereinbarung", "fachkonzept"
HOUSE = next(example for example in EXAMPLES if example.name == "schulkindergarten-bw")
BOTH = pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "tracked"])


@cache
def basis(document: str) -> Basis:
    (loaded,) = load_repository(HOUSE).konzepte
    return Basis(BasisKind.FOLDER, PrintedLines(loaded, choose(loaded).profile[document]))


def seen_in(content: bytes, document: str = LV) -> DriftReport:
    read = read_word(content, "x.docx").document
    assert read
    return drift(PurePath("x.docx"), content, read, basis(document)).report


def written(document: str = LV, *, tracked: bool = False, author: str = AUTHOR) -> WordFile:
    return WordFile(basis(document).content, tracked=tracked, author=author)


def told(report: DriftReport) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.source.path or c.source.origin, c.old, c.new) for c in report.changes]


@pytest.mark.parametrize("document", [LV, FK])
def test_a_file_that_nobody_has_touched_is_not_edited(document: str) -> None:
    assert not seen_in(basis(document).content, document).edited


Edit = Callable[[WordFile], WordFile]
CASES: dict[str, tuple[Edit, list[tuple[str, str, str, str]]]] = {
    "a figure in a clause": (
        lambda w: w.replace("24", "26", within="Vorgehalten werden"),
        [("changed", "angebot.plaetze", "24", "26")],
    ),
    "a figure and the word behind it": (
        lambda w: w.replace("24\u00a0Plätze", "30 Kinder", within="Vorgehalten werden"),
        [("changed", "angebot.plaetze", "24", "30"), ("changed", "fixed", "Plätze", "Kinder")],
    ),
    "one part of a date": (
        lambda w: w.replace("2019", "2020", within="staatliche Genehmigung"),
        [("changed", "angebot.genehmigung.datum", "24.\u00a0Juni\u00a02019", "24.\u00a0Juni\u00a02020")],
    ),
    "a word of a text": (
        lambda w: w.replace("mehreren", "einigen", within="in mehreren Bereichen"),
        [("changed", "angebot.zielgruppe.beschreibung", "mehreren", "einigen")],
    ),
    "a word of a clause": (
        lambda w: w.replace("Vorgehalten", "Bereitgehalten"),
        [("changed", "fixed", "Vorgehalten", "Bereitgehalten")],
    ),
    "two cells": (
        lambda w: w.replace("6", "5", within="6 bis 8").replace("8", "9", within="5 bis 8"),
        [
            ("changed", "angebot.gruppen[id=bach].plaetze_min", "6", "5"),
            ("changed", "angebot.gruppen[id=bach].plaetze_max", "8", "9"),
        ],
    ),
    "an item more": (
        lambda w: w.add_paragraph("Nachweis über Masernschutz", "ein Gespräch mit der Leitung"),
        [("added", "angebot.zielgruppe.voraussetzungen", "", "ein Gespräch mit der Leitung")],
    ),
    "a paragraph more between clauses": (
        lambda w: w.add_paragraph("Vorgehalten werden", "Weitere Plätze bleiben vorbehalten."),
        [("added", "fixed", "", "Weitere Plätze bleiben vorbehalten.")],
    ),
    "an item less": (
        lambda w: w.remove_paragraph("Nachweis über Masernschutz"),
        [
            (
                "removed",
                "angebot.zielgruppe.voraussetzungen[1]",
                "Nachweis über Masernschutz oder Kontraindikation nach §\u00a020\u00a0IfSG",
                "",
            )
        ],
    ),
    "a row less": (
        lambda w: w.remove_row("Wiesengruppe"),
        [
            (
                "removed",
                "angebot.gruppen[id=wiese]",
                "Wiesengruppe | körperliche und motorische Entwicklung | 8 | 6 bis 8",
                "",
            )
        ],
    ),
    "a row more": (
        lambda w: w.add_row("Wiesengruppe", ["Waldgruppe", "Hören", "4", "2 bis 4"]),
        [("added", "angebot.gruppen", "", "Waldgruppe | Hören | 4 | 2 bis 4")],
    ),
}


@pytest.mark.parametrize(
    ("case", "tracked"),
    [(case, tracked) for n, case in enumerate(CASES) for tracked in one_of((False, True), n)],
)
def test_a_change_is_told_once_with_its_field(case: str, tracked: bool) -> None:
    edit, expected = CASES[case]
    report = seen_in(edit(written(tracked=tracked)).content)
    assert told(report) == expected
    assert {c.pending for c in report.changes} == {tracked}
    assert {c.author for c in report.changes} == {AUTHOR if tracked else ""}


@BOTH
def test_the_same_is_seen_without_any_anchor(tracked: bool) -> None:
    for edit, expected in few(CASES.values(), 3):
        assert told(seen_in(edit(written(tracked=tracked)).without_properties().content)) == expected


@BOTH
def test_an_item_that_stands_elsewhere_has_moved(tracked: bool) -> None:
    moved = written(tracked=tracked).move_paragraph("ärztlich bestätigter", "schriftliche Zustimmung")
    (change,) = seen_in(moved.content).changes
    assert change.kind is DriftKind.MOVED
    assert change.source.path == "angebot.zielgruppe.voraussetzungen[2]"
    assert change.pending is tracked


def test_two_people_in_one_sentence_are_told_apart() -> None:
    first = written(tracked=True, author="A").replace("mehreren", "einigen", within="in mehreren Bereichen")
    both = WordFile(first.content, tracked=True, author="B").replace(
        "erheblich", "deutlich", within="Kinder auf"
    )
    assert [(c.author, c.old, c.new) for c in seen_in(both.content).changes] == [
        ("A", "mehreren", "einigen"),
        ("B", "erheblich", "deutlich"),
    ]


def test_what_one_inserts_and_another_deletes_is_no_change() -> None:
    first = written(tracked=True, author="A").insert("Vorgehalten werden", " derzeit")
    again = WordFile(first.content, tracked=True, author="B").replace(" derzeit", "")
    assert not seen_in(again.content).edited


def test_looks_and_signs_of_programs_are_formatting_only() -> None:
    bold = seen_in(written().bold("schriftliche Zustimmung").content)
    assert [(c.kind, c.source.path) for c in bold.changes] == [
        ("formatting", "angebot.zielgruppe.voraussetzungen[0]")
    ]
    straight = written(FK).every_text(lambda text: text.translate(str.maketrans("„“–", '""-')))
    assert {c.kind for c in seen_in(straight.content, FK).changes} == {DriftKind.FORMATTING}


LOOKS: dict[str, tuple[str, str, tuple[str, bool | int | str]]] = {
    "struck": ("strike", "1", ("struck", True)),
    "struck twice": ("dstrike", "1", ("struck", True)),
    "bold": ("b", "1", ("bold", True)),
    "italic": ("i", "1", ("italic", True)),
    "underlined": ("u", "single", ("underlined", True)),
    "coloured": ("color", "FF0000", ("colour", "FF0000")),
    "highlighted": ("highlight", "yellow", ("ground", "FFFF00")),
    "shaded": ("shd", "FFFF00", ("ground", "FFFF00")),
    "larger": ("sz", "48", ("size", 48)),
    "raised": ("vertAlign", "superscript", ("raised", "superscript")),
    "capitals": ("caps", "1", ("capitals", "caps")),
}
SPOTS: dict[str, tuple[str, str]] = {
    "a word of a text": ("mehreren", "in mehreren Bereichen"),
    "a part of a word": ("mehr", "in mehreren Bereichen"),
    "a figure": ("24", "Vorgehalten werden"),
    "a word of a clause": ("Vorgehalten", ""),
    "an Absatz of the profile with figures": ("", "Vorgehalten werden"),
    "a text": ("", "in mehreren Bereichen"),
    "an item": ("", "schriftliche Zustimmung"),
    "a cell": ("", "Wiesengruppe"),
    "a heading": ("", "Leistungsangebot"),
}
LOOK_CASES = [
    (look, spot)
    for n, look in enumerate(LOOKS)
    for spot in one_of([spot for spot in SPOTS if (look, spot) != ("bold", "a heading")], n)
]


def with_look(look: str, spot: str, *, tracked: bool = False) -> WordFile:
    name, value, _ = LOOKS[look]
    words, within = SPOTS[spot]
    file = written(tracked=tracked)
    return file.look(words or text_of(file.paragraph(within)), name, value, within=within)


@pytest.mark.parametrize(
    ("look", "spot", "tracked"),
    [(*case, tracked) for n, case in enumerate(LOOK_CASES) for tracked in one_of((False, True), n)],
)
def test_each_look_put_on_words_is_told_by_its_name(look: str, spot: str, tracked: bool) -> None:
    content = with_look(look, spot, tracked=tracked).content
    report = seen_in(content)
    assert {change.kind for change in report.changes} == {DriftKind.FORMATTING}
    assert {change.looks for change in report.changes} == {(LOOKS[look][2],)}
    assert {change.pending for change in report.changes} == {tracked}
    if spot == "a word of a text":
        assert [change.old for change in report.changes] == ["mehreren"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("color", "auto"),
        ("color", "000000"),
        ("highlight", "none"),
        ("shd", "auto"),
        ("sz", "22"),
        ("sz", "23"),
    ]
    + [(name, "0") for name in ("b", "i", "strike", "dstrike", "caps", "smallCaps")]
    + [("u", "none"), ("vertAlign", "baseline")],
)
def test_a_look_that_words_had_before_is_none(name: str, value: str) -> None:
    assert not seen_in(written().look("Vorgehalten", name, value).content).edited


def test_a_comment_has_its_words_and_their_field() -> None:
    report = seen_in(written().comment("190", "Woher kommt die Zahl?").content)
    (comment,) = report.comments
    assert (comment.quote, comment.text, comment.source.path) == (
        "190",
        "Woher kommt die Zahl?",
        "angebot.oeffnung.tage_pro_jahr",
    )
    assert report.edited and not report.changes


def test_the_header_is_told_as_such() -> None:
    (change,) = seen_in(written().in_header("1.0", "1.1").content).changes
    assert (change.place.part, change.source.path, change.old, change.new) == (
        "header",
        "angebot.version",
        "1.0",
        "1.1",
    )


def test_a_sum_is_computed_and_a_clause_names_profile_and_file() -> None:
    sums = written(FK).replace("Summe", "Gesamt", within="Summe")
    assert {c.source.origin for c in seen_in(sums.content, FK).changes} == {Origin.COMPUTED}
    (change,) = seen_in(written().replace("Vorgehalten", "Bereitgehalten").content).changes
    assert change.source.profile == "bw-schulkindergarten"
    assert change.source.file.endswith("angebot.md")
    assert (change.place.section, change.place.number) == ("angebot", "§ 2")


def a_cell() -> tuple[str, str]:
    """A cell with a value whose words stand nowhere else, and its second word."""
    lines = [one.line.text for one in basis(LV).lines.body]
    cells = [c for one in basis(LV).lines.body if one.origins for c in one.line.text.split(CELL)[1:]]
    cell = next(c for c in cells if " " in c and BREAK not in c and sum(c in line for line in lines) == 1)
    return cell, cell.split()[1]


@BOTH
def test_a_cell_with_a_paragraph_more_is_told_of(tracked: bool) -> None:
    """What parts paragraphs in a cell is no blank."""
    cell, word = a_cell()
    split = written(tracked=tracked).split(word, within=cell)
    assert [(old, new) for _, _, old, new in told(seen_in(split.content))] == [("", "¶")]
    more = written(tracked=tracked).add_paragraph(cell, "Noch ein Absatz.")
    (change,) = seen_in(more.content).changes
    assert change.new.endswith(f"{BREAK}Noch ein Absatz.")


@BOTH
def test_a_cell_with_a_paragraph_less_is_told_of(tracked: bool) -> None:
    cell, word = a_cell()
    sent = written().split(word, within=cell).content
    file = WordFile(sent, tracked=tracked).join(cell.partition(word)[0].strip())
    read = read_word(file.content, "x.docx").document
    assert read
    found = drift(PurePath("x.docx"), file.content, read, replace(basis(LV), sent=sent)).report
    assert [(one.old, one.new) for one in found.changes] == [("¶", "")]


def test_a_new_note_belongs_to_the_line_that_it_hangs_on() -> None:
    """Whichever note stands before it in the list of notes."""
    lines = [one for one in basis(LV).lines.body if one.line.part == "body" and not one.line.level]
    texts = [one.line.text for one in lines]
    whole = [one for one in lines if line_path(one) and sum(one.line.text[:40] in t for t in texts) == 1]
    whole = [one for one in whole if BREAK not in one.line.text and line_path(one) != COMPUTED]
    konzept = basis(LV).printed.loaded.konzept
    for line in whole[:: len(whole) // 5]:
        report = seen_in(written().add_note(line.line.text[:40], "Neue Note.").content)
        assert told(report) == [("added", with_ids(line_path(line), konzept), "", "Neue Note.")]
        assert report.changes[0].place.part == "note"
