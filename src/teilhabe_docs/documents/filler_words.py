"""What stands in `filler.yaml`: kinds of fillers as patterns, and the words that are neutral beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.ordered import Ordered
from teilhabe_docs.resources import content

WORD = re.compile(r"[^\W_]+|§")
_PIECE = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]|(\S+)")
_GAP = r"(?:\S+ ){0,6}?"


class Tier(Ordered):
    """How little a filler says, least first."""

    LEER = "leer"
    VERWEIST = "verweist"
    UNGENANNT = "ungenannt"
    BEHAUPTET = "behauptet"


class FillerKind(Model):
    """A kind of filler as experts know it; the head of the file explains the keys."""

    name: Text
    stufe: Tier
    rat: str = ""
    ausdruecke: tuple[Text, ...] = ()
    irgendwo: tuple[Text, ...] = ()
    ganz: tuple[Text, ...] = ()
    allein: tuple[Text, ...] = ()
    beginnt: tuple[Text, ...] = ()
    beugbar: str = ""
    nur_texte: Literal["", "ja"] = ""
    beispiele: tuple[str, ...]
    gegenbeispiele: tuple[str, ...]


class FillerData(Model):
    """The whole file."""

    arten: tuple[FillerKind, ...]
    fuellwoerter: Text
    begleitwoerter: Text
    einheiten: Text
    zeiten: Text
    stellen: Text
    stellen_allein: Text
    unterlagen: Text
    bindewoerter: Text
    verben: Text
    vor_zahlen: Text
    verneinungen: Text
    gefragt: Text
    verweis_gefragt: Text
    allgemeines: Text
    leute: Text
    beugbare: Text
    leute_nach: Text
    beteiligte: Text
    anlaesse: Text
    aushang: Text
    anreden: Text
    personen_gefragt: Text
    hauswoerter: Text
    gattungen: Text


@dataclass(frozen=True)
class FillerWords:
    """The file, ready for use."""

    kinds: Mapping[str, FillerKind]
    anywhere: re.Pattern[str]
    whole: re.Pattern[str]
    whole_prose: re.Pattern[str]
    beginnings: re.Pattern[str]
    by_itself: Mapping[str, FillerKind]
    units: frozenset[str]
    known: frozenset[str]
    fillers: frozenset[str]
    stop: frozenset[str]
    beside: frozenset[str]
    times: frozenset[str]
    places: frozenset[str]
    alone: frozenset[str]
    papers: re.Pattern[str]
    joints: frozenset[str]
    verbs: frozenset[str]
    before_numbers: frozenset[str]
    negations: frozenset[str]
    asked: tuple[str, ...]
    reference_asked: tuple[str, ...]
    general: frozenset[str]
    people: frozenset[str]
    before_people: frozenset[str]
    takes_part: re.Pattern[str]
    salutations: frozenset[str]
    persons_asked: tuple[str, ...]
    house: frozenset[str]
    generic: frozenset[str]


@cache
def filler_data() -> FillerData:
    """What the file says."""
    file = files("teilhabe_docs.documents") / "filler.yaml"
    document, findings = read_yaml(content(file), file.name)
    assert document is not None, findings
    return FillerData.model_validate(document.data)


@cache
def filler_words() -> FillerWords:
    """What the file says, compiled; expressions of several words come first."""
    data = filler_data()
    (
        stop,
        beside,
        times,
        units,
        places,
        alone,
        joints,
        verbs,
        before_numbers,
        negations,
        general,
        people,
        house,
    ) = (
        frozenset(folded(words).split())
        for words in (
            data.fuellwoerter,
            " ".join([data.begleitwoerter, *_inflected(data.beugbare)]),
            data.zeiten,
            data.einheiten,
            f"{data.stellen} {data.stellen_allein}",
            data.stellen_allein,
            data.bindewoerter,
            data.verben,
            data.vor_zahlen,
            data.verneinungen,
            data.allgemeines,
            data.leute,
            data.hauswoerter,
        )
    )
    said = {
        word
        for kind in data.arten
        for phrase in (*kind.ausdruecke, *kind.allein)
        for word in _SAID.findall(folded(phrase))
    }
    said.update(word for kind in data.arten for word in _inflected(kind.beugbar))
    papers = "|".join(folded(data.unterlagen).split())
    return FillerWords(
        {kind.name: kind for kind in data.arten},
        _any_of([p for kind in data.arten for p in kind.irgendwo]),
        _any_of([p for kind in data.arten if not kind.nur_texte for p in kind.ganz]),
        _any_of([p for kind in data.arten for p in kind.ganz]),
        _any_of([re.escape(folded(p)) for kind in data.arten for p in kind.beginnt]),
        {folded(p): kind for kind in data.arten for p in kind.allein},
        units,
        frozenset(said) | stop | beside | times | units | places | general | people | house,
        frozenset(said),
        stop,
        beside,
        times,
        places,
        alone,
        re.compile(rf"\w*(?:{papers})(?:en|es|n|e|s|er|nen)?"),
        joints,
        verbs,
        before_numbers,
        negations,
        tuple(folded(data.gefragt).split()),
        tuple(folded(data.verweis_gefragt).split()),
        general,
        people,
        frozenset(folded(data.leute_nach).split()),
        re.compile(
            rf"\w*(?:{'|'.join(folded(f'{data.beteiligte} {data.anlaesse}').split())})"
            rf"|{'|'.join(folded(data.aushang).split())}"
        ),
        frozenset(folded(data.anreden).split()),
        tuple(folded(data.personen_gefragt).split()),
        house,
        frozenset(folded(data.gattungen).split()),
    )


class FillerPhrases(NamedTuple):
    """Expressions of a kind, those of several words or the single ones.

    `pattern` matches words that are each followed by a space; of `words` one stands wherever it does.
    """

    kind: FillerKind
    words: frozenset[str]
    pattern: str


@cache
def filler_phrases() -> tuple[FillerPhrases, ...]:
    """The expressions of all kinds, those of several words first."""
    return tuple(_phrases(filler_data().arten))


@cache
def compiled_phrases(pattern: str) -> re.Pattern[str]:
    """The pattern of expressions, which takes time to compile: hence only where one of their words stands."""
    return re.compile(pattern)


def folded(text: str) -> str:
    """In small letters, umlauts as two: as words are compared."""
    return text.lower().translate(_UMLAUTS)


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SAID = re.compile(r"[^\s()\[\]|…]+")


def _phrases(kinds: Iterable[FillerKind]) -> Iterator[FillerPhrases]:
    """Those of each kind: its expressions of several words, then its single words."""
    for several in (True, False):
        for kind in kinds:
            each = [folded(one) for phrase in kind.ausdruecke for one in _split(phrase)]
            each += _inflected(kind.beugbar)
            if wanted := [one for one in each if (" " in one) is several]:
                words = frozenset(word for one in wanted for word in _SAID.findall(one))
                yield FillerPhrases(kind, words, rf"(?<!\S)(?:{'|'.join(map(_pattern, wanted))})")


def _inflected(words: str) -> list[str]:
    """Each word as it is and with the endings of an adjective."""
    return [f"{word}{ending}" for word in folded(words).split() for ending in _ADJECTIVE]


_ADJECTIVE = ("", "e", "en", "er", "es", "em")


def _split(phrase: str) -> list[str]:
    """The choices of an expression that is nothing but a choice, else itself."""
    inner = phrase[1:-1]
    only = phrase.startswith("(") and phrase.endswith(")") and not set("()[]") & set(inner)
    return inner.split("|") if only else [phrase]


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _pattern(phrase: str) -> str:
    """The regular expression of a phrase: each word with the space behind it."""
    return "".join(_piece(*found.groups()) for found in _PIECE.finditer(phrase))


def _piece(one_of: str | None, perhaps: str | None, word: str | None) -> str:
    if word:
        return _GAP if word == "…" else f"{re.escape(word)} "
    choices = sorted((one_of or perhaps or "").split("|"), key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(choice) + ' ' for choice in choices)}){'?' if perhaps else ''}"


def words_of(label: str) -> list[str]:
    """The words of a title or prompt that are no neutral ones."""
    words = filler_words()
    return [
        word for word in WORD.findall(folded(label)) if word not in words.stop and word not in words.negations
    ]


@lru_cache(maxsize=2048)
def stems_of(label: str) -> frozenset[str]:
    """Their stems."""
    return frozenset(stem_of(word) for word in words_of(label))


def stem_of(word: str) -> str:
    """A word without its ending: enough to know it again in another case or number."""
    return _ENDING.sub("", word) if len(word) > _SHORT else word


_ENDING = re.compile(r"(?:innen|en|es|er|e|n|s)$")
_SHORT = 4
