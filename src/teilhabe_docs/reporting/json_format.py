"""Findings for machines; keys and order are the contract of the command line."""

import json
from typing import Any

from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.reporting.report import Report


def render(report: Report) -> str:
    """The report as JSON, version 1."""
    summary = {
        "files": len(report.files),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "hints": report.count(Severity.HINT),
        "suppressed": report.excepted,
    }
    content = {"version": 1, "findings": [_finding(f) for f in report.findings], "summary": summary}
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
    if finding.count > 1:
        entry["count"] = finding.count
    entry |= where_they_apply(finding)
    if related := finding.related:
        entry["related"] = [{"message": related.message, "file": related.file, **_place(related.span)}]
    return entry


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
