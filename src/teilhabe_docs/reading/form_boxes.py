"""Boxes of a Word form that are ticked: controls, old form fields, signs in the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from teilhabe_docs.reading.form_blanks import LOCKED, Blank
from teilhabe_docs.reading.form_edits import Lines
from teilhabe_docs.reading.form_part import FormPart, PartEdit, text_of
from teilhabe_docs.reading.word_xml import W14, Element, W, switched

_EMPTY, _TICKED = "☐□", "☒"
_MOST = 100
"""So many boxes a line has at most; the others are not looked at."""
_ASIDE = f"{_EMPTY}{_TICKED} \t\xa0"


@dataclass(frozen=True)
class BoxBlank(Blank):
    """A box; `ticked`: somebody has done so already."""

    ticked: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it is not ticked."""
        return not self.ticked

    def filled(self, lines: Lines) -> list[PartEdit]:
        """The edits that tick it, whatever the lines."""
        kind = self.element.tag
        if kind == f"{W}sdt":
            return self._control()
        if kind == f"{W}fldChar":
            return self._field()
        return [PartEdit(*self.part.characters(self.element, self.place, self.place + 1), _TICKED.encode())]

    def _control(self) -> list[PartEdit]:
        box = self.element.find(f"{W}sdtPr/{W14}checkbox")
        assert box is not None
        state = box.find(f"{W14}checkedState")
        sign = chr(int(state.get(f"{W14}val", "2612"), 16)) if state is not None else _TICKED
        w14 = f"{box.prefix}:" if box.prefix else ""
        ticked = f'<{w14}checked {w14}val="1"/>'.encode()
        checked = box.find(f"{W14}checked")
        edits = []
        if checked is not None:
            edits.append(PartEdit(*self.part.whole(checked), ticked))
        elif not self.part.span(box).is_empty:
            edits.append(PartEdit(self.part.span(box).content, self.part.span(box).content, ticked))
        shown = next(self.element.iter(f"{W}t"), None)
        if shown is not None and not self.part.span(shown).is_empty:
            here = self.part.span(shown)
            edits.append(PartEdit(here.content, here.content_end, sign.encode()))
        return edits

    def _field(self) -> list[PartEdit]:
        box = self.element.find(f"{W}ffData/{W}checkBox")
        assert box is not None
        w = f"{box.prefix}:" if box.prefix else ""
        checked = box.find(f"{W}checked")
        if checked is not None:
            return [PartEdit(*self.part.whole(checked), f"<{w}checked/>".encode())]
        here = self.part.span(box)
        new = (
            f"<{w}checkBox><{w}checked/></{w}checkBox>".encode()
            if here.is_empty
            else f"<{w}checked/>".encode()
        )
        begin = here.start if here.is_empty else here.content_end
        return [PartEdit(begin, here.end if here.is_empty else begin, new)]


def boxes(part: FormPart, paragraph: Element) -> Iterator[tuple[str, BoxBlank]]:
    """The boxes of a paragraph, each with the words behind it up to the next; else with those of the line."""
    found: list[tuple[BoxBlank, list[str]]] = []
    for piece in _pieces(part, paragraph):
        if isinstance(piece, BoxBlank):
            if len(found) == _MOST:
                break
            found.append((piece, []))
        elif found:
            found[-1][1].append(piece)
    whole = text_of(paragraph).strip(_ASIDE)
    yield from (("".join(words).strip(_ASIDE) or whole, box) for box, words in found)


def _pieces(part: FormPart, paragraph: Element) -> Iterator[BoxBlank | str]:
    """The words and boxes of a paragraph, in their order."""
    for one in paragraph.iter():
        if one.tag == f"{W}sdt" and (box := one.find(f"{W}sdtPr/{W14}checkbox")) is not None:
            checked, lock = box.find(f"{W14}checked"), one.find(f"{W}sdtPr/{W}lock")
            ticked = checked is not None and checked.get(f"{W14}val") not in ("0", "false", None)
            locked = lock is not None and (lock.get(f"{W}val") or "").lower().endswith("contentlocked")
            yield BoxBlank(part, one, reason=LOCKED if locked else "", ticked=ticked)
        elif one.tag == f"{W}fldChar" and (old := one.find(f"{W}ffData/{W}checkBox")) is not None:
            states = (old.find(f"{W}checked"), old.find(f"{W}default"))
            state = next((one for one in states if one is not None), None)
            yield BoxBlank(part, one, ticked=state is not None and switched(state))
        elif one.tag == f"{W}t" and not _in_control(one):
            for place, sign in enumerate(one.text or ""):
                yield BoxBlank(part, one, place=place) if sign in _EMPTY else sign


def _in_control(text: Element) -> bool:
    return any(one.find(f"{W}sdtPr/{W14}checkbox") is not None for one in text.iterancestors(f"{W}sdt"))
