"""Fixed text that somebody wants otherwise, as proposals for `klauseln:` of this one offer."""

from collections.abc import Iterator, Sequence

from teilhabe_docs.application.drift import Drift, TracedChange
from teilhabe_docs.application.printed_lines import TracedLine
from teilhabe_docs.application.traced_words import line_path
from teilhabe_docs.documents.drift_report import DriftKind
from teilhabe_docs.documents.merge_report import ProposedClause
from teilhabe_docs.documents.origin_marks import COMPUTED, OriginSpan
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.reading.line_edits import LineEdit, applied

_FIELD = "{{{{ {} }}}}"


def proposed_clauses(
    drift: Drift, traced: Sequence[TracedChange]
) -> tuple[list[ProposedClause], list[TracedChange]]:
    """A clause for each section or part whose fixed text is changed; changes that none can hold."""
    places: dict[str, list[TracedChange]] = {}
    others: list[TracedChange] = []
    for one in traced:
        change = one.change
        inside = change.place.part in ("body", "table") and change.place.stelle
        heading = one.line.written is not None and one.part.written[one.line.written].line.level
        if not inside or heading or change.kind is DriftKind.FORMATTING:
            others.append(one)
        else:
            places.setdefault(change.place.stelle, []).append(one)
    printed = drift.basis.printed
    found = []
    for stelle, changes in places.items():
        body = changes[0].part.written
        numbers = [n for n, line in enumerate(body) if stelle in line.place and not line.line.level]
        first = changes[0].change
        found.append(
            ProposedClause(
                printed.profile.dokument,
                printed.loaded.konzept.angebot.id,
                first.place.section,
                stelle,
                "\n\n".join(body[n].line.text for n in numbers),
                _text(body, numbers, changes),
                first.author,
                first.date.partition("T")[0],
            )
        )
    return found, others


def _text(body: Sequence[TracedLine], numbers: Sequence[int], changes: Sequence[TracedChange]) -> str:
    """The text of a place with the changes, fields by their paths."""
    pieces: list[str] = []
    last = ""
    for number in numbers:
        line = body[number]
        own = [one for one in changes if one.line.written == number]
        if any(one.change.kind is DriftKind.REMOVED for one in own):
            continue
        whole = _whole(line)
        if whole and not own:
            if whole != last:
                pieces.append(_FIELD.format(whole))
            last = whole
        else:
            edits = [e for one in own if one.edit for e in one.edit.edits]
            text = _with_fields(line, edits)
            pieces.append(f"- {text}" if line.line.listed and not line.place.part.endswith(text) else text)
            last = ""
        pieces += [
            one.change.new
            for one in changes
            if one.change.kind is DriftKind.ADDED and one.line.after == number
        ]
    return "\n\n".join(pieces)


def _whole(line: TracedLine) -> str:
    """The field that prints a whole line: of an entry its list."""
    path = line_path(line)
    if not path or path == COMPUTED:
        return ""
    steps = path.steps
    entry = next((n for n, step in enumerate(steps) if isinstance(step, int)), len(steps))
    return _named(FieldPath.of(*steps[:entry]))


def _named(path: FieldPath) -> str:
    """A path as a clause names it: of the offer without its root."""
    return str(path.in_file if path.root == "angebot" else path)


def _with_fields(line: TracedLine, edits: Sequence[LineEdit]) -> str:
    text = line.line.text
    fields = [
        LineEdit(one.start, one.end, _FIELD.format(_named(one.path)))
        for one in _printable(line)
        if not any(e.start < one.end and one.start < e.end for e in edits)
    ]
    return applied(text, [*fields, *edits]).replace("\u00a0", " ").strip()


def _printable(line: TracedLine) -> Iterator[OriginSpan]:
    """The outermost fields that a clause can print by their path: in no list, nothing computed."""
    end = -1
    for one in sorted(line.origins, key=lambda span: (span.start, -span.end)):
        if one.start >= end and one.path != COMPUTED and not any(isinstance(s, int) for s in one.path.steps):
            yield one
            end = one.end
