"""A staffing plan among what is imported, from outside: alone, beside Word files, twice, and in vain."""

import json
from pathlib import Path

import pytest

from application.plan_files import FILES, cell_of, changed, made, plan_of, saved
from cli.aufruf import Tdocs
from cli.test_cli_finished_documents import word
from helpers import build_tree

ROWS = [["Funktion", "VZÄ"], ["Leitung", 0.5], ["Assistenz", 6.25], ["Summe", 6.75]]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    place = tmp_path / "plan.xlsx"
    place.write_bytes(saved(made(("Plan", ROWS))))
    return place


def test_a_plan_alone_makes_the_staffing_of_a_folder(tdocs: Tdocs, plan: Path, tmp_path: Path) -> None:
    done = tdocs("import", "plan.xlsx", "neu")
    assert (done.code, done.err) == (0, "1 Datei geschrieben.\n")
    written = (tmp_path / "neu/staffing.yaml").read_text("utf-8")
    assert "funktion: Leitung" in written and "vzae: 6,25" in written
    assert "plan.xlsx, Plan!B2 → personal.positionen[id=leitung].vzae → staffing.yaml: 0,5" in done.out
    assert "»Summe" in done.out.partition("Nicht übernommen")[2]
    assert tdocs("import", "plan.xlsx", "neu").code == 0
    assert (tmp_path / "neu/staffing.yaml").read_text("utf-8") == written


def test_beside_word_files_the_positions_are_those_of_the_plan(
    tdocs: Tdocs, plan: Path, tmp_path: Path
) -> None:
    table = "| Funktion | VZÄ |\n| Fahrdienst | 1,0 |"
    (tmp_path / "fk.docx").write_bytes(word("# 1 Leitbild", "Wir achten den Willen.", "# 2 Personal", table))
    assert tdocs("import", "fk.docx", "plan.xlsx", "neu").code == 0
    written = (tmp_path / "neu/staffing.yaml").read_text("utf-8")
    assert "funktion: Assistenz" in written and "funktion: Fahrdienst" not in written
    assert "leitbild.md" in (tmp_path / "neu/provider.yaml").read_text("utf-8")
    assert tdocs("validate", "neu").code == 0


def test_our_own_plan_gives_back_what_was_changed(tdocs: Tdocs, tmp_path: Path) -> None:
    folder = build_tree(tmp_path / "haus", FILES)

    def more(book: object) -> None:
        cell_of(book["Stellenplan"], "leitung", "VZÄ").value = 0.75  # type: ignore[index]

    (tmp_path / "plan.xlsx").write_bytes(changed(plan_of(folder), more))
    assert tdocs("import", "plan.xlsx", "haus", "--dry-run").code == 1
    assert (folder / "staffing.yaml").read_text("utf-8") == FILES["staffing.yaml"]
    answer = json.loads(tdocs("import", "plan.xlsx", "haus", "--format", "json", "-q").out)
    assert [(one["path"], one["reason"]) for one in answer["taken"]] == [
        ("personal.positionen[id=leitung].vzae", "0,5 → 0,75")
    ]
    changed_line = str(FILES["staffing.yaml"]).replace("vzae: 0,5\n", "vzae: 0,75\n")
    assert (folder / "staffing.yaml").read_text("utf-8") == changed_line


def test_a_plan_that_says_nothing_is_no_success(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "leer.xlsx").write_bytes(saved(made(("Plan", []))))
    done = tdocs("import", "leer.xlsx", "neu")
    assert (done.code, done.err, (tmp_path / "neu").exists()) == (1, "Nichts übernommen.\n", False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("plan.xlsx", "plan.xlsm", "neu"), "Ein Aufruf nimmt einen Stellenplan"),
        (("plan.xlsx", "neu", "--comments", "a.docx"), "nicht eines Stellenplans"),
        (("plan.xlsx",), "Es fehlt der Ordner"),
    ],
)
def test_what_cannot_be_asked_of_plans(
    tdocs: Tdocs, plan: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = tdocs("import", *arguments)
    assert done.code == 2
    assert words in done.err
