"""Findings as annotations of GitHub Actions.

Source: GitHub Docs, "Workflow commands for GitHub Actions". Each line is a command, so that nothing in a
message can be taken for one.
"""

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.reporting.report import Report
from teilhabe_docs.reporting.worte import anzahlen, lesbar, schwerste_zuerst

_BEFEHL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_GRENZE = 10
"""So many annotations of each level GitHub shows for one step."""


def render(report: Report) -> str:
    """A command for each finding, severest first, and one notice of what GitHub does not show.

    The notice itself counts as one: it stands behind the last hint that is still shown.
    """
    zeilen = [_anmerkung(finding) for finding in schwerste_zuerst(report)]
    je_schwere = {s: [f.count for f in report.findings if f.severity is s] for s in Severity}
    if max(map(len, je_schwere.values())) > _GRENZE:
        platz = {**dict.fromkeys(Severity, _GRENZE), Severity.HINT: _GRENZE - 1}
        fehlen = {schwere: sum(anzahlen[platz[schwere] :]) for schwere, anzahlen in je_schwere.items()}
        gezeigte_hinweise = je_schwere[Severity.HINT][: platz[Severity.HINT]]
        davor = len(zeilen) - len(je_schwere[Severity.HINT]) + len(gezeigte_hinweise)
        zeilen.insert(davor, _schluss(fehlen))
    return "".join(f"{zeile}\n" for zeile in zeilen)


def _anmerkung(finding: Finding) -> str:
    span = finding.span
    angaben: dict[str, object] = {"file": finding.file, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:
        angaben |= {"col": span.column, "endColumn": span.end_column}
    angaben["title"] = f"{finding.code} {finding.name}"
    return _befehl(_BEFEHL[finding.severity], angaben, finding.message)


def _schluss(fehlen: dict[Severity, int]) -> str:
    text = (
        f"GitHub zeigt je Schritt und Stufe höchstens {_GRENZE} Anmerkungen. Nicht gezeigt: "
        f"{anzahlen(fehlen)}. Alle Befunde stehen im Protokoll dieses Schritts."
    )
    return _befehl("notice", {"title": "tdocs"}, text)


def _befehl(name: str, angaben: dict[str, object], text: str) -> str:
    werte = ",".join(f"{schluessel}={_wert(str(wert))}" for schluessel, wert in angaben.items())
    return f"::{name} {werte}::{_text(text)}"


def _text(text: str) -> str:
    return lesbar(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _wert(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
