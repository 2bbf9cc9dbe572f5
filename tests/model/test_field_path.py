"""Field paths: what they are parsed into, what is inside what, and which values they lead to."""

import json
import pickle
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import EXAMPLES
from kleinprofil import konzept
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.field_path import NO_FIELD, EntryId, FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.walk import all_values

NAMES = st.from_regex(r"[a-zäöüß_][a-zäöüß0-9_-]{0,8}", fullmatch=True)
IDS = st.from_regex(r"[a-z0-9. ][a-z0-9. -]{0,8}", fullmatch=True).map(EntryId)
STEPS = st.builds(
    lambda first, rest: (first, *rest),
    NAMES,
    st.lists(st.one_of(NAMES, IDS, st.integers(0, 999_999_999)), max_size=6),
)
TEXTS = st.text(st.sampled_from("ab.[]=id0-9 ä"), max_size=24)


def kinds(steps):
    return [(type(step), step) for step in steps]


@given(STEPS)
def test_written_and_parsed_again_it_takes_the_same_steps(steps):
    assert kinds(FieldPath.of(*steps).steps) == kinds(steps)


@given(STEPS)
def test_around_it_are_its_beginnings_and_it_is_inside_each(steps):
    path = FieldPath.of(*steps)
    around = list(path.around())
    assert [outer.steps for outer in around] == [steps[:end] for end in range(len(steps), 0, -1)]
    assert all(path.is_inside(outer) for outer in around)
    assert [outer.parent for outer in around] == [*around[1:], NO_FIELD]


@given(STEPS, STEPS)
def test_it_is_inside_another_exactly_where_that_begins_with_the_same_steps(steps, others):
    path, other = FieldPath.of(*steps), FieldPath.of(*others)
    assert path.is_inside(other) == (kinds(steps)[: len(others)] == kinds(others))


@given(STEPS, st.integers(1, 6))
def test_what_is_below_something_around_it_leads_there_from_that(steps, end):
    outer, path = FieldPath.of(*steps[:end]), FieldPath.of(*steps)
    rest = path.below(outer)
    assert rest == FieldPath.of(*steps[end:])
    for step in steps[end:]:
        outer /= step
    assert outer == path


@given(STEPS)
def test_its_field_has_all_its_names_and_no_entries(steps):
    names = tuple(step for step in steps if type(step) is str)
    assert FieldPath.of(*steps).field == FieldPath.of(*names) == ".".join(names)


@given(TEXTS)
def test_any_text_is_a_path_and_stays_as_it_is(text):
    path = FieldPath(text)
    assert next(iter(path.around())) == text
    assert path.parent == "" or path.is_inside(path.parent)
    assert ".".join(path.parts) == text
    assert text.startswith(path.root)
    assert isinstance(path.name, str)


@pytest.mark.parametrize(
    ("text", "outer", "inside"),
    [
        ("angebot.umfang.beschreibung", "angebot.umfang", True),
        ("angebot.umfang", "angebot.umfang", True),
        ("angebot.umfang_alt", "angebot.umfang", False),
        ("angebot.gruppen[0].name", "angebot.gruppen", True),
        ("angebot.gruppen[10]", "angebot.gruppen[1]", False),
        ("positionen[id=leitung].vzae", "positionen[id=leitung]", True),
        ("positionen[id=leitung-2].vzae", "positionen[id=leitung]", False),
        ("angebot.umfang", "angebot.umfang.beschreibung", False),
    ],
)
def test_inside_is_told_by_steps_not_by_letters(text, outer, inside):
    assert FieldPath(text).is_inside(outer) is inside


def test_what_is_no_step_is_a_name_that_nothing_has():
    assert FieldPath("angebot.gruppen[]").steps == ("angebot", "gruppen[]")
    assert FieldPath("angebot..ort").steps == ("angebot", "", "ort")
    assert FieldPath("angebot.").steps == ("angebot", "")
    assert FieldPath(f"a[{'9' * 5000}]").steps == (f"a[{'9' * 5000}]",)


def test_a_dot_in_an_id_does_not_part():
    path = FieldPath("raeume[id=st. martin].art")
    assert path.parts == ("raeume[id=st. martin]", "art")
    assert path.steps == ("raeume", EntryId("st. martin"), "art")
    assert path.parent.parent == "raeume"


def test_it_is_written_as_the_text_that_it_is():
    path = FieldPath("angebot.umfang") / "beschreibung"
    assert json.dumps({path: path}) == '{"angebot.umfang.beschreibung": "angebot.umfang.beschreibung"}'
    assert {path: 1}["angebot.umfang.beschreibung"] == 1
    again = pickle.loads(pickle.dumps(path))
    assert (again, type(again)) == (path, FieldPath)


@pytest.fixture(scope="module")
def concepts() -> list[Konzept]:
    return [geladen.konzept for example in EXAMPLES for geladen in load_repository(example).konzepte]


def test_every_value_of_a_concept_is_found_by_its_path_and_by_its_field(concepts):
    found = 0
    for concept in concepts:
        for root in ("traeger", "angebot", "personal"):
            for steps, value in all_values(getattr(concept, root), (str, int, Decimal, date)):
                path = FieldPath.of(root, *steps)
                *_, last = [step for step in steps if isinstance(step, str)]
                if isinstance(steps[-1], int) or last in ("text", "entfaellt", "kurz"):
                    continue
                found += 1
                assert concept.values_at(path) == [(path, value)]
                assert (path, value) in concept.values_at(path.field)
    assert found > 1000


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("angebot.gruppen.plaetze", ["angebot.gruppen[0].plaetze", "angebot.gruppen[1].plaetze"]),
        ("angebot.gruppen[1].plaetze", ["angebot.gruppen[1].plaetze"]),
        ("angebot.gruppen", ["angebot.gruppen"]),
        ("angebot.zusatzabschnitte.titel", []),
        ("angebot.anschrift.ort", []),
        ("angebot.gewaltschutz.kurz", []),
        ("angebot.gibtesnicht", []),
        ("gibtesnicht.name", []),
    ],
)
def test_a_path_leads_through_lists_and_ends_where_nothing_is(path, leads_to):
    concept = konzept(
        angebot={
            "gruppen": [{"id": "a", "plaetze": 3}, {"id": "b", "plaetze": 4}],
            "anschrift": {"entfaellt": "Die Leistung wird in Wohnungen erbracht."},
            "gewaltschutz": "Wir sind da.",
        }
    )
    assert [found for found, _ in concept.values_at(path)] == leads_to
