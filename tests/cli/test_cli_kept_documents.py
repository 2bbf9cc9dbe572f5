"""Of documents that `dokumente:` leaves out nothing is told; what they print does not count as unused."""

import json
from itertools import combinations
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "unvollstaendig"
WORDS = {
    "leistungsvereinbarung": "Leistungsvereinbarung",
    "fachkonzept": "Fachkonzept",
    "leistungsbeschreibung": "Leistungsbeschreibung",
}
KEPT = [kept for number in (1, 2) for kept in combinations(WORDS, number)]


def told(tdocs: Tdocs, kept: tuple[str, ...], command: str = "lint", more: str = "") -> list[dict[str, Any]]:
    build_tree(Path("konzept"), {"tdocs.yaml": f"dokumente: [{', '.join(kept)}]\n{more}"})
    found: list[dict[str, Any]] = json.loads(tdocs(command, "konzept", "--format", "json").out)["findings"]
    return found


def places(finding: dict[str, Any]) -> set[str]:
    return {place["document"] for place in finding.get("documents", [])}


def written() -> None:
    copytree(EXAMPLE, "konzept", ignore=ignore_patterns("ausgabe", "tdocs.yaml", "README.md"))


def key(finding: dict[str, Any]) -> tuple[str, str, int, str]:
    return finding["code"], finding["file"], finding["line"], finding["path"]


def on_concept(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What says of the concept's profile that it does not fit or takes something back."""
    return [f for f in findings if f["code"] in ("TD803", "TD308") and "fachkonzept" in json.dumps(f).lower()]


@pytest.mark.parametrize("kept", KEPT)
def test_no_finding_is_about_a_document_that_is_left_out(tdocs: Tdocs, kept: tuple[str, ...]) -> None:
    written()
    every = told(tdocs, tuple(WORDS))
    found = told(tdocs, kept)
    assert set[str]().union(*map(places, found)) == set(kept) & set[str]().union(*map(places, every))
    left_out = [word for kind, word in WORDS.items() if kind not in kept]
    for finding in found:
        said_where = finding["message"].partition(" in ")[2]
        assert not (places(finding) and any(f"{word} " in said_where.split("(")[0] for word in left_out))
    about = {key(f) for f in every if not places(f) or places(f) & {*kept}}
    assert {key(f) for f in found if places(f)} <= about
    assert [f for f in found if f["code"] == "TD321"] == [f for f in every if f["code"] == "TD321"]


HAUS = "profil: haus\ndokument: fachkonzept\ntitel: Haus\nerweitert: allgemein\n"
WEAK = "aendern: {qualitaet.gewaltschutz: {pflicht: soll}}\n"


@pytest.mark.parametrize("name", ["haus", "gibtesnicht", "by-heilpaedagogische-tagesstaette"])
def test_a_profile_of_a_document_that_is_left_out_counts_for_nothing(tdocs: Tdocs, name: str) -> None:
    written()
    offer = Path("konzept/offer.yaml")
    before, _, behind = offer.read_text("utf-8").partition("\nprofil:")
    text = f"{before}\nprofil: {{fachkonzept: {name}}}\n\n" + behind.partition("\n\n")[2]
    build_tree(Path("konzept"), {"offer.yaml": text, "profile/fachkonzept/haus/gliederung.yaml": HAUS + WEAK})
    assert on_concept(told(tdocs, ("leistungsvereinbarung", "leistungsbeschreibung"))) == []
    assert on_concept(told(tdocs, tuple(WORDS)))
