"""Edits of a Word form: what is put into elements that are empty, and in place of runs."""

from collections.abc import Sequence
from typing import TypeAlias

from teilhabe_docs.reading.form_part import FormPart, PartEdit
from teilhabe_docs.reading.word_xml import Element, W

Lines: TypeAlias = Sequence[str]


def in_place_of(part: FormPart, runs: Sequence[Element], place: int, new: bytes) -> list[PartEdit]:
    """The edits that put something in place of these runs; where there are none, at a place."""
    if not runs:
        return [PartEdit(place, place, new)]
    return [PartEdit(*part.whole(one), b"" if number else new) for number, one in enumerate(runs)]


def with_content(part: FormPart, element: Element, new: bytes) -> PartEdit:
    """The edit that gives an element this content in place of its own."""
    here = part.span(element)
    if not here.is_empty:
        return PartEdit(here.content, here.content_end, new)
    return _opened(part, element, new)


def _opened(part: FormPart, element: Element, new: bytes) -> PartEdit:
    here = part.span(element)
    tag = part.data[here.start : here.end]
    name = tag[1:].split(b"/")[0].split()[0]
    return PartEdit(here.start, here.end, tag[:-2] + b">" + new + b"</" + name + b">")


def at_end(part: FormPart, element: Element, new: bytes) -> PartEdit:
    """The edit that puts something at the end of an element's content."""
    here = part.span(element)
    return _opened(part, element, new) if here.is_empty else PartEdit(here.content_end, here.content_end, new)


def in_paragraphs(part: FormPart, around: Element, look: bytes, lines: Lines) -> list[PartEdit]:
    """The lines as paragraphs: the first in place of the words of the first one that stands there."""
    first = next((one for one in around.iter(f"{W}p")), around)
    properties = first.find(f"{W}pPr")
    own = first.find(f"{W}r")
    look = look or part.look(own.find(f"{W}rPr") if own is not None else None)
    look = look or part.look(properties.find(f"{W}rPr") if properties is not None else None)
    further = b"".join(part.paragraph(first, look, line) for line in lines[1:])
    run, here = part.run(first, look, lines[:1]), part.span(first)
    if here.is_empty:
        edit = _opened(part, first, run)
        return [edit._replace(new=edit.new + further)]
    start = part.span(properties).end if properties is not None else here.content
    words = [one for one in first if one is not properties and one.tag == f"{W}r"]
    edits = in_place_of(part, words, start, run)
    return [*edits, PartEdit(here.end, here.end, further)] if further else edits
