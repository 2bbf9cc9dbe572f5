"""Pages can be read by everyone, and nothing that a text holds acts in them."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rendering.bausteine import absatz, dokument, fussnote, paragraf, punkt, striche, teil, verweis, zeile
from rendering.grenzfaelle import grenzfaelle
from rendering.html_reading import faults, main, read
from rendering.proben import konzept, vertrag
from sampling import THOROUGH
from teilhabe_docs.documents.blocks import (
    BlockDocument,
    Footnote,
    Heading,
    ItemList,
    Link,
    OpenPlace,
    Picture,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.rendering.html.html_writer import write_html

PROBES = {"contract": vertrag, "concept": konzept, "rare": grenzfaelle}
HOSTILE = [
    "verweis_1",
    "text_",
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"><svg onload='x'>",
    "' onmouseover='alert(1)",
    "<!-- --> --!> ]]> <![CDATA[",
    "&lt;&#60;&amp;",
    "\x00\x08\x1b[31m\x7f\x9f\ud800\ufffe",
    "a\u2028b\nc\td",
    "\u202eabc",
]
ADDRESSES = {
    "javascript:alert(1)": "",
    " JavaScript:alert(1)": "",
    "java\nscript:alert(1)": "",
    "data:text/html,<script>": "",
    "vbscript:x": "",
    "file:///etc/passwd": "",
    "//example.org": "",
    "datei.pdf": "",
    'https://example.org/"onclick="x\'<>': "https://example.org/%22onclick=%22x'%3C%3E",
    "HTTPS://example.org": "HTTPS://example.org",
    "mailto:a@example.org": "mailto:a@example.org",
    "tel:+49891": "tel:+49891",
}

TEXTS = st.text(st.sampled_from("<>&\"'/=ax -!]%#:;\x00\n\u2028\u00a0ß🙂\ud800"), max_size=12)


@pytest.mark.parametrize("probe", PROBES)
def test_a_page_breaks_no_rule(probe: str) -> None:
    assert faults(write_html(PROBES[probe]())) == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("only_known_markup", "<h1", "<h1 onclick='x'"),
        ("only_known_markup", "</main>", "<script>1</script></main>"),
        ("only_known_markup", "<h1", "<h1 style='color:red'"),
        ("language_and_title", 'lang="de"', 'lang="en"'),
        ("language_and_title", "<title>Leistungsvereinbarung – Schulkindergarten Kranichweg", "<title>"),
        ("landmarks", "</body>", "<p>lose</p></body>"),
        ("landmarks", '<nav aria-label="Inhalt">', "<nav>"),
        ("headings", '<h1 class="centred">Leistungsvereinbarung</h1>', "<h2>Leistungsvereinbarung</h2>"),
        ("headings", "</h1>", "</h1><h3>ohne h2</h3>"),
        ("headings", "</h1>", "</h1><h2></h2>"),
        ("ids_once", 'id="s2"', 'id="s1"'),
        ("links_lead_somewhere", 'id="s2.plaetze"', 'id="weg"'),
        ("links_lead_somewhere", "https://example.org", "javascript:x"),
        ("table_heads", ' scope="col"', ""),
        ("table_heads", "<td>Freitag</td>", ""),
        ("pictures", "</main>", '<img src="https://example.org/x.png" alt="x"></main>'),
        ("footnotes_back_and_forth", 'href="#verweis_1"', 'href="#verweis_2"'),
        ("lists_hold_items", "</main>", "<ul></ul></main>"),
        ("nothing_acts", "default-src &#x27;none", "default-src &#x27;self"),
        ("nothing_acts", "</style>", "@import 'x';</style>"),
    ],
)
def test_each_rule_notices_what_it_forbids(rule: str, old: str, new: str) -> None:
    page = write_html(vertrag())
    assert old in page
    spoiled = page.replace(old, new, 1)
    assert any(fault.startswith(f"{rule}:") for fault in faults(spoiled))


def hostile(text: str) -> BlockDocument:
    run = TextRun(text)
    here = dokument(
        paragraf(
            1,
            text,
            absatz(text, TextRun(text, code=True), Link("https://example.org", (run,)), OpenPlace("a", text)),
            absatz(text, rolle="code"),
            absatz(Picture(text, text, b"\x89PNG\r\n\x1a\n", 1, 1), fussnote(text)),
            Heading(2, (run,)),
            teil(text, text, text, striche(punkt(text, id=text, nummer=text))),
            TableBlock(zeile(text, text), (zeile(text),), ("links",)),
            absatz(verweis((text, text))),
            Section(text, 2, text, text, ()),
        ),
        *(Section(f"s{n}", 1, text, text, ()) for n in range(5)),
        kopf=(absatz(text, rolle="untertitel"),),
    )
    return replace(here, titel=f"x{text}", traeger=text, angebot=text, stand=text, version=text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_text(text: str) -> None:
    page = write_html(hostile(text))
    page.encode("utf-8")
    assert faults(page) == []
    kept = re.sub(r"[\x00-\x08\x1b\x7f\x9f\ud800\ufffe]", "", re.sub(r"[\n\t\u2028]", " ", text))
    assert read(page).findtext("head/title") == f"x{kept}"


@settings(
    max_examples=400 if THOROUGH else 40,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(TEXTS)
def test_whatever_a_text_holds_the_page_stays_sound(text: str) -> None:
    assume(clean(text).strip())
    assert faults(write_html(hostile(text))) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_addresses_of_web_mail_and_telephone_are_followed(address: str) -> None:
    top = main(write_html(dokument(paragraf(1, "Links", absatz(Link(address, (TextRun("hier"),)))))))
    assert [a.get("href", "") for a in top.iter("a")] == [ADDRESSES[address]] * bool(ADDRESSES[address])
    assert "hier" in top.text_content()


def test_a_footnote_in_a_link_stands_beside_it() -> None:
    link = Link("https://example.org", (TextRun("vor"), fussnote("Anmerkung"), TextRun("nach")))
    page = write_html(dokument(paragraf(1, "Links", absatz(link))))
    assert faults(page) == []
    assert [a.text for a in main(page).iter("a")][:3] == ["vor", "1", "nach"]


def test_headings_in_footnotes_are_bold() -> None:
    note = Footnote((Heading(1, (TextRun("Titel"),)), ItemList("strich", ())))
    page = write_html(dokument(paragraf(1, "Noten", absatz("x", note))))
    assert faults(page) == []
    assert "<p><strong>Titel</strong></p>" in page


def test_the_policy_allows_the_looks_of_the_page_and_nothing_else() -> None:
    top = read(write_html(vertrag()))
    (style,) = top.iter("style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    (policy,) = (e.get("content") for e in top.iter("meta") if e.get("http-equiv"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_html(konzept()) == write_html(konzept())
