"""`tdocs render` of three documents in one process, beside pandoc that turns the same Markdown into Word.

Printed are medians of one run, in turn, and their ratio; pandoc runs once for each document, as it must.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypandoc

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "schulkindergarten-bw"
ROUNDS = 7


def seconds(commands: list[list[str]]) -> float:
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        tdocs = [sys.executable, "-m", "teilhabe_docs", "render", str(EXAMPLE), "--out", str(out)]
        subprocess.run([*tdocs, "--format", "md"], check=True, stdout=subprocess.DEVNULL)
        texts = sorted(out.rglob("*.md"))
        pandoc = [
            [
                pypandoc.get_pandoc_path(),
                str(text),
                "-f",
                "commonmark_x",
                "-o",
                str(text.with_suffix(".p.docx")),
            ]
            for text in texts
        ]
        runs = [(seconds([tdocs]), seconds(pandoc)) for _ in range(ROUNDS + 1)][1:]
    ours, theirs = (statistics.median(column) for column in zip(*runs, strict=True))
    ratio = statistics.median(a / b for a, b in runs)
    print(f"tdocs render, three documents: {ours * 1000:6.0f} ms")
    print(f"pandoc, three documents:       {theirs * 1000:6.0f} ms")
    print(f"ratio: {ratio:.2f} (at most 2)")


if __name__ == "__main__":
    main()
