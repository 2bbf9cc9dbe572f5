"""Fields of Word: what they show counts, what they are made from does not (17.16)."""

import re

from teilhabe_docs.reading.word_xml import Element, W, switched

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+"(?P<mark>[^"]*)"|"(?P<address>[^"]*)")', re.IGNORECASE)
_REFERENCE = re.compile(r"\s*REF\s+(?P<mark>\w+)\b.*\\h", re.IGNORECASE | re.DOTALL)
_BOXES = {True: "☒", False: "☐"}
_CHAR, _TYPE = f"{W}fldChar", f"{W}fldCharType"


def link_of(instruction: str) -> str:
    """Where a `HYPERLINK` or `REF` field leads, with `#` to a bookmark; empty for any other field."""
    if reference := _REFERENCE.match(instruction):
        return f"#{reference['mark']}"
    found = _LINK.match(instruction)
    return (f"#{found['mark']}" if found["mark"] else found["address"] or "") if found else ""


def checkbox_of(begin: Element) -> str:
    """The sign of a check box of an old form, ticked or not; empty where the field is none (17.16.7)."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = box.find(f"{W}checked")
    state = box.find(f"{W}default") if state is None else state
    return _BOXES[state is not None and switched(state)]


class FieldStack:
    """The fields that are open; in a part where they do not pair, nothing is taken for a code."""

    def __init__(self, part: Element) -> None:
        kinds = [char.get(_TYPE) for char in part.iter(_CHAR)]
        self._pairs = kinds.count("begin") == kinds.count("end")
        self._open: list[tuple[bool, str]] = []
        self._codes = 0
        self._instruction: list[str] = []

    @property
    def in_code(self) -> bool:
        """Whether what comes is what a field is made from."""
        return self._pairs and self._codes > 0

    @property
    def link(self) -> str:
        """Where the innermost field leads."""
        return self._open[-1][1] if self._open else ""

    def code(self, text: str) -> None:
        """Take what a field is made from."""
        self._instruction.append(text)

    def meet(self, char: Element) -> str:
        """Go on to the next state of a field; returns the sign that it shows by itself."""
        kind = char.get(_TYPE)
        if kind == "begin":
            self._open.append((True, self.link))
            self._codes += 1
            self._instruction.clear()
            return checkbox_of(char)
        if not self._open:
            return ""
        in_code, link = self._open[-1]
        if kind == "separate" and in_code:
            self._open[-1] = (False, link_of("".join(self._instruction)) or link)
            self._codes -= 1
        elif kind == "end":
            self._open.pop()
            self._codes -= in_code
        self._instruction.clear()
        return ""
