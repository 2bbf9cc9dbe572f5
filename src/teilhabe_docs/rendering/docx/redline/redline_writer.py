"""Two states of a document as one Word file with tracked changes.

Both are written as always; what is written is merged. To accept all changes gives the new state as
`write_docx` writes it, to reject all the words, tables, notes, pictures and headers of the old one, in the
looks of the new.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.rendering.docx.docx_writer import document_parts, sealed
from teilhabe_docs.rendering.docx.elements import PARSER, Element, W, serialize
from teilhabe_docs.rendering.docx.package import Part, word_type
from teilhabe_docs.rendering.docx.page_estimate import has_contents
from teilhabe_docs.rendering.docx.redline.change_marks import Revisions
from teilhabe_docs.rendering.docx.redline.list_numbers import ListNumbers
from teilhabe_docs.rendering.docx.redline.merged_blocks import merge_blocks
from teilhabe_docs.rendering.docx.redline.merged_part import Ahead, Drawings, MergedPart, Notes
from teilhabe_docs.rendering.docx.redline.old_names import OldNames
from teilhabe_docs.rendering.docx.redline.sides import IDENT, Side
from teilhabe_docs.rendering.docx.redline.units import style_names

if TYPE_CHECKING:
    from teilhabe_docs.rendering.docx.house import House

_DOCUMENT, _NOTES, _LISTS, _STYLES = (
    f"word/{name}.xml" for name in ("document", "footnotes", "numbering", "styles")
)
_BODY = f"{W}body"
_MARGINS = (word_type("header"), word_type("footer"))


class Redline(NamedTuple):
    """The Word file, and how many marks of changes it holds."""

    content: bytes
    changes: int


def write_redline(
    old: BlockDocument,
    new: BlockDocument,
    author: str,
    day: str,
    digests: Mapping[str, str] = MappingProxyType({}),
    house: "House | None" = None,
) -> Redline:
    """The document with what has changed from `old` to `new`, by `author` on this day (2027-01-31, or empty).

    It looks like `house`, if there is one, and has a table of contents if that of `new` has one. The same
    models give the same bytes.
    """
    listed = has_contents(new)
    before, after = (document_parts(one, haus=house, listed=listed) for one in (old, new))
    revisions = Revisions(author, day)
    return Redline(sealed(_merged(before, after, revisions), digests), revisions.made)


def _merged(old: Iterable[Part], new: Iterable[Part], revisions: Revisions) -> list[Part]:
    before, after = ({part.name: part for part in parts} for parts in (old, new))
    trees = {name: _tree(part) for name, part in after.items() if _is_text(part)}
    others = {name: _tree(part) for name, part in before.items() if name in trees}
    numbers = ListNumbers(others[_LISTS], trees[_LISTS])
    drawings = Drawings(trees.values())
    styles = style_names(_tree(after[_STYLES]))
    notes = [{one.get(IDENT, ""): one for one in tree} for tree in (others[_NOTES], trees[_NOTES])]

    def part_of(name: str) -> MergedPart:
        old_side, new_side = Side(before[name].relations, notes[0]), Side(after[name].relations, notes[1])
        return MergedPart(old_side, new_side, revisions, numbers, drawings, styles)

    in_notes, document = part_of(_NOTES), part_of(_DOCUMENT)
    document.notes = Notes(in_notes, trees[_NOTES], *notes)
    bodies = [side[_DOCUMENT].find(_BODY) for side in (others, trees)]
    assert bodies[0] is not None and bodies[1] is not None
    names = OldNames(bodies[0], others[_NOTES], bodies[1])
    _merge(document, Ahead(bodies[0], bodies[1], styled=True), names)
    _merge(in_notes)
    document.notes.put_in_order(bodies[1])
    for name in trees:
        if after[name].content_type in _MARGINS and name in others:
            _merge(part_of(name), Ahead(others[name], trees[name]))
    parts = [replace(p, data=serialize(trees[p.name])) if p.name in trees else p for p in after.values()]
    return [*parts, *(part for name, part in before.items() if name not in after)]


def _merge(part: MergedPart, first: Ahead | None = None, names: OldNames | None = None) -> None:
    if first is not None:
        merge_blocks(part, first, names)
    while part.ahead:
        merge_blocks(part, part.ahead.popleft())


def _is_text(part: Part) -> bool:
    return part.name in (_DOCUMENT, _NOTES, _LISTS) or part.content_type in _MARGINS


def _tree(part: Part) -> Element:
    return etree.fromstring(part.data, PARSER)
