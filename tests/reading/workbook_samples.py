# ruff: noqa: E501
"""Workbooks for tests, part by part, as no program would write them."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def parts_of(
    *sheets: str,
    before: str = "",
    after: str = "",
    texts: str = "",
    styles: str = "",
    workbook: str = "",
    state: str = "",
    head: str = HEAD,
) -> dict[str, str | bytes]:
    """The parts of a workbook; `sheets` are what stands in `sheetData`, `before` and `after` beside it."""
    named = "".join(f'<sheet name="B{n}" sheetId="{n}" r:id="s{n}"{state}/>' for n, _ in enumerate(sheets, 1))
    kinds = {f"s{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1)}
    kinds |= {"t": ("sharedStrings", "sharedStrings.xml"), "f": ("styles", "styles.xml")}
    relations = "".join(
        f'<Relationship Id="{ident}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for ident, (kind, target) in kinds.items()
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}<sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        **{
            f"xl/worksheets/sheet{n}.xml": f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>'
            f"{after}</worksheet>"
            for n, rows in enumerate(sheets, 1)
        },
    }


def workbook(*sheets: str, **rest: str) -> bytes:
    return zipped(parts_of(*sheets, **rest))
