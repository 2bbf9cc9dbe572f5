"""Findings for people: `full` with the line of the source and a mark under it, `concise` on one line each."""

import unicodedata

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.reporting.report import Report

_WORTE = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.HINT: "Hinweis"}
_FARBEN = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.HINT: "36;1"}
_FENSTER = 1000
"""So many characters of a line are shown; of a longer one those around the place."""
_DAVOR = 400
_MEHRZAHL = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnungen", Severity.HINT: "Hinweise"}


def concise(report: Report, *, color: bool = False) -> str:
    """`file:line:column: CODE message`, a line for each finding."""
    return "".join(f"{_kopf(f, color)} {_sichtbar(f.message)}\n" for f in report.findings)


def full(report: Report, *, color: bool = False) -> str:
    """Each finding with the line it stands in and a mark under the place, then the sum."""
    teile = []
    zeilen = {datei: report.sources.get(datei, "").split("\n") for datei in {f.file for f in report.findings}}
    for finding in report.findings:
        wort = _bunt(_WORTE[finding.severity], _FARBEN[finding.severity], color)
        teile.append(f"{_kopf(finding, color)} {wort}: {_sichtbar(finding.message)}\n")
        teile.append(_ausschnitt(finding, zeilen[finding.file], color))
    return "".join([*teile, zusammenfassung(report), "\n"])


def zusammenfassung(report: Report) -> str:
    """`2 Fehler, 1 Warnung in 3 Dateien`."""
    dateien = f"{len(report.files)} {'Datei' if len(report.files) == 1 else 'Dateien'}"
    zahlen = [f"{n} {_WORTE[s] if n == 1 else _MEHRZAHL[s]}" for s in Severity if (n := report.count(s))]
    return f"{', '.join(zahlen)} in {dateien}." if zahlen else f"Keine Befunde in {dateien}."


def _kopf(finding: Finding, color: bool) -> str:
    ort = f"{_sichtbar(finding.file)}:{finding.span.line}:{finding.span.column}:"
    return f"{_bunt(ort, '1', color)} {finding.code}"


def _sichtbar(text: str) -> str:
    """`text` on one line, without characters that would act on the terminal."""
    return "".join(z if z.isprintable() else "\N{REPLACEMENT CHARACTER}" for z in " ".join(text.split()))


def _bunt(text: str, farbe: str, an: bool) -> str:
    return f"\x1b[{farbe}m{text}\x1b[0m" if an else text


def _ausschnitt(finding: Finding, zeilen: list[str], color: bool) -> str:
    span = finding.span
    if not 0 < span.line <= len(zeilen) or not zeilen[span.line - 1].strip():
        return ""
    zeile = zeilen[span.line - 1].rstrip("\r")
    ende = span.end_column if span.end_line == span.line else len(zeile) + 1
    zeile, ab = _fenster(zeile, span.column)
    davor, darin = zeile[: span.column - 1 - ab], zeile[span.column - 1 - ab : ende - 1 - ab]
    marke = " " * _breite(davor) + "^" * max(1, _breite(darin))
    nummer = str(span.line)
    rand = " " * len(nummer)
    sichtbar = "".join(z if z.isprintable() else " " for z in zeile.expandtabs(4))
    bunt = _bunt(marke.rstrip(), _FARBEN[finding.severity], color)
    return f"{rand} |\n{nummer} | {sichtbar}\n{rand} | {bunt}\n"


def _fenster(zeile: str, spalte: int) -> tuple[str, int]:
    """What is shown of a line around the column, and by how much that is shifted."""
    if len(zeile) <= _FENSTER:
        return zeile, 0
    ab = max(0, spalte - 1 - _DAVOR)
    vorn, hinten = "…" if ab else "", "…" if ab + _FENSTER < len(zeile) else ""
    return f"{vorn}{zeile[ab : ab + _FENSTER]}{hinten}", ab - len(vorn)


def _breite(text: str) -> int:
    """How wide `text` is on a terminal."""
    schmal = sum(not unicodedata.combining(z) for z in text.expandtabs(4))
    return schmal + sum(unicodedata.east_asian_width(z) in "WF" for z in text)
