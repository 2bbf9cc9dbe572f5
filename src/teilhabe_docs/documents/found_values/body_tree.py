"""A body as a tree of words, holes, choices and repetitions, read from its syntax tree."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from jinja2 import nodes

from teilhabe_docs.documents.found_values.body_parts import Anything, Fact, Hole, Loop, Words
from teilhabe_docs.documents.template.environment import TEIL_AUF, TEIL_ZU
from teilhabe_docs.documents.template.traits import TRAITS
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, ROOTS, UnknownField

_NOTE_INSIDE = re.compile(r"\^\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")
_NOTE_MARK = re.compile(r"\[\^[\w-]+\](?!:)")
_PART_MARK = re.compile(rf"{TEIL_AUF}([@#])[a-z0-9-]*{TEIL_ZU}[ \t]*")
_EMPHASIS = re.compile(r"\*\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")
PART = "\x1d"
"""What stands for the mark of a part."""


class Ways(NamedTuple):
    """Several ways on, each with what follows if it is taken."""

    ways: "tuple[tuple[tuple[Fact, ...], tuple[Node, ...]], ...]"
    origin: int


class Repeated(NamedTuple):
    """What is printed for each entry of a list."""

    loop: Loop
    inner: "tuple[Node, ...]"


Node: TypeAlias = Words | Hole | Anything | Ways | Repeated


class _Name(NamedTuple):
    """What a variable stands for: a field, or with `entry` one of its list."""

    path: FieldPath
    entry: bool


_Names: TypeAlias = Mapping[str, _Name | None]


def tree_of(template: nodes.Template) -> tuple[Node, ...]:
    """The tree of a body whose lines are prepared as for printing."""
    return tuple(_TreeReader().read(template.body, {}))


class _TreeReader:
    def __init__(self) -> None:
        self._count = 0

    def read(self, found: Iterable[nodes.Node], names: _Names) -> Iterator[Node]:
        for node in found:
            if isinstance(node, nodes.Output):
                for printed in node.nodes:
                    yield from self._printed(printed, names)
            elif isinstance(node, nodes.If):
                yield self._choice(node, names)
            elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
                yield self._loop(node, names)
            elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
                names = {**names, node.target.name: _named(node.node, names)}

    def _printed(self, node: nodes.Node, names: _Names) -> Iterator[Node]:
        if isinstance(node, nodes.TemplateData):
            yield Words(_plain(node.data), self._next())
        elif isinstance(node, nodes.CondExpr):
            second = [] if node.expr2 is None else [*self._printed(node.expr2, names)]
            first = tuple(self._printed(node.expr1, names))
            yield Ways(((tuple(_facts(node.test, names)), first), ((), tuple(second))), self._next())
        else:
            form = node.name if isinstance(node, nodes.Filter) else ""
            inner = node.node if isinstance(node, nodes.Filter) else node
            name = _named(inner, names) if inner is not None else None
            yield Hole(name.path, form, name.entry, self._next()) if name else Anything(self._next())

    def _choice(self, node: nodes.If, names: _Names) -> Ways:
        ways = [
            (tuple(_facts(one.test, names)), tuple(self.read(one.body, names))) for one in (node, *node.elif_)
        ]
        rest = tuple(_remaining([facts for facts, _ in ways]))
        return Ways((*ways, (rest, tuple(self.read(node.else_, names)))), self._next())

    def _loop(self, node: nodes.For, names: _Names) -> Node:
        over = _named(node.iter, names)
        assert isinstance(node.target, nodes.Name)
        inner: _Names = {**names, node.target.name: over and _Name(over.path, entry=True)}
        facts = tuple(_facts(node.test, inner)) if node.test is not None else ()
        body = tuple(self.read(node.body, inner))
        if over is None:
            return Ways((((), body), ((), ())), self._next())
        return Repeated(Loop(over.path, facts, self._next()), body)

    def _next(self) -> int:
        self._count += 1
        return self._count


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


def _plain(text: str) -> str:
    """Fixed words without footnotes, emphasis and the names of parts."""
    text = _NOTE_MARK.sub("", _NOTE_INSIDE.sub("", text))
    return _EMPHASIS.sub("", _PART_MARK.sub(PART, text))


def _named(node: nodes.Node, names: _Names) -> _Name | None:
    if isinstance(node, nodes.Name):
        return names.get(node.name) or (
            _Name(FieldPath(node.name), entry=False) if node.name in ROOTS else None
        )
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
    elif isinstance(test, nodes.Getattr) and (name := _named(test, names)) and TRAITS not in name.path:
        yield Fact(name.path, True)
