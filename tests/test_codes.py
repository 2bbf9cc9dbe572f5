"""Every finding of reading (TD0xx, TD1xx, TD2xx) has a case in tests/cases/lesen or word that shows it."""

import re
from pathlib import Path

from case_files import read_cases
from teilhabe_docs.loading import codes

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases" / "lesen"
WORD = ROOT / "tests" / "cases" / "word" / "abgelehnt.yaml"
READING = re.compile(r"TD[012][0-9]{2}")


def defined() -> set[str]:
    """The codes that reading can tell."""
    return {kennung.code for kennung in codes.ALLE if READING.fullmatch(kennung.code)}


def shown() -> set[str]:
    """The codes that a case of the corpus expects."""
    word = read_cases(WORD)["faelle"]
    found: set[str] = {case["befund"] for case in word}
    for file in CASES.glob("*.yaml"):
        for case in read_cases(file)["faelle"]:
            expected = [*case.get("befunde", ()), *case.get("hinweise", ())]
            found |= {code for line in expected for code in READING.findall(line)}
            if "anzahl" in case:
                found.add(case.get("rest", codes.WEITERE_FEHLER.code))
    return found


def without_case(all_codes: set[str], with_case: set[str]) -> list[str]:
    return sorted(all_codes - with_case)


def test_every_code_has_a_case() -> None:
    assert without_case(defined(), shown()) == []


def test_no_case_expects_a_code_that_is_gone() -> None:
    assert without_case(shown(), defined()) == []


def test_a_code_without_a_case_is_found() -> None:
    assert without_case({*defined(), "TD099"}, shown()) == ["TD099"]
    assert without_case(defined(), shown() - {"TD041"}) == ["TD041"]


def test_every_code_of_the_program_stands_in_the_list() -> None:
    """A code that is written out elsewhere in the program would escape the test above."""
    written = {
        code
        for file in (ROOT / "src").rglob("*.py")
        if file.name != "codes.py"
        for code in READING.findall("".join(re.findall(r'"(TD[0-9]{3})"', file.read_text("utf-8"))))
    }
    assert written <= defined()


def test_a_code_and_a_name_mean_one_thing() -> None:
    namen = {kind.name for kind in codes.ALLE}
    assert len({kind.code for kind in codes.ALLE}) == len(namen) == len(codes.ALLE)
