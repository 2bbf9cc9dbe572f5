"""The pieces of a text that Markdown leaves as they are typed, for whoever looks for notation in them."""

import re
from collections.abc import Collection, Iterator, Sequence

from markdown_it.token import Token

from teilhabe_docs.documents.markup.markup_limits import MAX_BRACKETS
from teilhabe_docs.documents.markup.parser import ParsedMarkdown, parse
from teilhabe_docs.documents.written_text import TAKEN, Miscount, PlainPiece, WrittenText

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\(@[\w-]+\)", re.DOTALL)
_OTHER_CASE = re.compile(r"\{%[-+]?\s*(?:else|elif)\b")
_SHOWN = {"text": None, "softbreak": "\n", "hardbreak": "\n"}
_COUNTED = ("ordered_list_open", ".")
_SILENT = frozenset(("strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close"))


def written_text(text: str, words: Collection[str], body: bool) -> WrittenText:
    """The pieces of the blocks that hold one of the words; in a body `{{ … }}` and its like are no text."""
    if body:
        return _written_body(text, words)
    parsed = parse(text, koerper=False)
    return _written(parsed, words)


def _written(parsed: ParsedMarkdown, words: Collection[str]) -> WrittenText:
    try:
        pieces = tuple(_pieces(parsed, words))
    except RecursionError:
        pieces = ()
    return WrittenText(pieces, tuple(_miscounts(parsed.tokens)), tuple(_brackets(parsed.tokens)))


def _brackets(tokens: Sequence[Token]) -> Iterator[int]:
    """The lines where lists `1)` begin, but for those that only so are not one with the list beside them."""
    opened: list[tuple[Token, bool]] = []
    for before, token, behind in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if token.type == "ordered_list_open":
            beside = before is not None and before.type == "ordered_list_close" and before.markup == "."
            opened.append((token, beside))
        elif token.type == "ordered_list_close":
            begin, beside = opened.pop()
            beside = beside or (behind is not None and (behind.type, behind.markup) == _COUNTED)
            if begin.markup == ")" and begin.map and not beside:
                yield begin.map[0]


def _written_body(text: str, words: Collection[str]) -> WrittenText:
    """A body as it is where values are in place: tags are gone, and lines of tags alone part no table."""
    typed = text.split("\n")
    hidden = _JINJA.sub(_hidden, text).split("\n")
    kept = [
        number
        for number, line in enumerate(hidden)
        if line.strip() or not typed[number].strip() or _begins_other_case(typed, number)
    ]
    found = _written(parse("\n".join(hidden[number] for number in kept), koerper=True), words)
    return WrittenText(
        tuple(piece._replace(line=kept[piece.line]) for piece in found.pieces),
        tuple(miscount._replace(line=kept[miscount.line]) for miscount in found.miscounts),
        tuple(kept[line] for line in found.brackets),
    )


def _begins_other_case(lines: Sequence[str], number: int) -> bool:
    """Whether what follows stands instead of what is before, never below it; rows of tables look alike."""
    behind = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(_OTHER_CASE.search(lines[number])) and not behind.lstrip().startswith("|")


def _hidden(part: re.Match[str]) -> str:
    if part[0].startswith(("{%", "{#")):
        return "\n" * part[0].count("\n")
    return "".join(c if c == "\n" else TAKEN for c in part[0])


def _pieces(parsed: ParsedMarkdown, words: Collection[str]) -> Iterator[PlainPiece]:
    for number, token in enumerate(parsed.tokens):
        if token.type != "inline" or not token.map or token.content.count("[") > MAX_BRACKETS:
            continue
        if any(word in token.content for word in words):
            item = number > 1 and parsed.tokens[number - 2].type == "list_item_open"
            cell = number > 0 and parsed.tokens[number - 1].type in ("td_open", "th_open")
            yield PlainPiece("".join(map(_plain, parsed.inline_of(token))), token.map[0], item, cell)


def _plain(token: Token) -> str:
    if token.type in _SILENT:
        return ""
    if token.type == "text_special" and token.content.startswith("\\"):
        return token.content
    shown = _SHOWN.get(token.type, TAKEN)
    return token.content if shown is None else shown


def _miscounts(tokens: Sequence[Token]) -> Iterator[Miscount]:
    """Of each list that counts; `1. 1. 1.` leaves the counting to others."""
    counted: list[list[int]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            counted.append([int(token.attrs.get("start", 1))])
        elif token.type == "bullet_list_open":
            counted.append([])
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counted.pop()
        elif token.type == "list_item_open" and counted and counted[-1] and token.map:
            written, printed = int(token.info), counted[-1][0]
            counted[-1][0] += 1
            if written != printed and written != 1:
                counted[-1] = []
                yield Miscount(token.map[0], written, printed)
