"""A reader that is not ours sees the same words."""

import json
import subprocess
from typing import Any

import pypandoc
import pytest

from rendering.markdown_proben import p
from teilhabe_docs.documents.blocks import Block, Footnote, Heading, LineBreak, TableBlock, TextRun
from teilhabe_docs.rendering.markdown.markdown_writer import write_blocks

NAMEN = [
    *("AWO *Nord* & Co_KG <Süd> #5", "1. Gasse", "a|b", r"\\", "__x__", "[x](y)", "![a](b)", "<b>", "&amp;"),
    *(
        "* x",
        "- x",
        "+ x",
        "# x",
        "> x",
        "---",
        "===",
        "| x |",
        ": x",
        "::: x",
        "~~~",
        "(1) x",
        "a) x",
        "iv. x",
    ),
    *(
        "$x$",
        "~~a~~",
        "^[x]",
        "[^1]",
        "x^2^ H~2~O",
        "http://a.b",
        "http://a.b/c_d_(e)",
        "www.x_y.de",
        "a_b@x.de",
    ),
    *("(c)", ":-)", ":smile:", "@x", "#5", "`code`", "{.x}", "[x]{.y}", "&#35;", "*x*_y_", "--- ... 'q'"),
]
SPRACHEN = ["commonmark_x-smart", "gfm+footnotes"]


def woerter(baum: Any) -> str:
    """The text in pandoc's syntax tree; any markup that is not plain text shows by its name."""
    if isinstance(baum, list):
        return "".join(map(woerter, baum))
    if not isinstance(baum, dict):
        return ""
    art, inhalt = baum.get("t"), baum.get("c")
    einfach = {"Str": inhalt, "Space": " ", "SoftBreak": " ", "LineBreak": "/", "Para": woerter(inhalt)}
    if art == "Link":
        return woerter(inhalt[1])
    return str(einfach.get(str(art), f"<{art} {woerter(inhalt)}>"))


def gelesen(bloecke: list[Block], sprache: str) -> list[str]:
    befehl = [pypandoc.get_pandoc_path(), "-f", sprache, "-t", "json"]
    text = write_blocks(bloecke).encode()
    lauf = subprocess.run(befehl, input=text, capture_output=True, check=True)
    return [woerter(block) for block in json.loads(lauf.stdout)["blocks"]]


@pytest.mark.parametrize("sprache", SPRACHEN)
def test_hostile_names_at_the_start_of_a_paragraph_and_of_a_line(sprache: str) -> None:
    bloecke: list[Block] = [p(name, LineBreak(), name) for name in NAMEN]
    assert gelesen(bloecke, sprache) == [f"{name}/{name}" for name in NAMEN]


@pytest.mark.parametrize("sprache", SPRACHEN)
def test_hostile_names_in_bold_inside_a_word(sprache: str) -> None:
    bloecke: list[Block] = [p("Wort", TextRun(name, fett=True), "Wort") for name in NAMEN]
    assert gelesen(bloecke, sprache) == [f"Wort<Strong {name}>Wort" for name in NAMEN]


@pytest.mark.parametrize("sprache", SPRACHEN)
def test_hostile_names_in_headings(sprache: str) -> None:
    bloecke: list[Block] = [Heading(1, (TextRun(name),)) for name in NAMEN]
    assert gelesen(bloecke, sprache) == [f"<Header {name}>" for name in NAMEN]


@pytest.mark.parametrize("sprache", SPRACHEN)
def test_hostile_names_in_cells(sprache: str) -> None:
    tabelle = TableBlock(
        (), tuple(((TextRun(name),), (TextRun("x"),)) for name in NAMEN), ("links", "rechts")
    )
    (text,) = gelesen([tabelle], sprache)
    zellen = "".join(f"<Plain {name}><Plain x>" for name in NAMEN)
    assert text.replace("<AlignDefault >", "").endswith(f"{zellen}>")


@pytest.mark.parametrize("sprache", SPRACHEN)
def test_hostile_names_in_footnotes(sprache: str) -> None:
    bloecke: list[Block] = [p("Text", Footnote((p(name),))) for name in NAMEN]
    assert gelesen(bloecke, sprache) == [f"Text<Note {name}>" for name in NAMEN]
