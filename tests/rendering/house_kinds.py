"""Kinds of house files that are met, each made by a small function; all are fictional."""

from collections.abc import Callable

from rendering.bausteine import png
from rendering.hausdateien import beziehung, gepackt

_OFFICE = "http://schemas.openxmlformats.org"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NS = (
    f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing" xmlns:a="{_OFFICE}/drawingml/2006/main" '
    f'xmlns:pic="{_OFFICE}/drawingml/2006/picture"'
)
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'
_MARGINS = (
    '<w:pgMar w:top="{top}" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" w:footer="708" '
    'w:gutter="0"/>'
)
PARTS = {"header1": "header", "header2": "header", "footer1": "footer"}


def style(ident: str, name: str, based: str = "Standard", *, p: str = "", r: str = "") -> str:
    """A paragraph style with these properties."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = ' w:default="1"' if ident == "Standard" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{ident}"><w:name w:val="{name}"/>{on}'
        f"<w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>"
    )


def paragraph(words: str, ident: str = "", *, p: str = "", inside: str = "") -> str:
    """A paragraph with words, in a style."""
    named = f'<w:pStyle w:val="{ident}"/>' if ident else ""
    return f"<w:p><w:pPr>{named}{p}</w:pPr>{inside}<w:r><w:t>{words}</w:t></w:r></w:p>"


def section(
    *references: tuple[str, str], top: int = 1417, more: str = "", kind: str = "default", notes: str = ""
) -> str:
    """Settings of pages with headers and footers: (`header`, part)."""
    led = "".join(f'<w:{name}Reference w:type="{kind}" r:id="rId{part}"/>' for name, part in references)
    return f"<w:sectPr>{led}{notes}{_PAGE}{_MARGINS.format(top=top)}{more}</w:sectPr>"


BASE = {
    "Standard": style(
        "Standard", "Normal", "", r='<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/>'
    ),
    "berschrift1": style("berschrift1", "heading 1", p='<w:keepNext/><w:outlineLvl w:val="0"/>', r="<w:b/>"),
    "berschrift2": style("berschrift2", "heading 2", p='<w:outlineLvl w:val="1"/>'),
    "Titel": style("Titel", "Title", r='<w:sz w:val="40"/>'),
    "Kopfzeile": style("Kopfzeile", "header", p='<w:jc w:val="center"/>', r='<w:color w:val="FF0000"/>'),
}
HEADED = (("header", "header1"), ("footer", "footer1"))
HEADER = paragraph("Haus am See · [Angebot]", "Kopfzeile")
FOOTER = paragraph("Stand [Stand]")
MARK = paragraph("[Dokument]")


def word_file(
    body: str = "",
    *,
    styles: dict[str, str] | None = None,
    numbering: str = "",
    header: str = HEADER,
    header2: str = "",
    footer: str = FOOTER,
    last: str | None = None,
    defaults: str = "",
    settings: str = "",
) -> bytes:
    """A Word file as a German Word writes it, complete but for what is passed otherwise."""
    margins = {"header1": header, "header2": header2, "footer1": footer}
    last = section(*HEADED) if last is None else last
    own = BASE | (styles or {})
    parts = {
        "_rels/.rels": _relations(beziehung("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_NS}><w:body>{body or MARK}{last}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NS}>{defaults}{''.join(own.values())}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NS}>{numbering}</w:numbering>",
    }
    led = [
        beziehung("rIdStyles", "styles", "styles.xml"),
        beziehung("rIdLists", "numbering", "numbering.xml"),
    ]
    led.append(beziehung("rIdLogo", "image", "media/image1.png"))
    if settings:
        parts["word/settings.xml"] = f"<w:settings {_NS}>{settings}</w:settings>"
        led.append(beziehung("rIdSettings", "settings", "settings.xml"))
    for name, kind in PARTS.items():
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        if margins[name]:
            parts[f"word/{name}.xml"] = f"<w:{tag} {_NS}>{margins[name]}</w:{tag}>"
            parts[f"word/_rels/{name}.xml.rels"] = _relations(
                beziehung("rIdLogo", "image", "media/image1.png")
            )
            led.append(beziehung(f"rId{name}", kind, f"{name}.xml"))
    parts["word/_rels/document.xml.rels"] = _relations("".join(led))
    parts["[Content_Types].xml"] = _types(parts)
    data = {name: content.encode() for name, content in parts.items()}
    return gepackt(data | {"word/media/image1.png": png(8, 3)})


def _relations(entries: str) -> str:
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{entries}</Relationships>'


def _types(parts: dict[str, str]) -> str:
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", **PARTS}
    kinds["settings"] = "settings"
    entries = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
    )
    for name, kind in kinds.items():
        if f"word/{name}.xml" in parts:
            entries += f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
    return f'<Types xmlns="{_OFFICE}/package/2006/content-types">{entries}</Types>'


def picture(*, x: str, y: str, width: int, height: int, behind: bool = False, wrap: str = "wrapNone") -> str:
    """A floating picture; places as `page:0` (offset in EMU) or `margin=right`, sizes in EMU."""

    def place(axis: str, said: str) -> str:
        if ":" in said:
            origin, offset = said.split(":")
            inside = f"<wp:posOffset>{offset}</wp:posOffset>"
        else:
            origin, side = said.split("=")
            inside = f"<wp:align>{side}</wp:align>"
        return f'<wp:position{axis} relativeFrom="{origin}">{inside}</wp:position{axis}>'

    graphic = (
        f'<a:graphic><a:graphicData uri="{_OFFICE}/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rIdLogo"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic>"
    )
    return (
        f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="1" behindDoc="{int(behind)}" locked="0" layoutInCell="1" '
        f'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{place("H", x)}{place("V", y)}<wp:extent cx="{width}" cy="{height}"/><wp:{wrap}/>'
        f'<wp:docPr id="1" name="Logo" descr="Logo"/>{graphic}</wp:anchor></w:drawing></w:r>'
    )


def control(words: str, *, placeholder: bool, bound: bool = False) -> str:
    """A content control, with its placeholder or filled."""
    shows = "<w:showingPlcHdr/>" if placeholder else ""
    store = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
    leads = f'<w:dataBinding w:xpath="/a" w:storeItemID="{store}"/>' if bound else ""
    content = f"<w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{leads}{shows}</w:sdtPr>{content}</w:sdt>"


def levels(*kinds: tuple[str, str, str], abstract: int = 4, num: int = 7) -> str:
    """A list with levels (format, text, style)."""
    inside = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        + (f'<w:pStyle w:val="{bound}"/>' if bound else "")
        + f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (kind, shown, bound) in enumerate(kinds)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>{inside}'
        f'</w:abstractNum><w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/></w:num>'
    )


_COUNTED = '<w:numPr><w:numId w:val="7"/></w:numPr>'
_TOC = style("Inhaltsverzeichnisberschrift", "TOC Heading", "berschrift1")


def contents_heading() -> bytes:
    """As each German Word template has it: the heading of the contents is a Überschrift 1."""
    return word_file(styles={"toc": _TOC})


def contents_heading_counted() -> bytes:
    """The same in a house whose headings count already."""
    heading = style("berschrift1", "heading 1", p=f'<w:keepNext/>{_COUNTED}<w:outlineLvl w:val="0"/>')
    lists = levels(("upperRoman", "%1.", "berschrift1"))
    return word_file(styles={"berschrift1": heading, "toc": _TOC}, numbering=lists)


def numbered_contents() -> bytes:
    """Entries of the contents that count by themselves."""
    entries = {f"Verzeichnis{n}": style(f"Verzeichnis{n}", f"toc {n}", p=_COUNTED) for n in (1, 2)}
    return word_file(styles=entries, numbering=levels(("decimal", "%1.", "Verzeichnis1")))


def indented_contents(*, by: str = "Verzeichnis") -> bytes:
    """Entries of the contents that end short of the margin, so that long titles break before the pages.

    They have the indent themselves or from the style that they are based on, maybe Word's `Standard`.
    """
    own = style(by, by, p='<w:ind w:left="300" w:right="567"/>') if by != "Standard" else ""
    based = own or style("Standard", "Normal", "", p='<w:ind w:end="567"/>')
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs>'
    entries = {f"V{n}": style(f"V{n}", f"toc {n}", by, p=tab) for n in (1, 2)}
    return word_file(styles={by: based, **entries})


def title_on_heading() -> bytes:
    return word_file(styles={"Titel": style("Titel", "Title", "berschrift1", r='<w:sz w:val="40"/>')})


def heading_on_cover() -> bytes:
    """A cover that is set in Überschrift 1 itself, and in a style of the house that is based on it."""
    own = style("Deckblatt", "Deckblatt groß", "berschrift1")
    cover = paragraph("Haus am See", "berschrift1") + paragraph("Konzept", "Deckblatt")
    return word_file(cover + MARK, styles={"Deckblatt": own})


def body_text_counted() -> bytes:
    """Margin numbers: running text counts its paragraphs."""
    text = style("Textkrper", "Body Text", p=_COUNTED)
    return word_file(styles={"Textkrper": text}, numbering=levels(("decimal", "%1", "")))


def list_on_the_cover() -> bytes:
    """A list of the house's own, which keeps its numbers."""
    own = style("Hausliste", "Hausliste", p=_COUNTED)
    cover = paragraph("Erstens", "Hausliste") + paragraph("Zweitens", "Hausliste")
    return word_file(cover + MARK, styles={"own": own}, numbering=levels(("decimal", "%1.", "")))


def break_before_headings() -> bytes:
    heading = style("berschrift1", "heading 1", p='<w:pageBreakBefore/><w:outlineLvl w:val="0"/>')
    return word_file(
        styles={
            "berschrift1": heading,
            "berschrift2": style("berschrift2", "heading 2", "berschrift1"),
            "toc": _TOC,
        }
    )


def large_headings() -> bytes:
    heading = style("berschrift1", "heading 1", p='<w:outlineLvl w:val="0"/>', r='<w:b/><w:sz w:val="40"/>')
    return word_file(styles={"berschrift1": heading})


def large_text() -> bytes:
    """The size that people ask for who see little."""
    normal = style(
        "Standard", "Normal", "", r='<w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/><w:sz w:val="32"/>'
    )
    indented = style("Einzug", "Body Text Indent", p='<w:ind w:left="283"/>')
    return word_file(styles={"Standard": normal, "Einzug": indented})


def floating_logo() -> bytes:
    """A logo of 4 cm beside the header that begins 1 cm from the top; the text begins after 2.5 cm."""
    logo = picture(x="margin=right", y="page:360000", width=1440000, height=1440000)
    return word_file(header=paragraph("[Angebot]", inside=logo))


def letterhead_in_the_body() -> bytes:
    """The letterhead stands in the text, which is no cover."""
    logo = picture(x="page:0", y="page:0", width=1440000, height=360000)
    head = paragraph("Haus am See gGmbH · Uferweg 1 · 12345 Musterstadt", inside=logo)
    return word_file(head + paragraph("Sehr geehrte Damen und Herren,"))


def placeholder_controls() -> bytes:
    shown = control("Klicken oder tippen Sie hier, um Text einzugeben.", placeholder=True)
    filled = control("Fachdienst", placeholder=False) + control("[Titel]", placeholder=True, bound=True)
    return word_file(header=paragraph("[Angebot]", inside=shown + filled))


def style_reference(to: str = "Kapitelname", shown: str = "Kapitel") -> bytes:
    field = f'<w:fldSimple w:instr=" STYLEREF &quot;{to}&quot; "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'
    own = {"k": style("Kapitelname", "Kapitelname")}
    return word_file(styles=own, header=paragraph("[Angebot]", inside=field))


def two_columns() -> bytes:
    return word_file(last=section(*HEADED, more='<w:cols w:num="2" w:space="708"/>'))


def right_to_left() -> bytes:
    normal = style("Standard", "Normal", "", p="<w:bidi/>", r="<w:rtl/>")
    return word_file(styles={"Standard": normal}, last=section(*HEADED, more="<w:bidi/>"))


def defaults_that_give_way() -> bytes:
    """What single styles may have, in the defaults of all: numbers, new pages, direction, hidden letters."""
    of_paragraphs = f"<w:pPrDefault><w:pPr><w:pageBreakBefore/>{_COUNTED}<w:bidi/></w:pPr></w:pPrDefault>"
    of_letters = "<w:rPrDefault><w:rPr><w:vanish/><w:rtl/></w:rPr></w:rPrDefault>"
    defaults = f"<w:docDefaults>{of_letters}{of_paragraphs}</w:docDefaults>"
    return word_file(defaults=defaults, numbering=levels(("decimal", "%1.", "")))


def hidden_title() -> bytes:
    return word_file(styles={"Titel": style("Titel", "Title", r="<w:vanish/>")})


def header_in_second_section() -> bytes:
    first = f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
    return word_file(paragraph("Vorblatt") + first + paragraph("Text"))


def header_without_offer() -> bytes:
    """The first page names the offer, the pages of the text do not."""
    first = section(("header", "header2"), kind="first").removeprefix("<w:sectPr>").partition("<w:pgSz")[0]
    last = section(*HEADED, more="<w:titlePg/>").replace("<w:sectPr>", f"<w:sectPr>{first}")
    return word_file(last=last, header=paragraph("Haus am See"), header2=HEADER, footer=paragraph("Seite"))


def marks_without_a_fact() -> bytes:
    return word_file(header=paragraph("[Angebot] [Datum] [Name der Leitung] [1]") + paragraph("[Versionn]"))


def blank_page() -> bytes:
    """A page break, and behind it the end of the section, which is one as well."""
    cover = paragraph("Haus am See") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return word_file(cover + f"<w:p><w:pPr>{section()}</w:pPr></w:p>" + MARK)


def cover_with_one_break() -> bytes:
    """The cover ends with a page break, as it should."""
    return word_file(paragraph("Haus am See") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + MARK)


def own_notes() -> bytes:
    """Footnotes that count in capitals from seven on, anew on each page."""
    told = '<w:numFmt w:val="upperRoman"/><w:numStart w:val="7"/><w:numRestart w:val="eachPage"/>'
    notes = f'<w:footnotePr><w:pos w:val="beneathText"/>{told}</w:footnotePr>'
    return word_file(last=section(*HEADED, notes=notes))


def framed() -> bytes:
    """Paragraphs that lie in a frame; a style on the cover is based on the one that has it."""
    frame = '<w:framePr w:w="2000" w:h="900" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="500"/>'
    styles = {
        "Standard": style("Standard", "Normal", "", p=frame),
        "Deckblatt": style("Deckblatt", "Deckblatt groß"),
    }
    return word_file(paragraph("Haus am See", "Deckblatt") + MARK, styles=styles)


def lines_of_one_height() -> bytes:
    normal = style("Standard", "Normal", "", p='<w:spacing w:line="240" w:lineRule="exact"/>')
    return word_file(styles={"Standard": normal})


def pale_letters() -> bytes:
    return word_file(styles={"Standard": style("Standard", "Normal", "", r='<w:color w:val="FFFFFF"/>')})


def picture_of_the_footer() -> bytes:
    """A strip of 3 cm at the foot of a page whose text ends 2 cm above it."""
    strip = picture(x="page:0", y="page:9612000", width=7560000, height=1080000)
    return word_file(footer=paragraph("[Stand]", inside=strip))


def open_document() -> bytes:
    return gepackt({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})


READABLE: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        *(own_notes, framed, lines_of_one_height, pale_letters, picture_of_the_footer),
        *(contents_heading, contents_heading_counted, numbered_contents, title_on_heading, heading_on_cover),
        *(body_text_counted, list_on_the_cover, break_before_headings, large_headings, large_text),
        *(indented_contents, floating_logo, letterhead_in_the_body, placeholder_controls, style_reference),
        *(two_columns, right_to_left, hidden_title, header_in_second_section, header_without_offer),
        *(marks_without_a_fact, blank_page, cover_with_one_break, defaults_that_give_way),
    )
}
"""Every kind that documents can wear."""
