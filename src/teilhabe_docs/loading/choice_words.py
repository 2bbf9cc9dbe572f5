"""What an author means who writes a value of a closed list in other words: by its label and synonyms."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from teilhabe_docs.loading.law_words import book_of, cited, names_paragraph, spelt
from teilhabe_docs.loading.yaml.packaged_data import data_beside
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.near_names import Near, clearly_near, close, nearness, plain

YES_NO = "YesNo"
"""The list of the two values that are no `Choice`."""

_GENDERED = re.compile(r"(?:[:*_/]-?|(?<=[a-zäöüß])I)(?:in(?:nen)?|nnen|n)\b")
_FEMININE = re.compile(r"(?:in|innen)$")
_ENDING = re.compile(r"(?:e[nr]?|ern?|ung|ik|i?en?|ie|eut(?:en)?|(?<=en)[tz](?:en)?)$")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NEGATED = re.compile(r"\b(?:nicht|ohne|kein\w*|alte?|früher|un\w+|statt)\b", re.I)
_SHORTEST = 5  # below that a slip of the pen makes another word
_CUTOFF = 0.8
_ALONE = 0.9  # where one value is never to be taken for another
_ASKED = 4
_HEAD = 4  # letters behind a word that make another word of it


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """A closed list: its labels, what leads to which values (plainly written), what leads to none and why.

    Of two values in `never` none is suggested alone where the other is near. What stands in `together` means
    all its values at once. `turning`: groups of parts of words that turn a meaning. `stems`: for names of
    people, what the words above begin with.
    """

    labels: Mapping[str, str]
    words: Mapping[str, tuple[str, Near]]
    without: Mapping[str, tuple[str, str]]
    never: frozenset[frozenset[str]]
    together: frozenset[str] = frozenset()
    turning: tuple[tuple[str, ...], ...] = ()
    stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def meant(self, typed: str) -> tuple[Near, str]:
        """The values that may be meant, one or several; where there is none, perhaps what to do instead."""
        forms = (typed, spelt(typed), cited(typed))
        for text in dict.fromkeys(form for form in forms if form):
            if found := self._known(text):
                return found
        if found := self._without_brackets(typed):
            return found
        small = plain(typed)
        if len(small) < 2:
            return (), ""
        if not names_paragraph(typed):
            begun = [word for word in (*self.words, *self.without) if word.startswith(small)]
            several = self._values(begun)
            if len(several) > 1:
                return (several if len(several) <= _ASKED else ()), ""
            notes = {self.without[word][1] for word in begun if word in self.without}
            if len(small) >= _SHORTEST and len(notes) == 1 and not several:
                return (), notes.pop()
        near, note = self._slip(spelt(typed))
        book = book_of(typed) if not (near or note or names_paragraph(typed)) else ""
        return (book and self._known(book)) or (near, note)

    def named(self, typed: str) -> Near:
        """The values of which all the words typed are names: `FSJ/BFD`; none where one of them is not."""
        known = [self.words.get(plain(word), ("", ()))[1] for word in re.split(r"/|,|;|\boder\b", typed)]
        return tuple(dict.fromkeys(value for values in known for value in values)) if all(known) else ()

    def all_at_once(self, typed: str) -> bool:
        """Whether what was typed means several values together."""
        return plain(typed) in self.together

    def _known(self, text: str) -> tuple[Near, str] | None:
        """What a word leads to that stands in the list, in whatever form of a person's name."""
        neutral = plain(_GENDERED.sub("", text))
        for word in dict.fromkeys((plain(text), neutral, _FEMININE.sub("", neutral))):
            if word in self.words:
                return self.words[word][1], ""
            if word in self.without:
                return (), self.without[word][1]
        if self.stems and (same := self.stems.get(_stem(neutral))):
            notes = [self.without[word][1] for word in same if word in self.without]
            return ((), notes[0]) if notes else (self._values(same), "")
        return None

    def _without_brackets(self, typed: str) -> tuple[Near, str] | None:
        """What is meant where brackets add to a word: `Erzieherin (staatl. anerk.)`."""
        inside = " ".join(_BRACKETS.findall(typed))
        outside = _BRACKETS.sub(" ", typed).strip()
        if not inside or not plain(outside) or any(self._turns(inside)) or _NEGATED.search(inside):
            return None
        known, added = self._known(outside), self._known(inside)
        if not known or not added or not known[0] or not added[0]:
            return known
        both = tuple(value for value in known[0] if value in added[0])
        return both or tuple(dict.fromkeys((*known[0], *added[0]))), ""

    def _slip(self, typed: str) -> tuple[Near, str]:
        """What is near to one value's words and clearly less so to all others', or a sentence's word."""
        small = plain(_GENDERED.sub("", typed))
        if len(small) < _SHORTEST:
            return (), ""
        names = {
            name: word
            for word, (name, _) in (*self.words.items(), *self.without.items())
            if len(word) >= _SHORTEST and not self._turned(small, word)
        }
        found = close(typed, names, _CUTOFF, 12)
        if not found and self.stems:
            small = _FEMININE.sub("", small)
            found = close(small, names, _CUTOFF, 12)
        nearest = [names[name] for name in clearly_near(small, found)]
        if notes := [self.without[word][1] for word in nearest if word in self.without]:
            return (), notes[0]
        values = self._values(nearest)
        if len(values) == 1 and (rival := self._rival(small, values[0], nearest[0])):
            return (values[0], rival), ""
        return (values if len(values) <= _ASKED else ()), ""

    def _values(self, words: Iterable[str]) -> Near:
        return tuple(
            dict.fromkeys(value for word in words if word in self.words for value in self.words[word][1])
        )

    def _turns(self, text: str) -> list[bool]:
        return [any(part in plain(text) for part in group) for group in self.turning]

    def _turned(self, small: str, word: str) -> bool:
        """Whether a word has another head than what was typed: `Krankenschwester`, `…helferin`."""
        longer = len(small) - len(word) >= _HEAD and small.startswith(word)
        return bool(self.turning) and (longer or self._turns(small) != self._turns(word))

    def _rival(self, small: str, value: str, word: str) -> str:
        """A value that must not be taken for this one, with a word so near that either may be meant."""
        if nearness(word, small) >= _ALONE:
            return ""
        others = {
            word: [other for other in values if frozenset((value, other)) in self.never]
            for plainly, (word, values) in self.words.items()
            if not self._turned(small, plainly)
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
    together = row.get("zusammen", {})
    for word, values in (*row.get("nachfragen", {}).items(), *together.items()):
        words.setdefault(plain(word), (word, tuple(values)))
    without = {plain(word): (word, _sentence(word, note)) for word, note in row.get("kein_wert", {}).items()}
    never = row.get("nie", [])
    pairs = combinations(row["werte"], 2) if never == "alle" else never
    stems: dict[str, tuple[str, ...]] = {}
    for word in (*words, *without) if "wendet" in row else ():
        if stem := _stem(word):
            stems[stem] = (*stems.get(stem, ()), word)
    return ChoiceWords(
        labels,
        words,
        without,
        frozenset(frozenset(pair) for pair in pairs),
        frozenset(map(plain, together)),
        tuple(tuple(map(plain, group)) for group in row.get("wendet", [])),
        stems,
    )


@cache
def words_of(kind: type[Choice]) -> ChoiceWords:
    """The words of a closed list; of one that a profile declares its values and their labels."""
    if kind.__name__ in data_beside("choices.yaml"):
        return choice_words(kind.__name__)
    labels = {member.value: member.label for member in kind}
    words = {plain(word): (word, (value,)) for value, label in labels.items() for word in (value, label)}
    return ChoiceWords(labels, words, {}, frozenset())


def _stem(word: str) -> str:
    """What a name for people and one for their work have in common; empty where that is too short."""
    stem = _ENDING.sub("", _FEMININE.sub("", word))
    return stem if len(stem) > _SHORTEST else ""


def _labels(name: str) -> dict[str, str]:
    (kind,) = (kind for kind in Choice.__subclasses__() if kind.__name__ == name)
    return {member.value: member.label for member in kind}


def _sentence(word: str, note: str) -> str:
    return f"»{word}«: {note}."
