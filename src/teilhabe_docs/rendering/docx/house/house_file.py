"""The house's Word file, and documents that wear it."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from hashlib import sha256
from itertools import count
from typing import Literal

from lxml import etree

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.rendering.docx.elements import PARSER, Element, R, W, root, serialize, sub
from teilhabe_docs.rendering.docx.header_footer import footer, header
from teilhabe_docs.rendering.docx.house.cover import (
    counts_notes,
    cover_of,
    dropped,
    lay_out_plainly,
    number_drawings,
    section_after,
    text_width,
)
from teilhabe_docs.rendering.docx.house.house_colours import colours
from teilhabe_docs.rendering.docx.house.house_letters import HouseLetters
from teilhabe_docs.rendering.docx.house.house_lists import (
    house_numbering,
    shift_numbers,
    shift_of,
    uncount,
)
from teilhabe_docs.rendering.docx.house.house_package import (
    SAVE_AGAIN,
    HouseError,
    HousePackage,
    attributes,
    body_of,
)
from teilhabe_docs.rendering.docx.house.house_settings import house_settings
from teilhabe_docs.rendering.docx.house.house_styles import house_styles
from teilhabe_docs.rendering.docx.house.inspection import of_body, of_house, pages_of
from teilhabe_docs.rendering.docx.house.left_out import LeftOut
from teilhabe_docs.rendering.docx.house.marks import PLACE, bare_texts, fill, is_place, used, values, words
from teilhabe_docs.rendering.docx.house.number_rooms import contents_rooms, heading_rooms, list_stretch
from teilhabe_docs.rendering.docx.house.parts import MARGINS, HouseParts, Margin
from teilhabe_docs.rendering.docx.house.property_fields import renew, shown_properties
from teilhabe_docs.rendering.docx.house.sieve import Sieve
from teilhabe_docs.rendering.docx.house.text_room import demand_room
from teilhabe_docs.rendering.docx.package import Part, Relations, relation_type, word_type
from teilhabe_docs.rendering.docx.word_numbering import LEVELS_BOUND, Numbering
from teilhabe_docs.rendering.header_lines import Margins

_ZAEHLUNGEN: tuple[Literal["paragraf", "dezimal"], ...] = ("paragraf", "dezimal")
_STYLE_REFERENCES = tuple(f"{W}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
WITH_CHAPTERS = ("fachkonzept",)
"""The documents whose sections are long enough to begin a page each, where the house wants that."""
_PICTURES = (f"{W}drawing", f"{W}pict")
_VAL = f"{W}val"


class House:
    """A house's Word file; `hints` say in German what it lacks, `width` of its text is in twips.

    `remarks` are what else there is to say of it, by cause; `texts` of its cover, headers and footers stand
    there with their place, without what is in square brackets. Its letters are `in_tables` and in crowded
    ones `tight`; indents of lists have to be `stretch` times as wide as ours. Title and headings have the
    `colours`.
    `left_out` says what of its looks does not go along with documents, `left_behind` what else does not.
    `titled`: it has a style of its own for titles; `shown` are the facts on its cover (`Titel`).
    Whatever is wrong with it shows when it is read: that raises `HouseError` where the file cannot be used.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._read(data)
            self.hints = tuple(self._hints())
            self._try_on()
        except (HouseError, MemoryError):
            raise
        except Exception as error:
            raise HouseError(f"Die Datei ist in sich nicht stimmig. {SAVE_AGAIN}") from error

    def _read(self, data: bytes) -> None:
        self.digest = sha256(data).hexdigest()
        package, left = HousePackage(data), LeftOut()
        top = package.xml(package.main, "document")
        body = body_of(top)
        cover = cover_of(body)
        remarks = of_body(body, cover, marked=any(map(is_place, body)))
        section = section_after(body, cover)
        page_traits = lay_out_plainly(section)
        self.width = text_width(section)
        parts, sieve = HouseParts(package, left), Sieve()
        sieve.gone.update(e for e in top if e is not body and e.tag != f"{W}background")
        sieve.gone.update(list(body)[len(cover) :], dropped(cover))
        body.append(section)
        self._shell, relations = parts.cleaned(top, package.main, sieve)
        self._relations = relations.by_id
        self._styles, _ = parts.tree("styles")
        self._numbering, self._bullets = parts.tree("numbering")
        self._settings = package.xml(name, "settings") if (name := package.related("settings")) else None
        if self._settings is not None and counts_notes(self._settings):
            page_traits = (*page_traits, "notes")
        self._looks = parts.looks()
        self._margins, self._pictures = parts.margins, parts.pictures
        self._lacking = [name for name in MARGINS if not self._has(name)]
        theme = self._looks.get("theme")
        styles = house_styles(self._styles, "dezimal", self.width, 0)
        self._added, self.titled = styles.added, styles.titled
        self._letters = HouseLetters(styles, theme.data if theme else None)
        demand_room(body_of(self._shell)[-1], self._relations, self._margins, self._letters)
        self.in_tables = self._letters.of("Tabellentext")
        self.tight = self._letters.of("TabellentextEng")
        self.colours = colours(self._letters)
        self.stretch = list_stretch(self._letters)
        headings = {styles.ids[name] for levels in LEVELS_BOUND.values() for name in levels}
        trees = (self._shell, *(margin.tree for margin in self._margins))
        counted = [paragraph for tree in trees for paragraph in uncount(tree, headings)]
        pages = pages_of(self._shell, self._relations, self._margins)
        self.texts = tuple((name, text) for name, tops in pages.places.items() for text in bare_texts(tops))
        self.shown = used(pages.cover)
        remarks += of_house(
            pages,
            styles,
            page=page_traits,
            headings=counted,
            ours="header" in self._lacking,
        )
        self.remarks = tuple(remarks)
        self.left_out, self.left_behind = left.told(shows=True), left.told(shows=False)

    def facts(self, dokument: BlockDocument) -> dict[str, str]:
        """What its marks stand for in a document."""
        return values(dokument)

    def contents_rooms(self, dokument: BlockDocument) -> dict[int, int]:
        """The room in twips that numbers need in the list of contents, by level."""
        return contents_rooms(dokument, self._letters)

    def dress(
        self,
        document: Element,
        relations: Relations,
        dokument: BlockDocument,
        texts: Iterable[Part],
        lists: bytes,
    ) -> list[Part]:
        """All parts of `document`, which has no page yet, in the looks of the house.

        `relations` are the document's, `texts` its footnotes and comments, `lists` its numbering.
        """
        shift = shift_of(self._numbering)
        styles = house_styles(
            self._styles,
            dokument.zaehlung,
            self.width,
            shift,
            breaks=dokument.art in WITH_CHAPTERS,
            stretch=self.stretch,
        )
        facts = values(dokument)
        self._wear(document, styles.ids, shift)
        shown = shown_properties(dokument)
        top = self._around(document, relations, facts, shown)
        numbers = count(1)
        number_drawings(top, numbers)
        for kind in ("styles", "numbering", "settings"):
            relations.add(relation_type(kind), f"{kind}.xml")
        for kind, look in self._looks.items():
            relations.add(relation_type(kind), look.name.removeprefix("word/"))
        rooms = heading_rooms(dokument, self._letters)
        numbering = house_numbering(self._numbering, lists, styles.ids, self.stretch, rooms)
        parts = [
            Part("word/document.xml", word_type("document.main"), serialize(top), relations),
            Part("word/styles.xml", word_type("styles"), styles.xml),
            Part("word/settings.xml", word_type("settings"), house_settings(self._settings)),
            Part("word/numbering.xml", word_type("numbering"), numbering, self._bullets),
        ]
        for part in (*texts, *self._own_margins(dokument)):
            tree = etree.fromstring(part.data, PARSER)
            self._wear(tree, styles.ids, shift)
            number_drawings(tree, numbers)
            parts.append(Part(part.name, part.content_type, serialize(tree), part.relations))
        margins = (self._filled(margin, facts, shown, numbers) for margin in self._margins)
        return [*parts, *margins, *self._looks.values(), *self._pictures]

    def _try_on(self) -> None:
        """Dress an empty document, counted in either way: what cannot be worn is not to show later."""
        for zaehlung in _ZAEHLUNGEN:
            empty = BlockDocument("fachkonzept", "", zaehlung, "", "", "", "", (), ())
            document = root("document")
            sub(document, "body")
            self.dress(document, Relations(), empty, (), Numbering(zaehlung).xml())

    def _has(self, name: str) -> bool:
        """Whether a header (or footer) says or shows anything."""
        trees = [margin.tree for margin in self._margins if margin.kind == name]
        return any(words(tree).strip() or next(tree.iter(*_PICTURES), None) is not None for tree in trees)

    def _hints(self) -> Iterator[str]:
        if self._added:
            yield f"Diese Formatvorlagen fehlen und werden ergänzt: {', '.join(self._added)}."
        if self._lacking:
            names = " und ".join(MARGINS[name] for name in self._lacking)
            yield f"Ohne {names}: Das Dokument bekommt die von tdocs."

    def _around(
        self, document: Element, relations: Relations, facts: Mapping[str, str], shown: Mapping[str, str]
    ) -> Element:
        """The house's document with cover, the body of ours, and the page of the house."""
        top = deepcopy(self._shell)
        renew(top, shown)
        fill(top, facts)
        for holder, attribute, ident in _relation_ids(top):
            kind, target, external = self._relations[ident]
            holder.set(attribute, relations.add(kind, target, external=external))
        body = body_of(top)
        section = body[-1]
        for name in self._lacking:
            for old in section.findall(f"{W}{name}Reference"):
                section.remove(old)
            reference = sub(section, f"{name}Reference", type="default")
            reference.set(f"{R}id", relations.add(relation_type(name), _own_margin(name)))
            section.insert(0, reference)
        for element in list(body_of(document)):
            section.addprevious(element)
        return top

    def _wear(self, tree: Element, ids: Mapping[str, str], shift: int) -> None:
        """Call styles and lists in `tree` what they are called in the house."""
        for reference in tree.iter(*_STYLE_REFERENCES):
            ident = reference.get(_VAL, "")
            reference.set(_VAL, ids.get(ident, ident))
        shift_numbers(tree, shift)

    def _own_margins(self, dokument: BlockDocument) -> Iterator[Part]:
        """Header and footer of tdocs where the house has none."""
        margins = Margins(self.width, self.width, self._letters.of("Dokumentkopf"))
        written = {
            "header": header(dokument, margins, with_title="footer" not in self._lacking),
            "footer": footer(dokument, margins),
        }
        for name in self._lacking:
            yield Part(f"word/{_own_margin(name)}", word_type(name), written[name])

    def _filled(
        self, margin: Margin, facts: Mapping[str, str], shown: Mapping[str, str], numbers: Iterator[int]
    ) -> Part:
        """A header or footer of the house with the facts in it; its drawings get the next `numbers`."""
        tree = deepcopy(margin.tree)
        renew(tree, shown)
        number_drawings(tree, numbers)
        fill(tree, {**facts, PLACE: facts["Titel"]})
        return Part(margin.name, word_type(margin.kind), serialize(tree), margin.relations)


def _own_margin(name: str) -> str:
    return f"{name}-tdocs.xml"


def _relation_ids(element: Element) -> list[tuple[Element, str, str]]:
    """Every attribute below `element` that holds the id of a relation: where, its name, the id."""
    return [
        (below, name, value)
        for below in element.iter()
        for name, value in attributes(below)
        if name.startswith(R)
    ]
