"""Whether a sentence says that somebody else does a thing: `Die Nachmittagsbetreuung bietet der Hort.`"""

import re
from functools import cache
from typing import Literal

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.rows import rows

_ARTICLES = {
    "der": r"(?:der|ein|ihr|jeder)\s+",
    "die": r"(?:die|eine|ihre|jede)\s+",
    "das": r"(?:das|ein|ihr|jedes)\s+",
    "viele": r"(?:(?:die|ihre)\s+)?",
}
_UP_TO_TWO_WORDS = r"(?:[\w-]+\s+){0,2}?"
_TO_WHOM = r"(?:(?:dort|dann|hier|nachts|abends|dafür)\s+)?"


class OtherProvider(Model):
    """A pattern of somebody else, and the article that goes with it."""

    muster: Text
    artikel: Literal["der", "die", "das", "viele"]


class WordPattern(Model):
    """A pattern of one word or several."""

    muster: Text


def is_of_others(text: str, begin: int, end: int, thing: re.Match[str]) -> bool:
    """Whether the sentence from `begin` to `end` says of a thing in it that others have it or do it."""
    begin = text.rfind(";", begin, thing.start()) + 1 or begin
    end = end if (at := text.find(";", thing.end(), end)) < 0 else at
    said, owners, adjectives = _patterns()
    return bool(
        said.search(text, begin, end)
        or owners.match(text, thing.end(), end)
        or adjectives.search(text[begin : thing.start()])
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """That somebody else does it; behind it, whose it is; before it, that it is of another kind."""
    others = rows(__name__, "andere", OtherProvider)
    who = "|".join(rf"{_ARTICLES[one.artikel]}{_UP_TO_TWO_WORDS}[\w-]*(?:{one.muster})\b" for one in others)
    whose = "|".join(rf"[\w-]*(?:{one.muster})\w*" for one in others)
    does, done = _words("tun"), _words("getan")
    with_article = rf"(?:(?:de[rmns]|die|das|ein\w*|ihr\w*)\s+)?{_UP_TO_TWO_WORDS}(?:{whose})"
    said = (
        rf"\b(?:{who})\s+(?:{does})\b|\b(?:{does})\s+{_TO_WHOM}(?:{who})"
        rf"|\b(?:vom|von|durch)\s+{with_article}[^.;]{{0,60}}?\b(?:{done})\b"
    )
    owners = rf"\w*\s+(?:(?:de[rs]|eine[rs]|ihre[rs])\s+{_UP_TO_TWO_WORDS}(?:{whose})|durch\s+{with_article})"
    adjectives = rf"\b(?:{_words('davor')})\w*\s+(?:(?:und|oder)\s+\w+\s+)?\w*$"
    return tuple(re.compile(one, re.IGNORECASE) for one in (said, owners, adjectives))  # type: ignore[return-value]


def _words(key: str) -> str:
    return "|".join(row.muster for row in rows(__name__, key, WordPattern))
