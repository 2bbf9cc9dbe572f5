"""The strings that a body says itself inside its tags: printed as typed, never read as Markdown."""

from collections.abc import Iterator

from jinja2 import nodes


def printed_constants(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Each with its line, in the order of the text; what a body only compares with is none."""
    found = [
        (const.lineno, const.value)
        for holder in tree.find_all((nodes.Output, nodes.For, nodes.Assign))
        for part in _printed_parts(holder)
        for const in _constants(part)
    ]
    yield from sorted(found, key=lambda one: one[0])


def _printed_parts(holder: nodes.Node) -> Iterator[nodes.Node | None]:
    if isinstance(holder, nodes.Output):
        yield from holder.nodes
    elif isinstance(holder, nodes.For):
        yield holder.iter
    elif isinstance(holder, nodes.Assign):
        yield holder.node


def _constants(node: nodes.Node | None) -> Iterator[nodes.Const]:
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str):
            yield node
    elif isinstance(node, nodes.CondExpr):
        yield from _constants(node.expr1)
        yield from _constants(node.expr2)
    elif isinstance(node, nodes.List | nodes.Tuple):
        for item in node.items:
            yield from _constants(item)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "link":
        yield from _constants(node.args[0] if node.args else None)
