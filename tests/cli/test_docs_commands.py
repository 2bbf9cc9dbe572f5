"""The pages told as they stand there: commands say what is shown, files have no findings."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cli.aufruf import Tdocs
from helpers import build_tree

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "anfang.md").read_text("utf-8")
PAGES = [*sorted(DOCS.glob("*.md")), DOCS.parent / "README.md", DOCS.parent / "SECURITY.md"]
OMITTED = "…"


def blocks(page: str) -> list[tuple[list[str], str]]:
    """The code blocks of a page, with the words behind their fences."""
    return [(t.info.split(), t.content) for t in MarkdownIt().parse(page) if t.type == "fence"]


def fill_in(file: Path, given: str) -> None:
    """Put top-level keys with their values into a file in place of those that it has."""
    text = file.read_text("utf-8")
    for block in re.findall(r"(?m)^\w+:.*\n(?: .*\n)*", given):
        key = block.partition(":")[0]
        text, found = re.subn(rf"(?m)^{key}:.*\n(?:[ ].*\n)*", lambda _, block=block: block, text)
        assert found == 1, key
    file.write_text(text, "utf-8")


def test_the_page_leads_from_an_empty_folder_to_documents(tdocs: Tdocs) -> None:
    for info, content in blocks(PAGE):
        if info[0] == "text":
            continue  # what one writes to install it
        if info[0] == "yaml":
            fill_in(Path(info[1]), content)
            continue
        command, *shown = content.splitlines()
        said = tdocs(*command.removeprefix("$ tdocs ").split()).alles.splitlines()
        assert [line for line in shown if line != OMITTED and line not in said] == [], command


def calls(page: str) -> set[str]:
    """The calls of tdocs in the code of a page."""
    tokens = [
        t for block in MarkdownIt().enable("table").parse(page) for t in (block, *(block.children or ()))
    ]
    code = "\n".join(t.content for t in tokens if t.type in ("fence", "code_block", "code_inline"))
    return set(re.findall(r"(?m)^(?:\$ )?tdocs ([a-z].*)$", code))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_a_page_names_exists(tdocs: Tdocs, page: Path) -> None:
    for call in sorted(calls(page.read_text("utf-8"))):
        command, *rest = call.split()
        help_ = tdocs(command, "--help")
        assert help_.code == 0, call
        assert [w for w in rest if w.startswith("--") and f"{w} " not in help_.out] == [], call


@pytest.mark.parametrize("name", re.findall(r"(?m)^\| .* \| `([a-z0-9-]+)` \|$", PAGE))
def test_every_profile_it_names_begins_a_concept(tdocs: Tdocs, name: str) -> None:
    assert tdocs("init", "neu", "--profile", name).code == 0


def test_the_files_of_a_concept_are_read_without_findings(tdocs: Tdocs) -> None:
    shown = blocks((DOCS / "repository.md").read_text("utf-8"))
    for path, content in ((info[1], content) for info, content in shown if len(info) > 1):
        if Path(path).exists():  # another version of the same file
            assert tdocs("validate").out.startswith("Keine Befunde"), path
        build_tree(Path(), {path: content})
    assert tdocs("validate").out.startswith("Keine Befunde")
