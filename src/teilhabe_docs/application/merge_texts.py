"""Changed words of documents beside the texts that they come from, and values as files hold them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from teilhabe_docs.application.drift import TracedChange
from teilhabe_docs.application.printed_lines import TracedLine
from teilhabe_docs.documents.origin_marks import OriginSpan
from teilhabe_docs.documents.source_words import SourceWords, TextPatch, next_marker
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.reading.word_lines import OBJECT, WordLine
from teilhabe_docs.rendering.markdown.escaping import escape, line_start


@dataclass(frozen=True)
class TextRunWords:
    """Consecutive lines that print one text, and the words of its source."""

    lines: list[tuple[int, TracedLine, OriginSpan]]
    source: str

    @cached_property
    def words(self) -> SourceWords:
        """What the lines print, beside the source."""
        return SourceWords(
            "\n".join(line.line.text[s.start : s.end] for _, line, s in self.lines), self.source
        )

    def bounds(self, number: int) -> tuple[int, int]:
        """Where the line with this number begins and ends in what they print."""
        at = 0
        for n, _, span in self.lines:
            if n == number:
                return at, at + span.end - span.start
            at += span.end - span.start + 1
        return 0, 0

    def place(self, number: int, at: int) -> int:
        """A place in a line as one in what they print."""
        start, end = self.bounds(number)
        span = next(span for n, _, span in self.lines if n == number)
        return min(max(start + at - span.start, start), end)


def span_of(line: TracedLine, path: FieldPath) -> OriginSpan | None:
    """The stretch of a line that prints the field at a path."""
    return next((one for one in line.origins if one.path == path), None)


def has_foreign(traced: TracedChange) -> bool:
    """Whether the changed line holds an object or equation that the data cannot."""
    line = traced.line.line
    before = traced.part.written[traced.line.written].line if traced.line.written is not None else None
    return line is not None and line.text.count(OBJECT) > (before.text.count(OBJECT) if before else 0)


def without_unit(printed: str, before: str) -> str:
    """A value without the unit behind it, which stood there before as well."""
    unit = before.replace("\u00a0", " ").rstrip().rpartition(" ")[2]
    return printed.removesuffix(unit).rstrip() if unit and not any(map(str.isdigit, unit)) else printed


def marked_down(new: str) -> str:
    """Plain words as Markdown."""
    return "".join(escape(new)) if new.strip() else new


def parted(source: str, at: int, marker: str) -> TextPatch:
    """The end of a paragraph, or of an item with this marker, in a text."""
    end = at + len(source[at:]) - len(source[at:].lstrip(" "))
    return TextPatch(at, end, f"\n{next_marker(marker)}" if marker else "\n\n")


def as_markdown(line: WordLine) -> str | None:
    """The words of a new paragraph with their emphasis; None where more than words stands in it."""
    pieces = []
    for atom in line.atoms:
        if atom.inner is not None or "{{" in atom.text:
            return None
        words = "".join(escape(atom.text.replace("\u00a0", " ").replace("\n", " ")))
        core = words.strip()
        if core and (atom.look.bold or atom.look.italic) and not line.level:
            sign = "*" * (2 * atom.look.bold + atom.look.italic)
            words = words.replace(core, f"{sign}{core}{sign}", 1)
        pieces.append(words)
    text = "".join(pieces).strip()
    return "".join(("\\" if n in line_start(text) else "") + sign for n, sign in enumerate(text))


def in_file(value: Any) -> str:
    """A value as a file holds it."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f").replace(".", ",")
    return str(value)
