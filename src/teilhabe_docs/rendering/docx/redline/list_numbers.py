"""The lists of two states of a document: which of the old one count on in which of the new one."""

from copy import deepcopy
from itertools import count

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.redline.sides import look_of

_NUM, _ID = f"{W}num", f"{W}numId"
_MADE_FROM, _NONE = f"{W}abstractNumId", "0"
_RESTART = f"{W}lvlOverride"


class ListNumbers:
    """`tree` is the numbering of the new state, which gets the lists of the old one that it lacks.

    Lists that no restart makes are those of the styles and the same in both.
    """

    def __init__(self, old: Element, tree: Element) -> None:
        self._old = {one.get(_ID, ""): one for one in old.iterchildren(_NUM)}
        self._new = {one.get(_ID, ""): one for one in tree.iterchildren(_NUM)}
        self._made = {one.get(_MADE_FROM, "") for one in tree.iterchildren(f"{W}abstractNum")}
        self._last = list(self._new.values())[-1]
        self._free = count(1 + max(map(int, self._new)))
        self._partner: dict[str, str] = {}
        self._taken: set[str] = set()

    def pair(self, old: str, new: str) -> None:
        """A paragraph of the list `old` is one of `new`: both are the same list if they count alike."""
        taken = old in self._partner or new in self._taken
        if not taken and self._restarts(old) and look_of(self._old[old]) == look_of(self._new.get(new)):
            self._partner[old] = new
            self._taken.add(new)

    def of(self, old: str) -> str:
        """The id in the new state of the list `old`; that of none where the new one counts otherwise."""
        if not self._restarts(old):
            return old if old in self._new else _NONE
        if old not in self._partner:
            added = deepcopy(self._old[old])
            made = added.find(f"{W}abstractNumId")
            if made is None or made.get(f"{W}val", "") not in self._made:
                return _NONE
            self._partner[old] = str(next(self._free))
            added.set(_ID, self._partner[old])
            self._last.addnext(added)
            self._last = added
        return self._partner[old]

    def _restarts(self, old: str) -> bool:
        return old in self._old and self._old[old].find(_RESTART) is not None
