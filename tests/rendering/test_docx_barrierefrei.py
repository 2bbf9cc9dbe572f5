"""The examples' Word files can be read by everyone: language, structure, tables, pictures, references."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from rendering import docx_pruefungen as pruefungen
from rendering.bausteine import absatz, dokument, paragraf, png
from rendering.beispieldokumente import DATEIEN, alle_beispiele, beispiel, teile
from rendering.docx_pruefungen import DC, WP, Element, Teile, W, wert
from teilhabe_docs.documents.blocks import Picture
from teilhabe_docs.rendering.docx import write_docx

TEXT, FUSSNOTEN = "word/document.xml", "word/footnotes.xml"
Pruefung = Callable[[Teile], list[str]]

PRUEFUNGEN = [
    pruefungen.sprache_und_titel,
    pruefungen.ebenen,
    pruefungen.tabellen,
    pruefungen.bilder,
    pruefungen.leere_absaetze,
    pruefungen.fussnoten,
    pruefungen.verweise,
    pruefungen.verzeichnis,
]


def test_the_examples_have_all_their_documents():
    assert len(DATEIEN) == 18


@alle_beispiele
@pytest.mark.parametrize("pruefung", PRUEFUNGEN)
def test_an_example_is_accessible(datei: Path, pruefung: Pruefung):
    assert pruefung(teile(datei)) == []


def entferne(*namen: str) -> Callable[[Element], None]:
    """Takes the first element with one of the names away."""

    def aendere(baum: Element) -> None:
        element = next(baum.iter(*(W + name for name in namen)))
        element.getparent().remove(element)

    return aendere


def setze(name: str, attribut: str, neu: str) -> Callable[[Element], None]:
    """Gives the first element of a name another value."""

    def aendere(baum: Element) -> None:
        next(baum.iter(W + name)).set(W + attribut, neu)

    return aendere


def _mit_stil(baum: Element, stil: str) -> Element:
    return next(p for p in baum.iter(W + "p") if pruefungen.stil(p) == stil)


def anderer_stil(alt: str, neu: str) -> Callable[[Element], None]:
    return lambda baum: _mit_stil(baum, alt).find(f".//{W}pStyle").set(W + "val", neu)


def leerer_absatz(baum: Element) -> None:
    neu = etree.Element(W + "p")
    _mit_stil(baum, "BodyText").addnext(neu)


def ein_kasten(baum: Element) -> None:
    """One row and one column only, as those who frame a text with a table do."""
    tabelle = next(baum.iter(W + "tbl"))
    for zeile in tabelle.findall(W + "tr")[1:]:
        tabelle.remove(zeile)


def vertauschte_fussnoten(baum: Element) -> None:
    noten = [e for e in baum if e.get(W + "type") is None]
    noten[1].addnext(noten[0])


SCHAEDEN = [
    (pruefungen.sprache_und_titel, "word/styles.xml", setze("lang", "val", "en-US")),
    (pruefungen.sprache_und_titel, "docProps/core.xml", lambda b: b.remove(b.find(DC + "title"))),
    (pruefungen.sprache_und_titel, "docProps/core.xml", lambda b: b.remove(b.find(DC + "language"))),
    (pruefungen.sprache_und_titel, TEXT, anderer_stil("Title", "BodyText")),
    (pruefungen.sprache_und_titel, TEXT, anderer_stil("BodyText", "Title")),
    (pruefungen.ebenen, TEXT, anderer_stil("Heading1", "Heading2")),
    (pruefungen.ebenen, TEXT, anderer_stil("BodyText", "Heading4")),
    (pruefungen.tabellen, TEXT, entferne("tblHeader")),
    (pruefungen.tabellen, TEXT, entferne("tblStyle")),
    (pruefungen.tabellen, TEXT, ein_kasten),
    (pruefungen.leere_absaetze, TEXT, leerer_absatz),
    (pruefungen.fussnoten, TEXT, entferne("footnoteReference")),
    (pruefungen.fussnoten, FUSSNOTEN, vertauschte_fussnoten),
    (
        pruefungen.verweise,
        TEXT,
        lambda b: [e.getparent().remove(e) for e in list(b.iter(W + "bookmarkStart"))],
    ),
    (pruefungen.verweise, TEXT, setze("hyperlink", "anchor", "_Ref999999")),
    (pruefungen.verweise, TEXT, lambda b: next(b.iter(W + "bookmarkStart")).set(W + "name", "_Ref000002")),
    (pruefungen.verzeichnis, TEXT, anderer_stil("Heading2", "BodyText")),
]


@pytest.mark.parametrize(("pruefung", "teil", "schaden"), SCHAEDEN)
def test_a_damaged_file_is_noticed(pruefung: Pruefung, teil: str, schaden: Callable[[Element], object]):
    heil = beispiel("fachkonzept")
    assert pruefung(heil) == []
    assert pruefung(heil.mit(teil, schaden))


def test_a_second_signature_block_is_noticed():
    def zweiter(baum: Element) -> None:
        block = next(t for t in baum.iter(W + "tbl") if pruefungen.ist_unterschrift(t))
        block.addnext(etree.fromstring(etree.tostring(block)))

    assert pruefungen.tabellen(beispiel("leistungsvereinbarung").mit(TEXT, zweiter))


def _referenzen(datei: Teile) -> list[str]:
    return [e.text.split()[1] for e in datei[TEXT].iter(W + "instrText") if e.text.split()[0] == "REF"]


def test_a_reference_to_a_section_that_is_gone_is_noticed():
    heil = next(t for t in map(teile, DATEIEN) if _referenzen(t))
    ziele = _referenzen(heil)

    def ohne(baum: Element) -> None:
        for marke in list(baum.iter(W + "bookmarkStart")):
            if marke.get(W + "name") == ziele[0]:
                marke.getparent().remove(marke)

    assert set(pruefungen.verweise(heil.mit(TEXT, ohne))) == {f"Textmarke fehlt: {ziele[0]}"}


def test_a_picture_has_its_description_and_one_without_is_noticed():
    bild = Picture("Plan des Hauses", "plan.png", png(4, 4), 4, 4)
    heil = Teile(write_docx(dokument(paragraf(1, "Eins", absatz(bild)))))
    assert pruefungen.bilder(heil) == []
    assert pruefungen.bilder(heil.mit(TEXT, lambda b: next(b.iter(WP + "docPr")).attrib.pop("descr")))


@alle_beispiele
def test_footnotes_are_marked_in_the_style_for_it(datei: Path):
    for marke in teile(datei)[TEXT].iter(W + "footnoteReference"):
        assert wert(marke.getparent().find(f"{W}rPr/{W}rStyle")) == "FootnoteReference"
