"""The house's Word file, and documents that wear it."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from hashlib import sha256

from lxml import etree

from teilhabe_docs.documents.bloecke import Dokument
from teilhabe_docs.rendering.docx.elemente import NSMAP, PARSER, R_NS, Element, R, W, serialize, sub
from teilhabe_docs.rendering.docx.kopfzeile import footer, header
from teilhabe_docs.rendering.docx.paket import Part, Relation, Relations, relation_type, word_type
from teilhabe_docs.rendering.docx.vorlage import page

from .deckblatt import bare, cover_of, number_drawings, section_after, text_width
from .einstellungen import house_settings
from .marken import fill, unknown, used, values, words
from .nummern import house_numbering, shift_numbers, shift_of
from .paket import HousePackage, body_of
from .stile import house_styles

_STYLE_REFERENCES = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_MARGINS = {"header": "Kopfzeile", "footer": "Fußzeile"}
_PICTURES = (f"{W}drawing", f"{W}pict")
_VAL = f"{W}val"


class House:
    """A house's Word file; `hints` say in German what it lacks, `width` of its text is in twips.

    Reading raises `HouseError` where the file cannot be used.
    """

    letters = 1.15
    """How much wider than in our own font letters may be, as in Arial: tables leave room for that."""

    def __init__(self, data: bytes) -> None:
        self.digest = sha256(data).hexdigest()
        self._package = package = HousePackage(data)
        self._root = package.xml(package.main)
        body = body_of(self._root)
        cover = cover_of(body)
        section = section_after(body, cover)
        self.width = text_width(section)
        self._cover = [bare(element) for element in cover]
        self._section = section if section is not None else page()
        self._relations = package.relations(package.main).by_id
        self._styles, self._numbering, self._settings = map(self._tree, ("styles", "numbering", "settings"))
        self._looks = {kind: name for kind in ("theme", "fontTable") if (name := package.related(kind))}
        self._copied = list(self._parts())
        self._margins = {
            part.name: package.xml(part.name)
            for part in self._copied
            if part.content_type in map(word_type, _MARGINS)
        }
        self._lacking = [name for name in _MARGINS if not self._has(name)]
        self.hints = tuple(self._hints())

    def dress(
        self, document: Element, relations: Relations, dokument: Dokument, texts: Iterable[Part], lists: bytes
    ) -> list[Part]:
        """All parts of `document`, which has no page yet, in the looks of the house.

        `relations` are the document's, `texts` its footnotes and comments, `lists` its numbering.
        """
        shift = shift_of(self._numbering)
        styles = house_styles(self._styles, dokument.zaehlung, self.width, shift)
        facts = values(dokument)
        self._wear(document, styles.ids, shift)
        top = self._around(document, relations, facts)
        for kind in ("styles", "numbering", "settings"):
            relations.add(relation_type(kind), f"{kind}.xml")
        for kind, name in self._looks.items():
            relations.add(relation_type(kind), f"/{name}")
        parts = [
            Part("word/document.xml", word_type("document.main"), serialize(top), relations),
            Part("word/styles.xml", word_type("styles"), styles.xml),
            Part("word/settings.xml", word_type("settings"), house_settings(self._settings)),
            self._lists(house_numbering(self._numbering, lists, styles.ids)),
        ]
        for part in (*texts, *self._own_margins(dokument)):
            tree = etree.fromstring(part.data, PARSER)
            self._wear(tree, styles.ids, shift)
            parts.append(Part(part.name, part.content_type, serialize(tree), part.relations))
        return [*parts, *(self._filled(part, facts) for part in self._copied)]

    def _tree(self, kind: str) -> Element | None:
        name = self._package.related(kind)
        return self._package.xml(name) if name else None

    def _kept_relations(self) -> dict[str, Relation]:
        """The relations that the cover and the page use, by id."""
        idents = {ident for kept in (*self._cover, self._section) for _, _, ident in _relation_ids(kept)}
        return {ident: self._relations[ident] for ident in sorted(idents) if ident in self._relations}

    def _parts(self) -> Iterator[Part]:
        """The parts that go along: header, footer, pictures, theme, fonts, and what these lead to."""
        package, seen = self._package, set[str]()
        kept = Relations(self._kept_relations())
        names = list(package.reachable(package.main, kept))
        names += self._looks.values()
        if numbering := package.related("numbering"):
            names += package.reachable(numbering, package.relations(numbering))
        for name in names:
            yield from package.with_all_below(name, seen)

    def _has(self, name: str) -> bool:
        """Whether a header (or footer) says or shows anything."""
        kind = word_type(name)
        trees = (self._margins[part.name] for part in self._copied if part.content_type == kind)
        return any(words(tree).strip() or next(tree.iter(*_PICTURES), None) is not None for tree in trees)

    def _hints(self) -> Iterator[str]:
        styles = house_styles(self._styles, "dezimal", self.width, 0)
        if styles.added:
            yield f"Diese Formatvorlagen fehlen und werden ergänzt: {', '.join(styles.added)}."
        if self._lacking:
            names = " und ".join(_MARGINS[name] for name in self._lacking)
            yield f"Ohne {names}: Das Dokument bekommt die von tdocs."
        if not self._lacking and not {"Angebot", "Stand"} & used(self._margins.values()):
            yield "Kopf- und Fußzeile nennen Angebot und Stand nicht; [Angebot] und [Stand] setzen sie ein."
        for mark, near in sorted(set(unknown([*self._cover, *self._margins.values()]))):
            yield f"»[{mark}]« steht für nichts. Gemeint: »[{near}]«?"

    def _around(self, document: Element, relations: Relations, facts: Mapping[str, str]) -> Element:
        """The house's document with cover, the body of ours, and the page of the house."""
        known = {str(prefix): uri for prefix, uri in self._root.nsmap.items() if prefix}
        top = etree.Element(self._root.tag, nsmap=NSMAP | known)
        for name, value in self._root.attrib.items():
            top.set(name, value)
        top.extend(deepcopy(element) for element in self._root if element.tag == f"{W}background")
        body = sub(top, "body")
        cover = [deepcopy(element) for element in self._cover]
        section = deepcopy(self._section)
        for element in (*cover, section):
            fill(element, facts)
            for holder, attribute, ident in list(_relation_ids(element)):
                if ident in self._relations:
                    holder.set(attribute, self._moved(self._relations[ident], relations))
        for name in self._lacking:
            for old in section.findall(f"{W}{name}Reference"):
                section.remove(old)
            reference = sub(section, f"{name}Reference", type="default")
            reference.set(f"{R}id", relations.add(relation_type(name), _own_margin(name)))
            section.insert(0, reference)
        body.extend([*cover, *body_of(document), section])
        number_drawings(body)
        return top

    def _moved(self, relation: Relation, relations: Relations) -> str:
        """The id that a relation of the house's document has in ours, which lies in `word/`."""
        if relation.external:
            return relations.add(relation.kind, relation.target, external=True)
        return relations.add(relation.kind, f"/{self._package.target(self._package.main, relation.target)}")

    def _wear(self, tree: Element, ids: Mapping[str, str], shift: int) -> None:
        """Call styles and lists in `tree` what they are called in the house."""
        for reference in tree.iter(*_STYLE_REFERENCES):
            ident = reference.get(_VAL, "")
            reference.set(_VAL, ids.get(ident, ident))
        shift_numbers(tree, shift)

    def _lists(self, data: bytes) -> Part:
        """The numbering part; pictures as bullets keep their relations."""
        name = self._package.related("numbering")
        relations = self._package.relations(name) if name else Relations()
        return Part("word/numbering.xml", word_type("numbering"), data, relations)

    def _own_margins(self, dokument: Dokument) -> Iterator[Part]:
        """Header and footer of tdocs where the house has none."""
        written = {"header": header(dokument, self.width), "footer": footer()}
        for name in self._lacking:
            yield Part(f"word/{_own_margin(name)}", word_type(name), written[name])

    def _filled(self, part: Part, facts: Mapping[str, str]) -> Part:
        """A part of the house with the facts in header and footer."""
        if part.name not in self._margins:
            return part
        tree = deepcopy(self._margins[part.name])
        fill(tree, facts)
        return Part(part.name, part.content_type, serialize(tree), part.relations)


def _own_margin(name: str) -> str:
    return f"{name}-tdocs.xml"


def _relation_ids(element: Element) -> Iterator[tuple[Element, str, str]]:
    """Every attribute below `element` that holds the id of a relation: where, its name, the id."""
    for below in element.iter():
        for name, value in below.attrib.items():
            if str(name).startswith(f"{{{R_NS}}}"):
                yield below, str(name), str(value)
