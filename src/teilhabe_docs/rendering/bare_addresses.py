"""Addresses that stand in running text: of the web and of mail, with what a link to them leads to."""

import re
from collections.abc import Iterator
from itertools import repeat
from urllib.parse import urlsplit

from teilhabe_docs.documents.origin_marks import words_with_places
from teilhabe_docs.rendering.web_address import web_address

SIGNS = ("@", "://", "www.")
"""Without one of these a text has no address."""

_WEB = r"(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww][Ww][Ww]\.)[^\s<>\"'„“”‚‘’»«|\\^{}`]++"
_HOST = r"(?:[^\W_]|-)++(?:\.(?:[^\W_]|-)++)++"
_MAIL = rf"[A-Za-z0-9][A-Za-z0-9._%+-]*@{_HOST}(?![.:!?…–—)\]-]*+[\w/?#@&=%+$*~(\[])"
_ADDRESS = re.compile(
    rf"(?:(?<![\w@/.+%|-]){_WEB}|(?:(?<![\w.+%/:=@-])|(?<=[Mm]ail:)){_MAIL})"
    r"(?=[\W_])(?!:?//)(?![_@\\^{}`|\u00ad\u0300-\u036f\u200b-\u200d\u2060]|[<>\"'„“”‚‘’»«]+\w)"
)
"""An address that is no part of a longer one: what follows it is none of the signs that may go on with it."""
_END = ".,;:!?…-–—"
_UNSURE = "*_~"
"""At the end these are part of an address or marks of emphasis; nobody can tell."""
_OPENED = {")": "(", "]": "["}
_WWW = re.compile(r"...\.[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)")
_TOP = re.compile(r"\.[A-Za-z][A-Za-z-]+")


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each address in `text` begins and ends, without the signs of the sentence, and its target."""
    bare, places = words_with_places(text)
    for found in _ADDRESS.finditer(f"{bare} "):
        words = _without_end(found[0])
        if target := _target(words):
            yield places[found.start()], places[found.start() + len(words) - 1] + 1, target


def _without_end(words: str) -> str:
    """An address without the sentence's signs behind it, and without a bracket that is not opened in it."""
    surplus, end = {one: words.count(one) - words.count(other) for one, other in _OPENED.items()}, len(words)
    while end and (words[end - 1] in _END or surplus.get(words[end - 1], 0) > 0):
        end -= 1
        if words[end] in surplus:
            surplus[words[end]] -= 1
    return words[:end]


def _target(words: str) -> str:
    """What a link leads to; empty where nobody can be sure that it is an address, or where it leads."""
    lower = words.lower()
    if words.endswith(tuple(_UNSURE)) or any(map(_is_half, _OPENED.items(), repeat(words))):
        return ""
    if lower.startswith("www."):
        return web_address(f"https://{words}") if _WWW.match(words) else ""
    if lower.startswith(("http://", "https://")):
        target = web_address(words)
        return target if target and "@" not in urlsplit(target).netloc else ""
    top = "".join(words.rpartition(".")[1:])
    return (
        web_address(f"mailto:{words}") if _TOP.fullmatch(top) and (top.islower() or words.isupper()) else ""
    )


def _is_half(pair: tuple[str, str], words: str) -> bool:
    """Whether a bracket in an address is closed elsewhere."""
    return words.count(pair[0]) != words.count(pair[1])
