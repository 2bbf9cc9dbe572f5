"""From the block model to the bytes of a PDF that everybody can read: PDF/UA-1 and PDF/A-2a."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from teilhabe_docs.documents.blocks import BlockDocument, Paragraph, place_ids
from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.rendering.document_day import document_day
from teilhabe_docs.rendering.font_widths import HEADER, Lettering, face
from teilhabe_docs.rendering.header_lines import Margins, header_lines
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.page_measures import ACROSS_WIDTH, CONTENTS_FROM, TEXT_WIDTH
from teilhabe_docs.rendering.pdf.letters import plainly_printable, printable
from teilhabe_docs.rendering.pdf.printed_blocks import PrintedBlocks
from teilhabe_docs.rendering.pdf.printed_inline import PrintedInline
from teilhabe_docs.rendering.pdf.printed_tables import FONT
from teilhabe_docs.rendering.pdf.row_heights import page_height
from teilhabe_docs.rendering.plain_words import title_with_offer
from teilhabe_docs.resources import content, folder

_TEMPLATES = folder("templates") / "pdf"
_PICTURE = b"""#let picture = json(bytes(sys.inputs.document))
#set document(title: "x", date: datetime(year: 2000, month: 1, day: 1))
#image(bytes(picture.svg), format: "svg", alt: "x")
"""
"""A page with one picture, to see whether it can be unpacked."""
_CENTRED = ("partei", "mitte")


def write_pdf(document: BlockDocument, colours: Sequence[str] = ()) -> bytes:
    """`document` as PDF; the same model gives the same bytes with the same typst.

    `colours` are those of a house for title and headings, by level.

    Where something that is to stay on one page has no room there, everything may break. A picture that is
    damaged is named instead. Where letters and the accents on them come from fonts that do not go together,
    fewer letters are printed.
    """
    data = printed(document) | {"colours": [*colours], "loose": False}
    template = content(_TEMPLATES / "document.typ")
    for pieces in _tries(data):
        pdf = _set(template, pieces)
        if pdf is not None:
            return pdf
    raise ValueError("a document that cannot be set")


def _tries(data: Any) -> Iterator[str]:
    """The document as it is to be set, then with ever less of what typst may stumble over."""
    yield printable(_json(data))
    data["loose"] = True
    yield printable(_json(data))
    data = _with_sound_pictures(data)
    yield printable(_json(data))
    yield plainly_printable(_json(data))


def _set(template: bytes, data: str) -> bytes | None:
    """What typst sets of `data`, which it never executes; None where it cannot.

    No font, file or package of the system is asked.
    """
    from typst import Compiler, TypstError

    compiler = Compiler(
        template, root=str(_TEMPLATES), ignore_system_fonts=True, sys_inputs={"document": data}
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"])
    except TypstError:
        return None
    return pdf if isinstance(pdf, bytes) else None


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _with_sound_pictures(data: Any) -> Any:
    """The same with a word instead of each picture that nobody can unpack."""
    if isinstance(data, list):
        return [_with_sound_pictures(one) for one in data]
    if not isinstance(data, dict):
        return data
    if data.get("kind") == "picture" and _set(_PICTURE, _json(data)) is None:
        return f"[Bild beschädigt: {data['alt']}]"
    return {name: _with_sound_pictures(one) for name, one in data.items()}


def printed(document: BlockDocument) -> dict[str, Any]:
    """All that the template prints, but for colours."""
    width = ACROSS_WIDTH if document.quer else TEXT_WIDTH
    inline = PrintedInline(place_ids(document), width, lambda blocks: writer.note(blocks))
    writer = PrintedBlocks(inline, width, page_height(across=document.quer))
    day = date.fromisoformat(document_day(document))
    return {
        "about": {
            "title": clean(title_with_offer(document)),
            "author": [clean(document.traeger)] if document.traeger else [],
            "subject": clean(document.angebot),
            "keywords": [f"Paket {clean(document.paket)}"] if document.paket else [],
            "day": [day.year, day.month, day.day],
        },
        "across": document.quer,
        "header": [
            [clean(protect(words)) for words in line]
            for line in header_lines(document, Margins(width, width, Lettering(face(FONT), HEADER)))
        ],
        "centred": any(isinstance(block, Paragraph) and block.rolle in _CENTRED for block in document.kopf),
        "contents-from": CONTENTS_FROM,
        "title": clean(protect(document.titel)),
        "top": writer.top(document.kopf),
        "body": writer.blocks(document.abschnitte),
    }
