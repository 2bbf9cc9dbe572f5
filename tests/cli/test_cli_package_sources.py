"""What a finding cites is where the profile comes from that asks, not the one that inherits it."""

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import HAUS, LB, NORD, OFFER, OUTLINE, house, member, package, said

BASE = NORD.replace("titel: Nord\n", "titel: Nord\nquelle: Muster des Verbands\n").replace(
    "    erfuellt: fahrdienst\n", ""
)
OWN = f"{HAUS}quelle: Beschluss des Hauses\n"
HEIRS = OFFER.replace(": nord", ": haus")
CHANGES = {
    "": "Muster des Verbands",
    "aendern: {fahrdienst: {titel: Fahrten}}\n": "Muster des Verbands",
    "aendern: {fahrdienst: {pflicht: soll}}\n": "Beschluss des Hauses",
    "aendern: {fahrdienst: {quelle: Satzung}}\n": "Satzung",
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_source_is_that_of_the_profile_that_asks(tdocs: Tdocs, change: str) -> None:
    package(**{OUTLINE: BASE})
    member(**house(OWN + change) | {"offer.yaml": HEIRS})
    (told,) = [f for f in said(tdocs, "lint", "mitglied") if f["path"] == "eigene.fahrdienst"]
    assert told["source"] == CHANGES[change]
    assert f"({CHANGES[change]})" in told["message"]


def test_without_a_source_of_its_own_a_base_has_that_of_its_base(tdocs: Tdocs) -> None:
    package(**{OUTLINE: BASE})
    member(**house(OWN) | {"offer.yaml": HEIRS})
    found = said(tdocs, "lint", "mitglied")
    assert not [f for f in found if f["source"] == "Beschluss des Hauses"]
    assert LB in {d["document"] for f in found for d in f["documents"]}
