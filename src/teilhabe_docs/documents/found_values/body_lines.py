"""The sentences, list items and rows that a body may print, and which may follow which.

A line is a sentence of a paragraph, a list item or a row. Which lines may follow is told by walking through
all ways of the body at once, as an automaton is made from a regular expression.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeAlias

from teilhabe_docs.documents.known_text.body_parts import (
    Anything,
    Either,
    Fact,
    Hole,
    Loop,
    Part,
    WayOn,
    Words,
    ends_sentence,
)
from teilhabe_docs.documents.known_text.body_tree import PART_MARK, Node, Repeated, Ways
from teilhabe_docs.documents.template.environment import TEIL_AUF

Kind: TypeAlias = Literal["words", "item", "row"]
START = -1
"""What stands before the first line."""

_SENTENCE = re.compile(r"(?<=[.!?])(?<!ff\.)(?<!Vgl\.)(?<!\b\w\.)\s+(?=[A-ZÄÖÜ§„»])")
_ITEM = re.compile(r"[ \t]*(?:[-*]|\d+\.)[ \t]+")
_MARKUP = re.compile(r"[ \t]*(?:\{[.#][^{}\n]*\}|\|[-:| ]*-[-:| ]*\|?)[ \t]*(?=\n|$)")
_NOTE = re.compile(r"[ \t]*\[\^[\w-]+\]:")


class KnownLine(NamedTuple):
    """A line; `begins` and `ends`: a paragraph, item or row begins or ends with it.

    `facts` hold where it is printed.
    """

    parts: tuple[Part, ...]
    kind: Kind
    begins: bool
    ends: bool
    facts: tuple[Fact, ...]
    loops: tuple[Loop, ...]


class KnownBody(NamedTuple):
    """The lines of a body, and for each (and for `START`) those that may follow.

    With a following line stand the loops of which a new entry begins there.
    """

    lines: tuple[KnownLine, ...]
    follow: Mapping[int, Mapping[int, tuple[Loop, ...]]]


@dataclass(frozen=True)
class _Open:
    """A line on its way: its parts so far, and what may stand before it, with the entries that begin."""

    parts: tuple[Part, ...] = ()
    kind: Kind = "words"
    begins: bool = True
    facts: tuple[Fact, ...] = ()
    loops: tuple[Loop, ...] = ()
    pending: bool = False
    note: bool = False
    before: tuple[tuple[int, tuple[Loop, ...]], ...] = ((START, ()),)
    entered: tuple[Loop, ...] = ()


@dataclass
class _Walk:
    lines: dict[KnownLine, int] = field(default_factory=dict)
    follow: dict[int, dict[int, tuple[Loop, ...]]] = field(default_factory=lambda: defaultdict(dict))

    def through(
        self, found: Iterable[Node], opens: list[_Open], facts: tuple[Fact, ...], loops: tuple[Loop, ...]
    ) -> list[_Open]:
        """The lines that are on their way behind these nodes."""
        for node in found:
            if isinstance(node, Words):
                opens = [one for old in opens for one in (self._words(old, node, facts, loops),)]
            elif isinstance(node, Hole | Anything):
                opens = [self._part(old, node, facts, loops) for old in opens]
            elif isinstance(node, Repeated):
                opens = self._repeated(node, opens, facts, loops)
            elif _within_line(node):
                opens = [self._part(old, _either(node), facts, loops) for old in opens]
            else:
                opens = [
                    one for more, way in node.ways for one in self.through(way, opens, (*facts, *more), loops)
                ]
            opens = _merged(opens)
        return opens

    def _repeated(
        self, node: Repeated, opens: list[_Open], facts: tuple[Fact, ...], loops: tuple[Loop, ...]
    ) -> list[_Open]:
        within_itself = any(loop.path == node.loop.path for loop in loops if loop.path)
        if within_itself or any(one.parts and not one.pending for one in opens):
            return [self._part(old, Anything(node.loop.origin), facts, loops) for old in opens]
        within = (*loops, node.loop) if node.loop.path else loops
        more = (*facts, *node.loop.facts)
        result, around = list(opens), list(opens)
        for inner in (node.first, node.further, *([node.further] if node.further != node.first else [])):
            around = _merged(self.through(inner, [_entering(one, node.loop) for one in around], more, within))
            result += around
        return result

    def _part(self, old: _Open, part: Part, facts: tuple[Fact, ...], loops: tuple[Loop, ...]) -> _Open:
        if old.note:
            return old
        if old.pending:
            old = (
                replace(_added(old, Words(" ", 0)), pending=False)
                if old.parts
                else replace(old, pending=False)
            )
        if not isinstance(part, Words) and ends_sentence(old.parts) and _blank_behind(old.parts):
            old = self._closed(old, ends=False)
        return replace(_added(old, part), facts=_with(old.facts, facts), loops=loops)

    def _words(self, old: _Open, words: Words, facts: tuple[Fact, ...], loops: tuple[Loop, ...]) -> _Open:
        lines = words.text.split("\n")
        for number, line in enumerate(lines):
            if number:
                old = self._line_end(old)
            last = number == len(lines) - 1
            old = self._line(old, line, words.origin, (facts, loops), complete=not last)
        return old

    def _line_end(self, old: _Open) -> _Open:
        if old.pending:  # a blank line
            return replace(self._closed(old), note=False)
        if old.parts and isinstance(old.parts[-1], Words) and old.parts[-1].text.endswith("\\"):
            last = old.parts[-1]
            return replace(old, parts=(*old.parts[:-1], last._replace(text=last.text[:-1] + "\n")))
        if old.kind == "row":
            return self._closed(old)
        return replace(old, pending=True)

    def _line(
        self,
        old: _Open,
        line: str,
        origin: int,
        place: tuple[tuple[Fact, ...], tuple[Loop, ...]],
        *,
        complete: bool,
    ) -> _Open:
        at_start = old.pending or not old.parts
        if at_start and complete and _MARKUP.fullmatch(line):
            return replace(self._closed(old), note=False)
        if at_start and _NOTE.match(line):
            return replace(self._closed(old), note=True)
        if old.note:
            return replace(old, pending=False) if line.strip() else old
        if at_start and line.lstrip().startswith("|"):
            old, line = replace(self._closed(old), kind="row"), line.lstrip()
        elif at_start and (item := _ITEM.match(line)):
            old, line = replace(self._closed(old), kind="item"), line[item.end() :]
        elif at_start and line.startswith(TEIL_AUF):
            old = self._closed(old)
        line = PART_MARK.sub("", line)
        if not line.strip() and (at_start or not line):
            return old
        if old.pending:
            line = " " + line.lstrip()
        old = replace(old, pending=False)
        return self._sentences(old, line, origin, place)

    def _sentences(
        self, old: _Open, line: str, origin: int, place: tuple[tuple[Fact, ...], tuple[Loop, ...]]
    ) -> _Open:
        if old.kind != "row" and ends_sentence(old.parts) and re.match(r"\s+[A-ZÄÖÜ§„»]", line):
            old, line = self._closed(old, ends=False), line.lstrip()
        pieces = _SENTENCE.split(line) if old.kind != "row" else [line]
        for number, piece in enumerate(pieces):
            if number:
                old = self._closed(old, ends=False)
            old = _added(old, Words(piece, origin))
            old = replace(old, facts=_with(old.facts, place[0]), loops=place[1])
        return old

    def _closed(self, old: _Open, *, ends: bool = True) -> _Open:
        """The line is at its end; the next one begins."""
        if not old.parts or _says_nothing(old):
            return replace(old, parts=(), pending=False, kind="words", begins=old.begins or ends)
        line = KnownLine(old.parts, old.kind, old.begins, ends, old.facts, old.loops)
        number = self.lines.setdefault(line, len(self.lines))
        for before, entered in old.before:
            known = self.follow[before].get(number)
            if known is None or len(entered) < len(known):
                self.follow[before][number] = entered
        return _Open(
            kind="words" if ends else old.kind, begins=ends, before=((number, old.entered),), note=old.note
        )

    def end(self, opens: Iterable[_Open]) -> None:
        """Nothing more comes."""
        for one in opens:
            self._closed(one)


def known_body(tree: Iterable[Node]) -> KnownBody:
    """The lines of a body by its tree."""
    walk = _Walk()
    walk.end(walk.through(tree, [_Open()], (), ()))
    return KnownBody(tuple(walk.lines), {before: dict(after) for before, after in walk.follow.items()})


def _says_nothing(line: _Open) -> bool:
    """Whether a row is a rule, or has neither words nor values."""
    return line.kind == "row" and not any(
        isinstance(part, Hole | Either) or (isinstance(part, Words) and re.search(r"\w", part.text))
        for part in line.parts
    )


def _added(old: _Open, part: Part) -> _Open:
    return replace(old, parts=(*old.parts, part))


def _with(old: tuple[Fact, ...], facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys((*old, *facts)))


def _entering(one: _Open, loop: Loop) -> _Open:
    if not loop.path:
        return one
    if one.parts:
        return replace(one, entered=(*one.entered, loop))
    return replace(one, before=tuple((line, (*entered, loop)) for line, entered in one.before))


def _merged(opens: list[_Open]) -> list[_Open]:
    """Lines that are the same so far are one, whatever stands before."""
    found: dict[_Open, dict[int, tuple[Loop, ...]]] = {}
    for one in opens:
        known = found.setdefault(replace(one, before=()), {})
        for before, entered in one.before:
            if before not in known or len(entered) < len(known[before]):
                known[before] = entered
    return [replace(one, before=tuple(before.items())) for one, before in found.items()]


def _blank_behind(parts: tuple[Part, ...]) -> bool:
    last = parts[-1]
    return isinstance(last, Words) and last.text.endswith(" ")


def _within_line(node: Ways) -> bool:
    """Whether no line ends inside."""
    return all(_short(one) for _, way in node.ways for one in way)


def _short(node: Node) -> bool:
    if isinstance(node, Words):
        return "\n" not in node.text and TEIL_AUF not in node.text and not _SENTENCE.search(node.text)
    return _within_line(node) if isinstance(node, Ways) else not isinstance(node, Repeated)


def _either(node: Ways) -> Either:
    return Either(
        tuple(
            WayOn(
                facts,
                tuple(
                    _either(one) if isinstance(one, Ways) else one
                    for one in way
                    if not isinstance(one, Repeated)
                ),
            )
            for facts, way in node.ways
        ),
        node.origin,
    )
