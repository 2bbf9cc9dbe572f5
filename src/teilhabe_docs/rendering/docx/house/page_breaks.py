"""Whether the end of a cover leaves an empty page behind it."""

from collections.abc import Iterable, Iterator

from teilhabe_docs.rendering.docx.elements import Element, W

_SHOWN = tuple(f"{W}{name}" for name in ("t", "drawing", "pict", "sym", "tbl"))
_TEXT, _PAGE, _SECTION = "text", "page", "section"


def pages_ended(cover: Iterable[Element], *, title_breaks: bool) -> int:
    """How many pages end behind the last words of the cover: two leave one empty.

    `title_breaks`: the title of the document begins a page by itself.
    """
    ends: list[str] = []
    for event in _events(cover):
        if event == _TEXT:
            ends.clear()
        else:
            ends.append(event)
    if title_breaks and ends[-1:] in ([], [_PAGE]):
        ends.append(_PAGE)
    return len(ends)


def _events(cover: Iterable[Element]) -> Iterator[str]:
    for block in cover:
        for element in block.iter():
            if element.tag == f"{W}br" and element.get(f"{W}type") == "page":
                yield _PAGE
            elif element.tag == f"{W}t" and not (element.text or "").strip():
                continue
            elif element.tag in _SHOWN:
                yield _TEXT
        for section in block.iter(f"{W}sectPr"):
            kind = section.find(f"{W}type")
            if kind is None or kind.get(f"{W}val") != "continuous":
                yield _SECTION
