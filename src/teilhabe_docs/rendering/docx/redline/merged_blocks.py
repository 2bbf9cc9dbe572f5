"""Two versions of a body, a cell or a note become one that holds the blocks of both."""

from collections.abc import Sequence
from copy import deepcopy
from itertools import groupby
from typing import NamedTuple

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.redline.block_alignment import Pair, aligned
from teilhabe_docs.rendering.docx.redline.change_marks import PARAGRAPH_PROPERTIES, Tracked, properties_of
from teilhabe_docs.rendering.docx.redline.contents_field import lifted
from teilhabe_docs.rendering.docx.redline.merged_paragraphs import (
    merge_content,
    merge_paragraph,
    old_properties,
    other_look,
)
from teilhabe_docs.rendering.docx.redline.merged_part import Ahead, MergedPart
from teilhabe_docs.rendering.docx.redline.merged_tables import merge_table
from teilhabe_docs.rendering.docx.redline.old_names import OldNames
from teilhabe_docs.rendering.docx.redline.units import (
    CONTROL,
    PARAGRAPH,
    TABLE,
    BlockUnit,
    open_controls,
    units_of,
)

_CONTENT = f"{W}sdtContent"


class _Both(NamedTuple):
    """A block of either state, or of both."""

    old: BlockUnit | None
    new: BlockUnit | None

    def all(self, tag: str) -> bool:
        """Whether it is of this kind in each state that has it."""
        return all(unit.element.tag == tag for unit in self if unit is not None)

    @property
    def one_sided(self) -> bool:
        """Whether only one state has it."""
        return self.old is None or self.new is None


def merge_blocks(part: MergedPart, ahead: Ahead, names: OldNames | None = None) -> None:
    """Make `ahead.new` hold the blocks of both; `names` are those of the bookmarks, if there can be any."""
    open_controls(ahead.old, ahead.new)
    left = units_of(ahead.old, part.old, part.styles)
    right = units_of(ahead.new, part.new, part.styles)
    pairs = aligned([unit.block for unit in left], [unit.block for unit in right])
    blocks = _fused(_with_one_end([_both(pair, left, right) for pair in pairs]))
    runs = [_with_one_end(run) for run in _runs(blocks)]
    blocks = [one for run in runs for one in run]
    if names is not None:
        names.settle((one.old, one.new) for one in blocks)
    for one in blocks:
        _pair_lists(part, one)
    place = len(ahead.new) if not right else ahead.new.index((*right[0].before, right[0].element)[0])
    for unit in right:
        for element in (*unit.before, unit.element):
            ahead.new.remove(element)
    merged: list[Element] = []
    for run in runs:
        end = _end_of_common(run)
        for one in run[:end]:
            merged += [*_around(one), _merged(part, one, styled=ahead.styled)]
        if end < len(run):
            merged += _with_tail(part, run[end], run[end + 1 :], styled=ahead.styled)
    ahead.new[place:place] = merged
    if ahead.field is not None:
        ahead.field.put_back(ahead.new)


def _both(pair: Pair, left: Sequence[BlockUnit], right: Sequence[BlockUnit]) -> _Both:
    return _Both(None if pair.old is None else left[pair.old], None if pair.new is None else right[pair.new])


def _runs(blocks: Sequence[_Both]) -> list[list[_Both]]:
    """The blocks, those of which one has to follow the other in one run: paragraphs up to a table."""
    runs: list[list[_Both]] = []
    for is_text, group in groupby(blocks, lambda one: one.all(PARAGRAPH)):
        alike = list(group)
        runs += [alike] if is_text else [[one] for one in alike]
    return runs


def _with_one_end(blocks: list[_Both]) -> list[_Both]:
    """The same, ending with a paragraph that both have or that follows such a one.

    A paragraph can only go without a trace if another follows, which takes what is left of it: not at the end
    and not in front of a table.
    """
    if not blocks or not blocks[-1].one_sided or _end_of_common(blocks) < len(blocks):
        return blocks
    olds = [one.old for one in blocks if one.old is not None]
    news = [one.new for one in blocks if one.new is not None]
    last = _Both(olds[-1] if olds else None, news[-1] if news else None)
    if last.one_sided or not last.all(PARAGRAPH):
        return blocks
    apart = (_Both(*(unit if unit not in last else None for unit in one)) for one in blocks)
    return [*(one for one in apart if any(one)), last]


def _end_of_common(blocks: Sequence[_Both]) -> int:
    """Where the last block stands that both have, if only paragraphs of one state follow; else the length."""
    end = len(blocks)
    while end and blocks[end - 1].one_sided:
        end -= 1
    tail = blocks[end:]
    alike = len({one.old is None for one in tail}) == 1
    if alike and end and all(one.all(PARAGRAPH) for one in blocks[end - 1 :]):
        return end - 1
    return len(blocks)


def _fused(blocks: Sequence[_Both]) -> list[_Both]:
    """The same, a table in the place of another as one, since programs take two that touch as one."""
    fused: list[_Both] = []
    for one in blocks:
        before = fused[-1] if fused else _Both(None, None)
        touch = all(other.one_sided and other.all(TABLE) for other in (before, one))
        if touch and (before.old is None) != (one.old is None):
            fused[-1] = _Both(before.old or one.old, before.new or one.new)
        else:
            fused.append(one)
    return fused


def _pair_lists(part: MergedPart, one: _Both) -> None:
    if one.old is None or one.new is None:
        return
    numbers = [unit.element.find(f"{PARAGRAPH_PROPERTIES}/{W}numPr/{W}numId") for unit in (one.old, one.new)]
    if numbers[0] is not None and numbers[1] is not None:
        part.numbers.pair(*(number.get(f"{W}val", "") for number in numbers if number is not None))


def _around(one: _Both) -> list[Element]:
    """The bookmarks in front of a block; those of the old state that have not become others."""
    old = [] if one.old is None else [mark for mark in one.old.before if mark.getparent() is not None]
    return [*old, *(() if one.new is None else one.new.before)]


def _merged(part: MergedPart, one: _Both, *, styled: bool) -> Element:
    """The block that holds both, or that is marked as come or gone."""
    if one.old is not None and one.new is not None:
        _merge(part, one.old.element, one.new.element, styled=styled)
        return one.new.element
    element, change = _alone(part, one)
    if element.tag == PARAGRAPH:
        part.revisions.mark_paragraph(element, change)
    else:
        part.revisions.mark_block(element, change)
    return element


def _alone(part: MergedPart, one: _Both) -> tuple[Element, Tracked]:
    if one.new is not None:
        return part.come(one.new.element), Tracked.COME
    assert one.old is not None
    return part.taken(one.old.element), Tracked.GONE


def _merge(part: MergedPart, old: Element, new: Element, *, styled: bool) -> None:
    if old.tag == PARAGRAPH:
        merge_paragraph(part, old, new, styled=styled)
    elif part.old.said(old) == part.new.said(new):
        part.kept(old, new)
    elif old.tag == TABLE:
        merge_table(part, old, new)
    elif old.tag == CONTROL:
        before, after = old.find(_CONTENT), new.find(_CONTENT)
        if before is not None and after is not None:
            part.ahead.append(Ahead(before, after, field=lifted(before, after)))


def _with_tail(part: MergedPart, last: _Both, tail: Sequence[_Both], *, styled: bool) -> list[Element]:
    """The last block that both have, and paragraphs that only one has behind it.

    The end of a body, cell or note always stays. So the end of the last common paragraph counts as come or
    gone, and the very last one has its look in the other state.
    """
    assert last.old is not None and last.new is not None
    old, new = last.old.element, last.new.element
    before = old_properties(part, old)
    come, gone = tail[-1].new, tail[-1].old
    pair = (old, come.element) if come else (gone.element, new) if gone else (old, new)
    other = styled and other_look(part, *pair)
    merge_content(part, old, new)
    elements, ends = [*_around(last), new], [new]
    for one in tail:
        element, change = _alone(part, one)
        part.revisions.mark_block(element, change)
        elements += [*_around(one), element]
        ends.append(element)
    if gone:
        after = properties_of(new)
        mine = properties_of(ends[-1])
        ends[-1].replace(mine, deepcopy(after))
        new.replace(after, deepcopy(before))
        before = mine
    if other:
        part.revisions.restyle_paragraph(ends[-1], before)
    for element in ends[:-1]:
        part.revisions.mark_end(element, change)
    return elements
