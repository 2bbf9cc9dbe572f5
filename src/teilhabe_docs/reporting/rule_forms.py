"""Rules in words and for machines."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from teilhabe_docs.diagnostics import Severity


class RuleReason(NamedTuple):
    """Why a rule is one, by which source, and examples in one of the files."""

    rationale: str
    source: str
    file: str
    bad: str
    good: str


class RuleEntry(NamedTuple):
    """A code with its name and weight and the sentence that it stands for.

    `reason` if it is a rule; else `rationale` says why and `remedy` what to do.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    reason: RuleReason | None = None
    rationale: str = ""
    remedy: str = ""


class RequirementEntry(NamedTuple):
    """A requirement with its norms by contract basis."""

    slug: str
    title: str
    norms: Mapping[str, str]


class Explanation(NamedTuple):
    """What a rule wants and why: for people (`text`) and in parts; perhaps with one requirement."""

    entry: RuleEntry
    text: str
    requirement: RequirementEntry | None = None


def list_as_text(entries: Iterable[RuleEntry]) -> str:
    """Two lines for each finding."""
    return "".join(f"{e.code}  {e.name}  ({e.severity.word})\n    {e.summary}\n" for e in entries)


def list_as_json(entries: Iterable[RuleEntry]) -> str:
    """A list with English keys."""
    return _json([_head(e) | {"source": e.reason.source if e.reason else None} for e in entries])


def explanation_as_json(explanation: Explanation) -> str:
    """The explanation with English keys."""
    content = _head(explanation.entry)
    if reason := explanation.entry.reason:
        content |= reason._asdict()
    else:
        content |= {"rationale": explanation.entry.rationale, "remedy": explanation.entry.remedy}
    if requirement := explanation.requirement:
        content |= {
            "requirement": requirement.slug,
            "title": requirement.title,
            "norms": dict(requirement.norms),
        }
    return _json(content)


def _head(entry: RuleEntry) -> dict[str, Any]:
    return {
        "code": entry.code,
        "name": entry.name,
        "severity": entry.severity.value,
        "summary": entry.summary,
    }


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
