"""What `werte.yaml` says is about fields that there are, and says one thing only."""

from collections import Counter

import pytest

from teilhabe_docs.documents.found_values.found_values import found_values
from teilhabe_docs.documents.found_values.value_words import value_words
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, fields_of
from teilhabe_docs.near_names import plain

FILE = value_words().file
ROWS = value_words().stated


@pytest.mark.parametrize(
    "path", [*FILE.beschriftungen, *FILE.listen, *FILE.tabellen, *(r.feld for r, _ in ROWS)]
)
def test_a_field_is_one_of_the_model(path: str) -> None:
    assert BUILT_IN_FIELDS.at(path)


@pytest.mark.parametrize(("path", "columns"), FILE.tabellen.items())
def test_a_column_is_a_member_of_its_entries(path: str, columns: dict[str, object]) -> None:
    typ = BUILT_IN_FIELDS.at(path).typ
    assert isinstance(typ, type) and columns.keys() <= fields_of(typ).keys()


@pytest.mark.parametrize("group", [FILE.beschriftungen, FILE.listen, FILE.parteien, FILE.eigenschaften])
def test_a_label_leads_to_one_thing(group: dict[str, tuple[str, ...]]) -> None:
    counted = Counter(
        plain(word) for words in group.values() for word in {plain(one): one for one in words}.values()
    )
    assert [word for word, number in counted.items() if number > 1] == []


@pytest.mark.parametrize(("row", "pattern"), ROWS, ids=[f"{n}-{row.feld}" for n, (row, _) in enumerate(ROWS)])
def test_a_pattern_has_one_value(row: object, pattern: object) -> None:
    names = pattern.groupindex
    assert len(names) == (row.wert is None)
    assert not row.werte or names


@pytest.mark.parametrize(
    "path", [path for path in FILE.beschriftungen if BUILT_IN_FIELDS.at(path).typ is int]
)
def test_a_label_without_a_value_or_with_words_gives_none(path: str) -> None:
    label = FILE.beschriftungen[FieldPath(path)][0] if FieldPath(path) in FILE.beschriftungen else ""
    for value in ("", "siehe Anlage", "noch offen", "ca. 20", "20-24", "[Zahl]"):
        section = GivenSection(1, "Überblick", (f"{label}: {value}", f"{label} | {value}"))
        assert not [one for one in found_values("fachkonzept", [section]) if one.sure]
