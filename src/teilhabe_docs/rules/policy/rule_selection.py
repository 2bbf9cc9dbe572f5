"""Which findings count, and how much: `regeln` and `pflichtregeln` of the configuration."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.profile.requirements import Requirements
from teilhabe_docs.documents.profile.uncovered import unknown_requirement
from teilhabe_docs.loading import codes
from teilhabe_docs.near_names import meant, nearest
from teilhabe_docs.rules.engine.rule import CONTENT_MISSING, SEVERITIES, all_rules

OFF = "aus"
"""The word for a rule that is switched off."""
_UNMET = tuple(f"TD{number}" for number in (*range(301, 310), 311, 312))
"""The codes that tell of a requirement being unmet: by what is given, or by a profile that takes it back."""


class UnknownRuleError(ValueError):
    """A code, name or requirement that there is not; its text says what was probably meant."""


@dataclass(frozen=True, slots=True)
class FindingKind:
    """What names findings: a code, perhaps with one requirement (`TD301:gewaltschutz`)."""

    code: str
    requirement: str = ""

    def names(self, finding: Finding) -> bool:
        """Whether the finding is one of these."""
        return finding.code == self.code and self.requirement in ("", finding.requirement)

    def __str__(self) -> str:
        return f"{self.code}:{self.requirement}" if self.requirement else self.code


def of_the_duty(kind: FindingKind) -> tuple[FindingKind, ...]:
    """The kinds that tell, like this one, that a duty is unmet; of any kind but TD301 only itself.

    A content that must be there may not be waived, put off or handed to an annex either.
    """
    codes_ = _UNMET if kind.code == CONTENT_MISSING else (kind.code,)
    return tuple(FindingKind(code, kind.requirement) for code in codes_)


def split_kind(text: str) -> tuple[str, str]:
    """Code or name, and the requirement if one is named: `TD301:gewaltschutz`."""
    name, _, slug = text.partition(":")
    return name.strip(), slug.strip()


@cache
def adjustable_codes() -> Mapping[str, str]:
    """The codes that may be switched off or excepted, with their names: all but errors of reading."""
    reading = {k.code: k.name for k in codes.ALLE if k.severity is not Severity.ERROR}
    return {**reading, **{code: rule.name for code, rule in all_rules().items()}}


@cache
def _errors_of_reading() -> frozenset[str]:
    """Codes and names of what is wrong with files, which nobody can except."""
    errors = [k for k in codes.ALLE if k.code not in adjustable_codes()]
    return frozenset(text for k in errors for text in (k.code, k.name))


def read_kind(text: str, requirements: Requirements) -> FindingKind:
    """What `text` names by code or name, perhaps one of the `requirements`; raises `UnknownRuleError`."""
    name, slug = split_kind(text)
    by_name = {name: code for code, name in adjustable_codes().items()}
    code = name if name in adjustable_codes() else by_name.get(name, "")
    if not name:
        raise UnknownRuleError("Hier fehlt der Code oder Name einer Regel.")
    if not code and name in _errors_of_reading():
        raise UnknownRuleError(f"»{name}« ist ein Fehler in der Datei und lässt sich nicht ausnehmen.")
    if not code:
        advice = meant(nearest(name, [*adjustable_codes(), *by_name]), "Die Regeln zeigt »tdocs rules«.")
        raise UnknownRuleError(f"Eine Regel »{name}«, die man einstellen kann, gibt es nicht.{advice}")
    if slug not in requirements and (now := requirements.former.get(slug)):
        slug = now.new
    if slug and (text := unknown_requirement(slug, requirements)):
        raise UnknownRuleError(text)
    return FindingKind(code, slug)


def _names_of(finding: Finding) -> tuple[FindingKind, FindingKind]:
    """What may name the finding, closest first."""
    return FindingKind(finding.code, finding.requirement), FindingKind(finding.code)


@dataclass(frozen=True, slots=True)
class RuleSelection:
    """What a configuration says of rules; nothing in a repository switches off those that are `mandatory`.

    `wanted_by` says in German who demands them, of those that files demand.
    """

    only: frozenset[FindingKind] = frozenset()
    without: frozenset[FindingKind] = frozenset()
    weights: Mapping[FindingKind, str] = field(default_factory=dict)
    mandatory: frozenset[FindingKind] = frozenset()
    wanted_by: Mapping[FindingKind, str] = field(default_factory=dict)

    def demand_of(self, finding: Finding) -> str:
        """Who demands in a file that the finding is told; empty where nobody does."""
        return next((self.wanted_by[name] for name in _names_of(finding) if name in self.wanted_by), "")

    def is_mandatory(self, finding: Finding) -> bool:
        """Whether nothing in a repository can switch the finding off."""
        return bool(self.mandatory) and not self.mandatory.isdisjoint(_names_of(finding))

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that count, with the weight that they are given."""
        weighed = (self._weighed(finding) for finding in findings)
        return [finding for finding in weighed if finding]

    def _weighed(self, finding: Finding) -> Finding | None:
        if finding.code not in adjustable_codes() or self.is_mandatory(finding):
            return finding
        if self.only and self.only.isdisjoint(_names_of(finding)):
            return None
        if self.without and not self.without.isdisjoint(_names_of(finding)):
            return None
        if not self.weights:
            return finding
        word = next((self.weights[name] for name in _names_of(finding) if name in self.weights), None)
        if word is None:
            return finding
        return None if word == OFF else replace(finding, severity=SEVERITIES[word])
