"""Documents in the looks of a house's own Word file."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from rendering.bausteine import BETRIEBSZEITEN, absatz, dokument, fussnote, paragraf, striche, teil
from rendering.docx_lesen import Datei, W, gezaehlt, text
from rendering.fremde_haeuser import mit_deckblatt
from rendering.hausdateien import (
    DOKUMENT,
    KOPF,
    LIBREOFFICE,
    LISTEN,
    STILE,
    beziehung,
    gepackt,
    hausdatei,
    kopf_mit,
    viele_stile,
)
from rendering.proben import konzept, vertrag
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House, HouseError
from teilhabe_docs.rendering.docx.house.sample import sample

_BODY = DOKUMENT.index("<w:body>") + len("<w:body>")
_SECTION = DOKUMENT.index("<w:sectPr>")
HAEUSER = {
    "LibreOffice": LIBREOFFICE,
    "deutsches Word": hausdatei(),
    "tdocs house": write_docx(sample(), listed=True),
}


def statt_text(inhalt: str) -> str:
    """The document of the house with this text instead of its own."""
    return DOKUMENT[:_BODY] + inhalt + DOKUMENT[_SECTION:]


def im_haus(haus: bytes, *abschnitte) -> Datei:
    inhalt = abschnitte or (paragraf(1, "Plätze", teil("s1.a", "1", "Es sind zwölf.")),)
    return Datei(write_docx(dokument(*inhalt), haus=House(haus)))


@pytest.mark.parametrize("haus", HAEUSER.values(), ids=HAEUSER)
@pytest.mark.parametrize("probe", [vertrag, konzept])
def test_every_style_and_list_that_is_used_exists(haus, probe):
    datei = Datei(write_docx(probe(), haus=House(haus)))
    stile = {s.get(W + "styleId"): s for s in datei.xml("styles").iter(W + "style")}
    listen = set(datei.finde("//w:num/@w:numId", "numbering"))
    for name in [n for n in datei.teile if n.startswith("word/") and n.endswith(".xml")]:
        baum = etree.fromstring(datei.teile[name])
        for art in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
            if "numbering" not in name:
                assert {e.get(W + "val") for e in baum.iter(W + art)} <= stile.keys(), (name, art)
        assert {e.get(W + "val") for e in baum.iter(W + "numId")} - {"0"} <= listen, name


@pytest.mark.parametrize("haus", HAEUSER.values(), ids=HAEUSER)
def test_every_relation_leads_somewhere(haus):
    datei = Datei(write_docx(vertrag(), haus=House(haus)))
    for name, (ziel, art) in datei.beziehungen().items():
        assert art == "External" or f"word/{ziel}".replace("word//", "") in datei.teile, (name, ziel)
    kennungen = set(re.findall(rb' r:(?:id|embed)="([^"]+)"', datei.teile["word/document.xml"]))
    assert {k.decode() for k in kennungen} <= datei.beziehungen().keys()


@pytest.mark.parametrize("haus", HAEUSER.values(), ids=HAEUSER)
def test_the_same_model_and_house_give_the_same_bytes(haus):
    assert write_docx(vertrag(), haus=House(haus)) == write_docx(vertrag(), haus=House(haus))


@pytest.mark.parametrize("haus", HAEUSER.values(), ids=HAEUSER)
@pytest.mark.parametrize("probe", [vertrag, konzept])
def test_the_numbers_are_those_of_the_document(haus, probe):
    mit, ohne = Datei(write_docx(probe(), haus=House(haus))), Datei(write_docx(probe()))
    assert [paar for paar in gezaehlt(mit) if paar[0]] == [paar for paar in gezaehlt(ohne) if paar[0]]


def test_styles_are_found_by_their_canonical_name_whatever_their_id():
    datei = im_haus(hausdatei())
    assert datei.absaetze("berschrift1") == ["Plätze"]
    assert datei.absaetze("Titel") == ["Leistungsvereinbarung"]


def test_styles_are_found_by_their_german_name():
    datei = Datei(write_docx(konzept(), haus=House(hausdatei())))
    assert datei.absaetze("berschrift2")


def test_a_heading_by_its_german_name_is_a_heading_for_word():
    stil = im_haus(hausdatei()).xml("styles").find(f"{W}style[@{W}styleId='berschrift2']")
    assert stil.find(W + "name").get(W + "val") == "heading 2"
    assert stil.find(f"{W}pPr/{W}outlineLvl").get(W + "val") == "1"


def test_missing_styles_are_added_and_named():
    haus = House(hausdatei())
    (hinweis,) = haus.hints[:1]
    assert "Überschrift 3" in hinweis
    assert "Offene Stelle" in hinweis
    assert "Überschrift 1" not in hinweis
    assert "Überschrift 2" not in hinweis


def test_an_id_that_the_house_uses_for_something_else_is_left_alone():
    datei = im_haus(hausdatei(), paragraf(1, "Zeiten", BETRIEBSZEITEN))
    (stil,) = datei.finde("//w:tblStyle/@w:val")
    assert stil != "Tabelle"
    assert datei.finde(f"//w:style[@w:styleId='{stil}']/@w:type", "styles") == ["table"]


def test_margins_and_page_come_from_the_house():
    datei = im_haus(hausdatei(), paragraf(1, "Zeiten", BETRIEBSZEITEN))
    assert datei.finde("//w:sectPr/w:pgMar/@w:left") == ["1701"]
    assert abs(sum(map(int, datei.finde("//w:gridCol/@w:w"))) - (11906 - 1134 - 1701)) < 4


def test_header_and_logo_come_from_the_house_with_the_facts_in_it():
    datei = im_haus(hausdatei())
    (absatz_,) = datei.finde("//w:p", "header1")
    assert text(absatz_) == "Schulkindergarten Kranichweg, Stand 1. März 2027"
    assert datei.beziehungen("header1") == {"rId1": ("media/image1.png", "Internal")}
    assert "word/media/image1.png" in datei.teile


def test_the_cover_stays_and_the_sample_goes():
    worte = [text(p) for p in im_haus(hausdatei()).finde("//w:p")]
    assert worte[0] == "Leistungsvereinbarung"
    assert "Mustertext" not in worte
    assert "[Dokument]" not in worte


def test_without_the_mark_all_text_of_the_house_goes():
    haus = hausdatei(DOKUMENT.replace("[Dokument]", "Ein alter Vertrag"))
    worte = [text(p) for p in im_haus(haus).finde("//w:p")]
    assert worte[0] == "Leistungsvereinbarung"
    assert "Ein alter Vertrag" not in worte


def test_a_cover_that_word_has_inserted_stays():
    deckblatt = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Konzept von [Träger]</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    worte = [text(p) for p in im_haus(hausdatei(statt_text(deckblatt))).finde("//w:p")]
    assert worte[:2] == ["Konzept von Lindenhof Teilhabe gGmbH", "Leistungsvereinbarung"]


def test_a_house_without_header_gets_ours_and_is_told():
    haus = House(hausdatei(kopf=kopf_mit("")))
    assert "Ohne Kopfzeile und Fußzeile: Das Dokument bekommt die von tdocs." in haus.hints
    datei = Datei(write_docx(dokument(), haus=haus))
    assert "Lindenhof Teilhabe gGmbH" in text(datei.xml("header-tdocs"))
    assert len(datei.finde("//w:headerReference")) == 1


def test_a_house_that_names_neither_offer_nor_date_is_told():
    fuss = kopf_mit("Seite").replace("w:hdr", "w:ftr").encode()
    dort = DOKUMENT.replace("<w:pgSz", '<w:footerReference w:type="default" r:id="rId8"/><w:pgSz')
    weitere = beziehung("rId8", "footer", "footer1.xml")
    teile = {"word/footer1.xml": fuss}
    stumm = House(hausdatei(dort, kopf=kopf_mit("Haus am See"), weitere=weitere, teile=teile))
    (gesagt,) = stumm.remarks
    assert (gesagt.code.code, "[Angebot] und [Stand]" in gesagt.text) == ("TD839", True)


def test_a_misspelt_mark_is_named():
    haus = House(hausdatei(kopf=KOPF.replace("[Stand]", "[Versionn]")))
    (gesagt,) = haus.remarks
    assert gesagt.text.startswith("Kopfzeile: Das füllt niemand aus: »[Versionn]«. Gemeint: »[Version]«?")


def test_facts_that_are_missing_leave_no_brackets():
    kopf = kopf_mit("Stand [Stand], Fassung [Version]", "v[Version]")
    ohne = replace(dokument(), version="")
    absaetze = Datei(write_docx(ohne, haus=House(hausdatei(kopf=kopf)))).finde("//w:p", "header1")
    assert [text(p) for p in absaetze] == ["Stand 1. März 2027", ""]


def test_the_language_is_german_whatever_the_house_has():
    datei = im_haus(LIBREOFFICE)
    assert set(datei.finde("//w:lang/@w:val", "styles")) == {"de-DE"}


def test_footnotes_and_lists_keep_their_words():
    inhalt = paragraf(1, "Text", absatz("Satz", fussnote("Quelle")), striche("eins", "zwei"))
    datei = im_haus(hausdatei(), inhalt)
    assert "Quelle" in text(datei.xml("footnotes"))
    assert [text(p) for p in datei.finde("//w:p")][-2:] == ["eins", "zwei"]


FUSSNOTE_DORT = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
IN_TABELLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>[Dokument]</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
UNBRAUCHBAR = {
    "kein Zip": (b"PK kein Zip", "kein lesbares Word-Dokument"),
    "leer": (b"", "kein Word-Dokument. Als Hausvorlage dient"),
    "altes Word": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Kennwort"),
    "anderes Zip": (gepackt({"a.txt": b"a"}), "[Content_Types].xml"),
    "Strict": (
        hausdatei(
            teile={"word/document.xml": b'<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}
        ),
        "Strict Open XML",
    ),
    "kaputtes XML": (hausdatei(teile={"word/styles.xml": b"<w:styles"}), "»word/styles.xml« ist beschädigt"),
    "DTD": (
        hausdatei(teile={"word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "»word/styles.xml« stammt nicht aus Word",
    ),
    "Marke in Tabelle": (hausdatei(statt_text(IN_TABELLE)), "steht nicht allein in einem Absatz"),
    "Fußnote": (hausdatei(mit_deckblatt(FUSSNOTE_DORT)), "Auf dem Deckblatt steht eine Fußnote"),
    "schmal": (hausdatei(DOKUMENT.replace('w:left="1701"', 'w:left="9000"')), "weniger als 6 cm"),
    "breit": (hausdatei(DOKUMENT.replace('w:w="11906"', 'w:w="99999"')), "breiter als 55 cm"),
    "keine Zahl": (hausdatei(DOKUMENT.replace('w:w="11906"', 'w:w="1e9"')), "Eine Zahl in der Datei"),
    "Liste ohne Zahl": (
        hausdatei(teile={"word/numbering.xml": LISTEN.replace('w:numId="3"', 'w:numId="abc"').encode()}),
        "Eine Zahl in der Datei ist beschädigt (num)",
    ),
    "hohe Liste": (
        hausdatei(
            teile={"word/numbering.xml": LISTEN.replace('w:numId="3"', 'w:numId="9999999999"').encode()}
        ),
        "Eine Zahl in der Datei ist beschädigt (num)",
    ),
    "vertauschte Teile": (
        hausdatei(teile={"word/styles.xml": LISTEN.encode()}),
        "»word/styles.xml« ist beschädigt",
    ),
    "UTF-16": (
        hausdatei(teile={"word/styles.xml": STILE.encode("utf-16")}),
        "»word/styles.xml« ist beschädigt",
    ),
    "tief": (hausdatei(statt_text("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)), "ist beschädigt"),
    "zwei Dokumente": (
        hausdatei(teile={"word/Document.xml": DOKUMENT.encode()}),
        "Sie enthält zwei Bestandteile mit demselben Namen",
    ),
    "Teil fehlt": (
        hausdatei(DOKUMENT.replace("rId9", "rId6"), weitere=beziehung("rId6", "header", "header9.xml")),
        "»word/header9.xml« fehlt",
    ),
}


@pytest.mark.parametrize(("daten", "grund"), UNBRAUCHBAR.values(), ids=UNBRAUCHBAR)
def test_what_cannot_be_used_is_refused_with_the_reason(daten, grund):
    with pytest.raises(HouseError) as fehler:
        House(daten)
    assert grund in str(fehler.value)


def test_a_file_that_is_too_big_is_refused_before_it_is_read():
    for daten, grund in (
        (hausdatei(teile={"word/x.xml": b"x" * 60_000_001}), "Sie ist entpackt größer als 60 MB"),
        (hausdatei(statt_text("<w:p/>" * 9_000_000)), "Löschen Sie darin den Text, der nach dem Deckblatt"),
        (hausdatei(statt_text("<w:p a='' b=''/>" * 200_000)), "zu umfangreich"),
        (hausdatei(teile={"word/styles.xml": viele_stile(10_001)}), "hat 10001 Formatvorlagen"),
    ):
        with pytest.raises(HouseError, match=grund):
            House(daten)


def test_what_cannot_be_worn_shows_when_the_file_is_read(monkeypatch):
    """A fault that nobody thought of is the file's, with a remedy, and not one of a document later."""
    monkeypatch.setattr("teilhabe_docs.rendering.docx.house.house_file.house_numbering", lambda *_: 1 / 0)
    with pytest.raises(HouseError, match=r"in sich nicht stimmig.*speichern Sie sie"):
        House(hausdatei())


def test_what_the_house_does_not_show_goes_nowhere():
    haus = House(
        hausdatei(
            weitere=beziehung("rId7", "oleObject", "geheim.bin"),
            teile={"word/geheim.bin": b"alt", "word/x.xml": b"<x/>"},
        )
    )
    teile = Datei(write_docx(dokument(), haus=haus)).teile
    assert not {"word/geheim.bin", "word/x.xml"} & teile.keys()


def test_the_number_of_our_heading_takes_the_place_of_the_houses():
    datei = im_haus(hausdatei())
    assert ("§ 1", "Plätze") in list(gezaehlt(datei))
    assert datei.finde("//w:pStyle/@w:val", "numbering").count("berschrift1") == 1
