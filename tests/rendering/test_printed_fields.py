"""The fields that a text prints, told from its tokens, are those whose values reading it puts in."""

import re
from collections.abc import Iterator, Sequence

import pytest

from teilhabe_docs.documents.blocks import ItemList, ListItem, Paragraph, TextRun
from teilhabe_docs.documents.markup.printed_fields import printed_fields
from teilhabe_docs.rendering.markdown.markdown_reader import read_slot
from teilhabe_docs.rendering.markdown.reading_types import BlockResult, Bound

INLINE = (
    "**§**",
    "`§`",
    "[§](https://example.org)",
    '[Plan](https://example.org "§")',
    "[Plan](https://example.org/§)",
    "<https://example.org/§>",
    "![§](bild.png)",
    '![Bild](bild.png "§")',
    "^[§]",
    "x[^n] §",
    "\\§",
    "Wort §",
)
BLOCKS = (
    "- §",
    "> §",
    "# §",
    "[^n]: §",
    "[^n]: Wort\n\n    §",
    "[^n]: Eins.\n\n[^n]: §",
    "```\n§\n```",
    "~~~\n§",
    "    §",
    "| Kopf | § |\n|---|---|\n| x | § |",
)


def nested(shapes: Sequence[str], inner: str, depth: int) -> Iterator[str]:
    """The text, and each in which it stands in up to so many of the shapes."""
    yield inner
    for shape in shapes if depth else ():
        indent = " " * len(shape.partition("§")[0].rpartition("\n")[2])
        yield from nested(shapes, shape.replace("§", inner.replace("\n", "\n" + indent)), depth - 1)


def value(name: str) -> Bound | None:
    printed = (TextRun(f"«{name}»"),)
    items = (ListItem((Paragraph(printed),)),)
    return BlockResult((ItemList("strich", items),)) if name == "liste" else printed


@pytest.mark.parametrize("name", ["zahl", "liste"])
@pytest.mark.parametrize(("inline", "blocks"), [(2, 1), (1, 2)])
def test_they_are_those_that_reading_puts_in(name: str, inline: int, blocks: int) -> None:
    texts = [
        text
        for words in nested(INLINE, f"{{{{ {name} }}}}", inline)
        for block in nested(BLOCKS, words, blocks)
        for text in (block, f"{block}\n\nSiehe[^n].")
    ]
    both = set()
    for text in texts:
        read = read_slot(text, ebene=1, zwischentitel=True, feld=value, bild=lambda *_: "Kein Bild.")
        told = {one.name for one in printed_fields(text) if one.alone or name != "liste"}
        assert told == set(re.findall("«([a-z]+)»", repr(read.bloecke))), text
        both.add(bool(told))
    assert both == {True, False}
