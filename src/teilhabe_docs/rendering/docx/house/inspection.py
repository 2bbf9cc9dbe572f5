"""A house's Word file looked at: what is told of it once it has been read."""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from teilhabe_docs.rendering.docx.elements import PARSER, Element, R, W
from teilhabe_docs.rendering.docx.house.cover import has_late_header
from teilhabe_docs.rendering.docx.house.house_package import body_of
from teilhabe_docs.rendering.docx.house.house_styles import GERMAN, HouseStyles
from teilhabe_docs.rendering.docx.house.legibility import hard_to_read
from teilhabe_docs.rendering.docx.house.marks import used
from teilhabe_docs.rendering.docx.house.parts import MARGINS, Margin
from teilhabe_docs.rendering.docx.house.remarks import (
    HousePages,
    HouseRemark,
    of_counted_cover,
    of_late_header,
    of_letters,
    of_looks,
    of_lost_text,
    of_pages,
)
from teilhabe_docs.rendering.docx.house.style_references import StyleReferences
from teilhabe_docs.rendering.docx.house.style_traits import StyleTree, value
from teilhabe_docs.rendering.docx.package import Relation

_PAGES = {"default": "", "first": " der ersten Seite", "even": " der geraden Seiten"}


def of_body(body: Element, cover: list[Element], *, marked: bool) -> list[HouseRemark]:
    """What to say of a text, before anything of it goes; `marked`: somebody has said where it begins."""
    late = [of_late_header()] if has_late_header(body, cover) else []
    return [*late, *([] if marked or cover else of_lost_text(list(body)))]


def pages_of(shell: Element, relations: Mapping[str, Relation], margins: Sequence[Margin]) -> HousePages:
    """What documents show of a house beside their text."""
    *cover, section = body_of(shell)
    named, running = _margins(shell, relations, {f"word/{m.name.removeprefix('word/')}": m for m in margins})
    return HousePages(cover, named, running, section)


def of_house(
    pages: HousePages,
    styles: HouseStyles,
    *,
    page: tuple[str, ...],
    headings: Sequence[Element],
    ours: bool,
) -> Iterator[HouseRemark]:
    """What to say of cover, pages and styles; `headings` are those on the cover, `page` traits that went."""
    yield from of_looks(styles.given_way, page)
    yield from of_counted_cover(headings)
    tree = StyleTree(etree.fromstring(styles.xml, PARSER))
    names = _names(tree)
    hard = hard_to_read(tree, styles.ids)
    yield from of_letters({names[ident][-1] or ident: why for ident, why in hard.items()})
    breaks = tree.holds(styles.ids["Title"], f"{W}pPr/{W}pageBreakBefore")
    references = StyleReferences(names, styles.ids, pages.cover, titled="Titel" in used(pages.cover))
    yield from of_pages(pages, references, title_breaks=breaks, ours=ours)


def _margins(
    shell: Element, relations: Mapping[str, Relation], margins: Mapping[str, Margin]
) -> tuple[dict[str, Element], list[Element]]:
    """Headers and footers by their names for people, and those of most pages of the text.

    Pages that name none have those of the pages before.
    """
    named: dict[str, Element] = {}
    now: dict[tuple[str, str], Element] = {}
    for number, section in enumerate(shell.iter(f"{W}sectPr"), 1):
        for kind, word in MARGINS.items():
            for reference in section.findall(f"{W}{kind}Reference"):
                relation = relations.get(reference.get(f"{R}id", ""))
                margin = margins.get(f"word/{relation.target}") if relation is not None else None
                if margin is None:
                    continue
                type_ = reference.get(f"{W}type", "default")
                now[kind, type_] = margin.tree
                if margin.tree not in named.values():
                    name = f"{word}{_PAGES.get(type_, '')}"
                    named[name if name not in named else f"{name} (Abschnitt {number})"] = margin.tree
    return named, [tree for (_, type_), tree in now.items() if type_ == "default"]


def _names(tree: StyleTree) -> dict[str, list[str]]:
    """What people call each style: its name, other names, the German one."""
    names = {}
    for style in tree.top.iter(f"{W}style"):
        name = value(style.find(f"{W}name"))
        others = value(style.find(f"{W}aliases")).split(",")
        names[style.get(f"{W}styleId", "")] = [name, *others, GERMAN.get(name.casefold(), name)]
    return names
