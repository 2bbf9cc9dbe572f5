"""No-break spaces where German does not break a line: § 8, Abs. 2, z. B., 5 %."""

import re

_AFTER_WORD = re.compile(
    r"\b(Abs\.|Nr\.|S\.|Satz|Art\.|Ziff\.|Anlage|Abschnitt|Seite|Fn\.|Stand|Version) (?=[0-9])|"
    r"(§) (?=[0-9])|"
    r"\b(Buchst\.) (?=[a-z]{1,2}\b)|"
    r"\b(SGB|Teil|Kapitel) (?=[IVX]+\b)|"
    r"\b([zZdDuUiIoOsS]\.) (?=[A-Za-zÄÖÜäöü]{1,2}\.)|"
    r"(?<=[0-9])() (?=[%‰€]|(?:Euro|km|m²|Uhr|Stunden|Minuten|Tage|Plätze|Kinder)\b)"
)


def protect(text: str) -> str:
    """`text` with no-break spaces in citations, abbreviations and before units."""
    if " " not in text:
        return text
    return _AFTER_WORD.sub(lambda match: match[0][:-1] + "\u00a0", text)
