"""Two versions of a paragraph become one that holds both, what has changed being marked."""

from collections.abc import Hashable, Iterator, Sequence
from copy import deepcopy
from itertools import groupby
from typing import NamedTuple

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.redline.change_marks import PARAGRAPH_PROPERTIES, Tracked
from teilhabe_docs.rendering.docx.redline.merged_part import MergedPart
from teilhabe_docs.rendering.docx.redline.sides import NOTE, Side, look_of
from teilhabe_docs.rendering.docx.redline.text_atoms import (
    BOOKMARKS,
    TextAtom,
    UnbalancedFieldError,
    atoms_of,
    runs_of,
)
from teilhabe_docs.rendering.docx.redline.word_changes import word_changes

_LAYOUT = frozenset(
    f"{W}{name}"
    for name in (
        *("keepNext", "keepLines", "spacing", "suppressAutoHyphens", "tabs"),
        *("rPr", "sectPr", "pPrChange"),
    )
)
"""What of the look of a paragraph only follows from what stands around it, or is not its own."""


class _Piece(NamedTuple):
    """A piece of the merged paragraph; one that stays, but looked otherwise, tells how (`before`)."""

    change: Tracked | None
    atom: TextAtom
    look: Hashable = None
    before: Element | None = None


def merge_paragraph(part: MergedPart, old: Element, new: Element, *, styled: bool) -> None:
    """Make `new` hold both; where it is `styled`, also that it looked otherwise."""
    merge_content(part, old, new)
    if styled and other_look(part, old, new):
        part.revisions.restyle_paragraph(new, old_properties(part, old))


def other_look(part: MergedPart, old: Element, new: Element) -> bool:
    """Whether two paragraphs have another style, indent or number; layout does not count."""
    return _look(part.taken(deepcopy(_properties(old)))) != _look(_properties(new))


def old_properties(part: MergedPart, old: Element) -> Element:
    """The properties that a paragraph of the old state has, as they are called in the new one."""
    return part.taken(deepcopy(_properties(old)))


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(PARAGRAPH_PROPERTIES)
    return paragraph.makeelement(PARAGRAPH_PROPERTIES) if found is None else found


def _look(properties: Element) -> Hashable:
    return look_of(properties, _LAYOUT)


def merge_content(part: MergedPart, old: Element, new: Element) -> None:
    """Make the paragraph `new` hold the words of both; its own properties stay as they are."""
    before, after = (_said(paragraph, side) for paragraph, side in ((old, part.old), (new, part.new)))
    if before == after:
        part.kept(old, new)
        return
    try:
        pieces = list(_pieces(part, atoms_of(old, part.old), atoms_of(new, part.new)))
    except UnbalancedFieldError:
        return
    marks = [[one for one in side if one.tag == tag] for side in (new, old) for tag in BOOKMARKS]
    for one in list(new):
        if one.tag != PARAGRAPH_PROPERTIES:
            new.remove(one)
    new.extend([*marks[0], *marks[2]])
    for (change, _), group in groupby(pieces, lambda one: (one.change, one.look)):
        alike = list(group)
        elements = list(runs_of(one.atom for one in alike))
        if change is None:
            for run in elements if alike[0].look is not None else ():
                part.revisions.restyle_run(run, deepcopy(alike[0].before))
            new.extend(elements)
            continue
        move = part.come if change is Tracked.COME else part.taken
        new.extend(part.revisions.marked([move(one) for one in elements], change))
    new.extend([*marks[3], *marks[1]])


def _said(paragraph: Element, side: Side) -> Hashable:
    return tuple(side.said(one) for one in paragraph if one.tag not in (PARAGRAPH_PROPERTIES, *BOOKMARKS))


def _pieces(part: MergedPart, old: Sequence[TextAtom], new: Sequence[TextAtom]) -> Iterator[_Piece]:
    keys, others = ([one.key for one in side] for side in (old, new))
    for one in word_changes(_comparable(keys, others), _comparable(others, keys)):
        gone, come = old[one.old_start : one.old_end], new[one.new_start : one.new_end]
        if not one.same:
            yield from _replaced(gone, come)
            continue
        for before, after in zip(gone, come, strict=True):
            yield from _kept(part, before, after)


def _replaced(gone: Sequence[TextAtom], come: Sequence[TextAtom]) -> Iterator[_Piece]:
    """Pieces in the place of others; the blank in front of both stays."""
    first = [side[0] for side in (gone, come) if side and side[0].word]
    if len(first) == 2 and first[0].blank and len({(one.blank, one.look) for one in first}) == 1:
        yield _Piece(None, first[1]._replace(word=""))
        gone, come = ([side[0]._replace(blank=""), *side[1:]] for side in (gone, come))
    yield from (_Piece(Tracked.GONE, atom) for atom in gone)
    yield from (_Piece(Tracked.COME, atom) for atom in come)


def _comparable(keys: Sequence[Hashable], others: Sequence[Hashable]) -> list[Hashable]:
    """The keys; notes that only one side has are versions of one another."""
    known = set(others)
    return [NOTE if _is_note(key) and key not in known else key for key in keys]


def _is_note(key: Hashable) -> bool:
    return isinstance(key, tuple) and len(key) == 1 and isinstance(key[0], tuple) and key[0][:1] == (NOTE,)


def _kept(part: MergedPart, before: TextAtom, after: TextAtom) -> Iterator[_Piece]:
    for one, other in zip(before.elements, after.elements, strict=True):
        part.kept(one, other)
    if before.blank != after.blank:
        if before.blank:
            yield _Piece(Tracked.GONE, before._replace(word=""))
        if after.blank:
            yield _Piece(Tracked.COME, after._replace(word=""))
        after = after._replace(blank="")
    if before.look == after.look:
        yield _Piece(None, after)
    else:
        yield _Piece(None, after, ("was", before.look), before.properties)
