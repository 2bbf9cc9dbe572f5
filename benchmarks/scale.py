"""Repositories of 10, 100 and 1,000 offers: time, memory and cost per offer, peers beside us.

- check-jsonschema and yamllint read the same YAML files.
- docxtpl fills a template as long as each of our three documents, in a loop, one process.
- pandoc turns the Markdown of our documents into Word files, for ten offers.
"""

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import docx
import pypandoc
from docxtpl import DocxTemplate

from offer_tree import EXAMPLE, write

SIZES = (10, 100, 1000)
TDOCS = (sys.executable, "-m", "teilhabe_docs")
SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"
KINDS = ("provider", "offer", "staffing")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        figures = {size: _measure(Path(folder) / str(size), size) for size in SIZES}
        small, middle, large = (figures[size] for size in SIZES)
        for name in small:
            per_offer = (large[name][0] / SIZES[2]) / (small[name][0] / SIZES[0])
            memory = large[name][1] / middle[name][1]
            print(f"{name}: cost per offer {per_offer:.2f} (at most 1.2), memory {memory:.2f} (at most 1.5)")
        tree = Path(folder) / str(SIZES[2])
        peers = _yaml_peers(tree)
        print(
            f"check-jsonschema and yamllint: {peers:.1f} s; "
            f"lint is {peers / large['lint'][0]:.2f} times as fast (2)"
        )
        texts = Path(folder) / "texte"
        subprocess.run(
            [*TDOCS, "render", str(EXAMPLE), "--format", "md", "--format", "docx", "--out", str(texts)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        documents = sorted(texts.rglob("*.docx"))
        loop = _docxtpl(documents, SIZES[2])
        ratio = loop / large["render --jobs 2"][0]
        print(
            f"docxtpl, {3 * SIZES[2]} documents: {loop:.1f} s; "
            f"render --jobs 2 is {ratio:.2f} times as fast (1.5)"
        )
        print(f"pandoc, {3 * SIZES[0]} documents: {_pandoc(sorted(texts.rglob('*.md')), SIZES[0]):.1f} s")


def _measure(folder: Path, size: int) -> dict[str, tuple[float, float]]:
    """Seconds and peak memory in MB of each command on a repository of `size` offers."""
    folder.mkdir()
    write(folder, size)
    figures = {}
    for name, arguments in (
        ("validate", ("validate",)),
        ("lint", ("lint",)),
        ("render", ("render", "-q", "--force")),
        ("render --jobs 2", ("render", "-q", "--jobs", "2")),
        ("render --check", ("render", "--check", "--jobs", "2")),
    ):
        figures[name] = _run([*TDOCS, arguments[0], str(folder), *arguments[1:]])
        seconds, memory = figures[name]
        print(f"{size} offers, {name}: {seconds:.1f} s, {1000 * seconds / size:.1f} ms each, {memory:.0f} MB")
    return figures


def _run(command: Sequence[str]) -> tuple[float, float]:
    """Seconds and the peak memory in MB of the largest process."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def _yaml_peers(folder: Path) -> float:
    """Seconds that check-jsonschema takes for each kind of file, and yamllint for all."""
    files = {kind: sorted(str(p) for p in folder.rglob(f"{kind}.yaml")) for kind in KINDS}
    start = time.perf_counter()
    for kind, paths in files.items():
        schema = str(SCHEMAS / f"{kind}.schema.json")
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *paths]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    lint = [
        sys.executable,
        "-m",
        "yamllint",
        "-d",
        "relaxed",
        *(path for paths in files.values() for path in paths),
    ]
    subprocess.run(lint, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _docxtpl(documents: Sequence[Path], times: int) -> float:
    """Seconds to fill a template of each document's text so often, twenty facts in each."""
    templates = [_template(path) for path in documents]
    start = time.perf_counter()
    for _ in range(times):
        for template in templates:
            filled = DocxTemplate(io.BytesIO(template))
            filled.render({f"f{index}": "Angabe" for index in range(20)})
            filled.save(io.BytesIO())
    return time.perf_counter() - start


def _template(path: Path) -> bytes:
    """The paragraphs and tables of a document in python-docx's own template, a mark in every so many."""
    source, target = docx.Document(str(path)), docx.Document()
    paragraphs = source.paragraphs
    every = max(len(paragraphs) // 20, 1)
    for index, paragraph in enumerate(paragraphs):
        mark = f"{{{{ f{index // every} }}}}" if index % every == 0 and index // every < 20 else ""
        target.add_paragraph(f"{paragraph.text.replace('{', '(')} {mark}")
    for table in source.tables:
        copy = target.add_table(len(table.rows), len(table.columns))
        for row, cells in zip(copy.rows, table.rows, strict=True):
            for cell, words in zip(row.cells, cells.cells, strict=False):
                cell.text = words.text
    buffer = io.BytesIO()
    target.save(buffer)
    return buffer.getvalue()


def _pandoc(texts: Sequence[Path], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        for text in texts:
            command = [
                pypandoc.get_pandoc_path(),
                "-f",
                "commonmark_x",
                "-o",
                str(text.with_suffix(".p.docx")),
                str(text),
            ]
            subprocess.run(command, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
