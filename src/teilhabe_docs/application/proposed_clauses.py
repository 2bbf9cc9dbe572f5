"""Fixed text that somebody wants otherwise, as proposals for `klauseln:` of this one offer."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from teilhabe_docs.application.drift import Drift, TracedChange
from teilhabe_docs.application.merge_words import EMPTY_CLAUSE, NO_CLAUSE
from teilhabe_docs.application.printed_lines import TracedLine
from teilhabe_docs.application.traced_words import line_path
from teilhabe_docs.documents.clause_places import absatz_of, clause_place, letters_in
from teilhabe_docs.documents.clauses import clause_field, stands_alone
from teilhabe_docs.documents.drift_report import DriftKind
from teilhabe_docs.documents.merge_report import ProposedClause
from teilhabe_docs.documents.origin_marks import COMPUTED, OriginSpan
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue
from teilhabe_docs.reading.line_edits import LineEdit, applied
from teilhabe_docs.reading.word_lines import CELL

_FIELD = "{{{{ {} }}}}"


class Proposal(NamedTuple):
    """A clause, and the changes that it is for."""

    clause: ProposedClause
    changes: tuple[TracedChange, ...]


def proposed_clauses(
    drift: Drift, traced: Sequence[TracedChange]
) -> tuple[list[Proposal], list[tuple[TracedChange, str]]]:
    """A clause for each section or part whose fixed text is changed; changes that none can hold, and why."""
    profile = drift.basis.printed.profile
    places: dict[str, list[TracedChange]] = {}
    others: list[tuple[TracedChange, str]] = []
    for one in traced:
        change = one.change
        inside = change.place.part in ("body", "table") and change.place.stelle
        heading = one.line.written is not None and one.part.written[one.line.written].line.level
        if not inside or heading or change.kind is DriftKind.FORMATTING:
            others.append((one, NO_CLAUSE))
        else:
            places.setdefault(_absatz(change.place.stelle, profile), []).append(one)
    found = []
    for stelle, changes in places.items():
        body = changes[0].part.written
        first = changes[0].change
        place = clause_place(profile, stelle)
        if place is None:
            others += [(one, NO_CLAUSE) for one in changes]
            continue
        ids = {stelle, *(f"{place.plan.id}.{id_}" for id_ in letters_in(place.plan, place.part))}
        numbers = [n for n, one in enumerate(body) if ids.intersection(one.place) and not one.line.level]
        text = _text(body, numbers, changes, ids - {stelle}, drift.basis.printed.loaded.konzept.fields)
        if not text.strip():
            others += [(one, EMPTY_CLAUSE.format(stelle=stelle)) for one in changes]
            continue
        clause = ProposedClause(
            profile.dokument,
            drift.basis.printed.loaded.konzept.angebot.id,
            first.place.section,
            stelle,
            "\n\n".join(body[n].line.text for n in numbers),
            text,
            first.author,
            first.date.partition("T")[0],
            place.fassung,
        )
        found.append(Proposal(clause, tuple(changes)))
    return found, others


def _absatz(stelle: str, profile: Profil) -> str:
    """The section or Absatz that a place is in; a letter belongs to its Absatz."""
    section, _, part = stelle.rpartition(".")
    plan = next((plan for plan in profile.alle() if plan.id == section), None)
    above = absatz_of(plan, part) if plan else ""
    return f"{section}.{above}" if above else stelle


def _text(
    body: Sequence[TracedLine],
    numbers: Sequence[int],
    changes: Sequence[TracedChange],
    letters: Collection[str],
    fields: FieldCatalogue,
) -> str:
    """The text of a place with the changes, fields by their paths."""
    pieces: list[str] = []
    last = before = ""
    rows = {n for n in numbers if body[n].line.part == "table"}
    shown = {n for n in rows if _whole(body[n], fields)}
    for number in numbers:
        line = body[number]
        own = [one for one in changes if one.line.written == number]
        gone = any(one.change.kind is DriftKind.REMOVED for one in own)
        if gone or (shown and number in rows - shown and not own):
            continue
        whole = _whole(line, fields)
        if whole and not own:
            if whole != last:
                pieces.append(_FIELD.format(whole))
            last = whole
        else:
            edits = [e for one in own if one.edit for e in one.edit.edits]
            text = _with_fields(line, edits, fields)
            inside = line.line.listed and number != numbers[0] and line.place.part in (before, *letters)
            if text:
                pieces.append(f"- {text}" if inside else text.replace(CELL, " | "))
            last = ""
        before = line.place.part
        pieces += [
            one.change.new
            for one in changes
            if one.change.kind is DriftKind.ADDED and one.line.after == number
        ]
    return "\n\n".join(pieces)


def _whole(line: TracedLine, fields: FieldCatalogue) -> str:
    """The field that prints a whole line, as a clause names it: of an entry its list."""
    path = line_path(line)
    if not path or path == COMPUTED:
        return ""
    steps = path.steps
    entry = next((n for n, step in enumerate(steps) if isinstance(step, int)), len(steps))
    return next((name for name in map(_named, _outwards(steps[:entry])) if clause_field(name, fields)), "")


def _outwards(steps: Sequence[str | int]) -> Iterator[FieldPath]:
    for end in range(len(steps), 1, -1):
        yield FieldPath.of(*steps[:end])


def _named(path: FieldPath) -> str:
    """A path as a clause names it: of the offer without its root."""
    return str(path.in_file if path.root == "angebot" else path)


def _with_fields(line: TracedLine, edits: Sequence[LineEdit], fields: FieldCatalogue) -> str:
    text = line.line.text
    named = [
        LineEdit(one.start, one.end, _FIELD.format(_named(one.path)))
        for one in _printable(line, fields)
        if not any(e.start < one.end and one.start < e.end for e in edits)
    ]
    parted = [e._replace(kind="words", new="\n\n") if e.kind == "split" else e for e in edits]
    words = applied(text, [*named, *parted]).replace("\u00a0", " ")
    return "\n\n".join(part.strip() for part in words.split("\n\n"))


def _printable(line: TracedLine, fields: FieldCatalogue) -> Iterator[OriginSpan]:
    """The outermost fields that a clause can print within a line: in no list, nothing computed."""
    end = -1
    for one in sorted(line.origins, key=lambda span: (span.start, -span.end)):
        if one.start < end or one.path == COMPUTED or any(isinstance(s, int) for s in one.path.steps):
            continue
        info = clause_field(_named(one.path), fields)
        if info and not stands_alone(info):
            yield one
            end = one.end
