"""Tables of a page: real header cells, and the signature block without any."""

from collections.abc import Sequence

from teilhabe_docs.documents.blocks import Inline, TableBlock
from teilhabe_docs.rendering.html.inline_elements import InlineElements
from teilhabe_docs.rendering.html.markup import NOTHING, Html, element, joined
from teilhabe_docs.rendering.plain_words import names_rows, plain, says_something

_WIDE = 4
"""A table of so many columns can be moved sideways on a narrow screen, also with the keyboard."""
_CLASSES = {"links": "", "mitte": "centred", "rechts": "right"}

Row = Sequence[tuple[Inline, ...]]


def table(inline: InlineElements, block: TableBlock) -> Html:
    """A table; a header row without words is none, as in the other formats."""
    columns = max(len(block.kopf), *map(len, block.zeilen), 0)
    if not columns:
        return NOTHING
    classes = [_CLASSES[alignment] for alignment in block.ausrichtung]
    classes += [""] * (columns - len(classes))
    parts = []
    if says_something(block.kopf):
        parts.append(element("thead", _row(inline, block.kopf, classes, columns, head=True)))
    if block.zeilen:
        rows = (
            _naming(inline, row[0], columns) if names_rows(row) else _row(inline, row, classes, columns)
            for row in block.zeilen
        )
        parts.append(element("tbody", joined(rows, "\n")))
    written = element("table", joined(parts, "\n"))
    if columns < _WIDE:
        return written
    label = "Tabelle, auf schmalen Bildschirmen seitlich verschiebbar"
    return element("div", written, class_="wide", role="group", tabindex=0, aria_label=label)


def _naming(inline: InlineElements, cell: Sequence[Inline], columns: int) -> Html:
    """A row that names those below it, in one cell."""
    return element("tr", element("td", inline.write(cell), colspan=columns), class_="naming")


def _row(
    inline: InlineElements, row: Row, classes: Sequence[str], columns: int, *, head: bool = False
) -> Html:
    cells = [
        element("th", inline.write(cell), scope="col", class_=look)
        if head and plain(cell).strip()
        else element("td", inline.write(cell), class_=look)
        for cell, look in zip(row, classes, strict=False)
    ]
    return element("tr", *cells, *[element("td")] * (columns - len(row)))


def signatures(inline: InlineElements, block: TableBlock) -> Html:
    """The signature block: a line to sign on above every filled cell, the header's names in bold above.

    It is laid out as a table, and to screen readers is none.
    """
    rows = [element("tr", *(_signed(inline, cell) for cell in row)) for row in block.zeilen]
    if says_something(block.kopf):
        names = (element("td", element("strong", inline.write(cell))) for cell in block.kopf)
        rows.insert(0, element("tr", *names))
    return element("table", joined(rows, "\n"), class_="signatures", role="presentation")


def _signed(inline: InlineElements, cell: Sequence[Inline]) -> Html:
    return element("td", element("p", inline.write(cell)) if plain(cell).strip() else NOTHING)
