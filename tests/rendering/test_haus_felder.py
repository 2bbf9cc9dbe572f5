"""Fields in a house file: those that show the document itself stay, of the others what they last showed."""

import re
from dataclasses import replace

import pytest

from rendering.bausteine import dokument
from rendering.docx_lesen import Datei, text
from rendering.fremde_haeuser import absatz, alles, geschrieben, haus, mit_deckblatt
from rendering.hausdateien import KOPF, hausdatei
from rendering.house_kinds import FOOTER, HEADER, MARK, word_file
from sampling import few
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House
from teilhabe_docs.rendering.docx.house.allowed import CORE_PROPERTIES


def feld(befehl: str, gezeigt: str = "Gezeigt", *, trenner: bool = True) -> str:
    """A complex field, its instruction cut into two runs."""
    mitte = len(befehl) // 2
    teile = "".join(
        f'<w:r><w:instrText xml:space="preserve">{teil}</w:instrText></w:r>'
        for teil in (befehl[:mitte], befehl[mitte:])
    )
    return (
        f"{zeichen('begin')}{teile}"
        + (f"{zeichen('separate')}<w:r><w:t>{gezeigt}</w:t></w:r>" if trenner else "")
        + zeichen("end")
    )


def zeichen(art: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{art}"/></w:r>'


def lauf(art: str, inhalt: str) -> str:
    return f'<w:r><w:{art} xml:space="preserve">{inhalt}</w:{art}></w:r>'


def kurz(befehl: str) -> str:
    """A field in its short form."""
    befehl = befehl.replace('"', "&quot;")
    return f'<w:fldSimple w:instr="{befehl}"><w:r><w:t>Gezeigt</w:t></w:r></w:fldSimple>'


def befehle(datei: Datei) -> list[str]:
    """The instructions of the fields of the cover and of header and footer."""
    namen = [name[5:-4] for name in datei.teile if re.fullmatch(r"word/(document|header1)\.xml", name)]
    pfad = "//w:instrText/text() | //w:delInstrText/text() | //w:fldSimple/@w:instr"
    return [befehl.strip() for name in namen for befehl in datei.finde(pfad, name)]


BOESE = (
    'DDEAUTO c:\\\\x "/k rechner"',
    "DDE excel x y",
    'INCLUDETEXT "https://boese.example/x"',
    'INCLUDEPICTURE "https://boese.example/x.png" \\d',
    "LINK Excel.Sheet.8 boese.xls",
    "EMBED Word.Document.8",
    "MACROBUTTON Boese hier",
    "IMPORT boese.png",
    "DATABASE \\d boese",
    "AUTOTEXT boese",
    "QUOTE 68 68 69",
    "DATE \\@ dd.MM.yyyy",
    "TIME",
    "SAVEDATE",
    "FILENAME \\p",
    "USERNAME",
    "DOCPROPERTY Träger",
    "DOCPROPERTY Company",
    'TITLE "Ein Titel"',
    "= 1 + 1",
    "",
    '"DDEAUTO" c',
    "\u00a0DDEAUTO",
    'HYPERLINK "file:////boese.example/x"',
    'HYPERLINK "javascript:boese"',
    'HYPERLINK "https://gut.example" "file:////boese.example/x"',
    "HYPERLINK \\\\boese.example\\x",
    "HYPERLINK",
)


@pytest.mark.parametrize("befehl", few(BOESE))
@pytest.mark.parametrize("form", ["ganz", "kurz", "geloescht", "kleingeschrieben"])
def test_a_field_that_reaches_out_leaves_what_it_showed(befehl: str, form: str) -> None:
    inhalt = {
        "ganz": feld(befehl),
        "kurz": kurz(befehl),
        "geloescht": feld(befehl).replace("w:instrText", "w:delInstrText"),
        "kleingeschrieben": feld(befehl.lower()),
    }[form]
    vorlage = haus(inhalt)
    datei = geschrieben(vorlage)
    assert befehle(datei) == []
    assert "fldChar" not in datei.teile["word/document.xml"].decode()
    assert text(datei.finde("//w:p")[0]) == "Gezeigt"
    assert b"boese" not in alles(datei)
    (gesagt,) = vorlage.left_out
    art = "Links" if "HYPERLINK" in befehl else "Felder"
    assert gesagt.startswith(f"Nicht übernommen: {art}")


GUT = (
    "PAGE",
    "page \\* MERGEFORMAT",
    "NUMPAGES",
    "SECTIONPAGES",
    'STYLEREF "heading 1"',
    "TITLE",
    'HYPERLINK "https://example.org/a?b=c" \\o "Seite"',
    'HYPERLINK "mailto:post@example.org"',
    'HYPERLINK \\l "_Toc1"',
)


@pytest.mark.parametrize("befehl", GUT)
def test_a_field_that_shows_the_document_stays(befehl: str) -> None:
    for inhalt in (feld(befehl), kurz(befehl)):
        vorlage = haus(inhalt)
        assert vorlage.left_out == ()
        assert befehle(geschrieben(vorlage)) == [befehl]


EIGENSCHAFTEN = {
    "TITLE": "Leistungsvereinbarung – Kranichweg",
    "title \\* MERGEFORMAT": "Leistungsvereinbarung – Kranichweg",
    'DOCPROPERTY "Titel" \\* Upper': "Leistungsvereinbarung – Kranichweg",
    "SUBJECT": "Kranichweg",
    "DOCPROPERTY Author": "Lindenhof",
    " AUTHOR ": "Lindenhof",
}


@pytest.mark.parametrize("befehl", EIGENSCHAFTEN)
@pytest.mark.parametrize("ort", ["Deckblatt", "Kopfzeile"])
def test_a_property_is_that_of_the_document(ort: str, befehl: str) -> None:
    """As Word shows it after an update; until then in any program, too."""
    dok = replace(dokument(), traeger="Lindenhof", angebot="Kranichweg")
    for inhalt in (feld(befehl), kurz(befehl), gebunden(befehl)):
        kopf = KOPF.replace("<w:p>", f"<w:p>{inhalt}</w:p><w:p>", 1)
        daten = hausdatei(kopf=kopf) if ort == "Kopfzeile" else hausdatei(mit_deckblatt(absatz(inhalt)))
        datei = Datei(write_docx(dok, haus=House(daten)))
        assert b"Gezeigt" not in alles(datei)
        (baum,) = datei.finde("/*", "document" if ort == "Deckblatt" else "header1")
        assert EIGENSCHAFTEN[befehl] in text(baum)


def gebunden(befehl: str) -> str:
    """A control of a cover that shows the same property."""
    name = next(art for art, wort in GEBUNDEN.items() if EIGENSCHAFTEN[befehl].startswith(wort))
    weg = f"/ns1:coreProperties[1]/ns0:{name}[1]"
    return (
        f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="{weg}" w:storeItemID="{CORE_PROPERTIES}"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>Gezeigt</w:t></w:r></w:sdtContent></w:sdt>"
    )


GEBUNDEN = {"title": "Leistungsvereinbarung", "subject": "Kranichweg", "creator": "Lindenhof"}


BEGINNT, TRENNT, ENDET = map(zeichen, ("begin", "separate", "end"))
GEZEIGT = "<w:r><w:t>Gezeigt</w:t></w:r>"
SEITE, TITEL = lauf("instrText", "PAGE "), lauf("instrText", "TITLE")
DDE = lauf("instrText", "DDEAUTO boese")
TEXTFELD = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p>"
    f"{SEITE}{TRENNT}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
ZWEIGE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='w14'><w:instrText>PAGE</w:instrText></mc:Choice>"
    "<mc:Fallback><w:instrText>DDEAUTO boese</w:instrText></mc:Fallback></mc:AlternateContent></w:r>"
)
VERSTECKT = {
    "in another's instruction": f"{BEGINNT}{SEITE}{feld('DDEAUTO boese')}{TRENNT}{GEZEIGT}{ENDET}",
    "as text of an instruction": f"{BEGINNT}{SEITE}{lauf('t', 'DDEAUTO boese')}{TRENNT}{GEZEIGT}{ENDET}",
    "in another's result": f"{BEGINNT}{TITEL}{TRENNT}{feld('DDEAUTO boese')}{ENDET}",
    "without an end": f"{BEGINNT}{DDE}{TRENNT}{GEZEIGT}",
    "without a beginning": f"{DDE}{GEZEIGT}{TRENNT}{ENDET}",
    "behind its separator": f"{BEGINNT}{SEITE}{TRENNT}{DDE}{GEZEIGT}{ENDET}",
    "its separator in a text box": f"{BEGINNT}{TEXTFELD}{lauf('t', 'DDEAUTO boese')}{ENDET}",
    "in the branch for older programs": f"{BEGINNT}{ZWEIGE}{TRENNT}{GEZEIGT}{ENDET}",
    "in a field in short form": kurz("DDEAUTO boese").replace(GEZEIGT, kurz("DDE boese")),
    "in a paragraph of its own": f"{BEGINNT}</w:p><w:p>{DDE}</w:p><w:p>{TRENNT}{GEZEIGT}{ENDET}",
}


@pytest.mark.parametrize("inhalt", VERSTECKT.values(), ids=VERSTECKT)
def test_no_field_hides_in_another(inhalt: str) -> None:
    vorlage = haus(inhalt)
    datei = geschrieben(vorlage)
    assert b"boese" not in datei.teile["word/document.xml"]
    assert set(befehle(datei)) <= {"PAGE", "TITLE"}
    assert not set(befehle(datei)) or datei.finde("//w:fldChar[@w:fldCharType='end']")
    assert vorlage.left_out


def test_the_last_date_stands_and_no_clock_runs() -> None:
    datei = geschrieben(vorlage := haus("<w:r><w:dayLong/><w:yearLong/></w:r><w:r><w:t>Gezeigt</w:t></w:r>"))
    assert not datei.finde("//w:dayLong | //w:yearLong")
    assert "(Datum, Deckblatt)" in vorlage.left_out[0]


def test_each_kind_is_named_once_whatever_there_is_of_it() -> None:
    (gesagt,) = haus("".join(feld(f"DDE{chr(65 + n)} x") for n in range(20))).left_out
    named = [f"»Gezeigt« (DDE{chr(65 + n)}, Deckblatt)" for n in range(10)]
    assert f": {', '.join(named)} und andere. Ihr zuletzt" in gesagt


@pytest.mark.parametrize("form", [feld, kurz])
@pytest.mark.parametrize(
    ("part", "place"), [("cover", "Deckblatt"), ("header", "Kopfzeile"), ("footer", "Fußzeile")]
)
@pytest.mark.parametrize(
    ("called", "name"), [("DATE", "Datum"), ("FILENAME \\p", "Dateiname"), ("ASK x", "ASK")]
)
def test_a_field_is_told_by_the_text_that_stays_and_its_place(form, part, place, called, name) -> None:
    with_field = f"<w:p>{form(called)}</w:p>"
    parts = {"header": HEADER, "footer": FOOTER} | {part: with_field}
    cover = parts.pop("cover", "")
    (said,) = House(word_file(cover + MARK, **parts)).left_out
    assert f": »Gezeigt« ({name}, {place}). " in said
