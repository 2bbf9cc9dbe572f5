"""When a value counts as empty, and which state it gives a section: one function for lint and documents."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Any

from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown, ReadFileSlot
from teilhabe_docs.ordered import Ordered


class NeedState(Ordered):
    """The state of a needed value or of a section, best first."""

    GEFUELLT = "gefuellt"
    ANLAGE = "anlage"
    ENTFAELLT = "entfaellt"
    LEER = "leer"


class Reason(StrEnum):
    """Why a value is empty, or does not count."""

    FEHLT = "fehlt"
    BLANK = "ist leer"
    PLATZHALTER = "enthält nur einen Platzhalter"
    UEBERSCHRIFT = "enthält nur eine Überschrift"
    ANLAGE = "verweist auf eine Anlage, hier ist aber der Text selbst verlangt"
    AUF_SICH = "verweist auf dieses Dokument selbst"
    NICHT_AUFGEFUEHRT = "verweist auf eine Anlage, die nirgends aufgeführt ist"
    OHNE_KURZFASSUNG = "verweist auf eine Anlage; verlangt ist dazu eine kurze Beschreibung (»kurz«)"
    ENTFAELLT = "soll entfallen, ist hier aber verlangt"


_PLATZHALTER = re.compile(
    r"""(?isx) [\[(<]? \s*+ (?: (?: todo | tbd | tba | fixme ) \b [^\n]*+ | lorem\ ipsum \b .* | n\.?\s?n\.?
    | x{2,}+ (?:\s?h|\s?%)? | \.{2,}+ | …++ | \?++ | x{1,2}\.x{1,2}\.(?:20)?x{2,4} | 1\s?:\s?x++
    | platzhalter | noch\ zu\ ergänzen | folgt | wird\ ergänzt ) [\s.…]*+ [\])>]?"""
)
_UNSICHTBAR = re.compile("[\u00ad\u200b-\u200f\u2060]")
"""Characters that take no room: nobody sees them in a document."""
_UEBERSCHRIFT = re.compile(r"[ \t]*(?:#{1,6}(?:[ \t].*)?)?")
"""A heading, or an empty line."""
_ZIERDE = " \t\n*_-–—>"
"""What Markdown puts around a word, and dashes that stand for one."""


def emptiness_of(wert: Any) -> Reason | None:
    """Why `wert` (a field's value, a structure, a slot, a list) counts as empty; `None` if it does not."""
    if wert is None or wert == () or wert == {}:
        return Reason.FEHLT
    if isinstance(wert, str):
        return _leerer_text(wert)
    if isinstance(wert, tuple):
        return emptiness_of(wert[0]) if all(map(emptiness_of, wert)) else None
    if isinstance(wert, Markdown | ReadFileSlot):
        return _leerer_text(wert.text) or _nur_ueberschriften(wert.text)
    if isinstance(wert, Datei | AnlageVerweis):
        return None
    if isinstance(wert, Entfaellt):
        return _leerer_text(wert.entfaellt)
    if isinstance(wert, Model):
        return (
            None if any(not emptiness_of(getattr(wert, n)) for n in type(wert).model_fields) else Reason.FEHLT
        )
    return None


def state_of(wert: Any, *, anlage: bool, entfaellt: bool) -> NeedState:
    """The state that `wert` gives a need for which an annex counts (`anlage`) or that may fall away."""
    if emptiness_of(wert):
        return NeedState.LEER
    if isinstance(wert, AnlageVerweis):
        return NeedState.ANLAGE if anlage else NeedState.LEER
    if isinstance(wert, Entfaellt):
        return NeedState.ENTFAELLT if entfaellt else NeedState.LEER
    return NeedState.GEFUELLT


@lru_cache(maxsize=4096)
def _leerer_text(text: str) -> Reason | None:
    text = _UNSICHTBAR.sub("", _ohne_kommentare(text))
    if not text.strip():
        return Reason.BLANK
    kern = text.strip(_ZIERDE)
    if (not kern and re.search("[-_–—]", text)) or _PLATZHALTER.fullmatch(kern) or _in_klammern(kern):
        return Reason.PLATZHALTER
    return None


def _ohne_kommentare(text: str) -> str:
    """The text without `<!-- … -->`."""
    teile, ab = [], 0
    while (auf := text.find("<!--", ab)) >= 0 and (zu := text.find("-->", auf + 4)) >= 0:
        teile.append(text[ab:auf])
        ab = zu + 3
    return "".join([*teile, text[ab:]])


def _in_klammern(kern: str) -> bool:
    """Whether the whole text is one prompt in square brackets, as in the models of agreements."""
    return (
        kern.startswith("[")
        and kern.find("]") == len(kern) - 1
        and re.search(r"[^\W\d]{3}", kern) is not None
    )


@lru_cache(maxsize=4096)
def _nur_ueberschriften(text: str) -> Reason | None:
    if "#" not in text and "\n" not in text.strip():
        return None
    return Reason.UEBERSCHRIFT if all(map(_UEBERSCHRIFT.fullmatch, text.split("\n"))) else None
