"""The values that documents state, for fields that hold no text, and the units that they were read from."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from teilhabe_docs.application.import_document import PlacedDocument
from teilhabe_docs.application.import_filling import ImportValue
from teilhabe_docs.application.import_positions import POSITIONS, positions_in
from teilhabe_docs.diagnostics import WordPlace
from teilhabe_docs.documents.found_values.found_value import FoundValue
from teilhabe_docs.documents.found_values.found_values import agreed, found_values
from teilhabe_docs.model.field_path import NO_FIELD
from teilhabe_docs.reading.word_model import NOWHERE

_MOST_SHOWN = 80
_MOST_PAIRS = 1_000_000
"""Of larger lists the words are named as left, too."""
_MOST_AROUND = 10
"""So many words may stand around a value, as a label or printed in another form."""


@dataclass(frozen=True, slots=True)
class GatheredValue:
    """A value of a document and its units; one that is not `sure` is only named at its field."""

    document: PlacedDocument
    found: FoundValue
    units: tuple[int, ...]
    sure: bool

    @property
    def place(self) -> WordPlace:
        """Where it stands."""
        return next((self.document.read.units[n].place for n in self.units), NOWHERE)

    @property
    def value(self) -> ImportValue:
        """The value for its field, or what to say there."""
        if self.sure:
            return ImportValue(self.found.path, as_plain(self.found.value))
        shown = " ".join(str(as_plain(self.found.value)).split())
        shown = shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]} …"
        where = ", ".join(filter(None, (self.document.read.short_name, self.place.words)))
        return ImportValue(self.found.path, note=f"Vielleicht: {shown} (aus {where})")


def values_in(documents: Sequence[PlacedDocument]) -> tuple[GatheredValue, ...]:
    """The values of all documents, in their order; of several for one field all are unsure."""
    found: list[FoundValue] = []
    of_document: dict[tuple[object, ...], PlacedDocument] = {}
    for document in documents:
        if document.judged:
            profil = document.judged.profil
            stated = found_values(profil.dokument, document.read.sections.sections, profil)
            for one in (*stated, *positions_in(document)):
                found.append(one._replace(sure=one.sure or _stands_in_place(document, one)))
                of_document.setdefault(_key(one), document)
    return tuple(_gathered(of_document[_key(one)], one) for one in agreed(found))


def _key(one: FoundValue) -> tuple[object, ...]:
    return one.path, one.place, one.words


def _gathered(document: PlacedDocument, one: FoundValue) -> GatheredValue:
    units = tuple(_of_list(document, one))
    stated = [
        number
        for number, (section, paragraph) in enumerate(document.read.sections.places)
        if (section, paragraph) == one.place[:2]
    ]
    sure = one.sure or (one.path == POSITIONS and _stands_in_place(document, one))
    if one.path == POSITIONS:
        units = tuple(_of_table(document, stated))
    return GatheredValue(document, one, units or tuple(stated), sure)


def _stands_in_place(document: PlacedDocument, one: FoundValue) -> bool:
    """Whether it was read where its profile prints the list, and nowhere else."""
    placed = [document.placed[number] for number in _of_list(document, one)]
    return bool(placed) and all(at.sure and at.by == "place" for at in placed)


def _of_table(document: PlacedDocument, stated: Sequence[int]) -> Iterator[int]:
    """The units of the table of which one is stated."""
    blocks = [document.read.units[number].block for number in stated]
    for number, unit in enumerate(document.read.units):
        if any(unit.block is block for block in blocks):
            yield number


def _of_list(document: PlacedDocument, one: FoundValue) -> Iterator[int]:
    """The units of a list that stands where the profile prints it."""
    for number, placed in enumerate(document.placed):
        if placed.role == "slot" and document.lines[placed.line].path == one.path:
            yield number


def as_plain(value: Any) -> Any:
    """A value as people write it in a file: `ja`, `0,75`."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return int(value) if value == value.to_integral_value() else text.replace(".", ",")
    if isinstance(value, list):
        return [as_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: as_plain(one) for key, one in value.items()}
    return value


def leaves_of(value: Any) -> Iterator[str]:
    """The single values in a value, as texts."""
    if isinstance(value, list):
        for one in value:
            yield from leaves_of(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from leaves_of(one)
    else:
        yield str(value)


class TakenWords:
    """The words of values that stand in files now, to be taken out of the units they were read from, once."""

    def __init__(self, values: Sequence[GatheredValue]) -> None:
        self._leaves: dict[int, list[list[str]]] = {}
        for one in values:
            leaves = sorted(filter(None, leaves_of(one.found.value)), key=len, reverse=True)
            for unit in one.units if len(leaves) * len(one.units) <= _MOST_PAIRS else ():
                self._leaves.setdefault(unit, []).append(leaves)

    def without(self, unit: int, text: str) -> str:
        """The text of a unit without what of it stands in values that were read there."""
        for leaves in self._leaves.get(unit, ()):
            for leaf in list(leaves):
                if leaf not in text:
                    continue
                text, count = re.subn(rf"(?<!\w){re.escape(leaf)}(?!\w)", "…", text, count=1)
                if count:
                    leaves.remove(leaf)
        return text


def spent_in(document: PlacedDocument, values: Sequence[GatheredValue]) -> set[int]:
    """The units of a document that have given their values and are no text of a field."""
    spent: set[int] = set()
    for one in values:
        if one.sure and one.document is document:
            words = frozenset(word for leaf in leaves_of(one.found.value) for word in leaf.split())
            spent.update(unit for unit in one.units if _gives(document, unit, one, words))
    return spent


def _gives(document: PlacedDocument, unit: int, value: GatheredValue, words: Collection[str]) -> bool:
    """Whether a unit is no text of a field, and most of what it says is in the value, or fixed."""
    placed = document.placed[unit]
    if placed.role == "slot" and document.lines[placed.line].path not in (NO_FIELD, value.found.path):
        return False
    said = document.read.units[unit].unit.text.split()
    left = sum(word not in words for word in said)
    return placed.role == "fixed" or left <= max(_MOST_AROUND, len(said) // 2)
