"""A line of a body as a pattern that finds it in a document, with its values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from teilhabe_docs.documents.display import MONTHS
from teilhabe_docs.documents.found_values.body_lines import KnownLine
from teilhabe_docs.documents.found_values.same_form import cells, cleaned, folded_signs
from teilhabe_docs.documents.known_text.body_parts import Anything, Either, Fact, Hole, Part, Words
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.fields import FieldCatalogue, FieldInfo
from teilhabe_docs.model.numbers import DecimalNumber, Percent, Ratio
from teilhabe_docs.model.shared import Anschrift
from teilhabe_docs.model.values import TimeOfDay
from teilhabe_docs.recht.sentence import sentence_ends

_LEAST_LETTERS = 14
"""So many fixed letters make a line known wherever it stands."""
_DAY = rf"\d{{1,2}}\. ?(?:\d{{1,2}}\.|{'|'.join(MONTHS)}) ?\d{{4}}"
_NUMBER = r"\d[\d.]*(?:,\d+)?"
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_NONE = r"\[[^\[\]]*\]|entfällt \(.+?\)"
_PARTS: dict[type, str] = {date: _DAY, bool: "ja|nein", int: _NUMBER}
SENTENCE_END = "\x1e"
"""What stands, in comparable form, in the place of the blank behind a sentence."""
_END = rf"(?=[{SENTENCE_END}\n]|$)"
_BLANK = rf"[ {SENTENCE_END}]"


class FoundPart(NamedTuple):
    """What stands in a hole, and where."""

    hole: Hole
    begin: int
    end: int


@dataclass(frozen=True)
class LinePattern:
    """A line as a pattern; `block` is its hole where it is nothing else and takes whole paragraphs."""

    number: int
    line: KnownLine
    catalogue: FieldCatalogue
    _holes: list[tuple[str, Hole]] = field(default_factory=list)
    _facts: list[tuple[str, tuple[Fact, ...]]] = field(default_factory=list)

    @cached_property
    def block(self) -> Hole | None:
        """The hole of a text or a list that stands alone."""
        if len(self.line.parts) == 1 and isinstance(hole := self.line.parts[0], Hole) and not hole.form:
            info = self.catalogue.at(hole.path)
            if info.ist_slot or (info.ist_liste and not hole.entry):
                return hole
        return None

    @cached_property
    def paths(self) -> frozenset[str]:
        """The fields that it prints."""
        return frozenset(_paths(self.line.parts))

    @cached_property
    def depth(self) -> int:
        """How far inside the objects its fields are: the deeper, the more they say what they are of."""
        return max((path.count(".") for path in self.paths), default=0)

    @cached_property
    def takes_all(self) -> bool:
        """Whether it takes whole paragraphs, as many as there are."""
        parts = self.line.parts
        return self.block is not None or all(isinstance(part, Anything) for part in parts)

    @cached_property
    def fixed(self) -> str:
        """The longest words that stand in it whatever the values are."""
        return max(self._fixed, key=len, default="")

    @cached_property
    def letters(self) -> int:
        """How many letters stand in it whatever the values are."""
        return _letters(self.line.parts)

    @property
    def known_anywhere(self) -> bool:
        """Whether its words are enough to know it, whatever stands around."""
        return self.letters >= _LEAST_LETTERS

    @cached_property
    def open_ended(self) -> bool:
        """Whether it ends with a value, so that only the end of the paragraph ends it."""
        return _open_ended(self.line.parts)

    @cached_property
    def only_values(self) -> bool:
        """Whether it has no fixed words."""
        return not self.letters

    @cached_property
    def _fixed(self) -> list[str]:
        texts = [part.text for part in self.line.parts if isinstance(part, Words)]
        pieces = [piece for text in texts for piece in re.split(r"[|\n]", _in_form(text))]
        return [piece.strip() for piece in pieces if piece.strip()]

    def match(self, text: str, at: int, *, whole: bool) -> re.Match[str] | None:
        """It in a text in comparable form; `whole`: to its end."""
        if self.fixed not in text.replace(SENTENCE_END, " "):
            return None
        return (self._whole if whole else self._begun).match(text, at)

    def found(self, match: re.Match[str]) -> Iterator[FoundPart]:
        """What stands in its holes."""
        for name, hole in self._holes:
            if match[name] is not None:
                yield FoundPart(hole, *match.span(name))

    def facts(self, match: re.Match[str]) -> Iterator[Fact]:
        """What follows from the branches that were printed."""
        yield from self.line.facts
        for name, facts in self._facts:
            if match[name] is not None:
                yield from facts

    @cached_property
    def _pattern(self) -> str:
        if self.line.kind == "row":
            return self._row()
        return re.sub(
            r"(?:\\ |\s)+$", "", re.sub(r"^(?:\\ )+", "", "".join(map(self._part, self.line.parts)))
        )

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        listed = self.line.kind == "item" and not isinstance(self.line.parts[-1], Hole)
        pattern = self._pattern.replace("\\ ", _BLANK)
        return re.compile(rf"{pattern}{'(?:[.,]| und| oder)?' if listed else ''}$")

    @cached_property
    def _begun(self) -> re.Pattern[str]:
        pattern = self._pattern.replace("\\ ", _BLANK).replace(r"[^\n]", rf"[^\n{SENTENCE_END}]")
        return re.compile(pattern + _END)

    def _row(self) -> str:
        """A row as it is read: its cells parted by ` | `; what stands behind its last stroke may be more."""
        rows: list[list[Part]] = [[]]
        for part in self.line.parts:
            if isinstance(part, Words):
                for number, text in enumerate(part.text.split("|")):
                    if number:
                        rows.append([])
                    if text.strip():
                        rows[-1].append(part._replace(text=text))
            else:
                rows[-1].append(part)
        written = []
        for cell in rows[1:]:
            text = "".join(map(self._part, cell))
            written.append(re.sub(r"(?:\\ )+$|^(?:\\ )+", "", text))
        *inner, last = written
        return r" \| ".join(inner) + (rf"(?: \| {last})?" if last else "")

    def _part(self, part: Part) -> str:
        if isinstance(part, Words):
            return re.escape(_in_form(part.text))
        if isinstance(part, Anything):
            return r"[^\n]*?"
        if isinstance(part, Either):
            ways = []
            for branch in part.branches:
                inner = "".join(map(self._part, branch.parts))
                if branch.facts:
                    name = f"f{len(self._facts)}"
                    self._facts.append((name, branch.facts))
                    inner = f"(?P<{name}>{inner})"
                ways.append(inner)
            return f"(?:{'|'.join(ways)})"
        name = f"v{len(self._holes)}"
        self._holes.append((name, part))
        return f"(?P<{name}>{self._value(part)})"

    def _value(self, hole: Hole) -> str:
        info = self.catalogue.at(hole.path)
        in_row = self.line.kind == "row"
        anything = r"(?:(?! \| )[^\n])+?" if in_row else r"[^\n]+?"
        if hole.form == "grund":
            return r"entfällt \([^\n]+?\)"
        if hole.form == "zeilen" and info.typ is Anschrift:
            return r"[^\n]+\n\d{5} [^\n]+|" + _NONE
        if info.ist_liste and not hole.entry and isinstance(info.typ, type) and issubclass(info.typ, Choice):
            return f"{_joined_labels(info.typ)}|{_NONE}"
        if info.ist_slot or (info.ist_liste and not hole.entry) or not isinstance(info.typ, type):
            return anything
        return f"{_printed(info)}|{_NONE}" if _printed(info) else anything


def _paths(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Hole):
            yield part.path
        elif isinstance(part, Either):
            for branch in part.branches:
                yield from _paths(branch.parts)


def _letters(parts: tuple[Part, ...]) -> int:
    """The letters that stand in it whichever way it goes."""
    return sum(
        sum(letter.isalpha() for letter in part.text)
        if isinstance(part, Words)
        else min((_letters(branch.parts) for branch in part.branches), default=0)
        for part in parts
        if isinstance(part, Words | Either)
    )


def _open_ended(parts: tuple[Part, ...]) -> bool:
    last = parts[-1] if parts else None
    if isinstance(last, Either):
        return any(
            _open_ended(branch.parts) if branch.parts else _open_ended(parts[:-1]) for branch in last.branches
        )
    return not isinstance(last, Words)


def _joined_labels(kind: type[Choice]) -> str:
    """The pattern of labels that are printed as `a, b und c`, also with a word that they have in common."""
    labels = {one.label for one in kind} | {one.label.rpartition(" ")[0] for one in kind}
    one = "|".join(re.escape(folded_signs(label)) for label in sorted(labels - {""}, key=len, reverse=True))
    return rf"(?:{one})(?:(?:, | und | oder )(?:{one}))*"


def _printed(info: FieldInfo) -> str:
    """The pattern of a scalar that is printed in one form; empty for others."""
    typ = info.typ
    if not isinstance(typ, type):
        return ""
    if issubclass(typ, Choice):
        labels = sorted((re.escape(folded_signs(one.label)) for one in typ), key=len, reverse=True)
        return "|".join(labels)
    if issubclass(typ, Percent):
        return rf"{_NUMBER} ?%"
    if issubclass(typ, Ratio):
        return rf"1 ?: ?{_NUMBER}"
    if issubclass(typ, DecimalNumber):
        return _NUMBER
    return r"\d{1,2}:\d{2}" if issubclass(typ, TimeOfDay) else _PARTS.get(typ, "")


def _in_form(text: str) -> str:
    """Fixed words as they stand in a document; blanks at their ends stay one."""
    front = " " if text[:1] == " " else ""
    behind = " " if text[-1:] == " " and text.strip(" ") else ""
    lines = [cleaned(line) for line in text.split("\n")]
    return folded_signs(_ESCAPED.sub(r"\1", f"{front}{chr(10).join(lines)}{behind}"))


def readable(paragraph: str) -> str:
    """A paragraph of a document without what does not show; a row with its cells parted by ` | `."""
    text = cleaned(paragraph)
    return " | ".join(cells(text)) if "|" in text else text


def comparable(text: str) -> str:
    """The same as patterns look at it, letter by letter."""
    form = list(folded_signs(text))
    for _, end in sentence_ends(text):
        if end < len(form) and form[end] == " ":
            form[end] = SENTENCE_END
    return "".join(form)
