"""The parts of a workbook as they are written anew: values of cells, and the forms of numbers."""

from collections.abc import Iterable, Mapping

from lxml import etree

from teilhabe_docs.loading.files.zipped import repacked
from teilhabe_docs.reading.word_xml import Element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
_PLAIN = {"fontId": "0", "fillId": "0", "borderId": "0", "xfId": "0"}


def plain_cell(
    cell: Element, row: int, column: int, value: Element | None, inline: Element | None
) -> Element:
    """The cell with its value alone."""
    kept = etree.Element(f"{S}c", r=f"{_letters(column)}{row}")
    for name in ("s", "t"):
        if (said := cell.get(name)) is not None:
            kept.set(name, said)
    if inline is not None:
        kept.set("t", "inlineStr")
        kept.append(plain_text(f"{S}is", inline))
    elif value is not None:
        etree.SubElement(kept, f"{S}v").text = value.text
    else:
        kept.attrib.clear()
        kept.set("r", f"{_letters(column)}{row}")
    return kept


def plain_text(tag: str, entry: Element) -> Element:
    """A text in one piece, without what says how it is pronounced or looks."""
    made = etree.Element(tag)
    pieces = [*entry.iterfind(f"{S}t"), *entry.iterfind(f"{S}r/{S}t")]
    etree.SubElement(made, f"{S}t").text = "".join(piece.text or "" for piece in pieces)
    return made


def number_styles(codes: Mapping[int, str], numbers: Iterable[int]) -> Element:
    """Styles that say of each cell format how its number is shown; `codes` are the forms of the file."""
    top = etree.fromstring(_PLAIN_STYLES)
    if codes:
        listed = etree.Element(f"{S}numFmts")
        for number, code in codes.items():
            etree.SubElement(listed, f"{S}numFmt", numFmtId=str(number), formatCode=code)
        top.insert(0, listed)
    forms = top.find(f"{S}cellXfs")
    assert forms is not None
    for number in numbers:
        etree.SubElement(forms, f"{S}xf", {"numFmtId": str(number), **_PLAIN})
    return top


def packed(data: bytes, parts: dict[str, bytes], sheets: int, since_1904: bool) -> bytes:
    """The parts with what holds them together."""
    workbook = etree.Element(f"{S}workbook", nsmap={"r": _OFFICE})
    etree.SubElement(workbook, f"{S}workbookPr", date1904="1" if since_1904 else "0")
    named = etree.SubElement(workbook, f"{S}sheets")
    relations = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships")
    types = etree.fromstring(_TYPES)
    for number in range(1, sheets + 1):
        entry = etree.SubElement(named, f"{S}sheet", name=f"Blatt{number}", sheetId=str(number))
        entry.set(f"{R}id", f"rId{number}")
    kinds = {name: name.rpartition("/")[2].rstrip("0123456789.xml") for name in parts}
    for number, (name, kind) in enumerate(kinds.items(), 1):
        kind = {"sheet": "worksheet"}.get(kind, kind)
        target = name.removeprefix("xl/")
        _relation(relations, f"rId{number}", f"{_OFFICE}/{kind}", target)
        entry = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{name}")
        entry.set("ContentType", _TYPE.format(kind))
    top = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships")
    _relation(top, "rId1", f"{_OFFICE}/officeDocument", "xl/workbook.xml")
    whole = {
        "[Content_Types].xml": written_part(types),
        "_rels/.rels": written_part(top),
        "xl/workbook.xml": written_part(workbook),
        "xl/_rels/workbook.xml.rels": written_part(relations),
    }
    return repacked(data, {**whole, **parts})


def _relation(top: Element, ident: str, kind: str, target: str) -> None:
    entry = etree.SubElement(top, f"{{{_PACKAGE}/relationships}}Relationship", Id=ident, Type=kind)
    entry.set("Target", target)


def written_part(tree: Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_PLAIN_STYLES = (
    f'<styleSheet xmlns="{S[1:-1]}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs/>'
    '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE.format("sheet.main")}"/></Types>'
)
