"""Each line of each built-in profile, filled with values of its fields, gives them back."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sampling import few
from teilhabe_docs.documents.display import german_date, german_number
from teilhabe_docs.documents.found_values.body_lines import START, known_body
from teilhabe_docs.documents.found_values.found_value import FoundValue, ValuePlace
from teilhabe_docs.documents.found_values.found_values import fits, found_values
from teilhabe_docs.documents.found_values.line_pattern import LinePattern
from teilhabe_docs.documents.known_text.body_parts import Either, Hole, Part, Words
from teilhabe_docs.documents.known_text.body_tree import tree_of
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldInfo
from teilhabe_docs.model.numbers import DecimalNumber, Percent, Ratio
from teilhabe_docs.model.values import TimeOfDay

PROFILES = list(all_profiles())
HERE = ValuePlace(0, 0, "")


def sample(info: FieldInfo, turn: int) -> tuple[str, Any] | None:
    """What is printed for a value of a field, and the value; None for what is no scalar."""
    typ = info.typ
    if info.ist_slot or info.ist_liste or not isinstance(typ, type):
        return None
    if issubclass(typ, Choice):
        one = list(typ)[turn % len(typ)]
        return one.label, str(one.value)
    if issubclass(typ, bool):
        return "ja", True
    if issubclass(typ, date):
        day = date(2026 + turn % 3, 1 + turn % 12, 1 + turn % 28)
        return german_date(day), day.isoformat()
    number = 11 + turn % 30
    if issubclass(typ, Ratio):
        return f"1 : {number}", f"1:{number}"
    if issubclass(typ, Percent):
        return f"{number} %", Decimal(number)
    if issubclass(typ, DecimalNumber):
        return german_number(Decimal(number)), Decimal(number)
    if issubclass(typ, int):
        return str(number), number
    if issubclass(typ, TimeOfDay):
        return "07:30", "07:30"
    return (
        ("Wert mit e. V. und § 5 Abs. 1", "Wert mit e. V. und § 5 Abs. 1") if issubclass(typ, str) else None
    )


def filled(parts: tuple[Part, ...], turn: int, values: dict[FieldPath, Any]) -> str | None:
    """The line with values, which are noted; None where it needs more than scalars."""
    text = ""
    for part in parts:
        if isinstance(part, Words):
            text += part.text
        elif isinstance(part, Either):
            inner = filled(part.branches[0].parts, turn, values)
            if inner is None or part.branches[0].facts:
                return None
            text += inner
        elif isinstance(part, Hole) and not part.entry and not part.form:
            said = sample(BUILT_IN_FIELDS.at(part.path), turn)
            if said is None or part.path in values:
                return None
            values[part.path] = said[1]
            text += said[0]
        else:
            return None
    return text


def lines() -> Iterator[tuple[Profil, str, str, dict[FieldPath, Any]]]:
    """Each line that is known by its words, with its profile and the title above it."""
    turn = 0
    for profil in PROFILES:
        for plan in profil.alle():
            known = known_body(tree_of(plan.koerper.tree)) if plan.koerper else None
            for number, line in enumerate(known.lines if known else ()):
                turn += 1
                values: dict[FieldPath, Any] = {}
                text = filled(line.parts, turn, values)
                pattern = LinePattern(number, line, BUILT_IN_FIELDS)
                first = known is not None and number in known.follow[START] and pattern.letters
                if line.loops or line.kind == "row" or not (text and values):
                    continue
                if "angebot.stand" in values and profil.name == "bw-schulkindergarten":
                    continue  # where the concept has no date of its own, the same sentence prints this one
                if (
                    not (pattern.known_anywhere or first)
                    or {fact.path for fact in line.facts} & values.keys()
                ):
                    continue
                if all(fits(FoundValue(p, v, HERE, True, ""), BUILT_IN_FIELDS) for p, v in values.items()):
                    yield profil, plan.eintrag.titel, " ".join(text.split()), values


LINES = list(lines())


def test_there_are_many_lines() -> None:
    assert len(LINES) > 150
    assert len({path for *_, values in LINES for path in values}) > 40


@pytest.mark.parametrize(
    ("profil", "title", "text", "values"),
    few(LINES, 4),
    ids=[f"{p.name}-{t[:40]}" for p, _, t, _ in few(LINES, 4)],
)
def test_a_filled_line_gives_its_values_back(
    profil: Profil, title: str, text: str, values: dict[FieldPath, Any]
) -> None:
    around = GivenSection(1, title, (text,))
    found = {one.path: one.value for one in found_values(profil.dokument, [around], profil) if one.sure}
    assert {path: found.get(path) for path in values} == values


@pytest.mark.parametrize(
    ("profil", "title", "text", "values"),
    few(LINES, 16),
    ids=[f"{p.name}-{t[:40]}" for p, _, t, _ in few(LINES, 16)],
)
def test_another_sentence_in_front_changes_nothing(
    profil: Profil, title: str, text: str, values: dict[FieldPath, Any]
) -> None:
    around = GivenSection(1, title, (f"Am Hafen lag ein dichter Nebel. {text}", "Er blieb lange liegen."))
    found = {one.path: one.value for one in found_values(profil.dokument, [around], profil)}
    assert {path: found[path] for path in values if path in found} == {
        path: value for path, value in values.items() if path in found
    }


@pytest.mark.parametrize("profil", few(PROFILES, 4), ids=lambda profil: profil.name)
def test_below_a_known_title_foreign_words_give_no_value(profil: Profil) -> None:
    foreign = ("Am Dienstag lag über dem Hafen ein dichter Nebel, der lange blieb.", "Die Leute warteten.")
    for plan in profil.alle():
        sections = [GivenSection(1, plan.eintrag.titel, foreign)]
        assert found_values(profil.dokument, sections, profil) == ()
