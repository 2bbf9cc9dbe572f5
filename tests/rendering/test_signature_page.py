"""Where people sign, text of the contract stands above on the same page; who says nothing signs nothing."""

from pathlib import Path

import pytest

from kleinprofil import gebaut, geladen, lies_profil
from rendering.bausteine import absatz, dokument, paragraf, striche, teil, zeile
from rendering.docx_pruefungen import Teile, W, haelt, ist_unterschrift
from teilhabe_docs.documents.blocks import Block, BlockDocument, Section, TableBlock
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.pdf.pdf_writer import printed

SIGNED = TableBlock(zeile("Träger", "Kreis"), (zeile("Ort", "Ort"),), ("links", "links"), "unterschriften")
LAST: dict[str, tuple[Block, ...]] = {
    "paragraph": (absatz("Ende"),),
    "Absatz": (teil("s.a", "1", "Eins"), teil("s.b", "2", "Ende")),
    "list": (absatz("Liste:"), striche("eins", "zwei", "Ende")),
    "table": (TableBlock(zeile("A", "B"), (zeile("1", "2"), zeile("3", "Ende")), ("links", "links")),),
}


def contract(last: tuple[Block, ...], *, head: bool = True) -> BlockDocument:
    words = (absatz("Alle unterschreiben."),) if head else ()
    return dokument(
        paragraf(1, "Schluss", *last),
        Section("u", 1, "", "Unterschriften", (*words, SIGNED)),
        zaehlung="paragraf",
    )


@pytest.mark.parametrize("head", [True, False])
@pytest.mark.parametrize("last", LAST.values(), ids=LAST)
def test_no_page_ends_between_the_contract_and_the_signatures(last: tuple[Block, ...], head: bool) -> None:
    word = Teile(write_docx(contract(last, head=head)))
    elements = list(word.rumpf)
    signed = next(i for i, one in enumerate(elements) if one.tag == W + "tbl" and ist_unterschrift(one))
    title = next(i for i, one in enumerate(elements) if "Unterschriften" in "".join(one.itertext()))
    for before in elements[title - 1 : signed]:
        rows = before.findall(f"{W}tr")
        assert all(haelt(word, one) for one in (rows[-1].iter(f"{W}p") if rows else (before,)))
    blocks = printed(contract(last, head=head))["body"]
    place = next(i for i, one in enumerate(blocks) if one["kind"] == "heading" and not one["number"])
    assert blocks[place - 1]["sticky"]


def test_a_long_table_may_break_and_other_sections_stay_apart() -> None:
    rows = tuple(zeile(str(n), "Wert") for n in range(40))
    long = (TableBlock(zeile("A", "B"), rows, ("links", "links")),)
    word = Teile(write_docx(contract(long)))
    table = next(one for one in word.rumpf if one.tag == W + "tbl")
    assert not any(haelt(word, one) for one in table.findall(f"{W}tr")[-1].iter(f"{W}p"))
    apart = dokument(paragraf(1, "A", absatz("Ende")), paragraf(2, "B", absatz("Text")))
    assert not any(one.get("sticky") for one in printed(apart)["body"])


def test_signatures_have_no_header_in_any_format() -> None:
    document = contract(LAST["paragraph"])
    word = Teile(write_docx(document))
    table = next(one for one in word.rumpf if one.tag == W + "tbl")
    assert not list(table.iter(f"{W}tblHeader", f"{W}tblLook", f"{W}tblStyle"))
    page = write_html(document)
    assert "<th" not in page.partition("<main")[2]
    assert 'role="presentation"' in page
    assert [one["kind"] for one in printed(document)["body"]][-1] == "signatures"


@pytest.mark.parametrize(
    ("text", "sections"), [("Vereinbart ist etwas.", ["a", "u"]), ("{{ angebot.plaetze }}", ["a"])]
)
def test_a_contract_of_open_places_alone_has_no_section_to_sign_in(
    tmp_path: Path, text: str, sections: list[str]
) -> None:
    bodies = {"a.md": text, "u.md": "Zeichen\n\n{.unterschriften}\n| Träger |\n|---|\n| Ort |\n"}
    outline = "  - {id: a, titel: A, braucht: angebot.plaetze}\n  - {id: u, titel: U, nummer: nein}\n"
    profile = lies_profil(tmp_path / "p", outline, bodies)
    document = gebaut(geladen(tmp_path / "k"), profile).dokument
    assert [one.id for one in document.abschnitte] == sections
