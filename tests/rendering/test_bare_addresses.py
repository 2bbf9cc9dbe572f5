"""Addresses in running text are links: the words stay, the signs of the sentence are no part of them."""

from itertools import product
from pathlib import Path

import pytest

from kleinprofil import gebaut, geladen, lies_profil
from teilhabe_docs.documents.blocks import Link, TextRun, nodes
from teilhabe_docs.rendering.bare_addresses import addresses
from teilhabe_docs.rendering.finished_texts import with_links
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown
from teilhabe_docs.rendering.plain_words import plain

ADDRESSES = {
    "info@example.org": "mailto:info@example.org",
    "vor.nach+x@sub.example.org": "mailto:vor.nach+x@sub.example.org",
    "https://example.org": "https://example.org",
    "http://example.org/a_b?x=1&y=(2)#z": "http://example.org/a_b?x=1&y=(2)#z",
    "https://example.org/ä": "https://example.org/%C3%A4",
    "www.example.org/pfad": "https://www.example.org/pfad",
    "www.example.org": "https://www.example.org",
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
