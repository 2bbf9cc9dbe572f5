"""The last touch on the words of a document, for all formats: quotation marks, links to addresses."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from teilhabe_docs.documents.blocks import (
    BlockDocument,
    Footnote,
    Heading,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
    mapped,
)
from teilhabe_docs.rendering.bare_addresses import SIGNS, addresses
from teilhabe_docs.rendering.quotation_marks import with_german_quotes

_WORD, _END, _BLANK = "x", ".", " "
"""What stands for pieces without a text of their own: part of a word, the end of one, a blank."""

Content = tuple[Inline, ...]


def finished(document: BlockDocument, words: str) -> BlockDocument:
    """The document as it is printed; `words` are those of all its texts, by which it is seen what to do."""
    named = replace(
        document,
        titel=with_german_quotes(document.titel),
        traeger=with_german_quotes(document.traeger),
        angebot=with_german_quotes(document.angebot),
    )
    steps: list[Callable[[Content], Content]] = []
    if any(sign in words for sign in SIGNS):
        steps.append(with_links)
    if '"' in words:
        steps.append(with_quotes)
    if not steps:
        return named

    def content_of(content: Content) -> Content:
        for step in steps:
            content = step(content)
        return content

    def change(node: Any) -> Any:
        match node:
            case Paragraph(content) | Heading(_, content):
                new = content_of(content)
                return node if new is content else replace(node, inhalt=new)
            case TableBlock():
                kopf = tuple(map(content_of, node.kopf))
                return replace(node, kopf=kopf, zeilen=tuple(tuple(map(content_of, z)) for z in node.zeilen))
            case Section():
                return replace(node, titel=with_german_quotes(node.titel)) if '"' in node.titel else node
        return node

    changed: BlockDocument = mapped(named, change)
    return changed


def with_links(content: Content) -> Content:
    """`content` with a link around each address that stands in one of its texts; code and links stay."""
    texts = ["".join(_texts((one,))) for one in content]
    whole = "".join(texts)
    if not any(sign in whole for sign in SIGNS):
        return content
    found = tuple(addresses(whole))
    linked: list[Inline] = []
    end = 0
    for one, text in zip(content, texts, strict=True):
        start, end = end, end + len(text)
        inside = [(a - start, b - start, to) for a, b, to in found if start <= a and b <= end]
        linked += _with_links(one, inside) if isinstance(one, TextRun) and not one.code else (one,)
    return tuple(linked)


def _with_links(run: TextRun, found: Iterable[tuple[int, int, str]]) -> Iterator[Inline]:
    end = 0
    for start, stop, target in found:
        if start > end:
            yield replace(run, text=run.text[end:start])
        yield Link(target, (replace(run, text=run.text[start:stop]),), found=True)
        end = stop
    if end < len(run.text):
        yield replace(run, text=run.text[end:])


def with_quotes(content: Content) -> Content:
    """`content` with „…“ for straight quotation marks, also where emphasis or a link stands between them."""
    text = "".join(_texts(content))
    printed = with_german_quotes(text)
    return content if printed == text else tuple(_again(content, iter(printed)))


def _texts(content: Iterable[Inline]) -> Iterator[str]:
    for one in content:
        match one:
            case TextRun(text, code=False):
                yield text
            case Link(_, inner):
                yield from _texts(inner)
            case LineBreak():
                yield _BLANK
            case Footnote():
                yield _END
            case _:
                yield _WORD


def _again(content: Iterable[Inline], printed: Iterator[str]) -> Iterator[Inline]:
    """The pieces of `content` with the characters of `printed`, in the order of `_texts`."""
    for one in content:
        match one:
            case TextRun(text, code=False):
                yield replace(one, text="".join(next(printed) for _ in text))
            case Link(_, inner):
                yield replace(one, inhalt=tuple(_again(inner, printed)))
            case _:
                next(printed)
                yield one
