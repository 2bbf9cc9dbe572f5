"""The text of a clause: read as any text slot, with all fields that the place it replaces may print."""

from collections.abc import Callable, Mapping
from typing import Any

from teilhabe_docs.documents.blocks import Block, Paragraph
from teilhabe_docs.documents.clauses import (
    COLUMNS_OF_POSITIONS,
    POSITIONS,
    ClauseBody,
    clause_field,
    full_path,
    needs_labels,
    stands_alone,
)
from teilhabe_docs.documents.display import as_inline
from teilhabe_docs.documents.template.environment import FromField, Stellenplan
from teilhabe_docs.documents.template.view import SlotValue, View, value_in
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue
from teilhabe_docs.rendering.labelled_values import in_full
from teilhabe_docs.rendering.markdown.reading_types import BlockResult, Bound, FieldValue
from teilhabe_docs.rendering.slot_texts import SlotReader


def clause_blocks(body: ClauseBody, slots: SlotReader, level: int, value: FieldValue) -> tuple[Block, ...]:
    """The blocks of a clause in a section of that level."""
    return slots.klausel(body.words, body.pfad, level, value)


def clause_values(
    names: Mapping[str, View], fields: FieldCatalogue, bound: Callable[[Any], Bound], *, named: bool
) -> FieldValue:
    """What `{{ path }}` prints in a clause: a value inside a sentence, texts and lists as blocks.

    `named`: values are bound as those of their fields.
    """

    def value(name: str) -> Bound | None:
        info = clause_field(name, fields)
        if info is None:
            return None
        path = full_path(name)
        found = value_in(names, path)
        if path == POSITIONS:
            return bound(Stellenplan(*COLUMNS_OF_POSITIONS))
        if needs_labels(info) and _is_structures(found):
            return BlockResult(in_full(found, lambda one: _blocks(bound(one))))
        if isinstance(found, tuple) and not info.ist_liste:
            return as_inline(found)
        own = isinstance(found, View | SlotValue) or not named
        return bound(found if own else FromField(found, FieldPath(path)))

    return value


def _is_structures(value: Any) -> bool:
    """Whether there is a structure, or a list of them, with anything in it."""
    if isinstance(value, tuple):
        return bool(value) and all(isinstance(one, View) for one in value)
    return isinstance(value, View) and not value.leer


def _blocks(bound: Bound) -> tuple[Block, ...]:
    return bound.bloecke if isinstance(bound, BlockResult) else (Paragraph(bound),)


def known_in_clauses(fields: FieldCatalogue) -> FieldValue:
    """The same without any data: what stands inside a sentence, what for itself, what is unknown."""

    def value(name: str) -> Bound | None:
        info = clause_field(name, fields)
        if info is None:
            return None
        return BlockResult(()) if stands_alone(info) else ()

    return value
