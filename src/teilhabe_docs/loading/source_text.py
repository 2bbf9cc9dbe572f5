"""Bytes to text: size, encoding and characters, before anything else looks at a file."""

import re

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.codes import KEIN_UTF8, STEUERZEICHEN, ZU_GROSS, FindingCode
from teilhabe_docs.loading.files.reader import too_large

MAX_BYTES = 5_000_000
"""Largest file that is read, in bytes; the longest real concepts have a few hundred thousand."""

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\ue00f\ufeff\ufffe\uffff]"
)
"""Characters that no text needs and that Word, XML or a terminal take badly; odd line ends among them."""


_NAMED = 10  # so many kinds of invisible characters are named


def decoded(rohdaten: bytes) -> str | tuple[FindingCode, str, Span]:
    """The text with `\\n` as the only line end and without a byte order mark, or what is wrong and where."""
    if len(rohdaten) > MAX_BYTES:
        return ZU_GROSS, too_large(MAX_BYTES), Span()
    for anfang, art in _OTHERS.items():
        if rohdaten.startswith(anfang):
            return KEIN_UTF8, f"Das ist {art}, keine Textdatei. {_ALS_TEXT}", Span()
    if rohdaten.startswith(_PICTURES):
        return KEIN_UTF8, _ALS_BILD, Span()
    if rohdaten.startswith((b"\xff\xfe", b"\xfe\xff")) or rohdaten.count(0) > len(rohdaten) // 3:
        return KEIN_UTF8, f"Die Datei ist in UTF-16 gespeichert. {_ALS_UTF8}", Span()
    try:
        text = rohdaten.decode("utf-8-sig")
    except UnicodeDecodeError as fehler:
        davor = rohdaten[: fehler.start].decode("utf-8-sig", errors="replace")
        zeichen = rohdaten[fehler.start : fehler.start + 1].decode("cp1252", errors="replace")
        return (
            KEIN_UTF8,
            f"Die Datei ist kein UTF-8, vermutlich Windows-1252 (erste Stelle: »{zeichen}«). {_ALS_UTF8}",
            _stelle(_einheitlich(davor)),
        )
    text = _einheitlich(text)
    if treffer := INVISIBLE.search(text):
        return (
            STEUERZEICHEN,
            f"Hier steht ein unsichtbares Steuerzeichen ({code_point(treffer.group())}).{_further(text)} "
            "Bitte löschen; wo eine neue Zeile gemeint ist, mit der Eingabetaste umbrechen.",
            _stelle(text[: treffer.start()]),
        )
    return text


def _further(text: str) -> str:
    """Where the other invisible characters of a text stand, each kind once."""
    places: dict[str, int] = {}
    for found in INVISIBLE.finditer(text):
        places.setdefault(found.group(), found.start())
    others = [
        f"{code_point(character)} in Zeile {text.count(chr(10), 0, place) + 1}"
        for character, place in list(places.items())[1 : _NAMED + 1]
    ]
    return f" Ebenso {', '.join(others)}." if others else ""


def for_showing(rohdaten: bytes) -> str:
    """The text of a file that cannot be read, as near as can be, for showing the place of a finding."""
    text = _einheitlich(rohdaten.decode("utf-8-sig", errors="replace"))
    return INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", text)


def as_text(name: str) -> str:
    """What to do instead where a text is to be read from a file of this name, which is none; else nothing."""
    return _ALS_TEXT if name.casefold().endswith(_OFFICE) else ""


def code_point(zeichen: str) -> str:
    """A character by its number: `U+00A0`."""
    return f"U+{ord(zeichen):04X}"


_OTHERS = {
    b"PK\x03\x04": "eine Word-Datei oder ein anderes Archiv",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "eine alte Word-Datei oder eine andere Office-Datei",
    b"{\\rtf": "eine RTF-Datei",
    b"%PDF-": "eine PDF-Datei",
}
"""What people write texts with begins like that; sources: APPNOTE (ZIP), MS-CFB, RTF 1.9.1, ISO 32000."""
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
"""PNG, JPEG, GIF, TIFF begin like that; sources: ISO 15948, ISO 10918, GIF 89a, TIFF 6.0."""
_ALS_BILD = (
    "Das ist ein Bild, keine Textdatei. Ein Bild gehört in einen Text, etwa ![Was zu sehen ist](bild.png)."
)
_ALS_TEXT = "Bitte den Inhalt in einem Editor als reinen Text speichern; Texte enden auf .md."
_OFFICE = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".docm", ".dotx")
_ALS_UTF8 = "Bitte im Editor mit der Kodierung UTF-8 speichern."


def _einheitlich(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _stelle(davor: str) -> Span:
    zeile = davor.count("\n") + 1
    spalte = len(davor) - davor.rfind("\n")
    return Span(zeile, spalte, zeile, spalte + 1)
