"""The page of `tdocs status --format html`: whole, harmless, and for everybody to read."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree

BOESE = '</title><script>alert("x")</script> & <b>'
ANGEBOTE: dict[str, str | bytes] = {
    **HAUS,
    "a/offer.yaml": f"id: boese\nbezeichnung: '{BOESE}'\nvertragsgrundlage: sgb9_125\nziele: ['{BOESE}']\n",
    "b/offer.yaml": "id: [\n",
    "c/offer.yaml": "id: ohne\nbezeichnung: Ohne\nvertragsgrundlage: sgb9_125\nprofil: {fachkonzept: nix}\n",
    "tdocs.yaml": "ausnahmen: [{regel: TD704, ort: ziele, grund: folgt}]\n",
}


@pytest.fixture
def quelltext(tdocs: Tdocs, haus: Path) -> str:
    """The page of a repository in which everything occurs that the page has a form for."""
    build_tree(haus, ANGEBOTE)
    ergebnis = tdocs("status", "haus", "--format", "html")
    assert ergebnis.code == 1  # an offer cannot be read
    return ergebnis.out


@pytest.fixture
def seite(quelltext: str) -> html.HtmlElement:
    return html.document_fromstring(quelltext)


def worte(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_page_is_well_formed(quelltext: str) -> None:
    assert quelltext.startswith('<!DOCTYPE html>\n<html lang="de">\n')
    leere = re.sub(r"<(meta [^>]*)>", r"<\1/>", quelltext.removeprefix("<!DOCTYPE html>\n"))
    etree.fromstring(leere.encode("utf-8"))  # every element that is opened is closed, in its order


def test_every_id_is_unique_and_every_link_leads_somewhere(seite: html.HtmlElement) -> None:
    ids = seite.xpath("//@id")
    assert len(ids) == len(set(ids))
    ziele = [*seite.xpath("//a/@href"), *(f"#{i}" for i in seite.xpath("//@aria-labelledby"))]
    assert {ziel.removeprefix("#") for ziel in ziele} <= set(ids)
    assert all(ziel.startswith("#") for ziel in ziele)


def test_nothing_comes_from_elsewhere_and_nothing_runs(quelltext: str, seite: html.HtmlElement) -> None:
    assert not re.search(r"https?:|//|url\(|@import", quelltext.replace("<!--", ""))
    verboten = (
        "//script|//link|//img|//iframe|//form|//object|//*[@src]|//@style|//@*[starts-with(name(), 'on')]"
    )
    assert seite.xpath(verboten) == []


def test_names_stand_as_they_are_written(seite: html.HtmlElement) -> None:
    assert BOESE in [worte(titel) for titel in seite.xpath("//h3")]
    assert seite.xpath("//b") == []


def test_every_table_has_a_caption_and_scoped_headers(seite: html.HtmlElement) -> None:
    tabellen = seite.xpath("//table")
    assert len(tabellen) == 4
    for tabelle in tabellen:
        assert worte(tabelle.find("caption"))
        assert set(tabelle.xpath("thead//th/@scope")) == {"col"}
        assert len(tabelle.xpath("tbody/tr")) == len(tabelle.xpath("tbody/tr/th[@scope='row']"))
        breiten = {len(zeile) for zeile in tabelle.xpath(".//tr")}
        assert len(breiten) == 1
    assert seite.xpath("//th[not(@scope)]") == []


def test_narrow_screens_show_the_header_of_a_column_in_each_cell(seite: html.HtmlElement) -> None:
    for tabelle in seite.xpath("//table"):
        kopf = [worte(th) for th in tabelle.xpath("thead//th")]
        for zeile in tabelle.xpath("tbody/tr"):
            assert zeile.xpath("td/@data-kopf") == kopf[1:]


def test_headings_descend_without_gaps(seite: html.HtmlElement) -> None:
    stufen = [int(h.tag[1]) for h in seite.xpath("//h1|//h2|//h3|//h4")]
    assert stufen.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(stufen))


def test_the_first_link_skips_to_the_content(seite: html.HtmlElement) -> None:
    assert seite.xpath("(//a)[1]/@href") == ["#inhalt"]
    assert [element.tag for element in seite.xpath("//*[@id='inhalt']")] == ["main"]


def test_each_offer_is_linked_to_its_findings_the_heaviest_first(seite: html.HtmlElement) -> None:
    (ziel,) = seite.xpath("//th/a[.='Haus am See']/@href")
    (abschnitt,) = seite.xpath(f"//section[@aria-labelledby='{ziel[1:]}']")
    schweren = [worte(s) for s in abschnitt.xpath(".//li/p[1]/strong")]
    assert schweren == sorted(schweren, key=["Fehler", "Warnung", "Hinweis"].index)
    assert {"Fehler", "Warnung"} <= set(schweren)
    ziele = next(li for li in abschnitt.xpath(".//li") if "»ziele« fehlt" in worte(li))
    assert worte(ziele).startswith("Fehler TD301 pflichtabschnitt-fehlt Ziele: »ziele« fehlt.")
    assert "Stelle: offer.yaml:1, Angabe: ziele. Grundlage: § 125 Abs. 2 Satz 1 Nr. 3 SGB IX" in worte(ziele)


def test_every_state_stands_in_words(seite: html.HtmlElement) -> None:
    marken = {worte(m) for m in seite.xpath("//*[contains(@class, 'marke')]")}
    assert {"fehlt", "nicht lesbar"} <= marken
    assert all(re.search(r"[a-z]{4}", marke) for marke in marken)


def test_what_belongs_to_no_offer_has_a_section(seite: html.HtmlElement) -> None:
    (abschnitt,) = seite.xpath("//section[@aria-labelledby='uebrige']")
    assert "TD905" in worte(abschnitt)
    assert "tdocs.yaml:1" in worte(abschnitt)


def farbpaare(quelltext: str) -> Iterator[tuple[str, str, str]]:
    """Selector, colour of the text, colour behind it; of rules that set one of them, the page's other one."""
    stil = re.sub(r"@page[^}]*\}", "", quelltext.partition("<style>")[2].partition("</style>")[0])
    seite = dict(re.findall(r"([\w-]+): (#[0-9a-f]{6})", stil.partition("}")[0]))
    for wahl, inhalt in re.findall(r"([^{}]+)\{([^{}]*)\}", stil):
        farben = dict(re.findall(r"(?<![\w-])(color|background): (#[0-9a-f]{6})", inhalt))
        if farben:
            yield (
                wahl.strip(),
                farben.get("color", seite["color"]),
                farben.get("background", seite["background"]),
            )


def helligkeit(farbe: str) -> float:
    """Relative luminance by WCAG 2.1."""
    anteile = [int(farbe[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (a / 12.92 if a <= 0.04045 else ((a + 0.055) / 1.055) ** 2.4 for a in anteile)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def kontrast(eine: str, andere: str) -> float:
    hell, dunkel = sorted((helligkeit(eine), helligkeit(andere)), reverse=True)
    return (hell + 0.05) / (dunkel + 0.05)


def test_the_contrast_is_reckoned_as_in_the_guidelines() -> None:
    assert kontrast("#000000", "#ffffff") == pytest.approx(21)
    assert kontrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_text_has_the_contrast_that_the_guidelines_ask_for(quelltext: str) -> None:
    paare = list(farbpaare(quelltext))
    assert {".gut", ".offen", ".error", ".warning", ".hint"} <= {wahl for wahl, _, _ in paare}
    assert [paar for paar in paare if kontrast(*paar[1:]) < 4.5] == []


def test_colours_are_named_in_one_way_so_that_all_are_seen(quelltext: str) -> None:
    stil = quelltext.partition("<style>")[2].partition("</style>")[0]
    for eigenschaft, wert in re.findall(r"(?<![\w-])(color|background): ([^;]+);", stil):
        assert re.fullmatch(r"#[0-9a-f]{6}", wert), f"{eigenschaft}: {wert}"


def test_paper_has_rules_of_its_own(quelltext: str) -> None:
    assert "@media print {" in quelltext
