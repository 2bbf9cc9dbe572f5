"""Forms as authorities send them, built after public ones: content controls, bookmarks, a bare table."""

import io
import re
from collections.abc import Mapping
from itertools import pairwise
from xml.sax.saxutils import escape, unescape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
ASKS = "Klicken oder tippen Sie hier, um Text einzugeben."
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WIDE = '<w:tcPr><w:tcW w:w="4500"/></w:tcPr>'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def line(inside: str, properties: str = "") -> str:
    return f"<w:p>{properties}{inside}</w:p>"


def control(title: str, text: str = ASKS, *, more: str = "", shown: str = "<w:showingPlcHdr/>") -> str:
    """A content control in a line; with a placeholder its look is that of placeholders."""
    look = '<w:rPr><w:rStyle w:val="Platzhaltertext"/><w:b/></w:rPr>' if shown else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{title.lower()}"/><w:id w:val="7"/>'
        f"{shown}{more}</w:sdtPr><w:sdtContent>{run(text, look)}</w:sdtContent></w:sdt>"
    )


def mark(name: str, inside: str = "", number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def old_field(name: str, result: str = "\u2002" * 5) -> str:
    """A text field as Word 97 made them."""
    data = f'<w:ffData><w:name w:val="{name}"/><w:enabled/><w:calcOnExit w:val="0"/><w:textInput/></w:ffData>'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        '<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each with the content of its paragraph, or with paragraphs of its own."""
    cells = (
        "".join(f"<w:tc>{_WIDE}{cell if cell.startswith('<w:p') else line(cell)}</w:tc>" for cell in row)
        for row in rows
    )
    grid = '<w:gridCol w:w="4500"/>' * len(rows[0])
    inside = "".join(f"<w:tr>{one}</w:tr>" for one in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def form(*blocks: str, parts: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file of these blocks, its parts in an order of their own, a picture stored as it is."""
    space = f'xmlns:w="{W}" xmlns:w14="{W14}"'
    body = f'{"".join(blocks)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    members: dict[str, bytes] = {
        "word/document.xml": f"{_HEAD}<w:document {space}><w:body>{body}</w:body></w:document>".encode(),
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" '
            'ContentType="image/png"/><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/media/siegel.png": bytes(range(256)),
        **(parts or {}),
    }
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for number, (name, content) in enumerate(members.items()):
            entry = ZipInfo(name, (2025, 3, 1 + number, 8, 30, 0))
            entry.compress_type = ZIP_STORED if name.endswith(".png") else ZIP_DEFLATED
            entry.create_system, entry.external_attr, entry.extra = 3, 0o644 << 16, b"\x99\x99\2\0ab"
            archive.writestr(entry, content)
    return made.getvalue()


def document(data: bytes) -> str:
    """The document part of a form."""
    with ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def others(data: bytes) -> list[tuple[str, bytes]]:
    """The members of a zip with all their bytes, headers too, in their order, but for the document."""
    with ZipFile(io.BytesIO(data)) as archive:
        entries, directory = archive.infolist(), archive.start_dir
    starts = [*sorted(entry.header_offset for entry in entries), directory]
    names = {entry.header_offset: entry.filename for entry in entries}
    found = [(names[start], data[start:end]) for start, end in pairwise(starts)]
    return [one for one in found if one[0] != "word/document.xml"]


def words(data: bytes) -> list[str]:
    """The paragraphs of a form, line breaks as such."""
    text = re.sub(r"<w:br/>", "\n", document(data))
    paragraphs = re.findall(r"<w:p>.*?</w:p>|<w:p/>", text, re.DOTALL)
    return [unescape("".join(re.findall(r"(?:<w:t[^>]*>|(?=\n))([^<]*)", one))) for one in paragraphs]
