"""What a section without a body prints: the fields that it needs, one after the other."""

from collections.abc import Callable, Iterator
from typing import Any

from teilhabe_docs.documents.blocks import Block
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.entry_columns import list_around
from teilhabe_docs.documents.gliederung import OutlinedSection
from teilhabe_docs.documents.profile.vocabulary import ANNEX_LISTS
from teilhabe_docs.documents.template.view import OpenField, SlotValue, View, WaivedField, value_in
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue
from teilhabe_docs.rendering.entry_values import entry_values
from teilhabe_docs.rendering.labelled_values import labelled


class FieldPrinter:
    """Prints the needed fields of a section; `as_blocks` prints a value that speaks for itself.

    `names` are the three objects as bodies see them. `named`: what is printed names its field.
    """

    def __init__(
        self,
        section: OutlinedSection,
        names: dict[str, View],
        fields: FieldCatalogue,
        as_blocks: Callable[[Any], tuple[Block, ...]],
        *,
        named: bool,
    ) -> None:
        self.section, self.names, self.fields = section, names, fields
        self.as_blocks, self.named = as_blocks, named
        self.is_title = bool(section.plan.eintrag.rolle)

    def printed(self) -> Iterator[tuple[Block, ...]]:
        """What each field prints; those inside the entries of one list stand in one table."""
        asked_here = {need.felder for need in self.section.punkte}
        needs = [need for need in self.section.plan.eintrag.braucht if need.feld != ANNEX_LISTS]
        every = {path for need in needs for path in need.feld}
        here = dict.fromkeys(path for need in needs if need.feld in asked_here for path in need.feld)
        tables = set[FieldPath]()
        for path in here:
            if any(above in every for above in path.parent.around()):
                continue
            around = None if self.is_title else list_around(path, self.fields)
            value = value_in(self.names, around or path)
            if around and isinstance(value, tuple):
                if around not in tables:
                    yield self._in_entries(value, around, [one for one in here if one.is_inside(around)])
                tables.add(around)
            elif not isinstance(value, OpenField):
                yield self._alone(value, path)

    def _in_entries(
        self, entries: tuple[Any, ...], around: FieldPath, members: list[FieldPath]
    ) -> tuple[Block, ...]:
        empty = (need for need in self.section.punkte if need.zustand is NeedState.LEER)
        asked = {need.feld for need in empty if need.grad != "nein"}
        return entry_values(
            entries, around, members, self.fields, self.as_blocks, asked=asked, named=self.named
        )

    def _alone(self, value: Any, path: FieldPath) -> tuple[Block, ...]:
        speaks = isinstance(value, SlotValue) or (isinstance(value, WaivedField) and value.allein)
        if self.is_title or speaks:
            return self.as_blocks(value)
        return labelled(value, path, self.fields, self.as_blocks, named=self.named)
