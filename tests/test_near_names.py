"""One place finds what was meant by a name that there is not, and words it for every message."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import teilhabe_docs
from sampling import THOROUGH
from teilhabe_docs.near_names import Nearest, ending_in_meant, meant, nearest, perhaps_meant

PACKAGE = Path(teilhabe_docs.__file__).parent


def test_the_nearest_name_is_found_and_none_where_none_is_near() -> None:
    assert nearest("plaezte", ("plaetze", "platz", "gruppen")) == ("plaetze",)
    assert nearest("xyz", ("plaetze", "gruppen")) == ()
    assert nearest("plaetze", ()) == ()


def test_what_is_too_long_for_a_slip_of_the_pen_has_none() -> None:
    assert nearest("a" * 100, ["a" * 100]) == ("a" * 100,)
    assert nearest("a" * 101, ["a" * 101]) == ()


def test_once_the_price_is_spent_none_is_found() -> None:
    names = Nearest(left=40)
    assert [names.to("platz", ("plaetze",)), names.to("platz", ("plaetze",))] == [("plaetze",), ()]


@settings(max_examples=500 if THOROUGH else 50, deadline=None)
@given(st.text(max_size=8), st.lists(st.text(max_size=8)))
def test_what_is_suggested_is_one_of_the_names(word: str, names: list[str]) -> None:
    assert set(nearest(word, names)) <= {*names}


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (
            (meant("haus"), meant(""), meant("", "Alle zeigt »x«.")),
            (" Gemeint: »haus«?", "", " Alle zeigt »x«."),
        ),
        ((ending_in_meant("haus"), ending_in_meant("")), ("; gemeint: »haus«?", ".")),
        ((perhaps_meant("haus"), perhaps_meant("")), ("; gemeint ist vielleicht »haus«", "")),
    ],
)
def test_it_is_worded_for_where_it_stands(said: tuple[str, ...], instead: tuple[str, ...]) -> None:
    assert said == instead


def test_labels_stand_in_brackets_and_what_is_meant_together_is_joined_by_and() -> None:
    labels = [("sa", "Samstag"), ("so", "Sonntag")]
    assert perhaps_meant("sa", labels) == "; gemeint ist vielleicht »sa« (Samstag)"
    said = perhaps_meant(("fr", "sa", "so"), labels, together=True)
    assert said == "; gemeint ist vielleicht »fr«, »sa« (Samstag) und »so« (Sonntag)"


def words_of_its_own(text: str) -> list[str]:
    """The places in a module that look for near names or word them themselves."""
    tree = ast.parse(text)
    imported = [n for n in ast.walk(tree) if isinstance(n, ast.alias) and n.name == "get_close_matches"]
    worded = [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value.endswith("emeint: »")
    ]
    return [f"line {n.lineno}" for n in (*imported, *worded)]


def test_the_guard_sees_both() -> None:
    assert words_of_its_own("from difflib import get_close_matches\nrat = f'Gemeint: »{nah}«?'\n") == [
        "line 1",
        "line 2",
    ]


def test_nobody_else_looks_for_near_names_or_words_them() -> None:
    modules = {path for path in PACKAGE.rglob("*.py") if path.name != "near_names.py"}
    assert {str(m): found for m in modules if (found := words_of_its_own(m.read_text("utf-8")))} == {}
