"""Entries of several fields in documents: which have gone as a whole, and what a new one says."""

from collections.abc import Iterable, Iterator, Mapping
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
_WHOLE = (Markdown, Datei, AnlageVerweis)
_NEAR = 40
"""So many lines before and behind a new one are looked at for one that is like it."""


class GoneEntries:
    """The entries of lists that have gone with these lines of a document, as the data are now."""

    def __init__(self, removed: Iterable[TracedChange], konzept: Konzept) -> None:
        self._konzept = konzept
        self._gone = {(id(one.part), one.line.written) for one in removed}
        self._printed: dict[int, dict[FieldPath, list[tuple[int, FieldPath]]]] = {}
        self._whole: dict[tuple[int, FieldPath], bool] = {}

    def around(self, traced: TracedChange) -> FieldPath | None:
        """The outermost entry around a removed line that has gone as a whole.

        All its lines have gone, and it says nothing that none of them prints: else it would take along what
        the document still says, or what only others say.
        """
        part, number = traced.part, traced.line.written
        first = next(iter(part.written[number].origins), None) if number is not None else None
        for path in reversed([*first.path.around()]) if first else ():
            if isinstance(path.steps[-1], int) and self._is_whole(part, path):
                return path
        return None

    def _is_whole(self, part: "PartChanges", path: FieldPath) -> bool:
        key = id(part), path
        if key not in self._whole:
            value = value_at(self._konzept, path)
            said = self._lines(part).get(path, [])
            members = {above for _, one in said if one != path for above in one.around()}
            self._whole[key] = (
                isinstance(value, Model)
                and all((id(part), n) in self._gone for n, _ in said)
                and members.issuperset(_given(value, path))
            )
        return self._whole[key]

    def _lines(self, part: "PartChanges") -> dict[FieldPath, list[tuple[int, FieldPath]]]:
        """By the path of an entry the lines that print anything of it, and what."""
        if id(part) not in self._printed:
            found: dict[FieldPath, list[tuple[int, FieldPath]]] = {}
            for number, line in enumerate(part.written):
                for one in line.origins:
                    for path in one.path.around():
                        if isinstance(path.steps[-1], int):
                            found.setdefault(path, []).append((number, one.path))
            self._printed[id(part)] = found
        return self._printed[id(part)]


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
    around = range(max(after - _NEAR, 0), min(after + _NEAR, len(part.written)))
    return (part.written[n] for n in sorted(around, key=lambda n: (abs(n - after), n)))


def _printed(text: str, like: TracedLine, path: FieldPath) -> dict[str, tuple[str, str]] | None:
    """By the names of fields what a line prints for them that is like another, and what that one prints."""
    spans = [*_members(like, path)]
    names = [str(one.path.steps[-1]) for one in spans]
    if not spans or len(set(names)) < len(names):
        return None
    there, at, between = _plain(like.line.text), 0, []
    for one in spans:
        between.append(there[at : one.start])
        at = one.end
    new = _parted(_plain(text), [*between, there[at:]])
    old = [there[one.start : one.end] for one in spans]
    return dict(zip(names, zip(new, old, strict=True), strict=True)) if new else None


def _parted(text: str, between: list[str]) -> list[str]:
    """What stands between these words, which begin and end the text; nothing where they are not so there."""
    first, *inner, last = between
    if not text.startswith(first) or not all(inner):
        return []
    at, found = len(first), []
    for words in inner:
        end = text.find(words, at)
        if end < 0:
            return []
        found.append(text[at:end])
        at = end + len(words)
    if len(text) - len(last) < at or not text.endswith(last):
        return []
    found.append(text[at : len(text) - len(last)])
    return [] if any(CELL in one or "\n" in one for one in found) else found


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
