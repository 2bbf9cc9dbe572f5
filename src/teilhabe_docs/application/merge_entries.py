"""Entries of several fields in documents: which have gone as a whole, and what a new one says."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from teilhabe_docs.application.drift import TracedChange
from teilhabe_docs.application.merge_texts import in_file, without_unit
from teilhabe_docs.application.printed_lines import TracedLine
from teilhabe_docs.application.traced_words import value_at
from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.documents.found_values.printed_values import open_place, printed_value
from teilhabe_docs.documents.origin_marks import OriginSpan
from teilhabe_docs.documents.staffing_rows.written_entries import free_id
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldInfo, fields_of
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown
from teilhabe_docs.reading.word_lines import CELL
from teilhabe_docs.rendering.markdown.escaping import escape

if TYPE_CHECKING:
    from teilhabe_docs.application.drift_places import PartChanges

EntryFields: TypeAlias = tuple[tuple[str, str], ...]
"""The fields of a new entry, each as a file holds it, in the order of their structure."""
Lines: TypeAlias = Collection[tuple[int, int]]
"""Lines of parts of a document: the `id` of the part, the number of the line."""
_WHOLE = (Markdown, Datei, AnlageVerweis)


def entry_that_has_gone(traced: TracedChange, konzept: Konzept, gone: Lines) -> FieldPath | None:
    """The outermost entry all of whose lines have gone, and which says nothing that none of them prints.

    `gone` are all lines that have. None where it would take along what a document still says, or what is
    only said elsewhere.
    """
    part, number = traced.part, traced.line.written
    first = next(iter(part.written[number].origins), None) if number is not None else None
    for path in reversed([*first.path.around()]) if first else ():
        if not isinstance(path.steps[-1], int) or not isinstance(value_at(konzept, path), Model):
            continue
        lines = [
            n for n, line in enumerate(part.written) if any(o.path.is_inside(path) for o in line.origins)
        ]
        if all((id(part), n) in gone for n in lines):
            said = [one.path for n in lines for one in part.written[n].origins]
            given = _given(value_at(konzept, path), path)
            if all(any(one.is_inside(leaf) or leaf.is_inside(one) for one in said) for leaf in given):
                return path
    return None


def _given(value: Any, path: FieldPath) -> Iterator[FieldPath]:
    """The fields below a value that hold something, without the name by which others know an entry."""
    if isinstance(value, tuple) and any(isinstance(one, Model) for one in value):
        for index, one in enumerate(value):
            yield from _given(one, path / index)
    elif isinstance(value, Model) and not isinstance(value, _WHOLE):
        for name, info in type(value).model_fields.items():
            member = getattr(value, name)
            if name != "id" and (info.is_required() or member != info.default):
                yield from _given(member, path / name)
    elif not emptiness_of(value):
        yield path


def new_entry(traced: TracedChange, path: FieldPath, konzept: Konzept) -> EntryFields | None:
    """What a new line says that stands among the entries of the list at `path`, read like one of theirs.

    None where it is not like any of them, or where an entry needs more than is printed.
    """
    entries, line = value_at(konzept, path), traced.line.line
    if line is None or not entries or not all(isinstance(one, Model) for one in entries):
        return None
    model: type[Model] = type(entries[0])
    infos = fields_of(model)
    for like in _by_distance(traced.part, traced.line.after):
        printed = _printed(line.text, like, path)
        given = _read(printed, infos) if printed else None
        if given is not None:
            return _complete(given, model, entries)
    return None


def _by_distance(part: "PartChanges", after: int) -> Iterator[TracedLine]:
    numbers = sorted(range(len(part.written)), key=lambda n: (abs(n - after), n))
    return (part.written[n] for n in numbers)


def _printed(text: str, like: TracedLine, path: FieldPath) -> dict[str, tuple[str, str]] | None:
    """By the names of fields what a line prints for them that is like another, and what that one prints."""
    spans = [*_members(like, path)]
    names = [str(one.path.steps[-1]) for one in spans]
    if not spans or len(set(names)) < len(names):
        return None
    there, at, pattern = _plain(like.line.text), 0, ""
    for one in spans:
        pattern += f"{re.escape(there[at : one.start])}([^{CELL}\n]*?)"
        at = one.end
    found = re.fullmatch(pattern + re.escape(there[at:]), _plain(text))
    old = [there[one.start : one.end] for one in spans]
    return dict(zip(names, zip(found.groups(), old, strict=True), strict=True)) if found else None


def _members(line: TracedLine, path: FieldPath) -> Iterator[OriginSpan]:
    """What a line prints of the members of one entry of a list, where it prints nothing else of the data."""
    depth = len(path.steps) + 2
    own = [one for one in line.origins if one.path.is_inside(path) and len(one.path.steps) == depth]
    entries = {FieldPath.of(*one.path.steps[:-1]) for one in own}
    others = [one for one in line.origins if not any(o.start <= one.start and one.end <= o.end for o in own)]
    around = [one for one in others if path.is_inside(one.path) or one.path in entries]
    if len(entries) == 1 and len(around) == len(others):
        yield from own


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _read(printed: dict[str, tuple[str, str]], infos: Mapping[str, FieldInfo]) -> dict[str, str] | None:
    """The printed values as a file holds them; None where one is none of its field."""
    found = {}
    for name, (text, before) in printed.items():
        if not text.strip() or open_place(text):
            continue
        info = infos[name]
        if info.ist_slot:
            found[name] = "".join(escape(text.strip()))
            continue
        given = printed_value(text, info)
        if given is None:
            given = printed_value(without_unit(text, before), info)
        if not isinstance(given, str | bool | int | Decimal | date):
            return None
        found[name] = in_file(given)
    return found


def _complete(given: dict[str, str], model: type[Model], entries: tuple[Model, ...]) -> EntryFields | None:
    """The fields in the order of their structure, with an id where the others have one."""
    ids = {ident for one in entries if (ident := getattr(one, "id", None))}
    if ids and given:
        given = {"id": free_id(next(iter(given.values())), ids), **given}
    if not given or any(
        info.is_required() and name not in given for name, info in model.model_fields.items()
    ):
        return None
    return tuple((name, given[name]) for name in model.model_fields if name in given)
