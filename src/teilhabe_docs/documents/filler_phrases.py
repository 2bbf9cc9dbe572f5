"""The expressions of fillers, ready to be looked for in words."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple, TypeAlias

from teilhabe_docs.documents.filler_data import FillerKind, filler_kinds, named_kinds
from teilhabe_docs.documents.filler_forms import adjective_forms, folded, verb_forms
from teilhabe_docs.loading.files.kept_values import kept_for_program

_PIECE = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]|(\S+)")
_GAP, _LONGEST_GAP = "…", 6
_PARTICIPLE = re.compile(r"(?:\w{2,5})?ge\w+(?:t|en)$|(?:be|ver|er|ent|zer|an)\w+t$|\w+iert$")
_FINITE = frozenset(("wird", "werden", "ist", "sind", "wurde", "wurden", "bleibt", "bleiben"))

Choices: TypeAlias = tuple[tuple[str, ...], ...]
"""Sequences of words of which one stands there, the longest first; the empty one where none need be."""


Phrase: TypeAlias = tuple[frozenset[str], tuple[Choices, ...]]
"""Its choices, and before them words of which one stands wherever it does."""

_ByFirst: TypeAlias = dict[str, tuple[Phrase, ...]]


class FillerPhrases(NamedTuple):
    """Expressions of a kind that are several words, by the word that each begins with."""

    kind: FillerKind
    by_first: Mapping[str, tuple[Phrase, ...]]
    turned: Mapping[str, tuple[Phrase, ...]]
    """The same for those that end a clause, but begin no sentence: `… angenommen werden`."""

    def marked(self, words: list[str], sign: str) -> list[str]:
        """The words with `sign` for each expression; the very same where there is none."""
        if self.by_first.keys().isdisjoint(words) and self.turned.keys().isdisjoint(words):
            return words
        marked, at, present = list[str](), 0, frozenset(words)
        while at < len(words):
            end = self._end_of(words, at, present)
            marked.append(sign if end > at else words[at])
            at = max(end, at + 1)
        return marked

    def _end_of(self, words: Sequence[str], start: int, present: Set[str]) -> int:
        """Where the expression ends that begins at `start`; `start` where there is none.

        `present` are the words of the text, whatever their place.
        """
        turned = self.turned.get(words[start], ()) if start else ()
        for needed, phrase in (*self.by_first.get(words[start], ()), *turned):
            if not needed.isdisjoint(present) and (end := _match(phrase, words, start)):
                return end
        return start


def _match(phrase: tuple[Choices, ...], words: Sequence[str], at: int) -> int:
    """The end of the phrase that begins at `at`; 0 where it does not stand there."""
    if not phrase:
        return at
    if not phrase[0]:
        for skipped in range(min(_LONGEST_GAP, len(words) - at) + 1):
            if end := _match(phrase[1:], words, at + skipped):
                return end
        return 0
    for choice in phrase[0]:
        end = at + len(choice)
        if tuple(words[at:end]) == choice and (whole := _match(phrase[1:], words, end)):
            return whole
    return 0


@cache
def filler_phrases() -> tuple[FillerPhrases, ...]:
    """The expressions of several words."""
    made = kept_for_program("phrases of fillers", lambda: tuple(_phrases()))
    return tuple(FillerPhrases(named_kinds()[name], by_first, turned) for name, by_first, turned in made)


@cache
def single_words() -> dict[str, FillerKind]:
    """The expressions that are one word, with the first kind that has it."""
    return {
        word: named_kinds()[name] for word, name in kept_for_program("words of fillers", _singles).items()
    }


def words_in_phrases() -> frozenset[str]:
    """All words that stand in any expression."""
    said = {word for kind in filler_kinds() for phrase in kind.allein for word in folded(phrase).split()}
    several = {
        word
        for phrases in filler_phrases()
        for each in phrases.by_first.values()
        for _, phrase in each
        for choices in phrase
        for choice in choices
        for word in choice
    }
    return frozenset(said | several | set(single_words()))


def _singles() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in filler_kinds():
        for word in _single(kind):
            found.setdefault(word, kind.name)
    return found


def _phrases() -> Iterator[tuple[str, _ByFirst, _ByFirst]]:
    for kind in filler_kinds():
        by_first: dict[str, list[Phrase]] = {}
        turned: dict[str, list[Phrase]] = {}
        wanted = [one for phrase in kind.ausdruecke for one in _split(folded(phrase)) if " " in one]
        for one in (*wanted, *_parted(kind)):
            phrase = tuple(_choices(*found.groups()) for found in _PIECE.finditer(one))
            for first in _beginnings(phrase):
                by_first.setdefault(first, []).append((_needed(phrase), phrase))
            for clause in _turned(phrase):
                for first in _beginnings(clause):
                    turned.setdefault(first, []).append((_needed(clause), clause))
        if by_first:
            yield kind.name, _frozen(by_first), _frozen(turned)


def _needed(phrase: tuple[Choices, ...]) -> frozenset[str]:
    """The words of which one begins the last part that must stand there."""
    last = next(choices for choices in reversed(phrase) if choices and () not in choices)
    return frozenset(choice[0] for choice in last)


def _frozen(phrases: dict[str, list[Phrase]]) -> _ByFirst:
    return {word: tuple(each) for word, each in phrases.items()}


def _turned(phrase: tuple[Choices, ...]) -> Iterator[tuple[Choices, ...]]:
    """The order of a clause: `angenommen werden` for `werden … angenommen`."""
    if len(phrase) == len(("finite", _GAP, "participle")) and phrase[1] == ():
        finite = tuple(choice for choice in phrase[0] if choice and choice[0] in _FINITE)
        participles = tuple(choice for choice in phrase[2] if choice and _PARTICIPLE.match(choice[-1]))
        if finite and participles:
            yield (participles, finite)


def _beginnings(phrase: tuple[Choices, ...]) -> set[str]:
    """The words that it can begin with."""
    found: set[str] = set()
    for choices in phrase:
        found |= {choice[0] for choice in choices if choice}
        if () not in choices:
            break
    return found


def _choices(one_of: str | None, perhaps: str | None, word: str | None) -> Choices:
    """What can stand there; nothing for a gap."""
    if word:
        return () if word == _GAP else ((word,),)
    each = [tuple(choice.split()) for choice in (one_of or perhaps or "").split("|")]
    each.sort(key=len, reverse=True)
    return (*each, ()) if perhaps else tuple(each)


def _single(kind: FillerKind) -> Iterator[str]:
    yield from (one for phrase in kind.ausdruecke for one in _split(folded(phrase)) if " " not in one)
    yield from folded(kind.woerter).split()
    yield from adjective_forms(kind.beugbar)
    for verb in kind.verben.split():
        yield from verb_forms(verb).joined


def _parted(kind: FillerKind) -> Iterator[str]:
    """Separable verbs with what may stand between their parts: `reichen … nach`."""
    by_prefix: dict[str, list[str]] = {}
    for verb in kind.verben.split():
        forms = verb_forms(verb)
        if forms.prefix:
            by_prefix.setdefault(forms.prefix, []).extend(forms.parted)
    for prefix, finite in by_prefix.items():
        yield f"({'|'.join(finite)}) … {prefix}"


def _split(phrase: str) -> list[str]:
    """The choices of an expression that is nothing but a choice, else itself."""
    inner = phrase[1:-1]
    only = phrase.startswith("(") and phrase.endswith(")") and not set("()[]") & set(inner)
    return inner.split("|") if only else [phrase]
