"""Exceptions are put into `tdocs.yaml` behind those that stand there, and all else stays as it is."""

from pathlib import Path

import pytest

from helpers import build_tree
from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.loading.config import load_configuration
from teilhabe_docs.rules.policy.baseline import BaselineError, baseline_entries, with_entries
from teilhabe_docs.rules.policy.exemptions import Exemption, Exemptions
from teilhabe_docs.rules.policy.rule_selection import FindingKind, RuleSelection

NEW = "  - regel: TD702\n    ort: ziele\n    grund: neu\n"
AT_LEFT = "- regel: TD702\n  ort: ziele\n  grund: neu\n"
FURTHER = "    - regel: TD702\n      ort: ziele\n      grund: neu\n"
OLD = "regel: TD704, ort: ziele, grund: alt, person: X"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"ausnahmen:\n{NEW}"),
        ("# Haus", f"# Haus\n\nausnahmen:\n{NEW}"),
        ("formate: [md]\n", f"formate: [md]\n\nausnahmen:\n{NEW}"),
        ("ausnahmen: []\nformate: [md]\n", f"ausnahmen:\n{NEW}formate: [md]\n"),
        ("ausnahmen: ~", f"ausnahmen:\n{NEW}"),
        (f"ausnahmen:\n  - {{{OLD}}}\n", f"ausnahmen:\n  - {{{OLD}}}\n{NEW}"),
        (f"ausnahmen:\n  - {{{OLD}}}", f"ausnahmen:\n  - {{{OLD}}}\n{NEW}"),
        (f"ausnahmen:\n- {{{OLD}}}\nformate: [md]\n", f"ausnahmen:\n- {{{OLD}}}\n{AT_LEFT}formate: [md]\n"),
        (f"ausnahmen:\n    - {{{OLD}}}\n", f"ausnahmen:\n    - {{{OLD}}}\n{FURTHER}"),
        (
            f"formate: [md]\nausnahmen:  # unsere\n  # alt\n\n  - {{{OLD}}}\n\n# Ort\nprofilordner: p\n",
            f"formate: [md]\nausnahmen:  # unsere\n  # alt\n\n  - {{{OLD}}}\n{NEW}\n# Ort\nprofilordner: p\n",
        ),
        (f"ausnahmen:\n  - {{{OLD}}}\n  # Ende\n", f"ausnahmen:\n  - {{{OLD}}}\n{NEW}  # Ende\n"),
        (
            f"ausnahmen:\n  - {{{OLD}}}\n# zwei\n  - {{{OLD}}}\n",
            f"ausnahmen:\n  - {{{OLD}}}\n# zwei\n  - {{{OLD}}}\n{NEW}",
        ),
        (
            "ausnahmen:\n  - regel: TD704\n    ort: ziele\n    grund: alt\nformate: [md]\n",
            f"ausnahmen:\n  - regel: TD704\n    ort: ziele\n    grund: alt\n{NEW}formate: [md]\n",
        ),
    ],
)
def test_new_ones_stand_behind_the_old(before: str, after: str, tmp_path: Path) -> None:
    build_tree(tmp_path, {"tdocs.yaml": before})
    assert with_entries(load_configuration(tmp_path), [NEW]) == after


@pytest.mark.parametrize("before", [f"ausnahmen: [{{{OLD}}}]\n", "{formate: [md]}\n"])
def test_what_cannot_be_added_to_stays(before: str, tmp_path: Path) -> None:
    build_tree(tmp_path, {"tdocs.yaml": before})
    with pytest.raises(BaselineError, match="Zeilen der Form"):
        with_entries(load_configuration(tmp_path), [NEW])


def finding(code: str, path: str = "ziele", requirement: str = "") -> Finding:
    return Finding(code, "name", Severity.WARNING, "Text", "offer.yaml", Span(3, 1, 3, 2), path, requirement)


def entered(*findings: Finding, mandatory: str = "", excepted: str = "") -> list[str]:
    """Code and place of the entries that are made."""
    selection = RuleSelection(mandatory=frozenset([FindingKind(mandatory)] if mandatory else []))
    already = Exemptions()
    if excepted:
        already.add(Exemption(FindingKind(excepted), "tdocs.yaml", Span(), "Der Umbau läuft.", path="ziele"))
    lines = [entry.split("\n") for entry in baseline_entries(findings, selection, already)]
    return [f"{line[0].removeprefix('  - regel: ')} {line[1].removeprefix('    ort: ')}" for line in lines]


def test_each_finding_that_may_be_excepted_has_one() -> None:
    two = (finding("TD704"), finding("TD301", "umfang", "umfang"))
    assert entered(*two) == ["TD704 ziele", "TD301:umfang umfang"]
    assert entered(*two, *two) == entered(*two)


@pytest.mark.parametrize("code", ["TD201", "TD902"])
def test_errors_of_reading_and_what_is_about_exceptions_have_none(code: str) -> None:
    assert entered(finding(code), finding("TD704")) == ["TD704 ziele"]


def test_what_is_mandatory_excepted_or_nowhere_has_none() -> None:
    both = (finding("TD702"), finding("TD704"))
    assert entered(finding("TD702", ""), *both[1:]) == ["TD704 ziele"]
    assert entered(*both, mandatory="TD702") == ["TD704 ziele"]
    assert entered(*both, excepted="TD702") == ["TD704 ziele"]
