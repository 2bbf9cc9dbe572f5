"""The lines that a body can print, with all conditions left open."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from teilhabe_docs.documents.known_text.body_parts import Anything, Hole, Words
from teilhabe_docs.documents.known_text.body_tree import PART_MARK, Node, Ways, tree_of
from teilhabe_docs.documents.known_text.pattern_lines import Gap, Kind, OneOf, Part, PatternLine, tokens_of
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.environment import TEIL_AUF
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.model.fields import FieldCatalogue, UnknownField

_ROLE = re.compile(r"\{[.#][^}]*\}")
_BLOCK_START = re.compile(r"^[ \t]*(?:[-*] |\||\{\.|#{1,6} |\d+\. )", re.MULTILINE)
_ITEM = re.compile(r"[ \t]*(?:[-*]|\d+\.) +")
_RULE = re.compile(r"\|?[ \t:|-]+")
_SUBTITLES = ("{.untertitel}", "{.zwischentitel}")
_EMPHASIS = re.compile(r"\*\*|\[\^[^\]]*\]:?|^>[ ]?|^#{1,6} |\\(?!\w)")


@dataclass(frozen=True, slots=True)
class _OpenWays:
    """A condition inside a paragraph; `ends_line` where its text has the end of a line in it."""

    one_of: OneOf
    ends_line: bool


_Atom: TypeAlias = "str | Gap | _OpenWays | list[PatternLine]"


@lru_cache(maxsize=1024)
def printable_lines(body: Body, fields: FieldCatalogue) -> tuple[PatternLine, ...]:
    """The lines of a body in the order of its text; none of one that cannot be read."""
    try:
        tree = tree_of(body.tree)
    except BodyError:
        return ()
    reader = _LineReader(fields)
    found: list[PatternLine] = []
    part = ""
    for line in reader.lines(reader.atoms(tree)):
        part = line.part or part
        found.append(replace(line, part=part))
    return tuple(found)


@dataclass(slots=True)
class _LineReader:
    fields: FieldCatalogue
    _lines: list[PatternLine] = field(default_factory=list)

    def atoms(self, tree: Iterable[Node]) -> Iterator[_Atom]:
        for node in tree:
            if isinstance(node, Words):
                yield node.text
            elif isinstance(node, Hole):
                yield Gap(node.path, joined=node.form in ("und", "oder"))
            elif isinstance(node, Anything):
                yield Gap(node.path)
            elif isinstance(node, Ways):
                yield self._condition(node)
            else:
                inner = _LineReader(self.fields).lines(self.atoms(node.first))
                yield [PatternLine("slot", path=node.loop.path, inner=tuple(inner))]

    def _condition(self, node: Ways) -> _Atom:
        branches = [list(self.atoms(way)) for _, way in node.ways]
        if any(map(_is_block, branches)):
            return [line for branch in branches for line in _LineReader(self.fields).lines(branch)]
        ends_line = any(_text(branch).endswith("\n") for branch in branches)
        return _OpenWays(OneOf(tuple(map(_words, branches))), ends_line)

    def lines(self, atoms: Iterable[_Atom]) -> list[PatternLine]:
        """The lines of a stretch of a body that begins and ends with paragraphs."""
        paragraph: list[list[_Atom]] = [[]]
        for atom in atoms:
            if isinstance(atom, list):
                self._paragraph(paragraph)
                paragraph = [[]]
                self._lines += atom
            elif isinstance(atom, str):
                first, *others = atom.split("\n")
                paragraph[-1].append(first)
                for line in others:
                    starts = line.lstrip().startswith(TEIL_AUF)
                    if starts or not (_text(paragraph[-1]).strip() or _holds(paragraph[-1])):
                        self._paragraph(paragraph)
                        paragraph = []
                    paragraph.append([line])
            else:
                paragraph[-1].append(atom)
                if isinstance(atom, _OpenWays) and atom.ends_line:
                    paragraph.append([])
        self._paragraph(paragraph)
        return self._lines

    def _paragraph(self, typed: Sequence[list[_Atom]]) -> None:
        running: list[_Atom] = []
        is_subtitle = False
        for line in typed:
            text = PART_MARK.sub("", _text(line)).strip()
            if not text and not _holds(line):
                continue
            if text in _SUBTITLES:
                is_subtitle = True
            elif text.startswith("{."):
                continue
            elif text.startswith("|"):
                self._running(running, is_subtitle)
                running = []
                if not _RULE.fullmatch(text) or _holds(line):
                    self._add("row", line)
            elif _ITEM.match(text + " "):
                self._running(running, is_subtitle)
                running = []
                self._add("item", line)
            else:
                running += [*line, " "]
        self._running(running, is_subtitle)

    def _running(self, atoms: list[_Atom], is_subtitle: bool) -> None:
        if atoms:
            self._add("subtitle" if is_subtitle else "text", atoms)

    def _add(self, kind: Kind, atoms: Sequence[_Atom]) -> None:
        parts = _words(atoms)
        if kind == "item" and parts[:1] in (("-",), ("*",)):
            parts = parts[1:]
        mark = PART_MARK.match(_text(atoms).lstrip())
        lines = list(self._split(kind, parts))
        if mark and lines:
            lines[0] = replace(lines[0], part=mark[1])
        self._lines += lines

    def _split(self, kind: Kind, parts: tuple[Part, ...]) -> Iterator[PatternLine]:
        """Whole texts and lists stand apart from the words around them; ways that are all there is, too."""
        if len(parts) == 1 and isinstance(parts[0], OneOf) and self._has_block(parts):
            for way in parts[0].ways:
                yield from self._split(kind, way)
            return
        rest: list[Part] = []
        for part in parts:
            if isinstance(part, Gap) and kind == "text" and self._is_block(part):
                yield from _line(kind, rest)
                rest = []
                yield PatternLine("slot", path=part.path)
            else:
                rest.append(part)
        yield from _line(kind, rest)
        if len(parts) > 1 and any(isinstance(part, Gap) and self._is_block(part) for part in parts):
            yield from _line("aside", list(parts))  # a text of one paragraph goes on in that line

    def _has_block(self, parts: Sequence[Part]) -> bool:
        return any(
            self._is_block(part)
            if isinstance(part, Gap)
            else isinstance(part, OneOf) and any(map(self._has_block, part.ways))
            for part in parts
        )

    def _is_block(self, hole: Gap) -> bool:
        if hole.joined or not hole.path:
            return False
        try:
            found = self.fields.at(hole.path)
        except UnknownField:
            return False
        return found.ist_slot or found.ist_liste


def _line(kind: Kind, parts: list[Part]) -> Iterator[PatternLine]:
    if any(not isinstance(part, str) or part.isalnum() for part in parts):
        yield PatternLine(kind, tuple(parts))


def _words(atoms: Iterable[_Atom]) -> tuple[Part, ...]:
    found: list[Part] = []
    for atom in atoms:
        if isinstance(atom, str):
            plain = _EMPHASIS.sub("", _ROLE.sub("", PART_MARK.sub("", atom)))
            found += [token.word for token in tokens_of(plain)]
        elif isinstance(atom, Gap):
            found.append(atom)
        elif isinstance(atom, _OpenWays):
            found.append(atom.one_of)
    return tuple(found)


def _text(atoms: Iterable[_Atom]) -> str:
    """What is typed, a space for each hole and condition."""
    return "".join(atom if isinstance(atom, str) else " " for atom in atoms)


def _holds(atoms: Iterable[_Atom]) -> bool:
    return any(not isinstance(atom, str) for atom in atoms)


def _is_block(atoms: Sequence[_Atom]) -> bool:
    """Whether a branch of a condition is more than a part of a paragraph."""
    text = _text(atoms)
    return any(isinstance(atom, list) for atom in atoms) or bool(
        "\n\n" in text or TEIL_AUF in text or _BLOCK_START.search(text)
    )
