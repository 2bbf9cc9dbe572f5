"""`tdocs render` of three documents in one process, beside pandoc that turns the same Markdown into Word.

Pandoc runs once for each document, as it must. As PDF they may take twice as long as in Word.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypandoc

from offer_tree import EXAMPLE
from timing import Limits, quickest, run

ROUNDS = 7


def main(limits: Limits) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        tdocs = [sys.executable, "-m", "teilhabe_docs", "render", str(EXAMPLE), "--out"]
        subprocess.run([*tdocs, folder, "--format", "md"], check=True, stdout=subprocess.DEVNULL)
        convert = [pypandoc.get_pandoc_path(), "-f", "commonmark_x", "-o"]
        pandoc = [
            [*convert, str(text.with_suffix(".p.docx")), str(text)]
            for text in sorted(Path(folder).rglob("*.md"))
        ]
        measured = quickest(
            {
                "tdocs": [[*tdocs, str(out), "--format", "docx"]],
                "pdf": [[*tdocs, str(out), "--format", "pdf"]],
                "pandoc": pandoc,
            },
            ROUNDS,
            before=lambda: shutil.rmtree(out, ignore_errors=True),  # else nothing would be rendered
        )
    limits.at_most("tdocs render, three documents", measured["tdocs"], measured["pandoc"], "pandoc", 1.5)
    limits.at_most("tdocs render, three documents as PDF", measured["pdf"], measured["tdocs"], "as Word", 2)


if __name__ == "__main__":
    run(main)
