"""An old concept as a Word file: 126 pages, 106 headings, 11 notes, 34 pictures, tables, tracked changes.

The markup is Word's: numbers that tell of each session of editing, runs that end where somebody has typed,
proofing marks, bookmarks of a table of contents.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import cycle, islice

PAGES, HEADINGS, NOTES, PICTURES, TABLES, CHANGES = 126, 106, 11, 34, 25, 60
_PARAGRAPHS = 8
"""So many to a page, of seven runs of six words each."""
_OFFICE = "http://schemas.openxmlformats.org"
_W, _R = f"{_OFFICE}/wordprocessingml/2006/main", f"{_OFFICE}/officeDocument/2006/relationships"
_DRAWING = f"{_OFFICE}/drawingml/2006"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TEXT = """
Der Leistungserbringer begleitet Menschen mit Behinderungen im Alltag und stimmt Ziele der Teilhabe mit ihnen
im Gesamtplan nach § 121 SGB IX ab wobei Wünsche den Ausschlag geben
"""


def old_concept() -> bytes:
    """The same file every time."""
    words = cycle(_TEXT.split())
    body = "".join(_page(number, words) for number in range(PAGES))
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>Anmerkung {n}</w:t></w:r></w:p></w:footnote>'
        for n in range(1, NOTES + 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{index}" Type="{_R}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(
            (
                *((name, f"{name}.xml") for name in ("styles", "numbering", "footnotes")),
                *(("image", f"media/image{n}.png") for n in range(PICTURES)),
            ),
            start=1,
        )
    )
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _related(
            f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"{_HEAD}<w:document {_NAMES}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _related(relations),
        "word/styles.xml": f"{_HEAD}<w:styles {_NAMES}>{_styles()}</w:styles>",
        "word/numbering.xml": f"{_HEAD}<w:numbering {_NAMES}>{_numbering()}</w:numbering>",
        "word/footnotes.xml": f"{_HEAD}<w:footnotes {_NAMES}>{notes}</w:footnotes>",
        **{f"word/media/image{n}.png": _picture(n) for n in range(PICTURES)},
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _page(number: int, words: Iterator[str]) -> str:
    turn = "<w:lastRenderedPageBreak/>" if number else ""
    found = [f"<w:p><w:r>{turn}<w:t>Hier beginnt eine neue Seite.</w:t></w:r></w:p>"]
    if number < HEADINGS:
        level = 1 + number % 3
        found.append(
            f'<w:p w:rsidR="00A{number:05X}"><w:pPr><w:pStyle w:val="berschrift{level}"/></w:pPr>'
            f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number}"/><w:r><w:t>Kapitel {number}</w:t></w:r>'
            f'<w:bookmarkEnd w:id="{number}"/></w:p>'
        )
    for index in range(_PARAGRAPHS):
        item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>' if index in (3, 4) else ""
        runs = "".join(_run(words, number, index, n) for n in range(7))
        found.append(
            f'<w:p w:rsidR="00B{number:05X}" w:rsidRPr="00C{index:05X}"><w:pPr>{item}</w:pPr>{runs}</w:p>'
        )
    if number < NOTES:
        mark = f'<w:r><w:footnoteReference w:id="{number + 1}"/></w:r>'
        found.append(f"<w:p>{_run(words, number, 0, 0)}{mark}</w:p>")
    if number < PICTURES:
        found.append(_drawing(number))
    if number < TABLES:
        cells = "".join(f"<w:tc><w:p>{_run(words, number, 0, n)}</w:p></w:tc>" for n in range(4))
        found.append(f"<w:tbl><w:tblPr/>{f'<w:tr>{cells}</w:tr>' * 8}</w:tbl>")
    return "".join(found)


def _run(words: Iterator[str], page: int, paragraph: int, number: int) -> str:
    text = " ".join(islice(words, 6))
    look = "<w:b/>" if number == 5 else ""
    run = (
        f'<w:r w:rsidRPr="00D{number:05X}"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>{look}'
        f'<w:sz w:val="22"/><w:lang w:val="de-DE"/></w:rPr><w:t xml:space="preserve">{text} </w:t></w:r>'
        '<w:proofErr w:type="spellEnd"/>'
    )
    if page < CHANGES and paragraph == 1 and number in (2, 3):
        who = f'w:id="{page}{number}" w:author="Erika Muster" w:date="2026-03-01T10:00:00Z"'
        if number == 2:
            return f"<w:ins {who}>{run}</w:ins>"
        return f"<w:del {who}>{run.replace('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>"
    return run


def _drawing(number: int) -> str:
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="{number + 1}" '
        f'name="Bild {number}" descr="Ansicht {number}"/><a:graphic><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="rId{number + 4}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def _picture(number: int) -> bytes:
    """A picture of 600 × 400 pixels that hardly packs."""
    head = struct.pack(">IIBBBBB", 600, 400, 8, 2, 0, 0, 0)
    state, noise = number + 1, bytearray()
    for _ in range(600 * 3):
        state = state * 1_103_515_245 + 12_345 & 0x7FFF_FFFF
        noise.append(state >> 16 & 0xFF)
    rows = b"".join(b"\0" + noise[n % 1800 :] + noise[: n % 1800] for n in range(400))

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _styles() -> str:
    usual = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
    )
    return usual + "".join(
        f'<w:style w:type="paragraph" w:styleId="berschrift{n}"><w:name w:val="heading {n}"/><w:basedOn '
        f'w:val="Standard"/><w:pPr><w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr>'
        f'<w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for n in (1, 2, 3)
    )


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="berschrift{n + 1}"/><w:lvlText w:val="{"%1.%2.%3"[: 3 * n + 2]}"/></w:lvl>'
        for n in range(3)
    )
    bullet = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    return (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{bullet}</w:abstractNum>'
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    )


def _related(entries: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{entries}</Relationships>'


def _types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    named = {"document": "document.main", **{name: name for name in ("styles", "numbering", "footnotes")}}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{word}.{kind}+xml"/>'
        for part, kind in named.items()
    )
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
        )
    )
    return f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">{defaults}{overrides}</Types>'
