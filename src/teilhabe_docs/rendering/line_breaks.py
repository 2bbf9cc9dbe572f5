"""No-break spaces where German does not break a line: § 8, Abs. 2, 1. November 2026, z. B., 5 %."""

import re

from teilhabe_docs.documents.display import MONTHS
from teilhabe_docs.documents.origin_marks import around_marks

_BEFORE_FIGURE = (
    *("§", "§§", "Art.", "Artikel", "Abs.", "Absatz", "S.", "Satz", "Nr.", "Nummer", "Ziff.", "Fn."),
    *("Anlage", "Abschnitt", "Kapitel", "Teil", "Seite", "Stand", "Version", "ca.", "rd."),
)
_AFTER_CITED_FIGURE = (
    *("Abs.", "Absatz", "UAbs.", "S.", "Satz", "Halbsatz", "Hs.", "Nr.", "Nummer", "Buchst.", "Buchstabe"),
    *("Alt.", "f.", "ff."),
)
_UNITS = (
    *("%", "‰", "€", "°C", "Euro", "Prozent", "km", "m", "cm", "m²", "qm", "kg", "h", "Uhr", "VZÄ", "VK"),
    *("Stunden", "Fachleistungsstunden", "Unterrichtsstunden", "Minuten", "Personen", "Plätze", "Plätzen"),
    *("Tage", "Tagen", "Arbeitstage", "Arbeitstagen", "Werktage", "Werktagen", "Wochen", "Monate", "Monaten"),
    *("Jahre", "Jahren", "Kinder", "Kindern", "Vollzeitäquivalente", "Vollzeitäquivalenten"),
)
_ROMAN_AFTER = ("SGB", "Teil", "Kapitel", "Buch")
_TITLES = ("Dr.", "Prof.")
_PAY_GRADES = ("S", "E", "EG", "P")
"""As collective agreements name them: S 11b, E 9c, EG 13."""

_LAW = r"[A-ZÄÖÜ][\w-]{0,11}[A-ZÄÖÜ]"
"""A law's short name as it follows a citation: SGB, BGB, DSGVO, SchG, UN-BRK."""
_CITED = r"(?:(?<=\d )|(?<=\d[a-z] )|(?<=\d[a-z][a-z] )|(?<=\bBuchst\. [a-z] ))"


def _after(*words: str) -> str:
    """Behind one of the words and its blank."""
    return "(?:" + "|".join(rf"(?<=(?<!\w){re.escape(word)} )" for word in words) + ")"


def _before(*words: str) -> str:
    """In front of one of the words."""
    return "(?=(?:" + "|".join(map(re.escape, words)) + r")(?!\w))"


_BLANK = re.compile(
    " (?:"
    + "|".join(
        (
            r"(?=\d)" + _after(*_BEFORE_FIGURE, *MONTHS),
            r"(?=\d{1,2}[a-cÜ]?(?!\w))" + _after(*_PAY_GRADES),
            r"(?=[IVX]+\b)" + _after(*_ROMAN_AFTER),
            r"(?=[a-z]{1,2}\b)" + _after("Buchst.", "Buchstabe"),
            r"(?=[A-Za-zÄÖÜäöü]{1,2}\.)(?<=\b[A-Za-zÄÖÜäöü]\. )",
            r"(?=[A-ZÄÖÜ])" + _after(*_TITLES),
            rf"{_CITED}(?:(?={_LAW})|{_before(*_AFTER_CITED_FIGURE)})",
            r"(?<=\d\. )" + _before(*MONTHS),
            r"(?<=\d )" + _before(*_UNITS),
            r"(?=: \d)(?<=\d )|(?=\d)(?<=\d : )",
        )
    )
    + ")"
)


def protect(text: str) -> str:
    """`text` with no-break spaces in citations, dates, abbreviations and before units; as long as before."""
    return around_marks(text, _protected) if " " in text else text


def _protected(text: str) -> str:
    return _BLANK.sub("\u00a0", text)
