"""References: to a numbered heading as REF field, elsewhere as link to the bookmark; links to the web."""

import re
from urllib.parse import quote, urlsplit

from teilhabe_docs.documents.blocks import Reference
from teilhabe_docs.rendering.docx.bookmarks import Bookmark, Bookmarks
from teilhabe_docs.rendering.docx.elements import Element, field, run, sub

_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"
_PHONE = re.compile(r"tel:[+0-9().%/-]+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@\s]+@[^@\s?]+(\?[^\s]*)?", re.IGNORECASE)


def reference(parent: Element, verweis: Reference, words: str, targets: Bookmarks) -> None:
    """A resolved reference, each piece leading to its place; `words` are those of all pieces, as printed."""
    end = 0
    for piece in verweis.teile:
        start, end = end, end + len(piece.text)
        target = targets.get(piece.ziel)
        if target is None:
            run(parent, words[start:end])
        else:
            _piece(parent, words[start:end], target)


def _piece(parent: Element, words: str, target: Bookmark) -> None:
    number = target.number.replace(" ", "\u00a0")
    lead = words.removesuffix(number)
    if number and words.endswith(number) and lead in ("", "Abschnitt\u00a0"):
        if lead:
            run(parent, lead)
        field(parent, f"REF {target.name} \\n \\h", number)
    else:
        run(sub(parent, "hyperlink", anchor=target.name, history=1), words)


def web_address(address: str) -> str:
    """`address` as Word opens it; empty where Word would call the file damaged."""
    encoded = quote(address.strip(), safe=_URL_CHARACTERS)
    try:
        parts = urlsplit(encoded)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() in ("http", "https"):
        return encoded if parts.hostname and re.fullmatch(r"[\w.-]+", parts.hostname) else ""
    return encoded if _MAIL.fullmatch(encoded) or _PHONE.fullmatch(encoded) else ""
