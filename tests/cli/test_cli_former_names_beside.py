"""Names that mean one thing and stand side by side are told at each, and `migrate` leaves their file."""

from itertools import permutations
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import CONFIG, GIVEN, HAUS, LB, OFFER, OUTLINE, member, package, said
from sampling import few

NORD = f"""\
profil: nord
dokument: {LB}
titel: Nord
erweitert: rahmen
felder:
  angebot.eigene.neu: {{frueher: [alt, uralt], art: kurzer_text, beschreibung: Preis}}
  angebot.eigene.fahrten:
    art: liste
    beschreibung: Fahrten
    eintrag: {{neu: {{frueher: [alt, uralt], art: kurzer_text}}}}
  personal.positionen.eigene.neu: {{frueher: [alt, uralt], art: kurzer_text, beschreibung: Preis}}
einfuegen:
  - nach: umfang
    id: neu
    frueher: [alt, uralt]
    titel: Preis
    erfuellt: neu
    braucht: [angebot.eigene.neu, angebot.eigene.fahrten, personal.positionen.eigene.neu]
"""
DUTY = "anforderungen:\n  neu: {frueher: [alt, uralt], titel: Preis, norm: {sgb9_125: § 3 LRV Musterland}}\n"
PACKAGE = f'name: verband-nord\nversion: "2027.1"\ntdocs: ">=0.1"\nprofile: {{{LB}: nord}}\n'
HOUSE = f"profile/{LB}/haus/gliederung.yaml"
PLACES = {
    "field": ("offer.yaml", OFFER + "eigene:\n  ONE: Eins\n  TWO: Zwei\n"),
    "field in a list": ("offer.yaml", OFFER + "eigene:\n  fahrten:\n    - ONE: Eins\n      TWO: Zwei\n"),
    "field of a position": (
        "staffing.yaml",
        "positionen:\n  - id: leitung\n    funktion: leitung\n    vzae: 1\n    eigene:\n"
        "      ONE: Eins\n      TWO: Zwei\n",
    ),
    "changed section": (HOUSE, HAUS + "aendern:\n  ONE: {titel: Eins}\n  TWO: {hinweis: Zwei}\n"),
    "section taken out": (HOUSE, HAUS + "entfernen:\n  ONE: Steht woanders.\n  TWO: Steht woanders.\n"),
    "rule": (
        "tdocs.yaml",
        CONFIG + "regeln:\n  schwere:\n    TD301:ONE: warnung\n    TD301:TWO: hinweis\n",
    ),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("names", few(permutations(("alt", "uralt", "neu"), 2)), ids="-".join)
def test_two_names_of_one_thing_are_told_and_nothing_is_written(
    tdocs: Tdocs, names: tuple[str, str], place: str
) -> None:
    file, form = PLACES[place]
    text = form.replace("ONE", names[0]).replace("TWO", names[1])
    lines = [form[: form.index(one)].count("\n") + 1 for one in ("ONE", "TWO")]
    expected = [(file, line) for name, line in zip(names, lines, strict=True) if name != "neu"]
    given = OFFER.replace(": nord", ": haus") if file == HOUSE else OFFER
    package(**{"paket.yaml": PACKAGE, "anforderungen.yaml": DUTY, OUTLINE: NORD})
    member(**{"offer.yaml": given + GIVEN.replace("fahrdienst", "uralt"), file: text})
    for command in ("validate", "lint"):
        found = [f for f in said(tdocs, command, "mitglied") if f["code"] == "TD020"]
        assert [(f["file"], f["line"]) for f in found] == expected
        assert all("heißt jetzt" in f["message"] for f in found)
    result = tdocs("migrate", "mitglied")
    assert (result.code, result.err.count("TD020")) == (1, len(expected))
    assert (Path("mitglied") / file).read_text("utf-8") == text
