"""Tracked changes accepted or rejected, by nothing but ECMA-376 part 1, 17.13.5; and what a file then says.

What the two states of a redline are is read from its XML alone.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from rendering.docx_lesen import Datei, R, W, gezaehlt
from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House
from teilhabe_docs.rendering.docx.page_estimate import has_contents

Element = etree._Element
_PARTS = ("word/document", "word/footnotes", "word/header", "word/footer")
_LAYOUT = {f"{W}{name}" for name in ("keepNext", "keepLines", "spacing", "suppressAutoHyphens", "tabs")}
"""What of the look of a paragraph follows from what stands around it."""
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_SILENT = {f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "sdtPr", "proofErr")}
_TRANSPARENT = {f"{W}{name}" for name in ("sdt", "sdtContent")}


class UnsoundError(AssertionError):
    """A redline that no program can accept or reject to something whole."""


def unwrapped(content: bytes, *, accept: bool) -> bytes:
    """The Word file with all tracked changes accepted, else rejected."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            if name.startswith(_PARTS) and name.endswith(".xml"):
                tree = etree.fromstring(data)
                _settle(tree, accept=accept)
                data = etree.tostring(tree)
            archive.writestr(name, data)
    return buffer.getvalue()


def _settle(tree: Element, *, accept: bool) -> None:
    come, gone = ("ins", "del") if accept else ("del", "ins")
    for row in list(tree.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for table in list(tree.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            table.getparent().remove(table)
    for change in list(tree.iter(*(f"{W}{name}Change" for name in ("pPr", "rPr", "tblGrid")))):
        _settle_look(change, accept=accept)
    for mark in list(tree.iter(f"{W}{gone}")):
        if mark.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            mark.getparent().remove(mark)
    for paragraph in list(tree.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None:
            _join(paragraph)
    for mark in list(tree.iter(f"{W}{come}")):
        parent = mark.getparent()
        for child in list(mark):
            mark.addprevious(child)
        parent.remove(mark)
    for text in tree.iter(f"{W}delText", f"{W}delInstrText"):
        text.tag = {"delText": f"{W}t", "delInstrText": f"{W}instrText"}[etree.QName(text).localname]
    for link in list(tree.iter(f"{W}hyperlink")):
        if not len(link):
            link.getparent().remove(link)


def _settle_look(change: Element, *, accept: bool) -> None:
    look = change.getparent()
    look.remove(change)
    if accept:
        return
    stays = [one for one in look if one.tag in (f"{W}rPr", f"{W}sectPr")] if look.tag == f"{W}pPr" else []
    for one in list(look):
        look.remove(one)
    look.extend([*change[0], *stays])


def _join(paragraph: Element) -> None:
    """Let what is left of a paragraph without end begin the next one, whose look it takes."""
    rest = [one for one in paragraph if one.tag != f"{W}pPr"]
    following = paragraph.getnext()
    while following is not None and following.tag in _SILENT:
        following = following.getnext()
    if following is None or following.tag != f"{W}p":
        if following is None or any(one.tag not in _SILENT for one in rest):
            raise UnsoundError(f"nothing to join with: {''.join(paragraph.itertext())!r}")
        for one in rest:
            paragraph.addprevious(one)
    else:
        at = sum(one.tag == f"{W}pPr" for one in following)
        following[at:at] = rest
    paragraph.getparent().remove(paragraph)


def reading(content: bytes, *, layout: bool = True) -> dict[str, Any]:
    """All that a file says and shows: blocks with notes, numbers, headers and footers.

    Without `layout` not what follows from what stands around: space, columns, looks in tables and contents.
    """
    file = Datei(content)
    found: dict[str, Any] = {}
    for name in sorted(file.teile):
        short = name.removeprefix("word/").removesuffix(".xml")
        if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
            found[short] = list(_Reader(file, short, layout=layout).blocks(file.xml(short)))
    found["numbers"] = list(gezaehlt(file))
    return found


class _Reader:
    def __init__(self, file: Datei, part: str, *, layout: bool) -> None:
        self._file, self._layout = file, layout
        there = f"word/_rels/{part}.xml.rels" in file.teile
        self._relations = file.beziehungen(part) if there else {}
        self._notes = {one.get(f"{W}id"): one for one in file.xml("footnotes")}
        self._lists = {one.get(f"{W}numId"): one for one in file.xml("numbering").iter(f"{W}num")}
        self._places: dict[str, int] = {}
        self._part = part
        count = 0
        for one in file.xml(part).iter(f"{W}p", f"{W}bookmarkStart"):
            if one.tag == f"{W}p":
                count += 1
            else:
                inside = one.getparent().tag == f"{W}p"
                self._places[one.get(f"{W}name")] = count if inside else count + 1

    def blocks(self, parent: Element, *, styled: bool = True) -> Iterator[Any]:
        for child in parent:
            if child.tag == f"{W}body":
                yield from self.blocks(child)
            elif child.tag == f"{W}p":
                yield "p", self._look(child, styled=styled), self._content(child)
            elif child.tag == f"{W}tbl":
                yield "table", list(self._table(child))
            elif child.tag in _TRANSPARENT:
                yield from self.blocks(child, styled=False)
            elif child.tag not in _SILENT | {f"{W}tcPr"} and self._layout:
                yield self._element(child)

    def _table(self, table: Element) -> Iterator[Any]:
        if self._layout:
            yield [self._element(one) for one in table if one.tag in (f"{W}tblPr", f"{W}tblGrid")]
        for row in table.iter(f"{W}tr"):
            look = self._element(row.find(f"{W}trPr"))
            cells = [list(self.blocks(cell, styled=False)) for cell in row.iter(f"{W}tc")]
            widths = [self._element(cell.find(f"{W}tcPr")) for cell in row.iter(f"{W}tc")]
            yield look, cells, widths if self._layout else ()

    def _look(self, paragraph: Element, *, styled: bool) -> Any:
        properties = paragraph.find(f"{W}pPr")
        if properties is None or not (styled or self._layout):
            return []
        style = properties.find(f"{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("TOC") and not self._layout:
            return []
        return [
            self._element(one)
            for one in properties
            if one.tag != f"{W}rPr" and (self._layout or one.tag not in _LAYOUT | {f"{W}sectPr"})
        ]

    def _content(self, parent: Element) -> list[Any]:
        """Texts with their looks, those of one look as one; all else as it stands there."""
        found: list[Any] = []
        for piece in self._pieces(parent):
            if found and piece[0] == found[-1][0] == "text" and piece[1] == found[-1][1]:
                piece = ("text", piece[1], found.pop()[2] + piece[2])
            found.append(piece)
        return found

    def _pieces(self, parent: Element) -> Iterator[Any]:
        for child in parent:
            if child.tag == f"{W}r":
                look = self._element(child.find(f"{W}rPr"))
                for one in child:
                    if one.tag == f"{W}t":
                        yield "text", look, one.text or ""
                    elif one.tag != f"{W}rPr":
                        yield "mark", look, self._element(one)
            elif child.tag in _TRANSPARENT:
                yield from self._pieces(child)
            elif child.tag == f"{W}hyperlink":
                yield "link", self._attributes(child), self._content(child)
            elif child.tag == f"{W}fldSimple":
                yield "mark", None, ("field", "begin")
                yield "mark", None, (f"{W}instrText", child.get(f"{W}instr"))
                yield "mark", None, ("field", "separate")
                yield from self._pieces(child)
                yield "mark", None, ("field", "end")
            elif child.tag not in _SILENT | {f"{W}pPr"}:
                yield "other", self._element(child)

    def _element(self, element: Element | None) -> Any:
        if element is None or (element.tag == f"{W}rPr" and not len(element)):
            return None
        if element.tag == f"{W}footnoteReference":
            return "note", list(
                _Reader(self._file, "footnotes", layout=self._layout).note(element.get(f"{W}id"))
            )
        if element.tag == f"{W}fldChar":
            return "field", element.get(f"{W}fldCharType")
        if element.tag == f"{W}instrText":
            words = (element.text or "").split(" ")
            return element.tag, " ".join(str(self._places.get(word, word)) for word in words)
        if element.tag == f"{W}numId":
            number = self._lists.get(element.get(f"{W}val"))
            made = None if number is None else [self._element(one) for one in number]
            return element.tag, made
        if element.tag == f"{W}txbxContent":
            return "box", list(self.blocks(element, styled=False))
        inner = [self._element(one) for one in element if one.tag not in _SILENT]
        return element.tag, self._attributes(element), element.text or "", inner

    def note(self, ident: str) -> Iterator[Any]:
        """The blocks of a footnote."""
        yield from self.blocks(self._notes[ident])

    def _attributes(self, element: Element) -> list[Any]:
        found = []
        for name, value in element.attrib.items():
            if element.tag.endswith(("}docPr", "}cNvPr")) and name in ("id", "name"):
                continue
            if name.startswith(R):
                value = self._relations[value]
            elif name == f"{W}anchor":
                value = self._places[value]
            found.append((name, value))
        return found


def proof(content: bytes, old: BlockDocument, new: BlockDocument, house: House | None = None) -> None:
    """Hold a redline against both states as they are written without changes."""
    listed = has_contents(new)
    before, after = (write_docx(one, haus=house, listed=listed) for one in (old, new))
    accepted, rejected = (unwrapped(content, accept=accept) for accept in (True, False))
    demand_same(reading(accepted), reading(after))
    demand_same(reading(rejected, layout=False), reading(before, layout=False))
    for one in (content, accepted, rejected):
        demand_sound(Datei(one))


def demand_same(found: Any, expected: Any, path: tuple[Any, ...] = ()) -> None:
    """The same all through; else it is told where they first differ."""
    if found == expected:
        return
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in sorted(found.keys() | expected.keys()):
            demand_same(found.get(key), expected.get(key), (*path, key))
    elif isinstance(found, list | tuple) and isinstance(expected, list | tuple):
        for at, (one, other) in enumerate(zip(found, expected, strict=False)):
            demand_same(one, other, (*path, at))
    raise AssertionError(f"{path}: {str(found)[:2000]} is not {str(expected)[:2000]}")


def demand_sound(file: Datei) -> None:
    """Ids are there once, and nothing leads nowhere."""
    trees = {name: etree.fromstring(data) for name, data in file.teile.items() if name.endswith(".xml")}
    body, notes = trees["word/document.xml"], trees["word/footnotes.xml"]
    for path, key in (
        (f".//{W}bookmarkStart", f"{W}id"),
        (f".//{W}bookmarkStart", f"{W}name"),
        (".//{*}docPr", "id"),
        (f".//{W}ins", f"{W}id"),
        (f".//{W}p", _PARAGRAPH_ID),
    ):
        found = [one.get(key) for one in body.iterfind(path) if one.get(key)]
        assert len(found) == len({*found}), (path, key)
    starts, ends = (
        sorted(one.get(f"{W}id") for one in body.iter(f"{W}bookmark{end}")) for end in ("Start", "End")
    )
    assert starts == ends
    known = [one.get(f"{W}id") for one in notes]
    led = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    assert [one for one in known if one in led] == led  # LibreOffice finds notes by their order
    lists = {one.get(f"{W}numId") for one in trees["word/numbering.xml"].iter(f"{W}num")} | {"0"}
    assert {one.get(f"{W}val") for one in body.iter(f"{W}numId")} <= lists
    for tree in (body, notes):
        for name in ("begin", "separate", "end"):
            for change in (None, f"{W}ins", f"{W}del"):
                _demand_whole_fields(tree, name, change)
        for cell in tree.iter(f"{W}tc", f"{W}body", f"{W}footnote"):
            last = [one for one in cell if one.tag not in (*_SILENT, f"{W}sectPr")][-1]
            assert last.tag == f"{W}p"


def _demand_whole_fields(tree: Element, name: str, change: str | None) -> None:
    """Of a field all or nothing is marked."""
    ends = [one for one in tree.iter(f"{W}fldChar") if _change_around(one) == change]
    kinds = [one.get(f"{W}fldCharType") for one in ends]
    assert kinds.count(name) == kinds.count("begin")


def _change_around(element: Element) -> str | None:
    return next((one.tag for one in element.iterancestors(f"{W}ins", f"{W}del")), None)
