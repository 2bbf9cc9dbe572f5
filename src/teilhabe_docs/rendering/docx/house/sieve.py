"""Trees that leave out parts of others.

Nothing is moved or removed: lxml looks at all of a subtree for each of its elements when it moves one, which
takes minutes where a stranger has made it wide.
"""

from collections.abc import Iterator

from lxml import etree

from teilhabe_docs.rendering.docx.elements import NSMAP, Element
from teilhabe_docs.rendering.docx.house.allowed import NAMESPACES, is_extension


class Sieve:
    """What of a tree stays behind: `gone` with all that is in it, `opened` without that."""

    def __init__(self) -> None:
        self.gone: set[Element] = set()
        self.opened: set[Element] = set()

    def living(self, tree: Element, inner: tuple[str, ...] = ()) -> Iterator[Element]:
        """What stays of `tree`, as far as is known yet; nothing below elements called `inner`."""
        walk = etree.iterwalk(tree, events=("start",))
        for _, element in walk:
            if element not in self.gone:
                yield element
            if element in self.gone or (element.tag in inner and element is not tree):
                walk.skip_subtree()

    def copy(self, tree: Element) -> Element:
        """A new tree of what stays, with all namespaces declared at its top, those of ours among them."""
        assert tree not in self.gone
        walk = etree.iterwalk(tree, events=("start-ns",))
        declared = [(prefix or "", uri) for _, (prefix, uri) in walk]
        known = {p: uri for p, uri in reversed(declared) if p and (uri in NAMESPACES or is_extension(uri))}
        top = etree.Element(tree.tag, _attributes(tree), nsmap=NSMAP | known)
        open_elements = [(top, iter(tree))]
        while open_elements:
            parent, children = open_elements[-1]
            child = next(children, None)
            if child is None:
                open_elements.pop()
            elif child in self.opened:
                open_elements.append((parent, iter(child)))
            elif child not in self.gone:
                new = etree.SubElement(parent, child.tag, _attributes(child))
                new.text = child.text if len(child) == 0 else None
                open_elements.append((new, iter(child)))
        return top


def _attributes(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}
