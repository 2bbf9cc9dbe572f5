"""Our documents in somebody else's wording, a section taken out: is it named, and nothing that is there?"""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from examples import EXAMPLES, render
from filled_starter import PROFILES, fill
from recognition.own_wording import (
    HALVES,
    Written,
    counted,
    given,
    reworded,
    sections_to_remove,
    states,
    written,
)
from sampling import THOROUGH, few


@cache
def documents() -> tuple[Written, ...]:
    """Those of the examples, one of each profile."""
    found = {one.name: one for example in EXAMPLES for one in written(example, example / "ausgabe")}
    return tuple(found.values())


def total(of: tuple[Written, ...], half: str, every: int = 1) -> Counter[str]:
    return sum((counted(document, half, every) for document in of), Counter())


def held(found: Counter[str]) -> None:
    """The floors."""
    gone = found["named"] + found["kept back"]
    assert gone > 25
    assert found["doubted"] <= 0.01 * found["asked"]
    assert found["assured"] <= 0.15 * gone
    assert found["named"] >= 0.45 * gone
    assert found["wrong"] <= 0.3 * found["named"]


@pytest.mark.parametrize("half", HALVES)
def test_what_is_taken_out_is_named_and_hardly_anything_that_is_there(half: str) -> None:
    held(total(tuple(few(documents(), 5)), half, 1 if THOROUGH else 3))


@pytest.mark.parametrize("half", HALVES)
def test_a_file_without_a_section_is_judged_as_its_sections_without_it(half: str) -> None:
    document = documents()[0]
    index = sections_to_remove(document)[2]
    gone = document.within(index)
    without = given(reworded(document, half, gone))
    titles = {document.parts[n].heading(half) for n in gone}
    assert not titles & {section.title for section in without}
    whole = given(reworded(document, half))
    left = [section for section in whole if section.title not in titles]
    assert states(without, document.profil) == states(left, document.profil)


def test_with_a_section_named_like_another_the_figures_are_worse() -> None:
    document = documents()[0]
    turned = (*document.parts[3:], *document.parts[:3])
    wrong = tuple(
        part._replace(order=other.order, id=other.id)
        for part, other in zip(document.parts, turned, strict=True)
    )
    right, mixed = counted(document, "a", 8), counted(document._replace(parts=wrong), "a", 8)
    assert mixed["named"] + mixed["doubted"] != right["named"] + right["doubted"]
    assert mixed["assured"] >= right["assured"]


@pytest.mark.parametrize("profile", sorted(PROFILES) if THOROUGH else [])
def test_profiles_without_an_example(profile: str, tmp_path: Path) -> None:
    (tmp_path / "haus").mkdir()
    fill(tmp_path / "haus", profile)
    render(tmp_path / "haus", tmp_path / "out")
    ours = [one for one in written(tmp_path / "haus", tmp_path / "out") if one.profil.name == profile]
    for half in HALVES:
        found = total(tuple(ours), half)
        assert found["doubted"] <= 0.1 * found["asked"]
