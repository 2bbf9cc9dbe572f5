"""Findings for code scanning and editors: SARIF 2.1.0.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, errata 01.
"""

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from teilhabe_docs import __version__
from teilhabe_docs.diagnostics import CodeText, Finding, Severity, Span, WordPlace
from teilhabe_docs.reporting.fingerprint import fingerprints
from teilhabe_docs.reporting.format_words import readable
from teilhabe_docs.reporting.json_format import where_they_apply
from teilhabe_docs.reporting.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_WURZEL = "%SRCROOT%"
_STUFE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def render(report: Report) -> str:
    """The report as one run.

    It describes the rules that have findings, not all: each comes with its examples, and all of them would
    outweigh the findings. Excepted findings are results with a suppression. `report.codes` has them all.
    """
    alle = [*report.findings, *(s.finding for s in report.suppressed)]
    gruende = [None] * len(report.findings) + [s.reason for s in report.suppressed]
    codes = sorted({finding.code for finding in alle})
    fahrer = {
        "name": "tdocs",
        "version": __version__,
        "language": "de",
        "rules": [_rule(report.codes[code]) for code in codes],
    }
    lauf = {
        "tool": {"driver": fahrer},
        "language": "de",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_WURZEL: {"description": {"text": "Der oberste Ordner des Repositorys."}}},
        "results": [
            _ergebnis(finding, codes.index(finding.code), fingerabdruck, grund)
            for finding, fingerabdruck, grund in zip(
                alle, fingerprints(alle, report.sources), gruende, strict=True
            )
        ],
    }
    inhalt = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [lauf]}
    return json.dumps(inhalt, ensure_ascii=False, indent=2) + "\n"


def _rule(code: CodeText) -> dict[str, Any]:
    return {
        "id": code.code,
        "name": "".join(word.capitalize() for word in code.name.split("-")),
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.rationale or code.title},
        "help": {"text": code.text.removeprefix("# "), "markdown": code.text},
        "defaultConfiguration": {"level": _STUFE[code.severity]},
        **({"properties": {"source": code.source}} if code.source else {}),
    }


def _ergebnis(finding: Finding, stelle: int, fingerabdruck: str, grund: str | None) -> dict[str, Any]:
    ergebnis: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": stelle,
        "level": _STUFE[finding.severity],
        "message": {"text": readable(finding.told)},
        "locations": [{**_ort(finding.file, finding.span), **_logical(finding.place)}],
        "partialFingerprints": {"tdocs/v1": fingerabdruck},
    }
    if zweites := finding.related:
        ort = {**_ort(zweites.file, zweites.span), **_logical(zweites.place)}
        ergebnis["relatedLocations"] = [{"id": 1, **ort, "message": {"text": zweites.message}}]
    if finding.count > 1:
        ergebnis["occurrenceCount"] = finding.count
    if grund is not None:
        ergebnis["suppressions"] = [{"kind": "external", "justification": readable(grund)}]
    # what SARIF has no place for, under the names of the JSON format
    ergebnis["properties"] = {"name": finding.name, "path": finding.path, **where_they_apply(finding)}
    if finding.place:
        ergebnis["properties"]["place"] = finding.place._asdict()
    return ergebnis


def _logical(place: WordPlace | None) -> dict[str, Any]:
    """Where in a Word file something stands, in words; its lines are nobody's."""
    return {"logicalLocations": [{"fullyQualifiedName": readable(place.words)}]} if place else {}


def _ort(datei: str, span: Span) -> dict[str, Any]:
    if PurePath(datei).is_absolute():
        artefakt = {"uri": PurePath(datei).as_uri()}
    else:
        artefakt = {"uri": quote(datei, errors="surrogatepass"), "uriBaseId": _WURZEL}
    return {
        "physicalLocation": {
            "artifactLocation": artefakt,
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }
