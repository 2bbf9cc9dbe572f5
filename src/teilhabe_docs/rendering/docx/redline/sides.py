"""One of the two states of a part that are merged: what its references lead to, and what it says."""

import re
from collections.abc import Container, Hashable, Mapping
from typing import NamedTuple

from teilhabe_docs.rendering.docx.elements import WP_NS, Element, R, W
from teilhabe_docs.rendering.docx.package import Relations

NOTE = f"{W}footnoteReference"
IDENT = f"{W}id"
TEXT_BOX = f"{W}txbxContent"
DRAWING_NUMBER = f"{{{WP_NS}}}docPr"
_PICTURE_NUMBER = "}cNvPr"
_SILENT = frozenset((f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr", f"{W}lastRenderedPageBreak"))
_TEXT, _BLANKS = f"{W}t", (f"{W}tab", f"{W}br", f"{W}p")
_WORD = re.compile(r"\w+(?:[.,:]\w+)*")
_NAMES_OF_PICTURES = ("id", "name")


class Side(NamedTuple):
    """A state of a part: its relations, and the footnotes of the document by their ids."""

    relations: Relations
    notes: Mapping[str, Element]

    def note(self, reference: Element) -> Element | None:
        """The footnote that a reference leads to."""
        return self.notes.get(reference.get(IDENT, ""))

    def said(self, element: Element, *, boxes: bool = True) -> Hashable:
        """All that an element says and shows, the same for two that differ only in ids.

        Without `boxes` what stands in text boxes does not count.
        """
        if element.tag in _SILENT:
            return None
        if element.tag == NOTE:
            note = self.note(element)
            return NOTE, words_in(note) if note is not None else ""
        if element.tag == TEXT_BOX and not boxes:
            return TEXT_BOX
        numbered = element.tag == DRAWING_NUMBER or str(element.tag).endswith(_PICTURE_NUMBER)
        told = []
        for name, value in element.attrib.items():
            if numbered and name in _NAMES_OF_PICTURES:
                continue
            led = self.relations.by_id.get(str(value)) if str(name).startswith(R) else None
            told.append((name, led or value))
        inner = tuple(self.said(child, boxes=boxes) for child in element if isinstance(child.tag, str))
        if element.tag == f"{W}sdtPr":
            inner = tuple(self.said(child) for child in element if child.tag != IDENT)
        return element.tag, tuple(told), element.text or "", tuple(one for one in inner if one is not None)


def words_in(element: Element) -> str:
    """The words of an element, without anything that only shows how they look; tabs and breaks as blanks."""
    return "".join(one.text or "" if one.tag == _TEXT else " " for one in element.iter(_TEXT, *_BLANKS))


def word_set(text: str) -> frozenset[str]:
    """The different words and figures of a text."""
    return frozenset(_WORD.findall(text))


def look_of(properties: Element | None, but_not: Container[str] = ()) -> Hashable:
    """How the run or paragraph with these properties looks; some of them may not count."""
    return () if properties is None else tuple(_look(one) for one in properties if one.tag not in but_not)


def _look(element: Element) -> Hashable:
    return element.tag, tuple(element.attrib.items()), tuple(map(_look, element))
