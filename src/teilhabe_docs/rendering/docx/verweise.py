"""References: to a numbered heading as REF field, elsewhere as link to the bookmark; links to the web."""

import re
from urllib.parse import quote, urlsplit

from teilhabe_docs.documents.bloecke import Verweis, Verweisteil

from .elemente import Element, field, run, sub
from .umbruchschutz import protect
from .ziele import Target, Targets

_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"
_MAIL = re.compile(r"mailto:[^@\s]+@[^@\s?]+(\?[^\s]*)?", re.IGNORECASE)


def reference(parent: Element, verweis: Verweis, targets: Targets) -> None:
    """The words of a resolved reference, each piece leading to its place."""
    for piece in verweis.teile:
        target = targets.get(piece.ziel)
        if target is None:
            run(parent, protect(piece.text))
        else:
            _piece(parent, piece, target)


def _piece(parent: Element, piece: Verweisteil, target: Target) -> None:
    words = piece.text.replace("\u00a0", " ")
    lead = words.removesuffix(target.number)
    if target.number and words.endswith(target.number) and lead in ("", "Abschnitt "):
        if lead:
            run(parent, "Abschnitt\u00a0")
        field(parent, f"REF {target.name} \\n \\h", protect(target.number))
    else:
        run(sub(parent, "hyperlink", anchor=target.name, history=1), protect(piece.text))


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
    return encoded if _MAIL.fullmatch(encoded) else ""
