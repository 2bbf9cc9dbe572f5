"""An old concept of 126 pages read from Word, each in a process of its own, beside others that do so.

- tdocs: all that stands in the file, and its views before and after its tracked changes.
- pandoc: into its syntax tree, tracked changes accepted.
- mammoth: into HTML, tracked changes accepted.

What each finds is compared as well: headings, and the words that both peers find.
"""

import html
import io
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import mammoth
import pypandoc

from old_concept import HEADINGS, NOTES, PICTURES, old_concept
from teilhabe_docs.reading.word_model import WordPicture, paragraphs_in
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import view
from timing import Limits, quickest, run

ROUNDS = 5
MOST_MEMORY = 200_000_000
MOST_SECONDS = 2.0
OURS = """
import sys
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import view
document = read_word(open(sys.argv[1], "rb").read(), "a.docx").document
view(document, "before"), view(document, "after")
"""
MAMMOTH = "import mammoth, sys; mammoth.convert_to_html(open(sys.argv[1], 'rb'))"
ASK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_WORD = re.compile(r"\w+")
_BLOCKS = re.compile(r"<br ?/?>|</?(?:p|h\d|li|td|tr|table|ul|ol)\b[^>]*>")


def main(limits: Limits) -> None:
    data = old_concept()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "konzept.docx"
        file.write_bytes(data)
        pandoc = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "json", str(file)]
        ours = [sys.executable, "-c", OURS, str(file)]
        measured = quickest(
            {"tdocs": [ours], "pandoc": [pandoc], "mammoth": [[sys.executable, "-c", MAMMOTH, str(file)]]},
            ROUNDS,
        )
        memory = _memory(ours)
        tree = json.loads(subprocess.run(pandoc, check=True, capture_output=True).stdout)
    for name, seconds in measured.items():
        print(f"{name}: {seconds:.2f} s")
    print(f"tdocs: {memory / 1e6:.0f} MB at most")
    limits.at_most("126 pages read", measured["tdocs"], measured["pandoc"], "pandoc", 0.5)
    limits.at_most("126 pages read", measured["tdocs"], measured["mammoth"], "mammoth", 0.5)
    _hold(limits, "seconds", measured["tdocs"] <= MOST_SECONDS)
    _hold(limits, "memory", memory <= MOST_MEMORY)
    _compare(limits, data, tree)


def _compare(limits: Limits, data: bytes, tree: dict[str, Any]) -> None:
    """What is found: by us, and by both peers together."""
    document = read_word(data, "a.docx").document
    assert document
    found = view(document)
    paragraphs = list(paragraphs_in(found.blocks))
    pictures = [p for one in paragraphs for p in one.pieces if isinstance(p.inner, WordPicture)]
    texts = [one.text for note in found.notes for one in paragraphs_in(note.blocks)]
    ours = _counted("\n".join([*(one.text for one in paragraphs), *texts, *(p.inner.alt for p in pictures)]))  # type: ignore[union-attr]
    page = mammoth.convert_to_html(io.BytesIO(data)).value
    theirs = _counted("".join(_words(tree["blocks"])))
    theirs &= _counted(html.unescape(re.sub(r"<[^>]+>", "", _BLOCKS.sub(" ", page))))
    share = 1 - sum((theirs - ours).values()) / sum(theirs.values())
    headings = sum(one.heading is not None for one in paragraphs)
    notes = len(found.notes)
    print(f"found: {headings} headings, {notes} notes, {len(pictures)} pictures, {share:.2%} of words")
    _hold(limits, "content", (headings, notes, len(pictures)) == (HEADINGS, NOTES, PICTURES))
    _hold(limits, "words", share >= 0.995)


def _hold(limits: Limits, title: str, kept: bool) -> None:
    if not kept:
        print(f"{title}: NOT KEPT")
        limits.broken.append(title)


def _memory(command: Sequence[str]) -> int:
    """The most memory, in bytes, that a program holds; asked in a process that starts nothing else."""
    answer = subprocess.run([sys.executable, "-c", ASK, *command], check=True, capture_output=True).stdout
    return int(answer) * (1 if sys.platform == "darwin" else 1024)


def _counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _words(node: Any) -> Iterator[str]:
    """The words in pandoc's tree."""
    if isinstance(node, list):
        for below in node:
            yield from _words(below)
    elif isinstance(node, dict):
        if node["t"] == "Str":
            yield node["c"]
        elif node["t"] in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        else:
            yield from _words(node.get("c", []))
            yield "\n" * (node["t"] in ("Para", "Plain", "Header"))


if __name__ == "__main__":
    run(main)
