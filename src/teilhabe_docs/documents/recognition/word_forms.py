"""Words of German headings and texts in the form in which they are compared."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_NUMBER = re.compile(
    r"^\W*(?:(?:zu\s+)?(?:§{1,2}|artikel|art\.|kapitel|abschnitt|teil|ziffer|nr\.|punkt)\s*\d+[a-z]?\b"
    r"(?:\.\d+)*[.:)]?(?!\s*(?:abs|satz|sgb)\b)"
    r"|\(?(?:\d+(?:\.\d+)*|[ivx]{1,5}|[a-z])[.)](?:\d+(?:\.\d+)*\.?|[a-z][.)])?(?=\s|\D)"
    r"|\d+(?:\.\d+)*(?=\s)"
    r"|[ivx]{2,5}(?=\s))[\s.:–-]*",
    re.IGNORECASE,
)
"""What counts a heading: `3.2`, `§ 4`, `IV.`, `a)`, `Teil 2:`."""
_CITED = re.compile(r"\s*[(\[][^()\[\]]*§[^()\[\]]*[)\]]")
_GENDER = re.compile(r"[*:_·/]-?(?:innen|in|r|n)\b|\((?:innen|in)\)|(?<=[a-zäöü])I(?=nnen\b|n\b)")
_PLURAL = {"innen": "innen", "nnen": "innen"}
_HIDDEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_NORM = re.compile(r"§+\s*(\d+\s?[a-z]?)\b")
_NORMS = re.compile(r"§§\s*\d+[a-z]?(?:\s*(?:,|und|oder|bis|[–-])\s*\d+[a-z]?\b)+")
_WORD = re.compile(r"§\w+|[^\W\d_]+(?:[-‑][^\W\d_]+)*(?:[-‑](?=\s|$))?")
_LETTERS = str.maketrans("äöüáàâéèêóòôç", "aouaaaeeeoooc")
_SHORTEST = 4
"""So many letters are left of a word whose ending is taken off."""


def without_number(heading: str) -> str:
    """A heading without what counts it and norms in brackets; one that is nothing else stays as it is."""
    bare = _CITED.sub(" ", _NUMBER.sub("", heading, count=1)).strip()
    return bare or heading.strip()


def words_in(text: str) -> Iterator[str]:
    """The words of a text, folded; `§ 37a` is `§37a`, of a compound with hyphens there are its parts."""
    text = _GENDER.sub("", unicodedata.normalize("NFC", text).translate(_HIDDEN))
    text = _NORMS.sub(lambda found: re.sub(r"\d+[a-z]?", r"§\g<0> ", found[0].lstrip("§")), text)
    text = _NORM.sub(lambda found: "§" + found[1].replace(" ", ""), text)
    for found in _WORD.finditer(text):
        word = folded(found[0])
        if "-" in word or "‑" in word:
            yield from filter(None, re.split("[-‑]", word))
        else:
            yield word


def folded(word: str) -> str:
    """A word without capitals, umlauts and accents."""
    return word.casefold().translate(_LETTERS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its ending: the same for `leistung`, `leistungen`, `leistungs`."""
    if word.startswith("§"):
        return word
    if word.endswith("innen") and len(word) > 8:
        word = word[:-5]
    elif word.endswith(("erin", "agogin", "ologin")) and len(word) > 7:
        word = word[:-2]
    while len(word) > _SHORTEST:
        if len(word) > _SHORTEST + 1 and word.endswith(("em", "er", "ern")):
            word = word[: -3 if word.endswith("ern") else -2]
        elif word.endswith(("e", "s", "n")):
            word = word[:-1]
        else:
            break
    return word


def stems_in(text: str) -> tuple[str, ...]:
    """The stems of the words of a text, in their order."""
    return tuple(map(stem, words_in(text)))
