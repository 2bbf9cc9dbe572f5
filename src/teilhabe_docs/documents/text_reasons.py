"""Why a text does not count where one is asked for: blank, headings alone, or a filler."""

import re
from collections.abc import Mapping
from functools import lru_cache

from teilhabe_docs.documents.emptiness import Reason
from teilhabe_docs.documents.filler import Filler, filler_in
from teilhabe_docs.documents.filler_data import Tier
from teilhabe_docs.documents.filler_judgement import ADDRESS, FILE, LABEL, POSTPONED, REPEATED, TABLE
from teilhabe_docs.documents.filler_units import without_comments
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


def says_why(text: str, *, for_now: bool = False) -> bool:
    """Whether a reason is one; not where nothing stands there.

    Where it is for a time only (`for_now`), one that names what is about to change is: `Der Verbund wird neu
    geordnet.`
    """
    filler = None if _blank(text) else filler_in(text, reason=True)
    changing = for_now and filler and filler.kind == POSTPONED and _NAMED.match(text)
    return not _blank(text) and (not filler or bool(changing))


def _blank(text: str) -> bool:
    return not without_comments(text).strip()


@lru_cache(maxsize=4096)
def _only_headings(text: str) -> Reason | None:
    if "#" not in text and "\n" not in text.strip():
        return None
    return Reason.UEBERSCHRIFT if all(map(_HEADING.fullmatch, without_comments(text).split("\n"))) else None
