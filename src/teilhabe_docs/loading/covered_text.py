"""A text in which whatever must stay as it is typed lies beneath characters that no text holds."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

CODE, ROW, NOTE = "\ue008", "\ue009", "\ue00a"
"""A line of code; what stands before a row of a table, and before a line of a footnote."""
COVER, COVER_WITH_STROKE = "\ue00b", "\ue00c"
"""Begins what is covered within a line; the second: there is a `|` beneath."""
FILL = "\ue00d"
"""Goes on with it, so that lines stay as long as they are typed."""
COVERS = re.compile(f"[{CODE}{ROW}{NOTE}{COVER}{COVER_WITH_STROKE}{FILL}]")
"""Any of these."""

HIDDEN = re.compile("[\u00ad\u200b\u2060]")
"""Characters that nobody sees and only another program can have put there."""
_COVERED = re.compile(f"[{CODE}{ROW}{NOTE}{COVER}{COVER_WITH_STROKE}]{FILL}*")


class CoveredText(NamedTuple):
    """Lines without their ends, what is beneath their covers in this order, and the blocks of code."""

    lines: list[str]
    beneath: list[str]
    code: list[str]

    def uncovered(self, lines: Iterable[str]) -> list[str]:
        """Lines made of these with what is beneath in its place; covers have kept their order."""
        beneath = iter(self.beneath)
        return [_COVERED.sub(lambda _: next(beneath), line) for line in lines]

    @property
    def rows(self) -> int:
        """How many rows of tables there are."""
        return sum(line.count(ROW) for line in self.lines)

    def kept(self, *, rows: bool = False) -> list[tuple[str, str]]:
        """What must be the same after any change: all but `rows`, of which there may be more."""
        covers = (cover[0] for line in self.lines for cover in _COVERED.findall(line))
        covered = (pair for pair in zip(covers, self.beneath, strict=True) if rows or pair[0] != ROW)
        return [*covered, *((CODE, block) for block in self.code)]


Covering: TypeAlias = Callable[[str], CoveredText]
"""Covers a text with any line ends, as Markdown reads it."""


def uncovered(text: str) -> CoveredText:
    """The lines of a text with nothing covered."""
    from teilhabe_docs.loading.line_ends import lines_and_ends

    return CoveredText([line for line, _ in lines_and_ends(text)], [], [])
