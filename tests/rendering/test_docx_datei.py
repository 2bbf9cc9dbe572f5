"""The Word file as a whole: package, page, styles, header and footer, properties."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from rendering.bausteine import absatz, dokument, paragraf
from rendering.docx_lesen import NS, Datei, W, text
from rendering.grenzfaelle import grenzfaelle
from rendering.proben import konzept, vertrag
from teilhabe_docs.documents.blocks import Section
from teilhabe_docs.rendering.docx import write_docx

PROBEN = [vertrag, konzept, grenzfaelle]


@pytest.mark.parametrize("probe", PROBEN)
def test_same_model_same_bytes(probe):
    assert write_docx(probe()) == write_docx(probe())


def test_same_bytes_in_another_process_folder_time_zone_and_hash_seed(tmp_path):
    befehl = (
        "import hashlib; from rendering import proben;"
        "from teilhabe_docs.rendering.docx import write_docx;"
        "print(hashlib.sha256(write_docx(proben.vertrag())).hexdigest())"
    )
    summen = set()
    for zone, saat in (("UTC", "1"), ("Asia/Tokyo", "2")):
        umgebung = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": saat,
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        lauf = subprocess.run(
            [sys.executable, "-c", befehl], cwd=tmp_path, env=umgebung, capture_output=True, check=True
        )
        summen.add(lauf.stdout)
    assert len(summen) == 1


def test_zip_has_content_types_first_then_names_in_order_without_clock():
    datei = Datei(write_docx(vertrag()))
    namen = [eintrag.filename for eintrag in datei.eintraege]
    assert namen[0] == "[Content_Types].xml"
    assert namen[1:] == sorted(namen[1:])
    assert {eintrag.date_time for eintrag in datei.eintraege} == {(1980, 1, 1, 0, 0, 0)}
    assert {eintrag.create_system for eintrag in datei.eintraege} == {0}


@pytest.mark.parametrize("probe", PROBEN)
def test_every_style_list_footnote_and_bookmark_that_is_used_exists(probe):
    datei = Datei(write_docx(probe()))
    stile = set(datei.finde("//w:style/@w:styleId", "styles"))
    for name in ("document", "footnotes", "header1", "footer1"):
        assert set(datei.finde("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", name)) <= stile
    listen = {"0", *datei.finde("//w:num/@w:numId", "numbering")}
    for name in ("document", "footnotes", "styles"):
        assert set(datei.finde("//w:numPr/w:numId/@w:val", name)) <= listen
    assert set(datei.finde("//w:footnoteReference/@w:id")) <= set(
        datei.finde("//w:footnote/@w:id", "footnotes")
    )
    marken = datei.finde("//w:bookmarkStart/@w:name")
    assert len(marken) == len(set(marken))
    assert set(datei.finde("//w:hyperlink/@w:anchor")) <= set(marken)
    anweisungen = [anweisung.split() for anweisung in datei.finde("//w:instrText/text()")]
    assert {worte[1] for worte in anweisungen if worte[0] == "REF"} <= set(marken)
    assert datei.finde("//w:bookmarkStart/@w:id") and (
        sorted(datei.finde("//w:bookmarkStart/@w:id")) == sorted(datei.finde("//w:bookmarkEnd/@w:id"))
    )


@pytest.mark.parametrize("probe", PROBEN)
def test_ids_are_unique(probe):
    datei = Datei(write_docx(probe()))
    felder = datei.finde("//w:sdtPr/w:id/@w:val") + datei.finde("//w:sdtPr/w:id/@w:val", "footnotes")
    bilder = datei.finde("//wp:docPr/@id")
    assert len(felder) == len(set(felder))
    assert len(bilder) == len(set(bilder))


@pytest.mark.parametrize("probe", PROBEN)
def test_no_line_break_in_a_text_and_no_empty_paragraph_as_spacing(probe):
    datei = Datei(write_docx(probe()))
    assert not [t for t in datei.finde("//w:t/text()") if "\n" in t or "\t" in t]
    leer = datei.finde("/w:document/w:body/w:p[not(w:r or w:hyperlink or w:sdt)]/w:pPr/w:pStyle/@w:val")
    assert set(leer) <= {"Tabellenende", "Absatznummer"}


@pytest.mark.parametrize("probe", PROBEN)
def test_cells_and_body_end_with_a_paragraph(probe):
    datei = Datei(write_docx(probe()))
    assert all(zelle[-1].tag == W + "p" for zelle in datei.finde("//w:tc"))
    assert [kind.tag for kind in datei.finde("/w:document/w:body/*")][-2:] == [W + "p", W + "sectPr"]
    assert not datei.finde("//w:tbl/following-sibling::*[1][self::w:tbl]")


def test_page_is_a4_upright_with_margins_of_two_and_a_half_centimetres():
    seite = Datei(write_docx(vertrag())).finde("//w:sectPr")[0]
    groesse = seite.find("w:pgSz", NS)
    assert (groesse.get(W + "w"), groesse.get(W + "h")) == ("11906", "16838")
    raender = seite.find("w:pgMar", NS)
    assert {raender.get(W + seite) for seite in ("top", "right", "bottom", "left")} == {"1417"}


def test_styles_have_canonical_names_nothing_below_nine_points_and_german():
    datei = Datei(write_docx(vertrag()))
    namen = set(datei.finde("//w:style/w:name/@w:val", "styles"))
    assert namen >= {
        *("Title", "Subtitle", "Normal", "Body Text", "List Bullet", "List Number", "Quote", "Signature"),
        *(f"heading {stufe}" for stufe in range(1, 7)),
        *("Dokumentkopf", "Dokumentfuß", "footnote text", "footnote reference", "Hyperlink"),
        *("Offene Stelle", "Absatznummer", "Buchstabe", "Partei", "Zwischentitel"),
    }
    assert min(map(int, datei.finde("//w:sz/@w:val", "styles"))) >= 18
    assert datei.finde("//w:docDefaults//w:lang/@w:val", "styles") == ["de-DE"]


@pytest.mark.parametrize("stufe", range(1, 7))
def test_headings_keep_with_the_next_paragraph(stufe):
    datei = Datei(write_docx(vertrag()))
    stil = datei.finde(f"//w:style[@w:styleId='Heading{stufe}']", "styles")[0]
    while stil.find("w:pPr/w:keepNext", NS) is None:
        eltern = stil.find("w:basedOn", NS).get(W + "val")
        stil = datei.finde(f"//w:style[@w:styleId='{eltern}']", "styles")[0]
    assert stil.find("w:pPr/w:keepNext", NS) is not None


def test_header_names_provider_offer_stand_and_version():
    kopf = Datei(write_docx(vertrag())).xml("header1")
    erwartet = "Lindenhof Teilhabe gGmbH · Schulkindergarten Kranichweg\tStand 1. März 2027 · Version 1.2"
    assert text(kopf) == erwartet


def test_long_names_take_two_lines_in_the_header():
    kopf = Datei(write_docx(konzept())).xml("header1")
    zeilen = [text(p) for p in kopf]
    assert [zeile.split("\t")[1] for zeile in zeilen] == ["Stand 1. März 2027", "Version 0.9"]


@pytest.mark.parametrize(("quer", "tabs"), [(False, []), (True, [("clear", 9072), ("right", 14004)])])
@pytest.mark.parametrize("dokument", [vertrag(), konzept()], ids=["one line", "two lines"])
def test_the_header_ends_at_the_margin_of_pages_laid_across(dokument, quer, tabs):
    datei = Datei(write_docx(replace(dokument, quer=quer)))
    for zeile in datei.xml("header1"):
        gesetzt = zeile.xpath("w:pPr/w:tabs/w:tab", namespaces=NS)
        assert [(tab.get(W + "val"), int(tab.get(W + "pos"))) for tab in gesetzt] == tabs
    seite, raender = datei.finde("//w:sectPr/w:pgSz")[0], datei.finde("//w:sectPr/w:pgMar")[0]
    breite = int(seite.get(W + "w")) - int(raender.get(W + "left")) - int(raender.get(W + "right"))
    assert breite == (tabs[-1][1] if tabs else 9072)


def test_footer_names_the_document_and_counts_pages():
    fuss = Datei(write_docx(vertrag())).xml("footer1")
    assert text(fuss) == "Leistungsvereinbarung\tSeite 1 von 1"
    assert [feld.strip() for feld in fuss.xpath("//w:fldSimple/@w:instr", namespaces=NS)] == [
        "PAGE",
        "NUMPAGES",
    ]


def test_a_long_title_stands_above_the_number_of_the_page():
    lang = replace(vertrag(), titel="Vereinbarung über Leistung, Vergütung und Prüfung " * 2)
    fuss = Datei(write_docx(lang)).xml("footer1")
    assert [text(zeile) for zeile in fuss] == [lang.titel, "\tSeite 1 von 1"]


def test_properties_come_from_the_document():
    eigenschaften = docx.Document(io.BytesIO(write_docx(vertrag()))).core_properties
    assert eigenschaften.title == "Leistungsvereinbarung – Schulkindergarten Kranichweg"
    assert eigenschaften.author == "Lindenhof Teilhabe gGmbH"
    assert eigenschaften.language == "de-DE"
    assert eigenschaften.revision == 1
    assert f"{eigenschaften.created:%Y-%m-%d}" == f"{eigenschaften.modified:%Y-%m-%d}" == "2027-03-01"


def test_without_stand_the_dates_are_fixed():
    ohne = replace(vertrag(), stand="")
    datei = Datei(write_docx(ohne))
    assert re.findall(rb"\d{4}-\d\d-\d\dT", datei.teile["docProps/core.xml"]) == [b"2000-01-01T"] * 2
    assert "Stand" not in text(datei.xml("header1"))


def test_title_and_subtitle_stand_above_the_first_section():
    datei = Datei(write_docx(vertrag()))
    assert datei.absaetze("Title") == ["Leistungsvereinbarung"]
    assert datei.absaetze("Subtitle") == ["für den Schulkindergarten Kranichweg"]
    assert len(datei.absaetze("Partei")) == 2


def test_title_stands_like_what_is_below_it():
    def stellung(probe):
        return Datei(write_docx(probe)).finde("//w:p[w:pPr/w:pStyle/@w:val='Title']/w:pPr/w:jc/@w:val")

    assert stellung(vertrag()) == ["center"]
    assert stellung(konzept()) == []


def test_python_docx_finds_the_headings_by_name():
    geoeffnet = docx.Document(io.BytesIO(write_docx(konzept())))
    stile = [p.style.name for p in geoeffnet.paragraphs if p.style.name.startswith("Heading")]
    assert stile == [f"Heading {i}" for i in (1, 2, 3, 2, 1, 2, 3, 3, 1, 1)]


def test_a_heading_deeper_than_word_counts_has_the_lowest_style():
    def tief(ebene):
        return Section(f"a{ebene}", ebene, "", f"Titel {ebene}", (tief(ebene + 1),) if ebene < 8 else ())

    geoeffnet = docx.Document(io.BytesIO(write_docx(dokument(tief(1)))))
    stile = [p.style.name for p in geoeffnet.paragraphs if p.style.name.startswith("Heading")]
    assert stile == [f"Heading {min(ebene, 6)}" for ebene in range(1, 9)]


def test_characters_that_xml_forbids_are_dropped_and_the_rest_is_kept():
    boese = "vor\x00\x07\x1b\ufffe\ud800nach\tTab\r\nZeile & <b> \U0001f642 \u05e9"
    datei = Datei(write_docx(dokument(paragraf(1, boese, absatz(boese)))))
    erwartet = "vornach Tab  Zeile & <b> \U0001f642 \u05e9"
    assert datei.absaetze("Heading1") == datei.absaetze("BodyText") == [erwartet]


def test_a_document_without_sections_is_a_sound_file():
    assert docx.Document(io.BytesIO(write_docx(dokument()))).paragraphs[0].text == "Leistungsvereinbarung"
