"""What a Word form has for answers: controls, fields and bookmarks by their names, blanks by their labels."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import NamedTuple

from teilhabe_docs.near_names import plain
from teilhabe_docs.reading.form_blanks import (
    FILLER,
    Blank,
    CellBlank,
    LineBlank,
    control,
    field,
    is_blank,
    is_checkbox,
    mark,
    says_nothing,
)
from teilhabe_docs.reading.form_boxes import boxes
from teilhabe_docs.reading.form_part import FormPart, text_of
from teilhabe_docs.reading.word_xml import MC, Element, W, whole

CONTROL, MARK, FIELD, LABEL = "inhaltssteuerelement", "textmarke", "formularfeld", "bezeichnung"
BOX = "kaestchen"
"""The kinds of targets, as mappings call them."""

_NUMBERED = re.compile(r"^\s*\(?(?:\d+(?:\.\d+)*|[a-zA-Z])[.)]?\s+(?=\S)")
MOST_NAMED = 1_000
"""So many controls, fields and bookmarks with names are looked at; a form has some dozens."""
_MOST_INNER, _MOST_BEFORE = 100, 500
_MOST_LABEL = 200
_OF_WORD = "_"  # what names of bookmarks begin with that Word sets itself


class FormTarget(NamedTuple):
    """A place of the form: its kind, its name (a control's title or tag), the label beside it, its blank."""

    kind: str
    name: str
    label: str
    blank: Blank
    also: tuple[str, ...] = ()


@dataclass
class FormTargets:
    """The targets of a form's document part."""

    part: FormPart

    @cached_property
    def named(self) -> tuple[FormTarget, ...]:
        """Controls, fields and bookmarks with names, in the order of the text."""
        return tuple(islice(self._named(), MOST_NAMED))

    def _named(self) -> Iterator[FormTarget]:
        fields = {_value(one, "name") for one in self.part.tree.iter(f"{W}ffData")}
        for one in self._read(self.part.tree):
            if one.tag == f"{W}fldChar" and (found := field(self.part, one)):
                name = _value(one.find(f"{W}ffData"), "name")
                yield FormTarget(FIELD, name, self.label_of(one), found)
            elif one.tag == f"{W}sdt" and not is_checkbox(one):
                properties = one.find(f"{W}sdtPr")
                names = [name for key in ("alias", "tag") if (name := _value(properties, key))]
                if names:
                    label = self.label_of(one)
                    yield FormTarget(CONTROL, names[0], label, control(self.part, one), tuple(names[1:]))
            elif _is_named_mark(one) and (name := one.get(f"{W}name") or "") not in fields:
                yield FormTarget(MARK, name, self.label_of(one), mark(self.part, one))

    @cached_property
    def labelled(self) -> tuple[FormTarget, ...]:
        """Blanks with a label beside, above or before them, in the order of the text."""
        found: dict[object, FormTarget] = {}
        for one in self._read(self.part.tree):
            for label, blank in self._of(one):
                found.setdefault(blank.key, FormTarget(LABEL, label, label, blank))
        return tuple(found.values())

    def _of(self, element: Element) -> Iterator[tuple[str, Blank]]:
        if element.tag == f"{W}tr":
            yield from self._in_row(element)
        elif element.tag == f"{W}p":
            yield from self._in_paragraph(element)

    def _in_row(self, row: Element) -> Iterator[tuple[str, Blank]]:
        cells = [cell for cell in _cells(row) if not _continues(cell)]
        for left, right in pairwise(cells):
            if label := self._label(left):
                yield label, self._cell(right)
        below = next(row.itersiblings(f"{W}tr"), None)
        if below is None or not all(map(self._label, cells)) or any(map(self._label, _cells(below))):
            return
        columns = _by_column(below)
        for column, cell in _by_column(row).items():
            under = columns.get(column)
            if under is not None and not _continues(under) and (label := self._label(cell)):
                yield label, self._cell(under)

    def _in_paragraph(self, paragraph: Element) -> Iterator[tuple[str, Blank]]:
        inside = [(label, blank) for blank, before in self._inner(paragraph) if (label := _as_label(before))]
        if inside:
            yield from inside
            return
        words = text_of(paragraph)
        tab = words.endswith("\t") and paragraph.find(f"{W}pPr/{W}tabs/{W}tab[@{W}leader]") is not None
        if not (tab or words.rstrip().endswith(":")) or not (label := _as_label(words)):
            return
        after = paragraph.getnext()
        if after is not None and after.tag == f"{W}p" and not tab and after.find(f".//{W}drawing") is None:
            inner = [blank for blank, before in self._inner(after) if is_blank(before)]
            if inner or (is_blank(text_of(after)) and text_of(after).strip()):
                yield label, inner[0] if inner else CellBlank(self.part, after, text_of(after))
                return
        if self._cell_around(paragraph) is None or tab:
            yield label, LineBlank(self.part, paragraph)

    def _inner(self, paragraph: Element) -> Iterator[tuple[Blank, str]]:
        """The blanks in a paragraph, each with the words before it."""
        return islice(self._every_inner(paragraph), _MOST_INNER)

    def _every_inner(self, paragraph: Element) -> Iterator[tuple[Blank, str]]:
        for one in self._read(paragraph):
            blank: Blank | None = None
            if one.tag == f"{W}sdt" and not is_checkbox(one):
                blank = control(self.part, one)
            elif one.tag == f"{W}fldChar":
                blank = field(self.part, one)
            elif one.tag == f"{W}t" and FILLER.search(one.text or ""):
                if _parent(one, f"{W}sdt", paragraph) is None and self._field_around(one) is None:
                    for found in FILLER.finditer(one.text or ""):
                        before = _before(paragraph, one) + (one.text or "")[: found.start()]
                        blank_here = LineBlank(self.part, one, found[0], place=found.start())
                        yield blank_here, FILLER.split(before)[-1]
            elif _is_named_mark(one):
                found_mark = mark(self.part, one)
                blank = found_mark if found_mark.is_empty and not found_mark.reason else None
            if blank is not None:
                yield blank, _before(paragraph, one)

    def _field_around(self, text: Element) -> Element | None:
        """The field whose result a text is."""
        run = text.getparent()
        depth = 0
        for before in run.itersiblings(f"{W}r", preceding=True) if run is not None else ():
            for sign in before.iter(f"{W}fldChar"):
                kind = sign.get(f"{W}fldCharType")
                depth += kind == "end"
                if kind == "begin":
                    if not depth:
                        return sign
                    depth -= 1
        return None

    def _cell(self, cell: Element) -> Blank:
        """The blank that a cell is: the control or field in it, dots in its words, or the cell itself."""
        inner = [blank for one in cell.iter(f"{W}p") for blank, _ in self._inner(one)]
        outer = [
            control(self.part, one)
            for one in cell.iter(f"{W}sdt")
            if one.find(f"{W}sdtContent/{W}p") is not None
        ]
        around = cell.getparent()
        if around is not None and around.tag == f"{W}sdtContent" and (sdt := around.getparent()) is not None:
            outer.append(control(self.part, sdt))
        for blank in (*outer, *inner):
            if not isinstance(blank, LineBlank) or not says_nothing(text_of(cell)):
                return blank
        return CellBlank(self.part, cell, text_of(cell))

    def _label(self, cell: Element) -> str:
        """The label that a cell is; empty where it is a blank."""
        words = text_of(cell, list(cell.iter(f"{W}sdt")))
        inner = any(True for one in cell.iter(f"{W}p") for _ in self._inner(one))
        return "" if inner and is_blank(words) else _as_label(words)

    def label_of(self, element: Element) -> str:
        """The words that stand before an element in its paragraph, else beside or above its cell."""
        paragraph = _parent(element, f"{W}p", None)
        if paragraph is not None and (label := _as_label(_before(paragraph, element))):
            return label
        cell = self._cell_around(element)
        if cell is None:
            return ""
        row = _parent(cell, f"{W}tr", None)
        cells = list(_cells(row)) if row is not None else []
        before = cells[: cells.index(cell)] if cell in cells else []
        return next(filter(None, map(self._label, reversed(before))), "")

    def _cell_around(self, element: Element) -> Element | None:
        return _parent(element, f"{W}tc", None)

    def _read(self, top: Element) -> Iterator[Element]:
        """The elements that show, without those that only old programs show."""
        for one in top:
            if isinstance(one.tag, str) and one.tag not in (f"{MC}Fallback", f"{W}del", f"{W}moveFrom"):
                yield one
                yield from self._read(one)

    @cached_property
    def boxes(self) -> tuple[FormTarget, ...]:
        """Boxes to be ticked, by the words behind them."""
        every = (
            FormTarget(BOX, label, label, box)
            for paragraph in self._read(self.part.tree)
            if paragraph.tag == f"{W}p"
            for label, box in boxes(self.part, paragraph)
        )
        return tuple(islice(every, MOST_NAMED))

    def of_kind(self, kind: str) -> tuple[FormTarget, ...]:
        """The targets of a kind."""
        every = {LABEL: self.labelled, BOX: self.boxes} if kind in (LABEL, BOX) else {kind: self.named}
        return tuple(one for one in every[kind] if one.kind == kind)

    def find(self, kind: str, name: str) -> list[FormTarget]:
        """The targets that a mapping means by this kind and name, in the order of the text."""
        every = self.of_kind(kind)
        if kind not in (LABEL, BOX):
            return [one for one in every if name in (one.name, *one.also)]
        exact = [one for one in every if plain(one.label) == plain(name)]
        return exact or [one for one in every if _bare(one.label) == _bare(name)]

    def names(self, kind: str) -> tuple[str, ...]:
        """The names of all targets of a kind."""
        every = self.of_kind(kind)
        return tuple(dict.fromkeys(n for one in every if one.kind == kind for n in (one.name, *one.also)))


def _bare(label: str) -> str:
    return plain(re.sub(r"\([^()]*\)", " ", _NUMBERED.sub("", label))) or plain(label)


def _as_label(words: str) -> str:
    """Words as a label: without dots and colon behind; empty for what is none."""
    label = re.sub(r"\s+", " ", FILLER.sub(" ", words)).strip().rstrip(":").rstrip()
    fits = any(map(str.isalpha, label)) and len(label) <= _MOST_LABEL
    return label if fits and not says_nothing(label) else ""


def _before(paragraph: Element, element: Element) -> str:
    """The words of a paragraph before an element in it, those behind another blank alone."""
    words: list[str] = []
    for one in islice(paragraph.iter(), _MOST_BEFORE):
        if one is element:
            break
        if one.tag in (f"{W}sdt", f"{W}fldChar") or _is_named_mark(one):
            words.clear()
        elif one.tag == f"{W}t" and _parent(one, f"{W}sdt", paragraph) is None:
            words.append(one.text or "")
        elif one.tag in (f"{W}tab", f"{W}br") and one.getparent().tag == f"{W}r":  # type: ignore[union-attr]
            words.append(" ")
    return FILLER.split("".join(words))[-1] if FILLER.search("".join(words)) else "".join(words)


def _is_named_mark(element: Element) -> bool:
    """Whether it begins a bookmark that somebody has set, not Word."""
    name = element.get(f"{W}name") or _OF_WORD
    return element.tag == f"{W}bookmarkStart" and not name.startswith(_OF_WORD)


def _parent(element: Element, tag: str, top: Element | None) -> Element | None:
    for one in element.iterancestors():
        if one is top:
            return None
        if one.tag == tag:
            return one
    return None


def _cells(row: Element) -> Iterator[Element]:
    for one in row:
        if one.tag == f"{W}tc":
            yield one
        elif one.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _cells(one)


def _continues(cell: Element) -> bool:
    """Whether a cell only goes on with the one above (17.4.84)."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _by_column(row: Element) -> Mapping[int, Element]:
    found, column = {}, whole(_value(row.find(f"{W}trPr"), "gridBefore"))
    for cell in _cells(row):
        found[column] = cell
        column += max(whole(_value(cell.find(f"{W}tcPr"), "gridSpan"), 1), 1)
    return found


def _value(parent: Element | None, name: str) -> str:
    child = parent.find(W + name) if parent is not None else None
    return (child.get(f"{W}val") or "") if child is not None else ""
