"""The texts of a placed document as Markdown: for the fields they belong to, and what belongs to none."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePath
from typing import Literal, NamedTuple

from teilhabe_docs.application.import_document import PlacedDocument
from teilhabe_docs.application.import_filling import ImportValue
from teilhabe_docs.documents.blocks import Block, Heading, Paragraph, Picture, TextRun
from teilhabe_docs.documents.recognition.word_forms import without_number
from teilhabe_docs.documents.starter.starter import id_from
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.reading.carried_blocks import LeftBehind, carried
from teilhabe_docs.reading.word_model import NOWHERE, WordPicture, WordPlace
from teilhabe_docs.reading.word_units import WordUnit, blocks_of
from teilhabe_docs.rendering.markdown.markdown_writer import write_blocks

_TOP = 2
"""The level that the shallowest heading of a text gets, so that it is `###`."""


class FoundText(NamedTuple):
    """A text for a field: its units, whether that is sure, and the fields that it could belong to as well.

    Without a path it belongs to none, and `title` is what it is called. `inline`: it is a part of its only
    unit, whose other words are fixed.
    """

    path: FieldPath
    units: tuple[int, ...]
    sure: bool = True
    others: tuple[FieldPath, ...] = ()
    title: str = ""
    is_list: bool = False
    by: Literal["place", "words", "order"] = "place"
    inline: str = ""

    def is_bare(self, document: PlacedDocument) -> bool:
        """Whether it is headings alone."""
        return all(document.read.units[n].unit.level for n in self.units)


def texts_of(document: PlacedDocument, spent: Collection[int] = ()) -> tuple[FoundText, ...]:
    """The texts for fields, one for each, then what belongs nowhere, section by section.

    What is `spent` has given its values already.
    """
    fields = document.judged.profil.fields if document.judged else None
    by_path: dict[FieldPath, FoundText] = {}
    for unit, placed in enumerate(document.placed):
        if placed.role != "slot" or fields is None or unit in spent:
            continue
        path = document.lines[placed.line].path
        if not path or not _takes_text(document, placed.line):
            continue
        before = by_path.get(path, FoundText(path, ()))
        others = tuple(dict.fromkeys((*before.others, *(document.lines[o].path for o in placed.others))))
        by_path[path] = before._replace(
            units=(*before.units, unit),
            sure=before.sure and placed.sure,
            others=tuple(one for one in others if one and one != path),
            is_list=fields.at(path.field).ist_liste,
            by=placed.by,
        )
    taken = {unit for text in by_path.values() for unit in text.units} | set(spent)
    for text in _inline(document):
        by_path.setdefault(text.path, text)
    return (*by_path.values(), *_rest(document, taken))


def _inline(document: PlacedDocument) -> Iterator[FoundText]:
    """Texts that a fixed line goes on with."""
    for unit, placed in enumerate(document.placed):
        fixed = placed.fixed
        if fixed is None or document.judged is None:
            continue
        fields = document.judged.profil.fields
        for put in fixed.puts:
            if put.gap.path and fields.at(put.gap.path.field).ist_slot:
                words = fixed.words(document.read.units[unit].unit, put)
                yield FoundText(put.gap.path, (unit,), inline=words)


def _takes_text(document: PlacedDocument, line: int) -> bool:
    """Whether the field of a line takes a text, or a list of texts."""
    found = document.lines[line]
    assert document.judged
    field = document.judged.profil.fields.at(found.path.field)
    if found.inner:
        return False
    return field.ist_slot or (field.ist_liste and isinstance(field.typ, type) and issubclass(field.typ, str))


def _rest(document: PlacedDocument, taken: set[int]) -> Iterator[FoundText]:
    """What nothing is made of: runs of units, from a heading on up to one that is not deeper."""
    run: list[int] = []
    level = 0
    above = title = ""
    for number, one in enumerate(document.read.units):
        placed = document.placed[number]
        here = one.unit.level
        if here:
            above = one.unit.text
        left = number not in taken and placed.role in ("rest", "slot")
        if run and (not left or (here and (not level or here <= level))):
            yield _left(run, document.read.units, title)
            run = []
        if left:
            if not run:
                level, title = here, above
            run.append(number)
    if run:
        yield _left(run, document.read.units, title)


def _left(run: Sequence[int], units: Sequence[WordUnit], title: str) -> FoundText:
    words = without_number(title) or next((units[n].unit.text for n in run if units[n].unit.text), "")
    return FoundText(NO_FIELD, tuple(run), title=" ".join(words.split()[:8]))


class CarriedText(NamedTuple):
    """A text as Markdown, the pictures it shows by their names, and what could not be carried."""

    markdown: str
    pictures: dict[str, bytes]
    left: tuple[LeftBehind, ...]


@dataclass(slots=True)
class TextWriter:
    """Writes the texts of one document; pictures go into `texte/bilder/`."""

    document: PlacedDocument

    def markdown(self, text: FoundText, up: str = "") -> CarriedText:
        """A text; `up` leads from its folder to `texte/`."""
        pictures: dict[str, bytes] = {}
        prefix = f"{id_from(PurePath(self.document.read.name).stem)}-"

        def picture(found: WordPicture) -> Picture | None:
            return _picture(self.document.read.data, found, pictures, prefix, up)

        if text.inline:
            return CarriedText(_as_slot((Paragraph((TextRun(text.inline),)),)), {}, ())
        units = [self.document.read.units[n] for n in text.units]
        done = carried(blocks_of(units), self.document.read.view.notes, picture)
        return CarriedText(_as_slot(tuple(_placed(done.blocks))), pictures, done.left)

    def items(self, text: FoundText) -> list[str]:
        """The entries of a list of texts."""
        return [self.document.read.units[n].unit.text for n in text.units]


def _as_slot(blocks: Sequence[Block]) -> str:
    """Blocks as the Markdown of a text slot, in which braces of others put nothing in."""
    return write_blocks(blocks).replace("{{", r"\{\{").replace("}}", r"\}\}")


def _picture(
    data: bytes, found: WordPicture, pictures: dict[str, bytes], prefix: str, up: str
) -> Picture | None:
    from teilhabe_docs.reading.word_reader import picture_of
    from teilhabe_docs.rendering.picture_file import read_header

    content = picture_of(data, found.part) if found.part else None
    header = read_header(content) if content is not None else ""
    if content is None or isinstance(header, str):
        return None
    name = f"bilder/{prefix}{sha256(content).hexdigest()[:8]}{header.suffixes[0]}"
    pictures[name] = content
    alt = " ".join(found.alt.split()) or "[Was zu sehen ist]"
    return Picture(alt, f"{up}{name}", content, header.width, header.height)


def _placed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The same, headings as in a text of its own."""
    levels = [block.stufe for block in blocks if isinstance(block, Heading)]
    for block in blocks:
        if isinstance(block, Heading):
            yield replace(block, stufe=min(block.stufe - min(levels) + _TOP, 5))
        else:
            yield block


def place_of(document: PlacedDocument, units: Iterable[int]) -> WordPlace:
    """Where a text begins."""
    return next((document.read.units[n].place for n in units), NOWHERE)


def words_of(document: PlacedDocument, units: Iterable[int]) -> str:
    """The words of units, a line for each."""
    return "\n".join(document.read.units[n].unit.text for n in units)


def as_value(document: PlacedDocument, text: FoundText, written: CarriedText, note: str) -> ImportValue:
    """A text for its field."""
    if text.is_list:
        return ImportValue(text.path, TextWriter(document).items(text), note=note)
    return ImportValue(text.path, text=written.markdown, note=note)


def file_title(title: str) -> str:
    """A title as a part of a file's name."""
    return re.sub(r"^angebot-(?=\d)", "", id_from(title))[:60].strip("-") or "text"
