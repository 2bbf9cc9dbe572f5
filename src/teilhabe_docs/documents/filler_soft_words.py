"""Words that by their form say nothing one could check: pale adjectives, abstract nouns, vague verbs.

In German the nouns carry what a sentence says. Beside praise an unknown word in small letters adds nothing,
whichever it is: `ressourcenaktivierend`, `aufblühen`; what can be seen, counted or heard does, and stands
among the exceptions: `täglich`, `vegetarisch`, `kocht`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from teilhabe_docs.documents.filler_data import filler_vocabulary
from teilhabe_docs.documents.filler_forms import adjective_forms, compound_heads, folded, stem_of, verb_forms
from teilhabe_docs.documents.filler_words import filler_words
from teilhabe_docs.loading.files.kept_values import kept_for_program

_INFLECTION = re.compile(r"(?<=..)e[nrsm]?$")
_PLURAL = re.compile(r"(?:en|n|s)$")
_WORD_OR_END = re.compile(r"[^\W\d_]+|[.!?:\n•*]")
_COUNTED = re.compile(
    r"\d|\bzu (?:zweit|dritt|viert)\b"
    r"|\b(?:erst|zweit|dritt)e[nrs]? (?!stelle|linie|prioritaet|schritt|blick|augenblick|moment|rang)[a-z]{3}"
)
_RULE = re.compile(
    r"\b(?:niemand\w*|nichts(?! \w)|niemals|zuerst|vorher|hinterher|solange|ob|wer|auch wenn"
    r"|w(?:ie|o|ann|omit|en|em) (?:sie|er|es|jemand) \w+ (?:will|moechte)"
    r"|bis (?:er|sie|es|der|die|das)|nicht w(?:as|er|en|em|ie|o|ann)|nur,? (?:wenn|was|wer|wo|mit|an))\b"
)
NONE = frozenset(("kein", "keine", "keinen", "keinem", "keiner", "keines"))
"""What there is not can be checked, even beside praise: `Wir bieten keinen Fahrdienst an.`"""
_IMPAIRMENT = re.compile(
    r"\b((?:menschen|personen|kinder[n]?|jugendliche[n]?|erwachsene[n]?|familien))"
    r" mit (?:(?:einer )?(?:behinderung|beeintraechtigung|einschraenkung|handicap)(?:en|s)?"
    r"|\w{4,14}bedarf)\b"
)
_LEAST = 5
_SENTENCE = 6
_LONG = 8
_LONG_SENTENCE = 10
_MOST_STRANGE = 2


class SoftWords(NamedTuple):
    """Pale words as they are, endings of such adjectives and nouns, and what says something all the same."""

    pale: frozenset[str]
    pale_stems: frozenset[str]
    adjectives: tuple[str, ...]
    inflected: tuple[str, ...]
    nouns: tuple[str, ...]
    processes: tuple[str, ...]
    exceptions: tuple[str, ...]
    heads: frozenset[str]
    modifiers: frozenset[str]
    concrete: frozenset[str]
    named: frozenset[str]
    seen: frozenset[str]

    def is_adjective(self, word: str) -> bool:
        """Whether the word is by its form an adjective that cannot be checked."""
        base = _INFLECTION.sub("", word)
        if len(base) < _LEAST or base.endswith(self.exceptions):
            return False
        return base.endswith(self.adjectives) or (base != word and base.endswith(self.inflected))

    def is_vague(self, word: str) -> bool:
        """Whether a word in small letters names nothing that can be seen, counted or heard."""
        base = _INFLECTION.sub("", word)
        return not (
            word in self.concrete
            or base in self.concrete
            or (word.endswith(self.exceptions))
            or base.endswith(self.exceptions)
        )

    def is_noun(self, word: str, *, in_sentence: bool = True) -> bool:
        """Whether it is an abstract noun by its form, or made of parts that say nothing."""
        base = _PLURAL.sub("", word)
        if word.endswith(self.exceptions) or base.endswith(self.exceptions):
            return False
        if base.endswith(self.nouns) or word.endswith(self.nouns):
            return True
        if in_sentence and len(base) > _LEAST and base.endswith(self.processes):
            return True
        return not all(map(self.modifiers.isdisjoint, compound_heads(word, self.heads)))


@dataclass(frozen=True)
class SoftText:
    """The same for the words of one text, of which it must be known how they are written."""

    text: str

    @cached_property
    def _written(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """The words in small letters and those with a capital one, at the start of a sentence both.

        Last those in small letters in a text that writes nouns as nouns.
        """
        small, capital, within, nouns = set[str](), set[str](), set[str](), False
        starts = True
        for found in _WORD_OR_END.finditer(self.text):
            word = found[0]
            if not word[0].isalpha():
                starts = True
                continue
            if starts or word[0].islower():
                small.add(folded(word))
            if word[0].isupper():
                capital.add(folded(word))
                nouns = nouns or not starts
            else:
                within.add(folded(word))
            starts = False
        return frozenset(small), frozenset(capital), frozenset(within) if nouns else frozenset()

    @cached_property
    def _is_sentence(self) -> bool:
        return len(self.text.split()) >= _SENTENCE

    def is_capital(self, word: str) -> bool:
        """Whether the word (folded) is written as a noun."""
        return word in self._written[1]

    def is_pale(self, words: Iterable[str]) -> bool:
        """Whether each word is known to say nothing, also where no praise stands beside it."""
        named, within, strange = soft_words().named, self._written[2], 0
        for word in words:
            if word in named and word in within:
                return False
            if not self.knows(word):
                strange += 1 if self.has(word) else _MOST_STRANGE + 1
        return strange <= (_MOST_STRANGE if len(self.text.split()) >= _LONG_SENTENCE else 0)

    def is_concrete(self, words: Iterable[str]) -> bool:
        """Whether one of the words is in small letters and names what can be seen, counted or heard."""
        return any(word in self._written[2] and word in soft_words().seen for word in words)

    def has(self, word: str) -> bool:
        """Whether the word (folded) adds nothing beside praise, as it is written here."""
        return self.knows(word) or (word in self._written[2] and soft_words().is_vague(word))

    def knows(self, word: str) -> bool:
        """Whether it is known to say nothing, or shows by its form."""
        words = soft_words()
        if word in words.pale or word.removesuffix("s") in words.pale or stem_of(word) in words.pale_stems:
            return True
        if not _may_be(word):
            return False
        small, capital, _ = self._written
        return (word in small and words.is_adjective(word)) or (
            word in capital and words.is_noun(word, in_sentence=self._is_sentence)
        )


def counts(text: str) -> bool:
    """Whether a text (folded) has a figure, or says which one of several: `vor dem ersten Dienst`."""
    return _COUNTED.search(text) is not None


def rules(text: str) -> bool:
    """Whether a sentence says who may, when, or what not: `Angehörige erfahren nur, was die Person erzählt.`

    Such a rule can be kept or broken, however general its nouns are.
    """
    return len(text.split()) >= _LONG and _RULE.search(text) is not None


def without_impairment(text: str) -> str:
    """A sentence (folded) without `mit Behinderung` behind people: who they are all over this field."""
    return _IMPAIRMENT.sub(r"\1", text) if len(text.split()) >= _LONG else text


@lru_cache(maxsize=4096)
def _may_be(word: str) -> bool:
    words = soft_words()
    return words.is_adjective(word) or words.is_noun(word)


@cache
def soft_words() -> SoftWords:
    """What the file says, ready for use."""
    return SoftWords(**kept_for_program("soft words", _words))


def _words() -> dict[str, Any]:
    """The words by their names in `SoftWords`."""
    said, words = filler_vocabulary(), filler_words()
    verbs = (form for verb in said.blasse_verben.split() for form in _forms(verb))
    general = frozenset(stem_of(word) for word in folded(said.allgemeines).split() if len(word) >= _LEAST)
    pale_stems = frozenset(stem_of(word) for word in folded(said.blasses).split() if len(word) > _LEAST)
    people = frozenset(map(stem_of, words.people))
    acts = (form for verb in said.greifbare_verben.split() for form in _forms(verb))
    concrete = frozenset((*adjective_forms(said.greifbares), *acts))
    before = folded(said.blasse_vorsilben).split()
    return {
        "pale_stems": pale_stems,
        "pale": frozenset((*folded(said.blasses).split(), *adjective_forms(said.blasse_adjektive), *verbs)),
        "adjectives": _endings(said.blasse_endungen),
        "inflected": _endings(said.blasse_gebeugte_endungen),
        "nouns": _endings(said.blasse_hauptwoerter),
        "processes": _endings(said.blasse_vorgaenge),
        "exceptions": _endings(said.nicht_blass),
        "heads": words.generic_stems | general | pale_stems,
        "concrete": concrete | words.acting | words.times,
        "named": concrete,
        "seen": concrete - words.known,
        "modifiers": words.beside_stems | people | {*before, *map(stem_of, before)},
    }


def _forms(verb: str) -> Iterator[str]:
    forms = verb_forms(verb)
    yield from forms.joined
    yield from forms.parted


def _endings(words: str) -> tuple[str, ...]:
    return tuple(folded(words).split())
