"""Words of a document name the field that they come from, where they are asked to; nothing else changes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from examples import EXAMPLES
from kleinprofil import geladen, lies_profil
from sampling import few
from teilhabe_docs.documents.blocks import BlockDocument, Section, nodes
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.origin_marks import TextWithOrigins, split_origins
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.reading.word_model import WordParagraph, paragraphs_in
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.rendering.assembly import assemble
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.html.origin_spans import with_origin_spans

CASES = [
    (k, profile)
    for example in EXAMPLES
    for k in load_repository(example).konzepte
    for profile in choose(k).profile.values()
]


def paragraphs(document: BlockDocument) -> Iterator[WordParagraph]:
    read = read_word(write_docx(document, {}, ()), "x.docx").document
    assert read
    yield from (p for p in paragraphs_in(read.blocks) if p.role != "toc" and p.text != "Inhalt")
    for note in read.notes:
        yield from paragraphs_in(note.blocks)


@pytest.mark.parametrize("concept, profile", few(CASES, 4), ids=lambda one: getattr(one, "dokument", ""))
def test_marks_change_no_word(concept, profile) -> None:  # type: ignore[no-untyped-def]
    outline = outline_of(concept.konzept, profile)
    plain = [p.text for p in paragraphs(assemble(concept, outline).dokument)]
    marked = [split_origins(p.text).text for p in paragraphs(assemble(concept, outline, named=True).dokument)]
    assert marked == plain


@pytest.mark.parametrize("concept, profile", few(CASES, 6), ids=lambda one: getattr(one, "dokument", ""))
def test_a_page_with_spans_is_the_page_around_them(concept, profile) -> None:  # type: ignore[no-untyped-def]
    outline = outline_of(concept.konzept, profile)
    page = write_html(assemble(concept, outline).dokument)
    marked = write_html(assemble(concept, outline, named=True).dokument)
    spanned = with_origin_spans(marked, lambda path, _: {"data-path": path})
    assert spanned.count("data-path") > 50
    assert re.sub(r'<span data-path="[^"]*">([^<]*)</span>', r"\1", spanned) == page


def test_quotes_addresses_and_breaks_are_the_same_with_marks(tmp_path: Path) -> None:
    words = {"telefon": "030 1 Uhr", "web": "https://example.org", "email": "a@example.org"}
    offer = {
        "paedagogisches_konzept": 'Wir nennen es "Weg {{ plaetze }}" und §  5; www.example.org.',
        "plaetze": 3,
    }
    concept = geladen(tmp_path / "daten", offer, {"kontakt": words})
    body = (
        '{{ traeger.kontakt.web }}, {{ traeger.kontakt.email }}: "{{ angebot.plaetze }} Plätze", '
        "§ {{ angebot.plaetze }} Abs. {{ angebot.plaetze }}\n\n{{ angebot.paedagogisches_konzept }}\n"
    )
    profile = lies_profil(tmp_path / "profile", "  - id: eins\n    titel: Eins\n", {"eins.md": body})
    outline = outline_of(concept.konzept, profile)
    page = write_html(assemble(concept, outline).dokument)
    assert page.count("<a href") == 3 and page.count("„") == 2
    marked = write_html(assemble(concept, outline, named=True).dokument)
    assert with_origin_spans(marked, lambda _path, _text: {}) == page


@pytest.mark.parametrize("concept, profile", few(CASES, 4), ids=lambda one: getattr(one, "dokument", ""))
def test_every_section_has_a_bookmark(concept, profile) -> None:  # type: ignore[no-untyped-def]
    document = assemble(concept, outline_of(concept.konzept, profile)).dokument
    titles = [node.titel for node in nodes(document) if isinstance(node, Section)]
    marked = [p.text for p in paragraphs(document) if any(b.startswith("_Ref") for b in p.bookmarks)]
    assert all(any(title in text for text in marked) for title in titles)


BODY = """
Es gibt {{ angebot.plaetze }} Plätze, geöffnet an {{ angebot.oeffnung.tage_pro_jahr }} Tagen.

{{ angebot.paedagogisches_konzept }}

{{ angebot.zielgruppe.voraussetzungen }}

{% for ziel in angebot.ziele %}
- {{ ziel.bereich }}: **{{ ziel.text }}**
{% endfor %}

{% for satz in angebot.zielgruppe.ausschluss %}
- {{ satz }}
{% endfor %}

{% set adresse = traeger.anschrift %}
{{ adresse | zeilen }}

Rechtsform: {{ traeger.arbeitsfeld }}
"""


def test_each_value_names_its_field(tmp_path: Path) -> None:
    concept = geladen(
        tmp_path / "daten",
        {
            "plaetze": 24,
            "paedagogisches_konzept": "Wir sehen {{ plaetze }} Kinder.\n\n- Punkt[^1]\n\n[^1]: Note",
            "oeffnung": {"tage_pro_jahr": 190},
            "ziele": [{"bereich": "Bildung", "text": "Zugang"}],
            "zielgruppe": {"voraussetzungen": ["A", "B"], "ausschluss": ["C"]},
        },
        {"anschrift": {"strasse": "Weg 1", "plz": "70000", "ort": "Musterstadt"}},
    )
    profile = lies_profil(tmp_path / "profile", "  - id: eins\n    titel: Eins\n", {"eins.md": BODY})
    built = assemble(concept, outline_of(concept.konzept, profile), named=True)
    assert [b.message for b in built.befunde] == []
    found = {
        (str(one.path), text.text[one.start : one.end])
        for text in (split_origins(p.text) for p in paragraphs(built.dokument))
        for one in text.origins
    }
    assert {
        ("angebot.plaetze", "24"),
        ("angebot.oeffnung.tage_pro_jahr", "190"),
        ("angebot.paedagogisches_konzept", "Wir sehen 24\u00a0Kinder."),
        ("angebot.paedagogisches_konzept", "Punkt"),
        ("angebot.paedagogisches_konzept", "Note"),
        ("angebot.ziele[0].bereich", "Bildung"),
        ("angebot.ziele[0].text", "Zugang"),
        ("angebot.zielgruppe.voraussetzungen[1]", "B"),
        ("angebot.zielgruppe.ausschluss[0]", "C"),
        ("traeger.anschrift.ort", "Musterstadt"),
        ("angebot.bezeichnung", "Haus"),
    } <= found
    assert any(path == "traeger.arbeitsfeld" and "offen" in words for path, words in found)


def inner(text: TextWithOrigins, words: str) -> str:
    start = text.text.index(words)
    return text.at(start, start + len(words))


def test_an_inner_field_is_named_before_the_text_around_it(tmp_path: Path) -> None:
    concept = geladen(
        tmp_path / "daten", {"plaetze": 24, "paedagogisches_konzept": "Wir sehen {{ plaetze }} Kinder."}
    )
    body = {"eins.md": "{{ angebot.paedagogisches_konzept }}"}
    profile = lies_profil(tmp_path / "profile", "  - id: eins\n    titel: Eins\n", body)
    document = assemble(concept, outline_of(concept.konzept, profile), named=True).dokument
    (text,) = (t for t in (split_origins(p.text) for p in paragraphs(document)) if "Kinder" in t.text)
    assert inner(text, "24") == "angebot.plaetze"
    assert inner(text, "24\u00a0Kinder") == "angebot.paedagogisches_konzept"
