"""Lines with tabs in them, as they come from a table of another program, as a table."""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teilhabe_docs.loading.covered_text import COVER_WITH_STROKE, ROW
from teilhabe_docs.loading.open_words import OPEN_WORD
from teilhabe_docs.loading.pasted_lines import PLAIN, PastedLine, parted
from teilhabe_docs.loading.run_on_lines import SHORTENED

WORD_SIGN = re.compile(r"[o§üqØv·✓✔►▶▸➤❖☐☑–—-]?[ ]*\t")
"""A sign of Word and a tab: no first cell of a row."""

_SENTENCE_END = re.compile(r"[^\W\d_]{2}[“«\")]*[.!?…][“«\")]*$|,$")
_TO_SIGN = re.compile(r"_{3,}|\.{4,}|…{2,}|^[Uu]nterschrift|^Ort, ?Datum")


class UnevenRow(NamedTuple):
    """A line (from 0) of a table with tabs with another number of columns than the first: both numbers."""

    line: int
    columns: int
    first: int


def tables(lines: Sequence[str]) -> list[list[str]]:
    """Runs of lines with equally many tabs in them as tables; the first is the head.

    Where one line has another number of them, nobody knows which cells are missing: all stay as they are.
    """
    result: list[list[str]] = []
    rows = parted(lines)
    at = 0
    while at < len(lines):
        run = _run(rows, at)
        tabs = 0 if run < 2 else _columns(rows[at : at + run])
        if not tabs:
            result += [[line] for line in lines[at : at + run]]
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


def uneven_rows(lines: Sequence[str]) -> Iterator[UnevenRow]:
    """Of each table with tabs that is none for that reason the first line with other columns."""
    rows = parted(lines)
    at = 0
    while at < len(lines):
        run = _run(rows, at)
        if run > 1 and all(_tabs(line)[1] for line in rows[at : at + run]):
            even = _alike(rows[at : at + run])
            if even < run:
                here, first = (rows[at + number].words.rstrip().count("\t") + 1 for number in (even, 0))
                yield UnevenRow(at + even, here, first)
        at += run


def _run(lines: Sequence[PastedLine], start: int) -> int:
    """How many lines from one on have tabs in them and are indented alike, at least one."""
    run = 0
    for line in lines[start:]:
        if not _parts(line) or line.indent != lines[start].indent:
            break
        run += 1
    return max(run, 1)


def _parts(line: PastedLine) -> bool:
    return "\t" in line.words.lstrip() and not line.sign and not WORD_SIGN.match(line.words)


def _columns(lines: Sequence[PastedLine]) -> int:
    """How many tabs each of the lines has, none where that is not the same."""
    return max(_tabs(line)[0] for line in lines) if _alike(lines) == len(lines) else 0


def _alike(lines: Sequence[PastedLine]) -> int:
    """How many lines from the first on have equally many tabs; one at the end may be none."""
    fewest, most = 0, sys.maxsize
    for number, line in enumerate(lines):
        few, many = _tabs(line)
        fewest, most = max(few, fewest), min(many, most)
        if fewest > most or not many:
            return number
    return len(lines)


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
        or any(cell.count("**") % 2 or _is_no_cell(cell.strip()) for cell in words.split("\t"))
    ):
        return 0, 0
    return words.rstrip().count("\t"), words.count("\t")


def _is_no_cell(cell: str) -> bool:
    """Whether it ends a sentence or goes on in the next, or is a line to sign on."""
    if _TO_SIGN.search(cell):
        return True
    ends = _SENTENCE_END.search(cell) and not SHORTENED.search(cell)
    return bool(ends) or OPEN_WORD.fullmatch(cell.rpartition(" ")[2]) is not None


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
