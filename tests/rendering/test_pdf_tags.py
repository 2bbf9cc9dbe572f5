"""What a PDF says to who hears it is what the block model says: its structure and its words."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any, get_args

import pikepdf
import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from filled_starter import EXAMPLES
from rendering.bausteine import absatz, dokument, paragraf
from rendering.grenzfaelle import grenzfaelle
from rendering.pdf_reading import HIDDEN, Pdf, Tag
from rendering.proben import konzept, vertrag
from sampling import few
from teilhabe_docs.documents.blocks import (
    Block,
    BlockDocument,
    Footnote,
    Heading,
    Inline,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Picture,
    Reference,
    Role,
    Section,
    TableBlock,
    nodes,
)
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.documents.profile.shelf import BUILT_IN
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.choices import Dokument
from teilhabe_docs.rendering.assembly import assemble
from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown
from teilhabe_docs.rendering.pdf.pdf_writer import write_pdf
from teilhabe_docs.rendering.plain_words import names_rows, plain

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
SAMPLES = {"vertrag": vertrag, "konzept": konzept}
OF_EXAMPLES = [f"{folder.name}/{art}" for folder in sorted(EXAMPLES.glob("*/")) for art in Dokument]
NAMES = [*SAMPLES, *few(OF_EXAMPLES, 14)]
every_document = pytest.mark.parametrize("name", NAMES)


@cache
def document(name: str) -> BlockDocument:
    if name in SAMPLES:
        return SAMPLES[name]()
    folder, art = name.split("/")
    loaded = load_repository(EXAMPLES / folder).konzepte[0]
    profile = choose(loaded, BUILT_IN, [art]).profile[art]
    return assemble(loaded, outline_of(loaded.konzept, profile)).dokument


@cache
def read(name: str) -> Pdf:
    return Pdf(write_pdf(document(name)))


def squeezed(text: str) -> str:
    return " ".join(text.translate(HIDDEN).split())


def in_body(tag: Tag) -> Tag:
    """What the block model has of it: neither title nor contents."""
    title, *rest = tag.without("TOC").children
    assert isinstance(title, Tag)
    return Tag(tag.kind, tuple(one for one in rest if isinstance(one, str) or squeezed(one.text) != "Inhalt"))


def headings(blocks: tuple[Any, ...]) -> list[str]:
    """The words of all that is a heading."""
    found = []
    for block in blocks:
        for node in nodes(block):
            match node:
                case Section():
                    found.append(squeezed(f"{node.nummer} {node.titel}"))
                case Heading() | Paragraph(rolle="zwischentitel" | "untertitel"):
                    found.append(squeezed(plain(node.inhalt)))
    return found


@every_document
def test_every_heading_is_one_and_a_bookmark_that_skips_no_level(name: str) -> None:
    model, pdf = document(name), read(name)
    found = [squeezed(tag.without("Note", "Lbl").text) for tag in in_body(pdf.tree).all(*HEADINGS)]
    assert found == headings(model.abschnitte)
    levels = [int(tag.kind[1]) for tag in in_body(pdf.tree).all(*HEADINGS)]
    assert all(new <= old + 1 for old, new in zip([0, *levels], levels, strict=False))
    assert [squeezed(title) for _, title in pdf.bookmarks() if title != "Inhalt"] == found


@every_document
def test_every_item_of_every_list_is_one(name: str) -> None:
    model, pdf = document(name), read(name)
    lists = [node for node in nodes(model) if isinstance(node, ItemList)]
    tree = in_body(pdf.tree)
    assert len(list(tree.all("L"))) == len(lists)
    items = [node for node in nodes(model) if isinstance(node, ListItem)]
    assert len(list(tree.all("LI"))) == len(items)
    assert all([child.kind for child in tags(tag)] == ["Lbl", "LBody"] for tag in tree.all("LI"))


@every_document
def test_every_table_has_its_header_and_cells(name: str) -> None:
    tables = [n for n in nodes(document(name)) if isinstance(n, TableBlock) and n.rolle != "unterschriften"]
    read_ = list(read(name).tree.all("Table"))
    assert len(read_) == len(tables)
    for table, tag in zip(tables, read_, strict=True):
        head, body = list(tag.all("TH")), list(tag.all("TD"))
        naming = [row[0] for row in table.zeilen[:-1] if names_rows(row)]
        titles = [*map(words_of, table.kopf), *map(words_of, naming)]
        assert [squeezed(one.without("Note").text) for one in head] == titles
        assert all(one.attributes["Scope"] == "/Column" for one in head)
        rows = [row for row in table.zeilen if row == table.zeilen[-1] or not names_rows(row)]
        cells = [cell for row in rows for cell in row]
        assert [squeezed(one.without("Note", "Lbl").text) for one in body] == list(map(words_of, cells))


@every_document
def test_every_note_link_and_picture_is_told(name: str) -> None:
    model, tree = document(name), read(name).tree
    outer = [note for note in nodes(model) if isinstance(note, Footnote)]
    assert len(list(tree.all("Note"))) == len(outer)
    addresses = [node.ziel for node in nodes(model) if isinstance(node, Link)]
    assert [tag.target for tag in tree.all("Link") if tag.target != "inside"] == addresses
    assert all(tag.target for tag in tree.all("Link"))
    known = {getattr(node, "id", "") for node in nodes(model)} - {""}
    leading = [
        squeezed(teil.text)
        for node in nodes(model)
        if isinstance(node, Reference)
        for teil in node.teile
        if teil.ziel in known
    ]
    inside = [
        squeezed(tag.text) for tag in in_body(tree).without("Lbl").all("Link") if tag.target == "inside"
    ]
    assert inside == leading
    assert [tag.alt for tag in tree.all("Figure")] == [n.alt for n in nodes(model) if isinstance(n, Picture)]


@every_document
def test_it_says_the_same_words_as_the_markdown_in_the_same_order(name: str) -> None:
    tree = in_body(read(name).tree)
    title, *body = from_markdown(write_markdown(document(name)))
    notes = [note.without("Lbl") for note in tree.all("Note")]
    said = [tree.without("Note", "Figure"), *notes]
    assert title == document(name).titel
    assert squeezed(" ".join(tag.text for tag in map(unmarked, said))) == squeezed(" ".join(body))


@every_document
def test_it_tells_language_title_and_what_it_keeps_to(name: str) -> None:
    model, pdf = document(name), read(name)
    assert pdf.root.Lang == "de-DE"
    assert pdf.root.MarkInfo.Marked
    assert pdf.root.ViewerPreferences.DisplayDocTitle
    with pdf.file.open_metadata() as told:
        assert told["dc:title"] == f"{model.titel} – {model.angebot}"
        assert told["dc:language"] == ["de-DE"] or told["dc:language"] == {"de-DE"}
        assert (told["pdfuaid:part"], told["pdfaid:part"], told["pdfaid:conformance"]) == ("1", "2", "A")
        assert told["xmp:CreateDate"].startswith(model.stand)
    assert pdf.file.check_pdf_syntax() == []


@every_document
def test_the_contents_name_the_pages_from_six_on(name: str) -> None:
    pdf = read(name)
    (contents,) = list(pdf.tree.all("TOC"))[:1] or [None]
    assert (contents is not None) == (len(pdf.file.pages) >= 6)
    if contents:
        pages = {page.objgen: str(number) for number, page in enumerate(pdf.file.pages, 1)}
        with pdf.file.open_outline() as outline:
            top = [(squeezed(one.title), pages[one.destination[0].objgen]) for one in outline.root]
        entries = [squeezed(entry.text) for entry in contents.all("TOCI")]
        for title, page in top:
            assert title == "Inhalt" or any(e.startswith(title) and e.endswith(f" {page}") for e in entries)


@pytest.mark.parametrize("count", few(range(30, 44), 2))
def test_the_last_entries_of_contents_stand_on_one_page(count: int) -> None:
    """Whether all are on the first page, or some go over: then at least four."""
    sections = [paragraf(n, f"Titel{n}", *[absatz("Text " * 120)] * 3) for n in range(1, count)]
    kopf = tuple(absatz(f"Zeile {n}", rolle="mitte") for n in range(8))
    file = pikepdf.open(BytesIO(write_pdf(dokument(*sections, kopf=kopf))))
    links = [
        sum(1 for note in page.get("/Annots", ()) if "/Dest" in note or "/A" in note) for page in file.pages
    ]
    over = [links[0], sum(links) - links[0]]
    assert sum(over) == count - 1
    assert over[1] == 0 or over[1] >= 4


def test_all_kinds_of_blocks_and_roles_stand_in_the_samples() -> None:
    """So that the tests above have seen each of them."""
    seen = [node for sample in (*map(document, SAMPLES), grenzfaelle()) for node in nodes(sample)]
    built_before = {"NormList"}
    assert {one.__name__ for one in (*get_args(Inline), *get_args(Block))} - built_before <= {
        type(node).__name__ for node in seen
    }


@pytest.mark.parametrize("role", get_args(Role))
def test_a_paragraph_of_each_role_is_printed(role: str) -> None:
    assert "Wort und Satz" in squeezed(tree_of(absatz("Wort und Satz", rolle=role)).text)


def tree_of(*blocks: Block) -> Tag:
    return Pdf(write_pdf(dokument(paragraf(1, "Titel", *blocks)))).tree


def words_of(cell: tuple[Inline, ...]) -> str:
    return squeezed(plain(cell))


def tags(tag: Tag) -> list[Tag]:
    return [child for child in tag.children if isinstance(child, Tag)]


def unmarked(tag: Tag) -> Tag:
    """Without what only shows that something is an item or a note."""
    kept = (
        child
        for child in tag.children
        if isinstance(child, str) or child.kind != "Lbl" or squeezed(child.text)[-1:] in ".)"
    )
    return Tag(tag.kind, tuple(child if isinstance(child, str) else unmarked(child) for child in kept))


def from_markdown(text: str) -> Iterator[str]:
    """The words of a Markdown text, block after block, the notes at its end; marks of notes left out."""
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    place: list[int] = []
    for token in parser.parse(text):
        if token.type == "ordered_list_open":
            place.append(int(token.attrGet("start") or 1))
        elif token.type == "bullet_list_open":
            place.append(-1)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            place.pop()
        elif token.type == "list_item_open" and place[-1] >= 0:
            yield f"{place[-1]}."
            place[-1] += 1
        elif token.type in ("fence", "code_block"):
            yield token.content
        elif token.type == "inline":
            yield "".join(_inline(token.children or []))


def _inline(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
