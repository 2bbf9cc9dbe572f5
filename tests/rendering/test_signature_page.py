"""Where people sign, text of the contract stands above on the same page; who says nothing signs nothing."""

from itertools import product
from pathlib import Path

import pytest

from kleinprofil import LV, gebaut, geladen, lies_profil
from rendering.bausteine import absatz, dokument, paragraf, striche, teil, zeile
from rendering.docx_pruefungen import Teile, W, haelt, ist_unterschrift
from sampling import few
from teilhabe_docs.documents.blocks import Block, BlockDocument, Section, TableBlock, is_signed, nodes
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.pdf.pdf_writer import printed
from teilhabe_docs.rendering.plain_words import plain

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
    "rows",
    [
        ["| a | |", "| b | |", "| | c |"],
        ["| | c |", "| a | |", "| | |", "| b | |"],
        ["| a | c |", "| b |"],
    ],
)
def test_each_party_signs_its_column_from_the_top(tmp_path: Path, rows: list[str]) -> None:
    table = "\n".join(("| Eins | Zwei |", "|---|---|", *rows))
    bodies = {"a.md": "Vereinbart.", "u.md": f"{{.unterschriften}}\n{table}\n"}
    outline = "  - {id: a, titel: A}\n  - {id: u, titel: U, nummer: nein}\n"
    profile = lies_profil(tmp_path / "p", outline, bodies)
    signed = gebaut(geladen(tmp_path / "k"), profile).dokument.abschnitte[-1].kinder[0]
    assert isinstance(signed, TableBlock)
    assert [[plain(cell) for cell in row] for row in signed.zeilen] == [["a", "c"], ["b", ""]]


PEOPLE = ("Ada Muster", "Ben Muster", "Cem Muster")
BY_HAND = "Name und Funktion in Druckbuchstaben"


@pytest.mark.parametrize("agreement", BUILT_IN.namen(LV))
@pytest.mark.parametrize(("provider", "payer"), few(product(range(4), range(3)), 5))
def test_each_person_has_a_line_to_sign_on_and_who_is_not_named_writes_it(
    tmp_path: Path, agreement: str, provider: int, payer: int
) -> None:
    """The same for both parties, with any number of people, in all profiles of agreements."""
    people = [[{"name": name, "funktion": "Vorstand"} for name in PEOPLE[:n]] for n in (provider, payer)]
    offer = {
        "leistungstraeger": {"name": "Kreis", "vertretungsberechtigte": people[1]},
        "beteiligte": [{"name": "Amt"}],
    }
    loaded = geladen(tmp_path, offer, {"vertretungsberechtigte": people[0]})
    document = gebaut(loaded, resolved(LV, agreement, BUILT_IN)).dokument
    signed = next(k for k in nodes(document) if isinstance(k, TableBlock) and is_signed(k))
    names = [plain(cell) for cell in signed.kopf]
    for name, count in (("Träger", provider), ("Kreis", payer), ("Amt", 0)):
        column = [plain(row[names.index(name)]) for row in signed.zeilen]
        lines = list(filter(None, column))
        assert column[: len(lines)] == lines
        assert lines[0] == "Ort, Datum"
        signing = lines[1:] if count else lines[1:-1]
        assert len(signing) == max(count, 1)
        assert (lines[-1] == BY_HAND) == (count == 0)
        assert [p for p in PEOPLE if any(p in line for line in signing)] == list(PEOPLE[:count])
        assert "vertreten durch (" not in " ".join(lines)


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
