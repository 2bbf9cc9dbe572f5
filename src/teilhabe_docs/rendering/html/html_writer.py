"""From the block model to a page that needs nothing else: no script, no font, no picture from elsewhere."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import takewhile

from teilhabe_docs.documents.blocks import Block, BlockDocument, Paragraph, Section
from teilhabe_docs.rendering.header_lines import header_parts
from teilhabe_docs.rendering.html.anchors import Anchors
from teilhabe_docs.rendering.html.block_elements import CENTRED, BlockElements
from teilhabe_docs.rendering.html.markup import NOTHING, Html, element, escaped, joined, opening
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.plain_words import title_with_offer
from teilhabe_docs.resources import content, folder

_TEXT = "text_"
_LISTED = 2
"""So many levels of headings are listed in the contents, as in Word files."""
_ENOUGH = 4
"""A document of so many sections gets a list of contents."""

_POLICY = "default-src 'none'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'"


def write_html(document: BlockDocument, also: str = "") -> str:
    """The page; the same model gives the same page. `also` are looks for those who only look at it."""
    anchors = Anchors(document)
    blocks = BlockElements(anchors)
    text = joined((_head(document, blocks), blocks.write(document.abschnitte, 1)), "\n")
    notes = _notes(blocks.notes)
    main = element("main", Html("\n"), text, Html("\n"), notes, id=_TEXT)
    contents = _contents(document, anchors)
    skip = element("a", Html("Zum Text"), class_="skip", href=f"#{_TEXT}") if contents else NOTHING
    looks = " ".join(name for name, so in (("listed", contents), ("across", document.quer)) if so)
    body = element("body", *_on_lines(skip, _banner(document), contents, main), class_=looks)
    page = element("html", *_on_lines(_metadata(document, also), body), lang="de")
    return f"<!DOCTYPE html>\n{page}\n"


def _on_lines(*parts: Html) -> Iterator[Html]:
    yield Html("\n")
    for part in filter(None, parts):
        yield Html(f"{part}\n")


def _banner(document: BlockDocument) -> Html:
    """What stands on each page of a Word file: whose document this is, and of when."""
    lines = (" · ".join(part) for part in header_parts(document))
    said = [element("p", escaped(protect(line))) for line in lines if line]
    return element("header", *said) if said else NOTHING


def _head(document: BlockDocument, blocks: BlockElements) -> Html:
    """Title, what belongs to it, and what stands before the first section."""
    below = list(takewhile(_is_subtitle, document.kopf))
    centred = any(isinstance(block, Paragraph) and block.rolle in CENTRED for block in document.kopf)
    look = "centred" if centred else ""
    title = element("h1", escaped(protect(document.titel)), class_=look)
    subtitles = (
        element("p", blocks.inline.write(block.inhalt), class_=f"subtitle {look}".strip())
        for block in below
        if isinstance(block, Paragraph)
    )
    rest = blocks.write(document.kopf[len(below) :], 1)
    return element("header", *_on_lines(title, *subtitles, rest))


def _is_subtitle(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.rolle == "untertitel"


def _notes(notes: Iterable[Html]) -> Html:
    items = joined(notes, "\n")
    if not items:
        return NOTHING
    listed = element("ol", items)
    return Html(element("section", listed, role="doc-endnotes", aria_label="Fußnoten", class_="notes") + "\n")


def _contents(document: BlockDocument, anchors: Anchors) -> Html:
    """The list of sections, each leading to its place; none for a short document."""
    if len(document.abschnitte) < _ENOUGH:
        return NOTHING
    heading = element("p", Html("Inhalt"), aria_hidden="true")
    return element("nav", heading, _entries(document.abschnitte, anchors, _LISTED), aria_label="Inhalt")


def _entries(blocks: Iterable[Block], anchors: Anchors, levels: int) -> Html:
    items = joined(_items(blocks, anchors, levels), "\n")
    return element("ul", items) if items else NOTHING


def _items(blocks: Iterable[Block], anchors: Anchors, levels: int) -> Iterator[Html]:
    for block in blocks:
        if isinstance(block, Section) and (target := anchors.target(block.id)):
            words = escaped(protect(" ".join(f"{block.nummer} {block.titel}".split())))
            below = _entries(block.kinder, anchors, levels - 1) if levels > 1 else NOTHING
            yield element("li", element("a", words, href=target), below)


def _metadata(document: BlockDocument, also: str) -> Html:
    style, policy = _style(also)
    named = (("author", document.traeger), ("dcterms.date", document.stand), ("tdocs.paket", document.paket))
    return joined(
        (
            opening("head"),
            opening("meta", charset="utf-8"),
            opening("meta", name="viewport", content="width=device-width, initial-scale=1"),
            opening("meta", http_equiv="Content-Security-Policy", content=policy),
            opening("meta", name="referrer", content="no-referrer"),
            element("title", escaped(title_with_offer(document))),
            *(opening("meta", name=name, content=said) for name, said in named if said),
            style,
            Html("</head>"),
        ),
        "\n",
    )


@cache
def _style(also: str) -> tuple[Html, str]:
    """The looks of all pages, and the policy by which nothing but these acts or is loaded."""
    looks = content(folder("templates") / "document.css").decode("utf-8")
    written = [css for css in (looks, also) if css]
    digests = (b64encode(sha256(css.encode()).digest()).decode("ascii") for css in written)
    policy = _POLICY.format(" ".join(f"'sha256-{digest}'" for digest in digests))
    return joined(element("style", Html(css)) for css in written), policy
