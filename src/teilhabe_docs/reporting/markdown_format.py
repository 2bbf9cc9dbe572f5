"""Findings as a comment under a merge request, or the summary of a pipeline's step."""

import re

from teilhabe_docs.diagnostics import Finding, heaviest_first
from teilhabe_docs.reporting.format_words import summary, visible
from teilhabe_docs.reporting.report import Report

COMMENT_MARK = "<!-- tdocs -->"
"""The first line, invisible, by which a pipeline finds its comment again."""
_GRENZE = 60_000
"""So many characters at most: GitHub takes 65 536 for a comment."""
_ZEICHEN = re.compile(r"[\\`*_\[\]#!|~$]")
_ADRESSE = re.compile(r"www(?=\.)|:(?=//)|mailto:", re.IGNORECASE)
_NAMEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@\N{ZERO WIDTH SPACE}"}


def render(report: Report) -> str:
    """The sum and a table of the findings, severest first; what is too much for a comment is counted."""
    kopf = f"{COMMENT_MARK}\n### tdocs: {summary(report)}\n"
    if report.requirements:
        from teilhabe_docs.reporting.requirement_table import markdown_table

        kopf += markdown_table(report.requirements, _text)
    if not report.findings:
        return kopf
    zeilen = ["\n| Schwere | Stelle | Befund |\n|---|---|---|\n"]
    frei = _GRENZE - len(kopf)
    befunde = heaviest_first(report.findings)
    for finding in befunde:
        frei -= len(reihe := _reihe(finding))
        if frei < 0:
            break
        zeilen.append(reihe)
    if weitere := sum(finding.count for finding in befunde[len(zeilen) - 1 :]):
        alle = sum(finding.count for finding in befunde)
        zeilen.append(f"\nHier nicht gezeigt: {weitere} von {alle} Befunden. Alle zeigt `tdocs lint`.\n")
    return kopf + "".join(zeilen) + "\nWas ein Befund verlangt und warum, zeigt `tdocs explain CODE`.\n"


def _reihe(finding: Finding) -> str:
    stelle = _text(f"{finding.file}:{finding.span.line}:{finding.span.column}")
    befund = f"**{finding.code}** {_text(finding.told)}"
    return f"| {finding.severity.word} | {stelle} | {befund} |\n"


def _text(text: str) -> str:
    """`text` on one line that says nothing but itself, calls nobody by `@` and leads nowhere."""
    ohne = _ADRESSE.sub("\\g<0>\N{ZERO WIDTH SPACE}", _ZEICHEN.sub(r"\\\g<0>", visible(text)))
    return "".join(_NAMEN.get(zeichen, zeichen) for zeichen in ohne)
