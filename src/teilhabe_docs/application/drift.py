"""What has been done to a written document since: each change once, by section and field; each comment."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from teilhabe_docs.application.basis import Basis
from teilhabe_docs.application.printed_lines import PrintedLines, TracedLine
from teilhabe_docs.application.traced_words import (
    TracedEdit,
    line_path,
    span_at,
    traced_edits,
    with_ids,
    without_marks,
)
from teilhabe_docs.documents.aligned_lines import likeness
from teilhabe_docs.documents.drift_report import (
    DriftChange,
    DriftComment,
    DriftKind,
    DriftPlace,
    DriftReport,
    DriftSource,
    Origin,
)
from teilhabe_docs.documents.origin_marks import COMPUTED
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.text_slot import ReadFileSlot
from teilhabe_docs.reading.line_changes import ComparedLines, LineChange, ReadSides, line_changes
from teilhabe_docs.reading.line_edits import applied
from teilhabe_docs.reading.picture_keys import picture_key
from teilhabe_docs.reading.word_lines import BREAK, CELL, OBJECT, BothViews, WordLine, both_views
from teilhabe_docs.reading.word_model import WordComment, WordDocument, paragraphs_in, plain_text
from teilhabe_docs.rendering.docx.margin_comments import AUTHOR

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.profil import SectionPlan
    from teilhabe_docs.loading.loaded_concept import LoadedConcept

_L = TypeVar("_L", WordLine, TracedLine)
_HEADER = "Kopf- oder Fußzeile"
_ALIKE = 0.3
"""So much of its words a line of a body shares with what it prints."""


class PartChanges(NamedTuple):
    """The changes of one part of the document, beside its lines as they were written."""

    written: tuple[TracedLine, ...]
    sides: ReadSides
    compared: ComparedLines


@dataclass(frozen=True, slots=True)
class Drift:
    """A file compared with its basis; for each reported change what it was told from."""

    report: DriftReport
    basis: Basis
    traced: tuple["TracedChange", ...]


@dataclass(frozen=True, slots=True)
class TracedChange:
    """A reported change with the line that it is in, and the edit of its words where there is one."""

    change: DriftChange
    line: LineChange
    part: PartChanges
    edit: TracedEdit | None = None


def drift(file: PurePath, content: bytes, document: WordDocument, basis: Basis) -> Drift:
    """The changes from the basis to the file."""
    views = both_views(document)
    parts = tuple(_parts(content, views, basis))
    printed = basis.printed
    headings = _headings(basis)
    traced = [
        one
        for part in parts
        for change in _without_contents(part.compared.changes, headings)
        for one in _reported(change, part, printed)
    ]
    comments = tuple(_comments(document, views, parts, printed))
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


def _reported(change: LineChange, part: PartChanges, printed: PrintedLines) -> Iterator[TracedChange]:
    konzept = printed.loaded.konzept
    old = part.written[change.written] if change.written is not None else None
    if change.kind in ("added", "removed", "moved"):
        shown = _as_read(change.line.text) if change.line is not None else ""
        before = _as_read(old.line.text) if old is not None else ""
        path = line_path(old) if old is not None else _path_of_new(change, part)
        place = _place(change.line, old, change, part, printed)
        source = _source(path, old, place, printed, before or shown)
        kind = DriftKind(change.kind)
        who = (change.pending, change.author, change.date)
        yield TracedChange(DriftChange(kind, place, source, before, shown, before, shown, *who), change, part)
    if old is None or not change.edits:
        return
    before = _as_read(old.line.text)
    after = _as_read(applied(old.line.text, change.edits))
    place = _place(change.line, old, change, part, printed)
    for one in traced_edits(old, change.edits, konzept):
        edit, first = without_marks(one), one.edits[0]
        kind = DriftKind.FORMATTING if first.kind in ("looks", "typography") else DriftKind.CHANGED
        said = {"split": ("", "¶"), "joined": ("¶", "")}.get(first.kind, (edit.old, edit.new))
        source = _source(one.path, old, place, printed, before)
        here = place if OBJECT not in one.old + one.new else _with_part(place, "picture")
        date = max(edit.date for edit in one.edits)
        found = DriftChange(kind, here, source, *said, before, after, first.pending, first.author, date)
        yield TracedChange(found, change, part, one)


def _with_part(place: DriftPlace, part: str) -> DriftPlace:
    return DriftPlace(part, place.section, place.number, place.title, place.words, place.stelle)


def _as_read(text: str) -> str:
    return text.replace(CELL, " | ").replace(BREAK, " ").replace(OBJECT, "[Bild]").strip()


def _path_of_new(change: LineChange, part: PartChanges) -> FieldPath:
    """The field that a new line belongs to: the text or list that goes on before and behind it."""
    before = part.written[change.after] if change.after >= 0 else None
    behind = part.written[change.after + 1] if change.after + 1 < len(part.written) else None
    if before is None:
        return NO_FIELD
    path = line_path(before)
    around = {*path.around()} - {FieldPath(path.root), NO_FIELD}
    shared = [one for one in line_path(behind).around() if one in around] if behind is not None else []
    if shared:
        return shared[0]
    steps = path.steps
    entry = next((n for n, step in enumerate(steps) if n and isinstance(step, int)), None)
    return FieldPath.of(*steps[:entry]) if entry else path if path != COMPUTED else NO_FIELD


def _place(
    line: WordLine | None,
    old: TracedLine | None,
    change: LineChange,
    part: PartChanges,
    printed: PrintedLines,
) -> DriftPlace:
    beside = part.written[change.after] if change.after >= 0 and part.written else None
    near = old or beside
    kind = (line or (old.line if old else None) or part.written[0].line).part
    if kind == "header":
        return DriftPlace("header", "", "", "", _HEADER)
    found = near.place if near else None
    section = printed.sections.get(found.section) if found else None
    number, title = (section.nummer.replace("\u00a0", " "), section.titel) if section else ("", "")
    words = " ".join(filter(None, (number, title))) or "vor dem ersten Abschnitt"
    stood = line.place if line is not None else old.line.place if old is not None else None
    if stood is not None and stood.paragraph:
        words += f", Absatz {stood.paragraph} der Datei"
    if stood is not None and stood.page is not None and line is not None:
        words += f", etwa S. {stood.page}"
    stelle = (found.part or found.section) if found else ""
    return DriftPlace(kind, found.section if found else "", number, title, words, stelle)


def _source(
    path: FieldPath, line: TracedLine | None, place: DriftPlace, printed: PrintedLines, words: str
) -> DriftSource:
    if path == COMPUTED:
        return DriftSource(Origin.COMPUTED)
    if path and path.root == "merkmale":
        return DriftSource(Origin.FIXED, profile=printed.profile.name)
    if path:
        file, at = _field_place(path, printed.loaded, words)
        return DriftSource(Origin.FIELD, str(with_ids(path, printed.loaded.konzept)), file, at)
    if line is not None and not line.known:
        return DriftSource(Origin.UNKNOWN)
    file, at = _body_place(place, printed, words)
    return DriftSource(Origin.FIXED, "", file, at, printed.profile.name)


def _field_place(path: FieldPath, loaded: "LoadedConcept", words: str) -> tuple[str, int]:
    """File and line of a field; of a text the line that says the same."""
    from teilhabe_docs.application.traced_words import value_at

    file, span, _ = loaded.ort(path)
    value = value_at(loaded.konzept, path)
    if not isinstance(value, ReadFileSlot):
        return file, span.line
    return value.datei, _likest(value.text, words) or 1


def _likest(text: str, words: str) -> int:
    """The line of a text, from 1, that shares most with these words; 0 where none does."""
    shared = [(likeness(" ".join(line.split()), words), -n) for n, line in enumerate(text.split("\n"), 1)]
    best, line = max(shared, default=(0.0, 0))
    return -line if best > _ALIKE else 0


def _body_place(place: DriftPlace, printed: PrintedLines, words: str) -> tuple[str, int]:
    """The file of the profile that holds fixed words, and their line."""
    plan = _plan(place.section, printed)
    if plan is None:
        return "", 0
    own = plan.eigene.get(place.stelle.removeprefix(f"{place.section}."))
    body = own or plan.koerper
    return (body.datei, _likest(body.text, words)) if body else ("", 0)


def _plan(section: str, printed: PrintedLines) -> "SectionPlan | None":
    found = (one for top in printed.profile.abschnitte for one in top.alle())
    return next((one for one in found if one.id == section), None)


def _comments(
    document: WordDocument, views: BothViews, parts: Sequence[PartChanges], printed: PrintedLines
) -> Iterator[DriftComment]:
    """The comments of others; those that tdocs writes into the margin are none."""
    body = parts[0]
    lines = [line for side in (views.before, views.after) for line in side.body]
    by_number = {raw.number: line for line in reversed(lines) for raw in line.raw}
    index = {id(line): n for n, line in enumerate(body.sides.before)}
    for one in document.comments:
        if one.author == AUTHOR:
            continue
        text = " ".join(plain_text(one.blocks).split())
        line = by_number.get(one.start.paragraph) if one.start else None
        quote, start, end = _quoted(one, document) if one.start else ("", 0, 0)
        known = body.compared.known.get(index.get(id(line), -1)) if line is not None else None
        written = body.written[known] if known is not None else None
        place, source = _comment_place(line, written, (start, end), body, printed)
        yield DriftComment(place, source, one.author, one.date, text, quote, one.done)


def _comment_place(
    line: WordLine | None,
    written: TracedLine | None,
    stretch: tuple[int, int],
    body: PartChanges,
    printed: PrintedLines,
) -> tuple[DriftPlace, DriftSource]:
    after = -1
    if line is not None and written is None:
        order = [id(one) for one in body.sides.before]
        here = order.index(id(line)) if id(line) in order else -1
        after = max((old for new, old in body.compared.known.items() if new <= here), default=-1)
    change = LineChange("changed", None, line, after)
    place = _place(line, written, change, body, printed)
    path = NO_FIELD
    if written is not None:
        span = span_at(written, *stretch, printed.loaded.konzept)
        inside = {one.path for one in written.origins if stretch[0] <= one.start and one.end <= stretch[1]}
        path = span.path if span else next(iter(inside)) if len(inside) == 1 else NO_FIELD
    return place, _source(path, written, place, printed, _as_read(line.text) if line else "")


def _quoted(comment: WordComment, document: WordDocument) -> tuple[str, int, int]:
    """The words between the anchors, and where in the first paragraph they begin and end."""
    assert comment.start is not None
    start, end = comment.start, comment.end or comment.start
    found: list[str] = []
    first = last = 0
    for paragraph in paragraphs_in(document.blocks):
        number = paragraph.place.paragraph
        if not start.paragraph <= number <= end.paragraph:
            continue
        low = start.piece if number == start.paragraph else 0
        high = end.piece if number == end.paragraph else len(paragraph.pieces)
        shown = [(n, p.text) for n, p in enumerate(paragraph.pieces) if not any(c.removes for c in p.changes)]
        if number == start.paragraph:
            first = sum(len(text) for n, text in shown if n < low)
            last = first + sum(len(text) for n, text in shown if low <= n < high)
        found.append("".join(text for n, text in shown if low <= n < high))
    return " ".join(" ".join(found).split()), first, last
