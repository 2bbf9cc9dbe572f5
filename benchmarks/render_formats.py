"""`tdocs render` of three documents as pages, beside the same documents as Markdown; each a process."""

import shutil
import sys
import tempfile
from pathlib import Path

from offer_tree import EXAMPLE
from timing import Limits, quickest, run

ROUNDS = 9


def main(limits: Limits) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        tdocs = [sys.executable, "-m", "teilhabe_docs", "render", str(EXAMPLE), "--out", str(out), "--format"]
        measured = quickest(
            {"html": [[*tdocs, "html"]], "md": [[*tdocs, "md"]]},
            ROUNDS,
            before=lambda: shutil.rmtree(out, ignore_errors=True),  # else nothing would be rendered
        )
    limits.at_most("tdocs render --format html", measured["html"], measured["md"], "--format md", 1.15)


if __name__ == "__main__":
    run(main)
