"""A body as a tree of words, holes, choices and repetitions, read from its syntax tree."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from jinja2 import nodes

from teilhabe_docs.documents.known_text.body_parts import Anything, Fact, Hole, Loop, Words
from teilhabe_docs.documents.template.environment import TEIL_AUF, TEIL_ZU
from teilhabe_docs.documents.template.traits import TRAITS
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, ROOTS, UnknownField

_NOTE_INSIDE = re.compile(r"\^\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")
_NOTE_MARK = re.compile(r"\[\^[\w-]+\](?!:)")
PART_MARK = re.compile(rf"{TEIL_AUF}[@#]?([^{TEIL_ZU}]*){TEIL_ZU}[ \t]*")
"""The mark of a part with its name."""
_EMPHASIS = re.compile(r"\*\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")
_POSITIONS = FieldPath("personal.positionen")


class Ways(NamedTuple):
    """Several ways on, each with what follows if it is taken."""

    ways: "tuple[tuple[tuple[Fact, ...], tuple[Node, ...]], ...]"
    origin: int


class Repeated(NamedTuple):
    """What is printed for the first entry of a list, and for each further one."""

    loop: Loop
    first: "tuple[Node, ...]"
    further: "tuple[Node, ...]"


Node: TypeAlias = Words | Hole | Anything | Ways | Repeated


class _Name(NamedTuple):
    """What a variable stands for: a field, or with `entry` one of its list."""

    path: FieldPath
    entry: bool


_Names: TypeAlias = Mapping[str, "_Name | bool | None"]
"""The variables; `loop` says whether its first entry is printed."""


def tree_of(template: nodes.Template) -> tuple[Node, ...]:
    """The tree of a body whose lines are prepared as for printing."""
    return tuple(_TreeReader().read(template.body, {}))


class _TreeReader:
    def __init__(self) -> None:
        self._count = 0
        self._in_note = False

    def read(self, found: Iterable[nodes.Node], names: _Names) -> Iterator[Node]:
        for node in found:
            if isinstance(node, nodes.Output):
                for printed in node.nodes:
                    yield from self._printed(printed, names)
            elif self._in_note:
                continue
            elif isinstance(node, nodes.If):
                yield from self._choice(node, names)
            elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
                yield self._loop(node, names)
            elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
                names = {**names, node.target.name: _named(node.node, names)}

    def _printed(self, node: nodes.Node, names: _Names) -> Iterator[Node]:
        if isinstance(node, nodes.TemplateData):
            yield Words(self._outside_notes(node.data), self._next())
        elif self._in_note:
            return
        elif isinstance(node, nodes.Const):
            yield Words(str(node.value), self._next())
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            yield Anything(self._next(), _POSITIONS if node.node.name == "stellenplan" else NO_FIELD)
        elif isinstance(node, nodes.CondExpr):
            second = () if node.expr2 is None else tuple(self._printed(node.expr2, names))
            first = tuple(self._printed(node.expr1, names))
            yield from self._ways([(node.test, first)], second, names)
        else:
            form = node.name if isinstance(node, nodes.Filter) else ""
            inner = node.node if isinstance(node, nodes.Filter) else node
            name = _named(inner, names) if inner is not None else None
            yield Hole(name.path, form, name.entry, self._next()) if name else Anything(self._next())

    def _outside_notes(self, text: str) -> str:
        """Fixed words without footnotes, which may hold values and conditions, and without emphasis."""
        if self._in_note:
            _, end, text = text.partition("]")
            self._in_note = not end
        text = _EMPHASIS.sub("", _NOTE_MARK.sub("", _NOTE_INSIDE.sub("", text)))
        text, begin, _ = text.partition("^[")
        self._in_note = self._in_note or bool(begin)
        return text

    def _choice(self, node: nodes.If, names: _Names) -> Iterator[Node]:
        ways = [(one.test, tuple(self.read(one.body, names))) for one in (node, *node.elif_)]
        return self._ways(ways, tuple(self.read(node.else_, names)), names)

    def _ways(
        self, tested: Iterable[tuple[nodes.Node, tuple[Node, ...]]], other: tuple[Node, ...], names: _Names
    ) -> Iterator[Node]:
        """The ways that can be taken in this round of a loop; where there is one, what stands on it."""
        ways: list[tuple[tuple[Fact, ...], tuple[Node, ...]]] = []
        for test, way in tested:
            holds = _holds(test, names)
            if holds is not False:
                ways.append((tuple(_facts(test, names)), way))
            if holds:
                break
        else:
            ways.append((tuple(_remaining([facts for facts, _ in ways])), other))
        if len(ways) == 1:
            yield from ways[0][1]
        else:
            yield Ways(tuple(ways), self._next())

    def _loop(self, node: nodes.For, names: _Names) -> Repeated:
        over = _named(node.iter, names)
        assert isinstance(node.target, nodes.Name)
        inner: _Names = {**names, node.target.name: over and _Name(over.path, entry=True), "loop": True}
        facts = tuple(_facts(node.test, inner)) if node.test is not None else ()
        body = tuple(self.read(node.body, inner))
        further = tuple(self.read(node.body, {**inner, "loop": False})) if _asks_for_first(node) else body
        return Repeated(Loop(over.path if over else NO_FIELD, facts, self._next()), body, further)

    def _next(self) -> int:
        self._count += 1
        return self._count


def _asks_for_first(node: nodes.For) -> bool:
    return any(found.attr == "first" for found in node.find_all(nodes.Getattr))


def _holds(test: nodes.Node, names: _Names) -> bool | None:
    """Whether a condition on the round of a loop holds; None where it depends on fields."""
    if isinstance(test, nodes.And):
        sides = (_holds(test.left, names), _holds(test.right, names))
        return False if False in sides else None if None in sides else True
    if isinstance(test, nodes.Getattr) and test.attr == "first" and isinstance(test.node, nodes.Name):
        found = names.get(test.node.name)
        return found if isinstance(found, bool) else None
    return None


def _remaining(ways: list[tuple[Fact, ...]]) -> Iterator[Fact]:
    """The value that a choice has where it has none of those that it was compared with."""
    paths = {fact.path for facts in ways for fact in facts}
    if len(paths) != 1 or any(len(facts) != 1 for facts in ways):
        return
    (path,) = paths
    try:
        typ = BUILT_IN_FIELDS.at(path).typ
    except UnknownField:
        return
    if isinstance(typ, type) and issubclass(typ, Choice):
        left = {str(one.value) for one in typ} - {facts[0].value for facts in ways}
        if len(left) == 1:
            yield Fact(path, left.pop())


def _named(node: nodes.Node, names: _Names) -> _Name | None:
    if isinstance(node, nodes.Name):
        found = names.get(node.name)
        known = _Name(FieldPath(node.name), entry=False) if node.name in ROOTS else None
        return found if isinstance(found, _Name) else known
    if isinstance(node, nodes.Getattr) and (before := _named(node.node, names)):
        return _Name(before.path / node.attr, entry=False)
    return None


def _facts(test: nodes.Node, names: _Names) -> Iterator[Fact]:
    """The values that fields have where a condition holds."""
    if isinstance(test, nodes.And):
        yield from _facts(test.left, names)
        yield from _facts(test.right, names)
    elif isinstance(test, nodes.Compare):
        name, other = _named(test.expr, names), test.ops[0]
        if name and other.op == "eq" and isinstance(other.expr, nodes.Const):
            yield Fact(name.path, other.expr.value)
        if other.op == "in" and isinstance(test.expr, nodes.Const) and (of := _named(other.expr, names)):
            yield Fact(of.path, test.expr.value, member=True)
    elif isinstance(test, nodes.Getattr) and (name := _named(test, names)) and TRAITS not in name.path:
        yield Fact(name.path, True)
