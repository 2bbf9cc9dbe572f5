"""Blanks of a Word form: controls, form fields, cells, lines, bookmarks; whether and how each is filled."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from itertools import islice

from teilhabe_docs.near_names import plain
from teilhabe_docs.reading.form_edits import Lines, at_end, in_paragraphs, in_place_of, with_content
from teilhabe_docs.reading.form_part import FormPart, PartEdit, escaped, text_of
from teilhabe_docs.reading.word_xml import W14, W15, Element, W

FILLER = re.compile(r"_{2,}|\.{3,}|…+|[·‧]{3,}|»[\s.…_]*«|\[[\s.…_]*\]|\u2002{2,}")
"""What stands for words that are to come."""
_ASKS = re.compile(
    r"\W*(?:(?:bitte )?(?:hier )?(?:klicken|tippen)|wählen sie|hier (?:eintragen|eingeben)|"
    r"bitte (?:hier )?(?:eintragen|eingeben|ausfüllen|auswählen)|text (?:hier )?eingeben|"
    r"click|tap|choose|enter)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"»[^«]*«|\[[^\]]*\]|<[^>]*>|[xX]{3,}")
_MOST_BETWEEN = 500
"""So many elements a field or bookmark holds in a line at most; what is longer is read in part."""
_NO_TEXT = ("picture", "group", "docPartObj", "docPartList", "citation", "equation", "bibliography")
LOCKED = "Das Steuerelement ist gegen Änderungen gesperrt."
_BOUND = "Das Steuerelement zeigt Daten, die in der Datei stehen; Word setzte sie beim Öffnen wieder ein."
_NO_TEXT_TAKEN = "Dieses Steuerelement nimmt keinen Text auf."
_BETWEEN = "Die Textmarke steht zwischen zwei Absätzen; dort hat kein Text Platz."
_BROKEN = "Dieses Feld hat kein Ende."


def says_nothing(text: str) -> bool:
    """Whether a text has no words, or only those that ask to be replaced."""
    words = text.strip()
    return not any(map(str.isalnum, words)) or bool(_ASKS.match(words))


def is_blank(text: str) -> bool:
    """Whether a text stands for words that are to come: none, lines, a name in brackets, a request."""
    return says_nothing(text) or bool(_IN_BRACKETS.fullmatch(text.strip()))


@dataclass(frozen=True)
class Blank(ABC):
    """A place for words; `text` is what stands there, `reason` says in German why it cannot be filled.

    `choices` are the only words that it takes, where there are such; `place` is that of its first character
    in the words of its element.
    """

    part: FormPart
    element: Element
    text: str = ""
    reason: str = ""
    choices: tuple[str, ...] = ()
    place: int = 0

    @property
    def key(self) -> tuple[Element, int]:
        """What two blanks share that are the same."""
        return self.element, self.place

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there yet."""
        return is_blank(self.text)

    @abstractmethod
    def filled(self, lines: Lines) -> list[PartEdit]:
        """The edits that put the lines there, each a paragraph where there is room for paragraphs."""


class ControlBlank(Blank):
    """A content control (17.5.2)."""

    @property
    def is_empty(self) -> bool:
        """Whether it shows its placeholder, or nothing."""
        return _shows_placeholder(self.element) or is_blank(self.text)

    def filled(self, lines: Lines) -> list[PartEdit]:
        """In place of what it shows; it is then no placeholder any more."""
        content = self.element.find(f"{W}sdtContent")
        properties = self.element.find(f"{W}sdtPr")
        assert content is not None and properties is not None
        shown = properties.find(f"{W}showingPlcHdr")
        edits = [PartEdit(*self.part.whole(shown), b"")] if shown is not None else []
        look = self.part.look(properties.find(f"{W}rPr")) or self.part.look(_first_look(content))
        cell = next(content.iter(f"{W}tc"), None)
        if cell is not None:
            return [*edits, *in_paragraphs(self.part, cell, look, lines)]
        if content.find(f"{W}p") is not None:
            if properties.find(f"{W}text") is not None:  # holds one paragraph
                lines = ["\n".join(lines)]
            return [*edits, *in_paragraphs(self.part, content, look, lines)]
        return [*edits, with_content(self.part, content, self.part.run(self.element, look, lines))]


class FieldBlank(Blank):
    """A form field of old Word (17.16.17): its result stands between two marks, `element` is the first."""

    def filled(self, lines: Lines) -> list[PartEdit]:
        """In place of its result."""
        first, last = _result(self.element)
        assert first is not None and last is not None
        runs = [run for run in _between(first, last) if run.tag == f"{W}r"]
        look = self.part.look(runs[0].find(f"{W}rPr") if runs else first.find(f"{W}rPr"))
        return in_place_of(self.part, runs, self.part.span(first).end, self.part.run(first, look, lines))


class MarkBlank(Blank):
    """A bookmark with nothing but blanks in it (17.13.6); `element` is its start."""

    def filled(self, lines: Lines) -> list[PartEdit]:
        """Behind its start, in place of the runs up to its end in the same paragraph."""
        end = _mark_end(self.part, self.element)
        here = self.part.span(self.element)
        inside = _between(self.element, end) if end is not None else []
        runs = [one for one in inside if one.tag == f"{W}r"]
        before = list(self.element.itersiblings(f"{W}r", preceding=True))
        near = (runs or before)[:1]
        look = self.part.look(near[0].find(f"{W}rPr") if near else None)
        return in_place_of(self.part, runs, here.end, self.part.run(self.element, look, lines))


class CellBlank(Blank):
    """A cell, or a paragraph on its own, in which no words stand."""

    def filled(self, lines: Lines) -> list[PartEdit]:
        """A paragraph for each line, the first in the paragraph that is there."""
        return in_paragraphs(self.part, self.element, b"", lines)


class LineBlank(Blank):
    """Dots or underscores in a text, `element` is the `w:t`; or the end of a line behind a label: a `w:p`."""

    def filled(self, lines: Lines) -> list[PartEdit]:
        """In place of the dots; several lines with breaks between them."""
        if self.element.tag == f"{W}p":
            runs = list(self.element.iter(f"{W}r"))
            look = self.part.look(runs[-1].find(f"{W}rPr") if runs else None)
            space = "" if text_of(self.element)[-1:].isspace() else " "
            new = self.part.run(self.element, look, [space + lines[0], *lines[1:]])
            return [at_end(self.part, self.element, new)]
        text = (self.element.text or "")[: self.place]
        w = f"{self.element.prefix}:" if self.element.prefix else ""
        space = " " if text.strip() and not text[-1].isspace() else ""
        between = f'</{w}t><{w}br/><{w}t xml:space="preserve">'
        new = between.join(map(escaped, [space + lines[0], *lines[1:]])).encode()
        return [PartEdit(*self.part.characters(self.element, self.place, self.place + len(self.text)), new)]


def control(part: FormPart, element: Element) -> ControlBlank:
    """The blank of a content control `w:sdt`."""
    properties, content = element.find(f"{W}sdtPr"), element.find(f"{W}sdtContent")
    if properties is None or content is None:
        return ControlBlank(part, element, "", _NO_TEXT_TAKEN)
    lock = properties.find(f"{W}lock")
    reason = ""
    if lock is not None and lock.get(f"{W}val") in ("contentLocked", "sdtContentLocked"):
        reason = LOCKED
    elif properties.find(f"{W}dataBinding") is not None or properties.find(f"{W15}dataBinding") is not None:
        reason = _BOUND
    elif any(properties.find(W + name) is not None for name in _NO_TEXT) or _holds_controls(element):
        reason = _NO_TEXT_TAKEN
    listed = properties.find(f"{W}dropDownList")
    items = listed.iter(f"{W}listItem") if listed is not None else ()
    choices = tuple(item.get(f"{W}displayText") or item.get(f"{W}value") or "" for item in items)
    return ControlBlank(part, element, text_of(content), reason, choices)


def _holds_controls(element: Element) -> bool:
    return is_checkbox(element) or any(one is not element for one in element.iter(f"{W}sdt"))


def is_checkbox(element: Element) -> bool:
    """Whether a content control is a box to be ticked."""
    return element.find(f"{W}sdtPr/{W14}checkbox") is not None


def field(part: FormPart, begin: Element) -> FieldBlank | None:
    """The blank of a form field, by the `w:fldChar` that begins it; None for one that takes no words."""
    data = begin.find(f"{W}ffData")
    if data is None or data.find(f"{W}textInput") is None:
        return None
    first, last = _result(begin)
    if first is None or last is None:
        return FieldBlank(part, begin, "", _BROKEN)
    return FieldBlank(part, begin, "".join(map(text_of, _between(first, last))))


def mark(part: FormPart, start: Element) -> MarkBlank:
    """The blank of a bookmark."""
    parent = start.getparent()
    if parent is None or next(iter([start, *start.iterancestors(f"{W}p")][1:]), None) is None:
        return MarkBlank(part, start, "", _BETWEEN)
    end = _mark_end(part, start)
    if end is None:
        return MarkBlank(part, start, _far_text(part, start))
    return MarkBlank(part, start, "".join(map(text_of, _between(start, end))))


def _far_text(part: FormPart, start: Element) -> str:
    """The words from a mark to its end in another paragraph."""
    end = part.mark_ends.get(start.get(f"{W}id") or "")
    if end is None:
        return ""
    inside = part.elements[part.order[start] : part.order[end]]
    return "".join(one.text or "" for one in inside if one.tag == f"{W}t")


def _mark_end(part: FormPart, start: Element) -> Element | None:
    """The end of a bookmark beside its start."""
    end = part.mark_ends.get(start.get(f"{W}id") or "")
    beside = end is not None and end.getparent() is start.getparent() and part.order[start] < part.order[end]
    return end if beside else None


def _between(first: Element, last: Element) -> list[Element]:
    found = []
    for one in islice(first.itersiblings(), _MOST_BETWEEN):
        if one is last:
            break
        found.append(one)
    return found


def _result(begin: Element) -> tuple[Element, Element] | tuple[None, None]:
    """The runs with the marks between which the result of a field stands; both in one paragraph."""
    run = begin.getparent()
    if run is None:
        return None, None
    first, depth = None, 0
    for one in run.itersiblings(f"{W}r"):
        for sign in one.iter(f"{W}fldChar"):
            kind = sign.get(f"{W}fldCharType")
            if kind == "begin":
                depth += 1
            elif kind == "separate" and not depth:
                first = one
            elif kind == "end":
                if not depth:
                    return (first, one) if first is not None else (None, None)
                depth -= 1
    return None, None


def _shows_placeholder(element: Element) -> bool:
    return element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _first_look(element: Element) -> Element | None:
    return next((run.find(f"{W}rPr") for run in element.iter(f"{W}r")), None)


def same_words(one: str, other: str) -> bool:
    """Whether two labels or choices are the same but for signs, blanks and capital letters."""
    return plain(one) == plain(other)
