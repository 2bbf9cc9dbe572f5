"""Two versions of a table become one: its rows are marked, in rows that stay the words of their cells."""

from copy import deepcopy

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.redline.block_alignment import Block, aligned
from teilhabe_docs.rendering.docx.redline.change_marks import Tracked
from teilhabe_docs.rendering.docx.redline.merged_part import Ahead, MergedPart
from teilhabe_docs.rendering.docx.redline.sides import Side, word_set, words_in

_ROW, _CELL, _GRID = f"{W}tr", f"{W}tc", f"{W}tblGrid"


def merge_table(part: MergedPart, old: Element, new: Element) -> None:
    """Make the table `new` hold the rows of both."""
    for table in (old, new):
        _without_controls(table)
    left, right = ([*table.iterchildren(_ROW)] for table in (old, new))
    columns, others = (table.find(_GRID) for table in (old, new))
    if columns is not None and others is not None and len(columns) != len(others):
        part.revisions.other_columns(others, deepcopy(columns))
    for row in right:
        new.remove(row)
    blocks = ([_block(row, side) for row in rows] for rows, side in ((left, part.old), (right, part.new)))
    for pair in aligned(*blocks):
        if pair.old is not None and pair.new is not None:
            row = right[pair.new]
            _merge_row(part, left[pair.old], row)
        elif pair.old is not None:
            row = part.taken(left[pair.old])
            part.revisions.mark_row(row, Tracked.GONE)
        else:
            assert pair.new is not None
            row = part.come(right[pair.new])
            part.revisions.mark_row(row, Tracked.COME)
        new.append(row)


def _without_controls(table: Element) -> None:
    """Let rows and cells stand in the table themselves, not in content controls."""
    for control in list(table.iterfind(f"{W}sdt")) + list(table.iterfind(f"{_ROW}/{W}sdt")):
        for inner in [one for content in control.iterchildren(f"{W}sdtContent") for one in content]:
            control.addprevious(inner)
        above = control.getparent()
        if above is not None:
            above.remove(control)


def _block(row: Element, side: Side) -> Block:
    shape = tuple(side.said(one) for one in row.iterfind(f"{_CELL}/{W}tcPr/{W}gridSpan"))
    cells = [words_in(cell) for cell in row.iterchildren(_CELL)]
    named = cells[0] if cells and cells[0].strip() else None
    return Block((len(cells), shape), tuple(cells), word_set(" ".join(cells)), named)


def _merge_row(part: MergedPart, old: Element, new: Element) -> None:
    for before, after in zip(old.iterchildren(_CELL), new.iterchildren(_CELL), strict=True):
        part.ahead.append(Ahead(before, after))
