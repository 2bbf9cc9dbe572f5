"""Findings for people: `full` with the line of the source and a mark under it, `concise` on one line each."""

import re
import unicodedata
from collections.abc import Mapping
from textwrap import wrap

from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.reporting.format_words import summary, visible
from teilhabe_docs.reporting.report import Report

_FARBEN = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.HINT: "36;1"}
_FENSTER = 1000
"""So many characters of a line are shown; of a longer one those around the place."""
_STEUERFOLGE = re.compile("\x1b\\[[0-9;]*m")


def concise(report: Report, *, color: bool = False) -> str:
    """`file:line:column: CODE message`, a line for each finding."""
    return "".join(f"{_kopf(f, color)} {visible(f.told)}\n" for f in report.findings)


def full(report: Report, *, color: bool = False, width: int | None = None) -> str:
    """Each finding with the line it stands in and a mark under the place, then the sum.

    A second place that it is about is shown before it. With a `width`, that of a terminal, messages are
    broken and lines cut at so many columns; without one nothing is.
    """
    teile = []
    quellen = _Quellen(report.sources, color, width)
    for finding in report.findings:
        farbe = _FARBEN[finding.severity]
        kopf = f"{_kopf(finding, color)} {_bunt(finding.severity.word, farbe, color)}: "
        teile.append(f"{_umbrochen(kopf, visible(finding.told), width)}\n")
        if zweites := finding.related:
            if zweites.file != finding.file:
                teile.append(f"  {visible(zweites.file)}:{zweites.span.line}:{zweites.span.column}:\n")
            teile.append(quellen.ausschnitt(zweites.file, zweites.span, "-", "34;1", zweites.message))
            if zweites.place:
                teile.append(f"  {visible(zweites.place.words)}: {visible(zweites.message)}\n")
        teile.append(quellen.ausschnitt(finding.file, finding.span, "^", farbe))
        if finding.words:
            teile.append(f"  | {visible(finding.words)}\n")
    if report.requirements:
        from teilhabe_docs.reporting.requirement_table import requirement_table

        teile.append(requirement_table(report.requirements))
    return "".join([*teile, summary(report), "\n"])


def _kopf(finding: Finding, color: bool) -> str:
    ort = f"{visible(finding.file)}:{finding.span.line}:{finding.span.column}:"
    return f"{_bunt(ort, '1', color)} {finding.code}"


def _bunt(text: str, farbe: str, an: bool) -> str:
    return f"\x1b[{farbe}m{text}\x1b[0m" if an else text


def _umbrochen(kopf: str, text: str, breite: int | None) -> str:
    """The head and the text after it, with further lines indented where a terminal has an end."""
    if not breite:
        return kopf + text
    davor = _STEUERFOLGE.sub("", kopf)
    erste, *weitere = wrap(
        text, breite, initial_indent=davor, subsequent_indent="    ", break_long_words=False
    )
    return "\n".join([kopf + erste.removeprefix(davor), *weitere])


class _Quellen:
    """The lines of the files, cut out around a place."""

    def __init__(self, texte: Mapping[str, str], color: bool, width: int | None) -> None:
        self.texte = texte
        self.color = color
        self.width = width
        self.zeilen: dict[str, list[str]] = {}

    def ausschnitt(self, datei: str, span: Span, zeichen: str, farbe: str, wort: str = "") -> str:
        """The line of the place, and under it a mark with a word behind it; nothing where there is none."""
        if datei not in self.zeilen:
            self.zeilen[datei] = self.texte.get(datei, "").split("\n")
        zeilen = self.zeilen[datei]
        if span == Span():
            return ""  # about the whole file
        if not 0 < span.line <= len(zeilen) or not zeilen[span.line - 1].strip():
            return ""
        zeile = zeilen[span.line - 1].rstrip("\r")
        ende = span.end_column if span.end_line == span.line else len(zeile) + 1
        nummer = str(span.line)
        rand = " " * len(nummer)
        zeile, ab = _fenster(zeile, span.column, self.width - len(rand) - 5 if self.width else _FENSTER)
        davor, darin = zeile[: span.column - 1 - ab], zeile[span.column - 1 - ab : ende - 1 - ab]
        marke = _bunt(zeichen * max(1, _breite(darin)), farbe, self.color)
        sichtbar = "".join(z if z.isprintable() else " " for z in zeile.expandtabs(4))
        unten = f"{' ' * _breite(davor)}{marke} {wort}".rstrip()
        return f"{rand} |\n{nummer} | {sichtbar}\n{rand} | {unten}\n"


def _fenster(zeile: str, spalte: int, breite: int) -> tuple[str, int]:
    """What is shown of a line around the column, and by how much that is shifted."""
    if len(zeile) <= breite:
        return zeile, 0
    ab = max(0, min(spalte - 1 - breite * 2 // 5, len(zeile) - breite))
    vorn, hinten = "…" if ab else "", "…" if ab + breite < len(zeile) else ""
    return f"{vorn}{zeile[ab : ab + breite]}{hinten}", ab - len(vorn)


def _breite(text: str) -> int:
    """How wide `text` is on a terminal."""
    schmal = sum(not unicodedata.combining(z) for z in text.expandtabs(4))
    return schmal + sum(unicodedata.east_asian_width(z) in "WF" for z in text)
