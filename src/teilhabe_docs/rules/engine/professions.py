"""Which names mean one profession: `Sozialpädagogin` and `Soziale Arbeit (B. A.)`."""

import re
from collections.abc import Mapping
from functools import cache

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.rows import rows

_BESIDE = re.compile(r"\([^)]*\)|[*:_]in(?:nen)?\b|\bmit\b.*")
_BETWEEN = re.compile(r"\boder\b|(?<!-) und |[,;/]")
_GENDER = re.compile(r"inn?en$|in$")
_ENDING = re.compile(r"(?:er|ik|ie|en|e)$")
_SHORTEST_STEM = 4


class Profession(Model):
    """A profession and what else it is called."""

    name: Text
    auch: tuple[Text, ...] = ()


class Addition(Model):
    """What may stand beside a profession, as a pattern."""

    muster: Text


def same_profession(one: str, other: str) -> bool:
    """Whether two texts, in whatever words, name a profession in common."""
    return not _meant(one).isdisjoint(_meant(other))


@cache
def _meant(text: str) -> frozenset[str]:
    """The professions that a text names, each under one name."""
    known = _known()
    bare = _BESIDE.sub("", text.casefold())
    stems = {_stem(part) for part in (bare, *_BETWEEN.split(bare))}
    return frozenset(known.get(stem, stem) for stem in stems if stem)


@cache
def _known() -> Mapping[str, str]:
    return {
        _stem(name.casefold()): profession.name
        for profession in rows(__name__, "berufe", Profession)
        for name in (profession.name, *profession.auch)
    }


def _stem(part: str) -> str:
    """A profession without degree, number and gender."""
    for addition in rows(__name__, "zusaetze", Addition):
        part = re.sub(addition.muster, "", part)
    words = " ".join(part.split()).strip(" .-")
    for ending in (_GENDER, _ENDING):
        stem = ending.sub("", words)
        words = stem if len(stem) >= _SHORTEST_STEM else words
    return words
