"""Sentences, labels and blocks, and the values that are read from them: cases in `werte.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from sampling import few
from teilhabe_docs.documents.found_values.found_values import found_values
from teilhabe_docs.documents.recognition.given_section import GivenSection

FILE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "werte.yaml").read_text("utf-8"))
CASES, NEVER = FILE["faelle"], FILE["nie"]
KINDS = {"fk": "fachkonzept", "lv": "leistungsvereinbarung", "lb": "leistungsbeschreibung"}


def texts(case: dict[str, Any]) -> list[str]:
    return [case["text"]] if isinstance(case["text"], str) else list(case["text"])


def found(case: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is sure and what is not, by path; several values of one path as a list."""
    section = GivenSection(1, case.get("unter", "Überblick"), tuple(texts(case)))
    result = found_values(KINDS[case.get("art", "fk")], [section])
    sure: dict[str, Any] = {}
    unsure: dict[str, list[Any]] = {}
    for one in result:
        value = one.value if isinstance(one.value, int | list | bool) else str(one.value)
        if one.sure:
            sure[str(one.path)] = value
        else:
            unsure.setdefault(str(one.path), []).append(value)
    return sure, {path: values[0] if len(values) == 1 else values for path, values in unsure.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: texts(case)[0][:50])
def test_a_case_gives_these_values_and_no_others(case: dict[str, Any]) -> None:
    assert found(case) == (case.get("sicher", {}), case.get("fraglich", {}))


@pytest.mark.parametrize("case", NEVER, ids=lambda case: texts(case)[0][:50])
def test_what_speaks_of_something_else_is_never_sure(case: dict[str, Any]) -> None:
    assert found(case)[0] == {}


ASIDE = (
    "Geplant ist: {}",
    "Früher galt: {}",
    "Wenn der Anbau fertig ist, gilt: {}",
    "Im Prospekt heißt es: »{}«",
    "Es stimmt nicht: {}",
)
"""What makes a sentence one that states nothing by itself."""
SENTENCES = [
    case
    for case in CASES
    if case.get("sicher")
    and len(texts(case)) == 1
    and texts(case)[0].endswith(".")
    and ":" not in texts(case)[0]
]


@pytest.mark.parametrize("aside", ASIDE)
@pytest.mark.parametrize("case", few(SENTENCES, 3), ids=lambda case: texts(case)[0][:50])
def test_a_sentence_that_is_put_into_another_light_is_never_sure(case: dict[str, Any], aside: str) -> None:
    turned = case | {"text": aside.format(texts(case)[0].rstrip(".")) + "."}
    assert found(turned)[0] == {}


HEADINGS = ("Kooperation", "Beispiel", "Geschichte", "Anlage 3", "Ausblick")


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("case", few(SENTENCES, 3), ids=lambda case: texts(case)[0][:50])
def test_below_a_heading_of_others_nothing_is_sure(case: dict[str, Any], heading: str) -> None:
    assert found(case | {"unter": heading})[0] == {}
