"""The values that stand in sentences of known profiles, read backwards."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from teilhabe_docs.documents.found_values.body_parts import Fact, Hole
from teilhabe_docs.documents.found_values.found_value import GivenValue, ValuePlace
from teilhabe_docs.documents.found_values.gathered_entries import Gathered
from teilhabe_docs.documents.found_values.known_run import KnownRun, Matched
from teilhabe_docs.documents.found_values.known_sections import KnownSections
from teilhabe_docs.documents.found_values.printed_values import printed_value
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue

_NOTE = re.compile(r"\[\^[\w-]+\]:\s*")
_LEAST_LINES = 3
"""So many sentences of known profiles show that a document is made by one of them."""


class ReadValue(NamedTuple):
    """A value as it was read: `sure` by the words around it; `told`: it follows from a fixed sentence."""

    path: FieldPath
    value: GivenValue
    place: ValuePlace
    words: str
    sure: bool
    told: bool = False


class KnownText(NamedTuple):
    """The paragraphs (section, paragraph) of a longer text that a known sentence announces."""

    path: FieldPath
    paragraphs: tuple[tuple[int, int | None], ...]


@dataclass
class _Reading:
    catalogue: FieldCatalogue
    sections: Sequence[GivenSection]
    values: list[ReadValue] = field(default_factory=list)
    texts: dict[FieldPath, list[tuple[int, int | None]]] = field(default_factory=dict)
    lists: dict[int, Gathered] = field(default_factory=dict)
    where: dict[tuple[int, FieldPath], tuple[ValuePlace, str]] = field(default_factory=dict)

    def take(self, found: Matched) -> None:
        """Read the values of a line."""
        gathered = self.lists.setdefault(id(found.lines), Gathered(self.catalogue))
        if found.entered:
            gathered.enter(found.entered)
        if found.block:
            self._block(found, gathered)
            return
        if found.match is None:
            return
        for fact in dict.fromkeys(found.pattern.facts(found.match)):
            self._fact(fact, found, gathered)
        for part in found.pattern.found(found.match):
            self._hole(part.hole, found.text[part.begin : part.end], found, gathered)

    def _block(self, found: Matched, gathered: Gathered) -> None:
        hole = found.pattern.block
        if hole is None:
            return
        info = self.catalogue.at(hole.path)
        if info.ist_slot:
            self.texts.setdefault(hole.path, []).append(found.place)
            return
        if note := _NOTE.match(found.text):
            gathered.note(hole.path, found.text[note.end() :])
            return
        value = printed_value(found.text, info, entry=True)
        if isinstance(value, dict) and "entfaellt" in value:
            self._note(hole.path, value, found)
        elif value is not None:
            self._remember(hole.path, found)
            gathered.add(hole.path, value)

    def _fact(self, fact: Fact, found: Matched, gathered: Gathered) -> None:
        if gathered.covers(fact.path):
            gathered.put(fact.path, fact.value)
        elif not any(fact.path.is_inside(loop.path) for loop in found.pattern.line.loops):
            self.values.append(
                ReadValue(fact.path, fact.value, self._place(found), found.text, sure=True, told=True)
            )

    def _hole(self, hole: Hole, text: str, found: Matched, gathered: Gathered) -> None:
        info = self.catalogue.at(hole.path)
        value = printed_value(text, info, entry=hole.entry)
        loops = [loop for loop in found.pattern.line.loops if hole.path.is_inside(loop.path)]
        if value is None:
            return
        if loops and hole.entry and hole.path == loops[-1].path:
            self._remember(hole.path, found)
            gathered.add(hole.path, value)
        elif loops:
            self._remember(loops[0].path, found)
            gathered.put(hole.path, value)
        else:
            self._note(hole.path, value, found)

    def _note(self, path: FieldPath, value: GivenValue, found: Matched) -> None:
        info = self.catalogue.at(path)
        sure = found.pattern.known_anywhere or found.followed
        place = self._place(found)
        structure = isinstance(info.typ, type) and issubclass(info.typ, Model) and not info.ist_liste
        if structure and isinstance(value, dict) and "entfaellt" not in value:
            for name, inner in value.items():
                self.values.append(ReadValue(path / name, inner, place, found.text, sure))
        else:
            self.values.append(ReadValue(path, value, place, found.text, sure))

    def _remember(self, path: FieldPath, found: Matched) -> None:
        self.where.setdefault((id(found.lines), path), (self._place(found), found.text))

    def _place(self, found: Matched) -> ValuePlace:
        section, paragraph = found.place
        return ValuePlace(section, paragraph, self.sections[section].heading)


class KnownReading(NamedTuple):
    """What known sentences say: values, where the longer texts stand, whether a profile has made it."""

    values: tuple[ReadValue, ...]
    texts: tuple[KnownText, ...]
    proven: bool


def known_values(
    sections: Sequence[GivenSection], known: KnownSections, catalogue: FieldCatalogue
) -> KnownReading:
    """The values of a document that stand where a known profile prints them."""
    reading = _Reading(catalogue, sections)
    matched = list(KnownRun(known).matched(sections))
    sentences = {
        (id(one.lines), one.pattern.number) for one in matched if one.pattern.known_anywhere and not one.block
    }
    proven = len(sentences) >= _LEAST_LINES
    for one in matched:
        if proven or not one.pattern.only_values or one.block:
            reading.take(one)
    for (lines, path), (place, words) in reading.where.items():
        entries = [entry for entry in reading.lists[lines].lists.get(path, ()) if entry not in ({}, None)]
        if entries:
            reading.values.append(ReadValue(path, entries, place, words, sure=True))
    texts = tuple(KnownText(path, tuple(places)) for path, places in reading.texts.items())
    return KnownReading(tuple(reading.values), texts, proven)
