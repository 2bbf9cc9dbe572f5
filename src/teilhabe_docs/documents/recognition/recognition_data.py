"""What stands in `erkennung.yaml`: words of texts, and headings that decide nothing by themselves."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from teilhabe_docs.documents.recognition.word_forms import folded, stem, stems_in, words_in
from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.resources import folder


class TypicalWords(Model):
    """Words of the texts of a requirement: those that hardly stand elsewhere, and those that do."""

    kennzeichnend: Text
    ueblich: Text


class RecognitionFile(Model):
    """The file; its head explains the keys."""

    mehrdeutig: dict[str, tuple[Text, ...]]
    keine: tuple[Text, ...]
    verzeichnisse: tuple[Text, ...]
    verweise: tuple[Text, ...]
    nahe: dict[str, tuple[Text, ...]]
    allgemein: Text
    fuellwoerter: Text
    fragewoerter: Text
    abkuerzungen: dict[str, Text]
    woerter: dict[str, TypicalWords]


class Recognition(NamedTuple):
    """The same in the form in which it is compared.

    `ambiguous`, `belonging_nowhere` and `listings` are keyed by `heading_key`, `typical` holds for each stem
    of a body the requirements that it speaks for, with its weight, `short` the long form of abbreviations.
    """

    ambiguous: Mapping[tuple[str, ...], tuple[str, ...]]
    belonging_nowhere: frozenset[tuple[str, ...]]
    listings: frozenset[tuple[str, ...]]
    pointing: frozenset[str]
    near: Mapping[str, tuple[str, ...]]
    general: frozenset[str]
    function_words: frozenset[str]
    question_words: frozenset[str]
    short: Mapping[str, tuple[str, ...]]
    typical: Mapping[str, Mapping[str, float]]


_KEEN, _USUAL = 2.0, 1.0
"""The weights of a word that hardly stands elsewhere and of one that does."""


@cache
def recognition() -> Recognition:
    """The data that tdocs brings along."""
    read = RecognitionFile.model_validate(packaged_data(folder("templates") / "erkennung.yaml"))
    short = {folded(word): tuple(words_in(long)) for word, long in read.abkuerzungen.items()}
    function_words = frozenset(map(folded, read.fuellwoerter.split()))

    def key(heading: str) -> tuple[str, ...]:
        return _key(heading, short, function_words)

    return Recognition(
        ambiguous=MappingProxyType({key(name): slugs for name, slugs in read.mehrdeutig.items()}),
        belonging_nowhere=frozenset(map(key, read.keine)),
        listings=frozenset(map(key, read.verzeichnisse)),
        pointing=frozenset(read.verweise),
        near=MappingProxyType(read.nahe),
        general=frozenset(stem(folded(word)) for word in read.allgemein.split()),
        function_words=function_words,
        question_words=frozenset(map(folded, read.fragewoerter.split())),
        short=MappingProxyType(short),
        typical=MappingProxyType(_typical(read.woerter)),
    )


def heading_key(heading: str) -> tuple[str, ...]:
    """The stems of a heading in their order, abbreviations written out, without articles and the like.

    Headings with one key are the same. One that consists of such words alone keeps them.
    """
    data = recognition()
    return _key(heading, data.short, data.function_words)


def written_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words with the long forms of abbreviations."""
    short = recognition().short
    return tuple(long for word in words for long in short.get(word, (word,)))


def _key(
    heading: str, short: Mapping[str, tuple[str, ...]], function_words: frozenset[str]
) -> tuple[str, ...]:
    words = [long for word in words_in(heading) for long in short.get(word, (word,))]
    content = [word for word in words if word not in function_words] or words
    return tuple(map(stem, content))


def _typical(words: Mapping[str, TypicalWords]) -> dict[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for slug, typical in words.items():
        for text, weight in ((typical.ueblich, _USUAL), (typical.kennzeichnend, _KEEN)):
            for one in stems_in(text):
                found.setdefault(one, {})[slug] = weight
    return {one: {slug: w / len(by) ** 0.5 for slug, w in by.items()} for one, by in found.items()}
