"""A workbook of others (ECMA-376 part 1, 18), reduced within bounds to what its cells hold.

What openpyxl gets is written anew: sheets with cells that hold something, their texts, the forms of numbers.
It would make a cell for each one of a merged range, and reads styles, names, pictures and rules of a file as
they come; none of that reaches it.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from teilhabe_docs.reading.word_xml import Element, parsed
from teilhabe_docs.reading.workbook_file import (
    AGAIN,
    NO_WORKBOOK,
    SMALLER,
    unpacked,
)
from teilhabe_docs.reading.workbook_file import (
    MAX_FILE as MAX_FILE,
)
from teilhabe_docs.reading.workbook_file import (
    RefusedWorkbookError as RefusedWorkbookError,
)
from teilhabe_docs.reading.workbook_parts import (
    R,
    S,
    number_styles,
    packed,
    plain_cell,
    plain_text,
    written_part,
)

MAX_MARKS = 1_500_000
"""So many tags and attributes are read at most."""
MAX_CELLS = 100_000
"""So many cells with something in them a workbook has at most; a thousand positions of ours have 30,000."""
MAX_COLUMNS = 200
"""So many columns are looked at; a roster beside the plan may have one for each day of the year."""
MAX_SHEETS = 60
MAX_MERGED = 5_000

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_ON = frozenset(("1", "true"))
_STYLES_KEPT = ("numFmts", "cellXfs")
_FIRST_OWN = 164  # below are the forms that each program knows (18.8.30)
_LONGEST_CODE = 255  # characters of the form of a number


class MergedRange(NamedTuple):
    """A merged range by its first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetFacts:
    """A sheet, and what is known of it beside its values; rows and columns are counted from 1.

    `cells` are those with something in them, in the order of the sheet; `formulas` those among them that a
    formula calculates. `hidden`: the sheet itself is.
    """

    name: str
    hidden: bool = False
    cells: list[tuple[int, int]] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[MergedRange] = field(default_factory=list)
    beyond: bool = False


class SievedWorkbook(NamedTuple):
    """The workbook written anew, and what is known of its sheets, in their order; whether it has macros."""

    content: bytes
    sheets: tuple[SheetFacts, ...]
    macros: bool


def sieved(data: bytes) -> SievedWorkbook:
    """The workbook in `data`; raises `RefusedWorkbookError` where that is none that can be read."""
    files = unpacked(data)
    try:
        return _Sieve(data, files).sieved()
    except RefusedWorkbookError:
        raise
    except (etree.XMLSyntaxError, ValueError, KeyError, TypeError) as error:
        raise RefusedWorkbookError(f"Die Datei ist beschädigt. {AGAIN}") from error


class _Sieve:
    """What is left of a workbook."""

    def __init__(self, data: bytes, files: Mapping[str, bytes]) -> None:
        self._data, self._files = data, files
        self._marks = self._cells = 0
        self._forms: list[int] = []

    def sieved(self) -> SievedWorkbook:
        """The workbook of the parts that are needed."""
        main = next((t for kind, t in self._relations("") if kind == "officeDocument"), "xl/workbook.xml")
        if main not in self._files:
            raise RefusedWorkbookError(NO_WORKBOOK)
        workbook = self._tree(main)
        if workbook.tag != f"{S}workbook":
            raise RefusedWorkbookError(NO_WORKBOOK)
        relations = {ident: (kind, target) for ident, kind, target in self._named_relations(main)}
        others = {kind: target for kind, target in relations.values() if target in self._files}
        styles = self._styles(others.get("styles", ""))
        parts: dict[str, bytes] = {}
        sheets: list[SheetFacts] = []
        for entry in workbook.iterfind(f"{S}sheets/{S}sheet"):
            kind, target = relations.get(entry.get(f"{R}id", ""), ("", ""))
            if kind != "worksheet" or target not in self._files:
                continue
            if len(sheets) == MAX_SHEETS:
                raise RefusedWorkbookError(f"Die Mappe hat mehr als {MAX_SHEETS} Blätter. {SMALLER}")
            facts = SheetFacts(entry.get("name", ""), entry.get("state", "visible") != "visible")
            parts[f"xl/worksheets/sheet{len(sheets) + 1}.xml"] = self._sheet(target, facts)
            sheets.append(facts)
        if not sheets:
            raise RefusedWorkbookError("Die Mappe hat kein Tabellenblatt.")
        if "sharedStrings" in others:
            parts["xl/sharedStrings.xml"] = written_part(self._texts(others["sharedStrings"]))
        parts["xl/styles.xml"] = written_part(styles)
        properties = workbook.find(f"{S}workbookPr")
        since_1904 = properties is not None and properties.get("date1904", "") in _ON
        macros = any(name.endswith("vbaProject.bin") for name in self._files)
        return SievedWorkbook(packed(self._data, parts, len(sheets), since_1904), tuple(sheets), macros)

    def _sheet(self, name: str, facts: SheetFacts) -> bytes:
        tree = self._tree(name)
        for column in tree.iterfind(f"{S}cols/{S}col"):
            if column.get("hidden", "") in _ON:
                last = min(_whole(column.get("max")), MAX_COLUMNS)
                facts.hidden_columns |= set(range(_whole(column.get("min")), last + 1))
        for merged in tree.iterfind(f"{S}mergeCells/{S}mergeCell"):
            if len(facts.merged) == MAX_MERGED:
                raise RefusedWorkbookError(
                    f"Ein Blatt hat mehr als {MAX_MERGED} verbundene Bereiche. {SMALLER}"
                )
            if (found := _range(merged.get("ref", ""))) is not None:
                facts.merged.append(found)
        top = etree.Element(f"{S}worksheet")
        kept = etree.SubElement(top, f"{S}sheetData")
        number = 0
        for row in tree.iterfind(f"{S}sheetData/{S}row"):
            number = _whole(row.get("r")) or number + 1
            if row.get("hidden", "") in _ON or row.get("zeroHeight", "") in _ON:
                facts.hidden_rows.add(number)
            cells = [*self._row(row, number, facts)]
            if cells:
                written = etree.SubElement(kept, f"{S}row", r=str(number))
                written.extend(cells)
        return written_part(top)

    def _row(self, row: Element, number: int, facts: SheetFacts) -> Iterator[Element]:
        column = 0
        for cell in row.iterfind(f"{S}c"):
            place = _CELL.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            formula = cell.find(f"{S}f") is not None
            value, inline = cell.find(f"{S}v"), cell.find(f"{S}is")
            said = value is not None and value.text is not None
            if not (formula or said or inline is not None):
                continue
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise RefusedWorkbookError(
                    f"Die Mappe hat mehr als {MAX_CELLS} ausgefüllte Zellen. {SMALLER}"
                )
            if column > MAX_COLUMNS:
                facts.beyond = True
                continue
            facts.cells.append((number, column))
            if formula:
                facts.formulas.add((number, column))
            kept = plain_cell(cell, number, column, value if said else None, inline)
            if "s" in kept.attrib:
                form = _whole(kept.get("s"))
                kept.set("s", str(self._forms[form] if form < len(self._forms) else 0))
            yield kept

    def _texts(self, name: str) -> Element:
        """The shared texts, each in one piece, without what says how they are pronounced."""
        top = etree.Element(f"{S}sst")
        for entry in self._tree(name).iterfind(f"{S}si"):
            top.append(plain_text(f"{S}si", entry))
        return top

    def _styles(self, name: str) -> Element:
        """Nothing but how numbers are shown."""
        found = self._tree(name) if name else None
        formats, cells = (found.find(f"{S}{kept}") if found is not None else None for kept in _STYLES_KEPT)
        codes = {
            number: code
            for entry in (formats if formats is not None else ())
            if (number := _whole(entry.get("numFmtId")))
            and len(code := entry.get("formatCode", "")) <= _LONGEST_CODE
        }
        numbers = [_whole(entry.get("numFmtId")) for entry in (cells if cells is not None else ())]
        known = [number if number in codes or number < _FIRST_OWN else 0 for number in numbers]
        distinct = {number: index for index, number in enumerate(dict.fromkeys((0, *known)))}
        self._forms = [distinct[number] for number in known]
        return number_styles({number: codes[number] for number in distinct if number in codes}, distinct)

    def _tree(self, name: str) -> Element:
        data = self._files[name]
        self._marks += data.count(b"<") + data.count(b"=")
        if self._marks > MAX_MARKS:
            raise RefusedWorkbookError(f"Die Mappe ist zu umfangreich. {SMALLER}")
        return parsed(data)

    def _relations(self, name: str) -> Iterator[tuple[str, str]]:
        for _, kind, target in self._named_relations(name):
            yield kind, target

    def _named_relations(self, name: str) -> Iterator[tuple[str, str, str]]:
        folder, file = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{file}.rels")
        if part not in self._files:
            return
        for entry in self._tree(part).iter(_RELATION):
            if entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
                yield entry.get("Id", ""), entry.get("Type", "").rpartition("/")[2], target


def _range(ref: str) -> MergedRange | None:
    ends = [_CELL.fullmatch(end) for end in ref.split(":")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    (left, top), (right, bottom) = ((_column(end[1]), int(end[2])) for end in ends if end)
    return MergedRange(top, left, bottom, right) if top <= bottom and left <= right else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 9 else 0
