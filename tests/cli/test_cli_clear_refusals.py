"""What a call cannot mean is refused with what to do instead, never done in silence."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (
            ("lint", "haus", "--output", "befunde.md"),
            "»befunde.md« nennt kein Format. Gemeint: »markdown=befunde.md«?",
        ),
        (
            ("lint", "haus", "--output", "befunde"),
            "Nötig ist FORMAT=DATEI mit einem Format aus full, concise",
        ),
        (("render", "haus", "--jobs", "0"), "Nötig ist eine ganze Zahl ab 1."),
        (("render", "haus", "--comments", "--format", "md"), "Bitte auch --format docx nennen."),
    ],
)
def test_a_call_that_cannot_be_meant_says_what_to_do(
    call: tuple[str, ...], says: str, tdocs: Tdocs, haus: Path
) -> None:
    called = tdocs(*call)
    assert (called.code, called.out) == (2, "")
    assert says in called.err


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        (
            "{stand}-{dokument}",
            "nennt »{stand}«; das gibt es nicht. Möglich sind »{dokument}« und »{angebot}«",
        ),
        ("{dokument}.docx", "die Endung kommt von selbst dazu"),
        ("{angebot}?", "das Zeichen »?« ist dort nicht erlaubt"),
        ("fest", "es muss »{dokument}« enthalten"),
    ],
)
def test_a_pattern_of_file_names_is_refused_for_the_right_reason(
    pattern: str, says: str, tdocs: Tdocs, haus: Path
) -> None:
    build_tree(haus, {"tdocs.yaml": f"dateiname: '{pattern}'\n"})
    assert says in tdocs("validate", "haus").err


def test_the_ending_of_out_is_the_format_of_the_coverage_table(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("synopse", "haus", "--out", "s.docx").code == 0
    assert Path("s.docx").read_bytes().startswith(b"PK")
    assert tdocs("synopse", "haus", "--out", "s.csv").code == 0
    assert b";" in Path("s.csv").read_bytes()


def test_the_coverage_table_is_no_stranger_in_the_target_folder(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("render", "haus", "--format", "md").code == 0
    assert tdocs("synopse", "haus", "--format", "docx").out == "haus/ausgabe/synopse.docx\n"
    assert tdocs("render", "haus", "--check", "--format", "md").code == 0
    build_tree(haus, {"tdocs.yaml": "formate: [md]\n", "ausgabe/synopse.md": "von Hand\n"})
    assert (
        tdocs("render", "haus", "--check").out
        == "haus/ausgabe/synopse.md gehört zu keinem Dokument dieses Konzepts.\n"
    )


def test_a_figure_that_would_divide_by_nothing_says_so(tdocs: Tdocs, haus: Path) -> None:
    position = "{id: a, funktion: A, vzae: 0, bereich: gruppe, kategorie: fachkraft_studium}"
    build_tree(haus, {"staffing.yaml": f"positionen:\n  - {position}\n"})
    out = tdocs("personal", "haus").out
    assert "nicht zu rechnen, weil durch 0 geteilt würde" in out
    assert "unbekannt:" not in out
