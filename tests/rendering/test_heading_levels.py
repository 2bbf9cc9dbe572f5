"""Headings that authors type lie below those of the profile, whatever their depth and wherever they stand."""

import re
from itertools import product
from pathlib import Path

import pytest

from kleinprofil import gebaut, geladen, lies_profil
from rendering import docx_pruefungen as pruefungen
from rendering.bausteine import absatz, dokument, paragraf
from rendering.docx_pruefungen import Teile
from teilhabe_docs.documents.blocks import (
    BlockDocument,
    Footnote,
    Heading,
    NumberedPart,
    Paragraph,
    Section,
    nodes,
)
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.heading_levels import DEEPEST, with_headings_placed
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.plain_words import plain

OWN = "Eigene"
SLOT = "{{ traeger.leitbild }}"
BODIES = {
    "alone": SLOT,
    "below a line of the profile": f"{{.untertitel}}\nZeile\n\n{SLOT}\n\n{{.untertitel}}\nZwei\n\nEnde",
    "below another kind of line": f"{{.zwischentitel}}\nZeile\n\n{SLOT}",
    "in an Absatz": f"(@p) Satz\n\n{SLOT}\n\n(@q) Satz",
}
PLACES = {
    "1": "  - {id: a, titel: A}\n  - {id: b, titel: B}\n",
    "1.1": "  - {id: o, titel: O, abschnitte: [{id: a, titel: A}, {id: b, titel: B}]}\n",
    "1.1 alone": "  - {id: o, titel: O, abschnitte: [{id: a, titel: Zeile}]}\n",
    "group": "  - {id: o, titel: O, abschnitte: [{id: a, titel: A, zwischentitel: G}, {id: b, titel: B}]}\n",
    "1.1.1": (
        "  - {id: o, titel: O, abschnitte: "
        "[{id: p, titel: P, abschnitte: [{id: a, titel: A}, {id: b, titel: B}]}, {id: c, titel: C}]}\n"
    ),
}
ALONE = "  - {id: o, titel: O, abschnitte: [{id: p, titel: P, abschnitte: [{id: a, titel: A}]}]}\n"
"""A subsection that is alone in one that is alone."""
FULL = {"1": "a", "1.1": "o.a", "1.1 alone": "o.a", "group": "o.a", "1.1.1": "o.p.a"}


def text(depths: tuple[int, ...]) -> str:
    titles = (f"{'#' * depth} {OWN} {place}\n\nText" for place, depth in enumerate(depths))
    return "\n\n".join((*titles, f"- Punkt\n\n  ## {OWN} in der Liste", f"> # {OWN} im Zitat"))


def documents(tmp_path: Path, counting: str, depths: tuple[int, ...]) -> list[BlockDocument]:
    concept = geladen(tmp_path / "k", {}, {"leitbild": text(depths)})
    made = []
    for place, body in product(PLACES, BODIES):
        folder = tmp_path / f"{place} {body}"
        bodies = {f"{FULL[place]}.md": BODIES[body]}
        profile = lies_profil(folder, PLACES[place], bodies, zaehlung=counting)
        assert not profile.befunde
        made.append(gebaut(concept, profile).dokument)
    return made


@pytest.mark.parametrize("counting", ["paragraf", "dezimal"])
@pytest.mark.parametrize("depths", [(1, 2, 3, 4, 5, 6), (6, 1, 3), (3, 1)])
def test_no_level_is_skipped_and_none_of_an_author_is_above_the_profile(
    tmp_path: Path, counting: str, depths: tuple[int, ...]
) -> None:
    for document in documents(tmp_path, counting, depths):
        word = Teile(write_docx(document))
        assert pruefungen.ebenen(word) == []
        assert_below([(level, pruefungen.worte(element)) for level, element in pruefungen.headings(word)])
        page = re.findall(r"<h(\d)[^>]*>(.*?)</h\1>", write_html(document))
        assert_below([(int(level), words) for level, words in page[1:]])


def assert_below(headings: list[tuple[int, str]]) -> None:
    """Each heading of an author is below the section around it and never above a line of the profile."""
    section, line, before = 0, 0, 1
    for level, words in headings:
        assert level <= before + 1 or level <= 2
        before = level
        if OWN in words:
            assert level > section, headings
            assert level >= line, headings
        elif "Zeile" in words or "Zwei" in words:
            line = level
        else:
            section, line = level, 0


def test_what_would_lie_too_deep_leads_into_its_text(tmp_path: Path) -> None:
    for document in documents(tmp_path, "dezimal", (1, 2, 3, 4, 5, 6)):
        own = [k for k in nodes(document) if isinstance(k, Heading)]
        assert all(k.stufe <= DEEPEST for k in own)
        bold = [k for k in nodes(document) if isinstance(k, Paragraph) and plain(k.inhalt).startswith(OWN)]
        titles = [plain(k.inhalt) for k in (*own, *bold)]
        assert {f"{OWN} {place}" for place in range(6)} <= set(titles)


def test_a_line_of_the_profile_holds_for_what_follows_it() -> None:
    title = Heading(2, ())
    line = Paragraph((), "untertitel")
    assert with_headings_placed((title, line, title)) == (title, line, Heading(3, ()))
    part = NumberedPart("p", (title, line, title))
    assert with_headings_placed((part,))[0].kinder == (title, line, Heading(3, ()))


def test_a_subsection_that_is_alone_is_a_part_with_a_line_above_it(tmp_path: Path) -> None:
    profile = lies_profil(
        tmp_path, PLACES["1.1 alone"], {"o.md": "Vor", "o.a.md": "Drin"}, zaehlung="dezimal"
    )
    document = gebaut(geladen(tmp_path / "k"), profile).dokument
    (section,) = document.abschnitte
    assert [k.id for k in nodes(document) if isinstance(k, Section)] == ["o"]
    part = section.kinder[-1]
    assert isinstance(part, NumberedPart)
    assert (part.id, [plain(k.inhalt) for k in part.kinder]) == ("o.a", ["Zeile", "Drin"])
    word = Teile(write_docx(document))
    assert [pruefungen.worte(element) for _, element in pruefungen.headings(word)] == ["O", "Zeile"]


def levels(document: BlockDocument) -> list[list[tuple[int, str]]]:
    """(level, words) of all headings below the title, as Word and a page have them."""
    word = Teile(write_docx(document))
    page = re.findall(r"<h(\d)[^>]*>(.*?)</h\1>", write_html(document))
    return [
        [(level, pruefungen.worte(element)) for level, element in pruefungen.headings(word)],
        [(int(level) - 1, re.sub("<[^>]*>", "", words).lstrip("1 ")) for level, words in page[1:]],
    ]


@pytest.mark.parametrize("kind", ["untertitel", "zwischentitel"])
def test_lines_in_a_subsection_that_is_alone_lie_below_the_line_above_it(tmp_path: Path, kind: str) -> None:
    concept = geladen(tmp_path / "k", {}, {"leitbild": f"# {OWN}\n\nWir begleiten alle, die es wollen."})
    body = f"{SLOT}\n\n{{.{kind}}}\nErste\n\n{SLOT}\n\n{{.{kind}}}\nZweite\n\nEnde"
    once = tmp_path / "einmal"
    profile = lies_profil(once, PLACES["1.1 alone"], {"o.a.md": body}, zaehlung="dezimal")
    expected = [(1, "O"), (2, "Zeile"), (3, OWN), (3, "Erste"), (4, OWN), (3, "Zweite")]
    assert levels(gebaut(concept, profile).dokument) == [expected] * 2
    profile = lies_profil(tmp_path / "zweimal", ALONE, {"o.p.a.md": body}, zaehlung="dezimal")
    below = [(level + 1, words) for level, words in expected[2:]]
    assert levels(gebaut(concept, profile).dokument) == [[(1, "O"), (2, "P"), (3, "A"), *below]] * 2


def test_no_heading_stands_in_a_footnote() -> None:
    line = absatz("Zeile", rolle="zwischentitel")
    page = write_html(dokument(paragraf(1, "A", absatz("Text", Footnote((absatz("Note"), line))))))
    assert "<strong>Zeile</strong>" in page
