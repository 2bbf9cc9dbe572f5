"""The pages: their links lead somewhere, their examples are true."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from helpers import build_tree
from teilhabe_docs import __version__
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf
from teilhabe_docs.loading.files.folders import DiskFolder
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.rendering.assembly import assemble

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").rglob("README.md")])


def files_of(page: str) -> dict[str, str | bytes]:
    """The code blocks of a page that name a file, by its path."""
    tokens = MarkdownIt().parse((ROOT / "docs" / page).read_text("utf-8"))
    return {t.info.split()[1]: t.content for t in tokens if t.type == "fence" and len(t.info.split()) > 1}


def house(tmp_path: Path) -> Profil:
    build_tree(tmp_path, files_of("profile.md"))
    shelf = Shelf((*BUILT_IN.ordner, ProfileFolder(DiskFolder(tmp_path / "profile"), "profile")))
    return resolved("leistungsbeschreibung", "haus-nord", shelf)


def test_the_worked_example_has_no_mistake(tmp_path: Path) -> None:
    assert check_profile(house(tmp_path)) == ()


def test_the_worked_example_is_short(tmp_path: Path) -> None:
    build_tree(tmp_path, files_of("profile.md"))
    outline = tmp_path / "profile/leistungsbeschreibung/haus-nord/gliederung.yaml"
    assert len(outline.read_text("utf-8").splitlines()) <= 30


def test_the_worked_example_orders_and_adds_sections(tmp_path: Path) -> None:
    concept = load_repository(ROOT / "examples" / "schulkindergarten-bw").konzepte[0]
    built = assemble(concept, outline_of(concept.konzept, house(tmp_path)))
    assert built.befunde == ()
    assert [(s.nummer, s.titel) for s in built.dokument.abschnitte[2:6]] == [
        ("3", "Personenkreis"),
        ("4", "Sozialraum und Vernetzung"),
        ("5", "Ziel der Leistung"),
        ("6", "Unsere Leistungen"),
    ]
    assert [s.titel for s in built.dokument.abschnitte][-2:] == ["So erreichen Sie uns", "Anlagen"]


def anchors(page: str) -> set[str]:
    """What a link can name in a page: its headings, spelt as forges do."""
    found: set[str] = set()
    tokens = MarkdownIt().parse(page)
    for title in (tokens[i + 1].content for i, t in enumerate(tokens) if t.type == "heading_open"):
        name = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        found.add(name if name not in found else f"{name}-1")
    return found


def broken(page: Path) -> Iterator[str]:
    """The links of a page, pictures too, that lead to no file beside it or to no heading."""
    for block in MarkdownIt().enable("table").parse(page.read_text("utf-8")):
        for token in block.children or ():
            target = str(token.attrs.get("href") or token.attrs.get("src") or "")
            if not target or "://" in target or target.startswith("mailto:"):
                continue
            name, _, anchor = target.partition("#")
            file = page.parent / name if name else page
            if not file.exists() or (anchor and anchor not in anchors(file.read_text("utf-8"))):
                yield target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken(page)) == []


def test_a_broken_link_is_named(tmp_path: Path) -> None:
    text = "# A b\n\n[x](fehlt.md) ![y](fehlt.png)\n\n| [z](#a-b) | [w](#c) |\n|---|---|\n"
    build_tree(tmp_path, {"seite.md": text})
    assert list(broken(tmp_path / "seite.md")) == ["fehlt.md", "fehlt.png", "#c"]


def test_the_index_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages == set(re.findall(r"\]\((\w+\.md)\)", index))


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", "docs/anfang.md", "docs/ci.md"])
def test_the_version_that_a_page_names_is_this_one(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"(?:teilhabe_docs-|^tdocs |\[|@v|rev: v)(\d+\.\d+\.\d+)", text, re.MULTILINE)
    assert named
    assert named[0] == __version__
    assert page == "CHANGELOG.md" or set(named) == {__version__}


def test_every_promise_names_tests_that_there_are() -> None:
    """SECURITY.md: a promise without a test is none."""
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    rows = text.partition("| promise |")[2].partition("\n\n")[0].splitlines()[2:]
    for row in rows:
        named = re.findall(r"`([\w/]+\.py)`", row.rsplit("|", 2)[1])
        assert named, row
        for name in named:
            assert (ROOT / "tests" / name).is_file() or (ROOT / name).is_file(), name
