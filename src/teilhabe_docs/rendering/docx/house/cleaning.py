"""A part of the house's Word file without what may not go along."""

from collections.abc import Callable

from teilhabe_docs.rendering.docx.elements import R_NS, Element, R, W
from teilhabe_docs.rendering.docx.house.allowed import (
    ALONE,
    CORE_PROPERTIES,
    FETCHED,
    FOLLOWED,
    HOLDERS,
    MC,
    NAMESPACES,
    REMOVED,
    SLOTS,
    STRICT_NS,
    UNWRAPPED,
    A,
    O,
    is_address,
    is_extension,
    is_link,
)
from teilhabe_docs.rendering.docx.house.house_package import attributes
from teilhabe_docs.rendering.docx.house.left_out import DRAWING, EXTRA, LINK, OBJECT, UNKNOWN, Kind, LeftOut
from teilhabe_docs.rendering.docx.house.sieve import Sieve
from teilhabe_docs.rendering.docx.house.tracked_changes import accept_changes
from teilhabe_docs.rendering.docx.house.word_fields import clean_fields
from teilhabe_docs.rendering.docx.package import Relation, Relations

_RELID = f"{O}relid"
_IGNORABLE = f"{MC}Ignorable"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT_BOX = f"{W}txbxContent"
_BLOCK, _PARAGRAPH = f"{W}altChunk", f"{W}p"
_BULLET, _BULLET_ID, _BULLET_OF = f"{W}numPicBullet", f"{W}numPicBulletId", f"{W}lvlPicBulletId"

Keep = Callable[[str, str], Relation | None]
"""From the type that belongs in a place (empty: none) and an id to the relation as it goes along, or None."""


def clean(tree: Element, keep: Keep, left: LeftOut, sieve: Sieve) -> tuple[Element, Relations]:
    """A copy of `tree` without what may not go along, which `left` hears of, and the relations that it has.

    `keep` is asked for every id in `tree` and notes itself what it refuses; the ids in the copy are new ones.
    What `sieve` holds already stays behind as well. `tree` is not to be used any more.
    """
    for name, _ in attributes(tree):
        if _namespace(name) and name != _IGNORABLE:
            del tree.attrib[name]
    accept_changes(tree, sieve, left)
    _drop_elements(tree, sieve, left)
    clean_fields(tree, sieve, left)
    _drop_attributes(tree, sieve, left)
    _drop_relations(tree, sieve, keep)
    kept = Relations()
    for element, name in relation_ids(tree, sieve):
        relation = keep(_slot(element, name), element.get(name, ""))
        assert relation is not None
        ident = kept.add(relation.kind, relation.target, external=relation.external)
        del element.attrib[name]
        element.set(f"{R}id" if name == _RELID else f"{R}{_local(name)}", ident)
    _drop_bullets(tree, sieve)
    return sieve.copy(tree), kept


def _drop_elements(tree: Element, sieve: Sieve, left: LeftOut) -> None:
    for element in sieve.living(tree):
        tag = element.tag
        if tag == _BLOCK:
            left.add(OBJECT)
            sieve.gone.update(element)
            element.attrib.clear()
            element.tag = _PARAGRAPH
        elif tag in REMOVED:
            if (kind := REMOVED[tag]) is not None:
                left.add(kind)
            sieve.gone.add(element)
        elif tag in UNWRAPPED and tag != f"{W}hyperlink":
            sieve.opened.add(element)
        elif _namespace(tag) not in NAMESPACES:
            _drop(element, sieve, UNKNOWN, left)
        elif tag.endswith("}dataBinding") and element.get(f"{W}storeItemID", "").upper() != CORE_PROPERTIES:
            sieve.gone.add(element)


def _drop_attributes(tree: Element, sieve: Sieve, left: LeftOut) -> None:
    for element in sieve.living(tree):
        for name, value in attributes(element):
            if name == _IGNORABLE:
                element.set(name, " ".join(p for p in value.split() if is_extension(element.nsmap.get(p))))
            elif name in FETCHED or (name == FOLLOWED and not (is_link(value) or value.startswith("#"))):
                left.add(LINK, value)
                del element.attrib[name]
            elif not _is_kept(name):
                del element.attrib[name]
            elif is_address(value) and name != f"{W}instr":
                left.add(LINK, value)
                del element.attrib[name]


def _is_kept(name: str) -> bool:
    namespace = _namespace(name)
    if namespace == MC[1:-1]:
        return False
    return not namespace or namespace in NAMESPACES or namespace == STRICT_NS or name == _SPACE


def _drop_relations(tree: Element, sieve: Sieve, keep: Keep) -> None:
    """Leave out what leads elsewhere than it may, so that no id is left without its relation."""
    leading: dict[Element, bool] = {}
    for element, name in relation_ids(tree, sieve):
        good = keep(_slot(element, name), element.get(name, "")) is not None
        leading[element] = leading.get(element, False) or good
        if not good:
            del element.attrib[name]
    for element in [element for element, good in leading.items() if not good]:
        if element.tag in UNWRAPPED:
            sieve.opened.add(element)
        else:
            _drop(element, sieve)


def relation_ids(tree: Element, sieve: Sieve) -> list[tuple[Element, str]]:
    """Every attribute of what stays that holds the id of a relation: where, and its name."""
    return [
        (element, name)
        for element in sieve.living(tree)
        for name, _ in attributes(element)
        if _namespace(name) in (R_NS, STRICT_NS) or name == _RELID
    ]


def _slot(element: Element, name: str) -> str:
    return SLOTS.get((element.tag, "id" if name == _RELID else _local(name)), "")


def _drop(element: Element, sieve: Sieve, kind: Kind | None = None, left: LeftOut | None = None) -> None:
    """Leave out an element with what makes no sense without it; `left` hears of it, as of this `kind`."""
    around = () if element.tag in ALONE else element.iterancestors(_TEXT_BOX, f"{A}ext", *HOLDERS)
    holder = next(iter(around), None)
    if holder is not None and holder.tag == _TEXT_BOX:
        holder = None
    if kind is not None and holder is not None:
        kind = EXTRA if holder.tag == f"{A}ext" else DRAWING
    if kind is not None and left is not None:
        left.add(kind)
    sieve.gone.add(element if holder is None else holder)


def _drop_bullets(tree: Element, sieve: Sieve) -> None:
    """Bullets that have lost their picture, and what refers to them."""
    bullets = [bullet for bullet in tree.iter(_BULLET) if not sieve.gone.isdisjoint(bullet.iter(*HOLDERS))]
    idents = {bullet.get(_BULLET_ID) for bullet in bullets}
    references = [element for element in tree.iter(_BULLET_OF) if element.get(f"{W}val") in idents]
    sieve.gone.update(bullets, references)


def _namespace(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def _local(name: str) -> str:
    return name.rpartition("}")[2]
