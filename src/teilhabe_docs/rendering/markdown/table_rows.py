"""Rows of pipe tables that do not fit under their header."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token


class LongRow(NamedTuple):
    """A row of a table, in that line from 1, that has more cells than the header has columns."""

    line: int
    cells: int
    columns: int


_MANY = 5
"""With so many columns a table may be too wide for a page."""


def has_many_columns(tokens: Iterable[Token]) -> bool:
    """Whether a table among `tokens` may be too wide for a page; only then its words are measured."""
    return sum(token.type == "th_open" for token in tokens) >= _MANY


def long_rows(lines: Sequence[str], tokens: Iterable[Token]) -> Iterator[LongRow]:
    """The rows that are too long in the tables among `tokens`."""
    columns = 0
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns and token.map:
            line = lines[token.map[0]].strip()
            if line.removeprefix("|").removesuffix("|").count("|") < columns:
                continue
            cells = escapedSplit(line)
            count = len(cells) - (cells[0] == "") - (cells[-1] == "" and len(cells) > 1)
            if count > columns:
                yield LongRow(token.map[0] + 1, count, columns)
