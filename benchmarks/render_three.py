"""`tdocs render` of three documents in one process, beside pandoc that turns the same Markdown into Word.

Pandoc runs once for each document, as it must.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pypandoc

from offer_tree import EXAMPLE
from timing import medians, show

ROUNDS = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        tdocs = [sys.executable, "-m", "teilhabe_docs", "render", str(EXAMPLE), "--out", folder]
        subprocess.run([*tdocs, "--format", "md"], check=True, stdout=subprocess.DEVNULL)
        convert = [pypandoc.get_pandoc_path(), "-f", "commonmark_x", "-o"]
        pandoc = [
            [*convert, str(text.with_suffix(".p.docx")), str(text)]
            for text in sorted(Path(folder).rglob("*.md"))
        ]
        measured = medians({"tdocs": [tdocs], "pandoc": pandoc}, ROUNDS)
    show("tdocs render, three documents", measured["tdocs"], measured["pandoc"], "pandoc", "at most 2")


if __name__ == "__main__":
    main()
