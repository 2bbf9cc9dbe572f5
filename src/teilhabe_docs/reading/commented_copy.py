"""A copy of a Word file with comments at its paragraphs (17.13.4); all else stays byte for byte.

What is new is put between the bytes of the parts: nothing of them is written anew.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.zipped import ZipError, repacked, unpack
from teilhabe_docs.reading.block_reader import BlockReader
from teilhabe_docs.reading.field_codes import FieldStack
from teilhabe_docs.reading.list_definitions import ListDefinitions
from teilhabe_docs.reading.paragraph_reader import Counts, PartContext
from teilhabe_docs.reading.word_package import AGAIN, RefusedError, WordPackage
from teilhabe_docs.reading.word_styles import WordStyles
from teilhabe_docs.reading.word_xml import Element, W, whole

MOST_COMMENTS = 1_000
"""So many comments a copy has at most; Word grows slow with more, and nobody reads them."""
_AT_ODDS = f"Die Datei ist in sich nicht stimmig. {AGAIN}"
_AUTHOR, _INITIALS = "tdocs", "td"
_MOST_UNPACKED = 400_000_000
_TYPES = "[Content_Types].xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = frozenset((_STRICT_MAIN, W.strip("{}")))
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_NAME = re.compile(rb"<([^\s:/>]+:)?[^\s/>]+")
_ROOT = re.compile(rb"<([A-Za-z_][^\s:/>]*:)?[A-Za-z]")
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STRICT, _TRANSITIONAL = (
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
)


class MarginComment(NamedTuple):
    """A comment at the paragraph with this number, from 1; 0 and what is not there stand for the first.

    Each of `lines` is a paragraph of the comment, the first one in bold.
    """

    paragraph: int
    lines: tuple[str, ...]


def commented(data: bytes, comments: Sequence[MarginComment]) -> bytes:
    """The Word file `data` with these comments; those it has stay. Raises `RefusedError` where it cannot be.

    A paragraph in a text box has its comment where the box is anchored: Word knows none in boxes.
    """
    package = WordPackage(data)
    try:
        parts = unpack(data, _MOST_UNPACKED)
    except ZipError as error:
        raise RefusedError(codes.WORD_NICHT_LESBAR, f"Die Datei {error}. {AGAIN}") from error
    tree = package.document()
    anchors = _anchors(package, tree)
    if not anchors:
        raise RefusedError(codes.WORD_NICHT_LESBAR, "Die Datei hat keinen Absatz für Kommentare.")
    name, there = package.related("comments")
    first = 1 + max((whole(c.get(f"{W}id")) for c in there), default=-1) if there is not None else 0
    chosen = comments[:MOST_COMMENTS]
    by_anchor: dict[int, list[int]] = {}
    for number, comment in enumerate(chosen):
        inside = 0 < comment.paragraph <= len(anchors)
        by_anchor.setdefault(anchors[comment.paragraph - 1 if inside else 0], []).append(first + number)
    try:
        parts[package.main] = _anchored(parts[package.main], by_anchor)
        _write_comments(package, parts, name if there is not None else "", chosen, first)
    except (expat.ExpatError, KeyError) as error:
        raise RefusedError(codes.WORD_NICHT_LESBAR, _AT_ODDS) from error
    made = repacked(data, parts)
    if WordPackage(made).related("comments")[1] is None:
        raise RefusedError(codes.WORD_NICHT_LESBAR, _AT_ODDS)
    return made


def _anchors(package: WordPackage, tree: Element) -> list[int]:
    """For each numbered paragraph the place among all `w:p` of the part of the one that holds its comment."""
    counts = Counts()
    relations = package.relations(package.main)
    context = PartContext(WordStyles(None), ListDefinitions(None), relations, FieldStack(tree), counts)
    for body in tree.iterchildren(f"{W}body"):
        BlockReader(context, in_body=True).blocks(body)
    every = list(tree.iter(f"{W}p"))
    places = {element: place for place, element in enumerate(every)}
    return [places[[element, *element.iterancestors(f"{W}p")][-1]] for element in counts.elements]


class _Paragraph(NamedTuple):
    """The bytes of a paragraph: its tag, where its content begins behind its properties, where it ends."""

    tag: int
    content: int
    end: int


def _anchored(part: bytes, by_anchor: Mapping[int, Sequence[int]]) -> bytes:
    """The document with the marks of comments around the content of paragraphs, by their place."""
    pieces: list[bytes] = []
    at = 0
    changes: list[tuple[int, int, bytes]] = []
    for place, paragraph in _paragraphs(part, by_anchor.keys()).items():
        tag = _TAG.match(part, paragraph.tag)
        name = _NAME.match(part, paragraph.tag)
        assert tag and name
        w, space = _written_as((name[1] or b"").decode(), part)
        starts = "".join(f'<{w}commentRangeStart{space} {w}id="{n}"/>' for n in by_anchor[place]).encode()
        ends = "".join(
            f'<{w}commentRangeEnd{space} {w}id="{n}"/><{w}r{space}><{w}commentReference {w}id="{n}"/></{w}r>'
            for n in by_anchor[place]
        ).encode()
        if tag[0].endswith(b"/>"):
            whole_tag = tag[0][:-2] + b">" + starts + ends + b"</" + name[0][1:] + b">"
            changes.append((tag.start(), tag.end(), whole_tag))
        else:
            changes += [(paragraph.content, paragraph.content, starts), (paragraph.end, paragraph.end, ends)]
    for begin, end, new in sorted(changes, key=lambda change: change[0]):
        pieces += [part[at:begin], new]
        at = end
    return b"".join([*pieces, part[at:]])


def _paragraphs(part: bytes, wanted: Iterable[int]) -> dict[int, _Paragraph]:
    """The paragraphs at these places among all; one that stands in another is none of them."""
    wanted, found = set(wanted), dict[int, _Paragraph]()
    open_: list[list[int]] = []
    """For each element around: the place of the paragraph or -1, its tag, where its content begins."""
    counted = [0]
    parser = expat.ParserCreate(namespace_separator=" ")

    def is_main(name: str, local: str) -> bool:
        space, _, own = name.rpartition(" ")
        return own == local and space in _MAIN

    def start(name: str, attributes: Mapping[str, str]) -> None:
        at = parser.CurrentByteIndex
        place = -1
        if is_main(name, "p"):
            place, counted[0] = counted[0], counted[0] + 1
        tag = _TAG.match(part, at) if place in wanted else None
        open_.append([place, at, tag.end() if tag else at])

    def end(name: str) -> None:
        place, tag, content = open_.pop()
        at = parser.CurrentByteIndex
        if place in wanted:
            found[place] = _Paragraph(tag, content, at)
        elif is_main(name, "pPr") and open_ and open_[-1][0] in wanted:
            closing = _TAG.match(part, at)
            if closing:
                open_[-1][2] = closing.end()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(part, True)
    return found


def _write_comments(
    package: WordPackage, parts: dict[str, bytes], name: str, comments: Sequence[MarginComment], first: int
) -> None:
    """Put the comments into their part, or into a new one that the document and the list of types name."""
    if name:
        w, space = _written_as(_prefix(parts[name]), parts[name])
        parts[name] = _before_end(parts[name], "".join(_elements(comments, first, w, space)))
        return
    folder, main = posixpath.split(package.main)
    name = posixpath.join(folder, "comments.xml")
    while name in parts:
        name = posixpath.join(folder, f"tdocs-{posixpath.basename(name)}")
    space = _space(parts[package.main])
    strict = space == _STRICT_MAIN
    inside = "".join(_elements(comments, first, "w:"))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts[name] = f'{head}<w:comments xmlns:w="{space}">{inside}</w:comments>'.encode()
    rels = posixpath.join(folder, "_rels", f"{main}.rels")
    if rels not in parts:
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        parts[rels] = f'{head}<Relationships xmlns="{space}"></Relationships>'.encode()
    taken = package.relations(package.main)
    ident = next(i for n in range(len(taken) + 1) if (i := f"rIdTdocs{n}") not in taken)
    kind = _STRICT if strict else _TRANSITIONAL
    target = posixpath.basename(name)
    p = _prefix(parts[rels])
    parts[rels] = _before_end(parts[rels], f'<{p}Relationship Id="{ident}" Type="{kind}" Target="{target}"/>')
    p = _prefix(parts[_TYPES])
    entry = f'<{p}Override PartName={quoteattr("/" + name)} ContentType="{_KIND}"/>'
    parts[_TYPES] = _before_end(parts[_TYPES], entry)


def _space(part: bytes) -> str:
    return _STRICT_MAIN if _STRICT_MAIN.encode() in part else W.strip("{}")


def _written_as(prefix: str, part: bytes) -> tuple[str, str]:
    """The prefix for new elements, and what declares it: attributes without one have no namespace."""
    return (prefix, "") if prefix else ("w:", f' xmlns:w="{_space(part)}"')


def _elements(comments: Iterable[MarginComment], first: int, w: str, space: str = "") -> Iterator[str]:
    for number, comment in enumerate(comments, first):
        lines = []
        for place, line in enumerate(comment.lines):
            mark = f"<{w}r><{w}annotationRef/></{w}r>" if not place else ""
            bold = "" if place else f"<{w}rPr><{w}b/></{w}rPr>"
            words = escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", line))
            text = f'<{w}t xml:space="preserve">{words}</{w}t>'
            lines.append(f"<{w}p>{mark}<{w}r>{bold}{text}</{w}r></{w}p>")
        who = f'{w}author="{_AUTHOR}" {w}initials="{_INITIALS}"'
        yield f'<{w}comment{space} {w}id="{number}" {who}>{"".join(lines)}</{w}comment>'


def _prefix(part: bytes) -> str:
    """The prefix of the outermost element, with its colon."""
    found = _ROOT.search(part)
    return (found[1] or b"").decode() if found else ""


def _before_end(part: bytes, new: str) -> bytes:
    """The part with something new at the end of its outermost element."""
    closing = part.rfind(b"</")
    found = _ROOT.search(part)
    tag = _TAG.match(part, found.start()) if found else None
    if tag and tag[0].endswith(b"/>"):
        name = _NAME.match(part, tag.start())
        assert name
        inside = tag[0][:-2] + b">" + new.encode() + b"</" + name[0][1:] + b">"
        return part[: tag.start()] + inside + part[tag.end() :]
    return part[:closing] + new.encode() + part[closing:]
