"""Lists that grow while a document is read: entries of structures, with lists of their own inside."""

from collections.abc import Iterable
from typing import Any

from teilhabe_docs.documents.found_values.merged_entries import merged_entries
from teilhabe_docs.documents.known_text.body_parts import Loop
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue

_NOTE = "hinweis"
"""The field of an entry that is printed as a footnote."""


class Gathered:
    """The lists by the path of their field, each with its entries so far.

    Where a body goes through a list twice, its second round tells more of the entries of the first.
    """

    def __init__(self, catalogue: FieldCatalogue) -> None:
        self._rounds: dict[FieldPath, dict[int, list[Any]]] = {}
        self._round: dict[FieldPath, int] = {}
        self._catalogue = catalogue
        self._open: dict[FieldPath, dict[str, Any]] = {}

    def entries(self, path: FieldPath) -> list[Any]:
        """The entries of a list, of all rounds."""
        first, *rounds = (self._rounds.get(path) or {0: []}).values()
        found = [entry for entry in first if entry not in ({}, None)]
        for more in rounds:
            further = [entry for entry in more if entry not in ({}, None)]
            merged = merged_entries(found, further)
            found = [*found, *further] if merged is None else merged
        return found

    def enter(self, loops: Iterable[Loop]) -> None:
        """New entries begin, of an outer list before those inside."""
        for loop in loops:
            typ = self._catalogue.at(loop.path).typ
            self._round[loop.path] = loop.origin
            self._close(loop.path)
            if isinstance(typ, type) and issubclass(typ, Model):
                self._begin(loop.path)
                for fact in loop.facts:
                    self.put(fact.path, fact.value)

    def _close(self, path: FieldPath) -> None:
        for inside in [one for one in self._open if one.is_inside(path)]:
            del self._open[inside]

    def _begin(self, path: FieldPath) -> dict[str, Any]:
        entry: dict[str, Any] = {}
        self._list(path).append(entry)
        self._open[path] = entry
        return entry

    def covers(self, path: FieldPath) -> bool:
        """Whether a field is one of an entry that has begun."""
        return self._around(path) is not None

    def put(self, path: FieldPath, value: Any) -> None:
        """A value of a field of the entry that has begun; one that has another begins a new entry."""
        around = self._around(path)
        if around is None or value is None:
            return
        entry = self._open[around]
        *outer, name = path.below(around).parts
        for step in outer:
            entry = entry.setdefault(step, {})
        if entry.get(name, value) != value and not outer:
            self._close(around)
            entry = self._begin(around)
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
            return self._rounds.setdefault(path, {}).setdefault(self._round.get(path, 0), [])
        found = self._open[around].setdefault(path.below(around), [])
        assert isinstance(found, list)
        return found

    def _around(self, path: FieldPath) -> FieldPath | None:
        return next((one for one in path.around() if one in self._open), None)
