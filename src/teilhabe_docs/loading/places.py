"""Where in a text something stands: counted once for each text, then looked up."""

import re
from array import array
from bisect import bisect_right
from functools import lru_cache

from teilhabe_docs.diagnostics import Span

_KEPT = 32  # texts; findings come text by text


@lru_cache(maxsize=_KEPT)
def line_starts(text: str) -> "array[int]":
    """The index at which each line begins."""
    return array("L", [0, *(end.end() for end in re.finditer("\n", text))])


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column of an index, both from 1."""
    starts = line_starts(text)
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1


def range_of(text: str, span: Span) -> tuple[int, int] | None:
    """The indexes between which a span lies; None where the text has no such lines."""
    starts = line_starts(text)
    if not 1 <= span.line <= span.end_line <= len(starts):
        return None
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def stretch(text: str, start: int, end: int) -> Span:
    """The stretch of a text from one index to another."""
    return Span(*line_and_column(text, start), *line_and_column(text, end))
