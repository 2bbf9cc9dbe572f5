"""A text of a list that is parted on two entries is told; entries of their own are not."""

import re
from pathlib import Path

import pytest

from helpers import build_tree
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.loaded_files import load_file

HEAD = "id: a\nbezeichnung: A\n"
BY_COMMA = (
    ("Anleitung zu Haushalt", "Geld und Post"),
    ("Begleitung zu Ämtern", "Geschäften und Terminen"),
    ("Hilfe bei der Wäsche", "Küche oder Bad"),
    ("Üben von langen Wegen", "Bus und Bahn"),
    ("§§ 99", "104 und 117 bis 121 SGB IX"),
    ("Begleitung an 4", "5 Tagen"),
)
BY_WORDS = (
    ("Anleitung zum", "Haushalt"),
    ("Gespräche über die", "eigene Zukunft"),
    ("Hilfe bei Haus-", "und Gartenarbeit"),
    ("Anleitung zu Haus-", "halt"),
    ("Anleitung zu Geld", "und Post"),
    ("Anleitung zu Geld", "sowie zu Post"),
)
TWO = (
    ("Begleitung zum Arzt", "Begleitung zur Apotheke"),
    ("Begleitung zum Arzt", "Sport"),
    ("Anleitung zu Haushalt und Geld", "Post"),
    ("Anleitung", "Geld und Post"),
    ("Geld und Post", "Anleitung zu Haushalt"),
    ("er nimmt Hilfe an", "Geld und Post"),
    ("§ 99 SGB IX", "§ 104 SGB IX"),
    (
        "Wille der Person,",
        "Bewilligung und",
    ),
    ("soweit sie nötig sind", "Undine begleitet"),
)
BRACKETS = "unterstuetzungsfelder: [{}, {}]\n"
DASHES = "unterstuetzungsfelder:\n  - {}\n  - {}\n"


def found(root: Path, offer: str) -> list[Finding]:
    build_tree(root, {"offer.yaml": HEAD + offer})
    return [one for one in load_file(root / "offer.yaml").findings if one.code == "TD216"]


@pytest.mark.parametrize("parts", [*BY_COMMA, *BY_WORDS])
def test_what_a_comma_in_brackets_parts_is_told_and_what_is_shown_mends_it(
    tmp_path: Path, parts: tuple[str, str]
) -> None:
    offer = BRACKETS.format(*parts)
    (told,) = found(tmp_path / "torn", offer)
    assert (told.span.line, told.path) == (3, "unterstuetzungsfelder[1]")
    (one,) = re.findall(r': ("[^"]*");', told.message)
    assert found(tmp_path / "one", f"unterstuetzungsfelder: [{one}]\n") == []
    assert found(tmp_path / "two", BRACKETS.format(*(f'"{part}"' for part in parts))) == []


@pytest.mark.parametrize("parts", BY_WORDS)
def test_what_a_dash_parts_is_told_where_no_text_ends_or_begins_so(
    tmp_path: Path, parts: tuple[str, str]
) -> None:
    (told,) = found(tmp_path, DASHES.format(*parts))
    assert (told.span.line, told.path) == (5, "unterstuetzungsfelder[1]")
    assert "Klammern" not in told.message


@pytest.mark.parametrize("form", [BRACKETS, DASHES])
@pytest.mark.parametrize("parts", TWO)
def test_two_entries_stay_two(tmp_path: Path, parts: tuple[str, str], form: str) -> None:
    assert found(tmp_path, form.format(*parts).replace(",,", ",")) == []


@pytest.mark.parametrize("parts", BY_COMMA)
def test_a_dash_says_of_itself_that_there_are_two(tmp_path: Path, parts: tuple[str, str]) -> None:
    assert found(tmp_path, DASHES.format(*parts)) == []


def test_a_list_is_told_once_and_a_list_of_choices_never(tmp_path: Path) -> None:
    assert len(found(tmp_path, "unterstuetzungsfelder: [Hilfe zum, Geld, Hilfe zur, Post]\n")) == 1
    assert found(tmp_path / "choices", "einsatzorte: [kita, schule]\n") == []
