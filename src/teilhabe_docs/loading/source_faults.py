"""What a text file holds that nobody typed into it: conflicts of Git, broken umlauts, hidden characters."""

import re
from collections.abc import Iterator

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.finding_limit import limited
from teilhabe_docs.loading.source_text import code_point

_SIDE = re.compile(r"^[ \t]*(?:<{7}|>{7})(?=[ \n]|\Z).*", re.MULTILINE)
_LONGEST = 60  # characters of a line or word that a message repeats

_BEHIND = bytes(range(0x80, 0xC0)).decode("cp1252", errors="ignore")
_MAC = {"§": "ä", "∂": "ö", "º": "ü", "ü": "ß", "Ñ": "Ä", "ñ": "Ö", "Ú": "Ü"}
_APART = dict(zip(("a¨", "o¨", "u¨", "A¨", "O¨", "U¨"), "äöüÄÖÜ", strict=True))
_TWICE = re.compile(
    f"[aouAOU]¨(?=[^\\W\\d_])|[ÂÃ][{re.escape(_BEHIND)}]|â€[{re.escape(_BEHIND)}]|â‚¬|ï¿½|√[{''.join(_MAC)}]"
)
"""UTF-8 that was read as Windows-1252 or Mac Roman and written once more; dots behind their letter."""
_MARKS = "\u061c\u200e\u200f"
"""Right where Hebrew or Arabic is written."""
_DIRECTION = f"{_MARKS}\u202a-\u202e\u2066-\u2069"
"""Source: Unicode, property Bidi_Control."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_TAG = "\U000e0000-\U000e007f"
_ANY = re.compile(f"[ÂÃâï√¨\ufffd{_DIRECTION}{_TAG}]")
_FAULT = re.compile(
    f"\U0001f3f4[{_TAG}]+|(?P<lost>\ufffd+)|(?P<hidden>[{_DIRECTION}{_TAG}]+)|(?P<twice>{_TWICE.pattern})"
)
"""The first is no fault: the flags of England, Scotland and Wales."""


def conflicts(text: str, file: str) -> tuple[Finding, ...]:
    """The conflicts of Git that nobody has solved; such a file is two in one and is not read."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    return limited([*_conflicts(text, file)], file)


def broken_characters(text: str, file: str) -> tuple[Finding, ...]:
    """Characters that were lost or broken on the way, and hidden ones that turn or conceal text."""
    if not _ANY.search(text):
        return ()
    return limited([*_broken(text, file)], file)


def _conflicts(text: str, file: str) -> Iterator[Finding]:
    from teilhabe_docs.loading.places import stretch

    begun = False
    for side in _SIDE.finditer(text):
        if (begins := side[0].lstrip().startswith("<")) or not begun:
            message = _CONFLICT.format(side[0].strip()[:_LONGEST])
            yield codes.GIT_KONFLIKT.finding(message, file, stretch(text, *side.span()))
        begun = begins


def _broken(text: str, file: str) -> Iterator[Finding]:
    from teilhabe_docs.loading.places import stretch

    told, right_to_left = 0, _RIGHT_TO_LEFT.search(text) is not None
    for fault in _FAULT.finditer(text):
        start, end = fault.span()
        if fault.lastgroup == "hidden":
            if fault[0] in _MARKS and right_to_left:
                continue
            points = ", ".join(dict.fromkeys(map(code_point, fault[0])))
            message = _HIDDEN.format(points[:_LONGEST])
            yield codes.VERBORGENES_ZEICHEN.finding(message, file, stretch(text, start, end))
        elif fault.lastgroup and start >= told:
            start, told = _word(text, start, end)
            word = text[start:told]
            meant = _TWICE.sub(_mended, word)
            meant = "" if "\ufffd" in meant else f" Gemeint ist wohl »{meant}«."
            message = _BROKEN.format(word, meant)
            yield codes.ZERBROCHENES_ZEICHEN.finding(message, file, stretch(text, start, told))


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to the word around it, as far as that is short."""
    first, last = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return start, end


def _mended(broken: re.Match[str]) -> str:
    if broken[0] in _APART:
        return _APART[broken[0]]
    if broken[0][0] == "√":
        return _MAC[broken[0][1]]
    return broken[0].encode("cp1252").decode("utf-8", errors="replace")


_CONFLICT = (
    "Hier steht ein Konflikt, den Git nicht lösen konnte (»{}«). Bitte von beiden Fassungen die richtige "
    "behalten und die Zeilen mit <<<<<<<, ======= und >>>>>>> löschen; vorher wird die Datei nicht gelesen."
)
_HIDDEN = (
    "Hier steht ein unsichtbares Zeichen ({}), das die Schreibrichtung steuert oder Text verbirgt. "
    "Bitte löschen."
)
_BROKEN = (
    "In »{}« ist ein Zeichen beim Kopieren oder Speichern zerbrochen.{} Bitte neu schreiben. Gibt es viele "
    "solche Stellen, hilft es, den Text noch einmal aus der Quelle zu holen und mit der Kodierung UTF-8 zu "
    "speichern."
)
