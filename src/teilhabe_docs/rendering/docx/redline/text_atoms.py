"""A paragraph as the pieces of which each stays, comes or goes as a whole: words, marks, fields, links."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from teilhabe_docs.documents.sequence_difference import spaced_words
from teilhabe_docs.rendering.docx.elements import Element, W, set_text, sub
from teilhabe_docs.rendering.docx.redline.change_marks import PARAGRAPH_PROPERTIES, RUN, RUN_PROPERTIES
from teilhabe_docs.rendering.docx.redline.sides import Side, look_of

BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_TEXT = f"{W}t"
_FIELD = f"{W}fldChar"
_DEEPER = {"begin": 1, "end": -1}


class TextAtom(NamedTuple):
    """A piece of a paragraph.

    A word has the `blank` before it and nothing in `elements`; what else stands in a run is one of them; a
    field or a link is `whole`, and `elements` are then those of the paragraph. `key` is what makes two pieces
    the same, however they look; `look` is that of `properties`, which the run has.
    """

    key: Hashable
    blank: str = ""
    word: str = ""
    look: Hashable = ()
    properties: Element | None = None
    elements: tuple[Element, ...] = ()
    whole: bool = False

    @property
    def text(self) -> str:
        """The word with its blank."""
        return self.blank + self.word


class UnbalancedFieldError(ValueError):
    """A paragraph in which a field begins or ends that does not do both there."""


def atoms_of(paragraph: Element, side: Side) -> list[TextAtom]:
    """The pieces of a paragraph; raises `UnbalancedFieldError`."""
    found: list[TextAtom] = []
    text = ""
    look: Hashable = ()
    properties: Element | None = None
    for atom in _pieces(paragraph, side):
        if atom.key is None and (not text or atom.look == look):
            text, look, properties = text + atom.word, atom.look, atom.properties
            continue
        found += _words(text, look, properties)
        text, look, properties = "", (), None
        if atom.key is None:
            text, look, properties = atom.word, atom.look, atom.properties
        else:
            found.append(atom)
    return [*found, *_words(text, look, properties)]


def _words(text: str, look: Hashable, properties: Element | None) -> Iterator[TextAtom]:
    for blank, word in spaced_words(text):
        yield TextAtom(word, blank, word, look, properties)


def _pieces(paragraph: Element, side: Side) -> Iterator[TextAtom]:
    """The same with texts as they stand in their runs; these have no key yet."""
    field: list[Element] = []
    depth = 0
    for element in paragraph:
        if element.tag == PARAGRAPH_PROPERTIES or element.tag in BOOKMARKS:
            continue
        deeper = sum(_DEEPER.get(one.get(f"{W}fldCharType", ""), 0) for one in element.iterchildren(_FIELD))
        if field or deeper or element.find(_FIELD) is not None:
            field.append(element)
            depth += deeper
            if depth < 0:
                raise UnbalancedFieldError
            if depth == 0:
                yield _whole(field, side)
                field = []
        elif element.tag == RUN:
            yield from _in_run(element, side)
        else:
            yield _whole([element], side)
    if field:
        raise UnbalancedFieldError


def _whole(elements: Sequence[Element], side: Side) -> TextAtom:
    return TextAtom(tuple(side.said(one) for one in elements), elements=tuple(elements), whole=True)


def _in_run(run: Element, side: Side) -> Iterator[TextAtom]:
    properties = run.find(RUN_PROPERTIES)
    look = look_of(properties)
    for child in run:
        if child.tag == _TEXT:
            yield TextAtom(None, word=child.text or "", look=look, properties=properties)
        elif child.tag != RUN_PROPERTIES:
            key = side.said(child, boxes=False)
            yield TextAtom((key,), look=look, properties=properties, elements=(child,))


def runs_of(atoms: Iterable[TextAtom]) -> Iterator[Element]:
    """The pieces as elements of a paragraph, those of one look in one run."""
    for (whole, _), group in groupby(atoms, lambda one: (one.whole, one.look)):
        alike = list(group)
        if whole:
            for atom in alike:
                yield from atom.elements
            continue
        run = etree.Element(RUN)
        if alike[0].properties is not None:
            run.append(deepcopy(alike[0].properties))
        for is_word, pieces in groupby(alike, lambda one: not one.elements):
            if is_word:
                set_text(sub(run, "t"), "".join(one.text for one in pieces))
            else:
                for one in pieces:
                    run.extend(one.elements)
        yield run
