"""Addresses that stand in running text: of the web and of mail, with what a link to them leads to."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from teilhabe_docs.rendering.web_address import web_address

SIGNS = ("@", "://", "www.")
"""Without one of these a text has no address."""

_ADDRESS = re.compile(
    r"(?<![\w@/.+%|-])(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww][Ww][Ww]\.)[^\s<>\"'„“”‚‘’»«|\\^{}`\[\]]+"
    r"|(?:(?<![\w.+%/:=@-])|(?<=[Mm]ail:))[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_END = ".,;:!?…*_~-–—"
_WWW = re.compile(r"...\.[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)")
_TOP = re.compile(r"\.[A-Za-z][A-Za-z-]+")


def addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each address in `text` begins and ends, without the signs of the sentence, and its target."""
    for found in _ADDRESS.finditer(text):
        words = _without_end(found[0])
        if target := _target(words):
            yield found.start(), found.start() + len(words), target


def _without_end(words: str) -> str:
    """An address without the sentence's signs behind it, and without a bracket that is not opened in it."""
    surplus, end = words.count(")") - words.count("("), len(words)
    while end and (words[end - 1] in _END or (words[end - 1] == ")" and surplus > 0)):
        end -= 1
        surplus -= words[end] == ")"
    return words[:end]


def _target(words: str) -> str:
    """What a link leads to; empty where nobody can be sure that it is an address, or where it leads."""
    lower = words.lower()
    if lower.startswith("www."):
        return web_address(f"https://{words}") if _WWW.match(words) else ""
    if lower.startswith(("http://", "https://")):
        target = web_address(words)
        return target if target and "@" not in urlsplit(target).netloc else ""
    top = words[words.rindex(".") :]
    return (
        web_address(f"mailto:{words}") if _TOP.fullmatch(top) and (top.islower() or words.isupper()) else ""
    )
