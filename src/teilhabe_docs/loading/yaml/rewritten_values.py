"""Values that are plain though the model refuses them, written as the model reads them."""

from collections.abc import Iterable

from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into


def with_meant_values(dokument: Document, meant: Iterable[tuple[DataPath, str]]) -> tuple[str, int]:
    """The text of a file with these values at their places, and how many there are; the rest as it was.

    One that stands over several lines, or behind an anchor, stays.
    """
    lines = dokument.text.split("\n")
    places = {}
    for path, written in meant:
        span = dokument.span(path)
        here: PlainValue = dokument.data
        for step in path:
            here = into(here, step)
        if span.line == span.end_line and isinstance(here, str):
            typed = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            if typed in (here, f'"{here}"', f"'{here}'"):
                places[span.line, span.column] = span.end_column, written
    for (line, column), (end, written) in sorted(places.items(), reverse=True):
        old = lines[line - 1]
        lines[line - 1] = old[: column - 1] + written + old[end - 1 :]
    return "\n".join(lines), len(places)
