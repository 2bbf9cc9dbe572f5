"""What a package declares unreadably or twice is told at the package; its members hear nothing."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import GIVEN, LB, NORD, OFFER, OUTLINE, member, package, said

EXTRA = NORD.replace("nord", "x").replace("Nord", "X").replace("eigene.fahrdienst", "eigene.pflanzen")
EXTRA = EXTRA.replace("id: fahrdienst", "id: pflanzen").replace("    erfuellt: fahrdienst\n", "")
FIELD = "  angebot.eigene.fahrdienst: {art: langer_text, beschreibung: Fahrdienst}\n"
OTHER = "  angebot.eigene.fahrdienst: {art: euro, beschreibung: Fahrdienst}\n"
UNREADABLE = {
    "UTF-16": EXTRA.encode("utf-16"),
    "UTF-16 without a mark": EXTRA.encode("utf-16-le"),
    "Windows-1252": EXTRA.replace("titel: X", "titel: Xä").encode("cp1252"),
    "a program": b"MZ\x90\x00\x03\x00\x00\x00",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "a control character": EXTRA.replace("titel: X", "titel: X\x07").encode(),
    "no end": EXTRA.replace("titel: X", 'titel: "X').encode(),
}
AMBIGUOUS = {
    "field twice": NORD.replace(FIELD, FIELD + OTHER),
    "field twice, otherwise": NORD.replace(FIELD, OTHER + FIELD),
    "all twice": NORD.replace(
        FIELD, FIELD + "felder:\n  angebot.eigene.preis: {art: euro, beschreibung: Preis}\n"
    ),
    "kind twice": NORD.replace("{art: langer_text,", "{art: langer_text, art: euro,"),
}


@pytest.mark.parametrize("fault", UNREADABLE)
def test_a_profile_that_cannot_be_read_leaves_the_values_of_members_unjudged(
    tdocs: Tdocs, fault: str
) -> None:
    package()
    file = Path("verband") / LB / "x" / "gliederung.yaml"
    file.parent.mkdir()
    file.write_bytes(UNREADABLE[fault])
    for name in ("eins", "zwei"):
        member(name, **{"offer.yaml": OFFER + GIVEN + "  pflanzen: Efeu und Farn stehen im Flur.\n"})
    found = said(tdocs, "validate", ".")
    assert {f["file"] for f in found} == {file.as_posix()}


@pytest.mark.parametrize("fault", AMBIGUOUS)
def test_a_declaration_that_stands_twice_is_told_once_and_nothing_follows(tdocs: Tdocs, fault: str) -> None:
    package(**{OUTLINE: AMBIGUOUS[fault]})
    for name in ("eins", "zwei"):
        member(name)
    found = said(tdocs, "validate", ".")
    assert [(f["code"], f["file"]) for f in found] == [("TD020", f"verband/{OUTLINE}")]
