"""What of the house's Word file goes along, cleaned, under names of ours; all of it lies in `word/`."""

import posixpath
from dataclasses import dataclass
from functools import partial

from teilhabe_docs.rendering.docx.elements import Element, W, serialize
from teilhabe_docs.rendering.docx.house.allowed import (
    FILE,
    PICTURES,
    WITHOUT_ID,
    is_link,
    kind_of,
    last_word,
    relation_kind,
)
from teilhabe_docs.rendering.docx.house.cleaning import clean, relation_ids
from teilhabe_docs.rendering.docx.house.house_package import HousePackage, check_styles, moderate
from teilhabe_docs.rendering.docx.house.left_out import (
    DAMAGED,
    LARGE,
    LINK,
    MACRO,
    OUTSIDE,
    PICTURE,
    PROGRAM,
    SOURCE,
    UNKNOWN,
    UNREACHED,
    UNUSED,
    LeftOut,
)
from teilhabe_docs.rendering.docx.house.sieve import Sieve
from teilhabe_docs.rendering.docx.house.sound_values import with_sound_values
from teilhabe_docs.rendering.docx.package import Part, Relation, Relations, relation_type, word_type
from teilhabe_docs.rendering.picture_file import MAX_PIXELS, pixels_of
from teilhabe_docs.rendering.web_address import web_address

MARGINS = {"header": "Kopfzeile", "footer": "Fußzeile"}
"""Headers and footers by the type of the relation that leads to them."""
_LOOKS = {
    "theme": ("word/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    "fontTable": ("word/fontTable.xml", word_type("fontTable")),
}
_MODERATE = tuple(f"{W}{name}" for name in ("style", "abstractNum", "num", "pStyle"))
_UNTOLD = "printerSettings"
"""Word writes those of the author's printer into nearly every file; a document shows nothing of them."""


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer: its name in our package, its kind, what it says, and where that leads to."""

    name: str
    kind: str
    tree: Element
    relations: Relations


class HouseParts:
    """Headers, footers and pictures that cleaned trees lead to; `left` hears of what does not go along."""

    def __init__(self, package: HousePackage, left: LeftOut) -> None:
        self._package = package
        self._left = left
        self._pictures: dict[str, Part] = {}
        self._margins: dict[tuple[str, str], Margin] = {}
        for relation in package.relations("").values():
            if (word := last_word(relation.kind)) not in FILE:
                left.add(PROGRAM, word)
        for name in package.unreached():
            left.add(UNREACHED, posixpath.basename(name))
        settings = package.related("settings")
        for name in (package.main, *([settings] if settings else ())):
            for relation in package.relations(name).values():
                if (kind := kind_of(relation.kind)) in (MACRO, SOURCE):
                    left.add(kind)

    @property
    def margins(self) -> list[Margin]:
        """The headers and footers."""
        return list(self._margins.values())

    @property
    def pictures(self) -> list[Part]:
        """The pictures."""
        return list(self._pictures.values())

    def cleaned(self, tree: Element, name: str, sieve: Sieve | None = None) -> tuple[Element, Relations]:
        """What goes along of the part `name`, of whose `tree` the `sieve` holds what is not wanted."""
        used = {element.get(attribute) for element, attribute in relation_ids(tree, Sieve())}
        for ident, relation in self._package.relations(name).items():
            if ident not in used and (word := last_word(relation.kind)) not in WITHOUT_ID:
                self._left.add(UNUSED, word)
        whole, relations = clean(tree, partial(self._kept, name), self._left, sieve or Sieve())
        for wrong in with_sound_values(whole):
            self._left.add(DAMAGED, wrong)
        return whole, relations

    def tree(self, kind: str) -> tuple[Element | None, Relations]:
        """What the document has for `styles`, `numbering` … as a cleaned tree, and where that leads to."""
        name = self._package.related(kind)
        if not name:
            return None, Relations()
        top = self._package.xml(name, kind)
        check_styles(top)
        tree, relations = self.cleaned(top, name)
        for element in tree.iter(*_MODERATE):
            moderate(element)
        return tree, relations

    def looks(self) -> dict[str, Part]:
        """Colours and fonts by the type of the relation that leads to them."""
        found = {}
        for kind, (name, content_type) in _LOOKS.items():
            tree, relations = self.tree(kind)
            if tree is not None:
                found[kind] = Part(name, content_type, serialize(tree), relations)
        return found

    def _kept(self, name: str, slot: str, ident: str) -> Relation | None:
        """The relation `ident` of the part `name` as it goes along in a place for one of type `slot`."""
        relation = self._package.relations(name).get(ident)
        if relation is None:
            return None
        kind = relation_kind(relation.kind)
        if kind == slot == "hyperlink":
            address = web_address(relation.target) if is_link(relation.target) else ""
            if relation.external and address:
                return Relation(relation_type(kind), address, external=True)
            self._left.add(LINK, relation.target)
        elif kind == slot == "image" and relation.external:
            self._left.add(OUTSIDE, relation.target)
        elif kind == slot == "image":
            return self._picture(self._package.target(name, relation.target))
        elif kind == slot and name == self._package.main and not relation.external:
            return self._margin(kind, self._package.target(name, relation.target))
        elif kind != _UNTOLD:
            told = kind_of(relation.kind)
            self._left.add(UNKNOWN if told is OUTSIDE and not relation.external else told)
        return None

    def _picture(self, source: str) -> Relation | None:
        data = self._package.content(source)
        format_ = next((name for start, name in PICTURES if data.startswith(start)), "")
        pixels = pixels_of(data) if format_ else None
        if pixels is None or pixels > MAX_PIXELS:
            self._left.add(PICTURE if pixels is None else LARGE, posixpath.basename(source))
            return None
        number = len(self._pictures) + 1
        new = Part(f"word/media/image{number}.{format_}", f"image/{format_}", data)
        return _to("image", self._pictures.setdefault(source, new).name)

    def _margin(self, kind: str, source: str) -> Relation:
        margin = self._margins.get((kind, source))
        if margin is None:
            number = sum(other == kind for other, _ in self._margins) + 1
            around, self._left.place = self._left.place, MARGINS[kind]
            cleaned = self.cleaned(self._package.xml(source, kind), source)
            self._left.place = around
            margin = self._margins[kind, source] = Margin(f"word/{kind}{number}.xml", kind, *cleaned)
        return _to(kind, margin.name)


def _to(kind: str, name: str) -> Relation:
    return Relation(relation_type(kind), name.removeprefix("word/"))
