"""What is told of slips in an outline names what to write, and with that the outline is sound."""

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_own_outlines import ADDED, EXTENDS, errors

REASONS = {
    "Steht im Vertrag.": True,
    "Das steht schon in der Leistungsvereinbarung.": True,
    "Das regelt allein die Leistungsvereinbarung.": True,
    "Ist in Anlage 3 geregelt.": True,
    "Das Haus hat keine betriebsnotwendigen Anlagen.": True,
    "siehe oben": False,
    "nein danke": False,
    "doch nicht": False,
    "folgt": False,
    '"-"': False,
}


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_to_take_out_says_why_or_where_it_is(tdocs: Tdocs, reason: str) -> None:
    found = errors(tdocs, f"{EXTENDS}entfernen:\n  anlagen: {reason}\n")
    assert all("sagt nicht, warum" in f["message"] for f in found)
    assert (found == []) == REASONS[reason]


def test_a_reason_left_out_is_asked_for(tdocs: Tdocs) -> None:
    (found,) = errors(tdocs, EXTENDS + "entfernen:\n  anlagen:\n")
    assert "fehlt der Grund" in found["message"]


MAPS = {
    "aendern": ("ziel", "{titel: Wohin}"),
    "felder": ("angebot.eigene.preis", "{art: euro, beschreibung: Preis}"),
}


@pytest.mark.parametrize("key", MAPS)
def test_a_list_where_names_are_keys_is_told_so(tdocs: Tdocs, key: str) -> None:
    name, value = MAPS[key]
    (found,) = errors(tdocs, EXTENDS + f"{key}:\n  - {name}: {value}\n")
    assert "Namen als Schlüssel, unter jedem Schlüssel mit Werten (" in found["message"]
    assert errors(tdocs, EXTENDS + f"{key}:\n  {name}: {value}\n") == []


ONE, TWO = "traeger.name", "angebot.bezeichnung"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        (f"{ONE}, {TWO}", f"[{ONE}, {TWO}]"),
        (f"{ONE} und {TWO}", f"[{ONE}, {TWO}]"),
        (f"{ONE}; {TWO}", f"[{ONE}, {TWO}]"),
        (f"{ONE} oder {TWO}", f"{{feld: [{ONE}, {TWO}]}}"),
    ],
)
def test_several_fields_in_one_text_are_told_how_to_be_written(tdocs: Tdocs, typed: str, right: str) -> None:
    (found,) = errors(tdocs, EXTENDS + ADDED.format("neu", f'"{typed}"'))
    assert right in found["message"]
    assert errors(tdocs, EXTENDS + ADDED.format("neu", right)) == []


@pytest.mark.parametrize("typed", ["ziel, umfang", "ziel und umfang", "ziel; umfang"])
def test_several_requirements_in_one_text_are_a_list(tdocs: Tdocs, typed: str) -> None:
    (found,) = errors(tdocs, EXTENDS + f'verlangt: "{typed}"\n')
    assert "[ziel, umfang]" in found["message"]
    assert errors(tdocs, EXTENDS + "verlangt: [ziel, umfang]\n") == []


def test_a_requirement_that_nobody_knows_is_told_where_they_stand(tdocs: Tdocs) -> None:
    (found,) = errors(tdocs, EXTENDS + "verlangt: [fahrradweg]\n")
    assert "anforderungen.yaml" in found["message"]
    own = {"anforderungen.yaml": "anforderungen:\n  fahrradweg: {titel: Radweg, quelle: Beschluss}\n"}
    assert errors(tdocs, EXTENDS + "verlangt: [fahrradweg]\n", **own) == []
