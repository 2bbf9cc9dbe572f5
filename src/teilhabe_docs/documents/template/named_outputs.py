"""Bodies whose printed values name the field that they come from (`FromField`)."""

from typing import NamedTuple

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from teilhabe_docs.documents.template.environment import VON_EINTRAG, VON_FELD


class _Member(NamedTuple):
    """The field `name` of the structure, or of each in the list, that an expression gives."""

    owner: nodes.Expr
    name: str


def with_named_outputs(tree: nodes.Template) -> nodes.Template:
    """The tree with a filter around each field that it prints."""
    named: nodes.Template = _Naming(tree).visit(tree)
    return named


class _Naming(NodeTransformer):
    def __init__(self, tree: nodes.Template) -> None:
        self._lists: dict[str, _Member] = {}
        self._set: dict[str, nodes.Node] = {}
        for one in tree.find_all(nodes.Assign):
            if isinstance(one.target, nodes.Name):
                self._set[one.target.name] = one.node

    def visit_For(self, loop: nodes.For) -> nodes.Node:  # noqa: N802
        around = self._lists
        if isinstance(loop.target, nodes.Name) and isinstance(loop.iter, nodes.Getattr):
            self._lists = {**around, loop.target.name: _Member(loop.iter.node, loop.iter.attr)}
        self.generic_visit(loop)
        self._lists = around
        return loop

    def visit_Output(self, output: nodes.Output) -> nodes.Output:  # noqa: N802
        output.nodes = [self._named(one) for one in output.nodes]
        return output

    def _named(self, printed: nodes.Expr) -> nodes.Expr:
        if isinstance(printed, nodes.CondExpr):
            printed.expr1 = self._named(printed.expr1)
            printed.expr2 = self._named(printed.expr2) if printed.expr2 else printed.expr2
            return printed
        if isinstance(printed, nodes.Call):
            printed.args = [self._named(one) for one in printed.args]
            return printed
        base: nodes.Node | None = printed
        while isinstance(base, nodes.Filter):
            base = base.node
        if isinstance(base, nodes.Name) and base.name in self._set:
            base = self._set[base.name]
        if isinstance(base, nodes.Getattr):
            return _filtered(printed, VON_FELD, _Member(base.node, base.attr))
        if isinstance(base, nodes.Name) and base.name in self._lists:
            return _filtered(printed, VON_EINTRAG, self._lists[base.name])
        return printed


def _filtered(printed: nodes.Expr, name: str, member: _Member) -> nodes.Filter:
    return nodes.Filter(printed, name, [member.owner, nodes.Const(member.name)], [], None, None)
