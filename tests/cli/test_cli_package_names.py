"""Names that a package lists, of what has changed and of what was called otherwise, lead somewhere."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import (
    DUTY,
    FILES,
    GIVEN,
    HAUS,
    LB,
    NORD,
    OFFER,
    OUTLINE,
    PACKAGE,
    house,
    member,
    package,
    places,
    said,
)
from helpers import build_tree

FORMER = "angebot.eigene.fahrdienst: {"
SECOND = "  - {nach: fahrdienst, id: zwei, frueher: [bus], titel: Zwei, braucht: angebot.eigene.fahrdienst}\n"
CHANGED = "aenderungen:\n  - {version: %s, text: Neu, abschnitte: %s, anforderungen: [%s]}\n"


def changes(
    version: str = '"2027.1"', section: str = "fahrdienst", duty: str = "fahrdienst"
) -> dict[str, str]:
    return {"paket.yaml": PACKAGE + CHANGED % (version, section, duty)}


def changed(more: str) -> dict[str, str]:
    """Something more said of the version of today."""
    return {name: text.replace("]}\n", f"]{more}}}\n") for name, text in changes().items()}


KINDS = {
    "known": (changes(), []),
    "section": (changes(section="fahrdinst"), [("TD820", "paket.yaml", 7)]),
    "sections": (changes(section="[fahrdienst, weg]"), [("TD820", "paket.yaml", 7)]),
    "duty": (changes(duty="gibtsnicht"), [("TD820", "paket.yaml", 7)]),
    "gone": (changed(", entfallen: [bus]"), []),
    "gone alone": ({"paket.yaml": PACKAGE + 'aenderungen: [{version: "2027.1", entfallen: bus}]\n'}, []),
    "not gone": (changed(", entfallen: [fahrdienst]"), [("TD820", "paket.yaml", 7)]),
    "changed field": (changed(", felder: angebot.eigene.fahrdienst"), []),
    "no field": (changed(", felder: angebot.eigene.bus"), [("TD820", "paket.yaml", 7)]),
    "older": (changes('"2026.1"', "weg", "weg"), [("TD820", "paket.yaml", 2)]),
    "newer": (changes('"2027.2"'), [("TD204", "paket.yaml", 7)]),
    "none": ({"paket.yaml": PACKAGE}, []),
    "field": (
        {OUTLINE: NORD.replace(FORMER, FORMER + "frueher: fahrdienst, ")},
        [("TD801", OUTLINE, 6)],
    ),
    "section today": (
        {OUTLINE: NORD.replace("    id: f", "    frueher: umfang\n    id: f")},
        [("TD801", OUTLINE, 9)],
    ),
    "two sections": (
        {OUTLINE: NORD.replace("    id: f", "    frueher: bus\n    id: f") + SECOND},
        [("TD801", OUTLINE, 14)],
    ),
    "duty today": (
        {"anforderungen.yaml": DUTY.replace("    titel", "    frueher: gewaltschutz\n    titel")},
        [("TD801", "anforderungen.yaml", 3)],
    ),
    "two duties": (
        {
            "anforderungen.yaml": DUTY.replace("    titel", "    frueher: bus\n    titel")
            + "  rufbus: {titel: Rufbus, frueher: [bus], quelle: Beschluss}\n"
        },
        [("TD801", "anforderungen.yaml", 7)],
    ),
    "in order": ({OUTLINE: NORD.replace("    id: f", "    frueher: bus\n    id: f")}, []),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_leads_nowhere_is_told_of_the_package_alone(tdocs: Tdocs, kind: str) -> None:
    changed, expected = KINDS[kind]
    assert changed.keys() <= FILES.keys()
    package(**changed)
    assert sorted(places(said(tdocs, "validate", "verband"))) == sorted(expected)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("abschnitte: [anlage]", "nennt ihn unter den Änderungen mit 2027.1"),
        ("entfallen: [anlage]", "nennt ihn unter den Änderungen mit 2027.1"),
        ("text: Neu", "emeint: »anlagen« oder »anlagenverzeichnis«?"),
    ],
)
def test_a_section_that_the_package_says_has_gone_is_not_guessed_at(
    tdocs: Tdocs, entry: str, told: str
) -> None:
    package(**{"paket.yaml": PACKAGE + f'aenderungen: [{{version: "2027.1", {entry}}}]\n'})
    section = "einfuegen: [{nach: anlage, id: neu, titel: Neu, braucht: traeger.name}]\n"
    files = house(HAUS + section)
    free = f"zusatzabschnitte: [{{dokument: {LB}, nach: anlage, titel: Frei, text: Frei.}}]\n"
    member(**{**files, "offer.yaml": files["offer.yaml"] + free})
    messages = {f["code"]: f["message"] for f in said(tdocs, "validate", "mitglied")}
    assert told in messages["TD801"]
    member(**{"offer.yaml": OFFER + GIVEN + free})
    (found,) = said(tdocs, "validate", "mitglied")
    assert told in found["message"]


@pytest.mark.parametrize(
    "call", [("init", "neu", "--profile", "hx-assistenz"), ("explain", "TD301:fahrdinst")], ids=lambda c: c[0]
)
def test_where_only_built_in_names_were_looked_through_the_option_for_others_is_named(
    tdocs: Tdocs, call: tuple[str, ...]
) -> None:
    package()
    alone, beside = tdocs(*call), tdocs(*call, "--profiles", "verband")
    assert alone.code == beside.code == 2
    assert "--profiles" in alone.err
    assert "--profiles" not in beside.err


@pytest.mark.parametrize("name", ["Paket.yml", "paket.yml", "anforderung.yaml", "anforderungen.yml"])
def test_a_near_miss_of_a_file_of_a_package_is_told_of_the_package_alone(tdocs: Tdocs, name: str) -> None:
    own = "paket.yaml" if name.casefold().startswith("paket") else "anforderungen.yaml"
    build_tree(Path("verband"), {name if file == own else file: text for file, text in FILES.items()})
    assert ("TD033", name, 1) in places(said(tdocs, "validate", "verband"))


RENAMED = {
    "": {},
    "section": {OUTLINE: NORD.replace("    id: f", "    frueher: bus\n    id: f")},
    "field": {OUTLINE: NORD.replace(FORMER, FORMER + "frueher: bus, ")},
    "duty": {"anforderungen.yaml": DUTY.replace("    titel", "    frueher: bus\n    titel")},
}


@pytest.mark.parametrize("kind", RENAMED)
def test_another_version_names_migrate_where_names_have_changed(tdocs: Tdocs, kind: str) -> None:
    package(**{**RENAMED[kind], "paket.yaml": PACKAGE.replace("2027.1", "2027.2")})
    member()
    (told,) = [f for f in said(tdocs, "validate", "mitglied") if f["code"] == "TD814"]
    assert ("tdocs migrate" in told["message"]) == bool(kind)
