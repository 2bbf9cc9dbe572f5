"""Bookmarks of two states: those of one place are one, and what is left of the old ones gets another name."""

from collections.abc import Iterable, Iterator
from itertools import chain, count

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.redline.text_atoms import BOOKMARKS
from teilhabe_docs.rendering.docx.redline.units import BlockUnit

_START, _END = BOOKMARKS
_NAME, _ID = f"{W}name", f"{W}id"
_RENAMED = "_Alt{:06d}"


class OldNames:
    """The bookmarks in the body of the old state; `notes` of it hold references as well."""

    def __init__(self, old: Element, notes: Element, new: Element) -> None:
        self._old, self._notes = old, notes
        there = (int(one.get(_ID, "0")) for one in new.iter(_START))
        self._free = count(1 + max(there, default=0))
        self._ends = {one.get(_ID, ""): one for one in old.iter(_END)}

    def settle(self, blocks: "Iterable[tuple[BlockUnit | None, BlockUnit | None]]") -> None:
        """Let references of the old state lead to the places that both have, or to those of its own."""
        known: dict[str, str] = {}
        for old, new in blocks:
            targets = iter([] if new is None else list(_starts(new)))
            for start in [] if old is None else list(_starts(old)):
                name, target = start.get(_NAME, ""), next(targets, None)
                end = self._ends.get(start.get(_ID, ""))
                if target is not None:
                    known[name] = target.get(_NAME, "")
                    for mark in (start, end):
                        above = mark.getparent() if mark is not None else None
                        if mark is not None and above is not None:
                            above.remove(mark)
                    continue
                ident = next(self._free)
                known[name] = _RENAMED.format(ident)
                start.set(_NAME, known[name])
                for mark in (start, end):
                    if mark is not None:
                        mark.set(_ID, str(ident))
        self._rename(known)

    def _rename(self, known: dict[str, str]) -> None:
        for element in chain(self._old.iter(), self._notes.iter()):
            if element.tag == f"{W}hyperlink" and (name := element.get(f"{W}anchor", "")) in known:
                element.set(f"{W}anchor", known[name])
            elif element.tag == f"{W}instrText":
                words = (element.text or "").split(" ")
                element.text = " ".join(known.get(word, word) for word in words)


def _starts(unit: BlockUnit) -> Iterator[Element]:
    yield from (one for one in unit.before if one.tag == _START)
    yield from unit.element.iter(_START)
