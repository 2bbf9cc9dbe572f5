"""When two findings are one."""

from dataclasses import replace

from reporting.befunde import FEHLT, MOBIL, NOCH_EINE
from teilhabe_docs.diagnostics import Severity, Span
from teilhabe_docs.reporting.fingerprint import fingerprints


def eines(**anders: object) -> str:
    (ergebnis,) = fingerprints([replace(FEHLT, **anders)])  # type: ignore[arg-type]
    return ergebnis


def test_it_stays_while_lines_words_and_weight_change() -> None:
    assert eines(span=Span(99, 1, 99, 2), message="Anders.", severity=Severity.HINT, source="x") == eines()


def test_code_requirement_file_and_path_each_count() -> None:
    anders = [eines(code="TD302"), eines(requirement="ziel"), eines(file="b.yaml"), eines(path="b")]
    assert len({eines(), *anders}) == 5


def test_equal_ones_are_numbered_in_their_order() -> None:
    erster, zweiter, dritter = fingerprints([MOBIL, NOCH_EINE, MOBIL])
    assert len({erster, zweiter, dritter}) == 3
    assert fingerprints([NOCH_EINE, MOBIL]) == [erster, zweiter]


def test_a_name_that_is_no_text_has_one_too() -> None:
    assert len(eines(file="\udcfc.yaml")) == 64
