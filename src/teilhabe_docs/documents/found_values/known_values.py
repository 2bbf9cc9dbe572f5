"""The values that stand in sentences of known profiles, read backwards."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from teilhabe_docs.documents.found_values.found_value import GivenValue, ValuePlace
from teilhabe_docs.documents.found_values.gathered_entries import Gathered
from teilhabe_docs.documents.found_values.known_run import KnownRun, Matched
from teilhabe_docs.documents.found_values.known_sections import KnownSections
from teilhabe_docs.documents.found_values.printed_values import printed_value
from teilhabe_docs.documents.found_values.value_words import value_words
from teilhabe_docs.documents.known_text.body_parts import Fact, Hole
from teilhabe_docs.documents.plain_ids import plain_id
from teilhabe_docs.documents.recognition.given_section import GivenSection, ancestors
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue

_NOTE = re.compile(r"\[\^[\w-]+\]:\s*")
_LEAST_LINES = 3
"""So many sentences of known profiles show that a document is made by one of them."""


class ReadBack(NamedTuple):
    """A value as it was read: `sure` by the words around it; `told`: it follows from a fixed sentence."""

    path: FieldPath
    value: GivenValue
    place: ValuePlace
    words: str
    sure: bool
    told: bool = False


@dataclass
class _Reading:
    catalogue: FieldCatalogue
    sections: Sequence[GivenSection]
    proven: bool
    values: list[ReadBack] = field(default_factory=list)
    lists: dict[int, Gathered] = field(default_factory=dict)
    members: dict[FieldPath, dict[Any, Matched]] = field(default_factory=dict)
    doubtful: set[tuple[int, FieldPath]] = field(default_factory=set)
    where: dict[tuple[int, FieldPath], tuple[ValuePlace, str]] = field(default_factory=dict)

    @cached_property
    def headings(self) -> tuple[tuple[str, ...], ...]:
        """The headings around the paragraphs of each section."""
        return tuple(
            (one.title, *(self.sections[number].title for number in above))
            for one, above in zip(self.sections, ancestors(self.sections), strict=True)
        )

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
        if info.ist_slot or not (self.proven or found.listed):
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
        if fact.member:
            self.members.setdefault(fact.path, {})[fact.value] = found
        elif gathered.covers(fact.path):
            gathered.put(fact.path, fact.value)
        elif not any(fact.path.is_inside(loop.path) for loop in found.pattern.line.loops):
            self.values.append(
                ReadBack(fact.path, fact.value, self._place(found), found.text, sure=True, told=True)
            )

    def chosen(self) -> Iterator[ReadBack]:
        """The lists of choices of which fixed sentences tell a member each; sure where all are told."""
        for path, told in self.members.items():
            typ = self.catalogue.at(path).typ
            if isinstance(typ, type) and issubclass(typ, Choice):
                every = [str(one.value) for one in typ]
                values = [one for one in every if one in told]
                first = next(iter(told.values()))
                sure = values == every
                yield ReadBack(path, values, self._place(first), first.text, sure, told=True)

    def _hole(self, hole: Hole, text: str, found: Matched, gathered: Gathered) -> None:
        info = self.catalogue.at(hole.path)
        value = printed_value(text, info, entry=hole.entry)
        loops = [loop for loop in found.pattern.line.loops if hole.path.is_inside(loop.path)]
        if value is None:
            return
        if not loops:
            self._note(hole.path, value, found)
            return
        self._doubt(loops[0].path, found)
        self._remember(loops[0].path, found)
        if hole.entry and hole.path == loops[-1].path:
            gathered.add(hole.path, value)
        else:
            gathered.put(hole.path, value)

    def _note(self, path: FieldPath, value: GivenValue, found: Matched) -> None:
        info = self.catalogue.at(path)
        elsewhere = any(map(value_words().foreign.search, self.headings[found.place[0]]))
        sure = self.proven or found.followed or not elsewhere
        place = self._place(found)
        structure = isinstance(info.typ, type) and issubclass(info.typ, Model) and not info.ist_liste
        if structure and isinstance(value, dict) and "entfaellt" not in value:
            for name, inner in value.items():
                self.values.append(ReadBack(path / name, inner, place, found.text, sure))
        else:
            self.values.append(ReadBack(path, value, place, found.text, sure))

    def _doubt(self, path: FieldPath, found: Matched) -> None:
        if found.ambiguous:
            self.doubtful.add((id(found.lines), path))
            for lines, number in found.also:
                for loop in lines.patterns[number].line.loops[:1]:
                    self.doubtful.add((id(lines), loop.path))

    def _remember(self, path: FieldPath, found: Matched) -> None:
        self.where.setdefault((id(found.lines), path), (self._place(found), found.text))

    def _place(self, found: Matched) -> ValuePlace:
        section, paragraph = found.place
        return ValuePlace(section, paragraph, self.sections[section].heading)


def with_ids(
    entries: list[dict[str, Any]], path: FieldPath, catalogue: FieldCatalogue
) -> list[dict[str, Any]]:
    """The entries, those that need an id with one made from their name."""
    typ = catalogue.at(path).typ
    if not isinstance(typ, type) or "id" not in getattr(typ, "model_fields", ()):
        return entries
    found: list[dict[str, Any]] = []
    taken: set[str] = set()
    for number, entry in enumerate(entries, 1):
        made = str(entry.get("id", "")) or plain_id(str(entry.get("bezeichnung", ""))) or f"eintrag-{number}"
        while made in taken:
            made = f"{made}-{number}"
        taken.add(made)
        found.append({**entry, "id": made})
    return found


def known_values(
    sections: Sequence[GivenSection], known: KnownSections, catalogue: FieldCatalogue
) -> tuple[ReadBack, ...]:
    """The values of a document that stand where a known profile prints them."""
    matched = list(KnownRun(known).matched(sections))
    sentences = {
        (id(one.lines), one.pattern.number) for one in matched if one.pattern.known_anywhere and not one.block
    }
    proven = len(sentences) >= _LEAST_LINES
    reading = _Reading(catalogue, sections, proven)
    for one in matched:
        if proven or not one.pattern.only_values or one.block:
            reading.take(one)
    for (lines, path), (place, words) in reading.where.items():
        if entries := reading.lists[lines].entries(path):
            sure = (lines, path) not in reading.doubtful
            reading.values.append(ReadBack(path, with_ids(entries, path, catalogue), place, words, sure))
    return (*reading.values, *reading.chosen())
