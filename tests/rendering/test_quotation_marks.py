"""Straight quotation marks become „…“, in pairs and in every position; what stands between them stays."""

from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest

from kleinprofil import gebaut, geladen, lies_profil
from rendering.bausteine import fussnote
from teilhabe_docs.documents.blocks import Heading, LineBreak, Link, TextRun
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.finished_texts import with_quotes
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown
from teilhabe_docs.rendering.plain_words import plain
from teilhabe_docs.rendering.quotation_marks import with_german_quotes

BEFORE = ("", "Das ", "(", "Kita-", "Träger/", "Jahr\u00a0", "– ", "in [")
WITHIN = ("Wort", "zwei Wörter", "5", "24 m²", "Ja.", "Wer?", "(x)", "…", "»innen«", "'innen'", "§ 3", "30 %")
BEHIND = ("", " und", ".", ",", "; dann", ")", "-Gruppe", "/andere", "\u00a0x", " – ", ":", "!")
LEFT = (
    '5" Rohr',
    'ein 24"-Bildschirm',
    "5'10\" groß",
    'Reifen 12"/14"',
    'Anfang "ohne Ende',
    'Ende ohne Anfang"',
    'allein " steht',
    'leer ""',
    'wort"wort"wort',
    '"Haus"s',
    '„Er sagte "ja" dazu.“',
    '»Er sagte "ja" dazu.«',
    "„schon“ da",
    "»schon« da",
    "'einfach'",
)


def test_a_pair_is_german_in_every_position() -> None:
    for before, within, behind in product(BEFORE, WITHIN, BEHIND):
        typed = f'{before}"{within}"{behind}'
        assert with_german_quotes(typed) == f"{before}„{within}“{behind}", typed


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_pair_or_stands_in_a_quotation_stays(text: str) -> None:
    assert with_german_quotes(text) == text
    assert with_german_quotes(f'"eins" {text}').removeprefix("„eins“ ").replace("„eins“", "") == text
    assert with_german_quotes(with_german_quotes(f'{text} "a"')) == with_german_quotes(f'{text} "a"')


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"a "b" c"', '„a "b" c“'),
        ('"Er sagte "ja""', '„Er sagte "ja"“'),
        ('""Ja" sagte er"', '„"Ja" sagte er“'),
        ('"Rohr 5" lang"', '„Rohr 5" lang“'),
        ('"Gruppe 5" und "Gruppe 6"', "„Gruppe 5“ und „Gruppe 6“"),
        ('„halb" und "halb“', "„halb“ und „halb“"),
        ('"Ja," sagte sie, "nein!"', "„Ja,“ sagte sie, „nein!“"),
    ],
)
def test_the_outer_pair_counts(typed: str, printed: str) -> None:
    assert with_german_quotes(typed) == printed


def test_a_pair_reaches_over_emphasis_links_notes_and_breaks() -> None:
    code = TextRun('"c"', code=True)
    inhalt = (TextRun('Das "'), TextRun("Haus", fett=True), fussnote("n"), TextRun('" und'), code)
    assert plain(with_quotes(inhalt)) == 'Das „Haus“ und"c"'
    link = Link("https://example.org", (TextRun('"Ort"'),))
    ganz = (TextRun('"'), link, TextRun(' hier"'), LineBreak(), TextRun('"b"', kursiv=True))
    assert plain(with_quotes(ganz)) == '„"Ort" hier“ „b“'
    assert with_quotes((code,)) == (code,)


def test_all_formats_print_the_same_marks(tmp_path: Path) -> None:
    text = (
        '# Das "Haus"\n\nDer "Weg"^[Siehe "dort".] `"c"`\n\n| "A" | B |\n|---|---|\n| "z" | 5" |\n\n- "p"\n'
    )
    profil = lies_profil(
        tmp_path / "p", '  - {id: a, titel: Das "A", braucht: traeger.leitbild}\n', zaehlung="dezimal"
    )
    dokument = gebaut(
        geladen(tmp_path / "k", {"bezeichnung": 'Kita "X"'}, {"leitbild": text}), profil
    ).dokument
    assert dokument.angebot == "Kita „X“"
    assert dokument.abschnitte[0].titel == "Das „A“"
    (titel,) = [k for k in dokument.abschnitte[0].kinder if isinstance(k, Heading)]
    assert plain(titel.inhalt) == "Das „Haus“"
    markdown = write_markdown(dokument)
    assert [stueck for stueck in markdown.split() if '"' in stueck] == ['`"c"`', '5"']
    assert markdown.count("„") == markdown.count("“") == write_html(dokument).count("„") - 2  # head, banner
    with ZipFile(BytesIO(write_docx(dokument))) as datei:
        word = datei.read("word/document.xml").decode() + datei.read("word/footnotes.xml").decode()
    assert word.count("„") == word.count("“") == markdown.count("„")
