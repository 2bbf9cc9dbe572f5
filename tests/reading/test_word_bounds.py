# ruff: noqa: E501
"""Hostile Word files are read, or refused, within bounds of time and memory; damaged ones never raise."""

import subprocess
import sys
from pathlib import Path

import pytest

from reading.word_samples import paragraph, style, styled, word_file
from sampling import few

SHAPES = {
    "cyclic styles": word_file(
        paragraph("a", styled("A")), styles=style("A", "eins", "B") + style("B", "zwei", "A")
    ),
    "ten thousand styles in a row": word_file(
        paragraph("a", styled("S9999")),
        styles="".join(style(f"S{n}", f"n{n}", f"S{n - 1}") for n in range(10_000)),
    ),
    "lists that link to each other": word_file(
        paragraph("a", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        numbering='<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    ),
    "numbers too high": word_file(
        paragraph("a", '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="-1"/></w:numPr>')
        + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    ),
    "fields that never end": word_file(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 30_000 + paragraph("a")
    ),
    "changes in changes": word_file(
        "<w:p>"
        + '<w:ins w:id="1"><w:del w:id="2">' * 100
        + "<w:r><w:t>a</w:t></w:r>"
        + "</w:del></w:ins>" * 100
        + "</w:p>"
    ),
    "comments all open": word_file(
        "<w:p>"
        + "".join(f'<w:commentRangeStart w:id="{n}"/><w:r><w:t>a</w:t></w:r>' for n in range(30_000))
        + "</w:p>"
    ),
    "tables within tables": word_file("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80),
    "links that lead nowhere": word_file(
        '<w:p><w:hyperlink r:id="no"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    ),
    "bold lines without end": word_file(paragraph("Zeile", look="<w:b/>") * 30_000),
    "paragraphs with deleted ends": word_file(
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * 30_000
    ),
}
BOUNDED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (8, 8))
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import view
reading = read_word(open(sys.argv[1], "rb").read(), "a.docx")
if reading.document:
    view(reading.document, "before"), view(reading.document, "after")
print(reading.document is not None, [finding.code for finding in reading.findings])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the bounds of a process are those of Unix")
@pytest.mark.parametrize("shape", few(SHAPES, 2))
def test_hostile_shapes_are_read_within_bounds(shape: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(SHAPES[shape])
    result = subprocess.run([sys.executable, "-c", BOUNDED, file], capture_output=True, text=True)
    assert (result.stdout, result.stderr) == ("True []\n", "")
