"""Hints on values that other YAML readers would change, and on what YAML itself takes away."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from helpers import build_tree
from loading.unterschiede import FAELLE, Fall
from teilhabe_docs.diagnostics import Finding, Severity, sort_key
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.loaded_files import load_file
from teilhabe_docs.loading.yaml.dialects import difference

HINTS = [k for k in vars(codes).values() if isinstance(k, FindingCode) and k.code.startswith("TD1")]


def findings_in(folder: Path, file: str, content: str | bytes) -> tuple[Finding, ...]:
    build_tree(folder, {file: content})
    (read,) = load_file(folder / file).gelesen
    return tuple(sorted(read.findings, key=sort_key))


def place(finding: Finding) -> str:
    return f"{finding.code} {finding.span.line}:{finding.span.column}-{finding.span.end_column}"


@pytest.mark.parametrize("case", FAELLE.values(), ids=FAELLE.keys())
def test_a_hint_stands_exactly_at_its_value(tmp_path: Path, case: Fall) -> None:
    assert [place(f) for f in findings_in(tmp_path, case.datei, case.inhalt)] == case.befunde


@pytest.mark.parametrize("case", FAELLE.values(), ids=FAELLE.keys())
def test_line_ends_and_a_byte_order_mark_move_nothing(tmp_path: Path, case: Fall) -> None:
    content = "\ufeff" + case.inhalt.replace("\n", "\r\n")
    assert [place(f) for f in findings_in(tmp_path, case.datei, content.encode())] == case.befunde


def test_of_a_crowd_of_hints_a_file_shows_one_with_their_number(tmp_path: Path) -> None:
    content = "name: T\nweitere_angebote: [24, 25, 26]\nbeschwerde_extern: NO\n"
    build_tree(tmp_path, {"provider.yaml": content})
    number, switch = load_file(tmp_path / "provider.yaml").findings
    assert (number.code, place(number)) == ("TD105", "TD105 2:20-22")
    assert number.message.endswith("Das gilt in dieser Datei für 3 Werte.")
    assert switch.code == "TD103"


def test_hints_are_hints() -> None:
    assert {kind.severity for kind in HINTS} == {Severity.HINT}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("01067", "»01067« ist für andere YAML-Leser eine Zahl (567), die Null am Anfang geht verloren."),
        ("8:30", "»8:30« rechnen andere YAML-Leser in eine Zahl um (510)."),
        ("1_000", "»1_000« ist für andere YAML-Leser eine Zahl (1000) und kein Text."),
        ("24", "»24« ist für andere YAML-Leser eine Zahl und kein Text."),
        ("1e3", "»1e3« ist für andere YAML-Leser eine Zahl und kein Text."),
        ("0x_", "»0x_« ist für andere YAML-Leser eine Zahl und kein Text."),
        ("NO", "»NO« ist für andere YAML-Leser ein Schalter (ein oder aus) und kein Text."),
        ("Null", "»Null« bedeutet für andere YAML-Leser, dass nichts dasteht."),
    ],
)
def test_it_says_what_becomes_of_the_value_and_what_to_do(typed: str, says: str) -> None:
    found = difference(typed, by_fix=True)
    assert found is not None
    assert found[1] == f"{says} Bitte in Anführungszeichen setzen; `tdocs fix` erledigt das."


def test_what_was_cut_is_named(tmp_path: Path) -> None:
    (finding,) = findings_in(tmp_path, "provider.yaml", "name: Haus #5\n")
    assert finding.message.startswith("»#5« wird nicht gelesen, ")
    assert finding.path == "name"


def test_blanks_behind_what_was_cut_are_not_marked(tmp_path: Path) -> None:
    (finding,) = findings_in(tmp_path, "provider.yaml", "name: Haus\t #5 \t\n")
    assert place(finding) == "TD107 1:13-15"


@given(st.from_regex(r"[-+.0-9a-fnoxyeNOTRUtruINF_:~=<]{1,12}", fullmatch=True))
def test_what_gets_no_hint_is_text_for_pyyaml_too(typed: str) -> None:
    try:
        ((_, node),) = yaml.compose(f"wert: {typed}").value
    except yaml.YAMLError:
        return
    assert difference(typed, by_fix=True) or node.tag == "tag:yaml.org,2002:str"


OPEN = (
    "Wille der Person, |Beschluss Nr.|nach §|Kinder und|Hilfe in der|Teilhabe (soziale|Kinder-|das „Haus|A;"
)
CLOSED = "Haus|Haus.|Haus (Nord)|das „Haus“|sechs Monate|am See!|Haus und Hof"


@pytest.mark.parametrize("key", ["name", "leitbild", "weitere_angebote:\n  -"])
def test_what_follows_an_open_end_is_no_comment(key: str, tmp_path: Path) -> None:
    line = key if key.endswith("-") else f"{key}:"
    for text in OPEN.split("|"):
        (found,) = (
            f for f in findings_in(tmp_path, "provider.yaml", f"{line} {text} # mehr\n") if f.code[2] == "1"
        )
        assert (found.code, "in eine eigene Zeile" in found.message) == ("TD107", True), text
    for text in CLOSED.split("|"):
        found_in = findings_in(tmp_path, "provider.yaml", f"{line} {text} # mehr\n")
        assert [f.code for f in found_in if f.code[2] == "1"] == [], text


def test_a_number_before_an_article_is_no_comment(tmp_path: Path) -> None:
    (finding,) = findings_in(tmp_path, "provider.yaml", "name: Beschluss # 3 der Kommission\n")
    assert finding.code == "TD107"
