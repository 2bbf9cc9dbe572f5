"""Words and characters that several formats share."""

from collections.abc import Mapping
from unicodedata import category

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.reporting.report import Report


def counts(zahlen: Mapping[Severity, int]) -> str:
    """`2 Fehler, 1 Warnung`, heaviest first; empty where there is nothing."""
    worte = ((n, s.word if n == 1 else s.words) for s in Severity if (n := zahlen.get(s, 0)))
    return ", ".join(f"{n} {wort}" for n, wort in worte)


def summary(report: Report) -> str:
    """`2 Fehler, 1 Warnung in 3 Dateien.`"""
    dateien = f"{len(report.files)} {'Datei' if len(report.files) == 1 else 'Dateien'}"
    zahlen = counts({s: report.count(s) for s in Severity})
    summe = f"{zahlen or 'Keine Befunde'} in {dateien}."
    if not (ausgenommen := report.excepted):
        return summe
    return f"{summe} Ausgenommen: {ausgenommen} {'Befund' if ausgenommen == 1 else 'Befunde'}."


def visible(text: str) -> str:
    """`text` on one line, without characters that would act on a terminal or may not stand in XML."""
    return "".join(z if z.isprintable() else "\N{REPLACEMENT CHARACTER}" for z in " ".join(text.split()))


def readable(text: str) -> str:
    """`text` with its line breaks and blanks; other characters that would act on a log are replaced."""
    return "".join(z if _harmlos(z) else "\N{REPLACEMENT CHARACTER}" for z in text)


def _harmlos(zeichen: str) -> bool:
    return zeichen.isprintable() or zeichen in "\r\n\t" or category(zeichen) == "Zs"
