"""Pieces of a page: text enters escaped, and only what was made here is taken as it is."""

from collections.abc import Iterable
from html import escape
from typing import NewType

from teilhabe_docs.rendering.clean_text import clean

Html = NewType("Html", str)
"""Markup that may stand in a page; no other string is taken for it."""

NOTHING = Html("")
_NOT_EMPTY = ("id", "class_")


def escaped(text: str) -> Html:
    """A text for content, without characters that no page may hold."""
    return Html(escape(clean(text), quote=False))


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """The parts one after the other; `between` is white space."""
    return Html(between.join(parts))


def element(name: str, /, *content: Html, **attributes: str | int) -> Html:
    """An element with its end tag; `class_` stands for `class`, `aria_label` for `aria-label`."""
    start = opening(name, **attributes) if attributes else f"<{name}>"
    return Html(f"{start}{''.join(content)}</{name}>")


def opening(name: str, /, **attributes: str | int) -> Html:
    """A start tag alone, all of an element that has no content; an empty id or class is left out."""
    written = [
        f' {key.rstrip("_").replace("_", "-")}="{escape(clean(str(value)))}"'
        for key, value in attributes.items()
        if value != "" or key not in _NOT_EMPTY
    ]
    return Html(f"<{name}{''.join(written)}>")
