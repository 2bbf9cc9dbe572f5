"""Whether a unit speaks of the text that shall stand there: `Absatz stimmt so nicht, mit Jana besprechen`."""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from teilhabe_docs.documents.filler_data import filler_vocabulary
from teilhabe_docs.documents.filler_forms import folded
from teilhabe_docs.documents.filler_words import WORD
from teilhabe_docs.loading.files.kept_values import kept_for_program

_PART = re.compile(r"(?<!\bevtl)(?<!\bggf)(?<!\bz)(?<!\bfr)(?<!\bhr)[.!?](?:\s+|$)|[,;:\n]\s*|\s[–—-]\s")
_MOST_WORDS = 25
_MOST_BESIDE = 8
_NEAR_THE_START = 3


class NoteWords(NamedTuple):
    """The words of notes between those who write a text."""

    parts: frozenset[str]
    states: frozenset[str]
    faults: frozenset[str]
    openings: frozenset[str]
    tasks: frozenset[str]
    orders: frozenset[str]
    behind_orders: frozenset[str]
    signs: frozenset[str]

    def is_note(self, words: list[str]) -> bool:
        """Whether a fragment of a text is one."""
        start = 1 if len(words) > 1 and words[0] in self.signs else 0
        if words[start] in self.parts and (
            words[-1] in self.tasks
            or (
                not self.states.isdisjoint(words[start + 1 : start + 2 + _NEAR_THE_START])
                and self._faulty(words)
            )
        ):
            return True
        if words[0] in self.orders and not self.behind_orders.isdisjoint(words[1:2]):
            return True
        return words[0] in self.openings and words[-1] in self.tasks and self.states.isdisjoint(words)

    def goes_with_one(self, words: list[str]) -> bool:
        """Whether a fragment adds nothing to a note beside it: `mit Jana besprechen`."""
        return len(words) <= _MOST_BESIDE and (
            words[-1] in self.tasks or not self.faults.isdisjoint(words) or words[0] in self.orders
        )

    def _faulty(self, words: list[str]) -> bool:
        return not self.faults.isdisjoint(words)


@lru_cache(maxsize=1024)
def is_note(text: str) -> bool:
    """Whether the text (folded) is nothing but notes for those who write it."""
    words = WORD.findall(text)
    said = _note_words()
    if len(words) > _MOST_WORDS or (said.faults.isdisjoint(words) and said.tasks.isdisjoint(words)):
        return False
    parts = [words for part in _PART.split(text) if part and (words := WORD.findall(part))]
    notes = [said.is_note(part) for part in parts]
    return any(notes) and all(
        note or said.goes_with_one(part) for note, part in zip(notes, parts, strict=True)
    )


@cache
def _note_words() -> NoteWords:
    return NoteWords(**kept_for_program("words of notes", _words))


def _words() -> dict[str, Any]:
    """The words by their names in `NoteWords`."""
    data = filler_vocabulary()
    return {
        "parts": _set(data.textteile),
        "states": _set(data.textzustaende),
        "faults": _set(data.textmaengel),
        "openings": _set(data.notizauftakt),
        "tasks": _set(data.notizaufgaben),
        "orders": _set(data.notizbefehle),
        "behind_orders": _set(data.nach_befehl),
        "signs": _set(data.textzeiger),
    }


def _set(words: str) -> frozenset[str]:
    return frozenset(folded(words).split())
