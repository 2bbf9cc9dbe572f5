"""`status` counts what `lint` counts: on the examples, and on trees that are broken."""

import re
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from sampling import few

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BROKEN: dict[str, dict[str, str | bytes]] = {
    "placeholder": {"texte/leitbild.md": "TODO\n"},
    "no profile": {"offer.yaml": "id: haus\nbezeichnung: Haus\n"},
    "broken file": {"staffing.yaml": "positionen: [\n"},
    "no offer": {"b/staffing.yaml": "", "angebot.yaml": ""},
    "two offers": {"b/offer.yaml": "id: haus\nbezeichnung: B\nvertragsgrundlage: sgb9_125\n"},
    "nested": {"b/tdocs.yaml": "regeln: {schwere: {TD301: hinweis}}\n", "b/offer.yaml": HAUS["offer.yaml"]},
    "shared mistake": {
        "provider.yaml": "name: T\nfalsch: 1\n",
        "b/tdocs.yaml": "",
        "b/offer.yaml": HAUS["offer.yaml"],
    },
    "exception": {"tdocs.yaml": "ausnahmen:\n  - {regel: TD301, ort: plaetze, grund: So., person: L}\n"},
}
WORDS = {"error": "Fehler", "warning": r"Warnung(?:en)?", "hint": r"Hinweise?"}


def counted(text: str) -> dict[str, int]:
    """The findings by weight, as a sum in words tells them."""
    found = {weight: re.search(rf"(\d+) {word}", text) for weight, word in WORDS.items()}
    return {weight: int(match[1]) if match else 0 for weight, match in found.items()}


def agree(tdocs: Tdocs, folder: str) -> None:
    told = tdocs("lint", folder).out.rstrip().rpartition("\n")[2]
    (line,) = re.findall(r"^Befunde: (.*?)\.", tdocs("status", folder).out, re.MULTILINE)
    assert counted(line) == counted(told), (line, told)


@pytest.mark.parametrize(
    "name", ["", *few([folder.name for folder in sorted(EXAMPLES.iterdir()) if folder.is_dir()], 5)]
)
def test_on_examples(name: str, tdocs: Tdocs) -> None:
    agree(tdocs, str(EXAMPLES / name))


@pytest.mark.parametrize("case", BROKEN)
def test_on_broken_trees(case: str, tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path / "haus", {".git/HEAD": "", **HAUS, **BROKEN[case]})
    agree(tdocs, "haus")
