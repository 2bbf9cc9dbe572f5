"""Fields: those that show the document itself stay, of the others what they last showed (ECMA-376, 17.16)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from teilhabe_docs.rendering.docx.elements import Element, W, set_text
from teilhabe_docs.rendering.docx.house.allowed import CLOCKS, FIELDS, MC, is_link
from teilhabe_docs.rendering.docx.house.left_out import LINK, LeftOut
from teilhabe_docs.rendering.docx.house.property_fields import property_field
from teilhabe_docs.rendering.docx.house.sieve import Sieve

_CHAR, _SIMPLE, _RUN, _PROPERTIES = f"{W}fldChar", f"{W}fldSimple", f"{W}r", f"{W}rPr"
_INSTRUCTIONS = (f"{W}instrText", f"{W}delInstrText")
_INSTR, _TEXT = f"{W}instr", f"{W}t"
_STORIES = (f"{W}txbxContent", f"{MC}Choice", f"{MC}Fallback")
"""Fields begin and end inside of these: not every program reads them, or reads them where they stand."""
_BESIDE_RUNS = tuple(f"{W}{name}" for name in ("proofErr", "bookmarkStart", "bookmarkEnd"))

_NAME = re.compile(r'[ \t\r\n]*([A-Za-z]{1,20})(?=[ \t\r\n\\"]|\Z)')
_ARGUMENT = re.compile(r'[ \t\r\n]*(?:\\([a-z*])|"([^"\\]*)"|([^\s"\\]+))', re.IGNORECASE)
_WITH_ARGUMENT = "lot*"
_WITHOUT_ARGUMENT = "hmn"
_LONGEST = 2_000
_CALLED = {
    "DATE": "Datum",
    "TIME": "Uhrzeit",
    "CREATEDATE": "Tag der Erstellung",
    "SAVEDATE": "Tag der Speicherung",
    "PRINTDATE": "Tag des Drucks",
    "FILENAME": "Dateiname",
    "USERNAME": "Benutzername",
    "LASTSAVEDBY": "zuletzt gespeichert von",
    "MERGEFIELD": "Seriendruckfeld",
    "REF": "Verweis",
    "PAGEREF": "Verweis",
    "TOC": "Inhaltsverzeichnis",
    "SEQ": "Zähler",
    "IF": "Bedingung",
}
"""What fields are called by people; others have the name that Word writes."""


@dataclass(slots=True)
class _Field:
    """A field by its marks; `hidden` is what stands in its instruction, fields in there included.

    `shown` is the text that it last showed.
    """

    begin: Element
    separate: Element | None = None
    end: Element | None = None
    nested: bool = False
    instructions: list[Element] = field(default_factory=list)
    hidden: list[Element] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    @property
    def instruction(self) -> str:
        return "".join(piece.text or "" for piece in self.instructions)


def clean_fields(tree: Element, sieve: Sieve, left: LeftOut) -> None:
    """Leave no field in `tree` but those that may stay, and take in their place what they last showed."""
    stories = [tree]
    for element in sieve.living(tree):
        if element.tag == _SIMPLE:
            if allowed := _allowed(element.get(_INSTR, "")):
                element.set(_INSTR, allowed)
            else:
                _tell(element.get(_INSTR, ""), "".join(t.text or "" for t in element.iter(_TEXT)), left)
                sieve.opened.add(element)
        elif element.tag in CLOCKS:
            left.add_field(_CALLED["DATE"], "")
            sieve.gone.add(element)
        elif element.tag in _STORIES:
            stories.append(element)
    for story in stories:
        _clean_story(story, sieve, left)


def _clean_story(story: Element, sieve: Sieve, left: LeftOut) -> None:
    fields, strays = _fields(story, sieve)
    for stray in strays:
        if stray.tag in _INSTRUCTIONS:
            _tell(stray.text or "", "", left)
    sieve.gone.update(strays)
    for found in fields:
        allowed = _allowed(found.instruction) if found.end is not None and _is_plain(found, sieve) else ""
        if allowed:
            set_text(found.instructions[0], allowed)
            sieve.gone.update(found.instructions[1:])
            continue
        _tell(found.instruction, "".join(found.shown), left)
        marks = (found.begin, found.separate, found.end, *found.instructions)
        sieve.gone.update(mark for mark in marks if mark is not None)
        whole = found.end is not None
        sieve.gone.update(piece for piece in found.hidden if whole or piece.tag in (_CHAR, *_INSTRUCTIONS))


def _fields(story: Element, sieve: Sieve) -> tuple[list[_Field], list[Element]]:
    """The fields of a story that do not stand in the instruction of another, and marks without a field."""
    fields: list[_Field] = []
    strays: list[Element] = []
    open_fields: list[_Field] = []
    outermost: _Field | None = None
    for piece in _pieces(story, sieve):
        top = open_fields[-1] if open_fields else None
        kind = piece.get(f"{W}fldCharType", "") if piece.tag == _CHAR else ""
        if outermost is not None and piece is not outermost.begin:
            own = outermost is top and (kind in ("separate", "end") or piece.tag in _INSTRUCTIONS)
            if not own:
                outermost.hidden.append(piece)
        if kind == "begin":
            if outermost is not None:
                outermost.nested = True
            open_fields.append(_Field(piece))
            if outermost is None:
                outermost = open_fields[-1]
                fields.append(outermost)
        elif piece.tag in _INSTRUCTIONS:
            if top is not None and top.separate is None:
                top.instructions.append(piece)
            else:
                strays.append(piece)
        elif kind == "separate" and top is not None and top.separate is None:
            top.separate = piece
            outermost = None if outermost is top else outermost
        elif kind == "end" and top is not None:
            open_fields.pop().end = piece
            outermost = None if outermost is top else outermost
        elif piece.tag == _CHAR:
            strays.append(piece)
        elif piece.tag == _TEXT and top is not None and top.separate is not None:
            top.shown.append(piece.text or "")
    return fields, strays


def _pieces(story: Element, sieve: Sieve) -> Iterator[Element]:
    """What stands in the runs of a story, in order, without what belongs to a story inside of it."""
    for element in sieve.living(story, _STORIES):
        parent = element.getparent()
        in_run = parent is not None and parent.tag == _RUN and element.tag != _PROPERTIES
        if element is not story and (in_run or element.tag in (_CHAR, *_INSTRUCTIONS)):
            yield element


def _is_plain(found: _Field, sieve: Sieve) -> bool:
    """Whether nothing but text stands in the instruction, in runs beside each other."""
    stop = found.separate if found.separate is not None else found.end
    run = found.begin.getparent()
    piece: Element | None = found.begin
    if found.nested or not found.instructions or run is None or run.tag != _RUN:
        return False
    while run is not None:
        pieces = piece.itersiblings() if piece is not None else iter(run) if run.tag == _RUN else ()
        for sibling in pieces:
            if sibling is stop:
                return True
            if sibling.tag not in (_PROPERTIES, *_INSTRUCTIONS) and sibling not in sieve.gone:
                return False
        if run.tag not in (_RUN, *_BESIDE_RUNS) and run not in sieve.gone:
            return False
        run, piece = run.getnext(), None
    return False


def _allowed(instruction: str) -> str:
    """The instruction as it may stay; empty where it may not."""
    name = _NAME.match(instruction)
    if name is None or len(instruction) > _LONGEST:
        return ""
    rest = instruction[name.end() :]
    if name[1].upper() == "HYPERLINK":
        return f" {instruction.strip()} " if _leads_on(rest) else ""
    if name[1].upper() in FIELDS:
        return f" {instruction.strip()} "
    return property_field(instruction)


def _leads_on(arguments: str) -> bool:
    """Whether a `HYPERLINK` leads to an address that is allowed, or to a place in the document."""
    arguments = arguments.strip()
    addresses, anchored, switch, position = [], False, "", 0
    while position < len(arguments):
        found = _ARGUMENT.match(arguments, position)
        if found is None:
            return False
        position = found.end()
        if found[1]:
            switch = found[1].lower()
            if switch not in _WITH_ARGUMENT + _WITHOUT_ARGUMENT:
                return False
            anchored = anchored or switch == "l"
        elif switch and switch in _WITH_ARGUMENT:
            switch = ""
        else:
            addresses.append(found[2] or found[3] or "")
    return all(map(is_link, addresses)) and (anchored if not addresses else len(addresses) == 1)


def _tell(instruction: str, shown: str, left: LeftOut) -> None:
    name = _NAME.match(instruction)
    if name is not None and name[1].upper() == "HYPERLINK":
        left.add(LINK, instruction[name.end() :].strip().strip('"'))
    else:
        code = name[1].upper() if name is not None else ""
        left.add_field(_CALLED.get(code, code or "ohne Namen"), " ".join(shown.split()))
