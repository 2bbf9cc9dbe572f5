"""What an author means who writes a value of a closed list in other words: by its label and synonyms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from teilhabe_docs.loading.number_fields import data_beside
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.near_names import Near, clearly_near, close, nearness, plain

YES_NO = "YesNo"
"""The list of the two values that are no `Choice`."""

_GENDERED = re.compile(r"(?:[:*_/]-?|(?<=[a-zäöüß])I)(?:in(?:nen)?|nnen|n)\b")
_FEMININE = re.compile(r"(?:in|innen)$")
_SHORTEST = 5  # below that a slip of the pen makes another word
_CUTOFF = 0.8
_ALONE = 0.9  # where one value is never to be taken for another
_ASKED = 4


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """A closed list: its labels, what leads to which values (plainly written), what leads to none and why.

    Of two values in `never` none is suggested alone where the other is near.
    """

    labels: Mapping[str, str]
    words: Mapping[str, tuple[str, Near]]
    without: Mapping[str, str]
    never: frozenset[frozenset[str]]

    def meant(self, typed: str) -> tuple[Near, str]:
        """The values that may be meant, one or several; where there is none, perhaps what to do instead."""
        small = plain(typed)
        neutral = plain(_GENDERED.sub("", typed))
        for word in dict.fromkeys((small, neutral, _FEMININE.sub("", neutral))):
            if word in self.words:
                return self.words[word][1], ""
            if word in self.without:
                return (), self.without[word]
        if len(small) < 2:
            return (), ""
        begun = [values for word, (_, values) in self.words.items() if word.startswith(small)]
        several = tuple(dict.fromkeys(value for values in begun for value in values))
        if len(several) > 1:
            return (several if len(several) <= _ASKED else ()), ""
        return self._slip(typed, neutral), ""

    def _slip(self, typed: str, small: str) -> Near:
        """What is near to one value's words and clearly less so to all others'."""
        if len(small) < _SHORTEST:
            return ()
        long = {word: values for word, (_, values) in self.words.items() if len(word) >= _SHORTEST}
        names = {self.words[word][0]: values for word, values in long.items()}
        nearest = clearly_near(small, close(typed, names, _CUTOFF, 12))
        values = tuple(dict.fromkeys(value for name in nearest for value in names[name]))
        if len(values) == 1 and (rival := self._rival(small, values[0], nearest[0])):
            return values[0], rival
        return values if len(values) <= _ASKED else ()

    def _rival(self, small: str, value: str, word: str) -> str:
        """A value that must not be taken for this one, with a word so near that either may be meant."""
        if nearness(word, small) >= _ALONE:
            return ""
        others = {
            word: [other for other in values if frozenset((value, other)) in self.never]
            for word, values in self.words.values()
        }
        near = close(small, [word for word, never in others.items() if never], _CUTOFF - 0.15, 1)
        return others[near[0]][0] if near else ""


@cache
def choice_words(name: str) -> ChoiceWords:
    """The words of a class of choices, by its name; raises `KeyError` for what is none."""
    row = data_beside("choices.yaml")[name]
    labels = {"ja": "ja", "nein": "nein"} if name == YES_NO else _labels(name)
    words: dict[str, tuple[str, Near]] = {}
    for value, synonyms in row["werte"].items():
        for word in (value, labels[value], *synonyms):
            words[plain(word)] = word, (value,)
    for word, values in row.get("nachfragen", {}).items():
        words.setdefault(plain(word), (word, tuple(values)))
    never = row.get("nie", [])
    pairs = combinations(row["werte"], 2) if never == "alle" else never
    return ChoiceWords(
        labels,
        words,
        {plain(word): _sentence(word, note) for word, note in row.get("kein_wert", {}).items()},
        frozenset(frozenset(pair) for pair in pairs),
    )


def _labels(name: str) -> dict[str, str]:
    (kind,) = (kind for kind in Choice.__subclasses__() if kind.__name__ == name)
    return {member.value: member.label for member in kind}


def _sentence(word: str, note: str) -> str:
    return f"»{word}«: {note}."
