"""Tracked changes as Word keeps them: who, when, and what has come or gone (ECMA-376 part 1, 17.13.5)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import count, groupby

from lxml import etree

from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.rendering.docx.elements import Element, W, set_text, sub

RUN = f"{W}r"
RUN_PROPERTIES = f"{W}rPr"
PARAGRAPH_PROPERTIES = f"{W}pPr"
_ROW_PROPERTIES = f"{W}trPr"
_CONTENT = f"{W}sdtContent"
_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_BEFORE_ROW_PROPERTIES = f"{W}tblPrEx"
_APART, _LATER = 2, 5  # minutes; LibreOffice joins what is up to one apart
_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}sdt", _CONTENT)
_HOLDERS = (f"{W}sdt", _CONTENT, f"{W}tc", f"{W}footnote")
_NUMBER_OF_NOTE = f"{W}footnoteRef"


class Tracked(StrEnum):
    """What has happened to a piece: it has come (`ins`) or gone (`del`)."""

    COME = "ins"
    GONE = "del"


class Revisions:
    """Makes the marks of one document, all by the same `author` on the same `day` (2027-01-31, or empty).

    Words at the end of a paragraph and those behind it that have come at the same time LibreOffice takes as
    one change, with the end between them: so the next of the same kind is some minutes apart, and what comes
    or goes as a whole later still.
    """

    def __init__(self, author: str, day: str) -> None:
        self._author, self._day = clean(author), day
        self._minute = 0
        self._last: Tracked | None = None
        self._numbers = count(1)
        self.made = 0

    def _new(self, name: str) -> Element:
        self.made += 1
        when = {f"{W}date": f"{self._day}T00:{self._minute:02}:00Z"} if self._day else {}
        number = {f"{W}id": str(next(self._numbers))}
        return etree.Element(f"{W}{name}", {**number, f"{W}author": self._author, **when})

    @contextmanager
    def _later(self) -> Iterator[None]:
        before, self._minute = self._minute, _LATER
        yield
        self._minute = before

    def _keep_apart(self, change: Tracked) -> None:
        if self._minute == _LATER:
            return
        if change is self._last:
            self._minute = _APART - self._minute
        self._last = change

    def marked(self, elements: Iterable[Element], change: Tracked) -> Iterator[Element]:
        """What stands in a paragraph, as it is written where it has come or gone.

        Runs are wrapped; content controls leave their runs, since programs differ in what they make of a
        change in them; links keep their runs inside.
        """
        flat = (one for element in elements for one in _plain(element))
        for is_run, group in groupby(flat, lambda one: one.tag == RUN):
            if is_run:
                self._keep_apart(change)
                mark = self._new(change)
                mark.extend(_gone(run) if change is Tracked.GONE else run for run in group)
                yield mark
            else:
                for other in group:
                    self._mark_content(other, change)
                    yield other

    def mark_block(self, element: Element, change: Tracked) -> None:
        """Mark all that a block or note holds: a table row by row, a paragraph without its end."""
        with self._later():
            self._mark_content(element, change)

    def _mark_content(self, element: Element, change: Tracked) -> None:
        if element.tag == f"{W}tbl":
            for row in element.iterchildren(f"{W}tr"):
                self._mark_row(row, change)
        elif element.tag in _HOLDERS:
            for block in element.iterchildren(*_BLOCKS):
                self._mark_content(block, change)
        else:
            content = [one for one in element if one.tag != PARAGRAPH_PROPERTIES]
            number = [one for one in content if one.find(_NUMBER_OF_NOTE) is not None]
            rest = [one for one in content if one not in number]
            for one in content:
                element.remove(one)
            element.extend(number)
            element.extend(self.marked(rest, change))

    def mark_paragraph(self, paragraph: Element, change: Tracked) -> None:
        """Mark a paragraph, with its end: it has come or gone as a whole."""
        self.mark_block(paragraph, change)
        self.mark_end(paragraph, change)

    def mark_end(self, paragraph: Element, change: Tracked) -> None:
        """Mark the end of a paragraph: what follows was, or will be, one with it."""
        properties = properties_of(paragraph)
        look = properties.find(RUN_PROPERTIES)
        if look is None:
            look = etree.Element(RUN_PROPERTIES)
            late = [one for one in properties if one.tag in (f"{W}sectPr", f"{W}pPrChange")]
            properties.insert(len(properties) - len(late), look)
        with self._later():
            look.insert(0, self._new(change))

    def mark_row(self, row: Element, change: Tracked) -> None:
        """Mark a row of a table, with all that its cells hold."""
        with self._later():
            self._mark_row(row, change)

    def _mark_row(self, row: Element, change: Tracked) -> None:
        properties = row.find(_ROW_PROPERTIES)
        if properties is None:
            properties = etree.Element(_ROW_PROPERTIES)
            row.insert(sum(one.tag == _BEFORE_ROW_PROPERTIES for one in row), properties)
        properties.append(self._new(change))
        for cell in row.iterchildren(f"{W}tc"):
            self._mark_content(cell, change)

    def restyle_paragraph(self, paragraph: Element, before: Element | None) -> None:
        """Say of a paragraph that it had the properties `before`."""
        mark = self._new("pPrChange")
        kept = sub(mark, "pPr")
        for one in () if before is None else list(before):
            if one.tag not in (RUN_PROPERTIES, f"{W}sectPr", f"{W}pPrChange"):
                kept.append(one)
        properties_of(paragraph).append(mark)

    def restyle_run(self, run: Element, before: Element | None) -> None:
        """Say of a run that it had the properties `before`."""
        properties = run.find(RUN_PROPERTIES)
        if properties is None:
            properties = etree.Element(RUN_PROPERTIES)
            run.insert(0, properties)
        mark = self._new("rPrChange")
        mark.append(etree.Element(RUN_PROPERTIES) if before is None else before)
        properties.append(mark)

    def other_columns(self, grid: Element, before: Element) -> None:
        """Say of the columns of a table that they were those of the grid `before`."""
        mark = etree.Element(f"{W}tblGridChange", {f"{W}id": str(next(self._numbers))})
        mark.append(before)
        grid.append(mark)


def properties_of(paragraph: Element) -> Element:
    """The `w:pPr` of a paragraph, which it gets where it has none."""
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    if properties is None:
        properties = etree.Element(PARAGRAPH_PROPERTIES)
        paragraph.insert(0, properties)
    return properties


def _plain(element: Element) -> Iterator[Element]:
    """The same without content controls, a simple field as one of several runs."""
    if element.tag == f"{W}sdt":
        for content in element.iterchildren(_CONTENT):
            for inner in list(content):
                yield from _plain(inner)
    elif element.tag == f"{W}fldSimple":
        yield _with_field("begin")
        run = etree.Element(RUN)
        set_text(sub(run, "instrText"), element.get(f"{W}instr", ""))
        yield run
        yield _with_field("separate")
        for inner in list(element):
            yield from _plain(inner)
        yield _with_field("end")
    else:
        yield element


def _with_field(kind: str) -> Element:
    run = etree.Element(RUN)
    sub(run, "fldChar", fldCharType=kind)
    return run


def _gone(run: Element) -> Element:
    """The run with its texts as deleted ones."""
    for child in run:
        child.tag = _DELETED.get(child.tag, child.tag)
    return run
