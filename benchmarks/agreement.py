"""An agreement as the block model has it: 14 §§, 150 paragraphs, 17 footnotes, 3 tables, about 13 pages."""

from itertools import count, cycle, islice

from teilhabe_docs.documents.blocks import (
    Block,
    BlockDocument,
    Footnote,
    Inline,
    ItemList,
    ListItem,
    NumberedPart,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
)

SECTIONS, PARAGRAPHS, FOOTNOTES, TABLES = 14, 150, 17, 3
_WITH_TABLE = (2, 9, 11)
_TEXT = """
Der Leistungserbringer erbringt die vereinbarten Leistungen im Umfang von 20 Plätzen nach § 125 Abs. 2 SGB IX
für Menschen mit Behinderungen in Musterstadt und stimmt sie mit den Beteiligten im Gesamtplan ab wobei
Wünsche und Ziele der leistungsberechtigten Person den Ausschlag geben
"""


def agreement() -> BlockDocument:
    """The same agreement every time."""
    words = cycle(_TEXT.split())
    numbers = count(1)
    return BlockDocument(
        art="leistungsvereinbarung",
        titel="Leistungsvereinbarung",
        zaehlung="paragraf",
        traeger="Lebensräume Musterstadt gGmbH",
        angebot="Haus am See",
        stand="2027-01-01",
        version="1.0",
        kopf=(),
        abschnitte=tuple(_section(number, words, numbers) for number in range(1, SECTIONS + 1)),
    )


def _section(number: int, words: "cycle[str]", numbers: "count[int]") -> Section:
    """Seven or eight Absätze, three list items among them; some with a table."""
    parts: list[Block] = []
    for index in range(1, 8 + (number > 4)):
        children: list[Block] = [_paragraph(words, numbers)]
        if index == 2:
            children.append(
                ItemList("strich", tuple(ListItem((_paragraph(words, numbers),)) for _ in range(3)))
            )
        if index == 3 and number in _WITH_TABLE:
            children.append(_table(words))
        parts.append(NumberedPart(f"s{number}.a{index}", tuple(children), nummer=str(index)))
    return Section(f"s{number}", 1, f"§ {number}", f"Gegenstand {number}", tuple(parts))


def _paragraph(words: "cycle[str]", numbers: "count[int]") -> Paragraph:
    number = next(numbers)
    content: list[Inline] = [TextRun(" ".join(islice(words, 34)))]
    if number % 8 == 1 and number // 8 < FOOTNOTES:
        content.append(Footnote((Paragraph((TextRun(" ".join(islice(words, 12)) + "."),)),)))
    content += [TextRun(" und "), TextRun("ausdrücklich", fett=True), TextRun(" vereinbart.")]
    return Paragraph(tuple(content))


def _table(words: "cycle[str]") -> TableBlock:
    rows = tuple(tuple((TextRun(" ".join(islice(words, 3))),) for _ in range(3)) for _ in range(6))
    return TableBlock(rows[0], rows[1:], ("links", "links", "rechts"))
