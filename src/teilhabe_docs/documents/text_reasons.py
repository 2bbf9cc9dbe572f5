"""Why a text does not count where one is asked for: blank, headings alone, or a filler."""

import re
from collections.abc import Mapping
from functools import lru_cache

from teilhabe_docs.documents.emptiness import Reason
from teilhabe_docs.documents.filler import Filler, filler_in
from teilhabe_docs.documents.filler_data import Tier
from teilhabe_docs.documents.filler_judgement import (
    ADDRESS,
    FILE,
    LABEL,
    POSTPONED,
    REPEATED,
    TABLE,
    UNSTATED,
)
from teilhabe_docs.documents.filler_units import without_comments
from teilhabe_docs.documents.filler_words import WORD
from teilhabe_docs.model.text_slot import Markdown

_BY_KIND: Mapping[str, Reason] = {
    REPEATED: Reason.WIEDERHOLUNG,
    LABEL: Reason.BESCHRIFTUNG,
    TABLE: Reason.TABELLE,
    FILE: Reason.PFAD,
    ADDRESS: Reason.ADRESSE,
    POSTPONED: Reason.NACHTRAG,
}
_BY_TIER: Mapping[Tier, Reason] = {Tier.LEER: Reason.PLATZHALTER, Tier.VERWEIST: Reason.VERWEIS}
_HEADING = re.compile(r"[ \t]*(?:#{1,6}(?:[ \t].*)?)?")
"""A heading, or an empty line."""
_NAMED = re.compile(r"\s*(?:Der|Die|Das|Unsere?|Eine?)\s+[A-ZÄÖÜ]")
"""A sentence that begins with what it is about."""
_LATER = re.compile(
    r"^\W*(?:s\.|(?:siehe|vgl|kommt|folg(?:t|en))\b)|\b(?:folgt|nachgereicht|nachgetragen)\W*$", re.IGNORECASE
)
"""Begins with a reference or a promise, or ends with a promise."""
_ANSWERED_FOR = re.compile(r"\b(?:nicht|kein(?:e[nmrs]?)?|mit|vom|von|durch)\b", re.IGNORECASE)
"""Something is denied, or somebody has part in it: `Wird im Mai mit dem Amt verhandelt.`"""
_UNSTATED_WORDS = 2
"""So many words are no more than `keine Angabe`."""


@lru_cache(maxsize=4096)
def reason_against(text: str, labels: tuple[str, ...], *, strict: bool, prose: bool) -> Reason | None:
    """Why the text counts as empty; if `strict`, also where it only points elsewhere."""
    if _blank(text):
        return Reason.BLANK
    filler = filler_in(text, labels, prose=prose)
    if filler:
        return reason_of(filler) if filler.tier <= (Tier.VERWEIST if strict else Tier.LEER) else None
    return _only_headings(text) if prose else None


def reason_against_waiver(text: str, labels: tuple[str, ...], *, strict: bool) -> Reason | None:
    """Why a reason does not let its value fall away; without `strict`, why it counts as empty.

    It is a line as typed: what a `#` begins is no heading in it.
    """
    if _blank(text):
        return Reason.BLANK
    filler = filler_in(text, labels, reason=strict)
    if not filler:
        return None
    if not strict:
        return reason_of(filler) if filler.tier <= Tier.LEER else None
    return Reason.PLATZHALTER if reason_of(filler) is Reason.PLATZHALTER else Reason.OHNE_GRUND


def reason_of(filler: Filler) -> Reason | None:
    """Why a filler does not count as a text; `None` where it does."""
    return _BY_KIND.get(filler.kind) or _BY_TIER.get(filler.tier)


def describes(kurz: Markdown | None, labels: tuple[str, ...]) -> bool:
    """Whether the short description of an annex says what is in it."""
    return kurz is not None and not (
        reason_against(kurz.text, labels, strict=True, prose=True)
        or filler_in(kurz.text, labels, reason=True)
    )


def says_why(text: str) -> bool:
    """Whether a reason is one; not where nothing stands there."""
    return not _blank(text) and not filler_in(text, reason=True)


def excuses(text: str) -> bool:
    """Whether a reason for an exception is one: what is no placeholder, reference, promise, or mere word.

    To refuse what somebody means is worse here than to accept what says little: `Mit der Leitung abgestimmt.`
    """
    filler = None if _blank(text) else filler_in(text, reason=True)
    if filler is None:
        return not _blank(text)
    if _LATER.search(text):
        return False
    if filler.tier in (Tier.LEER, Tier.VERWEIST):
        return bool(_NAMED.match(text) or (filler.tier is Tier.VERWEIST and _ANSWERED_FOR.search(text)))
    return len(WORD.findall(text)) > (_UNSTATED_WORDS if filler.kind == UNSTATED else 1)


def points_elsewhere(text: str) -> bool:
    """Whether a text says no more than where something stands."""
    filler = None if _blank(text) else filler_in(text, reason=True)
    return filler is not None and filler.tier is Tier.VERWEIST and filler.kind != POSTPONED


def _blank(text: str) -> bool:
    return not (text[:1].isascii() and text[:1].isalnum()) and not without_comments(text).strip()


@lru_cache(maxsize=4096)
def _only_headings(text: str) -> Reason | None:
    if "#" not in text and "\n" not in text.strip():
        return None
    return Reason.UEBERSCHRIFT if all(map(_HEADING.fullmatch, without_comments(text).split("\n"))) else None
