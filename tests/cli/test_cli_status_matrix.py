"""`tdocs status --matrix`: which requirement is met in which offer, over many repositories."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree

SETTINGS = "dokumente: [fachkonzept, leistungsbeschreibung]\nformate: [md]\n"
SHIELD = "gewaltschutz: Zwei Ansprechpersonen nehmen jeden Vorfall auf und melden ihn der Leitung.\n"
ANNEX = (
    "gewaltschutz: {anlage: schutz, kurz: Zwei Ansprechpersonen nehmen Vorfälle auf.}\n"
    "anlagen: [{id: schutz, titel: Schutzkonzept}]\n"
)
EXCEPTED = "# tdocs: ignore[TD301:gewaltschutz] Die Trägerin legt ihr Konzept im März vor.\ngewaltschutz:\n"
STATES = {"a": ("", "missing"), "b": (SHIELD, "filled"), "c": (ANNEX, "annex"), "d": (EXCEPTED, "excepted")}


@pytest.fixture
def alle(tmp_path: Path) -> Path:
    """Repositories of which each meets one requirement in another way, and one that cannot be read."""
    for name, (text, _) in STATES.items():
        files = {**HAUS, "tdocs.yaml": SETTINGS, "offer.yaml": f"{HAUS['offer.yaml']!s}{text}"}
        build_tree(tmp_path / "alle" / name, files)
    build_tree(tmp_path / "alle/z", {**HAUS, "tdocs.yaml": SETTINGS, "offer.yaml": "id: [\n"})
    return tmp_path / "alle"


def matrix(tdocs: Tdocs, *arguments: str) -> dict[str, Any]:
    said = tdocs("status", *arguments, "--matrix", "--format", "json").out
    return json.loads(said)  # type: ignore[no-any-return]


def states(tdocs: Tdocs, *arguments: str) -> dict[str, str | None]:
    """How each repository meets the requirement."""
    said = matrix(tdocs, *arguments)
    (row,) = (row for row in said["requirements"] if row["requirement"] == "gewaltschutz")
    names = [offer["repository"] for offer in said["offers"]]
    return dict(zip(names, row["states"], strict=True))


def table(said: str) -> list[dict[str, str]]:
    return list(csv.DictReader(said.removeprefix("\ufeff").splitlines(), delimiter=";"))


def test_each_offer_says_how_it_meets_a_requirement(tdocs: Tdocs, alle: Path) -> None:
    assert states(tdocs, "alle") == {**{name: state for name, (_, state) in STATES.items()}, "z": None}
    assert tdocs("status", "alle", "--matrix").code == 1


def test_the_matrix_and_the_coverage_table_say_the_same(tdocs: Tdocs, alle: Path) -> None:
    for name in STATES:
        every = table(tdocs("synopse", f"alle/{name}", "--format", "csv").out)
        rows = [row for row in every if row["Dokument"] != "Leistungsvereinbarung"]
        missing = {row["Anforderung"] for row in rows if row["Stand"] == "fehlt" and not row["Ausnahme"]}
        said = matrix(tdocs, f"alle/{name}")["requirements"]
        assert {row["requirement"] for row in said if row["states"] == ["missing"]} == missing
        assert {row["requirement"] for row in said} == {row["Anforderung"] for row in rows}


def test_people_see_where_something_is_missing(tdocs: Tdocs, alle: Path) -> None:
    lines = tdocs("status", "alle", "--matrix").out.splitlines()
    line = next(line for line in lines if line.startswith("gewaltschutz"))
    assert "1 fehlt, 1 ausgenommen, 1 vorhanden, 1 in Anlage" in line
    assert line.endswith("a: haus")


def test_a_spreadsheet_has_a_column_for_each_offer(tdocs: Tdocs, alle: Path) -> None:
    rows = table(tdocs("status", "alle", "--matrix", "--format", "csv").out)
    assert list(rows[0])[:6] == ["Anforderung", "Bezeichnung", "Norm", "Fehlt", "a: haus", "b: haus"]
    (row,) = (row for row in rows if row["Anforderung"] == "gewaltschutz")
    assert [row[f"{name}: haus"] for name in "abcd"] == ["fehlt", "vorhanden", "in Anlage", "ausgenommen"]
    assert (row["Fehlt"], row["z: z/offer.yaml"]) == ("1", "nicht lesbar")
    assert "§ 37a" in row["Norm"]


def test_a_page_shows_the_same(tdocs: Tdocs, alle: Path) -> None:
    page = tdocs("status", "alle", "--matrix", "--format", "html").out
    assert page.count("<td>nicht lesbar</td>") == len(matrix(tdocs, "alle")["requirements"])
    assert '<td class="offen">fehlt</td>' in page


def test_only_the_documents_of_a_profile_count(tdocs: Tdocs, alle: Path) -> None:
    every, one = matrix(tdocs, "alle"), matrix(tdocs, "alle", "--profile", "rahmen")
    assert 0 < len(one["requirements"]) < len(every["requirements"])


def test_a_duty_of_the_house_has_its_row_with_its_title_and_norm(tdocs: Tdocs, alle: Path) -> None:
    duty = (
        "anforderungen:\n  nachtruhe:\n    titel: Nachtruhe\n"
        "    norm: {sgb9_125: § 27 Abs. 3 LRV Musterland}\n"
        "    grad: ja\n    verlangt_in: [fachkonzept]\n"
    )
    build_tree(alle / "b", {"profile/anforderungen.yaml": duty})
    said = matrix(tdocs, "alle")
    (row,) = (row for row in said["requirements"] if row["requirement"] == "nachtruhe")
    assert row["title"] == "Nachtruhe"
    repositories = [offer["repository"] for offer in said["offers"]]
    held = dict(zip(repositories, row["states"], strict=True))
    assert held["b"] == "missing"
    assert held["a"] is None
