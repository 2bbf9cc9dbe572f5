"""Which findings count, and how much: `regeln` and `pflichtregeln` of the configuration."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.profile.uncovered import unbekannte
from teilhabe_docs.loading import codes
from teilhabe_docs.rules.regel import SCHWEREN, regeln

AUS = "aus"
"""The word for a rule that is switched off."""


class UnbekannteRegelError(ValueError):
    """A code, name or requirement that there is not; its text says what was probably meant."""


@dataclass(frozen=True, slots=True)
class Kennzeichen:
    """What names findings: a code, perhaps with one requirement (`TD301:gewaltschutz`)."""

    code: str
    anforderung: str = ""

    def trifft(self, finding: Finding) -> bool:
        """Whether the finding is one of these."""
        return finding.code == self.code and self.anforderung in ("", finding.requirement)

    def __str__(self) -> str:
        return f"{self.code}:{self.anforderung}" if self.anforderung else self.code


def getrennt(text: str) -> tuple[str, str]:
    """Code or name, and the requirement if one is named: `TD301:gewaltschutz`."""
    wer, _, slug = text.partition(":")
    return wer.strip(), slug.strip()


@cache
def abstellbare() -> Mapping[str, str]:
    """The codes that may be switched off or excepted, with their names: all but errors of reading."""
    lesen = {k.code: k.name for k in codes.ALLE if k.severity is not Severity.ERROR}
    return {**lesen, **{code: regel.name for code, regel in regeln().items()}}


@cache
def _fehler_beim_lesen() -> frozenset[str]:
    """Codes and names of what is wrong with files, which nobody can except."""
    fehler = [k for k in codes.ALLE if k.code not in abstellbare()]
    return frozenset(text for k in fehler for text in (k.code, k.name))


def lies_kennzeichen(text: str) -> Kennzeichen:
    """The findings that `text` names by code or name; raises `UnbekannteRegelError`."""
    wer, slug = getrennt(text)
    je_name = {name: code for code, name in abstellbare().items()}
    code = wer if wer in abstellbare() else je_name.get(wer, "")
    if not wer:
        raise UnbekannteRegelError("Hier fehlt der Code oder Name einer Regel.")
    if not code and wer in _fehler_beim_lesen():
        raise UnbekannteRegelError(f"»{wer}« ist ein Fehler in der Datei und lässt sich nicht ausnehmen.")
    if not code:
        nah = get_close_matches(wer, [*abstellbare(), *je_name], 1)
        rat = f" Gemeint: »{nah[0]}«?" if nah else " Die Regeln zeigt »tdocs rules«."
        raise UnbekannteRegelError(f"Eine Regel »{wer}«, die man einstellen kann, gibt es nicht.{rat}")
    if slug and (text := unbekannte(slug)):
        raise UnbekannteRegelError(text)
    return Kennzeichen(code, slug)


def _namen(finding: Finding) -> tuple[Kennzeichen, Kennzeichen]:
    """What may name the finding, closest first."""
    return Kennzeichen(finding.code, finding.requirement), Kennzeichen(finding.code)


@dataclass(frozen=True, slots=True)
class Regelwahl:
    """What a configuration says of rules; `pflicht` are those that nothing in a repository can switch off."""

    nur: frozenset[Kennzeichen] = frozenset()
    ausser: frozenset[Kennzeichen] = frozenset()
    schwere: Mapping[Kennzeichen, str] = field(default_factory=dict)
    pflicht: frozenset[Kennzeichen] = frozenset()

    def ist_pflicht(self, finding: Finding) -> bool:
        """Whether nothing in a repository can switch the finding off."""
        return bool(self.pflicht) and not self.pflicht.isdisjoint(_namen(finding))

    def angewendet(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that count, with the weight that they are given."""
        gewichtet = (self._gewichtet(finding) for finding in findings)
        return [finding for finding in gewichtet if finding]

    def _gewichtet(self, finding: Finding) -> Finding | None:
        if finding.code not in abstellbare() or self.ist_pflicht(finding):
            return finding
        if self.nur and self.nur.isdisjoint(_namen(finding)):
            return None
        if self.ausser and not self.ausser.isdisjoint(_namen(finding)):
            return None
        if not self.schwere:
            return finding
        wort = next((self.schwere[name] for name in _namen(finding) if name in self.schwere), None)
        if wort is None:
            return finding
        return None if wort == AUS else replace(finding, severity=SCHWEREN[wort])
