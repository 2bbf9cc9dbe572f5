# ruff: noqa: E501
"""Word files for the reader, each as small as can be: a body, and what else a test gives."""

from hostile.parts import HEAD, PACKAGE, R, W, packed, relation, relations
from teilhabe_docs.reading.word_model import WordDocument
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import Which, WordView, view

NAMES = " ".join(
    (
        f'xmlns:w="{W}" xmlns:r="{R}"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
    )
)
_ROOTS = {"header1": "hdr", "footer1": "ftr"}


def word_file(body: str, *links: str, **parts: str) -> bytes:
    """A Word file; `parts` are the insides of `styles`, `numbering`, `footnotes` …, `links` more relations."""
    related = [
        relation(
            f"rId_{name}",
            "commentsExtended" if name == "commentsExtended" else name.rstrip("1"),
            f"{name}.xml",
        )
        for name in parts
    ]
    roots = {name: "commentsEx" if name == "commentsExtended" else _ROOTS.get(name, name) for name in parts}
    prefix = {name: "w15" if name == "commentsExtended" else "w" for name in parts}
    return packed(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(*related, *links),
            **{
                f"word/{name}.xml": f"{HEAD}<{prefix[name]}:{roots[name]} {NAMES}>{inside}</{prefix[name]}:{roots[name]}>"
                for name, inside in parts.items()
            },
        }
    )


def document(body: str, *links: str, **parts: str) -> WordDocument:
    """What the reader makes of such a file."""
    reading = read_word(word_file(body, *links, **parts), "a.docx")
    assert reading.document, reading.findings
    return reading.document


def seen(body: str, which: Which = "after", **parts: str) -> WordView:
    """The view of such a file."""
    return view(document(body, **parts), which)


def run(text: str, look: str = "") -> str:
    """A run; `look` is the inside of its properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "", look: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, look)}</w:p>"


def style(ident: str, name: str, based: str = "", properties: str = "", look: str = "") -> str:
    """A paragraph style."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/>{base}<w:pPr>{properties}</w:pPr><w:rPr>{look}</w:rPr></w:style>'


def styled(ident: str) -> str:
    """The property that gives a paragraph its style."""
    return f'<w:pStyle w:val="{ident}"/>'


def cell(inside: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def tracked(kind: str, inside: str, author: str = "Erika Muster") -> str:
    """A tracked change around runs, or alone in the properties of a mark or row."""
    return f'<w:{kind} w:id="1" w:author="{author}" w:date="2026-03-01T10:00:00Z">{inside}</w:{kind}>'
