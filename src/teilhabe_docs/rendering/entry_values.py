"""Fields inside the entries of a list that no body words: a row for each entry that has one."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from teilhabe_docs.documents.blocks import Block, Inline, ItemList, ListItem, Paragraph, TableBlock, TextRun
from teilhabe_docs.documents.display import with_unit
from teilhabe_docs.documents.entry_columns import column_labels, entry_columns
from teilhabe_docs.documents.origin_marks import printed_from
from teilhabe_docs.documents.template.view import OpenField, SlotValue, View, field_of
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.fields import FieldCatalogue
from teilhabe_docs.rendering.labelled_values import NOTHING, AsBlocks, side_of, unit_of


def entry_values(
    entries: tuple[View, ...],
    around: FieldPath,
    members: Sequence[FieldPath],
    fields: FieldCatalogue,
    as_blocks: AsBlocks,
    *,
    asked: Collection[FieldPath],
    named: bool = False,
) -> tuple[Block, ...]:
    """What a section without a body prints of the fields `members` in the entries of the list `around`.

    An entry without any of them is left out, and so is a value, unless it is `asked` for there. Where one of
    the fields is a longer text, the entries stand one after the other. `named`: as in `labelled`.
    """
    columns = entry_columns(around, members, fields)
    rows = []
    for entry in entries:
        paths = [FieldPath(f"{entry.pfad}.{column.below(around)}") for column in columns]
        values = [_value(entry, column.below(around)) for column in columns]
        shown = [
            value is not None and not (isinstance(value, OpenField) and path not in asked)
            for value, path in zip(values, paths, strict=True)
        ]
        if any(there for there, column in zip(shown, columns, strict=True) if column in members):
            rows.append(
                [
                    (value if there else None, path if named else NO_FIELD)
                    for value, there, path in zip(values, shown, paths, strict=True)
                ]
            )
    if not rows:
        return ()
    labels = column_labels(columns, members, fields)
    if any(fields.at(column).ist_slot for column in columns):
        return (ItemList("strich", tuple(ListItem(tuple(_in_turn(row, labels, as_blocks))) for row in rows)),)
    cells = tuple(
        tuple(_cell(value, origin, column) for (value, origin), column in zip(row, columns, strict=True))
        for row in rows
    )
    if len(columns) == 1:
        lead = Paragraph((TextRun(f"{labels[0]}:"),))
        return (lead, ItemList("strich", tuple(ListItem((Paragraph(cell),)) for (cell,) in cells)))
    sides = tuple(side_of(fields.at(column).typ) for column in columns)
    return (TableBlock(tuple((TextRun(label),) for label in labels), cells, sides),)


def _value(entry: View, member: str) -> Any:
    value: Any = entry
    for name in FieldPath(member).parts:
        value = field_of(value, name)
    return value


def _cell(value: Any, origin: FieldPath, column: FieldPath) -> tuple[Inline, ...]:
    if value is None:
        return NOTHING
    return printed_from((*with_unit(value), *unit_of(value, column)), origin)


def _in_turn(row: list[tuple[Any, FieldPath]], labels: list[str], as_blocks: AsBlocks) -> Iterator[Block]:
    for number, ((value, origin), label) in enumerate(zip(row, labels, strict=True)):
        if value is None:
            continue
        if isinstance(value, SlotValue):
            yield Paragraph((TextRun(f"{label}:"),))
            yield from as_blocks(value)
        else:
            words = printed_from(with_unit(value), origin)
            yield Paragraph(words if not number else (TextRun(f"{label}: "), *words))
