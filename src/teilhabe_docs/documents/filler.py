"""Whether a text says something: the one predicate wherever a text or a reason is asked.

A text is a filler only where no content word is left after references, postponements, assertions, its own
label, and words that are neutral beside them. Which these are stands in `filler.yaml`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from teilhabe_docs.documents.filler_data import Tier
from teilhabe_docs.documents.filler_forms import folded
from teilhabe_docs.documents.filler_judgement import (
    ADDRESS,
    FILE,
    LABEL,
    REPEATED,
    RULE,
    SOFT,
    TABLE,
    UnitJudgement,
)
from teilhabe_docs.documents.filler_place import place_of
from teilhabe_docs.documents.filler_units import TextUnit, sentences_of, units_of, without_comments
from teilhabe_docs.documents.filler_word_roles import PRAISE, WordRoles
from teilhabe_docs.documents.filler_words import WORD, filler_words

_MOST_UNITS = 200
_PICTURE = "!["
_BLIND = "Blindtext"
_BEGINNING = 120
_ASSERTED, _ABSENT = ("Eigenlob", "Zusicherung", "Nachtrag"), re.compile(r"\bkein(?:e[nmrs]?)?\s+[A-ZÄÖÜ]")
"""What is no praise or promise where it says that something is missing: `Dafür hat das Haus keinen Raum.`"""
_BY_FORM = (LABEL, REPEATED, TABLE, RULE, ADDRESS, FILE)
"""Kinds that no expression makes; they count where nothing else is found."""


class Filler(NamedTuple):
    """What a text is that says nothing: how little (`tier`), and of what kind."""

    tier: Tier
    kind: str


@lru_cache(maxsize=8192)
def filler_in(
    text: str, labels: tuple[str, ...] = (), *, prose: bool = True, reason: bool = False
) -> Filler | None:
    """What kind of filler the text is; `None` where it says something, or where there is nothing at all.

    `labels` are titles and prompts of its place, which it may repeat. In a value that is none of the longer
    texts (`prose`) names of documents, addresses and paths are values; a `reason` must also say why.
    """
    words = filler_words()
    text = without_comments(text)
    if " ".join(WORD.findall(folded(text[:_BEGINNING]))).startswith(words.beginnings):
        return Filler(Tier.LEER, _BLIND)
    if _PICTURE in text:
        return None
    place = place_of(labels, prose=prose, reason=reason)
    if prose and labels and text.strip(" .\n").isdigit() and (reason or not place.asks_for_numbers):
        return Filler(Tier.LEER, RULE)
    roles = WordRoles(words, place)
    found: dict[str, None] = {}
    soft = praised = 0
    for number, unit in enumerate(units_of(text)):
        judged = _judged(unit, roles)
        if judged is None or number >= _MOST_UNITS:
            return None
        for kinds in judged:
            soft += kinds == [SOFT]
            praised += PRAISE in kinds
            found |= dict.fromkeys(kind for kind in kinds if kind != SOFT)
    if soft > praised:
        return None
    if not found:
        return _notation_only(text)
    said = [name for name in found if name not in _BY_FORM]
    if not said:
        return Filler(Tier.LEER, next(iter(found)))
    kind = min(said, key=lambda name: words.kinds[name].stufe)
    if reason and kind in _ASSERTED and _ABSENT.search(text):
        return None
    return Filler(words.kinds[kind].stufe, kind)


def _judged(unit: TextUnit, roles: WordRoles) -> list[list[str]] | None:
    """The kinds of a unit, or of each of its sentences; `None` where one says something."""
    kinds = UnitJudgement(unit, roles).kinds()
    if kinds is not None and kinds != [SOFT]:
        return [kinds]
    if unit.in_table or not roles.place.prose or roles.place.reason:
        return None if kinds is None else [kinds]
    judged: list[list[str]] = []
    for sentence in sentences_of(unit):
        its = UnitJudgement(sentence, roles).kinds()
        if its is None:
            return None
        judged.append(its)
    return judged or (None if kinds is None else [kinds])


def _notation_only(text: str) -> Filler | None:
    """What a text is without any words: rules, or a table without a filled cell; but not headings."""
    if not text.strip() or "#" in text:
        return None
    return Filler(Tier.LEER, TABLE if "|" in text else RULE)
