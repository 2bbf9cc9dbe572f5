"""The lists of two states of a document: which of the old one count on in which of the new one."""

from collections.abc import Hashable
from copy import deepcopy

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.redline.sides import look_of

_NUM, _ID = f"{W}num", f"{W}numId"
_RESTART = f"{W}lvlOverride"


class ListNumbers:
    """`tree` is the numbering of the new state, which gets the lists of the old one that it lacks.

    Lists that no restart makes are those of the styles and the same in both.
    """

    def __init__(self, old: Element, tree: Element) -> None:
        self._tree = tree
        self._old = {one.get(_ID, ""): one for one in old.iterchildren(_NUM)}
        self._new = {one.get(_ID, ""): one for one in tree.iterchildren(_NUM)}
        self._partner: dict[str, str] = {}

    def pair(self, old: str, new: str) -> None:
        """A paragraph of the list `old` is one of `new`: both are the same list if they count alike."""
        taken = old in self._partner or new in self._partner.values()
        if not taken and self._restarts(old) and _counts(self._old[old]) == _counts(self._new.get(new)):
            self._partner[old] = new

    def of(self, old: str) -> str:
        """The id in the new state of the list `old`."""
        if not self._restarts(old):
            return old
        if old not in self._partner:
            added = deepcopy(self._old[old])
            ident = str(1 + max(int(one) for one in self._new))
            added.set(_ID, ident)
            last = list(self._tree.iterchildren(_NUM))[-1]
            last.addnext(added)
            self._new[ident] = added
            self._partner[old] = ident
        return self._partner[old]

    def _restarts(self, old: str) -> bool:
        return old in self._old and self._old[old].find(_RESTART) is not None


def _counts(number: Element | None) -> Hashable:
    """How a list counts: from what it is made, and where it begins."""
    return None if number is None else look_of(number)
