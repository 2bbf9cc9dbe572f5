"""What has been done to a written document since: each change once, by section and field; each comment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeVar

from teilhabe_docs.application.basis import Basis
from teilhabe_docs.application.drift_comments import comments_of
from teilhabe_docs.application.drift_places import (
    PartChanges,
    as_read,
    path_of_new,
    place_of,
    source_of,
    with_part,
)
from teilhabe_docs.application.printed_lines import PrintedLines, TracedLine
from teilhabe_docs.application.traced_words import (
    TracedEdit,
    line_path,
    traced_edits,
    without_marks,
)
from teilhabe_docs.documents.drift_report import (
    DriftChange,
    DriftKind,
    DriftReport,
)
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.reading.line_changes import LineChange, ReadSides, line_changes
from teilhabe_docs.reading.line_edits import applied
from teilhabe_docs.reading.picture_keys import picture_key
from teilhabe_docs.reading.word_lines import OBJECT, BothViews, WordLine, both_views
from teilhabe_docs.reading.word_model import NoteMark, WordDocument

_L = TypeVar("_L", WordLine, TracedLine)


@dataclass(frozen=True, slots=True)
class Drift:
    """A file compared with its basis; for each reported change what it was told from."""

    report: DriftReport
    basis: Basis
    traced: tuple["TracedChange", ...]


@dataclass(frozen=True, slots=True)
class TracedChange:
    """A reported change with its line, the path of its field by indices, and the edit of its words if any."""

    change: DriftChange
    line: LineChange
    part: PartChanges
    path: FieldPath
    edit: TracedEdit | None = None


def drift(file: PurePath, content: bytes, document: WordDocument, basis: Basis) -> Drift:
    """The changes from the basis to the file."""
    views = both_views(document)
    parts = tuple(_parts(content, views, basis))
    printed = basis.printed
    headings = _headings(basis)
    hosts = _hosts(views, parts[0])
    traced = [
        one
        for part in parts
        for change in _without_contents(part.compared.changes, headings)
        for one in _reported(change, part, printed, hosts)
    ]
    comments = tuple(comments_of(document, views, parts, printed))
    report = DriftReport(
        file.as_posix(),
        printed.profile.dokument,
        printed.loaded.konzept.angebot.id,
        basis.kind,
        tuple(one.change for one in traced),
        comments,
        basis.revision,
        basis.remarks,
    )
    return Drift(report, basis, tuple(traced))


def _parts(content: bytes, views: BothViews, basis: Basis) -> Iterator[PartChanges]:
    keys = picture_key(basis.content), picture_key(content)
    lines = basis.lines
    for written, before, after in (
        (lines.body, views.before.body, views.after.body),
        (lines.notes, views.before.notes, views.after.notes),
        (_once(lines.margins), _once(views.before.margins), _once(views.after.margins)),
    ):
        sides = ReadSides(tuple(before), tuple(after))
        yield PartChanges(written, sides, line_changes([one.line for one in written], sides, *keys))


def _headings(basis: Basis) -> frozenset[str]:
    found = (one.line for one in basis.lines.body if one.line.level)
    return frozenset(" ".join(line.text.split()) for line in found)


def _without_contents(changes: Iterable[LineChange], headings: frozenset[str]) -> Iterator[LineChange]:
    """The changes but for lines that list headings, as programs leave them that know no contents."""
    listed: int | None = None
    for change in changes:
        line = change.line if change.kind == "added" else None
        cells = [" ".join(cell.split()) for cell in line.text.split("\t")] if line and not line.level else []
        if headings.intersection(cells) and (len(cells) > 1 or listed == change.after):
            listed = change.after
        else:
            yield change


def _once(lines: Iterable[_L]) -> tuple[_L, ...]:
    """Margins that say the same on several pages once."""
    return tuple({_margin_words(one): one for one in reversed(list(lines))}.values())[::-1]


def _margin_words(line: WordLine | TracedLine) -> str:
    text = (line.line if isinstance(line, TracedLine) else line).text
    return "".join("#" if sign.isdigit() else sign for sign in " ".join(text.split()))


def _hosts(views: BothViews, body: PartChanges) -> dict[tuple[str, str], TracedLine]:
    """The line as it was written that a note hangs on, by the mark of the note."""
    known = body.compared.known
    lines = enumerate(views.before.body)
    written = {raw.number: body.written[known[n]] for n, one in lines if n in known for raw in one.raw}
    return {
        (atom.inner.kind, atom.inner.id): written[raw.number]
        for line in views.after.body
        for raw in line.raw[:1]
        for atom in line.atoms
        if isinstance(atom.inner, NoteMark) and raw.number in written
    }


def _reported(
    change: LineChange, part: PartChanges, printed: PrintedLines, hosts: Mapping[tuple[str, str], TracedLine]
) -> Iterator[TracedChange]:
    konzept = printed.loaded.konzept
    old = part.written[change.written] if change.written is not None else None
    if change.kind in ("added", "removed", "moved"):
        shown = as_read(change.line.text) if change.line is not None else ""
        before = as_read(old.line.text) if old is not None else ""
        host = hosts.get(change.line.note) if change.line is not None and change.line.note else None
        near = old or host
        path = line_path(near) if near is not None else path_of_new(change, part)
        place = place_of(change.line, near, change, part, printed)
        if (before or shown) == as_read(OBJECT):
            place = with_part(place, "picture")
        source = source_of(path, near, place, printed, before or shown)
        kind = DriftKind(change.kind)
        who = (change.pending, change.author, change.date)
        found = DriftChange(kind, place, source, before, shown, before, shown, *who)
        yield TracedChange(found, change, part, path)
    if old is None or not change.edits:
        return
    before = as_read(old.line.text)
    after = as_read(applied(old.line.text, change.edits))
    place = place_of(change.line, old, change, part, printed)
    for one in traced_edits(old, change.edits, konzept):
        edit, first = without_marks(one), one.edits[0]
        kind = DriftKind.FORMATTING if first.kind in ("looks", "typography") else DriftKind.CHANGED
        said = {"split": ("", "¶"), "joined": ("¶", "")}.get(first.kind, (edit.old, edit.new))
        source = source_of(one.path, old, place, printed, before)
        here = place if OBJECT not in one.old + one.new else with_part(place, "picture")
        date = max(edit.date for edit in one.edits)
        pending, author, looks = first.pending, first.author, first.traits
        found = DriftChange(kind, here, source, *said, before, after, pending, author, date, looks)
        yield TracedChange(found, change, part, one.path, one)
