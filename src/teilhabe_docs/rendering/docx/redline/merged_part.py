"""A part that is merged from two states of it: what of the old one goes into the new one, and how."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from teilhabe_docs.rendering.docx.elements import Element, R, W
from teilhabe_docs.rendering.docx.redline.change_marks import Revisions, Tracked
from teilhabe_docs.rendering.docx.redline.contents_field import ContentsField
from teilhabe_docs.rendering.docx.redline.list_numbers import ListNumbers
from teilhabe_docs.rendering.docx.redline.sides import DRAWING_NUMBER, IDENT, NOTE, TEXT_BOX, Side

_VAL = f"{W}val"
_IDS_OF_WORD = ("}paraId", "}textId")
"""What Word calls paragraphs and rows by, each once; the new state has them as well."""


class Ahead(NamedTuple):
    """What two states of a part hold, one inside the other: a body, a cell, a note; still to be merged.

    Where its paragraphs are `styled`, it is told that one looks otherwise; elsewhere looks follow the words.
    `field` is the one that all of it is the result of.
    """

    old: Element
    new: Element
    styled: bool = False
    field: ContentsField | None = None


class Drawings:
    """Numbers for drawings that come into a file."""

    def __init__(self, trees: Iterable[Element]) -> None:
        there = (one.get("id", "") for tree in trees for one in tree.iter(DRAWING_NUMBER))
        self._numbers = count(max((int(one) for one in there if one.isdigit()), default=0) + 1)

    def next(self) -> str:
        """The next number."""
        return str(next(self._numbers))


@dataclass
class Notes:
    """The footnotes of both states, which become those of one file."""

    part: "MergedPart"
    tree: Element
    old: dict[str, Element]
    new: dict[str, Element]

    def __post_init__(self) -> None:
        self.numbers = count(1 + max(int(one.get(IDENT, "0")) for one in self.tree))

    def gone(self, ident: str) -> str:
        """A note whose reference has gone goes along with it; returns its new id."""
        note = self.old.get(ident)
        if note is None:
            return ident
        ident = str(next(self.numbers))
        note.set(IDENT, ident)
        self.part.taken(note)
        self.part.revisions.mark_block(note, Tracked.GONE)
        self.tree.append(note)
        return ident

    def come(self, ident: str) -> None:
        """Mark a note whose reference has come."""
        if ident in self.new:
            self.part.revisions.mark_block(self.new[ident], Tracked.COME)

    def put_in_order(self, body: Element) -> None:
        """Number the notes as their references follow one another, by which LibreOffice finds them."""
        notes = {one.get(IDENT, ""): one for one in self.tree}
        for number, reference in enumerate(body.iter(NOTE), start=1):
            note = notes.get(reference.get(IDENT, ""))
            if note is not None:
                note.set(IDENT, str(number))
                reference.set(IDENT, str(number))
                self.tree.append(note)

    def both(self, old: str, new: str) -> None:
        """The note of a reference that stays is merged as well."""
        if old in self.old and new in self.new:
            self.part.ahead.append(Ahead(self.old[old], self.new[new], styled=True))


@dataclass
class MergedPart:
    """A part of which `new` becomes the merged one; `ahead` is what is still to be merged.

    `styles` are the names of the styles by their ids.
    """

    old: Side
    new: Side
    revisions: Revisions
    numbers: ListNumbers
    drawings: Drawings
    styles: Mapping[str, str]
    notes: Notes | None = None
    ahead: deque[Ahead] = field(default_factory=deque)

    def taken(self, element: Element) -> Element:
        """An element of the old state, to go into the new one: its ids lead to the same there."""
        for below in element.iter():
            for name, value in list(below.attrib.items()):
                if str(name).endswith(_IDS_OF_WORD):
                    del below.attrib[name]
                    continue
                led = self.old.relations.by_id.get(str(value)) if str(name).startswith(R) else None
                if led is not None:
                    below.set(name, self.new.relations.add(led.kind, led.target, external=led.external))
            if below.tag == NOTE and self.notes:
                below.set(IDENT, self.notes.gone(below.get(IDENT, "")))
            elif below.tag == DRAWING_NUMBER:
                below.set("id", self.drawings.next())
            elif below.tag == f"{W}numId":
                below.set(_VAL, self.numbers.of(below.get(_VAL, "")))
        return element

    def come(self, element: Element) -> Element:
        """An element that only the new state has."""
        for note in element.iter(NOTE):
            if self.notes:
                self.notes.come(note.get(IDENT, ""))
        return element

    def kept(self, old: Element, new: Element) -> None:
        """Two elements that say the same; what they lead to, and what text boxes hold, may be merged."""
        for before, after in zip(old.iter(NOTE), new.iter(NOTE), strict=False):
            if self.notes:
                self.notes.both(before.get(IDENT, ""), after.get(IDENT, ""))
        for before, after in zip(_boxes(old), _boxes(new), strict=False):
            if self.old.said(before) != self.new.said(after):
                self.ahead.append(Ahead(before, after))


def _boxes(element: Element) -> list[Element]:
    """The contents of text boxes, without those inside of others."""
    found = list(element.iter(TEXT_BOX))
    return [one for one in found if next(one.iterancestors(TEXT_BOX), None) is None]
