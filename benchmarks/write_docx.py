"""An agreement of 13 pages as a Word file, in process, beside what people write Word files with.

- python-docx as its documentation shows it: `paragraph.style = name`, own template; no footnotes, no fields.
- docxtpl: the text stands in a Word template, twenty facts are put into it; no footnotes, no fields.
- pandoc: a process that reads our Markdown; with footnotes, without fields.

The way from a loaded concept includes outline, bodies and numbering; it is measured on an example, and
python-docx writes the same text. The agreement as a page is measured beside its Word file.
"""

import gc
import io
import statistics
import subprocess
import time
from collections.abc import Callable

import docx
import pypandoc
from docxtpl import DocxTemplate

from agreement import agreement
from offer_tree import EXAMPLE
from teilhabe_docs.documents.blocks import (
    BlockDocument,
    ItemList,
    ListItem,
    NumberedPart,
    Paragraph,
    Section,
    TableBlock,
    children_of,
)
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.documents.profile.shelf import BUILT_IN
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.rendering.assembly import assemble
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown
from teilhabe_docs.rendering.plain_words import plain
from timing import Limits, run

ROUNDS = 41
ART = "leistungsvereinbarung"

Row = tuple[str, list[tuple[str, bool]]]
"""A paragraph for the peers: the name of its style, its runs and whether they are bold."""


def main(limits: Limits) -> None:
    document, (from_concept, example) = agreement(), _concept()
    text, same_text = _Plain(document), _Plain(example)
    template, facts = text.template()
    markdown = write_markdown(document).encode("utf-8")
    ms = _medians(
        {
            "agreement, block model to bytes": lambda: write_docx(document),
            "agreement, block model to a page": lambda: write_html(document).encode(),
            "agreement, python-docx": text.python_docx,
            "agreement, docxtpl": lambda: _docxtpl(template, facts),
            "example, loaded concept to bytes": from_concept,
            "example, python-docx": same_text.python_docx,
            "agreement, pandoc": lambda: _pandoc(markdown),
        }
    )
    for name, value in ms.items():
        print(f"{name}: {value:.1f} ms")
    ours, page, usual, docxtpl, concept, concept_usual, _ = ms.values()
    limits.at_most("block model to bytes", ours / 1000, usual / 1000, "python-docx", 0.143)
    limits.at_most("block model to bytes", ours / 1000, docxtpl / 1000, "docxtpl", 1)
    limits.at_most("block model to a page", page / 1000, ours / 1000, "block model to Word", 0.5)
    limits.at_most("loaded concept to bytes", concept / 1000, concept_usual / 1000, "python-docx", 0.25)


def _medians(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Milliseconds; the ways take turns, each clears away its own rubbish, first rounds do not count."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            gc.collect()
            start = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - start)
    return {name: 1000 * statistics.median(values[2:]) for name, values in seconds.items()}


def _concept() -> tuple[Callable[[], bytes], BlockDocument]:
    loaded = load_repository(EXAMPLE).konzepte[0]
    profile = choose(loaded, BUILT_IN, [ART]).profile[ART]

    def document() -> BlockDocument:
        return assemble(loaded, outline_of(loaded.konzept, profile)).dokument

    return lambda: write_docx(document()), document()


class _Plain:
    """A document as the peers get it: paragraphs with style and runs, tables of words."""

    def __init__(self, document: BlockDocument) -> None:
        self.rows: list[Row] = []
        self.tables: list[list[list[str]]] = []
        for section in document.abschnitte:
            self._read(section, "Normal")

    def _read(self, node: object, style: str) -> None:
        match node:
            case Section():
                self.rows.append(("Heading 1", [(f"{node.nummer} {node.titel}", False)]))
            case Paragraph():
                self.rows.append(
                    (style, [(plain([piece]), getattr(piece, "fett", False)) for piece in node.inhalt])
                )
            case TableBlock():
                self.tables.append(
                    [[plain(cell) for cell in row] for row in (node.kopf, *node.zeilen) if row]
                )
        style = "List Bullet" if isinstance(node, ItemList) else style
        for child in children_of(node):
            if isinstance(child, Section | Paragraph | TableBlock | ItemList | ListItem | NumberedPart):
                self._read(child, style)

    def python_docx(self) -> bytes:
        document = docx.Document()
        for style, runs in self.rows:
            paragraph = document.add_paragraph()
            paragraph.style = style
            for text, bold in runs:
                paragraph.add_run(text).bold = bold or None
        for cells in self.tables:
            table = document.add_table(len(cells), len(cells[0]))
            table.style = "Table Grid"
            for row, words in zip(table.rows, cells, strict=True):
                for cell, text in zip(row.cells, words, strict=True):
                    cell.text = text
        return _saved(document)

    def template(self) -> tuple[bytes, dict[str, str]]:
        """The text as a template with a mark in every seventh paragraph, and what stands for the marks."""
        facts = {}
        marked = _Plain.__new__(_Plain)
        marked.rows, marked.tables = list(self.rows), self.tables
        for index in range(0, len(self.rows), 7):
            style, ((text, bold), *rest) = self.rows[index]
            facts[f"f{index}"] = text
            marked.rows[index] = (style, [(f"{{{{ f{index} }}}}", bold), *rest])
        return marked.python_docx(), facts


def _docxtpl(template: bytes, facts: dict[str, str]) -> bytes:
    document = DocxTemplate(io.BytesIO(template))
    document.render(facts)
    return _saved(document)


def _saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def _pandoc(markdown: bytes) -> bytes:
    command = [pypandoc.get_pandoc_path(), "-f", "commonmark_x", "-t", "docx", "-o", "-"]
    return subprocess.run(command, input=markdown, check=True, capture_output=True).stdout


if __name__ == "__main__":
    run(main)
