"""Tables: real header rows, small ones whole on one page, and the signature block."""

from collections.abc import Sequence

from teilhabe_docs.documents.blocks import Inline, TableBlock
from teilhabe_docs.rendering.docx.elements import Element, sub
from teilhabe_docs.rendering.docx.inline_content import InlineWriter
from teilhabe_docs.rendering.docx.paragraphs import paragraph
from teilhabe_docs.rendering.plain_words import names_rows, plain, says_something
from teilhabe_docs.rendering.table_columns import CELL_MARGINS, cell_words, fitting_columns

_JC = {"mitte": "center", "rechts": "right"}
_SIGNATURE_GAP = 340

Cell = Sequence[Inline]


def table(inline: InlineWriter, parent: Element, tabelle: TableBlock, indent: int, width: int) -> None:
    """A table with borders over the text width (twips) less `indent`.

    Where a word would not fit its column, all is set smaller if that helps. The first row below the header is
    not kept with the second, unless it names what stands there: LibreOffice then loses rows of a table that
    goes over the page.
    """
    rows = [*([tabelle.kopf] if tabelle.kopf else []), *tabelle.zeilen]
    head_rows = 1 if tabelle.kopf else 0
    words = [[cell_words(cell, head=index < head_rows) for cell in row] for index, row in enumerate(rows)]
    context = inline.context
    shape, letters = fitting_columns(words, width - indent, context.in_tables, context.tight)
    suffix = "Eng" if letters is context.tight else ""
    last = len(rows) - 1
    widths = shape.widths
    element = sub(parent, "tbl")
    properties = sub(element, "tblPr")
    sub(properties, "tblStyle", "Tabelle")
    _measures(properties, sum(widths), indent)
    sub(properties, "tblLook", "0620", firstRow=1, noHBand=1, noVBand=1)
    _grid(element, widths)
    for index, row in enumerate(rows):
        head = index < head_rows
        named = index >= head_rows and names_rows(row)
        keep = index < last and (
            shape.stays_together or head or named or (shape.ends_together and index == last - 1)
        )
        cells = _row(element, widths, head=head)
        for column, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
            text = paragraph(cell, ("Tabellenkopf" if head else "Tabellentext") + suffix, keep_next=keep)
            if shape.hyphens[column]:
                sub(text[0], "suppressAutoHyphens", 0)
            if column < len(tabelle.ausrichtung) and tabelle.ausrichtung[column] in _JC:
                sub(text[0], "jc", _JC[tabelle.ausrichtung[column]])
            if column < len(row):
                inline.write(text, row[column], wide - CELL_MARGINS, in_cell=True)


def signatures(inline: InlineWriter, parent: Element, tabelle: TableBlock, available: int) -> None:
    """The signature block: a line to sign on above every filled cell, the header's names in bold above.

    It takes the text width `available` (twips).
    """
    named = says_something(tabelle.kopf)
    rows = [*([tabelle.kopf] if named else []), *tabelle.zeilen]
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return
    width = available // columns
    element = sub(parent, "tbl")
    properties = sub(element, "tblPr")
    _measures(properties, width * columns, 0)
    margins = sub(properties, "tblCellMar")
    sub(margins, "left", w=0, type="dxa")
    sub(margins, "right", w=_SIGNATURE_GAP, type="dxa")
    _grid(element, [width] * columns)
    for index, row in enumerate(rows):
        head = named and index == 0
        for column, cell in enumerate(_row(element, [width] * columns)):
            content = row[column] if column < len(row) else ()
            filled = bool(plain(content).strip())
            style = "Signature" if filled and not head else "Tabellentext"
            text = paragraph(cell, style, keep_next=True)
            inline.write(text, content, width - _SIGNATURE_GAP, bold=head, in_cell=True)


def _measures(properties: Element, width: int, indent: int) -> None:
    sub(properties, "tblW", w=width, type="dxa")
    if indent:
        sub(properties, "tblInd", w=indent, type="dxa")
    sub(properties, "tblLayout", type="fixed")


def _grid(element: Element, widths: Sequence[int]) -> None:
    grid = sub(element, "tblGrid")
    for width in widths:
        sub(grid, "gridCol", w=width)


def _row(element: Element, widths: Sequence[int], *, head: bool = False) -> list[Element]:
    """A row that no page break splits, with its empty cells."""
    row = sub(element, "tr")
    properties = sub(row, "trPr")
    sub(properties, "cantSplit")
    if head:
        sub(properties, "tblHeader")
    cells = []
    for width in widths:
        cell = sub(row, "tc")
        sub(sub(cell, "tcPr"), "tcW", w=width, type="dxa")
        cells.append(cell)
    return cells
