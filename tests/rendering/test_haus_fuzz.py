"""House files and committed documents that have been taken apart and put together wrongly.

Whatever becomes of them: a house file is worn or refused with a reason, a document is ours or is not. The
same seed makes the same files; `TDOCS_FUZZ=3000` makes so many of each kind.
"""

import io
import os
import random
import re
import zipfile
from collections.abc import Callable, Iterator

import pytest
from lxml import etree

from rendering.bausteine import BETRIEBSZEITEN, dokument, paragraf
from rendering.docx_lesen import Datei, R, W
from rendering.fremde_haeuser import REICH
from rendering.hausdateien import LIBREOFFICE, beziehung, gepackt, hausdatei
from rendering.proben import konzept
from teilhabe_docs.rendering.document_formats import read_written
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House, HouseError
from teilhabe_docs.rendering.docx.house.sample import sample
from teilhabe_docs.rendering.seal import PROFILE_DIGEST, with_seal_comment

ANZAHL = int(os.environ.get("TDOCS_FUZZ", "100"))
BLOECKE = 4
"""Each kind is cut into so many tests, which several processes can share."""
DIGESTS = {PROFILE_DIGEST: "0" * 64}
WORD = write_docx(konzept(), DIGESTS, listed=True)
MARKDOWN = with_seal_comment("# Konzept\n\nText\n", DIGESTS).encode()
VERTRAG = dokument(paragraf(1, "Zeiten", BETRIEBSZEITEN))

WERTE = (
    *("", " ", "abc", "-1", "0", "1e9", "2147483648", "99999999999999999999", "²", "١", "1.5", "21cm", "NaN"),
    *(
        "'",
        '"',
        "]",
        "//",
        "{x}",
        "rId1",
        "\u202e",
        "ä" * 3000,
        "Heading1",
        "berschrift1",
        "begin",
        "separate",
    ),
    *("https://example.org", "file:///x", "..", "/", "styles.xml", "\\\\x\\y"),
)
STUECKE = (
    "<w:p/>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
    "<w:r><w:instrText>PAGE</w:instrText></w:r>",
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "<w:fldSimple><w:r><w:t>1</w:t></w:r></w:fldSimple>",
    "<w:hyperlink><w:r/></w:hyperlink>",
    "<w:t>[Angebot] [Stand</w:t>",
    "<w:sectPr/>",
    "<w:style/>",
    "<w:num/>",
    "<w:abstractNum w:abstractNumId='x'/>",
    "<w:altChunk/>",
    "<w:object/>",
    "<x:y xmlns:x='urn:x' x:z='1'/>",
    "<y/>",
    "<!-- x -->",
    "<?x y?>",
    "text",
    "&amp;",
    "&x;",
    "<![CDATA[<w:p/>]]>",
    "<!DOCTYPE x>",
    "<w:p>" * 300 + "</w:p>" * 300,
)
BEZIEHUNGEN = {
    *("styles", "numbering", "settings", "theme", "fontTable", "header", "footer", "image", "hyperlink"),
    *("footnotes", "comments"),
}
FELDER = {"PAGE", "NUMPAGES", "TITLE", "TOC", "PAGEREF", "REF"}
_ATTRIBUT = re.compile(rb"""([\w:]+)=("[^"]*"|'[^']*')""")
_ELEMENT = re.compile(rb"<([\w:]+)[^<>]*/>|<(?P<n>[\w:]+)[^<>]*>[^<>]*</(?P=n)>")

Zufall = random.Random
Aenderung = Callable[[Zufall, dict[str, bytes]], None]


def _wo(z: Zufall, teile: dict[str, bytes]) -> str:
    """The name of a part, that of the document as often as those of all the others."""
    oft = "word/document.xml"
    return oft if oft in teile and z.random() < 0.5 else z.choice(sorted(teile))


def _ersetzt(
    z: Zufall, teile: dict[str, bytes], muster_: re.Pattern[bytes], neu: Callable[..., bytes]
) -> None:
    name = _wo(z, teile)
    stellen = list(muster_.finditer(teile[name]))
    if stellen:
        stelle = z.choice(stellen)
        daten = teile[name]
        teile[name] = daten[: stelle.start()] + neu(stelle) + daten[stelle.end() :]


def wert(z: Zufall, teile: dict[str, bytes]) -> None:
    neu = z.choice(WERTE).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").encode()
    _ersetzt(z, teile, _ATTRIBUT, lambda m: m[1] + b'="' + neu + b'"')


def attribut_weg(z: Zufall, teile: dict[str, bytes]) -> None:
    _ersetzt(z, teile, _ATTRIBUT, lambda m: b"")


def attribut_heisst_anders(z: Zufall, teile: dict[str, bytes]) -> None:
    name = z.choice((b"r:id", b"r:embed", b"w:val", b"w:instr", b"href", b"o:relid", b"xmlns:w", b"Id"))
    _ersetzt(z, teile, _ATTRIBUT, lambda m: name + b"=" + m[2])


def element_weg(z: Zufall, teile: dict[str, bytes]) -> None:
    _ersetzt(z, teile, _ELEMENT, lambda m: b"")


def element_mehrfach(z: Zufall, teile: dict[str, bytes]) -> None:
    anzahl = z.choice((2, 3, 50))
    _ersetzt(z, teile, _ELEMENT, lambda m: m[0] * anzahl)


def element_heisst_anders(z: Zufall, teile: dict[str, bytes]) -> None:
    name = z.choice((b"w:p", b"w:r", b"w:t", b"w:body", b"w:style", b"w:pict", b"a:ext", b"mc:Choice"))
    _ersetzt(z, teile, _ELEMENT, lambda m: m[0].replace(m[1] or m["n"], name))


def stueck(z: Zufall, teile: dict[str, bytes]) -> None:
    neu = z.choice(STUECKE).encode()
    _ersetzt(z, teile, _ELEMENT, lambda m: z.choice((neu + m[0], m[0] + neu, neu)))


def teil_weg(z: Zufall, teile: dict[str, bytes]) -> None:
    del teile[_wo(z, teile)]


def teile_vertauscht(z: Zufall, teile: dict[str, bytes]) -> None:
    eins, zwei = _wo(z, teile), _wo(z, teile)
    teile[eins], teile[zwei] = teile[zwei], teile[eins]


def teil_heisst_anders(z: Zufall, teile: dict[str, bytes]) -> None:
    daten = teile.pop(_wo(z, teile))
    teile[z.choice(("word/neu.xml", "[Content_Types].xml", "_rels/.rels", "word/DOCUMENT.xml"))] = daten


def beziehung_anders(z: Zufall, teile: dict[str, bytes]) -> None:
    arten = (
        b"oleObject",
        b"image",
        b"hyperlink",
        b"header",
        b"styles",
        b"officeDocument",
        b"numbering",
        b"x",
    )
    muster_ = re.compile(rb"relationships/(\w+)\"")
    _ersetzt(z, teile, muster_, lambda m: b"relationships/" + z.choice(arten) + b'"')


def streng(z: Zufall, teile: dict[str, bytes]) -> None:
    name = _wo(z, teile)
    alt = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    teile[name] = teile[name].replace(alt, b"http://purl.oclc.org/ooxml/officeDocument/relationships")


def bytes_anders(z: Zufall, teile: dict[str, bytes]) -> None:
    name = _wo(z, teile)
    teile[name] = verdorben(z, teile[name])


AENDERUNGEN: tuple[Aenderung, ...] = (
    *(wert, attribut_weg, attribut_heisst_anders, element_weg, element_mehrfach) * 3,
    *(element_heisst_anders, stueck, beziehung_anders, streng) * 2,
    *(teil_weg, teile_vertauscht, teil_heisst_anders, bytes_anders),
)


def verdorben(z: Zufall, daten: bytes) -> bytes:
    """The bytes with some of them changed, left out, doubled or moved."""
    for _ in range(z.randint(1, 4)):
        wo, wie = z.randrange(len(daten) + 1), z.randint(1, 40)
        mitte = daten[wo : wo + wie]
        neu = z.choice(
            (b"", mitte * 2, bytes(z.randrange(256) for _ in mitte), mitte[::-1], b"\xff" * 4, b"\0")
        )
        daten = daten[:wo] + neu + daten[wo + wie :]
    return daten[: z.randrange(len(daten) + 1)] if z.random() < 0.1 else daten


def auseinander(daten: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(daten)) as archiv:
        return {name: archiv.read(name) for name in archiv.namelist()}


HAEUSER = [
    auseinander(haus)
    for haus in (
        *(LIBREOFFICE, hausdatei(), write_docx(sample(), listed=True)),
        hausdatei(REICH, weitere=beziehung("rId6", "hyperlink", "https://example.org", aussen=True)),
    )
]
DOKUMENT = auseinander(WORD)


def gemischt(z: Zufall, vorlage: dict[str, bytes], aenderungen: tuple[Aenderung, ...]) -> bytes:
    """A Word file from the parts of `vorlage` after some changes, now and then spoilt as a whole."""
    teile = dict(vorlage)
    for _ in range(z.randint(1, 6)):
        if teile:
            z.choice(aenderungen)(z, teile)
    daten = gepackt(teile)
    return verdorben(z, daten) if z.random() < 0.1 else daten


def gezaehlt(teile: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that a document is recognised by."""
    nicht = ("[Content_Types].xml", "_rels/.rels", "docProps/custom.xml")
    return {name: daten for name, daten in teile.items() if name not in nicht}


def ist_harmlos(datei: Datei) -> None:
    """Every id has its relation, every relation leads to a part or to the web, no field reaches out."""
    for name in [name for name in datei.teile if name.endswith(".xml") and name.startswith("word/")]:
        baum = etree.fromstring(datei.teile[name])
        rels = datei.teile.get(f"word/_rels/{name.removeprefix('word/')}.rels", b"<none/>")
        ziele = {e.get("Id"): e for e in etree.fromstring(rels)}
        kennungen = {w for e in baum.iter() for n, w in e.attrib.items() if n.startswith(R)}
        assert kennungen <= ziele.keys(), name
        for ziel in ziele.values():
            assert ziel.get("Type", "").rpartition("/")[2] in BEZIEHUNGEN
            if ziel.get("TargetMode") == "External":
                assert ziel.get("Target").startswith(("https://", "http://", "mailto:"))
            else:
                assert f"word/{ziel.get('Target')}" in datei.teile
        befehle = [e.text for e in baum.iter(f"{W}instrText", f"{W}delInstrText")]
        befehle += [e.get(f"{W}instr") for e in baum.iter(f"{W}fldSimple")]
        assert {(befehl or "").split()[0] for befehl in befehle} <= FELDER


def samen(art: str, block: int) -> Iterator[Zufall]:
    return (Zufall(f"{art} {nummer}") for nummer in range(block, ANZAHL, BLOECKE))


@pytest.mark.parametrize("block", range(BLOECKE))
def test_a_house_file_is_worn_or_refused(block: int) -> None:
    getragen = abgelehnt = 0
    for z in samen("Haus", block):
        daten = gemischt(z, z.choice(HAEUSER), AENDERUNGEN)
        try:
            haus = House(daten)
        except HouseError as fehler:
            assert str(fehler).isprintable()
            abgelehnt += 1
            continue
        for probe in (VERTRAG, konzept()):
            ist_harmlos(Datei(write_docx(probe, haus=haus)))
        assert all(map(str.isprintable, (*haus.hints, *haus.left_out, *haus.left_behind)))
        getragen += 1
    assert getragen
    assert abgelehnt


@pytest.mark.parametrize("block", range(BLOECKE))
def test_a_committed_document_is_ours_or_is_not(block: int) -> None:
    for z in samen("Dokument", block):
        markdown = z.random() < 0.3
        inhalt = verdorben(z, MARKDOWN) if markdown else gemischt(z, DOKUMENT, AENDERUNGEN)
        assert isinstance(read_written(inhalt).digests, dict)
        assert read_written(inhalt).untouched in (True, False)
        assert read_written(inhalt).same(read_written(inhalt)) in (True, False)
        if read_written(inhalt).untouched and inhalt.startswith(b"PK"):
            assert gezaehlt(auseinander(inhalt)) == gezaehlt(DOKUMENT)
