"""Whether a unit only tells its writer what to write: `Hier … beschreiben (max. 1 Seite)`."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from teilhabe_docs.documents.filler_data import filler_vocabulary
from teilhabe_docs.documents.filler_forms import folded
from teilhabe_docs.documents.filler_words import WORD
from teilhabe_docs.loading.files.kept_values import kept_for_program

INSTRUCTION = "Aufforderung"
_MOST_WORDS = 40
_EXTENT = re.compile(
    r"[,;(–-]*\s*(?:(?:max|maximal|min|mind|mindestens|hoechstens|ca|circa|etwa|umfang|je|rund|bis zu"
    r"|nicht mehr als)"
    r"[.:]?\s*){1,3}(?:\d{1,3}[.]\d{3}|\d{1,5}|½|¼|eine?|einer|zwei|drei|vier|fuenf|zehn|halbe|die)(?:\s?(?:-|–|bis)\s?\d{1,4})?"
    r"\s?(?:halbe )?(?:din[ -]a\s?4[ -]?)?"
    r"(?:seiten?|zeichen|woerter|worte|saetzen?|zeilen|absaetze|stichpunkte|stichworte|anschlaege)"
    r"(?:\s(?:inkl|ohne|mit|einschl)\W.{0,30})?\s*[.)]*"
    r"|[,;(–-]*\s*(?:bitte )?(?:nur |kurz )?(?:in |als )?"
    r"(?:stichpunkt(?:en|e|artig)|stichworten?|stichwortartig|fliesstext)\s*[.)]*"
)
_UNITS = (
    *("seite", "zeichen", "woerter", "worte", "saetze", "zeilen", "absaetze", "anschlaeg"),
    *("stichpunkt", "stichwort", "fliesstext"),
)
"""One of these stands in every extent."""
_HINT = re.compile(
    r"(?:ausfuell|bearbeitungs|schreib|formulierungs|redaktions)?"
    r"(?:hinweis|hilfe|anleitung|anmerkung|anm|hinweise|erlaeuterung)"
    r"(?: (?:zum ausfuellen|fuer (?:die )?verfasser\w*|an (?:den|die) verfasser\w*|der redaktion|d red))?"
    r"\.?\s*:\s*"
)
_QUESTION = re.compile(
    r"(?:(?:und |in |an |auf |mit |von |aus |fuer |durch |nach |bei |zu |ab |seit |bis )?"
    r"(?:welche[rsnm]?|wie|wieviele?|wer|wen|wem|wessen|was|wo|wann|warum|weshalb|wodurch|womit|woran|worin"
    r"|wofuer|wozu|woher|wohin|inwiefern|inwieweit|gibt es|werden|sind|ist"
    r"|haben sie|besteht|liegt|verfuegt)\b[^?\n]{3,200}\?\s*)+"
)
_ONLY_QUESTIONS = re.compile(r"(?:[^.!?\n]{3,200}\?+\s*)+")
_LEAST_OF_A_QUESTION = 5
_TO_THEM = frozenset(
    ("ich", "du", "dir", "dich", "dein", "deine", "mir", "mich", "mein", "meine", "ihr", "euch", "wir", "uns")
)
_OF_ONE = _TO_THEM - {"wir", "uns", "ihr", "euch"}
_TO_COLLEAGUES = frozenset(
    (
        "jetzt",
        "noch",
        "hier",
        "da",
        "eigentlich",
        "denn",
        "schon",
        "mal",
        "ueberhaupt",
        "herr",
        "frau",
        "hierzu",
    )
)
"""Beside one of these `wir` are those who write."""
_SENTENCE = re.compile(r"(?<!\b\w)(?<!bzw)(?<!ggf)(?<!max)(?<!evtl)[.!:;](?:\s|$)|\n|\s[–—-]\s")
_LAST_CLAUSE = re.compile(
    r",\s+(?:sobald|wenn|falls|sofern|solange|bis|bevor|ehe|nachdem)\s[^,.!?:;\n]*(?=[.!:;]|$)"
)
"""With it a sentence ends; its verb is no infinitive: `…, sobald beide das erklaeren.`"""
_EXAMPLE = frozenset(("z", "zb", "bsp", "bspw", "beispielsweise", "beispiel", "beispiele"))
_ASKING = frozenset(("hier", "bitte", "noch", "unbedingt", "dringend"))
_PLACES_OF_TEXT = frozenset(
    ("folgenden", "nachfolgend", "abschnitt", "kapitel", "punkt", "stelle", "unterpunkt")
)
_MUST = frozenset(("ist", "sind"))
_INTO_TEXTS = frozenset(("einfuegen", "einzufuegen", "reinkopieren"))
"""What is done to nothing but texts."""
_HEAD_JOINTS = frozenset(("zu", "zum", "zur", "ueber"))


@lru_cache(maxsize=1024)
def is_instruction(text: str) -> bool:
    """Whether the text (folded) is an instruction to a writer, a prompt, or nothing but questions."""
    text = text.strip(" ()[]<>{}*-–—→!.")
    if "?" in text and _ONLY_QUESTIONS.fullmatch(text):
        words = WORD.findall(text)
        among = not _TO_COLLEAGUES.isdisjoint(words)
        enough = len(words) >= _LEAST_OF_A_QUESTION - among
        return enough and (_OF_ONE if among else _TO_THEM).isdisjoint(words)
    if asked := _QUESTION.match(text):
        words = WORD.findall(asked[0])
        if len(words) < _LEAST_OF_A_QUESTION or not _TO_THEM.isdisjoint(words):
            return False
        if asked.end() == len(text):
            return True
        text = text[asked.end() :]
    hint = _HINT.match(text)
    core = text[hint.end() :] if hint else text
    shortened = _EXTENT.sub(" ", core) if any(unit in core for unit in _UNITS) else core
    sure = bool(hint) or shortened != core
    main = _LAST_CLAUSE.sub("", shortened)
    sentences = [words for part in _SENTENCE.split(main) if (words := WORD.findall(part))]
    return bool(sentences) and all(_instructs(words, sure=sure) for words in _without_examples(sentences))


def _without_examples(sentences: list[list[str]]) -> list[list[str]]:
    """The sentences without what is only given as an example: `z. B. Vereine – bitte …`."""
    return [words for words in sentences if words[0] not in _EXAMPLE] or sentences


def is_hint(labels: Iterable[str]) -> bool:
    """Whether what stands behind these labels is for a writer: `Ausfüllhinweis: …`, `Bitte ergänzen: …`."""
    said = _writing()
    return any(
        words[-1] in said.hints or (words[0] in _ASKING and words[-1] in said.infinitives)
        for label in labels
        if (words := WORD.findall(folded(label)))
    )


def _instructs(words: list[str], *, sure: bool) -> bool:
    """Whether one sentence says what to write; `sure` where a hint or a length stands beside it."""
    if len(words) > _MOST_WORDS:
        return False
    said = _writing()
    start = 0
    while start < len(words) and words[start] in said.openings:
        start += 1
    rest = words[start:]
    if not rest:
        return False
    if not _PLACES_OF_TEXT.isdisjoint(words[:start]) and said.announces(rest):
        return True
    opened = start > 0 or sure or not _ASKING.isdisjoint(rest)
    if said.begins_order(rest):
        return True
    if rest[0] in said.writers and len(rest) > 1 and said.tells(rest[1:]):
        return True
    if start > 0 and not _MUST.isdisjoint(rest) and (rest[-1] in said.demanded or rest[-2:-1] == ["zu"]):
        return rest[-1] in said.infinitives
    if not said.finite.isdisjoint(rest[:-1]):
        return opened and rest[-1] in said.finite and rest[-2] in said.participles
    if rest[0] in said.heads and (sure or (len(rest) > 1 and rest[1] in _HEAD_JOINTS)):
        return True
    return rest[-1] in (said.infinitives if opened else _INTO_TEXTS)


class WritingWords(NamedTuple):
    """The words by which a writer is told to write."""

    hints: frozenset[str]
    openings: frozenset[str]
    writers: frozenset[str]
    heads: frozenset[str]
    infinitives: frozenset[str]
    demanded: frozenset[str]
    participles: frozenset[str]
    imperatives: Mapping[str, frozenset[str]]
    third: Mapping[str, frozenset[str]]
    finite: frozenset[str]

    def begins_order(self, words: list[str]) -> bool:
        """Whether it is an imperative: `Beschreiben Sie …`, `Stellen Sie … dar`."""
        return len(words) > _SUBJECT and words[1] == "sie" and _has(self.imperatives, words[0], words)

    def announces(self, words: list[str]) -> bool:
        """Whether the writers say that they will describe something: `wird dargestellt, wie …`."""
        if words[0] in ("wird", "werden", "soll", "sollen"):
            return not self.participles.isdisjoint(words)
        return words[1:2] == ["wir"] and _has(self.imperatives, words[0], words)

    def tells(self, words: list[str]) -> bool:
        """Whether it says that somebody describes something: `beschreibt, wie …`, `legt … dar`."""
        return len(words) > _SUBJECT and _has(self.third, words[0], words)


_SUBJECT = 2


def _has(verbs: Mapping[str, frozenset[str]], verb: str, words: list[str]) -> bool:
    prefixes = verbs.get(verb)
    return prefixes is not None and ("" in prefixes or not prefixes.isdisjoint(words))


@cache
def _writing() -> WritingWords:
    return WritingWords(**kept_for_program("words of instructions", _words))


def _words() -> dict[str, Any]:
    """The words by their names in `WritingWords`."""
    data = filler_vocabulary()
    verbs = [folded(verb).rpartition("|") for verb in data.schreibverben.split()]
    imperatives: dict[str, set[str]] = {}
    third: dict[str, set[str]] = {}
    for verb in data.schreibverben.split():
        prefix, _, base = folded(verb).rpartition("|")
        imperatives.setdefault(base, set()).add(prefix)
        third.setdefault(_third(base), set()).add(prefix)
    return {
        "hints": frozenset(folded(data.schreibhinweise).split()),
        "openings": frozenset(folded(data.schreibauftakt).split()),
        "writers": frozenset(folded(data.schreibende).split()),
        "heads": frozenset(folded(data.schreibauftraege).split()),
        "infinitives": frozenset(form for p, _, b in verbs for form in (f"{p}{b}", f"{p}zu{b}")),
        "demanded": frozenset(f"{p}zu{b}" for p, _, b in verbs if p),
        "participles": frozenset(folded(data.geschrieben).split()),
        "imperatives": {verb: frozenset(prefixes) for verb, prefixes in imperatives.items()},
        "third": {verb: frozenset(prefixes) for verb, prefixes in third.items()},
        "finite": frozenset(folded(data.verben).split()) - {"und", "oder", "sowie"},
    }


def _third(base: str) -> str:
    stem = base.removesuffix("n").removesuffix("e")
    return f"{stem}t"
