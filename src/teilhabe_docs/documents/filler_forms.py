"""Forms of German words as far as fillers need them: adjectives, regular verbs, stems."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple

_ADJECTIVE = ("", "e", "en", "er", "es", "em")
_ENDING = re.compile(r"(?:innen|en|es|er|e|n|s)$")
_SHORT = 4
_PART_AT_LEAST = 4
_NO_GE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "ueber", "unter", "hinter")
_NEEDS_E = re.compile(r"(?:[td]|[^aeioulrh]m|[^aeioulrh]n)$")


def folded(text: str) -> str:
    """In small letters, umlauts as two: as words are compared."""
    return with_two_letters(text.lower())


def with_two_letters(text: str) -> str:
    """Umlauts as two letters, all else as it is: an expression keeps its `\\W`."""
    return text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """A word without its ending and umlauts: enough to know it again in another case or number."""
    stem = _ENDING.sub("", word) if len(word) > _SHORT and not word.endswith("ion") else word
    stem = stem[:-1] if stem.endswith("niss") else stem
    return stem.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def compound_heads(word: str, heads: Container[str]) -> Iterator[frozenset[str]]:
    """What may stand before a head of a compound, in its forms, for each way to part the word.

    `heads` are the stems of such heads: `brandschutz` for `brandschutzauflagen`.
    """
    for cut in range(_PART_AT_LEAST, len(word) - _PART_AT_LEAST + 1):
        if stem_of(word[cut:]) in heads:
            before = word[:cut]
            joint = before.removesuffix("s")
            yield frozenset((before, joint, stem_of(before), stem_of(joint)))


def adjective_forms(words: str) -> Iterator[str]:
    """Each word as it is and with the endings of an adjective."""
    for word in folded(words).split():
        yield from (f"{word}{ending}" for ending in _ADJECTIVE)
        if word.endswith("el"):
            yield from (f"{word[:-2]}l{ending}" for ending in _ADJECTIVE[1:])


class VerbForms(NamedTuple):
    """The forms of a regular verb: those that are one word, and those that leave the prefix to the end."""

    joined: tuple[str, ...]
    parted: tuple[str, ...]
    prefix: str


def verb_forms(verb: str) -> VerbForms:
    """Those of an infinitive; `nach|reichen` is separable. No irregular ones."""
    prefix, _, base = folded(verb).rpartition("|")
    stem = base.removesuffix("n").removesuffix("e")
    t = "et" if _NEEDS_E.search(stem) else "t"
    finite = (base, f"{stem}{t}", f"{stem}e", f"{stem}{t}e", f"{stem}{t}en")
    ge = "" if base.endswith("ieren") or base.startswith(_NO_GE) else "ge"
    participle = f"{prefix}{ge}{stem}{t}"
    joined = {participle, *(f"{participle}{ending}" for ending in _ADJECTIVE)}
    joined |= {f"{prefix}{form}" for form in finite}
    if prefix:
        joined.add(f"{prefix}zu{base}")
    return VerbForms(tuple(sorted(joined)), finite if prefix else (), prefix)
