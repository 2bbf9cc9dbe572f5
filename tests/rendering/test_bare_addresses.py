"""Addresses in running text are links: the words stay, the signs of the sentence are no part of them."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kleinprofil import gebaut, geladen, lies_profil
from rendering.bausteine import absatz, dokument, paragraf
from rendering.docx_lesen import Datei
from rendering.fremde_haeuser import mit_deckblatt
from rendering.hausdateien import beziehung, hausdatei
from teilhabe_docs.documents.blocks import Link, TextRun, nodes
from teilhabe_docs.rendering.bare_addresses import addresses
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House
from teilhabe_docs.rendering.finished_texts import with_links
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown
from teilhabe_docs.rendering.plain_words import plain
from teilhabe_docs.rendering.web_address import web_address

ADDRESSES = {
    "info@example.org": "mailto:info@example.org",
    "vor.nach+x@sub.example.org": "mailto:vor.nach+x@sub.example.org",
    "https://example.org": "https://example.org",
    "http://example.org/a_b?x=1&y=(2)#z": "http://example.org/a_b?x=1&y=(2)#z",
    "https://example.org/ä": "https://example.org/%C3%A4",
    "www.example.org/pfad": "https://www.example.org/pfad",
    "www.example.org": "https://www.example.org",
    "https://example.org/rabatt-50%": "https://example.org/rabatt-50%25",
    "https://example.org?q=100%&x=%C3%A4": "https://example.org?q=100%25&x=%C3%A4",
    "https://example.org?a=[1]": "https://example.org?a=%5B1%5D",
    "https://example.org/*a*b": "https://example.org/*a*b",
    "https://müller.example.org/ü": "https://xn--mller-kva.example.org/%C3%BC",
    "www.straße.example.org": "https://www.xn--strae-oqa.example.org",
    "info@Müller.example.org": "mailto:info@xn--mller-kva.example.org",
    "info@beispiel.gmünd.example": "mailto:info@beispiel.xn--gmnd-1ra.example",
}
BEFORE = ("", "siehe ", "(", "„", '"', "»", "/ ", "E-Mail:", "[", "<", "– ")
BEHIND = ("", " und", ".", ",", ";", ":", "!", "?", ")", ").", "“", '"', "«", "…", "]", ">", " – x", "-")
NONE = (
    "Erzieher@innen",
    "Kolleg@innen.Die",
    "@example.org",
    "info@localhost",
    "a@b",
    "www.",
    "www.de",
    "https://",
    "https://x.de:99999/",
    "https://bank.example@example.org",
    "ftp://user:pw@example.org",
    "javascript://example.org",
    "file:///etc",
    "xhttps://example.org",
    "example.org",
    "https://example.org/*a*b*",
    "https://example.org/a_",
    "https://example.org/a(b",
    "https://example.org/a]b",
    "https://example.org/{id}/x",
    "https://example.org/a|b",
    "https://example.org/o'neil",
    "https://example.org<br>",
    "info@beispiel.gmu\u0308nd.example",
    "info@beispiel.gm\u00adünd.example",
    "info@beispiel.example_x",
    "info@beispiel.example@x",
    "info@beispiel.köln",
)
PIECES = (
    "info@",
    "www.",
    "https://",
    "example",
    ".org",
    "/a",
    "?b=",
    "ü",
    "%",
    "[",
    "]",
    "(",
    ")",
    "*",
    "_",
    ":",
)


def test_every_address_is_found_beside_every_sign() -> None:
    for (words, target), before, behind in product(ADDRESSES.items(), BEFORE, BEHIND):
        if before == "E-Mail:" and "@" not in words:
            before = "Netz: "
        text = f"{before}{words}{behind}"
        assert [(text[a:b], to) for a, b, to in addresses(text)] == [(words, target)], text


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_address_or_may_not_be_one_stays_text(text: str) -> None:
    assert not list(addresses(f"Text {text} Text"))


def test_words_and_emphasis_stay_and_links_and_code_are_left_alone() -> None:
    link = Link("https://example.org/x", (TextRun("https://example.org"),))
    code = TextRun("https://example.org", code=True)
    bold = TextRun("An info@example.org, bald", fett=True)
    inhalt = (bold, link, code)
    gedruckt = with_links(inhalt)
    assert plain(gedruckt) == plain(inhalt)
    assert gedruckt[1] == Link("mailto:info@example.org", (TextRun("info@example.org", fett=True),), True)
    assert gedruckt[-2:] == (link, code)


def test_pages_link_where_markdown_keeps_the_words(tmp_path: Path) -> None:
    text = "Fragen an info@example.org (www.example.org).^[Auch https://example.org/n.]\n"
    profil = lies_profil(tmp_path / "p", "  - {id: a, titel: A, braucht: traeger.leitbild}\n")
    dokument = gebaut(geladen(tmp_path / "k", {}, {"leitbild": text}), profil).dokument
    assert len([k for k in nodes(dokument) if isinstance(k, Link)]) == 3
    seite = write_html(dokument)
    assert '<a href="mailto:info@example.org">info@example.org</a>' in seite
    assert '(<a href="https://www.example.org">www.example.org</a>).' in seite
    assert "Fragen an info@example.org (www.example.org)." in write_markdown(dokument).replace("\\", "")


@pytest.mark.parametrize("split", range(1, 25))
def test_an_address_that_goes_on_in_other_letters_is_no_shorter_one(split: int) -> None:
    for words in ("https://example.org/*a*b/c", "vor.nach@sub.examples.org"):
        halves = TextRun(words[:split], fett=True), TextRun(words[split:])
        assert with_links(halves) == halves


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("https://example.org?a=[1]")
@example("www.:")
@example("a@b.-")
@example("info@www.https://")
@example("info@www.www..org")
@example("info@www.www./a")
@example("info@example.org/a")
def test_what_a_link_leads_to_is_an_address_and_the_whole_word(words: str) -> None:
    """RFC 3986, appendix A; and nothing but signs of the sentence stands beside it."""
    for _, end, target in addresses(words):
        assert re.fullmatch(r"(?:[\w.~:/?#@!$&'()*+,;=-]|%[0-9A-F]{2})+", target, re.ASCII), target
        assert words[end:].strip("]).:") == "", target


@pytest.mark.parametrize("address", ["https://example.org/50%[x]", "https://example.org/a#b#c", "tel:50%"])
def test_links_in_a_word_file_are_addresses_whoever_wrote_them(address: str) -> None:
    """ECMA-376, part 2, 9.3: the target of a relation is an xs:anyURI."""
    linked = '<w:p><w:hyperlink r:id="rId7"><w:r><w:t>Netz</w:t></w:r></w:hyperlink></w:p>'
    house = House(
        hausdatei(mit_deckblatt(linked), weitere=beziehung("rId7", "hyperlink", address, aussen=True))
    )
    text = dokument(paragraf(1, "T", absatz(Link(address, (TextRun("Netz"),)))))
    for file in (write_docx(text), write_docx(dokument(paragraf(1, "T")), haus=house)):
        (target,) = (to for to, mode in Datei(file).beziehungen().values() if mode == "External")
        assert re.fullmatch(r"(?:[^%\[\]#]|%[0-9A-F]{2})+(?:#(?:[^%\[\]#]|%[0-9A-F]{2})+)?", target)


def test_a_bare_address_leads_where_a_written_link_to_it_does(tmp_path: Path) -> None:
    """Also where letters of a host or of a path are none that addresses have."""
    for address in (one for one in ADDRESSES if one.startswith("http")):
        text = f"[Netz](<{address}>) und {address}.\n"
        profil = lies_profil(tmp_path / "p", "  - {id: a, titel: A, braucht: traeger.leitbild}\n")
        dokument = gebaut(geladen(tmp_path / "k", {}, {"leitbild": text}), profil).dokument
        ways = [web_address(node.ziel) for node in nodes(dokument) if isinstance(node, Link)]
        assert len(ways) == 2
        assert ways[0] == ways[1]
