"""Rules ask for traits of profiles, never for names: what holds under a profile holds under its heirs."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import build_tree
from rules.linten import lint
from rules.test_abgleich import BESTEHT, FINDET, befunde
from sampling import few
from teilhabe_docs import rules
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.template.traits import Merkmale

RULES = Path(rules.__file__).parent
CASES = [(code, case) for code, case in (*FINDET, *BESTEHT) if "profil" in case.get("angebot", {})]
_NEW = {"fachdienst_direkt": "ja"}
"""Traits that no built-in profile has: an heir is given them, from the others one is taken."""
OTHERWISE = [
    *((trait, info.default or "nein") for trait, info in Merkmale.model_fields.items() if trait not in _NEW),
    *_NEW.items(),
    ("einrichtung", "kindertageseinrichtung"),
]
Found = list[tuple[str, str, str, str, int, int]]


def found(folder: Path, code: str, case: dict[str, Any], traits: dict[str, str] | None = None) -> Found:
    """What a rule says of a case under heirs that change traits, or under the profiles themselves."""
    if traits is not None:
        profiles = case["angebot"]["profil"]
        case = {**case, "angebot": {**case["angebot"], "profil": dict.fromkeys(profiles, "haus")}}
        for document, name in profiles.items():
            head = {"profil": "haus", "dokument": document, "titel": "Haus", "erweitert": name}
            outline = yaml.safe_dump({**head, **({"merkmale": traits} if traits else {})}, allow_unicode=True)
            build_tree(folder, {f"profile/{document}/haus/gliederung.yaml": outline})
    return [
        (f.code, str(f.severity), f.message, f.path, f.span.line, f.span.column)
        for f in befunde(folder, code, case)
    ]


@pytest.fixture(scope="module")
def parents(tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    """What is found in each case under the profiles themselves."""
    return [found(tmp_path_factory.mktemp("itself"), code, case) for code, case in CASES]


@pytest.mark.parametrize(
    "number", few(range(len(CASES)), 2), ids=lambda number: f"{CASES[number][0]}-{number}"
)
def test_an_heir_is_judged_as_its_parent(number: int, tmp_path: Path, parents: list[Found]) -> None:
    assert found(tmp_path, *CASES[number], {}) == parents[number]


@pytest.mark.parametrize(("trait", "value"), few(OTHERWISE, 4))
def test_an_heir_may_say_otherwise(trait: str, value: str, tmp_path: Path, parents: list[Found]) -> None:
    """Each trait alone changes what is found in one case at least."""
    assert any(
        found(tmp_path / str(number), code, case, {trait: value}) != parents[number]
        for number, (code, case) in enumerate(CASES)
    )


def test_the_page_on_profiles_explains_each_trait() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "profile.md").read_text("utf-8")
    assert [name for name in Merkmale.model_fields if f"| `{name}: " not in page] == []


def strings(file: Path) -> Iterator[str]:
    if file.suffix == ".py":
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    else:
        before = ""
        for event in yaml.parse(file.read_bytes()):
            if isinstance(event, yaml.ScalarEvent):
                if before != "vorlage":  # a folder of the examples, some of which are called like a profile
                    yield event.value
                before = event.value


def named(folder: Path) -> list[tuple[str, str]]:
    """Names of profiles that rules or their rows compare with something."""
    names = {profile.name for profile in all_profiles()}
    files = [file for file in sorted(folder.rglob("*")) if file.suffix in (".py", ".yaml")]
    found = [(file.name, text) for file in files for text in strings(file) if text in names]
    return [one for one in found if one != ("rule.py", "assistenz")]  # an example's folder is called so too


def test_no_rule_names_a_profile() -> None:
    assert named(RULES) == []


def test_a_name_of_a_profile_would_be_noticed(tmp_path: Path) -> None:
    build_tree(tmp_path, {"a.py": "x = y == 'sgb8-77'\n", "b.yaml": "zeilen:\n  - profil: rahmen\n"})
    assert named(tmp_path) == [("a.py", "sgb8-77"), ("b.yaml", "rahmen")]


def test_a_trait_that_is_none_is_a_finding(tmp_path: Path) -> None:
    head = "profil: haus\ndokument: leistungsvereinbarung\ntitel: Haus\nerweitert: sgb9-134\n"
    outline = f"{head}merkmale: {{oeffnung_werktags: ja}}\n"
    build_tree(
        tmp_path,
        {
            "provider.yaml": "name: T\n",
            "offer.yaml": "id: a\nbezeichnung: A\nprofil: {leistungsvereinbarung: haus}\n",
            "profile/leistungsvereinbarung/haus/gliederung.yaml": outline,
        },
    )
    (finding,) = [f for f in lint(tmp_path) if f.path.startswith("merkmale")]
    assert "oeffnung_nur_werktags" in finding.message
