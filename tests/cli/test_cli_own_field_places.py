"""A field of a profile in the wrong file is told with the file that it belongs in."""

from itertools import permutations
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_own_fields import BASE, declaring, findings
from helpers import build_tree
from sampling import few

WORDS = {
    "traeger": "in provider.yaml unter »eigene«",
    "angebot": "in offer.yaml unter »eigene«",
    "personal": "in staffing.yaml unter »eigene«",
    "personal.positionen": "in staffing.yaml bei einer Position unter »eigene«",
}
FILES = {"traeger": "provider.yaml", "angebot": "offer.yaml", "personal": "staffing.yaml"}


def typed(place: str) -> dict[str, str]:
    """The field `tour` at a place."""
    if place == "personal.positionen":
        text = "positionen: [{id: a, funktion: Leitung, vzae: 1, eigene: {tour: 3}}]\n"
        return {"staffing.yaml": text}
    return {FILES[place]: f"{BASE[FILES[place]]!s}eigene: {{tour: 3}}\n"}


@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize(("right", "wrong"), few(permutations(WORDS, 2)))
def test_a_field_in_the_wrong_place_is_told_with_the_right_one(
    tdocs: Tdocs, right: str, wrong: str, beside: bool
) -> None:
    fields = f"{right}.eigene.tour: {{art: ganze_zahl, beschreibung: Tour}}\n"
    if beside:
        fields += f"{wrong}.eigene.anderes: {{art: euro, beschreibung: Anderes}}\n"
    build_tree(Path(), {**declaring(fields), **typed(wrong)})
    (told,) = [f for f in findings(tdocs) if f["code"] == "TD201"]
    assert f"gehört {WORDS[right]}." in str(told["message"])
    assert told["file"] == next(iter(typed(wrong)))
