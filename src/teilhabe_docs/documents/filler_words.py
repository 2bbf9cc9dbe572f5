"""The words of fillers, ready for use: what is known, and what it is beside an expression."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from teilhabe_docs.documents.filler_data import FillerKind, filler_kinds, filler_vocabulary, named_kinds
from teilhabe_docs.documents.filler_forms import adjective_forms, folded, stem_of, with_two_letters
from teilhabe_docs.documents.filler_phrases import words_in_phrases
from teilhabe_docs.loading.files.kept_values import kept_for_program

WORD = re.compile(r"[^\W_]+|§")
_COMPARED = re.compile(r"(?:e?st|er)(?:e[nrsm]?)?$")
_SHORT_NOUN = 4
_BEGINS = r"(?<!\w)"
_PAPER_ENDINGS = ("", "en", "es", "n", "e", "s", "er", "nen")


class FillerWords(NamedTuple):
    """Patterns over whole texts, and sets of words (folded)."""

    kinds: Mapping[str, FillerKind]
    anywhere: re.Pattern[str]
    whole: re.Pattern[str]
    whole_prose: re.Pattern[str]
    beginnings: tuple[str, ...]
    by_itself: Mapping[str, FillerKind]
    units: frozenset[str]
    known: frozenset[str]
    fillers: frozenset[str]
    acting: frozenset[str]
    stop: frozenset[str]
    beside: frozenset[str]
    beside_stems: frozenset[str]
    excuses: frozenset[str]
    times: frozenset[str]
    places: frozenset[str]
    alone: frozenset[str]
    named: frozenset[str]
    papers: tuple[str, ...]
    no_papers: frozenset[str]
    joints: frozenset[str]
    verbs: frozenset[str]
    before_numbers: frozenset[str]
    negations: frozenset[str]
    asked: tuple[str, ...]
    reference_asked: tuple[str, ...]
    numbers_asked: tuple[str, ...]
    people: frozenset[str]
    before_people: frozenset[str]
    before_partners: frozenset[str]
    now: frozenset[str]
    part_takers: tuple[str, ...]
    display_places: frozenset[str]
    salutations: frozenset[str]
    persons_asked: tuple[str, ...]
    house: frozenset[str]
    generic: frozenset[str]
    generic_stems: frozenset[str]
    fits: tuple[str, ...]
    features: tuple[str, ...]
    form_fields: frozenset[str]
    whereabouts: frozenset[str]
    ticked: tuple[str, ...]
    addressees: frozenset[str]
    of_sentences: frozenset[str]

    def is_beside(self, word: str) -> bool:
        """Whether the word adds nothing beside an expression, in whatever form."""
        return word in self.beside or _COMPARED.sub("", word) in self.beside or self.is_general_noun(word)

    def is_general_noun(self, word: str) -> bool:
        """Whether it is a noun that may mean anything: `Maßnahme`."""
        return stem_of(word) in self.beside_stems

    def is_fit(self, word: str) -> bool:
        """Whether it is an adjective that only praises: `handlungsfähig`; not `rollstuhlgerecht`."""
        return word.endswith(self.fits) and not word.startswith(self.features)

    def is_paper(self, word: str) -> bool:
        """Whether it names a document: `Rahmenkonzept`."""
        return word.endswith(self.papers) and word not in self.no_papers

    def takes_part(self, word: str) -> bool:
        """Whether it names who takes part, an occasion, or a place to look things up."""
        return word.endswith(self.part_takers) or word in self.display_places


@cache
def filler_words() -> FillerWords:
    """What the files say, ready for use."""
    kinds = named_kinds()
    return FillerWords(
        kinds=kinds,
        anywhere=_any_of([p for kind in kinds.values() for p in kind.irgendwo]),
        whole=_any_of([p for kind in kinds.values() if not kind.nur_texte for p in kind.ganz]),
        whole_prose=_any_of([p for kind in kinds.values() for p in kind.ganz]),
        by_itself={folded(p): kind for kind in kinds.values() for p in kind.allein},
        **kept_for_program("words beside fillers", _words),
    )


def _words() -> dict[str, Any]:
    """The sets of words and beginnings, by their names in `FillerWords`."""
    kinds, said = filler_kinds(), filler_vocabulary()
    stop, units, times = _set(said.fuellwoerter), _set(said.einheiten), _set(said.zeiten)
    nouns = f"{said.begleitwoerter} {said.allgemeines}"
    beside = _set(nouns) | frozenset(adjective_forms(said.beugbare))
    places, people = _set(f"{said.stellen} {said.stellen_allein}"), _set(said.leute)
    house, excuses = _set(said.hauswoerter), _set(said.ausreden)
    fillers, form_fields = words_in_phrases(), _set(said.formularfelder)
    return {
        "beginnings": tuple(folded(p) for kind in kinds for p in kind.beginnt),
        "units": units,
        "known": fillers
        | stop
        | beside
        | times
        | units
        | places
        | people
        | house
        | excuses
        | form_fields
        | _set(said.fundorte),
        "fillers": fillers,
        "acting": _set(said.taetigkeiten),
        "stop": stop,
        "beside": beside,
        "beside_stems": frozenset(stem_of(word) for word in _set(nouns) if len(word) > _SHORT_NOUN),
        "excuses": excuses,
        "times": times,
        "places": places,
        "alone": _set(said.stellen_allein),
        "named": _set(said.benannt),
        "papers": tuple(
            f"{paper}{end}" for paper in folded(said.unterlagen).split() for end in _PAPER_ENDINGS
        ),
        "no_papers": _set(said.keine_unterlagen),
        "joints": _set(said.bindewoerter),
        "verbs": _set(said.verben),
        "before_numbers": _set(said.vor_zahlen),
        "negations": _set(said.verneinungen),
        "asked": tuple(folded(said.gefragt).split()),
        "reference_asked": tuple(folded(said.verweis_gefragt).split()),
        "numbers_asked": tuple(folded(said.zahlen_gefragt).split()),
        "people": people,
        "before_people": _set(said.leute_nach),
        "before_partners": _set(said.partner_nach),
        "now": _set(said.gerade),
        "part_takers": tuple(
            f"{one}{end}"
            for one in folded(f"{said.beteiligte} {said.anlaesse}").split()
            for end in ("", "s", "es", "n")
        ),
        "display_places": _set(said.aushang),
        "salutations": _set(said.anreden),
        "persons_asked": tuple(folded(said.personen_gefragt).split()),
        "house": house,
        "generic": _set(said.gattungen),
        "generic_stems": _stems(said.gattungen),
        "fits": tuple(adjective_forms(said.eignungen)),
        "form_fields": form_fields,
        "whereabouts": _set(said.fundorte),
        "ticked": tuple(folded(said.abgehaktes).split()),
        "addressees": _set(said.adressaten),
        "of_sentences": _set(said.satzwoerter),
        "features": tuple(folded(said.eigenschaften).split()),
    }


def _set(words: str) -> frozenset[str]:
    return frozenset(folded(words).split())


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    """What one of them matches in a text (folded); those that begin a word are looked for there only."""
    at_words = [f"(?:{pattern.removeprefix(_BEGINS)})" for pattern in patterns if pattern.startswith(_BEGINS)]
    others = [f"(?:{pattern})" for pattern in patterns if not pattern.startswith(_BEGINS)]
    words = [f"{_BEGINS}(?:{'|'.join(at_words)})"] if at_words else []
    return re.compile(with_two_letters("|".join([*words, *others])))


@lru_cache(maxsize=8192)
def is_known_anywhere(word: str) -> bool:
    """Whether it may stand in a filler, whatever the place: known, or by its form."""
    words = filler_words()
    return (
        word in words.known
        or words.is_beside(word)
        or words.is_fit(word)
        or words.is_paper(word)
        or words.takes_part(word)
    )


def words_of(label: str) -> list[str]:
    """The words of a title or prompt that are no neutral ones."""
    words = filler_words()
    return [
        word for word in WORD.findall(folded(label)) if word not in words.stop and word not in words.negations
    ]


@cache
def themes() -> tuple[frozenset[str], ...]:
    """Stems of words for the same subject."""
    return kept_for_program("themes", lambda: tuple(map(_stems, filler_vocabulary().themen)))


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem_of, _set(words)))


@lru_cache(maxsize=2048)
def stems_of(label: str) -> frozenset[str]:
    """Their stems."""
    return frozenset(stem_of(word) for word in words_of(label))
