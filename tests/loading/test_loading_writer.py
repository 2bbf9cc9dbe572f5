"""Values to YAML as an author would type it."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from teilhabe_docs.loading.yaml.dialects import difference
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.values import Zitat


def test_blocks_in_the_given_order_with_indented_lists() -> None:
    data = {
        "name": "Haus",
        "anschrift": {"plz": "01067", "ort": "Ö"},
        "gruppen": [{"id": "a", "plaetze": 8}],
        "x": [],
    }
    assert as_yaml(data) == (
        "name: Haus\nanschrift:\n  plz: '01067'\n  ort: Ö\ngruppen:\n  - id: a\n    plaetze: 8\nx: []\n"
    )


def test_several_lines_become_a_block() -> None:
    assert as_yaml({"leitbild": "Eins\n\nZwei\n"}) == "leitbild: |\n  Eins\n\n  Zwei\n"


def test_a_text_of_a_kind_is_written_as_text() -> None:
    path, note = FieldPath("angebot.umfang"), Zitat("§ 112 SGB IX")
    assert as_yaml({path: note, "ort": path}) == "angebot.umfang: § 112 SGB IX\nort: angebot.umfang\n"


def test_the_same_list_twice_is_written_twice() -> None:
    days = ["mo", "di"]
    assert "&" not in as_yaml({"a": days, "b": days})


@pytest.mark.parametrize(
    "text",
    [
        "01067",
        "01068",
        "09",
        "8:30",
        "08:30",
        "1:12",
        "NO",
        "on",
        "y",
        "1e3",
        "3.10",
        "0o17",
        "2027-01-01",
        "null",
        "~",
        "",
        "24",
        "a: b",
        "a #b",
        "- a",
        "*a",
        "@a",
        "{a",
        "5 %",
        "0351123456",
    ],
)
def test_text_that_readers_change_is_quoted_and_comes_back(text: str) -> None:
    written = as_yaml({"wert": text})
    assert yaml.safe_load(written) == {"wert": text}
    document, findings = read_yaml(written.encode(), "offer.yaml")
    assert document is not None
    assert (document.data, findings) == ({"wert": text}, ())


NUMBERS = st.text("0123456789+-._:exobEyYnNtT", min_size=1, max_size=8)


@given(NUMBERS | st.sampled_from(["yes", "Null", ".NaN", "2027-01-01", "<<", "=", "off"]))
def test_nothing_is_written_plain_of_which_a_finding_would_say_that_it_needs_quotation_marks(
    text: str,
) -> None:
    written = as_yaml({"wert": text}).removeprefix("wert: ").strip()
    assert written != text or difference(text, by_fix=False) is None


_TEXTS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs", "Zl", "Zp"],
        exclude_characters="\ufeff\ufffe\uffff" + "".join(map(chr, range(0xE000, 0xE010))),
    )
    | st.just("\n")
)


@settings(deadline=None)
@given(st.dictionaries(st.from_regex(r"\A[a-z_]{1,8}\Z"), _TEXTS | st.lists(_TEXTS, min_size=1), min_size=1))
def test_whatever_is_written_is_read_back(data: dict[str, Any]) -> None:
    document, findings = read_yaml(as_yaml(data).encode(), "offer.yaml")
    assert document is not None
    assert document.data == data
    assert {f.code for f in findings} <= {"TD051", "TD052"}  # what is broken or hidden is read all the same
