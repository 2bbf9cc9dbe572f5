"""Which field the changed words of a line come from, and which words are one change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from teilhabe_docs.application.printed_lines import TracedLine
from teilhabe_docs.documents.origin_marks import COMPUTED, OriginSpan
from teilhabe_docs.documents.sequence_difference import token_spans
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import NO_FIELD, EntryId, FieldPath
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown
from teilhabe_docs.model.values import TimeOfDay
from teilhabe_docs.reading.line_edits import LineEdit, applied
from teilhabe_docs.reading.word_lines import CELL

if TYPE_CHECKING:
    from teilhabe_docs.model.konzept import Konzept

_SHORT = 80
"""A text up to so many characters is shown whole, of a longer one what has changed."""
_SLOT = (Markdown, Datei, AnlageVerweis)


@dataclass(frozen=True, slots=True)
class TracedEdit:
    """Edits of one person that change what one field prints in a line; no `span` where none prints it."""

    edits: tuple[LineEdit, ...]
    span: OriginSpan | None
    old: str
    new: str

    @property
    def path(self) -> FieldPath:
        """The path of the field."""
        return self.span.path if self.span else NO_FIELD


def value_at(konzept: "Konzept", path: FieldPath) -> Any:
    """The value behind a path; None where there is none."""
    here: Any = dict(konzept.models()).get(path.root)
    for step in path.steps[1:]:
        if isinstance(step, EntryId):
            here = next((one for one in here or () if getattr(one, "id", None) == step), None)
        elif isinstance(step, int):
            here = here[step] if isinstance(here, tuple) and step < len(here) else None
        else:
            here = getattr(here, step, None) if isinstance(here, Model) else None
    return here


def is_prose(value: Any) -> bool:
    """Whether a value is text, to which words can be added anywhere."""
    return isinstance(value, _SLOT) or (isinstance(value, str) and not isinstance(value, Choice | TimeOfDay))


def traced_edits(line: TracedLine, edits: Sequence[LineEdit], konzept: "Konzept") -> tuple[TracedEdit, ...]:
    """The edits of the words of a line by field, person and whether they are pending."""
    text = line.line.text
    groups: dict[tuple[Any, ...], list[LineEdit]] = {}
    spans: dict[tuple[Any, ...], OriginSpan | None] = {}
    for edit in _joined(text, edits):
        pieces = [edit] if edit.kind == "looks" else _pieces(line, _word_wise(text, edit))
        for piece in pieces:
            span = span_at(line, piece.start, piece.end, konzept)
            key = (span, edit.author, edit.pending, edit.kind, piece.traits and piece)
            groups.setdefault(key, []).append(piece)
            spans[key] = span
    found = [_traced(text, tuple(some), spans[key], konzept) for key, some in groups.items()]
    return tuple(sorted(found, key=lambda one: one.edits[0].start))


def _joined(text: str, edits: Sequence[LineEdit]) -> Iterator[LineEdit]:
    """The edits, those of one person in one word, or right behind one another, as one."""
    waiting: LineEdit | None = None
    for edit in edits:
        if waiting is not None:
            between = text[waiting.end : edit.start]
            near = not between or (between.isspace() if edit.traits else between.isalnum())
            if _alike(waiting, edit) and edit.start >= waiting.end and near:
                new = waiting.new + between + edit.new
                waiting = waiting._replace(end=edit.end, new=new)
                continue
            yield waiting
        waiting = edit
    if waiting is not None:
        yield waiting


def _alike(one: LineEdit, other: LineEdit) -> bool:
    known = one.kind == "words" or (one.kind == "looks" and bool(one.traits))
    return known and (one.kind, one.author, one.pending, one.traits) == (
        other.kind,
        other.author,
        other.pending,
        other.traits,
    )


def span_at(line: TracedLine, start: int, end: int, konzept: "Konzept") -> OriginSpan | None:
    """The innermost stretch of a field that holds these words, or that a word between two belongs to."""
    if end > start:
        holding = [one for one in line.origins if one.start <= start and end <= one.end]
        return _innermost(holding)
    inside = _innermost([one for one in line.origins if one.start < start < one.end])
    if inside and is_prose(value_at(konzept, inside.path)):
        return inside
    touching = [
        [one for one in line.origins if one.end == start],
        [one for one in line.origins if one.start == start],
    ]
    prose = [[one for one in some if is_prose(value_at(konzept, one.path))] for some in touching]
    for some in prose if inside else (*prose, *touching):
        if some:
            return _innermost(some)
    return inside


def _innermost(spans: Sequence[OriginSpan]) -> OriginSpan | None:
    return min(reversed(spans), key=lambda one: one.end - one.start, default=None)


def _word_wise(text: str, edit: LineEdit) -> LineEdit:
    """The edit of whole words, for one inside of a word."""
    if edit.kind not in ("words", "typography"):
        return edit
    start, end = edit.start, edit.end
    begins, ends = (not edit.new or edit.new[at].isalnum() for at in (0, -1))
    for first, last in token_spans(text):
        if first < start <= last and (start < last or (begins and edit.new)) and text[start - 1].isalnum():
            start = first
        if first <= end < last and (end > first or (ends and edit.new)) and text[end].isalnum():
            end = last
    if (start, end) == (edit.start, edit.end):
        return edit
    return edit._replace(start=start, end=end, new=text[start : edit.start] + edit.new + text[edit.end : end])


def _pieces(line: TracedLine, edit: LineEdit) -> Iterator[LineEdit]:
    """The edit, in parts where its words come from several fields and as many stand in their place."""
    text = line.line.text
    holding = [one for one in line.origins if one.start <= edit.start and edit.end <= one.end]
    narrow = min((one.end - one.start for one in holding), default=len(text) + 1)
    inner = [
        one
        for one in line.origins
        if one.start < edit.end and edit.start < one.end and one.end - one.start < narrow
    ]
    old = [(edit.start + a, edit.start + b) for a, b in token_spans(text[edit.start : edit.end])]
    new = list(token_spans(edit.new))
    if not inner or len(old) != len(new) or len(old) < 2:
        yield edit
        return
    for (a, b), (c, d) in zip(old, new, strict=True):
        if text[a:b] != edit.new[c:d]:
            yield edit._replace(start=a, end=b, new=edit.new[c:d])


def _traced(
    text: str, edits: tuple[LineEdit, ...], span: OriginSpan | None, konzept: "Konzept"
) -> TracedEdit:
    first, last = edits[0].start, max(one.end for one in edits)
    whole = span is not None and span.path != COMPUTED and not _is_long(span, konzept)
    whole = whole and not edits[0].traits
    if whole and span is not None:
        first, last = min(first, span.start), max(last, span.end)
    own = tuple(one._replace(start=one.start - first, end=one.end - first) for one in edits)
    if edits[0].kind == "looks":
        return TracedEdit(edits, span, text[first:last], text[first:last])
    old, new = text[first:last], applied(text[first:last], own)
    return TracedEdit(edits, span, old.strip(CELL), new.strip(CELL))


def _is_long(span: OriginSpan, konzept: "Konzept") -> bool:
    value = value_at(konzept, span.path)
    return isinstance(value, (*_SLOT, Model, tuple)) or span.end - span.start > _SHORT


def line_path(line: TracedLine) -> FieldPath:
    """The field that a whole line comes from: the one that prints it all, or what its fields share."""
    text = line.line.text
    whole = [one for one in line.origins if not (text[: one.start] + text[one.end :]).strip(" .;:,\n" + CELL)]
    if whole and whole[0].path != COMPUTED:
        return min(whole, key=lambda one: one.end - one.start).path
    fields = [one for one in line.origins if one.path != COMPUTED]
    covered = sum(one.end - one.start for one in _outermost(fields))
    if not fields or covered * 2 < len(text.replace(CELL, "").strip()):
        return COMPUTED if whole else NO_FIELD
    return shared_path([one.path for one in fields])


def _outermost(spans: Sequence[OriginSpan]) -> Iterator[OriginSpan]:
    end = -1
    for one in sorted(spans, key=lambda span: (span.start, -span.end)):
        if one.start >= end:
            yield one
            end = one.end


def shared_path(paths: Iterable[FieldPath]) -> FieldPath:
    """The path of what holds all of these; none where they have nothing in common but their file."""
    chains = [list(path.around())[::-1] for path in paths]
    shared = NO_FIELD
    for step in zip(*chains, strict=False):
        if len(set(step)) > 1:
            break
        shared = step[0]
    return shared if len(shared.steps) > 1 else NO_FIELD


def with_ids(path: FieldPath, konzept: "Konzept") -> FieldPath:
    """The path with entries named by their id where they have one."""
    found = FieldPath(path.root)
    for step in path.steps[1:]:
        if isinstance(step, int):
            entries = value_at(konzept, found)
            ident = (
                getattr(entries[step], "id", None)
                if isinstance(entries, tuple) and step < len(entries)
                else None
            )
            step = EntryId(ident) if isinstance(ident, str) and ident else step
        found = found / step
    return found


def without_marks(change: TracedEdit) -> TracedEdit:
    """The change with words as people read them."""
    return replace(change, old=change.old.replace(CELL, " | "), new=change.new.replace(CELL, " | "))
