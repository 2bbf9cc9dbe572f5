"""Lines with tabs in them, as they come from a table of another program, as a table."""

import re
from collections.abc import Sequence

from teilhabe_docs.loading.covered_text import COVER_WITH_STROKE, ROW
from teilhabe_docs.loading.pasted_lines import PLAIN, PastedLine, parted

WORD_SIGN = re.compile(r"[o§üqØv·✓✔►▶▸➤❖☐☑–—-]?[ ]*\t")
"""A sign of Word and a tab: no first cell of a row."""


def tables(lines: Sequence[str]) -> list[list[str]]:
    """Runs of lines with equally many tabs in them as tables; the first is the head."""
    result: list[list[str]] = []
    rows = parted(lines)
    at = 0
    while at < len(lines):
        run, tabs = _run(rows, at)
        if run < 2:
            result.append([lines[at]])
        else:
            indent = rows[at].indent
            table = [[f"{indent}| {' | '.join(_cells(line, tabs))} |"] for line in rows[at : at + run]]
            table[0].append(f"{indent}|" + "---|" * (tabs + 1))
            if at and lines[at - 1].strip():
                table[0].insert(0, "")
            if at + run < len(lines) and lines[at + run].strip():
                table[-1].append("")
            result += table
        at += run
    return result


def _run(lines: Sequence[PastedLine], start: int) -> tuple[int, int]:
    """How many lines from one on are rows of a table, and with how many tabs.

    A tab at the end of a line may begin an empty cell or be none.
    """
    fewest, most = _tabs(lines[start])
    run = 1
    for line in lines[start + 1 :]:
        few, many = _tabs(line)
        if not many or line.indent != lines[start].indent or max(few, fewest) > min(many, most):
            break
        fewest, most, run = max(few, fewest), min(many, most), run + 1
    return (run, fewest) if fewest else (1, 0)


def _tabs(line: PastedLine) -> tuple[int, int]:
    """How many tabs part a line in columns, without and with those at its end.

    None where that is not plain, or it begins as an item.
    """
    words = line.words
    if (
        "\t" not in words
        or not line.begins
        or WORD_SIGN.match(words)
        or "|" in words
        or COVER_WITH_STROKE in words
        or not words.strip()
        or not PLAIN.match(words)
        or any(cell.count("**") % 2 for cell in words.split("\t"))
    ):
        return 0, 0
    return words.rstrip().count("\t"), words.count("\t")


def _cells(line: PastedLine, tabs: int) -> list[str]:
    cells = [cell.strip() for cell in line.words.rstrip().split("\t")]
    return cells + [""] * (tabs + 1 - len(cells))


def apart_from_items(lines: Sequence[str]) -> list[list[str]]:
    """Each line, with a blank one before a table that would now go on in the item of a list."""
    result: list[list[str]] = []
    in_item = in_table = False
    for line in parted(lines):
        begins = ROW in line.words and not in_table
        result.append(["", str(line)] if begins and in_item and not line.indent else [str(line)])
        in_table = ROW in line.words
        in_item = bool(line.sign or (in_item and line.words.strip())) and not in_table
    return result
