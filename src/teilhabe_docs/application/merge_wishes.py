"""What edited documents ask of the data: for each change the value or the words that it would make."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from teilhabe_docs.application.drift import Drift, TracedChange
from teilhabe_docs.application.drift_places import PartChanges
from teilhabe_docs.application.merge_entries import EntryFields, GoneEntries, new_entry
from teilhabe_docs.application.merge_lines import said
from teilhabe_docs.application.merge_looks import reason_of_looks
from teilhabe_docs.application.merge_texts import (
    TextRunWords,
    as_markdown,
    has_foreign,
    in_file,
    marked_down,
    parted,
    span_of,
    without_unit,
)
from teilhabe_docs.application.merge_words import (
    COMPUTED_FIGURE,
    FOREIGN_CONTENT,
    NO_PLACE,
    NOT_SO,
    OTHER_TYPE,
    STRUCTURE,
)
from teilhabe_docs.application.traced_words import is_prose, line_path, value_at
from teilhabe_docs.documents.drift_report import DriftKind, Origin
from teilhabe_docs.documents.found_values.printed_values import printed_value, weekdays
from teilhabe_docs.documents.source_words import TextPatch, next_marker
from teilhabe_docs.model.choices import Wochentag
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import UnknownField
from teilhabe_docs.model.text_slot import Markdown, ReadFileSlot
from teilhabe_docs.reading.line_edits import LineEdit
from teilhabe_docs.reading.word_lines import BREAK
from teilhabe_docs.rendering.markdown.escaping import escape

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import LoadedConcept


@dataclass(frozen=True, eq=False)
class Wish:
    """A change of a document that asks something of the data; exactly one of the rest says what.

    `value`: another plain value, or list of them, at the path. `patches`: other words of the text there.
    `item`: a value, or the fields of an entry, for the list there, behind an index. `without`: the entry with
    this index away, `moved`: from an index behind another.
    `fills`: a value for a place that has none. `reason`: in German why it cannot be.
    """

    source: str
    traced: TracedChange
    drift: Drift
    path: FieldPath
    value: str | tuple[str, ...] | None = None
    patches: tuple[TextPatch, ...] = ()
    item: tuple[int, str | EntryFields] | None = None
    without: int | None = None
    moved: tuple[int, int] | None = None
    fills: Any = None
    reason: str = ""


@dataclass
class WishReader:
    """Reads the wishes of one document; `loaded` are the data as they are now, `gone` entries that go."""

    source: str
    drift: Drift
    loaded: "LoadedConcept"
    gone: GoneEntries
    _runs: dict[tuple[int, FieldPath, int], "TextRunWords"] = field(default_factory=dict)

    def wish(self, traced: TracedChange) -> Wish | None:
        """What a change asks for; None where there is nothing to ask."""
        change = traced.change
        if change.kind is DriftKind.FORMATTING:
            reason = reason_of_looks(traced)
            return self._left(traced, reason) if reason else None
        if change.source.origin is Origin.COMPUTED:
            return self._left(traced, COMPUTED_FIGURE)
        if change.source.origin is not Origin.FIELD:
            return None
        if reason := reason_of_looks(traced):
            return self._left(traced, reason)
        if has_foreign(traced):
            return self._left(traced, FOREIGN_CONTENT)
        if traced.edit is None:
            return self._line(traced)
        return self._words(traced, traced.edit.edits)

    def _left(self, traced: TracedChange, reason: str) -> Wish:
        return Wish(self.source, traced, self.drift, traced.path, reason=reason)

    def _words(self, traced: TracedChange, edits: Sequence[LineEdit]) -> Wish:
        path = traced.path
        value = value_at(self.loaded.konzept, path)
        if isinstance(value, Markdown | ReadFileSlot) or (isinstance(value, str) and is_prose(value)):
            source = value if isinstance(value, str) else value.text
            patches = self._patches(traced, edits, source, marked=not isinstance(value, str))
            if patches is None:
                return self._left(traced, NOT_SO)
            return Wish(self.source, traced, self.drift, path, patches=patches)
        if traced.edit is None or any(one.kind != "words" or BREAK in one.new for one in edits):
            return self._left(traced, NOT_SO)
        return self._value(traced, traced.edit.new.replace("\u00a0", " ").strip(), value)

    def _value(self, traced: TracedChange, printed: str, now: Any) -> Wish:
        path = traced.path
        try:
            info = self.loaded.konzept.fields.at(path.field)
        except UnknownField:
            return self._left(traced, NO_PLACE)
        entry = isinstance(path.steps[-1], int)
        if now is None or traced.change.old.startswith("[offen:"):
            given: Any = printed if info.ist_slot else printed_value(printed, info, entry=entry)
            text = "".join(escape(printed)) if info.ist_slot else given
            if given is None or isinstance(given, dict):
                return self._left(traced, OTHER_TYPE)
            return Wish(self.source, traced, self.drift, path, fills=text)
        given = printed_value(printed, info, entry=entry)
        if given is None:
            printed = without_unit(printed, traced.change.old)
            given = printed_value(printed, info, entry=entry)
        if given is None and info.ist_liste and info.typ is Wochentag:
            given = weekdays(printed)
        if given is None or isinstance(given, dict):
            return self._left(traced, OTHER_TYPE)
        value = tuple(map(in_file, given)) if isinstance(given, list) else in_file(given)
        if isinstance(given, Decimal):
            value = printed.removesuffix("%").strip().replace(".", "")
        return Wish(self.source, traced, self.drift, path, value=value)

    def _line(self, traced: TracedChange) -> Wish:
        """A paragraph or item that has come, gone or moved."""
        path, change = traced.path, traced.change
        value = value_at(self.loaded.konzept, path)
        if change.place.part == "note":
            return self._left(traced, NOT_SO)
        if isinstance(value, Markdown | ReadFileSlot):
            patches = self._blocks(traced, value.text)
            if not patches:
                return self._left(traced, NOT_SO)
            return Wish(self.source, traced, self.drift, path, patches=patches)
        if change.kind is DriftKind.MOVED:
            return self._moved(traced)
        if change.kind is DriftKind.REMOVED and is_prose(value) and isinstance(path.steps[-1], int):
            return Wish(self.source, traced, self.drift, path.parent, without=path.steps[-1])
        if change.kind is DriftKind.REMOVED and change.old.startswith("[offen:"):
            return self._left(traced, NOT_SO)
        if change.kind is DriftKind.REMOVED:
            entry = self.gone.around(traced)
            index = entry.steps[-1] if entry else None
            if entry is None or not isinstance(index, int):
                return self._left(traced, STRUCTURE)
            return Wish(self.source, traced, self.drift, entry.parent, without=index)
        if change.kind is DriftKind.ADDED and isinstance(value, tuple) and value:
            if all(isinstance(one, str) and is_prose(one) for one in value):
                text = change.new.replace("\u00a0", " ")
                return Wish(self.source, traced, self.drift, path, item=(self._index(traced, path), text))
            if entry_fields := new_entry(traced, path, self.loaded.konzept):
                item = (self._index(traced, path), entry_fields)
                return Wish(self.source, traced, self.drift, path, item=item)
        return self._left(traced, STRUCTURE if value is not None else NO_PLACE)

    def _moved(self, traced: TracedChange) -> Wish:
        """An entry of a list at another place of it."""
        steps = traced.path.steps
        entry = next((n for n in range(len(steps) - 1, 0, -1) if isinstance(steps[n], int)), 0)
        index = steps[entry]
        old, line = traced.part.written[traced.line.written or 0], traced.line.line
        same = line is not None and said(line.text) == said(old.line.text)
        whole = same and traced.line.edits == () and line_path(old)
        if not entry or not isinstance(index, int) or not whole:
            return self._left(traced, NOT_SO)
        path = FieldPath.of(*steps[:entry])
        return Wish(self.source, traced, self.drift, path, moved=(index, self._index(traced, path)))

    def _index(self, traced: TracedChange, path: FieldPath) -> int:
        """Behind which entry of its list a new item stands; -1 in front of all."""
        written = traced.part.written
        before = written[traced.line.after] if 0 <= traced.line.after < len(written) else None
        for one in before.origins if before else ():
            if one.path.is_inside(path) and one.path != path:
                step = FieldPath(one.path).steps[len(path.steps)]
                if isinstance(step, int):
                    return step
        return -1

    def _patches(
        self, traced: TracedChange, edits: Sequence[LineEdit], source: str, *, marked: bool
    ) -> tuple[TextPatch, ...] | None:
        number = traced.line.written
        if number is None:
            return None
        run = self._run(traced.part, number, traced.path, source)
        if run is None:
            return None
        found = []
        for edit in edits:
            start, end = run.place(number, edit.start), run.place(number, edit.end)
            if edit.kind == "split":
                patch = run.words.patch(start, start, " ")
                line = run.words.line(*run.bounds(number))
                if patch is None or line is None or not marked:
                    return None
                found.append(parted(run.words.source, patch.start, line.marker))
                continue
            if edit.kind != "words" or BREAK in edit.new or ("{{" in edit.new and marked):
                return None
            patch = run.words.patch(start, end, edit.new)
            if patch is None:
                return None
            found.append(patch._replace(new=marked_down(patch.new)) if marked else patch)
        return tuple(found)

    def _run(self, part: PartChanges, number: int, path: FieldPath, source: str) -> "TextRunWords | None":
        """The lines around one that print the same field, beside its source."""
        written = part.written
        if span_of(written[number], path) is None:
            return None
        first = last = number
        while first and written[number].line.part == "body" and span_of(written[first - 1], path):
            first -= 1
        body = written[number].line.part == "body"
        while body and last + 1 < len(written) and span_of(written[last + 1], path):
            last += 1
        key = (id(part), path, first)
        if key not in self._runs:
            lines = [(n, written[n], span_of(written[n], path)) for n in range(first, last + 1)]
            self._runs[key] = TextRunWords([(n, line, span) for n, line, span in lines if span], source)
        return self._runs[key]

    def _blocks(self, traced: TracedChange, source: str) -> tuple[TextPatch, ...]:
        """A paragraph or item of a text that has come, gone or moved."""
        kind = traced.change.kind
        found = []
        if kind is not DriftKind.ADDED:
            found.append(self._block(traced, source, traced.line.written, gone=True))
        if kind is not DriftKind.REMOVED:
            found.append(self._block(traced, source, traced.line.after, gone=False))
        return tuple(one for one in found if one) if None not in found else ()

    def _block(
        self, traced: TracedChange, source: str, number: int | None, *, gone: bool
    ) -> TextPatch | None:
        if number is None or number < 0:
            return None
        run = self._run(traced.part, number, traced.path, source)
        line = run.words.line(*run.bounds(number)) if run else None
        if line is None:
            return None
        if gone:
            end = min(line.end + 1, len(source))
            if not line.marker and source[end : end + 1] == "\n":
                end += 1
            return TextPatch(line.start, end, "")
        text = as_markdown(traced.line.line) if traced.line.line is not None else None
        if text is None:
            return None
        item = traced.line.line is not None and traced.line.line.listed and line.marker
        return TextPatch(line.end, line.end, f"\n{next_marker(line.marker)}{text}" if item else f"\n\n{text}")


def wishes_of(
    source: str, drift: Drift, loaded: "LoadedConcept", traced: Iterable[TracedChange]
) -> Iterator[Wish]:
    """What these changes of a document ask of the data as they are now."""
    traced = list(traced)
    removed = [one for one in traced if one.change.kind is DriftKind.REMOVED]
    gone = GoneEntries(removed, loaded.konzept)
    reader = WishReader(source, drift, loaded, gone)
    for one in traced:
        wish = reader.wish(one)
        if wish is not None:
            yield wish
