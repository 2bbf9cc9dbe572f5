"""What room pages of a house leave for text, and whether its letters are of a size that fits there."""

from collections.abc import Mapping, Sequence

from teilhabe_docs.rendering.docx.elements import Element, R, W
from teilhabe_docs.rendering.docx.house.house_letters import HouseLetters
from teilhabe_docs.rendering.docx.house.house_package import HouseError, whole
from teilhabe_docs.rendering.docx.house.parts import Margin
from teilhabe_docs.rendering.docx.package import Relation

_LEAST_HEIGHT = 3402
"""Lower text (6 cm, in twips) takes no table with its header."""
_HIGHEST = 31_680
"""The highest page that Word makes, in twips."""
_LINE = 200
"""A line of a header or footer, in twips, rather too low."""
_LARGEST = {
    "BodyText": ("Textkörper", 36),
    "Tabellentext": ("Tabellentext", 36),
    "Title": ("Titel", 72),
    "Heading1": ("Überschrift 1", 72),
    "Heading2": ("Überschrift 2", 72),
}
"""The largest letters of our styles in points: what people who see little ask for has 16 to 24."""
_SMALLEST = 4
"""Smaller letters (in points) can be read by nobody."""
_TWIPS = 20  # in a point
_EDGES = {"header": "top", "footer": "bottom"}


def demand_room(
    section: Element, relations: Mapping[str, Relation], margins: Sequence[Margin], letters: HouseLetters
) -> None:
    """A `HouseError` where pages of `section` have no room for text, or letters are too large or small."""
    size, edges = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is not None and edges is not None:
        high = whole(size, "h", _LEAST_HEIGHT)
        if high > _HIGHEST:
            raise HouseError("Die Seite ist höher als 55 cm. Stellen Sie in Word das Seitenformat neu ein.")
        targets = {f"word/{relation.target}": ident for ident, relation in relations.items()}
        trees = {targets[one.name]: one.tree for one in margins if one.name in targets}
        if high - sum(_edge(section, edges, kind, trees) for kind in _EDGES) < _LEAST_HEIGHT:
            text = "Zwischen Kopf- und Fußzeile bleiben für den Text weniger als 6 cm Höhe."
            raise HouseError(f"{text} Verkleinern Sie die Ränder, oder kürzen Sie Kopf- und Fußzeile.")
    for ident, (name, most) in _LARGEST.items():
        of_letters, text = letters.of(ident).size, f"Die Schrift der Formatvorlage »{name}« ist"
        if of_letters > most * _TWIPS:
            raise HouseError(f"{text} größer als {most} pt. Stellen Sie sie in Word kleiner.")
        if of_letters < _SMALLEST * _TWIPS:
            raise HouseError(f"{text} kleiner als {_SMALLEST} pt. Stellen Sie sie in Word größer.")


def _edge(section: Element, edges: Element, kind: str, trees: Mapping[str, Element]) -> int:
    """Where text begins, from the edge of the page: a header pushes it down unless the margin is negative."""
    margin = whole(edges, _EDGES[kind])
    shown = [
        trees[ident]
        for reference in section.findall(f"{W}{kind}Reference")
        if reference.get(f"{W}type", "default") == "default"
        and (ident := reference.get(f"{R}id", "")) in trees
    ]
    pushed = max((whole(edges, kind) + _LINE * _lines(tree) for tree in shown), default=0)
    return abs(margin) if margin < 0 else max(margin, pushed)


def _lines(element: Element) -> int:
    """The paragraphs in an element that stand one below the other."""
    if element.tag == f"{W}p":
        return 1
    lines = [_lines(child) for child in element if isinstance(child.tag, str)]
    return max(lines, default=0) if element.tag == f"{W}tr" else sum(lines)
