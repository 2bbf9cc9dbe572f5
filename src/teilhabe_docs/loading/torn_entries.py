"""Texts of a list that look like one text on two entries: a comma in brackets has parted them, or a dash."""

import re
from collections.abc import Iterator
from itertools import pairwise

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.known_scalars import KnownScalar, known_scalars
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.value_errors import shown_value
from teilhabe_docs.model.values import Zitat

_NOUN = r"[A-ZÄÖÜ][\w-]*"
_ASKS_FOR_MORE = re.compile(
    r"(?<!\w)(?:der|die|das|den|dem|des|eine?[nmrs]?|im|am|zum|zur|vom|beim|von|für|ohne|keine?[nmrs]?)$"
    r"|[a-zäöüß]-$"
)
"""How no text ends: with an article, a preposition that is no part of a verb, half a word."""
_GOES_ON = re.compile(r"(?:und|oder|sowie|bzw\.|beziehungsweise)\s")
"""How no text begins."""
_OBJECT = re.compile(
    r"\w (?:zu|zum|zur|bei|beim|mit|in|im|von|vom|für|nach|über|gegen|auf|an|am|aus|ohne)"
    rf"(?: [a-zäöüß]+e[nrms]?)? {_NOUN}$"
)
"""The end of a text that more nouns may follow: `Anleitung zu Haushalt`."""
_MORE_NOUNS = re.compile(rf"{_NOUN} (?:und|oder|sowie) {_NOUN}(?: {_NOUN})?$")
_NUMBER_PARTED = re.compile(r"[^\W\d_]{2}.*\d[a-z]?,\d|\d[a-z]?,\d+ [^\W\d_]")
"""A number with a comma in it, with words before or behind: a list of nothing but numbers has none."""


def torn_entries(document: Document, root: type[Model]) -> Iterator[Finding]:
    """Of each list of texts in a file that was read as `root` the first entry that goes on in the next."""
    lists: dict[DataPath, list[KnownScalar]] = {}
    for scalar in known_scalars(document, root):
        if scalar.kind in (str, Zitat) and scalar.path and isinstance(scalar.path[-1], int):
            lists.setdefault(scalar.path[:-1], []).append(scalar)
    for entries in lists.values():
        for before, entry in pairwise(entries):
            if said := _said(document.text, before, entry):
                yield codes.EINTRAG_ZERRISSEN.finding(
                    said, document.file, document.span(entry.path), document.path_text(entry.path)
                )
                break


def _said(text: str, before: KnownScalar, entry: KnownScalar) -> str:
    """What to say of an entry that goes on with the one before it; empty where it stands for itself."""
    first, second = before.node.value.strip(), entry.node.value.strip()
    between = text[before.node.end_mark.index : entry.node.start_mark.index]
    if before.node.style or entry.node.style or not first or not second:
        return ""
    in_brackets = between.strip() == ","
    by_words = _ASKS_FOR_MORE.search(first) or _GOES_ON.match(second)
    by_comma = in_brackets and (
        (_OBJECT.search(first) and _MORE_NOUNS.match(second)) or _NUMBER_PARTED.search(f"{first},{second}")
    )
    if not (by_words or by_comma):
        return ""
    said = _OWN.format(shown_value(second))
    if in_brackets:
        whole = " ".join(text[before.node.start_mark.index : entry.node.end_mark.index].split())
        return said + (_BY_COMMA if re.search(r'["\\&]', whole) else _AS_ONE.format(whole))
    return said + _BY_DASH


_OWN = "{} ist in dieser Liste ein eigener Eintrag."
_AS_ONE = (
    " In eckigen Klammern trennt jedes Komma. Gehört es zum Eintrag davor, bitte beides zusammen in "
    'Anführungszeichen setzen: "{}"; sind es zwei, jeden für sich.'
)
_BY_COMMA = (
    " In eckigen Klammern trennt jedes Komma. Gehört es zum Eintrag davor, bitte beides zusammen in "
    "Anführungszeichen setzen; sind es zwei, jeden für sich."
)
_BY_DASH = " Gehört es zum Eintrag davor, bitte in dessen Zeile schreiben, ohne eigenen Strich davor."
