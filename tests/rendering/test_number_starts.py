"""Numbers, dates and signs are printed as they are written, wherever a line breaks."""

import pytest

from sampling import few
from teilhabe_docs.documents.blocks import Block, ItemList, Paragraph, TextRun
from teilhabe_docs.rendering.markdown.markdown_reader import read_body, read_slot

AS_WRITTEN = (
    "31. Dezember 2028 endet die Vereinbarung.",
    "1. Januar 2029",
    "3. Okt. 2027 und danach",
    "31. 12. 2028 ist der letzte Tag",
    "2027. Danach wird neu verhandelt.",
    "> 10 % der Stunden",
    ">= 3 Jahre",
    "+ 5 % im Jahr",
    "- 3 Grad im Winter",
    "# 3 ist die Bezugsgruppe",
)
ALONE = ("3. Stock, Aufzug vorhanden", "24. und 31. Dezember sind geschlossen")
"""Behind an item with a number these are its neighbours in the list, which TD332 tells."""
BEFORE = (
    "",
    "Sie gilt ab dem\n",
    "- ",
    "1. Sie gilt ab dem\n",
    "- Sie gilt ab dem\n  ",
    "> Sie gilt ab dem\n> ",
)
LISTS = {
    "- 3 Plätze\n- 2 Plätze": ["3 Plätze", "2 Plätze"],
    "- 3 Plätze\n\n- 2 Plätze": ["3 Plätze", "2 Plätze"],
    "- Wort\n- 3 Plätze": ["Wort", "3 Plätze"],
    "+ 3 Plätze\n+ Wort": ["3 Plätze", "Wort"],
    "1. eins\n2. zwei": ["eins", "zwei"],
    "99. eins\n100. zwei": ["eins", "zwei"],
    "3. drei\n4. vier": ["drei", "vier"],
    "1. eins\n\n   mehr\n2. zwei": ["eins", "mehr", "zwei"],
    "- Wort\n\n  mehr\n- 3 Plätze": ["Wort", "mehr", "3 Plätze"],
    "1. Maifeier\n2. Adventsfeier": ["Maifeier", "Adventsfeier"],
    "1) 31. Dezember\n2) 1. Januar": ["31. Dezember", "1. Januar"],
    "- > eins\n  >\n  > zwei\n  >\n  > drei\n- 3 Plätze": ["eins", "zwei", "drei", "3 Plätze"],
    "- 1. eins\n  2. zwei": ["eins\nzwei"],
    "- 3. Stock": ["3. Stock"],
}


def blocks_of(text: str, *, body: bool = False) -> tuple[Block, ...]:
    if body:
        return read_body(text, ()).bloecke
    return read_slot(
        text, ebene=1, zwischentitel=True, feld=lambda path: None, bild=lambda alt, target: ""
    ).bloecke


def words(block: Block) -> str:
    if isinstance(block, ItemList):
        return "\n".join(words(child) for item in block.punkte for child in item.kinder)
    assert isinstance(block, Paragraph)
    return "".join(node.text for node in block.inhalt if isinstance(node, TextRun))


@pytest.mark.parametrize(
    ("before", "written"),
    few(
        [
            (before, written)
            for written in AS_WRITTEN + ALONE
            for before in BEFORE
            if not (written in ALONE and before.startswith("1."))
        ],
        2,
    ),
)
@pytest.mark.parametrize("body", [False, True])
def test_a_number_is_printed_as_written(before: str, written: str, body: bool) -> None:
    if before.startswith(">") and written.startswith(">"):
        pytest.skip("two quotations in one another")
    printed = "\n".join(words(block) for block in blocks_of(before + written, body=body))
    assert written in printed


@pytest.mark.parametrize("before", ["", "Vorher.\n\n", "2. Punkt\n\n", "30.\nNovember\n\n"])
def test_a_day_that_stands_alone_in_its_line_belongs_to_the_month_behind_it(before: str) -> None:
    printed = [words(block) for block in blocks_of(f"{before}31.\nDezember 2029 endet es.\n\n1.\nJan. 2030")]
    assert printed[-2:] == ["31. Dezember 2029 endet es.", "1. Jan. 2030"]


@pytest.mark.parametrize(("text", "items"), LISTS.items())
def test_a_list_stays_a_list(text: str, items: list[str]) -> None:
    (block,) = blocks_of(text)
    assert isinstance(block, ItemList)
    assert [words(child) for item in block.punkte for child in item.kinder] == items


def test_a_colon_announces_a_list_of_one() -> None:
    _, block = blocks_of("Es gibt:\n\n- 3 Plätze")
    assert isinstance(block, ItemList)


def test_a_quotation_may_begin_with_a_number() -> None:
    (block,) = blocks_of("> 24 Menschen\n> leben hier.")
    assert block == Paragraph((TextRun("24 Menschen leben hier."),), "zitat")


def test_stars_between_letters_are_letters() -> None:
    (block,) = blocks_of("Mitarbeiter*innen und Nutzer*innen, trans* und inter* Personen, ein*e *wichtige*r*")
    assert words(block).startswith("Mitarbeiter*innen und Nutzer*innen, trans* und inter* Personen, ein*e ")


@pytest.mark.parametrize(
    "line", ["> 10\n", "- 3\n+ 3\n", "31. Dezember\n", "1.\nMai\n", "1. a\n31. Dezember\n", "x\n# 3\n"]
)
def test_many_such_lines_take_no_time_of_their_own(line: str) -> None:
    assert blocks_of(line * 300)
