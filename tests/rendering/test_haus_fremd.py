"""A stranger's Word file as house file: what could fetch, run or lead elsewhere stays behind and is named."""

import re
from zlib import crc32

import pytest

from rendering.bausteine import png
from rendering.docx_lesen import W
from rendering.fremde_haeuser import absatz, alles, geschrieben, haus, mit_deckblatt
from rendering.hausdateien import LISTEN, beziehung, hausdatei, kopf_mit
from teilhabe_docs.rendering.docx.house import House

STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
FREMD = "file:////boese.example/x"
NETZ = "https://boese.example/x"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
BILD = f'<w:r><w:drawing><a:blip xmlns:a="{A}" {{}}/></w:drawing></w:r>'
VML = (
    '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    "<v:shape {}><v:imagedata {}/></v:shape></w:pict></w:r>"
)
NACH_AUSSEN = {
    "picture": (BILD.format('r:embed="rId7"'), ("image", NETZ), "Bilder, die außerhalb"),
    "linked picture": (BILD.format('r:link="rId7"'), ("image", NETZ), "Bilder, die außerhalb"),
    "VML picture": (VML.format("", 'r:id="rId7"'), ("image", NETZ), "Bilder, die außerhalb"),
    "VML link to a picture": (VML.format("", 'r:href="rId7"'), ("image", NETZ), "Bilder, die außerhalb"),
    "VML picture of Office": (VML.format("", 'o:relid="rId7"'), ("image", NETZ), "Bilder, die außerhalb"),
    "VML source": (VML.format("", f'src="{NETZ}"'), None, "Links"),
    "VML address of Office": (VML.format("", f'o:href="{NETZ}"'), None, "Links"),
    "VML form with a link": (VML.format(f'href="{FREMD}"', ""), None, "Links"),
    "link": (
        '<w:hyperlink r:id="rId7"><w:r><w:t>Gezeigt</w:t></w:r></w:hyperlink>',
        ("hyperlink", FREMD),
        "Links",
    ),
    "link that runs": (
        '<w:hyperlink r:id="rId7"><w:r><w:t>Gezeigt</w:t></w:r></w:hyperlink>',
        ("hyperlink", "javascript:boese.example()"),
        "Links",
    ),
    "link on a picture": (
        '<w:r><w:drawing><a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' r:id="rId7"/></w:drawing></w:r>',
        ("hyperlink", FREMD),
        "Links",
    ),
    "any attribute": (f'<w:sdt><w:sdtPr><w:tag w:val="{FREMD}"/></w:sdtPr></w:sdt>', None, "Links"),
    "object": ('<w:r><w:object r:id="rId7"/></w:r>', ("oleObject", NETZ), "eingebettete Objekte"),
    "control": ('<w:r><w:control r:id="rId7"/></w:r>', ("control", NETZ), "eingebettete Objekte"),
    "document": ('<w:altChunk r:id="rId7"/>', ("aFChunk", NETZ), "eingebettete Objekte"),
    "part of a document": ('<w:subDoc r:id="rId7"/>', ("subDocument", NETZ), "eingebettete Objekte"),
    "chart": (
        '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' r:id="rId7"/></w:drawing></w:r>',
        ("chart", NETZ),
        "Diagramme",
    ),
    "what nobody knows": (f'<b:boese xmlns:b="{NETZ}" r:id="rId7"/>', ("boese", NETZ), "Bestandteile"),
}


@pytest.mark.parametrize("namensraum", ["transitional", "strict"])
@pytest.mark.parametrize(("inhalt", "ziel", "gesagt"), NACH_AUSSEN.values(), ids=NACH_AUSSEN)
def test_nothing_leads_elsewhere(
    inhalt: str, ziel: tuple[str, str] | None, gesagt: str, namensraum: str
) -> None:
    weitere = beziehung("rId7", *ziel, aussen=True) if ziel else ""
    if namensraum == "strict":
        art = f'"{STRICT}/{ziel[0]}"' if ziel else ""
        weitere = re.sub(r'(?<=Type=)"[^"]+"', art, weitere)
        inhalt = inhalt.replace("r:", "s:").replace("xmlns:s:", "xmlns:")
        inhalt = f'<w:smartTag xmlns:s="{STRICT}">{inhalt}</w:smartTag>'
    vorlage = haus(inhalt, weitere)
    assert any(text_.startswith(f"Nicht übernommen: {gesagt}") for text_ in vorlage.left_out)
    datei = geschrieben(vorlage)
    assert b"boese" not in alles(datei)
    kennungen = set(
        re.findall(rb':(?:id|embed|link|href|relid)="(rId[0-9]+)"', datei.teile["word/document.xml"])
    )
    assert {kennung.decode() for kennung in kennungen} <= datei.beziehungen().keys()


@pytest.mark.parametrize(
    "ziel", ["https://example.org/a", "HTTP://example.org", "mailto:post@example.org", "tel:+4901234"]
)
def test_a_link_to_the_web_stays(ziel: str) -> None:
    inhalt = '<w:hyperlink r:id="rId7"><w:r><w:t>Gezeigt</w:t></w:r></w:hyperlink>'
    vorlage = haus(inhalt, beziehung("rId7", "hyperlink", ziel, aussen=True))
    assert vorlage.left_out == ()
    assert (ziel, "External") in geschrieben(vorlage).beziehungen().values()


@pytest.mark.parametrize(
    ("name", "daten"),
    [
        ("logo.emf", b"\1\0\0\0EMF boese"),
        ("logo.svg", b"<svg>boese</svg>"),
        ("logo.png", b"MZ boese"),
        ("logo.bin", b"\xd0\xcf\x11\xe0 boese"),
    ],
)
def test_a_picture_is_one_by_its_bytes(name: str, daten: bytes) -> None:
    inhalt = BILD.format('r:embed="rId7"')
    vorlage = House(
        hausdatei(
            mit_deckblatt(absatz(inhalt)),
            weitere=beziehung("rId7", "image", f"media/{name}"),
            teile={f"word/media/{name}": daten},
        )
    )
    assert f"»{name}«" in vorlage.left_out[0]
    assert b"boese" not in alles(geschrieben(vorlage))


def test_a_picture_gets_name_and_type_from_us() -> None:
    datei = geschrieben(
        House(
            hausdatei(
                mit_deckblatt(absatz(BILD.format('r:embed="rId7"'))),
                weitere=beziehung("rId7", "image", "media/x.vbs"),
                teile={"word/media/x.vbs": png(2, 2)},
            )
        )
    )
    assert {n for n in datei.teile if "media" in n} == {"word/media/image1.png", "word/media/image2.png"}
    assert b"vbs" not in alles(datei)


@pytest.mark.parametrize(("seite", "bleibt"), [(7_745, True), (7_746, False)])
def test_a_picture_has_as_many_pixels_as_word_can_show(seite: int, bleibt: bool) -> None:
    kopf = png(2, 2)
    gross = kopf[:16] + seite.to_bytes(4, "big") * 2 + kopf[24:]
    gross = gross[:29] + crc32(gross[12:29]).to_bytes(4, "big") + gross[33:]
    vorlage = House(
        hausdatei(
            mit_deckblatt(absatz(BILD.format('r:embed="rId7"'))),
            weitere=beziehung("rId7", "image", "media/logo.png"),
            teile={"word/media/logo.png": gross},
        )
    )
    assert [("60 Millionen" in text_, "»logo.png«" in text_) for text_ in vorlage.left_out] == (
        [] if bleibt else [(True, True)]
    )


OHNE_GEBRAUCH = [
    (beziehung("rId7", kind, target, aussen=outside), {}, "Verknüpfungen")
    for kind, target, outside in (
        ("image", NETZ, True),
        ("hyperlink", FREMD, True),
        ("oleObject", "embeddings/x.bin", False),
        ("aFChunk", "x.html", False),
        ("header", "header9.xml", False),
    )
] + [("", {name: b"boese"}, "Bestandteile") for name in ("word/embeddings/boese.bin", "x/boese.exe", "boese")]


@pytest.mark.parametrize(("weitere", "teile", "gesagt"), OHNE_GEBRAUCH)
def test_what_nothing_in_the_file_uses_is_named_too(
    weitere: str, teile: dict[str, bytes], gesagt: str
) -> None:
    vorlage = House(hausdatei(weitere=weitere, teile=teile))
    assert vorlage.left_out == ()
    assert [text_.split()[2].rstrip(",") for text_ in vorlage.left_behind] == [gesagt]
    assert b"boese" not in alles(geschrieben(vorlage))


def test_macros_templates_and_fonts_stay_behind_and_are_named() -> None:
    microsoft = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    weitere = beziehung("rId20", "settings", "settings.xml") + beziehung(
        "rId21", "fontTable", "fontTable.xml"
    )
    weitere += f'<Relationship Id="rId22" Type="{microsoft}" Target="vbaProject.bin"/>'
    paket = "http://schemas.openxmlformats.org/package/2006/relationships"
    w = W[1:-1]
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def beziehungen(eintrag: str) -> bytes:
        return f'<Relationships xmlns="{paket}">{eintrag}</Relationships>'.encode()

    teile = {
        "word/vbaProject.bin": b"boese",
        "word/settings.xml": f'<w:settings xmlns:w="{w}" xmlns:r="{r}"><w:attachedTemplate r:id="rId1"/>'
        '<w:mailMerge><w:query w:val="boese"/></w:mailMerge><w:mirrorMargins w:x="boese boese">'
        '<w:attachedTemplate r:id="rId1"/></w:mirrorMargins></w:settings>'.encode(),
        "word/_rels/settings.xml.rels": beziehungen(beziehung("rId1", "attachedTemplate", NETZ, aussen=True)),
        "word/fontTable.xml": f'<w:fonts xmlns:w="{w}" xmlns:r="{r}"><w:font w:name="Hausschrift">'
        '<w:embedRegular r:id="rId1"/></w:font></w:fonts>'.encode(),
        "word/_rels/fontTable.xml.rels": beziehungen(beziehung("rId1", "font", "fonts/font1.odttf")),
        "word/fonts/font1.odttf": b"boese",
    }
    vorlage = House(hausdatei(weitere=weitere, teile=teile))
    assert vorlage.left_out == ()
    assert [text_.split("Nicht übernommen: ")[1].split()[0] for text_ in vorlage.left_behind] == [
        "Makros.",
        "die",
        "eingebettete",
    ]
    datei = geschrieben(vorlage)
    assert b"boese" not in alles(datei)
    assert b"mirrorMargins" in datei.teile["word/settings.xml"]
    assert b"Hausschrift" in datei.teile["word/fontTable.xml"]
    assert b"rId" not in datei.teile["word/fontTable.xml"]


def test_a_raw_part_of_relations_does_not_go_along() -> None:
    """As a picture of the header it would have taken the place of our own."""
    datei = geschrieben(
        House(
            hausdatei(
                mit_deckblatt(absatz(BILD.format('r:embed="rId7"'))),
                weitere=beziehung("rId7", "image", "/_rels/.rels"),
            )
        )
    )
    ziele = re.findall(rb'Target="([^"]+)"', datei.teile["_rels/.rels"])
    assert ziele == [b"word/document.xml", b"docProps/core.xml"]


def test_processing_instructions_comments_and_what_may_be_ignored_stay_behind() -> None:
    kopf = kopf_mit("Haus").replace(
        "<w:hdr ",
        '<?xml-stylesheet href="https://boese.example"?><!-- boese --><w:hdr xmlns:mc="http://schemas.'
        'openxmlformats.org/markup-compatibility/2006" xmlns:b="https://boese.example" mc:Ignorable="b w" ',
    )
    datei = geschrieben(House(hausdatei(kopf=kopf)))
    assert b"boese" not in alles(datei)
    assert (
        b'Ignorable=""' in datei.teile["word/header1.xml"]
        or b"Ignorable" not in datei.teile["word/header1.xml"]
    )


def test_what_is_named_has_no_control_characters() -> None:
    ziel = "file:\u202e\u2028" + "x" * 500
    inhalt = '<w:hyperlink r:id="rId7"><w:r><w:t>Gezeigt</w:t></w:r></w:hyperlink>'
    (gesagt,) = haus(inhalt, beziehung("rId7", "hyperlink", ziel, aussen=True)).left_out
    assert gesagt.isprintable()
    assert len(gesagt) < 250


def test_a_bullet_that_loses_its_picture_is_none() -> None:
    bild = (
        '<w:numPicBullet w:numPicBulletId="0"><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:shape><v:imagedata r:id="rId1"/></v:shape></w:pict></w:numPicBullet>'
    )
    listen = LISTEN.replace("<w:abstractNum ", bild + "<w:abstractNum ", 1)
    listen = listen.replace("<w:lvlJc", '<w:lvlPicBulletId w:val="0"/><w:lvlJc', 1)
    datei = geschrieben(House(hausdatei(teile={"word/numbering.xml": listen.encode()})))
    assert not datei.finde("//w:numPicBullet | //w:lvlPicBulletId", "numbering")


def test_a_text_box_stays_where_something_in_it_goes() -> None:
    kasten = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
        '<w:t>Anschrift</w:t></w:r><x:x xmlns:x="urn:x"/><w:r><w:object/></w:r></w:p></w:txbxContent>'
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    datei = geschrieben(haus(kasten))
    assert "Anschrift" in datei.finde("//w:txbxContent//w:t/text()")
    assert not datei.finde("//w:object")
