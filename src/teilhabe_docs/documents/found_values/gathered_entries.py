"""Lists that grow while a document is read: entries of structures, with lists of their own inside."""

from collections.abc import Iterable
from typing import Any

from teilhabe_docs.documents.found_values.body_parts import Loop
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue

_NOTE = "hinweis"
"""The field of an entry that is printed as a footnote."""


class Gathered:
    """The lists by the path of their field, each with its entries so far."""

    def __init__(self, catalogue: FieldCatalogue) -> None:
        self.lists: dict[FieldPath, list[Any]] = {}
        self._catalogue = catalogue
        self._open: dict[FieldPath, dict[str, Any]] = {}

    def enter(self, loops: Iterable[Loop]) -> None:
        """New entries begin, of an outer list before those inside."""
        for loop in loops:
            typ = self._catalogue.at(loop.path).typ
            for path in [one for one in self._open if one.is_inside(loop.path)]:
                del self._open[path]
            if isinstance(typ, type) and issubclass(typ, Model):
                entry: dict[str, Any] = {}
                self._list(loop.path).append(entry)
                self._open[loop.path] = entry
                for fact in loop.facts:
                    self.put(fact.path, fact.value)

    def covers(self, path: FieldPath) -> bool:
        """Whether a field is one of an entry that has begun."""
        return self._around(path) is not None

    def put(self, path: FieldPath, value: Any) -> None:
        """A value of a field of the entry that has begun."""
        around = self._around(path)
        if around is None or value is None:
            return
        entry = self._open[around]
        *outer, name = path.below(around).parts
        for step in outer:
            entry = entry.setdefault(step, {})
        entry[name] = value

    def add(self, path: FieldPath, value: Any) -> None:
        """An entry of a list of plain values."""
        if value is not None:
            self._list(path).append(value)

    def note(self, path: FieldPath, text: str) -> None:
        """A footnote to the last entry of a list, where its entries may have one."""
        entries = self._list(path)
        typ = self._catalogue.at(path).typ
        if entries and isinstance(entries[-1], dict) and _NOTE in getattr(typ, "model_fields", ()):
            entries[-1].setdefault(_NOTE, text)

    def _list(self, path: FieldPath) -> list[Any]:
        around = self._around(path.parent)
        if around is None:
            return self.lists.setdefault(path, [])
        found = self._open[around].setdefault(path.below(around), [])
        assert isinstance(found, list)
        return found

    def _around(self, path: FieldPath) -> FieldPath | None:
        return next((one for one in path.around() if one in self._open), None)
