"""LibreOffice prints the documents of the examples in Calibri, where that is missing, and in wide houses.

No figure or short word breaks in a cell, nothing reaches into the margin, no heading ends a page, and pages
are filled: of a hundred at most two have a hole of more than 18 %.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from cli.aufruf import prozess
from examples import EXAMPLES
from foreign.printed_pages import Page, broken, headings_alone, hole, overflowing, pages
from foreign.programs import Run
from rendering.bausteine import absatz, dokument, paragraf, zeile
from teilhabe_docs.documents.blocks import TableBlock
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house.sample import sample
from teilhabe_docs.rendering.page_measures import MARGIN

pytestmark = pytest.mark.foreign

_HOLE, _HOLES = 0.18, 0.02
"""The part of a page that may be empty, and the part of pages where more may be."""
_SHORT = 8
_ALONG = 9
"""So many lines at most begin a page with those that go along with the block to sign in."""
INSTEAD = """<!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>
<selectfont><rejectfont><pattern><patelt name="family"><string>Carlito</string></patelt></pattern>
</rejectfont></selectfont><match target="pattern">
<test name="family" qual="any"><string>Calibri</string></test>
<edit name="family" mode="assign" binding="same"><string>{font}</string></edit></match></fontconfig>"""
"""Settings of fontconfig by which texts in Calibri are shown in another font."""

Printed = list[tuple[etree._Element, list[Page]]]
"""Each document as XML, with its pages."""


def print_pages(run: Run, folder: Path) -> Printed:
    """The documents of a folder as LibreOffice prints them."""
    files = sorted(folder.glob("*.docx"))
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    run("soffice", home, "--headless", "--convert-to", "pdf", *files, cwd=folder)
    return [
        (
            etree.fromstring(ZipFile(file).read("word/document.xml")),
            pages(run, file.with_suffix(".pdf"), MARGIN / 20),
        )
        for file in files
    ]


def as_they_are(folder: Path) -> None:
    for example in EXAMPLES:
        for file in example.glob("ausgabe/*/*.docx"):
            shutil.copy(file, folder / f"{file.parent.name}-{file.name}")


def in_house(font: str, half_points: int) -> Callable[[Path], None]:
    """The documents in a house whose texts and tables are set in `font`."""

    def render(folder: Path) -> None:
        house = folder / "house.docx"
        house.write_bytes(write_docx(sample()))
        with ZipFile(house) as ours:
            parts = {name: ours.read(name) for name in ours.namelist()}
        styles = parts["word/styles.xml"].decode().replace("Calibri", font)
        parts["word/styles.xml"] = re.sub(
            r'(w:szC?s? w:val=")(20|22)"', rf'\g<1>{half_points}"', styles
        ).encode()
        with ZipFile(house, "w") as theirs:
            for name, data in parts.items():
                theirs.writestr(name, data)
        for example in EXAMPLES:
            out = folder / example.name
            call = prozess(
                "render", str(example), "--house", str(house), "--format", "docx", "--out", str(out)
            )
            assert call.returncode == 0, call.stderr
            for file in out.rglob("*.docx"):
                file.rename(folder / f"{file.parent.name}-{file.name}")
        house.unlink()

    return render


LOOKS: dict[str, tuple[Callable[[Path], None], str]] = {
    "Calibri": (as_they_are, ""),
    "Arial instead": (as_they_are, "Liberation Sans"),
    "a wide font instead": (as_they_are, "DejaVu Sans"),
    "house in Arial 12": (in_house("Liberation Sans", 24), ""),
    "house in a wide font": (in_house("DejaVu Sans", 22), ""),
}


@pytest.fixture(scope="module", params=LOOKS)
def printed(
    request: pytest.FixtureRequest, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Printed]:
    make, font = LOOKS[request.param]
    folder = tmp_path_factory.mktemp("tables")
    make(folder)
    with pytest.MonkeyPatch.context() as patch:
        if font:
            (folder / "fonts.conf").write_text(INSTEAD.format(font=font), "utf-8")
            patch.setenv("FONTCONFIG_FILE", str(folder / "fonts.conf"))
        yield print_pages(run, folder)


def figures(pieces: list[str]) -> list[str]:
    """Those that are figures or short words."""
    return [piece for piece in pieces if len(piece) <= _SHORT + 1 or re.search(r"\d", piece)]


def to_sign_on(page: Page) -> bool:
    """Whether the page begins with the block to sign in or with what goes along with it."""
    return ["Unterschriften"] in [[word.text for word in line] for line in page.lines[:_ALONG]]


def test_no_figure_or_short_word_breaks(printed: Printed) -> None:
    assert [piece for document, shown in printed for piece in figures(broken(document, shown))] == []


def test_nothing_reaches_into_the_margin(printed: Printed) -> None:
    assert [word for _, shown in printed for page in shown for word in overflowing(page)] == []


def test_no_heading_ends_a_page(printed: Printed) -> None:
    """But for one in front of a text that itself stays with the table to sign in.

    LibreOffice lets go of the first of three that each keep with the next where the last is a table.
    """
    alone = [line for document, shown in printed for line in headings_alone(document, shown)]
    assert alone in ([], ["Unterschriften"])


def test_pages_are_filled(printed: Printed) -> None:
    """But for those before the block to sign in.

    Where that does not fit, it has a page of its own, with the text in front that goes along.
    """
    holes = [
        hole(page) for _, shown in printed for page, following in pairwise(shown) if not to_sign_on(following)
    ]
    assert sum(one > _HOLE for one in holes) <= _HOLES * len(holes)


def test_what_is_broken_is_noticed(run: Run, tmp_path: Path) -> None:
    """A column too narrow for its figures, words beyond the margin, a page that ends below a heading."""
    row = zeile("VZÄ am 11. Mai 2026", "0,80", "Gruppe")
    table = TableBlock(zeile("Stellen", "Umfang", "Bereich"), (row,), ())
    long = absatz(" ".join(["Neue Seite"] * 20))
    file = tmp_path / "a.docx"
    file.write_bytes(write_docx(dokument(paragraf(1, "Stellen", table), paragraf(2, "Angebot", long))))
    with ZipFile(file) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    xml = parts["word/document.xml"].decode()
    wide = re.findall(r'<w:gridCol w:w="(\d+)"', xml)
    for old, new in zip(wide, (1000, 480, 7592), strict=True):
        xml = xml.replace(f'w:w="{old}"', f'w:w="{new}"')
    above, below = xml.split("<w:t>Neue Seite", 1)
    style = above.rindex("</w:pPr>")
    moved = '<w:pageBreakBefore/><w:ind w:right="-1200"/>'
    parts["word/document.xml"] = f"{above[:style]}{moved}{above[style:]}<w:t>Neue Seite{below}".encode()
    with ZipFile(file, "w") as whole:
        for name, data in parts.items():
            whole.writestr(name, data)
    ((document, shown),) = print_pages(run, tmp_path)
    assert {"0,8|0", "2|026"} <= set(figures(broken(document, shown)))
    assert headings_alone(document, shown) == ["§ 2 Angebot"]
    assert hole(shown[0]) > _HOLE
    assert [bool(overflowing(page)) for page in shown] == [False, True]
