"""Which findings count and how much: by code, by code with a requirement, and what is mandatory."""

from collections.abc import Mapping

import pytest

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.rules.policy.rule_selection import FindingKind, RuleSelection, UnknownRuleError, read_kind

ALL, ONE = FindingKind("TD301"), FindingKind("TD301", "umfang")
OTHER = FindingKind("TD301", "ziel")


def finding(code: str = "TD301", requirement: str = "umfang") -> Finding:
    return Finding(code, "name", Severity.ERROR, "Text", "offer.yaml", requirement=requirement)


def weights(selection: RuleSelection, *findings: Finding) -> list[str]:
    return [str(f.severity) for f in selection.applied(findings)]


def test_a_kind_names_all_of_a_code_or_those_of_a_requirement() -> None:
    assert [kind.names(finding()) for kind in (ALL, ONE, OTHER, FindingKind("TD302"))] == [
        True,
        True,
        False,
        False,
    ]
    assert [str(kind) for kind in (ALL, ONE)] == ["TD301", "TD301:umfang"]


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"only": frozenset({ALL})}, True),
        ({"only": frozenset({ONE})}, True),
        ({"only": frozenset({OTHER})}, False),
        ({"without": frozenset({ALL})}, False),
        ({"without": frozenset({ONE})}, False),
        ({"without": frozenset({OTHER})}, True),
        ({"only": frozenset({ALL}), "without": frozenset({ONE})}, False),
        ({"without": frozenset({ALL}), "mandatory": frozenset({ONE})}, True),
        ({"only": frozenset({OTHER}), "mandatory": frozenset({ALL})}, True),
        ({"weights": {ALL: "aus"}, "mandatory": frozenset({ALL})}, True),
        ({"weights": {ALL: "aus"}}, False),
        ({}, True),
    ],
)
def test_what_counts(given: Mapping[str, object], left: bool) -> None:
    selection = RuleSelection(**given)  # type: ignore[arg-type]
    assert weights(selection, finding()) == ["error"] * left


def test_the_closest_weight_holds_wherever_it_stands() -> None:
    for given in ({ALL: "hinweis", ONE: "warnung"}, {ONE: "warnung", ALL: "hinweis"}):
        both = (finding(), finding(requirement="ziel"), finding("TD302"))
        assert weights(RuleSelection(weights=given), *both) == ["warning", "hint", "error"]


def test_nothing_switches_off_an_error_of_reading() -> None:
    selection = RuleSelection(
        frozenset({ALL}), frozenset({FindingKind("TD201")}), {FindingKind("TD201"): "aus"}
    )
    assert weights(selection, finding("TD201", "")) == ["error"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TD301", ALL),
        (" TD301 : umfang ", ONE),
        ("pflichtabschnitt-fehlt", ALL),
        ("pflichtabschnitt-fehlt:umfang", ONE),
        ("TD210", FindingKind("TD210")),
    ],
)
def test_a_kind_is_read_by_code_or_name(text: str, kind: FindingKind) -> None:
    assert read_kind(text, catalogue()) == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Hier fehlt der Code oder Name einer Regel."),
        (":umfang", "Hier fehlt der Code oder Name einer Regel."),
        ("TD201", "»TD201« ist ein Fehler in der Datei und lässt sich nicht ausnehmen."),
        ("schluessel-unbekannt", "»schluessel-unbekannt« ist ein Fehler in der Datei und lässt sich nicht"),
        (
            "pflichtabschnitt-lehr",
            "»pflichtabschnitt-lehr«, die man einstellen kann, gibt es nicht. Gemeint: »",
        ),
        ("Q", "Eine Regel »Q«, die man einstellen kann, gibt es nicht. Die Regeln zeigt »tdocs rules«."),
        ("TD301:umfag", "Die Anforderung »umfag« steht nicht im Katalog; gemeint: »umfang«?"),
    ],
)
def test_what_names_nothing_is_told(text: str, said: str) -> None:
    with pytest.raises(UnknownRuleError) as told:
        read_kind(text, catalogue())
    assert said in str(told.value)
