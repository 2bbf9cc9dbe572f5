"""Notes in the margin stand at the words that they are about, wherever these are printed."""

import pytest

from rendering.bausteine import absatz, dokument, fussnote, paragraf, punkt, striche, teil, verweis, zeile
from rendering.docx_lesen import Datei, W
from sampling import few
from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.documents.blocks import Block, Heading, Link, Section, TableBlock, TextRun
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.documents.quoted_words import QuotedWords, quoted_words
from teilhabe_docs.rendering.docx import write_docx

SENTENCE = "Hier wohnt ein Zögling mit 12 Jahren, § 8 Abs. 2."
ABOUT = QuotedWords("Zögling", "hnt ein ", " mit 12 ", True)


def table(cell: str) -> TableBlock:
    return TableBlock(zeile("Kopf", "Kopf"), (zeile("eins", "zwei"), zeile("drei", cell)), ("links", "links"))


PLACES: dict[str, tuple[Block, ...]] = {
    "paragraph": (absatz(SENTENCE),),
    "behind others": (
        absatz("Erst dies."),
        absatz(""),
        absatz(TextRun("fett", fett=True), " und ", SENTENCE),
    ),
    "bold": (absatz("Davor ", TextRun(SENTENCE, fett=True)),),
    "list": (striche("eins", punkt("zwei", striche(SENTENCE))),),
    "numbered": (teil("a", "1", "Erster."), teil("b", "2", SENTENCE)),
    "table": (table(SENTENCE), absatz("danach")),
    "heading": (Heading(3, (TextRun(SENTENCE),)),),
    "behind a note": (absatz("Text", fussnote("Ein Zögling."), " und ", verweis(("§ 1", "a")), SENTENCE),),
    "behind a link": (absatz(Link("https://example.org", (TextRun("Zögling"),)), SENTENCE),),
    "the second": (absatz("Kein Zögling."), absatz(SENTENCE)),
}
ELSEWHERE: dict[str, tuple[Block, ...]] = {
    "nowhere": (absatz("Anderes."),),
    "in a link": (absatz(Link("https://example.org", (TextRun(SENTENCE),))),),
    "in a note": (absatz("Text", fussnote(SENTENCE)),),
    "in two runs": (absatz("Zög", TextRun("ling", fett=True)),),
    "twice, in other words": (absatz("Der Zögling."), absatz("Den Zögling.")),
    "in a subsection": (Section("unter", 2, "", "Darunter", (absatz(SENTENCE),)),),
}


def note(words: QuotedWords | None = ABOUT, text: str = "veraltet") -> MarginNote:
    return MarginNote("a", False, "TD702", text, words)


def commented(blocks: tuple[Block, ...], *notes: MarginNote) -> dict[str, str]:
    """The comments by the words that they are set on; the document says the same as without them."""
    document = dokument(paragraf(1, "Titel", *blocks, id="a"), paragraf(2, "Nächster", absatz(SENTENCE)))
    file, plain = Datei(write_docx(document, notizen=notes)), Datei(write_docx(document))
    assert "".join(file.finde("//w:t/text()")) == "".join(plain.finde("//w:t/text()"))
    on: dict[str, str] = {}
    open_: set[str] = set()
    for element in file.xml().iter(W + "commentRangeStart", W + "commentRangeEnd", W + "t"):
        ident = element.get(W + "id")
        if element.tag == W + "t":
            on |= {one: on.get(one, "") + element.text for one in open_}
        elif element.tag == W + "commentRangeStart":
            open_.add(ident)
        else:
            open_.remove(ident)
    texts = {c.get(W + "id"): "".join(c.itertext()) for c in file.xml("comments")}
    assert on.keys() == texts.keys()
    assert sum(text.count("TD702") for text in texts.values()) == len(notes)
    return {words: texts[ident] for ident, words in on.items()}


@pytest.mark.parametrize("place", PLACES)
def test_a_note_stands_at_its_words(place: str) -> None:
    assert commented(PLACES[place], note()) == {"Zögling": "TD702veraltet"}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_else_it_stands_at_the_title(place: str) -> None:
    assert commented(ELSEWHERE[place], note()) == {"Titel": "TD702veraltet"}


@pytest.mark.parametrize("place", few(list(PLACES), 3))
def test_notes_about_the_same_words_and_about_none_go_together(place: str) -> None:
    blocks = PLACES[place]
    wider = QuotedWords("Zögling mit 12 Jahren", "hnt ein ", ", § 8 Abs", True)
    told = commented(blocks, note(), note(wider, "zu jung"), note(None, "überhaupt"))
    assert told == {
        "Titel": "TD702überhaupt",
        "Zögling mit 12\u00a0Jahren": "TD702veraltetTD702zu jung",
    }


def test_each_of_two_same_words_has_its_own_note() -> None:
    blocks = (absatz("Der Zögling kommt. Der Zögling geht."), striche("Der Zögling bleibt."))
    notes = [
        note(QuotedWords("Zögling", "Der ", after, True), after) for after in (" kommt", " geht.", " bleib")
    ]
    document = dokument(paragraf(1, "Titel", *blocks, id="a"))
    file = Datei(write_docx(document, notizen=notes))
    behind = file.finde("//w:r[w:commentReference]/following-sibling::w:r[w:t][1]/w:t/text()")
    assert [text[:6] for text in behind] == [" kommt", " geht.", " bleib"]


TEXT = "leitbild: |\n  Jeder Zögling\n  lernt hier.\nplaetze: 12\n"


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(2, 9, 2, 16), QuotedWords("Zögling", "| Jeder ", " lernt h", True)),
        (Span(2, 3, 3, 8), QuotedWords("Jeder Zögling lernt", "bild: | ", " hier. p", False)),
        (Span(4, 10, 4, 12), None),
        (Span(9, 1, 9, 4), None),
    ],
    ids=["word", "over a line's end", "figure", "outside"],
)
def test_the_words_are_those_of_the_file(span: Span, expected: QuotedWords | None) -> None:
    finding = Finding("TD702", "begriff", Severity.WARNING, "»Zögling« ist überholt.", "provider.yaml", span)
    assert quoted_words(finding, TEXT) == expected
