"""A document as sections whose pieces can be compared with those of another state of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Block,
    BlockDocument,
    Footnote,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Link,
    NumberedPart,
    OpenPlace,
    Paragraph,
    Picture,
    Reference,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection
from teilhabe_docs.documents.reached_sections import HEAD
from teilhabe_docs.rendering.header_lines import header_parts
from teilhabe_docs.rendering.plain_words import open_place


@dataclass(frozen=True, slots=True)
class SectionUnit:
    """A paragraph, an item or a row: its words, and the `key` that two of them share that say the same.

    A reference is the same wherever it leads to one place, whatever number that has.
    """

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """A section without those below it; `number` and `title` as printed."""

    id: str
    number: str
    title: str
    units: tuple[SectionUnit, ...]


def compared_sections(document: BlockDocument, outline: Gliederung) -> dict[str, ComparedSection]:
    """The sections of a document by id, in reading order, first what stands before them.

    One that is alone below another, and has no heading there, is a section as well.
    """
    names, state = header_parts(document)
    lines = (f"Kopf- und Fußzeile: {' · '.join((*names, *state))}", document.titel)
    units = (*(SectionUnit(line, line) for line in lines), *_units(document.kopf))
    found = {HEAD: ComparedSection(HEAD, "", "Titel, Kopf- und Fußzeile", units)}
    alone = {one.id: one for one in outline.alle() if one.allein}
    for section in document.abschnitte:
        _collect(section, alone, found)
    return found


def _collect(
    section: Section | NumberedPart,
    alone: Mapping[str, OutlinedSection],
    found: dict[str, ComparedSection],
) -> None:
    below = [one for one in section.kinder if _is_section(one, alone)]
    units = tuple(_units(one for one in section.kinder if not _is_section(one, alone)))
    if isinstance(section, Section):
        number, title = section.nummer, section.titel
        units = (SectionUnit(title, title), *units)
    else:
        number, title = alone[section.id].nummer, alone[section.id].plan.eintrag.titel
    found[section.id] = ComparedSection(section.id, number, title, units)
    for one in below:
        if isinstance(one, Section | NumberedPart):
            _collect(one, alone, found)


def _is_section(block: Block, alone: Mapping[str, OutlinedSection]) -> bool:
    return isinstance(block, Section) or (isinstance(block, NumberedPart) and block.id in alone)


def _units(blocks: Iterable[Block], lead: str = "") -> Iterator[SectionUnit]:
    """The pieces of `blocks`; `lead` stands before the first."""
    for block in blocks:
        match block:
            case Paragraph(inhalt) | Heading(_, inhalt):
                yield _unit((inhalt,), lead)
            case NumberedPart():
                yield from _units(block.kinder, f"({block.nummer}) " if block.nummer else lead)
            case ItemList():
                for index, item in enumerate(block.punkte):
                    sign = f"{item.nummer})" if item.nummer else "–"
                    sign = f"{block.beginn + index}." if block.art == "zahl" else sign
                    yield from _units(item.kinder, f"{sign} ")
            case TableBlock():
                yield from (_unit(row, "") for row in (block.kopf, *block.zeilen) if row)
        lead = ""


def _unit(cells: Iterable[Iterable[Inline]], lead: str) -> SectionUnit:
    cells = [tuple(cell) for cell in cells]
    key, words = (
        " | ".join("".join(_printed(piece, by_id=by_id) for piece in cell) for cell in cells)
        for by_id in (True, False)
    )
    return SectionUnit(key, f"{lead}{words}")


def _printed(piece: Inline, *, by_id: bool) -> str:
    match piece:
        case TextRun(text):
            return text
        case LineBreak():
            return " "
        case Link(ziel, inhalt):
            words = "".join(_printed(one, by_id=by_id) for one in inhalt)
            return f"{words}<{ziel}>" if by_id else words
        case Reference(ziele, bis, teile):
            return f"<{' '.join(ziele)}-{bis}>" if by_id else "".join(teil.text for teil in teile)
        case AnlageReference(id_, text):
            return f"<{id_}>" if by_id else text
        case Footnote(kinder):
            return f" [Fußnote: {' '.join(u.key if by_id else u.words for u in _units(kinder))}]"
        case OpenPlace():
            return open_place(piece)
        case Picture(alt):
            return f"[Bild: {alt}{sha256(piece.daten).hexdigest() if by_id else ''}]"
        case _:
            return ""
