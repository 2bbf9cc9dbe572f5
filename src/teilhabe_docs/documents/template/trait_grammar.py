"""How a body may ask for traits: in a condition alone, by a name and with values that there are."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from teilhabe_docs.documents.template.traits import TRAITS, OfferTraits, values_of
from teilhabe_docs.near_names import ending_in_meant, nearest


class TraitError(Exception):
    """A trait that cannot be asked for like this: the line, and in German what is wrong."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line


def check_traits(found: Iterable[tuple[int, nodes.Node]]) -> None:
    """Refuse what no condition may say of traits; raises `TraitError` for the first of it."""
    nodes_in_order = list(found)
    asked: set[int] = set()
    for line, node in nodes_in_order:
        if isinstance(node, nodes.If | nodes.CondExpr):
            asked.update(id(name) for name in _asked(line, node.test))
    for line, node in nodes_in_order:
        if isinstance(node, nodes.Name) and node.name == TRAITS and id(node) not in asked:
            text = f'Merkmale stehen nur in Bedingungen: {{% if {TRAITS}.buch == "sgb8" %}}.'
            raise TraitError(line, text)


def _asked(line: int, test: nodes.Node | None) -> Iterator[nodes.Name]:
    """The names in a test that ask for a trait as one may."""
    if isinstance(test, nodes.And | nodes.Or):
        yield from _asked(line, test.left)
        yield from _asked(line, test.right)
    elif isinstance(test, nodes.Not):
        yield from _asked(line, test.node)
    elif isinstance(test, nodes.Compare):
        for name, trait in _trait(line, test.expr):
            _check_value(line, trait, test.ops[0])
            yield name
    else:
        for name, trait in _trait(line, test):
            if values := values_of(trait):
                text = f"»{TRAITS}.{trait}« wird verglichen: {_comparison(trait, values)}."
                raise TraitError(line, text)
            yield name


def _trait(line: int, node: nodes.Node | None) -> Iterator[tuple[nodes.Name, str]]:
    """The name and the trait where a node is one; raises `TraitError` where there is no such trait."""
    if not (
        isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == TRAITS
    ):
        return
    if node.attr not in OfferTraits.model_fields:
        meant = ending_in_meant(nearest(node.attr, [*OfferTraits.model_fields]))
        raise TraitError(line, f"Das Merkmal »{node.attr}« gibt es nicht{meant}")
    yield node.node, node.attr


def _check_value(line: int, trait: str, operand: nodes.Operand) -> None:
    values = values_of(trait)
    said = operand.expr.items if isinstance(operand.expr, nodes.List | nodes.Tuple) else [operand.expr]
    if not values:
        raise TraitError(line, f"»{TRAITS}.{trait}« ist ja oder nein und wird nicht verglichen.")
    for one in said:
        if not isinstance(one, nodes.Const) or one.value not in values:
            raise TraitError(line, f"»{TRAITS}.{trait}« wird so verglichen: {_comparison(trait, values)}.")


def _comparison(trait: str, values: tuple[str, ...]) -> str:
    return " oder ".join(f'{TRAITS}.{trait} == "{value}"' for value in values)
