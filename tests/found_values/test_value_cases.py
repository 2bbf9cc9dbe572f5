"""Sentences, labels and blocks, and the values that are read from them: cases in `werte.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from teilhabe_docs.documents.found_values.found_values import found_values
from teilhabe_docs.documents.recognition.given_section import GivenSection

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "werte.yaml").read_text("utf-8"))["faelle"]
KINDS = {"fk": "fachkonzept", "lv": "leistungsvereinbarung", "lb": "leistungsbeschreibung"}


def texts(case: dict[str, Any]) -> list[str]:
    return [case["text"]] if isinstance(case["text"], str) else list(case["text"])


def found(case: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is sure and what is not, by path; several values of one path as a list."""
    section = GivenSection(1, case.get("unter", "Überblick"), tuple(texts(case)))
    result = found_values(KINDS[case.get("art", "fk")], [section])
    sure: dict[str, Any] = {}
    unsure: dict[str, list[Any]] = {}
    for one in result.values:
        value = one.value if isinstance(one.value, int | list | bool) else str(one.value)
        if one.sure:
            sure[str(one.path)] = value
        else:
            unsure.setdefault(str(one.path), []).append(value)
    return sure, {path: values[0] if len(values) == 1 else values for path, values in unsure.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: texts(case)[0][:50])
def test_a_case_gives_these_values_and_no_others(case: dict[str, Any]) -> None:
    assert found(case) == (case.get("sicher", {}), case.get("fraglich", {}))
