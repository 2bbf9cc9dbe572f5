"""The comments in a returned document, with the words that they are about and the field of these."""

from collections.abc import Iterator, Sequence

from teilhabe_docs.application.drift_places import PartChanges, as_read, place_of, source_of
from teilhabe_docs.application.printed_lines import PrintedLines, TracedLine
from teilhabe_docs.application.traced_words import span_at
from teilhabe_docs.documents.drift_report import DriftComment, DriftPlace, DriftSource
from teilhabe_docs.model.field_path import NO_FIELD
from teilhabe_docs.reading.line_changes import LineChange
from teilhabe_docs.reading.word_lines import BothViews, WordLine
from teilhabe_docs.reading.word_model import WordComment, WordDocument, paragraphs_in, plain_text
from teilhabe_docs.rendering.docx.margin_comments import AUTHOR


def comments_of(
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
    place = place_of(line, written, change, body, printed)
    path = NO_FIELD
    if written is not None:
        span = span_at(written, *stretch, printed.loaded.konzept)
        inside = {one.path for one in written.origins if stretch[0] <= one.start and one.end <= stretch[1]}
        path = span.path if span else next(iter(inside)) if len(inside) == 1 else NO_FIELD
    return place, source_of(path, written, place, printed, as_read(line.text) if line else "")


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
