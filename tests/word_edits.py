"""Word files as people edit them: words, paragraphs, rows, notes, looks, comments, tracked or not."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT, NOTES, CUSTOM = "word/document.xml", "word/footnotes.xml", "docProps/custom.xml"
COMMENTS = "word/comments.xml"
AUTHOR, DATE = "Amt Musterkreis", "2027-01-15T10:00:00Z"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class WordFile:
    """The parts of a Word file, to be edited; `tracked` edits bear author and date."""

    def __init__(self, content: bytes, *, tracked: bool = False, author: str = AUTHOR) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.trees = {}
        self.tracked, self.author = tracked, author
        self._ids = 9000

    def tree(self, part: str = DOCUMENT) -> etree._Element:
        if part not in self.trees:
            self.trees[part] = etree.fromstring(self.parts[part])
        return self.trees[part]

    @property
    def content(self) -> bytes:
        for name, tree in self.trees.items():
            self.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
            for name, part in self.parts.items():
                file.writestr(name, part)
        return data.getvalue()

    def paragraph(self, words: str, part: str = DOCUMENT) -> etree._Element:
        """The first paragraph outside of the contents that holds these words."""
        return next(p for p in self.paragraphs(part) if words in text_of(p))

    def paragraphs(self, part: str = DOCUMENT) -> Iterator[etree._Element]:
        for p in self.tree(part).iter(f"{W}p"):
            style = p.find(f"{W}pPr/{W}pStyle")
            if style is None or not style.get(f"{W}val", "").startswith("TOC"):
                yield p

    def replace(self, old: str, new: str, *, within: str = "", part: str = DOCUMENT) -> "WordFile":
        """Put words in the place of others, in the first paragraph that holds `within`, else these."""
        p = self.paragraph(within or old, part)
        start = text_of(p).index(old)
        self._stretch(p, start, start + len(old), new)
        return self

    def _stretch(self, p: etree._Element, start: int, end: int, new: str) -> None:
        runs = self._split(p, start, end)
        anchor = runs[-1] if runs else None
        if anchor is None:
            raise AssertionError("no run there")
        if not self.tracked:
            for text in anchor.iter(f"{W}t"):
                text.text = ""
            for run in runs[:-1]:
                run.getparent().remove(run)
            first = next(anchor.iter(f"{W}t"))
            first.text, first.attrib[_SPACE] = new, "preserve"
            return
        if end > start:
            gone = self._change("del")
            runs[0].addprevious(gone)
            for run in runs:
                for text in run.iter(f"{W}t"):
                    text.tag, text.attrib[_SPACE] = f"{W}delText", "preserve"
                gone.append(run)
            anchor = gone
        if new:
            come = self._change("ins")
            run = deepcopy(runs[-1])
            for text in list(run.iter(f"{W}delText", f"{W}t")):
                text.tag, text.text, text.attrib[_SPACE] = f"{W}t", new, "preserve"
            come.append(run)
            anchor.addnext(come)

    def insert(self, after: str, new: str, *, within: str = "", part: str = DOCUMENT) -> "WordFile":
        """Put words behind others."""
        p = self.paragraph(within or after, part)
        at = text_of(p).index(after) + len(after)
        if self.tracked:
            runs = self._split(p, at - 1, at)
            come = self._change("ins")
            run = deepcopy(runs[-1])
            for text in run.iter(f"{W}t"):
                text.text, text.attrib[_SPACE] = new, "preserve"
            come.append(run)
            runs[-1].addnext(come)
        else:
            self._stretch(p, at - 1, at, text_of(p)[at - 1 : at] + new)
        return self

    def _split(self, p: etree._Element, start: int, end: int) -> list[etree._Element]:
        """The runs that hold exactly this stretch."""
        found, at = [], 0
        for run in list(p.iter(f"{W}r")):
            texts = [t for t in run if t.tag == f"{W}t"]
            if not texts:
                continue
            length = len("".join(t.text or "" for t in texts))
            low, high = max(start - at, 0), min(end - at, length)
            if low < high:
                found.append(self._cut(run, low, high))
            at += length
        return found

    def _cut(self, run: etree._Element, low: int, high: int) -> etree._Element:
        whole = "".join(t.text or "" for t in run if t.tag == f"{W}t")
        for t in [t for t in run if t.tag == f"{W}t"][1:]:
            run.remove(t)
        for piece, behind in ((whole[:low], False), (whole[high:], True)):
            if piece:
                other = deepcopy(run)
                text = next(t for t in other if t.tag == f"{W}t")
                text.text, text.attrib[_SPACE] = piece, "preserve"
                (run.addnext if behind else run.addprevious)(other)
        text = next(t for t in run if t.tag == f"{W}t")
        text.text, text.attrib[_SPACE] = whole[low:high], "preserve"
        return run

    def _change(self, kind: str) -> etree._Element:
        self._ids += 1
        traits = {f"{W}id": str(self._ids), f"{W}author": self.author, f"{W}date": DATE}
        return etree.Element(f"{W}{kind}", traits)

    def add_paragraph(self, after: str, new: str) -> "WordFile":
        """A paragraph behind the one that holds these words, in its looks."""
        p = self.paragraph(after)
        other = deepcopy(p)
        for mark in [*other.iter(f"{W}bookmarkStart"), *other.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        runs = list(other.iter(f"{W}r"))
        for child in [c for c in other if c.tag != f"{W}pPr"]:
            other.remove(child)
        run = next(deepcopy(r) for r in runs if r.find(f"{W}t") is not None)
        for child in [c for c in run if c.tag not in (f"{W}rPr", f"{W}t")]:
            run.remove(child)
        for extra in run.findall(f"{W}t")[1:]:
            run.remove(extra)
        run.find(f"{W}t").text = new
        if self.tracked:
            come = self._change("ins")
            come.append(run)
            other.append(come)
            self._mark(other, "ins")
        else:
            other.append(run)
        p.addnext(other)
        return self

    def split(self, before: str, *, within: str) -> "WordFile":
        """The paragraph with the words of `within` parted in front of `before`."""
        p = self.paragraph(within)
        start = text_of(p).index(before, text_of(p).index(within))
        first = self._split(p, start, len(text_of(p)))[0]
        other = etree.Element(f"{W}p")
        if p.find(f"{W}pPr") is not None:
            other.append(deepcopy(p.find(f"{W}pPr")))
        for child in list(p)[list(p).index(first) :]:
            other.append(child)
        p.addnext(other)
        if self.tracked:
            self._mark(p, "ins")
        return self

    def join(self, within: str) -> "WordFile":
        """The paragraph with these words and the next one as one."""
        p = self.paragraph(within)
        if self.tracked:
            self._mark(p, "del")
            return self
        behind = p.getnext()
        for child in [c for c in behind if c.tag != f"{W}pPr"]:
            p.append(child)
        behind.getparent().remove(behind)
        return self

    def add_note(self, within: str, said: str) -> "WordFile":
        """A footnote at the end of the paragraph with these words."""
        notes = self.tree(NOTES)
        note = deepcopy(notes[-1])
        number = str(1 + max(int(one.get(f"{W}id")) for one in notes))
        note.set(f"{W}id", number)
        texts = list(note.iter(f"{W}t"))
        for text in texts:
            text.text = ""
        texts[-1].text = said
        notes.append(note)
        run = etree.SubElement(self.paragraph(within), f"{W}r")
        etree.SubElement(run, f"{W}footnoteReference", {f"{W}id": number})
        return self

    def _mark(self, p: etree._Element, kind: str) -> None:
        properties = p.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            p.insert(0, properties)
        look = properties.find(f"{W}rPr")
        if look is None:
            look = etree.SubElement(properties, f"{W}rPr")
        look.insert(0, self._change(kind))

    def remove_paragraph(self, words: str) -> "WordFile":
        self._remove(self.paragraph(words))
        return self

    def _remove(self, p: etree._Element) -> None:
        if not self.tracked:
            p.getparent().remove(p)
            return
        self._mark(p, "del")
        self._stretch(p, 0, len(text_of(p)), "")

    def move_paragraph(self, words: str, after: str) -> "WordFile":
        p, target = self.paragraph(words), self.paragraph(after)
        if self.tracked:
            text = text_of(p)
            self._remove(p)
            self.add_paragraph(after, text)
        else:
            target.addnext(p)
        return self

    def row(self, words: str) -> etree._Element:
        return next(r for r in self.tree().iter(f"{W}tr") if words in text_of(r))

    def remove_row(self, words: str) -> "WordFile":
        row = self.row(words)
        if not self.tracked:
            row.getparent().remove(row)
            return self
        self._row_change(row, "del")
        for p in row.iter(f"{W}p"):
            if text := text_of(p):
                self._stretch(p, 0, len(text), "")
        return self

    def add_row(self, after: str, cells: list[str]) -> "WordFile":
        row = self.row(after)
        other = deepcopy(row)
        for cell, new in zip(other.findall(f"{W}tc"), cells, strict=False):
            texts = list(cell.iter(f"{W}t"))
            for text in texts[1:]:
                text.text = ""
            texts[0].text = new
        if self.tracked:
            self._row_change(other, "ins")
            for run in list(other.iter(f"{W}r")):
                come = self._change("ins")
                run.addprevious(come)
                come.append(run)
        row.addnext(other)
        return self

    def replace_cell(self, words: str, old: str, new: str) -> "WordFile":
        """Another content for a cell of the first row that holds these words."""
        cell = next(p for p in self.row(words).iter(f"{W}p") if text_of(p) == old)
        self._stretch(cell, 0, len(old), new)
        return self

    def _row_change(self, row: etree._Element, kind: str) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        properties.append(self._change(kind))

    def bold(self, words: str) -> "WordFile":
        return self.look(words, "b")

    def look(self, words: str, name: str, value: str = "1", *, within: str = "") -> "WordFile":
        """Give words, in the first paragraph that holds `within`, else these, a property of their run."""
        p = self.paragraph(within or words)
        start = text_of(p).index(words)
        attribute = "fill" if name == "shd" else "val"
        for run in self._split(p, start, start + len(words)):
            look = run.find(f"{W}rPr")
            if look is None:
                look = etree.Element(f"{W}rPr")
                run.insert(0, look)
            for old in look.findall(f"{W}{name}"):
                look.remove(old)
            etree.SubElement(look, f"{W}{name}", {f"{W}{attribute}": value})
            if self.tracked:
                change = self._change("rPrChange")
                etree.SubElement(change, f"{W}rPr")
                look.append(change)
        return self

    def comment(self, words: str, said: str) -> "WordFile":
        """A comment on words, one more where there are some."""
        p = self.paragraph(words)
        start = text_of(p).index(words)
        runs = self._split(p, start, start + len(words))
        first, ident = COMMENTS not in self.parts, "77"
        if first:
            self.parts[COMMENTS] = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()
            self._tell_comments()
        else:
            ident = str(77 + len(self.tree(COMMENTS)))
        runs[0].addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": ident}))
        end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": ident})
        runs[-1].addnext(end)
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": ident})
        end.addnext(run)
        traits = {f"{W}id": ident, f"{W}author": self.author, f"{W}date": DATE}
        comment = etree.SubElement(self.tree(COMMENTS), f"{W}comment", traits)
        text = etree.SubElement(etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r"), f"{W}t")
        text.text = said
        return self

    def _tell_comments(self) -> None:
        rels = self.parts["word/_rels/document.xml.rels"].decode()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        relation = f'<Relationship Id="rIdC77" Type="{kind}" Target="comments.xml"/></Relationships>'
        self.parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", relation).encode()
        types = self.parts["[Content_Types].xml"].decode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        override = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'
        self.parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()

    def in_header(self, old: str, new: str) -> "WordFile":
        for name in self.parts:
            if re.fullmatch(r"word/(header|footer)\d*\.xml", name) and old in "".join(
                self.tree(name).itertext()
            ):
                self.replace(old, new, part=name)
        return self

    def every_text(self, change: Callable[[str], str]) -> "WordFile":
        for text in self.tree().iter(f"{W}t"):
            text.text = change(text.text or "")
        return self

    def without_properties(self) -> "WordFile":
        """As some programs save it: without the digests of its sources, and without bookmarks."""
        self.parts.pop(CUSTOM, None)
        for name in ("[Content_Types].xml", "_rels/.rels"):
            self.parts[name] = re.sub(rb"<[^<>]*custom[^<>]*/>", b"", self.parts[name])
        return self.without_bookmarks()

    def without_bookmarks(self) -> "WordFile":
        for mark in [*self.tree().iter(f"{W}bookmarkStart"), *self.tree().iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        return self


def text_of(element: etree._Element) -> str:
    """The words of an element, without deleted ones."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
