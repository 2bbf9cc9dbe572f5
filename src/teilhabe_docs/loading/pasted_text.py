"""Lists, tables and line breaks from other programs, written as Markdown where they have one meaning."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from teilhabe_docs.loading.covered_text import COVERS, CoveredText, Covering
from teilhabe_docs.loading.hidden_signs import lines_without_hidden
from teilhabe_docs.loading.line_ends import joined, lines_and_ends
from teilhabe_docs.loading.pasted_breaks import without_breaks
from teilhabe_docs.loading.pasted_lists import with_items
from teilhabe_docs.loading.pasted_tables import apart_from_items, tables
from teilhabe_docs.loading.run_on_lines import parted_off

_MOST_TURNS = 4

_STEPS: tuple[Callable[[Sequence[str]], list[list[str]]], ...] = (
    lines_without_hidden,
    lambda lines: [[line] for line in with_items(lines)],
    tables,
    without_breaks,
    parted_off,
    apart_from_items,
)
"""Each says of every line what stands in its place."""


@lru_cache(maxsize=32)
def mended(text: str, covering: Covering) -> str:
    r"""The text with `- ` for bullets, `1. ` for `a)`, tables with strokes, `\` for `<br>`, no soft hyphens.

    What `covering` covers stays, so does every line that may mean something else, and the end of each line.
    Mended once more it is the same; a text where that cannot be had stays as it is.
    """
    if COVERS.search(text):  # no text has them, but a value may
        return text
    covered = covering(text)
    kept, rows, result = covered.kept(), covered.rows, text
    for _ in range(_MOST_TURNS):
        new = _once(result, covered)
        if new == result:
            return result
        result, covered = new, covering(new)
        if covered.kept() != kept or covered.rows < rows:
            return text
    return text


def _once(text: str, covered: CoveredText) -> str:
    lines = covered.lines
    origins = [*range(len(lines))]
    for step in _STEPS:
        places = step(lines)
        origins = [origin for origin, place in zip(origins, places, strict=True) for _ in place]
        lines = [line for place in places for line in place]
    ends = [end for _, end in lines_and_ends(text)]
    return _with_ends(covered.uncovered(lines), origins, ends)


def _with_ends(lines: Sequence[str], origins: Sequence[int], ends: Sequence[str]) -> str:
    """Each line with the end of that from which it was made; what is new at the end, with the one before."""
    typed = [ends[origin] or ends[max(0, origin - 1)] or "\n" for origin in origins[:-1]]
    return joined(zip(lines, [*typed, ""], strict=True))
