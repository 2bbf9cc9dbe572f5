"""Pages as others read them: strictly, as words, and by the rules of accessibility that need no browser."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml import etree, html

from rendering.markdown_words import words

Element = etree._Element

ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "nav", "main", "header", "section", "div"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "blockquote", "pre", "figure", "img", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td", "a", "span", "strong", "em", "code", "sup", "mark", "br"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "id", "class", "href", "role", "scope", "start"),
    *("src", "alt", "width", "height", "tabindex", "aria-label", "aria-hidden", "colspan"),
}
_VOID = re.compile(r"<(meta|img|br)\b([^<>]*)>")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def read(page: str) -> Element:
    """The page by the strict rules of XML, but for elements that HTML never closes."""
    return etree.fromstring(_VOID.sub(r"<\1\2/>", page).encode("utf-8"), _PARSER)


def main(page: str) -> Element:
    (found,) = html.document_fromstring(page).iter("main")
    return found


def printed(page: str) -> tuple[list[str], list[str]]:
    """The words of the document outside its footnotes, and those of its footnotes, without their marks."""
    text = main(page)
    for mark in text.xpath('.//a[@role="doc-noteref" or @role="doc-backlink"]'):
        mark.text = ""
    for element in text.iter():
        if element.tag not in ("a", "strong", "em", "code", "sup", "span", "mark"):
            element.tail = f" {element.tail or ''}"
    notes = text.xpath('.//section[@role="doc-endnotes"]')
    said = [words(note.text_content()) for note in notes]
    for note in notes:
        note.getparent().remove(note)
    return words(text.text_content()), [word for note in said for word in note]


def faults(page: str) -> list[str]:
    """What is wrong with a page for people who do not see it, or use no mouse; and what could act in it."""
    top = read(page)
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(top)]


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def only_known_markup(top: Element) -> Iterator[str]:
    for element in top.iter(etree.Element):
        if element.tag not in ELEMENTS or set(element.attrib) - ATTRIBUTES:
            yield f"{element.tag} {sorted(set(element.attrib) - ATTRIBUTES)}"


def language_and_title(top: Element) -> Iterator[str]:
    if top.get("lang") != "de":
        yield "lang"
    if len(titles := list(top.iter("title"))) != 1 or not _text(titles[0]):
        yield "title"


def landmarks(top: Element) -> Iterator[str]:
    if len(list(top.iter("main"))) != 1:
        yield "main"
    body = top.find("body")
    assert body is not None
    yield from (e.tag for e in body if e.tag not in ("header", "main", "nav") and e.get("class") != "skip")
    if len(body.findall("header")) > 1:
        yield "header"
    yield from ("nav" for e in top.iter("nav") if not e.get("aria-label"))


def headings(top: Element) -> Iterator[str]:
    """One first, none skipped, none empty."""
    levels = [int(e.tag[1]) for e in top.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"first {levels}"
    yield from (f"{a} {b}" for a, b in pairwise(levels) if b > a + 1)
    yield from (e.tag for e in top.iter("h1", "h2", "h3", "h4", "h5", "h6") if not _text(e))


def ids_once(top: Element) -> Iterator[str]:
    counted = Counter(e.get("id") for e in top.iter(etree.Element) if e.get("id") is not None)
    yield from (f"{name!r}" for name, count in counted.items() if count > 1 or not name or " " in name)


def links_lead_somewhere(top: Element) -> Iterator[str]:
    ids = {e.get("id") for e in top.iter(etree.Element)}
    for link in top.iter("a"):
        target = link.get("href", "")
        if not (target[1:] in ids if target[:1] == "#" else re.match(r"(?:https?:|mailto:|tel:)", target)):
            yield target
        if not (_text(link) or list(link.iter("img"))) or any(e.tag == "a" for e in link.iterdescendants()):
            yield f"{target}: empty or nested"


def table_heads(top: Element) -> Iterator[str]:
    yield from ("th" for e in top.iter("th") if e.get("scope") not in ("col", "row") or not _text(e))
    for table in top.iter("table"):
        rows = ([int(cell.get("colspan", "1")) for cell in row] for row in table.iter("tr"))
        if len({sum(row) for row in rows}) > 1:
            yield "rows of different length"
        if table.get("role") == "presentation" and list(table.iter("th")):
            yield "th in a table that is only laid out"


def pictures(top: Element) -> Iterator[str]:
    for picture in top.iter("img"):
        if picture.get("alt") is None or not picture.get("src", "").startswith("data:image/"):
            yield picture.get("src", "")[:40]


def footnotes_back_and_forth(top: Element) -> Iterator[str]:
    marks = {e.get("href"): e.get("id") for e in top.iter("a") if e.get("role") == "doc-noteref"}
    backs = {
        f"#{e.getparent().get('id')}": e.get("href") for e in top.iter("a") if e.get("role") == "doc-backlink"
    }
    if {target: f"#{ident}" for target, ident in marks.items()} != backs:
        yield f"{marks} {backs}"


def lists_hold_items(top: Element) -> Iterator[str]:
    yield from (e.tag for e in top.iter("ul", "ol") if not len(e) or any(child.tag != "li" for child in e))


def nothing_acts(top: Element) -> Iterator[str]:
    named = (e for e in top.iter("meta") if e.get("http-equiv") == "Content-Security-Policy")
    policies = [e.get("content", "") for e in named]
    if len(policies) != 1 or not policies[0].startswith("default-src 'none'") or "unsafe" in policies[0]:
        yield "policy"
    if re.search(r"url\(|@import|expression", "".join(map(_text, top.iter("style")))):
        yield "style"


RULES: tuple[Callable[[Element], Iterator[str]], ...] = (
    only_known_markup,
    language_and_title,
    landmarks,
    headings,
    ids_once,
    links_lead_somewhere,
    table_heads,
    pictures,
    footnotes_back_and_forth,
    lists_hold_items,
    nothing_acts,
)
