"""What a text refers to at its beginning: `siehe Raumbuch`, whatever the words are."""

import re

from teilhabe_docs.documents.filler_words import WORD, filler_words

OBJECT = "⟬"
"""Stands for a reference with its object."""
_OPENINGS = ("dazu ", "hierzu ", "bitte ", "naeheres ", "details ")
_OBJECT = re.compile(r"(?:siehe|s\.|vgl\.?|vergleiche)\s+(?:auch\s+|unter\s+)?([^;:!?,\n]{1,90})")
_ABBREVIATED = re.compile(r"\b(\w{1,4})\.(?=\s)")
_SENTENCE_END = re.compile(r"\.(?=\s)")
_MOST_WORDS = 10
_AND = frozenset(("und", "oder", "sowie"))


def without_object(text: str) -> str:
    """The text (folded) with `OBJECT` for such a reference; as it is where there is a verb in the object."""
    start = text.lstrip("( ")
    for opening in _OPENINGS:
        start = start.removeprefix(opening)
    found = _OBJECT.match(start)
    if not found:
        return text
    reference = _ABBREVIATED.sub(r"\1 ", found[1])
    named = _SENTENCE_END.split(reference, maxsplit=1)[0]
    words = WORD.findall(named)
    if len(words) > _MOST_WORDS or not _is_without_verb(words):
        return text
    behind = reference[len(named) :] + start[found.end() :]
    return f" {OBJECT} {behind}"


def _is_without_verb(words: list[str]) -> bool:
    """Whether no finite verb stands there; behind `und` only what else is pointed to: `… und Organigramm`."""
    known = filler_words()
    joined = False
    for word in words:
        if word in _AND:
            joined = True
        elif word in known.verbs or (
            joined
            and not (known.is_paper(word) or word in known.places or word in known.stop or word.isdigit())
        ):
            return False
    return True
