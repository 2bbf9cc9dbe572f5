"""A rule on words says of a Word file what it says of a text in YAML, at the right paragraph."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from case_files import read_cases
from sampling import few
from teilhabe_docs.diagnostics import WordPlace
from teilhabe_docs.rules.engine.declared_check import all_checks
from teilhabe_docs.rules.finished.finished_document import finished_document
from teilhabe_docs.rules.finished.finished_text import FinishedText, Stretch
from teilhabe_docs.rules.finished.word_checks import findings_on_words

CASES = Path(__file__).resolve().parents[1] / "cases"
RULES: dict[str, dict[str, Any]] = read_cases(CASES / "regeln.yaml")["regeln"]
OF_WORDS = {code for check in all_checks() if check.of_words for code in check.codes}
ONLY_OF_FIELDS = ("0172 / …", "(030) 12 34 ...")
"""A whole value that breaks off; beside other words it is none."""
HERE = WordPlace("2 Wohnen", 7, 3)


def found(text: str, basis: str = "sgb9_125") -> list[tuple[str, str, WordPlace | None]]:
    """Code, words and place of what is found in a paragraph among others."""
    others = [(Stretch(f"Hier steht Absatz {n}.", WordPlace("2 Wohnen", n)),) for n in (5, 6, 8)]
    section = FinishedText.of([*others[:2], (Stretch(text, HERE),), others[2]])
    document = finished_document("a.docx", [section], basis=basis)
    return [(f.code, f.words, f.place) for f in findings_on_words(document)]


def cases(kind: str) -> Iterator[tuple[str, str]]:
    for code, both in RULES.items():
        for case in both[kind] if code in OF_WORDS else ():
            if not case.startswith(ONLY_OF_FIELDS):
                yield code, case


@pytest.mark.parametrize(("code", "case"), list(cases("findet")))
def test_what_a_rule_finds_in_a_text_it_finds_in_a_word_file(code: str, case: str) -> None:
    text, *marked = case.split(" | ")
    here = [(words, place) for found_code, words, place in found(text) if found_code == code]
    assert len(here) == len(marked)
    for (words, place), mark in zip(here, marked, strict=True):
        assert place == HERE
        assert " ".join(mark.split())[:40] in words


@pytest.mark.parametrize(("code", "case"), list(cases("besteht")))
def test_what_a_rule_lets_pass_in_a_text_it_lets_pass_in_a_word_file(code: str, case: str) -> None:
    assert [one for one in found(case) if one[0] == code] == []


COMPARED = yaml.load((CASES / "abgleich.yaml").read_bytes(), yaml.BaseLoader)["regeln"]
BOUND_TO_A_FIELD = "TD456"
"""It looks at one field alone."""
AGREEMENTS = [
    (code, kind, case)
    for code, both in COMPARED.items()
    if code in OF_WORDS and code != BOUND_TO_A_FIELD
    for kind in ("findet", "besteht")
    for case in both[kind]
]


@pytest.mark.parametrize(("code", "kind", "case"), AGREEMENTS)
def test_what_is_said_of_the_agreement_is_judged_as_in_a_text(
    code: str, kind: str, case: dict[str, Any]
) -> None:
    (text,) = (
        value
        for part in ("traeger", "angebot")
        for key, value in case.get(part, {}).items()
        if key != "vertragsgrundlage"
    )
    basis = case.get("angebot", {}).get("vertragsgrundlage", "sgb9_125")
    here = [(words, place) for found_code, words, place in found(text, basis) if found_code == code]
    assert len(here) == (kind == "findet")
    for words, place in here:
        assert place == HERE
        assert case["hier"][:40] in words


def test_each_rule_of_words_has_its_cases_here() -> None:
    with_cases = {*RULES, *(code for code, _, _ in AGREEMENTS), BOUND_TO_A_FIELD}
    assert {code for code in OF_WORDS - with_cases if not code.startswith("TD60")} == set()


CITATIONS = [
    case
    for file in sorted((CASES / "zitate").glob("*.yaml"))
    for case in read_cases(file).get("faelle", ())
    if case.get("art") == "gesetz" and "satz" in case and "stelle" in case
]


@pytest.mark.parametrize("case", few(CITATIONS, 60), ids=lambda case: case["satz"][:50])
def test_a_citation_is_judged_as_in_a_text(case: dict[str, Any]) -> None:
    from teilhabe_docs.recht.citation_check import verdicts
    from teilhabe_docs.recht.verdict import Surroundings

    basis = case.get("grundlage", "sgb9_125")
    in_yaml = [*verdicts(case["satz"], Surroundings(basis, minderjaehrige=basis == "sgb9_134"))]
    here = [one for one in found(case["satz"], basis) if one[0].startswith("TD60")]
    assert len(here) == len(in_yaml)
    assert {place for _, _, place in here} <= {HERE}


def test_each_rule_that_only_reads_words_is_asked() -> None:
    assert {"TD603", "TD701", "TD702", "TD703", "TD704", "TD705", "TD706", "TD455"} <= OF_WORDS
