"""Values that no body words: each with what it is called and its unit, structures of one's own as tables."""

from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeAlias

from teilhabe_docs.documents.blocks import Block, Inline, ItemList, ListItem, Paragraph, TableBlock, TextRun
from teilhabe_docs.documents.display import of_member, with_unit
from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.documents.field_labels import field_labels
from teilhabe_docs.documents.origin_marks import printed_from
from teilhabe_docs.documents.template.view import SlotValue, View, WaivedField
from teilhabe_docs.loading.number_fields import number_words
from teilhabe_docs.model.base import Model, OwnStructure
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.fields import FieldCatalogue, fields_of
from teilhabe_docs.model.numbers import AnyDecimal, Hours

AsBlocks: TypeAlias = Callable[[SlotValue], tuple[Block, ...]]
"""How a longer text becomes blocks."""

NOTHING: tuple[Inline, ...] = (TextRun("–"),)
"""What a cell says for which nothing is given."""


def labelled(
    value: Any, path: FieldPath, fields: FieldCatalogue, as_blocks: AsBlocks, *, named: bool = False
) -> tuple[Block, ...]:
    """What a section without a body prints of a field; a text or a list of texts speaks for itself.

    `named`: what is printed names the field.
    """
    origin = path if named else NO_FIELD
    label = field_labels((path,), fields)[0]
    own = fields.own_field(path) is not None
    if isinstance(value, SlotValue):
        return as_blocks(value)
    if isinstance(value, tuple):
        entries = own_list(value, as_blocks, origin)
        texts = all(type(entry) is str for entry in value)
        lead = () if texts and not own else (Paragraph((TextRun(f"{label}:"),)),)
        return (*lead, *entries)
    if isinstance(value, View) and isinstance(value.modell, OwnStructure):
        return (Paragraph((TextRun(f"{label}:"),)), *_members(value, as_blocks))
    return (_line(label, printed_from((*with_unit(value), *unit_of(value, path)), origin)),)


def own_list(values: tuple[Any, ...], as_blocks: AsBlocks, origin: FieldPath = NO_FIELD) -> tuple[Block, ...]:
    """A list: structures of one's own as a table, or one after the other where they hold texts or lists.

    `origin` is its path where what is printed names it.
    """
    structures = [value for value in values if isinstance(value, View) and _is_own(value)]
    if not values or len(structures) < len(values):
        printed = (printed_from(with_unit(one), origin and origin / n) for n, one in enumerate(values))
        return (ItemList("strich", tuple(ListItem((Paragraph(one),)) for one in printed)),)
    return _structures(structures, as_blocks)


def in_full(value: View | tuple[View, ...], as_blocks: AsBlocks) -> tuple[Block, ...]:
    """A structure that has no words of its own, or a list of such ones: each member with its label."""
    return (
        _structures(list(value), as_blocks) if isinstance(value, tuple) else tuple(_members(value, as_blocks))
    )


def _structures(structures: list[View], as_blocks: AsBlocks) -> tuple[Block, ...]:
    kind = type(structures[0].modell)
    if _holds_long(kind):
        return (ItemList("strich", tuple(ListItem(tuple(_members(one, as_blocks))) for one in structures)),)
    names = [name for name in _shown(kind) if any(_has(one, name) for one in structures)]
    head = tuple((TextRun(fields_of(kind)[name].description),) for name in names)
    rows = tuple(tuple(_cell(one, name) for name in names) for one in structures)
    return (
        (TableBlock(head, rows, tuple(side_of(fields_of(kind)[name].typ) for name in names)),)
        if names
        else ()
    )


def _shown(kind: type[Model]) -> list[str]:
    """The members that say something: the name by which others refer to an entry does not."""
    return [name for name in kind.model_fields if name != "id" or issubclass(kind, OwnStructure)]


def _is_own(value: View) -> bool:
    return isinstance(value.modell, OwnStructure)


def _is_long(kind: type[Model], name: str) -> bool:
    """Whether a member finds no room in a cell."""
    info = fields_of(kind)[name]
    return info.ist_slot or info.ist_liste or (isinstance(info.typ, type) and issubclass(info.typ, Model))


def _holds_long(kind: type[Model]) -> bool:
    return any(_is_long(kind, name) for name in _shown(kind))


def side_of(typ: object) -> Literal["links", "rechts"]:
    """On which side of a cell a value of that type stands."""
    return "rechts" if isinstance(typ, type) and issubclass(typ, int | AnyDecimal) else "links"


def _has(one: View, name: str) -> bool:
    return not emptiness_of(getattr(one.modell, name))


def _cell(one: View, name: str) -> tuple[Inline, ...]:
    return _of_member(one, name) if _has(one, name) else NOTHING


def _of_member(view: View, name: str) -> tuple[Inline, ...]:
    return (*of_member(view, name), *unit_of(view.feld(name), (view.pfad / name).field))


def _members(value: View, as_blocks: AsBlocks) -> Iterator[Block]:
    """The members of a structure that are given, each with its label."""
    kind = type(value.modell)
    for name in _shown(kind):
        info = fields_of(kind)[name]
        if not _has(value, name):
            continue
        member = value.feld(name)
        if isinstance(member, SlotValue):
            yield Paragraph((TextRun(f"{info.description}:"),))
            yield from as_blocks(member)
        elif isinstance(member, tuple) and member and _is_own_list(member):
            yield Paragraph((TextRun(f"{info.description}:"),))
            yield from own_list(member, as_blocks)
        elif isinstance(member, View) and _is_own(member) and _holds_long(type(member.modell)):
            yield Paragraph((TextRun(f"{info.description}:"),))
            yield ItemList("strich", (ListItem(tuple(_members(member, as_blocks))),))
        else:
            yield _line(info.description, _of_member(value, name))


def _is_own_list(values: tuple[Any, ...]) -> bool:
    return all(isinstance(value, View) and _is_own(value) for value in values)


def _line(label: str, value: tuple[Inline, ...]) -> Paragraph:
    return Paragraph((TextRun(f"{label}: "), *value))


def unit_of(value: Any, path: FieldPath) -> tuple[Inline, ...]:
    """The unit of a built-in number that does not print its own."""
    if isinstance(value, bool | WaivedField | Hours) or not isinstance(value, int | AnyDecimal):
        return ()
    known = number_words().fields.get(path)
    return (TextRun(f" {number_words().word[known.unit]}"),) if known else ()
