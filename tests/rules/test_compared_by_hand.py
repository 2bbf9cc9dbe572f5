"""Each comparison that is made by hand has a finding, or a reason why there is none."""

import pytest

from teilhabe_docs.rules.engine.compared_by_hand import comparisons
from teilhabe_docs.rules.engine.rule_description import code_directory, reference_page

ERWARTET = [
    *(f"L-{i:03}" for i in range(2, 15)),
    *(f"C-{i:02}" for i in range(1, 22)),
    *(f"M-{i:02}" for i in range(1, 16)),
]


def unbekannte(codes: set[str]) -> set[str]:
    return {code for code in codes if code not in code_directory()}


def test_every_number_is_there_once_in_order() -> None:
    assert [zeile.nummer for zeile in comparisons()] == ERWARTET


def test_every_code_exists() -> None:
    assert unbekannte({code for zeile in comparisons() for code in zeile.regeln}) == set()


def test_a_code_that_does_not_exist_is_found() -> None:
    assert unbekannte({"TD401", "TD499", "TD7xx"}) == {"TD499", "TD7xx"}


def test_a_number_without_rule_and_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="C-99"):
        type(comparisons()[0]).model_validate({"nummer": "C-99", "was": "Nichts."})


def test_the_reference_lists_all() -> None:
    for zeile in comparisons():
        assert f"| {zeile.nummer} | {zeile.was}" in reference_page()
