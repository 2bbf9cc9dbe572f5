# ruff: noqa: E501
"""Word files made in the test: the smallest that a reader accepts, taken apart and put together again."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SECTION = (
    '<w:sectPr>{reference}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134"'
    ' w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


def paragraph(text: str) -> str:
    """A paragraph that says `text`."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def relation(number: str, kind: str, target: str, *, external: bool = False, base: str = R) -> str:
    """A relation; `kind` is the last part of its type."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{number}" Type="{base}/{kind}" Target="{target}"{mode}/>'


def relations(*entries: str) -> str:
    """A part of relations."""
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def types(*entries: str) -> str:
    """The list of content types."""
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{TYPES}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{TYPES}.settings+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{TYPES}.header+xml"/>{"".join(entries)}</Types>'
    )


def parts(
    *,
    body: str = "",
    header: str = "",
    settings: str = "",
    document_relations: tuple[str, ...] = (),
    header_relations: tuple[str, ...] = (),
    settings_relations: tuple[str, ...] = (),
    content_types: tuple[str, ...] = (),
    more: Mapping[str, str | bytes] = {},
) -> dict[str, str | bytes]:
    """The parts of a letterhead: cover with `body`, a header, settings, and what a case adds."""
    names = f'xmlns:w="{W}" xmlns:r="{R}"'
    marker = paragraph("[Dokument]")
    reference = '<w:headerReference w:type="default" r:id="rIdHeader"/>'
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": types(*content_types),
        "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{HEAD}<w:document {names}><w:body>{body}{marker}{SECTION.format(reference=reference)}"
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            relation("rIdStyles", "styles", "styles.xml"),
            relation("rIdSettings", "settings", "settings.xml"),
            relation("rIdHeader", "header", "header1.xml"),
            *document_relations,
        ),
        "word/styles.xml": f'{HEAD}<w:styles {names}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/></w:style></w:styles>',
        "word/settings.xml": f"{HEAD}<w:settings {names}>{settings}</w:settings>",
        "word/header1.xml": f"{HEAD}<w:hdr {names}>{header or paragraph('[Angebot] [Stand]')}</w:hdr>",
    }
    if header_relations:
        made["word/_rels/header1.xml.rels"] = relations(*header_relations)
    if settings_relations:
        made["word/_rels/settings.xml.rels"] = relations(*settings_relations)
    return {**made, **more}


def packed(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members in this order, the same at each call."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, content)
    return target.getvalue()


def docx(**how: object) -> bytes:
    """A whole Word file; takes what `parts` takes."""
    return packed(parts(**how))  # type: ignore[arg-type]


def members(content: bytes) -> dict[str, bytes]:
    """The members of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
