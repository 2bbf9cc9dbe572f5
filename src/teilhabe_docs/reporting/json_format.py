"""Findings for machines; keys and order are the contract of the command line."""

import json
from typing import Any

from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.reporting.report import JudgedRequirement, Report


def render(report: Report) -> str:
    """The report as JSON, version 1."""
    summary = {
        "files": len(report.files),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "hints": report.count(Severity.HINT),
        "suppressed": report.excepted,
    }
    content: dict[str, Any] = {"version": 1, "findings": [_finding(f) for f in report.findings]}
    if report.requirements:
        content["requirements"] = [_requirement(one) for one in report.requirements]
    content["summary"] = summary
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "file": finding.file,
        **_place(finding.span),
        "path": finding.path,
    }
    if finding.place:
        entry["place"] = finding.place._asdict()
    if finding.count > 1:
        entry["count"] = finding.count
    entry |= where_they_apply(finding)
    if related := finding.related:
        entry["related"] = [{"message": related.message, "file": related.file, **_place(related.span)}]
        if related.place:
            entry["related"][0]["place"] = related.place._asdict()
    return entry


def _requirement(one: JudgedRequirement) -> dict[str, Any]:
    return {
        "file": one.file,
        "document": one.document,
        "profile": one.profile,
        "requirement": one.requirement,
        "title": one.title,
        "state": one.state.value,
        "places": [place._asdict() for place in one.places],
        "source": one.source,
        "hint": one.hint,
        "optional": one.optional,
    }


def where_they_apply(finding: Finding) -> dict[str, Any]:
    """Requirement, source and documents of a finding that has them."""
    entry: dict[str, Any] = {}
    if finding.requirement:
        entry["requirement"] = finding.requirement
    if finding.source:
        entry["source"] = finding.source
    if finding.documents:
        entry["documents"] = [
            {"document": d.document, "section": d.section, "number": d.number} for d in finding.documents
        ]
    return entry


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
