"""An agreement as the block model has it: 14 §§, 150 paragraphs, 17 footnotes, 3 tables, about 13 pages."""

from itertools import count, cycle, islice

from teilhabe_docs.documents.blocks import (
    Absatz,
    Abschnitt,
    Block,
    Dokument,
    Fussnote,
    Inline,
    Liste,
    Listenpunkt,
    Tabelle,
    Teil,
    Text,
)

SECTIONS, PARAGRAPHS, FOOTNOTES, TABLES = 14, 150, 17, 3
_WITH_TABLE = (2, 9, 11)
_TEXT = """
Der Leistungserbringer erbringt die vereinbarten Leistungen im Umfang von 20 Plätzen nach § 125 Abs. 2 SGB IX
für Menschen mit Behinderungen in Musterstadt und stimmt sie mit den Beteiligten im Gesamtplan ab wobei
Wünsche und Ziele der leistungsberechtigten Person den Ausschlag geben
"""


def agreement() -> Dokument:
    """The same agreement every time."""
    words = cycle(_TEXT.split())
    numbers = count(1)
    return Dokument(
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


def _section(number: int, words: "cycle[str]", numbers: "count[int]") -> Abschnitt:
    """Seven or eight Absätze, three list items among them; some with a table."""
    parts: list[Block] = []
    for index in range(1, 8 + (number > 4)):
        children: list[Block] = [_paragraph(words, numbers)]
        if index == 2:
            children.append(
                Liste("strich", tuple(Listenpunkt((_paragraph(words, numbers),)) for _ in range(3)))
            )
        if index == 3 and number in _WITH_TABLE:
            children.append(_table(words))
        parts.append(Teil(f"s{number}.a{index}", tuple(children), nummer=str(index)))
    return Abschnitt(f"s{number}", 1, f"§ {number}", f"Gegenstand {number}", tuple(parts))


def _paragraph(words: "cycle[str]", numbers: "count[int]") -> Absatz:
    number = next(numbers)
    content: list[Inline] = [Text(" ".join(islice(words, 34)))]
    if number % 8 == 1 and number // 8 < FOOTNOTES:
        content.append(Fussnote((Absatz((Text(" ".join(islice(words, 12)) + "."),)),)))
    content += [Text(" und "), Text("ausdrücklich", fett=True), Text(" vereinbart.")]
    return Absatz(tuple(content))


def _table(words: "cycle[str]") -> Tabelle:
    rows = tuple(tuple((Text(" ".join(islice(words, 3))),) for _ in range(3)) for _ in range(6))
    return Tabelle(rows[0], rows[1:], ("links", "links", "rechts"))
