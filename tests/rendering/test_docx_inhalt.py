"""Inline content, footnotes, pictures, tables and the signature block."""

from io import BytesIO

import pytest
from PIL import Image

from helpers import build_tree
from rendering.bausteine import (
    BETRIEBSZEITEN,
    absatz,
    dokument,
    fussnote,
    paragraf,
    png,
    punkt,
    striche,
    teil,
    verweis,
    zeile,
)
from rendering.docx_lesen import NS, Datei, R, W, text
from rendering.picture_samples import jpeg
from rendering.proben import vertrag
from teilhabe_docs.documents.blocks import Footnote, LineBreak, Link, OpenPlace, Picture, TableBlock, TextRun
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.pictures import read_picture


def datei_mit(*bloecke):
    return Datei(write_docx(dokument(paragraf(1, "Eins", *bloecke))))


def test_emphasis_and_line_breaks():
    datei = datei_mit(
        absatz(
            "a ",
            TextRun("fett", fett=True),
            LineBreak(),
            TextRun("kursiv", kursiv=True),
            TextRun("x", code=True),
        )
    )
    assert datei.absaetze("BodyText") == ["a fett\nkursivx"]
    assert datei.finde("//w:r[w:rPr/w:b]/w:t/text()") == ["fett"]
    assert datei.finde("//w:r[w:rPr/w:i]/w:t/text()") == ["kursiv"]
    assert datei.finde("//w:r[w:rPr/w:rStyle/@w:val='HTMLCode']/w:t/text()") == ["x"]


def test_outer_blanks_of_a_text_are_kept():
    datei = datei_mit(absatz(TextRun(" a "), TextRun("b  c")))
    assert datei.absaetze("BodyText") == [" a b  c"]
    assert len(datei.finde("//w:t[@xml:space='preserve']")) == 2


@pytest.mark.parametrize(
    ("getippt", "geschuetzt"),
    [
        ("nach § 8 Abs. 2 Satz 1 SGB IX gilt", "nach §~8~Abs.~2~Satz~1~SGB~IX gilt"),
        ("(§ 82 Abs. 1b, § 37a Abs. 1 LRV)", "(§~82~Abs.~1b, §~37a~Abs.~1~LRV)"),
        ("§ 2 Nr. 3 Buchst. a BGB, §§ 5 ff.", "§~2~Nr.~3~Buchst.~a~BGB, §§~5~ff."),
        ("Art. 9 DSGVO und Art. 24 UN-BRK", "Art.~9~DSGVO und Art.~24~UN-BRK"),
        ("am 1. November 2026 und im Juli 2025", "am 1.~November~2026 und im Juli~2025"),
        ("z. B. 5 % oder i. S. d. Anlage 3", "z.~B. 5~% oder i.~S.~d. Anlage~3"),
        ("0,50 VZÄ, 30 m², 8 Uhr, 1 : 4,5", "0,50~VZÄ, 30~m², 8~Uhr, 1~:~4,5"),
        ("Buchst. a und Anlage und Satz", "Buchst.~a und Anlage und Satz"),
        ("Punkt 3 Mal sehen, 2 Mitarbeitende", "Punkt 3 Mal sehen, 2 Mitarbeitende"),
    ],
)
def test_no_break_spaces_hold_citations_and_abbreviations_together(getippt, geschuetzt):
    texte = datei_mit(absatz(getippt)).finde("//w:p[w:pPr/w:pStyle/@w:val='BodyText']//w:t/text()")
    assert texte == [geschuetzt.replace("~", "\u00a0")]


def test_no_break_spaces_hold_across_references_and_emphasis():
    bezug = verweis(("§ 1", "s1"), (" ", ""), ("Abs. 4", "s1.d"))
    datei = datei_mit(
        absatz("nach ", bezug, " SGB IX, § ", TextRun("6", fett=True), " Abs. 2"), teil("s1.d", "4")
    )
    texte = datei.finde("//w:p[w:pPr/w:pStyle/@w:val='BodyText']//w:t/text()")
    assert "".join(texte).replace("\u00a0", "~") == "nach §~1~Abs.~4~SGB~IX, §~6~Abs.~2"


def test_code_keeps_its_blanks():
    assert datei_mit(absatz(TextRun("x = 5 %", code=True))).finde("//w:rPr/../w:t/text()")[-1] == "x = 5 %"


def test_links_to_the_same_address_share_a_relation():
    ziel = "https://example.org/ä b?q=1&r=<2>"
    datei = datei_mit(absatz(Link(ziel, (TextRun("eins"),)), Link(ziel, (TextRun("zwei"),))))
    kennungen = {link.get(R + "id") for link in datei.finde("//w:hyperlink")}
    assert len(kennungen) == 1
    assert datei.beziehungen()[kennungen.pop()] == (
        "https://example.org/%C3%A4%20b?q=1&r=%3C2%3E",
        "External",
    )


@pytest.mark.parametrize("ziel", ["http://[", "mailto:kaputt", "javascript:alert(1)", "", "https://a b/c"])
def test_addresses_that_would_damage_the_file_become_plain_words(ziel):
    datei = datei_mit(absatz(Link(ziel, (TextRun("Wort"),))))
    assert not datei.finde("//w:hyperlink")
    assert datei.absaetze("BodyText") == ["Wort"]


def test_open_place_is_a_content_control_with_prompt_and_path():
    datei = datei_mit(absatz("Es gibt ", OpenPlace("angebot.plaetze", "Zahl der Plätze"), " Plätze."))
    feld = datei.finde("//w:sdt")[0]
    assert feld.find("w:sdtPr/w:alias", NS).get(W + "val") == "Zahl der Plätze"
    assert feld.find("w:sdtPr/w:tag", NS).get(W + "val") == "angebot.plaetze"
    assert feld.find("w:sdtPr/w:showingPlcHdr", NS) is not None
    assert feld.xpath(".//w:rStyle/@w:val", namespaces=NS) == ["OffeneStelle"]
    assert datei.absaetze("BodyText") == ["Es gibt [offen: Zahl der Plätze] Plätze."]


def test_in_a_cell_a_content_control_stands_alone():
    offen = OpenPlace("angebot.plaetze", "Zahl")
    zellen = [(offen,), ("vor ", offen), (offen, " nach"), (offen, " ", offen), (fussnote("Note"), offen)]
    zeilen = tuple((absatz(*zelle).inhalt, absatz("x").inhalt) for zelle in zellen)
    for rolle in ("", "unterschriften"):
        datei = datei_mit(TableBlock(zeile("A", "B"), zeilen, ("links", "links"), rolle))
        assert len(datei.finde("//w:tc//w:sdt")) == 1
        assert not datei.finde("//w:tc//w:sdt[../w:r or ../w:sdt[2]]")
        assert len(datei.finde("//w:tc//w:rStyle[@w:val='OffeneStelle']")) == 6
    notiz = MarginNote("angebot.plaetze", at_field=True, origin="TD301", text="fehlt")
    probe = dokument(paragraf(1, "A", TableBlock(zeile("A"), (((offen,),),), ("links",))))
    datei = Datei(write_docx(probe, notizen=[notiz]))
    assert datei.finde("//w:tc//w:commentReference")
    assert not datei.finde("//w:tc//w:sdt")


def test_long_prompts_are_cut_in_the_control_only():
    datei = datei_mit(absatz(OpenPlace("p" * 80, "h" * 80)))
    assert datei.finde("//w:alias/@w:val | //w:tag/@w:val") == ["h" * 64, "p" * 64]
    assert datei.absaetze("BodyText") == [f"[offen: {'h' * 80}]"]


def test_footnotes_are_real_and_counted_in_reading_order():
    datei = datei_mit(
        absatz("a", fussnote("eins"), "b", fussnote("zwei")),
        TableBlock(zeile("k"), (zeile((fussnote("drei"),)),), ()),
    )
    assert datei.finde("//w:footnoteReference/@w:id") == ["1", "2", "3"]
    noten = {n.get(W + "id"): text(n).strip() for n in datei.finde("//w:footnote", "footnotes")}
    assert noten == {"-1": "", "0": "", "1": "eins", "2": "zwei", "3": "drei"}


def test_separator_notes_hold_nothing_but_the_separator():
    datei = datei_mit(absatz("a"))
    laeufe = datei.finde("//w:footnote[@w:type]//w:r/*", "footnotes")
    assert [lauf.tag for lauf in laeufe] == [W + "separator", W + "continuationSeparator"]


def test_links_in_footnotes_belong_to_the_part_of_the_footnotes():
    datei = datei_mit(absatz("a", fussnote(Link("https://example.org", (TextRun("Seite"),)))))
    assert ("https://example.org", "External") in datei.beziehungen("footnotes").values()


def test_a_footnote_in_a_footnote_keeps_its_words():
    datei = datei_mit(absatz("a", Footnote((absatz("außen", fussnote("innen")),))))
    assert text(datei.finde("//w:footnote[@w:id='1']", "footnotes")[0]).strip() == "außen (innen)"


def test_wide_pictures_are_scaled_to_the_text_width_and_small_ones_keep_their_size():
    gross, klein = png(2400, 900), png(96, 48)
    datei = datei_mit(
        absatz(Picture("Plan", "a.png", gross, 2400, 900, 150)),
        absatz(Picture("Logo", "b.png", klein, 96, 48, 96)),
    )
    masse = [(int(e.get("cx")), int(e.get("cy"))) for e in datei.finde("//wp:extent")]
    assert masse == [(9072 * 635, round(9072 * 635 * 900 / 2400)), (914400, 457200)]
    assert datei.finde("//wp:docPr/@descr") == ["Plan", "Logo"]


def test_the_same_picture_is_stored_once():
    bild = Picture("Plan", "a.png", png(4, 4), 4, 4)
    datei = datei_mit(absatz(bild), absatz(bild), absatz(Picture("Anderes", "b.png", png(5, 5), 5, 5)))
    assert len([name for name in datei.teile if "media" in name]) == 2
    assert len(datei.finde("//a:blip")) == 3


@pytest.mark.parametrize("orientierung", range(1, 9))
def test_a_picture_is_turned_upright_by_the_document_not_in_its_bytes(tmp_path, orientierung):
    daten = jpeg(60, 40, orientierung, dpi=(100, 100))
    bild = read_picture(
        SourceTree(build_tree(tmp_path, {"haus.jpg": daten}).resolve()), "", "Haus", "haus.jpg"
    )
    datei = datei_mit(absatz(bild))
    (teil,) = (inhalt for name, inhalt in datei.teile.items() if "media" in name)
    assert teil == daten

    (rahmen,) = datei.finde("//a:xfrm")
    pixel = Image.open(BytesIO(teil)).convert("RGB")
    assert [int(rahmen.find("a:ext", NS).get(seite)) for seite in ("cx", "cy")] == [
        9144 * n for n in pixel.size
    ]
    if rahmen.get("flipH"):
        pixel = pixel.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if rahmen.get("flipV"):
        pixel = pixel.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    pixel = pixel.rotate(-int(rahmen.get("rot", "0")) / 60_000, expand=True)
    assert pixel.size == (60, 40)
    assert [hell for hell in ((2, 2), (57, 2), (2, 37), (57, 37)) if pixel.getpixel(hell)[0] > 150] == [
        (2, 2)
    ]


def test_a_picture_turned_by_a_quarter_fills_the_width_of_the_text_as_it_is_shown():
    datei = datei_mit(absatz(Picture("Haus", "haus.jpg", jpeg(60, 40, 6), 2400, 900, 72, 6)))
    quer, hoch = 9072 * 635, round(9072 * 635 * 900 / 2400)
    assert [(int(e.get("cx")), int(e.get("cy"))) for e in datei.finde("//wp:extent | //a:ext")] == [
        (hoch, quer),
        (hoch, quer),
    ]


def test_tables_repeat_their_header_and_split_no_row():
    datei = datei_mit(BETRIEBSZEITEN)
    zeilen = datei.finde("//w:tr")
    assert [z.find("w:trPr/w:tblHeader", NS) is not None for z in zeilen] == [True, False, False]
    assert all(z.find("w:trPr/w:cantSplit", NS) is not None for z in zeilen)
    assert datei.finde("//w:tblStyle/@w:val") == ["Tabelle"]


def test_table_columns_fill_the_text_width_and_are_aligned():
    datei = datei_mit(BETRIEBSZEITEN)
    assert sum(map(int, datei.finde("//w:gridCol/@w:w"))) == 9072
    assert datei.finde("//w:tr[2]/w:tc/w:p/w:pPr/w:jc/@w:val") == ["center", "center", "right"]


def test_a_table_in_an_absatz_is_indented_and_narrower():
    datei = datei_mit(teil("a", "1", "Text", BETRIEBSZEITEN))
    assert datei.finde("//w:tblInd/@w:w") == ["624"]
    assert sum(map(int, datei.finde("//w:gridCol/@w:w"))) == 9072 - 624


def test_a_long_column_gives_way_to_the_words_of_the_others():
    lang = TableBlock(zeile("Stellenanteil", "Aufgaben"), (zeile("0,5", "lang " * 80),), ("links", "links"))
    schmal, breit = map(int, datei_mit(lang).finde("//w:gridCol/@w:w"))
    assert 1300 < schmal < 2000 < breit


def test_signature_block_has_lines_no_borders_and_stays_together():
    datei = Datei(write_docx(vertrag()))
    block = datei.finde("//w:tbl")[-1]
    assert block.find("w:tblPr/w:tblStyle", NS) is None
    assert len(block.findall("w:tr", NS)) == 2
    assert block.xpath(".//w:pStyle/@w:val", namespaces=NS) == ["Signature"] * 6
    assert len(block.xpath(".//w:p[w:pPr/w:keepNext]", namespaces=NS)) == 6
    assert len(block.xpath(".//w:trPr/w:cantSplit", namespaces=NS)) == 2
    davor = block.getprevious()
    assert davor.find("w:pPr/w:keepNext", NS) is not None


def test_names_in_the_header_of_the_signature_block_are_bold_and_have_no_line():
    block = TableBlock(
        zeile("Für den Träger", ""), (zeile("Ort, Datum", ""),), ("links", "links"), "unterschriften"
    )
    datei = datei_mit(block)
    assert datei.finde("//w:tbl//w:r[w:rPr/w:b]/w:t/text()") == ["Für den Träger"]
    assert datei.finde("//w:tbl//w:pStyle/@w:val") == [
        "Tabellentext",
        "Tabellentext",
        "Signature",
        "Tabellentext",
    ]


def gehalten(*bloecke):
    """The paragraphs of the body that no page break may follow; headings have that in their style."""
    return [text(p) for p in datei_mit(*bloecke).finde("/w:document/w:body/w:p[w:pPr/w:keepNext]")]


def test_what_introduces_a_list_or_a_table_stays_with_it():
    liste = striche(punkt("x", striche("y")), punkt("z", absatz("z2")))
    assert gehalten(teil("a", "1", "Es gibt", liste, "Ende.", BETRIEBSZEITEN, ".")) == [
        "Es gibt",
        "x",
        "Ende.",
    ]


def test_what_ends_with_a_colon_stays_with_whatever_follows():
    assert gehalten(teil("a", "1", "Satz.", "Es gilt:"), teil("b", "2", "Folge.", "Ende.")) == ["Es gilt:"]


def test_a_long_paragraph_goes_along_with_a_table_only_if_it_announces_it():
    lang = "Die Fachkräfte gestalten den Alltag so, dass jedes Kind sich als wirksam erlebt. " * 5
    assert gehalten(absatz(lang), BETRIEBSZEITEN, absatz(lang + "Es gilt:"), BETRIEBSZEITEN) == [
        lang + "Es gilt:"
    ]


def test_text_of_some_lines_below_a_heading_may_end_a_page():
    lines = "Die Fachkräfte gestalten den Alltag so, dass jedes Kind sich als wirksam erlebt. " * 2
    heading = absatz("Zwischentitel", rolle="zwischentitel")
    assert gehalten(absatz("Kurz."), striche("a"), heading, absatz(lines), striche("a")) == ["Kurz."]
    assert gehalten(absatz(lines), BETRIEBSZEITEN, heading, absatz("Kurz."), striche("a")) == ["Kurz."]
    assert gehalten(absatz(lines + "Es gilt:"), striche("a")) == [lines + "Es gilt:"]


def test_of_a_list_only_the_last_item_goes_along_with_a_table():
    items = ("a " * 200, "b " * 200, "c " * 200)
    assert gehalten(striche(*items), BETRIEBSZEITEN) == [items[2]]


def test_the_last_item_of_a_list_does_not_stand_alone():
    assert gehalten(striche("a", "b", "c", "d", "e")) == ["d"]
    assert gehalten(striche("a", punkt("b", striche("c", "d")), "e")) == ["b", "c", "d"]


def test_long_items_may_stand_alone():
    lang = (
        "Der Schulkindergarten wird von der Bereichsleitung in allen Gremien des Landkreises vertreten. " * 3
    )
    assert gehalten(striche(lang, "b", "c", lang)) == []


def test_small_tables_stay_on_one_page_and_long_ones_keep_their_ends_together():
    def zeilen_gehalten(anzahl):
        datei = datei_mit(TableBlock(zeile("k", "l"), (zeile("a", "b"),) * anzahl, ()))
        zeilen = datei.finde("//w:tr")
        return [all(p.find("w:pPr/w:keepNext", NS) is not None for p in z.iter(W + "p")) for z in zeilen]

    assert zeilen_gehalten(5) == [True] * 5 + [False]
    assert zeilen_gehalten(20) == [True, *[False] * 18, True, False]


def test_a_paragraph_behind_a_list_has_more_room_above_than_the_next_item():
    datei = datei_mit(striche(punkt("a", striche("b")), "c"), absatz("d"), absatz("e"))
    davor = datei.finde("/w:document/w:body/w:p[w:pPr/w:spacing/@w:before]")
    assert [text(p) for p in davor] == ["d"]


def test_a_title_above_a_section_has_a_style_of_its_own():
    gruppe = absatz("Gruppe", rolle="zwischentitel")
    datei = Datei(write_docx(dokument(paragraf(1, "A", absatz("x"), gruppe, paragraf(2, "B")))))
    assert datei.absaetze("Gruppentitel") == ["Gruppe"]


STELLEN = TableBlock(
    zeile("Funktion", "Bereich", "Kategorie", "Berufsgruppe", "Stellenumfang"),
    (
        zeile(
            "Koordination der Individualleistungen",
            "Individualleistungen",
            "Fachkraft mit Ausbildung",
            "Heilerziehungspflegerin oder Heilerziehungspfleger",
            "29,25 Wochenstunden",
        ),
        zeile("Assistenz", "Gruppe", "Nicht-Fachkraft", "Heilerziehungsassistentin", "0,5 VZÄ"),
    ),
    (),
)
LAENGSTE = (1636, 1636, 905, 2055, 1332)
"""Widths in twips of the longest word in each column of `STELLEN`, set in Calibri of 10 points."""


def test_no_column_is_narrower_than_its_longest_word():
    datei = datei_mit(STELLEN)
    breiten = list(map(int, datei.finde("//w:gridCol/@w:w")))
    assert sum(breiten) == 9072
    assert all(breite >= wort + 200 for breite, wort in zip(breiten, LAENGSTE, strict=True))


def test_a_crowded_table_is_set_smaller_before_a_word_is_cut():
    voll = zeile(
        "Heilerziehungspflegerische",
        "Individualleistungen",
        "Ausbildung",
        "Rehabilitationspädagogik",
        "Wochenstunden",
    )
    datei = datei_mit(TableBlock(voll, (voll,), ()))
    assert set(datei.finde("//w:tc//w:pStyle/@w:val")) == {"TabellenkopfEng", "TabellentextEng"}


def test_words_too_long_for_the_page_may_be_hyphenated_and_narrow_columns_stay_whole():
    lang = "Qualitätsmanagementbeauftragtenvertretung"
    datei = datei_mit(TableBlock(zeile("Nr.", *[lang] * 4), (zeile("Anlage 1", *["x"] * 4),), ()))
    breiten = list(map(int, datei.finde("//w:gridCol/@w:w")))
    assert breiten[0] >= 200 + 701
    assert max(breiten[1:]) - min(breiten[1:]) <= 4
    assert set(datei.finde("//w:tc[position() > 1]//w:suppressAutoHyphens/@w:val")) == {"0"}
    assert not datei.finde("//w:tc[1]//w:suppressAutoHyphens")


@pytest.mark.parametrize("head", [["k"], []])
def test_a_row_that_names_those_below_goes_along_with_them(head):
    """Also right below the header, which else stays alone with it at the foot of a page."""
    summe = zeile("Summe", "1")
    zeilen = (
        zeile("Gruppe", ""),
        *[zeile("a", "b")] * 9,
        zeile("Leitung", ""),
        zeile("c", "d"),
        summe,
        summe,
    )
    datei = datei_mit(TableBlock(zeile("k", "l") if head else (), zeilen, ()))
    gehaltene = datei.finde("//w:tr[.//w:keepNext]/w:tc[1]//w:t")
    assert [text.text for text in gehaltene] == [*head, "Gruppe", "Leitung", "Summe"]


def test_what_is_left_goes_to_the_columns_with_much_text():
    datei = datei_mit(TableBlock(zeile("a", "b", "c"), (zeile("kurz", "Wort " * 20, "Wort " * 60),), ()))
    breiten = list(map(int, datei.finde("//w:gridCol/@w:w")))
    assert breiten[0] < breiten[1] < breiten[2]


def test_a_part_without_number_continues_the_absatz_in_front_of_it():
    datei = datei_mit(teil("a", "1", "Satz."), teil("b", "", "Weiter."), teil("c", "2", "Zweiter."))
    assert datei.absaetze("BodyTextIndent") == ["Weiter."]


def test_roles_have_their_own_styles():
    datei = datei_mit(
        absatz("Zitat", rolle="zitat"),
        absatz("Code", rolle="code"),
        absatz("Titel", rolle="zwischentitel"),
        absatz("Mitte", rolle="mitte"),
        absatz("Klein", rolle="untertitel"),
    )
    stile = datei.finde("/w:document/w:body/w:p/w:pPr/w:pStyle/@w:val")
    assert stile[2:] == ["Quote", "HTMLPreformatted", "Zwischentitel", "Mitte", "Zwischentitel"]


def test_blank_paragraphs_are_not_printed():
    datei = datei_mit(absatz(""), absatz(" "), striche(punkt("x")), absatz(fussnote("nur Fußnote")))
    stile = datei.finde("/w:document/w:body/w:p/w:pPr/w:pStyle/@w:val")
    assert stile[2:] == ["ListBullet", "BodyText"]
