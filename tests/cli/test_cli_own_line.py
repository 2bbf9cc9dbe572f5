"""What a house's profile does to what it inherits is told in the house, whoever wrote the profile above."""

from itertools import product

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import CONFIG, GIVEN, HAUS, LB, NORD, OFFER, house, member, package, said

FOLDER = f"profile/{LB}/haus"
OUTLINE = f"{FOLDER}/gliederung.yaml"
NEVER = "wenn: merkmale.alle_lebensbereiche, weil: Fahrten regelt der Landkreis mit den Eltern"
IN_FULL = "aendern:\n  {}: {{{}}}\n"
CHANGES = {
    "condition": NEVER,
    "fulfils nothing": "erfuellt: []",
    "weaker": "pflicht: nein",
    "other field": "braucht: angebot.bezeichnung",
}
BASES = {"nord": "fahrdienst", "assistenz": "ziel"}


@pytest.mark.parametrize(("base", "change"), [*product(BASES, CHANGES)])
def test_a_duty_that_the_house_weakens_is_told_in_its_line(tdocs: Tdocs, base: str, change: str) -> None:
    package(**{f"{LB}/nord/gliederung.yaml": NORD.replace("rahmen", "assistenz")})
    outline = HAUS.replace("nord", base) + IN_FULL.format(BASES[base], CHANGES[change])
    member(**house(outline), **{"tdocs.yaml": CONFIG if base == "nord" else ""})
    found = [f for f in said(tdocs, "lint", "mitglied") if f["code"] in ("TD308", "TD801")]
    assert {(f["file"], f["line"]) for f in found} == {(OUTLINE, 6)}
    assert not any("merkmale" in f["message"] for f in found)


def test_a_duty_moved_to_another_section_is_told_where_it_was_taken_away(tdocs: Tdocs) -> None:
    package()
    outline = HAUS + "aendern:\n  ziel: {erfuellt: [ziel, fahrdienst]}\n  fahrdienst: {erfuellt: []}\n"
    member(**house(outline))
    found = [f for f in said(tdocs, "lint", "mitglied") if f["code"] == "TD308"]
    assert [(f["file"], f["line"]) for f in found] == [(OUTLINE, 7)]


@pytest.mark.parametrize("body", ["Es gibt einen Fahrdienst, der alle holt.\n", "\u200b\n", "# Fahrdienst\n"])
@pytest.mark.parametrize("base", BASES)
def test_an_own_text_that_leaves_a_field_out_is_itself_told(tdocs: Tdocs, base: str, body: str) -> None:
    package()
    given = OFFER.replace(": nord", ": haus") + GIVEN
    files = {"offer.yaml": given, OUTLINE: HAUS.replace("nord", base), f"{FOLDER}/{BASES[base]}.md": body}
    member(**files, **{"tdocs.yaml": CONFIG if base == "nord" else ""})
    found = [f for f in said(tdocs, "lint", "mitglied") if f["code"] == "TD801"]
    told = [f for f in found if "nicht gedruckt" in f["message"]]
    assert {f["file"] for f in told} == {f"{FOLDER}/{BASES[base]}.md"}, found
