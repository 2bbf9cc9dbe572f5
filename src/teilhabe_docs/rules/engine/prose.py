"""Sentences of German prose, roughly, and numbers and dates as they are written in them."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from teilhabe_docs.documents.display import MONTHS
from teilhabe_docs.recht.sentence import sentence_ends

_WEIT = 500
"""Characters; no sentence goes further back or on."""
_ZAHLWORT = r"(?:zw|dr|vi|fü|se|si|ac|ne|ze|el|ei)[a-zäöüß]++"
NUMBER = rf"\b(?:\d{{1,3}}(?:\.\d{{3}})++|\d++(?:,\d++)?|{_ZAHLWORT})"
"""A number, or a word that may be one."""

DATE = rf"\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{'|'.join(MONTHS)})\s?\d{{4}}\b"
"""A day: `31.07.2027`, `31. Juli 2027`."""

NEGATED = re.compile(
    r"(?i)\b(?:nicht|kein\w*|nie|niemals|ohne|weder|entfällt|entfallen|ausgenommen|ausgeschlossen|anderweitig)\b"
)
"""Words with which a sentence says that something is not so."""

_EINER = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_BIS_ZWANZIG = (
    *("zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn"),
    *("sechzehn", "siebzehn", "achtzehn", "neunzehn"),
)
_ZEHNER = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_WORTE = {wort: zahl for zahl, wort in enumerate((*_EINER, *_BIS_ZWANZIG)) if zahl > 1} | {
    f"{einer}und{zehner}" if einer else zehner: 20 + 10 * zehn + eins
    for zehn, zehner in enumerate(_ZEHNER)
    for eins, einer in enumerate(_EINER)
}


def sentence_around(text: str, von: int, bis: int) -> tuple[int, int]:
    """Where the sentence, list item or table row around a stretch begins and ends."""
    weit = max(0, von - _WEIT)
    anfang = max((ende for _, ende in sentence_ends(text, weit, von + 1) if ende <= von), default=weit)
    ende = next((marke for marke, _ in sentence_ends(text, bis, bis + _WEIT)), min(bis + _WEIT, len(text)))
    return anfang, ende


@lru_cache(maxsize=1024)
def sentences_with(text: str, worte: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The sentences that hold one of these words, each once for a word; kept, as many rules ask for them."""
    saetze = []
    for wort in worte:
        stelle = text.find(wort)
        while stelle >= 0:
            von, bis = sentence_around(text, stelle, stelle + len(wort))
            saetze.append((von, bis))
            stelle = text.find(wort, max(bis, stelle + 1))
    return tuple(saetze)


def as_number(text: str) -> Decimal | None:
    """The number that digits (`1.560`, `4,5`) or a word up to ninety-nine stand for; None for other words."""
    if text[:1].isdigit():
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(_WORTE[text]) if text in _WORTE else None


def as_date(text: str) -> date | None:
    """The day that a text like `31. Juli 2027` names; None where there is no such day."""
    tag, monat, jahr = re.findall(r"\d+|[A-ZÄ][a-zäöü]+", text)
    zahl = MONTHS.index(monat) + 1 if monat in MONTHS else int(monat)
    try:
        return date(int(jahr), zahl, int(tag))
    except ValueError:
        return None
