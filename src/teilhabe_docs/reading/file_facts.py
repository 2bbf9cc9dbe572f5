"""What a Word file says of itself: its properties, its comments, headers and footers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from teilhabe_docs.reading.paragraph_reader import Counts
from teilhabe_docs.reading.word_model import WordBlock, WordComment, WordMargin
from teilhabe_docs.reading.word_package import WordPackage
from teilhabe_docs.reading.word_xml import W14, W15, Element, R, W

_DC = "{http://purl.org/dc/elements/1.1/}"
_MARGINS: dict[str, Literal["header", "footer"]] = {
    f"{W}headerReference": "header",
    f"{W}footerReference": "footer",
}

Reader = Callable[[str, Element], Callable[[Element], tuple[WordBlock, ...]]]
"""From a part's name and tree to what reads the blocks in it."""


def title_and_properties(package: WordPackage) -> tuple[str, dict[str, str]]:
    """The title, and the properties that programs and people have added."""
    title, properties = "", {}
    for relation in package.relations("").values():
        if relation.external or relation.kind not in ("core-properties", "custom-properties"):
            continue
        tree = package.tree(relation.target)
        for element in tree if tree is not None else ():
            if element.tag == f"{_DC}title":
                title = (element.text or "").strip()
            elif name := element.get("name"):
                properties[name] = "".join(str(text) for text in element.itertext())
    return title, properties


def margins(package: WordPackage, document: Element, reader: Reader) -> tuple[WordMargin, ...]:
    """The headers and footers that the sections of the document use, each once."""
    found: dict[str, Literal["header", "footer"]] = {}
    relations = package.relations(package.main)
    for element in document.iter(*_MARGINS):
        relation = relations.get(element.get(f"{R}id", ""))
        if relation and not relation.external:
            found.setdefault(relation.target, _MARGINS[str(element.tag)])
    trees = [(name, kind, package.tree(name)) for name, kind in found.items()]
    return tuple(WordMargin(kind, reader(name, tree)(tree)) for name, kind, tree in trees if tree is not None)


def comments(package: WordPackage, counts: Counts, reader: Reader) -> tuple[WordComment, ...]:
    """The comments in their order, with what they answer (MS-DOCX 2.5.4.2)."""
    name, tree = package.related("comments")
    if tree is None:
        return ()
    blocks = reader(name, tree)
    ids: dict[str, str] = {}
    found: dict[str, WordComment] = {}
    for element in tree.iterchildren(f"{W}comment"):
        ident = element.get(f"{W}id", "")
        for paragraph in element.iter(f"{W}p"):
            ids[paragraph.get(f"{W14}paraId", "")] = ident
        found[ident] = WordComment(
            ident,
            element.get(f"{W}author", ""),
            element.get(f"{W}date", ""),
            blocks(element),
            counts.starts.get(ident),
            counts.ends.get(ident),
        )
    _, extended = package.related("commentsExtended")
    for element in extended.iterchildren(f"{W15}commentEx") if extended is not None else ():
        if comment := found.get(ids.get(element.get(f"{W15}paraId", ""), "")):
            found[comment.id] = replace(
                comment,
                answers=_other(ids, element.get(f"{W15}paraIdParent", "")),
                done=element.get(f"{W15}done") in ("1", "true"),
            )
    return tuple(found.values())


def _other(ids: Mapping[str, str], paragraph: str) -> str:
    return ids.get(paragraph, "") if paragraph else ""
