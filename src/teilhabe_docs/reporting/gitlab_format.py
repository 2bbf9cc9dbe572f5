"""Findings for GitLab's merge requests: a Code Quality report.

Source: GitLab Docs, Code Quality, "Code Quality report format"; other keys GitLab ignores.
"""

import json

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.reporting.fingerprint import fingerprints
from teilhabe_docs.reporting.format_words import visible
from teilhabe_docs.reporting.report import Report

_SCHWERE = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def render(report: Report) -> str:
    """The report as a list of issues; an empty list where there is nothing."""
    befunde = [
        {
            "description": f"{finding.code}: {visible(finding.told)}",
            "check_name": finding.name,
            "fingerprint": fingerabdruck,
            "severity": _SCHWERE[finding.severity],
            "location": {"path": finding.file, "lines": {"begin": finding.span.line}},
        }
        for finding, fingerabdruck in zip(
            report.findings, fingerprints(report.findings, report.sources), strict=True
        )
    ]
    return json.dumps(befunde, ensure_ascii=False, indent=2) + "\n"
