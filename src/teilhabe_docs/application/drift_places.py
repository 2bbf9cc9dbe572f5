"""Where a change of a document stands, and what its words come from: field, file and line."""

from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.printed_lines import PrintedLines, TracedLine
from teilhabe_docs.application.traced_words import line_path, value_at, with_ids
from teilhabe_docs.documents.aligned_lines import likeness
from teilhabe_docs.documents.drift_report import DriftPlace, DriftSource, Origin
from teilhabe_docs.documents.origin_marks import COMPUTED
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.text_slot import ReadFileSlot
from teilhabe_docs.reading.line_changes import ComparedLines, LineChange, ReadSides
from teilhabe_docs.reading.word_lines import BREAK, CELL, OBJECT, WordLine

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.profil import SectionPlan
    from teilhabe_docs.loading.loaded_concept import LoadedConcept

_HEADER = "Kopf- oder Fußzeile"
_ALIKE = 0.3
"""So much of its words a line of a body shares with what it prints."""


class PartChanges(NamedTuple):
    """The changes of one part of the document, beside its lines as they were written."""

    written: tuple[TracedLine, ...]
    sides: ReadSides
    compared: ComparedLines


def with_part(place: DriftPlace, part: str) -> DriftPlace:
    """The same place as another part of the document."""
    return DriftPlace(part, place.section, place.number, place.title, place.words, place.stelle)


def as_read(text: str) -> str:
    """The words of a line as people read them."""
    return text.replace(CELL, " | ").replace(BREAK, " ").replace(OBJECT, "[Bild]").strip()


def path_of_new(change: LineChange, part: PartChanges) -> FieldPath:
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


def place_of(
    line: WordLine | None,
    old: TracedLine | None,
    change: LineChange,
    part: PartChanges,
    printed: PrintedLines,
) -> DriftPlace:
    """The place of a line that stands in the file, or stood there (`old`)."""
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


def source_of(
    path: FieldPath, line: TracedLine | None, place: DriftPlace, printed: PrintedLines, words: str
) -> DriftSource:
    """What words of a line come from: the field at a path, else what computes or words them."""
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
