"""The pages that contents name, against those on which LibreOffice prints the headings."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from foreign.programs import Run
from foreign.renewal import renew
from rendering.beispieldokumente import DATEIEN
from rendering.docx_lesen import Datei, W, text
from rendering.house_kinds import READABLE, indented_contents
from rendering.pdf_reading import headings_on_pages
from rendering.test_docx_contents import long
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House
from teilhabe_docs.rendering.docx.paragraphs import SUBTITLE_STYLES

pytestmark = pytest.mark.foreign

LEAST = 0.99
"""So many of the page numbers that we print ourselves must be right."""
LEVELS = 2

HOUSES = {
    **{kind: READABLE[kind] for kind in ("indented_contents", "numbered_contents", "large_text")},
    "indented text": lambda: indented_contents(by="Standard"),
}

Entry = tuple[str, int]
"""The words of a heading, and a page."""


class Printed(NamedTuple):
    """What LibreOffice makes of a document: its headings on pages, before and after an update."""

    before: list[Entry]
    after: list[Entry]
    listed: list[Entry]
    shown: list[Entry]


def name(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}"


def entries(lines: Sequence[str]) -> list[Entry]:
    """The entries of a list of contents that name a page: words, a tab, a number."""
    found = (re.fullmatch(r"(.+)\t(\d+)", line) for line in lines)
    return [(squeezed(m[1]), int(m[2])) for m in found if m]


def shown(lines: Sequence[str]) -> list[Entry]:
    """What the lines of a printed list of contents end with: words, dots, a number."""
    found = (re.fullmatch(r"(.*?[^.])\.{2,}(\d+)", squeezed(line)) for line in lines)
    return [(m[1], int(m[2])) for m in found if m]


def squeezed(text: str) -> str:
    return "".join(text.split())


def in_styles(document: Datei, *styles: str) -> list[str]:
    """The texts of all paragraphs in one of the styles, in their order."""
    paragraphs = document.finde("//w:p[w:pPr/w:pStyle]")
    return [text(p) for p in paragraphs if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in styles]


def right(said: Sequence[Entry], true: Sequence[Entry]) -> int:
    """How many entries name the page of their heading; both are in the order of the document."""
    rest = iter(true)
    return sum(any(entry == heading for heading in rest if heading[0] == entry[0]) for entry in said)


@pytest.fixture(scope="module")
def printed(run: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    folder = tmp_path_factory.mktemp("contents")
    files = {name(file): file.read_bytes() for file in DATEIEN}
    files |= {kind: write_docx(long(8), haus=House(make())) for kind, make in HOUSES.items()}
    for key, content in files.items():
        (folder / f"{key}.docx").write_bytes(content)
    renew(run, folder)
    return {key: _read(run, folder / f"{key}.docx") for key in files}


def _read(run: Run, file: Path) -> Printed:
    before, after, listed = (file.with_name(file.name + end) for end in (".before.pdf", ".after.pdf", ".txt"))
    text = run("pdftotext", "-raw", "-enc", "UTF-8", after, "-", cwd=file.parent).stdout
    true = (
        [(squeezed(title), page) for level, title, page in headings_on_pages(pdf) if level <= LEVELS]
        for pdf in (before, after)
    )
    return Printed(*true, entries(listed.read_text("utf-8").splitlines()), shown(text.splitlines()))


def test_where_pages_are_printed_they_are_right(printed: dict[str, Printed]) -> None:
    said = {
        file: entries(
            [
                line
                for style in ("TOC1", "TOC2")
                for line in Datei(file.read_bytes()).absaetze(style)
                if line.count("\t") > 1
            ]
        )
        for file in DATEIEN
    }
    good = sum(right(said[file], printed[name(file)].before) for file in DATEIEN)
    assert good >= LEAST * sum(map(len, said.values()))


@pytest.mark.parametrize("file", DATEIEN, ids=name)
def test_after_an_update_all_pages_are_right(file: Path, printed: dict[str, Printed]) -> None:
    found = printed[name(file)]
    assert found.listed == found.after != []


@pytest.mark.parametrize("file", DATEIEN, ids=name)
def test_an_update_adds_titles_inside_sections_alone(file: Path, printed: dict[str, Printed]) -> None:
    """Word leaves those out; LibreOffice lists whatever has a level."""
    document = Datei(file.read_bytes())
    ours = [squeezed(line) for line in in_styles(document, "TOC1", "TOC2")]
    titles = {squeezed(line) for line in in_styles(document, *SUBTITLE_STYLES)}
    listed = [words for words, _ in printed[name(file)].listed]
    assert [words for words in listed if words not in titles - {*ours}] == ours


@pytest.mark.parametrize("key", [*map(name, DATEIEN), *HOUSES])
def test_after_an_update_the_pages_can_be_seen(key: str, printed: dict[str, Printed]) -> None:
    listed, seen = printed[key].listed, printed[key].shown
    assert len(listed) == len(seen) > 0
    for (words, page), (last_words, last) in zip(listed, seen, strict=True):
        assert words.endswith(last_words) and page == last


def test_a_wrong_page_is_noticed() -> None:
    true = [("1Träger", 2), ("2Angebot", 3)]
    assert right(true, true) == 2
    assert right([("1Träger", 2), ("2Angebot", 4)], true) == 1
    assert entries(["1 Träger\t2", "Ohne Seite"]) == [("1Träger", 2)]
    assert shown(["1 Träger......2", "2 Angebot......", "von A. bis C. 3"]) == [("1Träger", 2)]
