"""Many repositories below one folder: one call says what a call for each says."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from sampling import THOROUGH

NUMBER = 40 if THOROUGH else 15
MARKS: tuple[dict[str, str | bytes], ...] = (
    {"tdocs.yaml": ""},
    {".git/HEAD": ""},
    {"tdocs.yaml": "dokumente: [fachkonzept]\nformate: [md]\n"},
    {"tdocs.yaml": "regeln: {nur: [TD301], schwere: {TD301: hinweis}}\n", ".git": "gitdir: x\n"},
    {"tdocs.yaml": "ausgabe: fertig\nformate: [md, docx]\ndokumente: [leistungsbeschreibung]\n"},
)
PROFILE: dict[str, str | bytes] = {
    "profile/fachkonzept/eigen/gliederung.yaml": (
        "profil: eigen\ndokument: fachkonzept\ntitel: Eigenes Konzept\n"
        "abschnitte:\n  - {id: a, titel: A, braucht: [traeger.leitbild]}\n"
    ),
}
PARTS: tuple[str, ...] = (
    "gewaltschutz: Zwei Ansprechpersonen nehmen jeden Vorfall auf und melden ihn der Leitung.\n",
    "vernetzung: TODO\n",
    "# tdocs: ignore[TD301:kuendigung] Die Frist verhandelt der Spitzenverband.\nkuendigung:\n",
    "stand: 2027-01-31\n",
    "ziele: [Selbstbestimmung]\n",
    "falsch: 1\n",
)


def repository(random: Random) -> dict[str, str | bytes]:
    """The files of one, with what its random numbers choose; all offers have the same id."""
    files = {**HAUS, **random.choice(MARKS)}
    offer = str(files["offer.yaml"]) + "".join(part for part in PARTS if random.random() < 0.15)
    if random.random() < 0.3:
        files |= {
            name.replace("eigen", f"eigen{random.randrange(3)}"): text for name, text in PROFILE.items()
        }
        offer += "profil: {fachkonzept: eigen1}\n"
    if random.random() < 0.1:
        offer = "id: [\n"
    if random.random() < 0.2:
        del files["staffing.yaml"]
    place = random.choice(("", "angebote/haus/"))
    del files["offer.yaml"]
    return {**files, f"{place}offer.yaml": offer}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("verband") / "alle"
    random = Random(19)
    for number in range(NUMBER):
        build_tree(root / f"region{number % 3}" / f"haus{number:02}", repository(random))
    return root


def names(many: Path) -> Iterator[str]:
    return (place.relative_to(many).as_posix() for place in sorted(many.glob("*/*")))


def seen_from(name: str, offer: dict[str, Any]) -> dict[str, Any]:
    """An offer of a repository as the folder around sees it."""
    folder = name if offer["folder"] == "." else f"{name}/{offer['folder']}"
    documents = [{**document, "file": f"{name}/{document['file']}"} for document in offer["documents"]]
    places = {"repository": name, "folder": folder, "file": f"{name}/{offer['file']}"}
    return {**offer, **places, "documents": documents}


def added(summaries: list[dict[str, Any]]) -> dict[str, Any]:
    """The sums of several summaries, key by key."""
    first = summaries[0]
    return {
        key: added([one[key] for one in summaries])
        if isinstance(value, dict)
        else sum(one[key] for one in summaries)
        for key, value in first.items()
    }


@pytest.mark.parametrize("written", [False, True], ids=["before rendering", "after rendering"])
def test_status_says_of_all_what_it_says_of_each(
    tdocs: Tdocs, many: Path, monkeypatch: pytest.MonkeyPatch, written: bool
) -> None:
    monkeypatch.chdir(many)
    if written:
        tdocs("render", ".")
        for number, document in enumerate(sorted(many.rglob("fachkonzept.*"))):
            if number % 2:
                document.write_text("Unser Konzept\n", "utf-8")
    singles = {}
    for name in names(many):
        monkeypatch.chdir(many / name)
        singles[name] = json.loads(tdocs("status", ".", "--format", "json").out or "null")
    monkeypatch.chdir(many)
    together = json.loads(tdocs("status", ".", "--format", "json").out)
    said = {name: one for name, one in singles.items() if one}
    assert len(said) == NUMBER
    assert together["offers"] == [seen_from(name, o) for name, one in said.items() for o in one["offers"]]
    assert together["summary"] == added([one["summary"] for one in said.values()])
    states = together["summary"]["states"]
    assert states["current"] and states["foreign"] if written else states["missing"]


@pytest.mark.parametrize("command", ["validate", "lint"])
def test_findings_of_all_are_those_of_each(
    tdocs: Tdocs, many: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    singles = []
    for name in names(many):
        monkeypatch.chdir(many / name)
        for finding in json.loads(tdocs(command, ".", "--format", "json").out)["findings"]:
            finding["file"] = f"{name}/{finding['file']}"
            if "related" in finding:
                finding["related"]["file"] = f"{name}/{finding['related']['file']}"
            singles.append(finding)
    monkeypatch.chdir(many)
    together = json.loads(tdocs(command, ".", "--format", "json").out)["findings"]
    assert sorted(map(str, together)) == sorted(map(str, singles))
    assert len({finding["code"] for finding in together}) > 3


def test_the_documents_of_all_are_those_of_each(
    tdocs: Tdocs, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(many)
    tdocs("render", ".", "--force")
    for name in names(many):
        monkeypatch.chdir(many / name)
        assert "nicht aktuell" not in (said := tdocs("render", ".", "--check").alles), said
        assert " fehlt." not in said
