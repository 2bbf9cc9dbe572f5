"""What of the data a body prints, or decides by, and under which conditions: plain values that can be kept.

A use is read once from the syntax tree; whether it comes true for an offer is told without rendering.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from jinja2 import nodes

from teilhabe_docs.documents.template.environment import POSITION_FIELDS, position_fields
from teilhabe_docs.documents.template.traits import FOLLOWING, TRAITS
from teilhabe_docs.model.fields import ROOTS

Term: TypeAlias = tuple[Any, ...]
"""`("field", path, entry)`, where `entry` is the list whose entry is meant or empty; `("value", …)`,
`("one", values)` for one of several values; `("trait", name)`; `("open",)` for what only a loop knows.
"""

Guard: TypeAlias = tuple[Any, ...]
"""`("given" | "waived" | "true", term)`, `("is", operator, term, term)`, `("not", guard)`,
`("and" | "or", guard, guard)`, `("open",)`.
"""

PRINTS, DECIDES = "prints", "decides"
"""The kinds of use; that a value is asked for is none, only what follows from it."""

OPEN = ("open",)
_Names: TypeAlias = Mapping[str, Term]


class Reach(NamedTuple):
    """A use of the field `path` (without entries) in a part and its Absatz, where all `guards` hold."""

    path: str
    kind: str
    part: str
    absatz: str
    guards: tuple[Guard, ...] = ()


class ReachReader:
    """Walks a body whose lines stand in these parts; `uses` are what it has found, in order."""

    def __init__(self, parts: list[tuple[str, str]]) -> None:
        self.uses: list[Reach] = []
        self._parts = parts
        self._here = ("", "")

    def read(self, found: Iterable[nodes.Node], guards: tuple[Guard, ...], names: _Names) -> None:
        """Note what the nodes use where the guards hold; `names` are the variables in reach."""
        for node in found:
            if isinstance(node, nodes.Output):
                for printed in node.nodes:
                    self._print(printed, guards, names)
            elif isinstance(node, nodes.If):
                self._choice(node, guards, names)
            elif isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
                over = _term(node.iter, names)
                inner = {**names, node.target.name: _entry(over), "loop": OPEN}
                within = (*guards, *self.rounds(over))
                if node.test is not None:
                    self._decide(node.test, guards, inner)
                    within = (*within, guard(node.test, inner))
                self.read(node.body, within, inner)
            elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
                names = {**names, node.target.name: _term(node.node, names)}

    def rounds(self, term: Term) -> tuple[Guard, ...]:
        """The conditions that come with a loop over this; it prints for each value, so there are none."""
        return ()

    def _choice(self, node: nodes.If, guards: tuple[Guard, ...], names: _Names) -> None:
        for one in (node, *node.elif_):
            self._decide(one.test, guards, names)
            test = guard(one.test, names)
            self.read(one.body, (*guards, test), names)
            guards = (*guards, ("not", test))
        self.read(node.else_, guards, names)

    def _print(self, node: nodes.Node, guards: tuple[Guard, ...], names: _Names) -> None:
        if isinstance(node, nodes.CondExpr):
            self._decide(node.test, guards, names)
            test = guard(node.test, names)
            self._print(node.expr1, (*guards, test), names)
            if node.expr2 is not None:
                self._print(node.expr2, (*guards, ("not", test)), names)
        elif isinstance(node, nodes.Filter) and node.node is not None:
            self._print(node.node, guards, names)
        elif isinstance(node, nodes.Call):
            if isinstance(node.node, nodes.Name) and node.node.name == "stellenplan":
                columns = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
                shown = (name for column in columns for name in position_fields(column, columns))
                without = ("funktion",) if "summen" in columns else ()
                for name in (*(n for n in POSITION_FIELDS if n not in without), *shown):
                    self._note(f"personal.positionen.{name}", PRINTS, node, guards)
            else:
                for argument in node.args:
                    self._print(argument, guards, names)
        elif (term := _term(node, names))[0] == "field":
            self._note(term[1], PRINTS, node, guards)

    def _decide(self, test: nodes.Node, guards: tuple[Guard, ...], names: _Names) -> None:
        """Note the fields whose values, not only that they are there, decide."""
        if isinstance(test, nodes.And | nodes.Or):
            self._decide(test.left, guards, names)
            self._decide(test.right, guards, names)
        elif isinstance(test, nodes.Not):
            self._decide(test.node, guards, names)
        elif isinstance(test, nodes.Compare):
            for side in (test.expr, test.ops[0].expr):
                self._decide(side, guards, names)
        elif not isinstance(test, nodes.Test):
            term = _term(test, names)
            if term[0] == "field":
                self._note(term[1], DECIDES, test, guards)
            elif term[0] == "trait" and term[1] in FOLLOWING:
                self._note(FOLLOWING[term[1]], DECIDES, test, guards)

    def _note(self, path: str, kind: str, node: nodes.Node, guards: tuple[Guard, ...]) -> None:
        if 0 < node.lineno <= len(self._parts):
            self._here = self._parts[node.lineno - 1]
        known = tuple(one for one in dict.fromkeys(guards) if one not in (OPEN, ("not", OPEN)))
        self.uses.append(Reach(path, kind, *self._here, known))


def guard(test: nodes.Node, names: _Names) -> Guard:
    """A condition as a plain value."""
    if isinstance(test, nodes.And | nodes.Or):
        word = "and" if isinstance(test, nodes.And) else "or"
        return (word, guard(test.left, names), guard(test.right, names))
    if isinstance(test, nodes.Not):
        return ("not", guard(test.node, names))
    if isinstance(test, nodes.Test):
        return ("given" if test.name == "gegeben" else "waived", _term(test.node, names))
    if isinstance(test, nodes.Compare):
        return ("is", test.ops[0].op, _term(test.expr, names), _term(test.ops[0].expr, names))
    return ("true", _term(test, names))


def _term(node: nodes.Node, names: _Names) -> Term:
    if isinstance(node, nodes.Const):
        return ("value", node.value)
    if isinstance(node, nodes.List | nodes.Tuple):
        items = [_term(item, names) for item in node.items]
        return ("value", tuple(item[1] for item in items if item[0] == "value"))
    if isinstance(node, nodes.Name):
        return names.get(node.name) or (("field", node.name, "") if node.name in ROOTS else OPEN)
    if isinstance(node, nodes.Filter) and node.node is not None:
        return _term(node.node, names)
    if isinstance(node, nodes.Getattr):
        if isinstance(node.node, nodes.Name) and node.node.name == TRAITS:
            return ("trait", node.attr)
        before = _term(node.node, names)
        return ("field", f"{before[1]}.{node.attr}", before[2]) if before[0] == "field" else OPEN
    return OPEN


def _entry(term: Term) -> Term:
    """An entry of what a loop runs over."""
    if term[0] == "field":
        return ("field", term[1], term[1])
    if term[0] == "value" and isinstance(term[1], tuple):
        return ("one", term[1])
    return OPEN
