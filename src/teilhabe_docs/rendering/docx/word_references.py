"""References: to a numbered heading as REF field, elsewhere as link to the bookmark."""

from teilhabe_docs.documents.blocks import Reference
from teilhabe_docs.rendering.docx.bookmarks import Bookmark, Bookmarks
from teilhabe_docs.rendering.docx.elements import Element, field, run, sub


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
