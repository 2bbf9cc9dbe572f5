"""The parts of German compounds: `beschwerdewege` has `beschwerd` in it, `gewaltschutzkonzept` `gewalt`."""

from collections.abc import Collection

from teilhabe_docs.documents.recognition.word_forms import stem

_LEAST = 4
"""So many letters each part has at least; `anleitung` has no `leitung` in it."""


class Compounds:
    """Finds the parts of words among stems that are known."""

    def __init__(self, stems: Collection[str]) -> None:
        self._known = frozenset(one for one in stems if len(one) >= _LEAST and not one.startswith("§"))
        self._found: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """The known stems that a stem begins or ends with, and theirs; without itself."""
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = self._parts(word)
        return found

    def _parts(self, word: str) -> tuple[str, ...]:
        if len(word) < 2 * _LEAST or word.startswith("§"):
            return ()
        begins = (word[:end] for end in range(len(word) - _LEAST + 1, _LEAST - 1, -1))
        first = next((one for one in map(stem, begins) if one in self._known and one != word), "")
        ends = (word[start:] for start in range(_LEAST, len(word) - _LEAST + 1))
        last = next((one for one in ends if one in self._known), "")
        direct = [one for one in (first, last) if one]
        return tuple(dict.fromkeys(part for one in direct for part in (one, *self.parts(one))))
