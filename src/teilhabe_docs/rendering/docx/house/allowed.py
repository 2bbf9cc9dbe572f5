"""What of a house's Word file may go along: all else is left out (ECMA-376 part 1, 11.3, 17.16; part 3)."""

import re

from teilhabe_docs.rendering.docx.elements import A_NS, PIC_NS, R_NS, W_NS, WP_NS, W
from teilhabe_docs.rendering.docx.house.left_out import (
    DRAWING,
    EXTRA,
    FONT,
    LINK,
    MACRO,
    OBJECT,
    OUTSIDE,
    SOURCE,
    UNKNOWN,
    Kind,
)

STRICT_NS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - as its prefix is called everywhere
A = f"{{{A_NS}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MICROSOFT = "http://schemas.microsoft.com/office"

NAMESPACES = frozenset(
    (
        *(W_NS, R_NS, WP_NS, A_NS, PIC_NS, MC[1:-1], V[1:-1], O[1:-1]),
        "urn:schemas-microsoft-com:office:word",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        *(f"{_MICROSOFT}/word/{year}/wordml" for year in (2010, 2012, 2018)),
        *(f"{_MICROSOFT}/word/{name}" for name in ("2015/wordml/symex", "2023/wordml/word16du")),
        *(f"{_MICROSOFT}/word/2010/wordprocessing{name}" for name in ("Drawing", "Shape", "Group", "Canvas")),
        *(f"{_MICROSOFT}/drawing/{name}" for name in ("2010/main", "2014/main", "2017/decorative")),
        f"{_MICROSOFT}/thememl/2012/main",
    )
)
"""Elements and attributes of these go along, as far as nothing below speaks against it."""

SLOTS = {
    (f"{W}headerReference", "id"): "header",
    (f"{W}footerReference", "id"): "footer",
    (f"{W}hyperlink", "id"): "hyperlink",
    (f"{A}hlinkClick", "id"): "hyperlink",
    (f"{A}hlinkHover", "id"): "hyperlink",
    (f"{A}blip", "embed"): "image",
    (f"{V}imagedata", "id"): "image",
    (f"{V}fill", "id"): "image",
}
"""Where the id of a relation may stand, by element and attribute, and of which type that has to be."""

UNWRAPPED = frozenset((f"{W}hyperlink", f"{W}customXml", f"{W}smartTag"))
"""Their content stays where they go."""

ALONE = frozenset((f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver"))
"""They go without the drawing that they stand in."""

HOLDERS = (f"{W}drawing", f"{W}pict", f"{W}object")
"""What goes as a whole where a part of it cannot stay."""

REMOVED: dict[str, Kind | None] = {
    **{f"{W}{name}": OBJECT for name in ("object", "control", "altChunk", "subDoc", "contentPart")},
    **{f"{W}{name}": None for name in ("customXmlPr", "smartTagPr", "ffData", "fldData", "printerSettings")},
    f"{O}OLEObject": OBJECT,
}
"""Elements that never stay, and what that is called; nothing where nobody sees the difference."""

KINDS = {
    **dict.fromkeys(("oleObject", "package", "control", "aFChunk", "subDocument", "audio", "video"), OBJECT),
    **dict.fromkeys(("chart", "chartEx", "diagramData", "diagramLayout", "diagramColors", "ink"), DRAWING),
    **dict.fromkeys(("diagramQuickStyle", "diagramDrawing", "customXml"), DRAWING),
    "image": OUTSIDE,
    "hyperlink": LINK,
    "font": FONT,
    "vbaProject": MACRO,
    "hdphoto": EXTRA,
    **dict.fromkeys(("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource"), SOURCE),
}
"""What relations that do not go along are told as, by the last word of their type."""

WITHOUT_ID = frozenset(
    (
        *("styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "numbering"),
        *(
            "footnotes",
            "endnotes",
            "comments",
            "commentsExtended",
            "commentsIds",
            "commentsExtensible",
            "people",
        ),
        *("customXml", "customXmlProps", "glossaryDocument", "keyMapCustomizations", "attachedToolbars"),
        *(
            "recipientData",
            "documenttasks",
            "intelligence",
            "intelligence2",
            "diagramDrawing",
            "classificationlabels",
            "printerSettings",
        ),
        *(name for name, kind in KINDS.items() if kind in (MACRO, SOURCE)),
    )
)
"""Relations of Word that count though no element names their id, by the last word of their type."""

FILE = frozenset(
    ("officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail")
)
"""What the file as a whole has in Word, by the last word of the relation: the text, and facts about it."""

FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "STYLEREF"))
"""Fields that show nothing but the document itself; `HYPERLINK` and properties are looked at more closely."""

CLOCKS = frozenset(
    f"{W}{name}" for name in ("dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong")
)
"""Today's date in parts."""

CORE_PROPERTIES = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
"""The only store that a control of a cover may be bound to: title and author, which a document has."""

PICTURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"))
"""How pictures begin that go along; their content type is `image/` and the name."""

FETCHED = frozenset(("src", "althref", "imagesrc", f"{O}href", f"{O}althref", f"{O}src"))
"""Attributes that a program follows by itself."""
FOLLOWED = "href"
"""The attribute of a form that leads somewhere at a click."""

_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"<>\\^`{|}\x00-\x20]+", re.IGNORECASE)
_SCHEME = re.compile(
    r"\s*(?:(?!https?:)[a-z][a-z0-9+.-]*:[/\\]{2}|(?:file|javascript|vbscript|data|mhtml):\S|\\\\)",
    re.IGNORECASE,
)


def is_link(target: str) -> bool:
    """Whether `target` is an address that a document may lead to."""
    return _LINK.fullmatch(target) is not None


def is_address(value: str) -> bool:
    """Whether the value of an attribute is an address that leads elsewhere than to the web."""
    return _SCHEME.match(value) is not None


def is_extension(namespace: str | None) -> bool:
    """Whether elements of this namespace may be ignored by a program that does not know them."""
    return namespace is not None and namespace.startswith(_MICROSOFT)


def relation_kind(full: str) -> str:
    """The last word of a relation type of the standard, transitional or strict; any other as it is."""
    namespace, _, name = full.rpartition("/")
    return name if namespace in (R_NS, STRICT_NS) else full


def kind_of(full: str) -> Kind:
    """What a relation of this type is told as where it does not go along."""
    return KINDS.get(last_word(full), UNKNOWN)


def last_word(full: str) -> str:
    """The last word of a relation type, whoever's it is."""
    return full.rpartition("/")[2]
