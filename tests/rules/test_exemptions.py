"""Exceptions are found by where they stand; which ones are about a finding, they say themselves."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.rules.policy.exemptions import Exemption, Exemptions
from teilhabe_docs.rules.policy.rule_selection import FindingKind, RuleSelection

FILE = """\
# tdocs: ignore[TD301:umfang] Kopf
umfang:  # tdocs: ignore[TD701,TD702] Gruppe
  beschreibung: x  # tdocs: ignore[TD701] Umbau
positionen:
  - id: a
    funktion: y
  # tdocs: ignore[TD701] zweite
  - id: b
    funktion: z
"""
PATHS = ("", "umfang", "umfang.beschreibung", "umfangreich", "positionen[id=b]", "positionen[id=b].funktion")


def exceptions() -> Exemptions:
    document, _ = read_yaml(FILE.encode(), "offer.yaml")
    assert document is not None
    read = Exemptions()
    read.read_comments("offer.yaml", document)
    return read


@given(
    st.sampled_from(("TD301", "TD701", "TD702")),
    st.sampled_from(("offer.yaml", "texte/a.md", "staffing.yaml")),
    st.integers(1, 9),
    st.integers(1, 2),
    st.sampled_from(PATHS),
    st.sampled_from(("", "umfang")),
)
def test_looking_at_the_place_finds_what_looking_at_all_does(
    code: str, file: str, line: int, column: int, path: str, slug: str
) -> None:
    finding = Finding(code, "", Severity.HINT, "", file, Span(line, column, line, column), path, slug)
    read = exceptions()
    assert len(read.entries) == 5
    assert read.concern(finding) is any(one.is_about(finding) for one in read.entries)


def exemption(kind: FindingKind, **where: Any) -> Exemption:
    return Exemption(kind, "offer.yaml", Span(), "Grund", **where)


def finding(file: str = "offer.yaml", span: Span | None = None, path: str = "") -> Finding:
    return Finding("TD301", "", Severity.HINT, "", file, span or Span(), path, "umfang")


ALL, ONE = FindingKind("TD301"), FindingKind("TD301", "umfang")


@pytest.mark.parametrize(
    ("file", "about"),
    [
        ("offer.yaml", True),
        ("texte/a.md", True),
        ("staffing.yaml", False),
        ("staffing.yml", False),
        ("texte/yaml", True),
    ],
)
def test_a_comment_is_about_its_file_and_texts_but_no_other_yaml(file: str, about: bool) -> None:
    comment = exemption(ALL, line=4, path="umfang")
    assert comment.is_about(finding(file, Span(9, 1, 9, 2), "umfang.beschreibung")) is about


def test_a_comment_on_the_first_line_is_about_the_whole_file_only_with_a_requirement() -> None:
    kinds = [kind for kind in (ALL, ONE) if exemption(kind, line=1).is_about(finding())]
    assert kinds == [ONE]
    assert exemption(ALL, line=1).is_about(finding(span=Span(1, 1, 1, 3)))


def test_at_the_head_it_is_about_a_requirement_that_misses_a_key() -> None:
    assert exemption(ONE, line=7, at_head=True).is_about(finding())
    assert not exemption(ONE, line=7).is_about(finding())
    assert not exemption(ALL, line=7, at_head=True).is_about(finding())


@pytest.mark.parametrize("path", ["umfang", "umfang.beschreibung", "umfang[0]", "umfangreich", ""])
def test_an_entry_is_about_its_path_alone(path: str) -> None:
    entry = exemption(ALL, path="umfang")
    assert entry.is_about(finding(path=path)) is (path == "umfang")
    assert not exemption(ALL, path="umfang", in_file="b/offer.yaml").is_about(finding(path=path))


def test_the_last_day_still_counts() -> None:
    last = date(2027, 6, 30)
    days = (date(2027, 6, 29), last, date(2027, 7, 1), None)
    assert [exemption(ALL, bis=last).is_over(day) for day in days] == [False, False, True, False]
    assert not exemption(ALL).is_over(last)


WRONG = b"id: a  # tdocs: ignore[TD301:umfang]\nx: b  # tdocs: ignore[TD999] y\n"


def test_what_is_wrong_with_one_says_which_by_which_rule() -> None:
    document, _ = read_yaml(WRONG, "offer.yaml")
    assert document is not None
    read = Exemptions()
    read.read_comments("offer.yaml", document)
    assert [(f.code, f.name, f.severity.word, f.source, f.span.line) for f in read.findings] == [
        ("TD901", "ausnahme-ohne-begruendung", "Fehler", "tdocs", 1),
        ("TD904", "ausnahme-fehlerhaft", "Fehler", "tdocs", 2),
    ]
    assert "Ausnahme von TD301:umfang hat keine Begründung" in read.findings[0].message
    assert "Eine Regel »TD999«" in read.findings[1].message
    assert read.entries == []


@pytest.mark.parametrize(
    ("told", "elsewhere"),
    [
        ([], ""),
        (["a"], " Gemeldet wird es bei »a«."),
        (["a", "b", "a"], " Gemeldet wird es bei »a« und »b«."),
        (["a", "b", "c", "d"], ""),
    ],
)
def test_an_exception_that_meets_nothing_says_where_its_finding_is(told: list[str], elsewhere: str) -> None:
    document, _ = read_yaml(b"# tdocs: ignore[TD301:umfang] Das Haus zieht gerade um.\nx: 1\n", "a.yaml")
    assert document is not None
    read = Exemptions()
    read.read_comments("a.yaml", document)
    applied = read.applied([finding(path=path) for path in told], RuleSelection(), None, all_seen=True)
    (unused,) = (f for f in applied.findings if f.code == "TD902")
    assert f"meldet das hier nicht.{elsewhere} Ist es behoben" in unused.message
