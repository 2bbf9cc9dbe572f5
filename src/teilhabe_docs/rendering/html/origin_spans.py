"""A page whose words say where they come from, for those who look at it; nothing else in it changes."""

from collections.abc import Callable, Mapping

from teilhabe_docs.documents.origin_marks import marked_pieces
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rendering.html.markup import Html, element

Named = Callable[[FieldPath, str], Mapping[str, str]]
"""What a stretch of text that prints a field says of itself, as attributes; nothing where there is nothing.

The text comes as it stands in the page, escaped.
"""


def with_origin_spans(page: str, named: Named) -> str:
    """The page that the marks of `documents.origin_marks` stand in, with spans in their place.

    Without these it is the page that has no marks: each span holds text alone, and no element.
    """
    pieces: list[str] = []
    for text, path in marked_pieces(page):
        attributes = named(path, text) if path and text.strip() else {}
        pieces.append(element("span", Html(text), **attributes) if attributes else text)
    return "".join(pieces)
