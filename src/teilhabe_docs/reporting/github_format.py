"""Findings, and what else there is to say of files, as annotations of GitHub Actions.

Source: GitHub Docs, "Workflow commands for GitHub Actions". Each line is a command, so that nothing in a
message can be taken for one.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Severity, heaviest_first
from teilhabe_docs.reporting.format_words import counts, readable
from teilhabe_docs.reporting.report import Report

_BEFEHL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_GRENZE = 10
"""So many annotations of each level GitHub shows for one step."""


class Annotation(NamedTuple):
    """What is said of a place, and how much it weighs; `place` are properties such as `file` and `line`.

    One that stands for others that are not told says in `stands_for` for how many.
    """

    severity: Severity
    place: Mapping[str, object]
    text: str
    stands_for: int = 1


def render(report: Report) -> str:
    """A command for each finding, severest first, and one notice of what GitHub does not show."""
    return commands(_anmerkung(finding) for finding in heaviest_first(report.findings))


def commands(annotations: Iterable[Annotation]) -> str:
    """A command for each annotation, severest first, and one notice of what GitHub does not show.

    The notice itself counts as one: it stands behind the last hint that is still shown.
    """
    alle = list(annotations)
    zeilen = [_befehl(_BEFEHL[eine.severity], eine.place, eine.text) for eine in alle]
    je_schwere = {s: [eine.stands_for for eine in alle if eine.severity is s] for s in Severity}
    if max(map(len, je_schwere.values())) > _GRENZE:
        platz = {**dict.fromkeys(Severity, _GRENZE), Severity.HINT: _GRENZE - 1}
        fehlen = {schwere: sum(anzahlen[platz[schwere] :]) for schwere, anzahlen in je_schwere.items()}
        verborgene = len(je_schwere[Severity.HINT][platz[Severity.HINT] :])
        zeilen.insert(len(zeilen) - verborgene, _schluss(fehlen))
    return "".join(f"{zeile}\n" for zeile in zeilen)


def _anmerkung(finding: Finding) -> Annotation:
    span = finding.span
    angaben: dict[str, object] = {"file": finding.file, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:
        angaben |= {"col": span.column, "endColumn": span.end_column}
    angaben["title"] = f"{finding.code} {finding.name}"
    return Annotation(finding.severity, angaben, finding.told, finding.count)


def _schluss(fehlen: dict[Severity, int]) -> str:
    text = (
        f"GitHub zeigt je Schritt und Stufe höchstens {_GRENZE} Anmerkungen. Nicht gezeigt: "
        f"{counts(fehlen)}. Alle Befunde stehen im Protokoll dieses Schritts."
    )
    return _befehl("notice", {"title": "tdocs"}, text)


def _befehl(name: str, angaben: Mapping[str, object], text: str) -> str:
    werte = ",".join(f"{schluessel}={_wert(str(wert))}" for schluessel, wert in angaben.items())
    return f"::{name} {werte}::{_text(text)}"


def _text(text: str) -> str:
    return readable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _wert(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
