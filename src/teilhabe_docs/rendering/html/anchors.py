"""The ids of a page: each stands once, and references lead only to those that are there.

The ids of the page itself hold an underscore, which in others is written otherwise.
"""

from urllib.parse import quote

from teilhabe_docs.documents.blocks import BlockDocument, place_ids


class Anchors:
    """The places of a document that can be referred to: sections, parts and letters."""

    def __init__(self, document: BlockDocument) -> None:
        self._known = place_ids(document)
        self._free = set(self._known)

    def take(self, ident: str) -> str:
        """The id to write at a place; empty where it has none, or another place has it already."""
        if ident not in self._free:
            return ""
        self._free.remove(ident)
        return anchor_of(ident)

    def target(self, ident: str) -> str:
        """The address of a place inside the page; empty where there is no such place."""
        return f"#{anchor_of(ident)}" if ident in self._known else ""


def anchor_of(ident: str) -> str:
    """An id without blanks and signs that addresses write otherwise."""
    return quote(ident, safe="", errors="replace").replace("_", "%5F").replace("%", ":")
