"""A PDF as a program that reads it aloud takes it: its structure with all words (ISO 32000-1, 14.7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

BLOCKS = {
    *(
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "LI",
        "Lbl",
        "LBody",
        "TD",
        "TH",
        "Note",
        "Quote",
        "TOC",
        "TOCI",
    )
}
HIDDEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True)
class Tag:
    """An element: its standard type, its own words, elements below; what it says of itself."""

    kind: str
    children: "tuple[Tag | str, ...]"
    alt: str = ""
    target: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All words in reading order; blocks stand apart, whatever stands on one line together."""
        apart = " " if self.kind in BLOCKS else ""
        inner = "".join(child if isinstance(child, str) else child.text for child in self.children)
        return f"{apart}{inner}{apart}"

    def without(self, *kinds: str) -> "Tag":
        """The same without the elements of these types."""
        kept = (child for child in self.children if isinstance(child, str) or child.kind not in kinds)
        return replace(self, children=tuple(c if isinstance(c, str) else c.without(*kinds) for c in kept))

    def all(self, *kinds: str) -> "Iterator[Tag]":
        """The elements of these types, itself among them, in reading order."""
        if self.kind in kinds:
            yield self
        for child in self.children:
            if isinstance(child, Tag):
                yield from child.all(*kinds)


class Pdf:
    """The parts of a PDF that tests look at."""

    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(BytesIO(content))
        self.root = self.file.Root
        self._words = {page.objgen: _words(page) for page in self.file.pages}
        self._roles = {str(name): str(role) for name, role in self.root.StructTreeRoot.RoleMap.items()}
        (top,) = _listed(self.root.StructTreeRoot.K)
        self.tree = self._tag(top, None)

    def _tag(self, element: Any, page: Any) -> Tag:
        page = element.get("/Pg", page)
        kind = str(element.S)
        kind = self._roles.get(kind, kind).removeprefix("/")
        found: list[Tag | str] = []
        target = ""
        for child in _listed(element.get("/K")):
            if isinstance(child, int):
                found.append(self._words[page.objgen].get(child, ""))
            elif child.get("/Type") == Name.OBJR:
                target = _target(child.Obj)
            elif child.get("/Type") == Name.MCR:
                found.append(self._words[child.get("/Pg", page).objgen].get(int(child.MCID), ""))
            else:
                found.append(self._tag(child, page))
        attributes: dict[str, Any] = {}
        for one in _listed(element.get("/A")):
            attributes |= {str(name).removeprefix("/"): str(value) for name, value in one.items()}
        return Tag(kind, tuple(found), str(element.get("/Alt", "")), target, attributes)

    def bookmarks(self) -> list[tuple[int, str]]:
        """Level and title of each bookmark, in order."""
        with self.file.open_outline() as outline:
            return list(_outlined(outline.root, 1))


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else [] if value is None else [value]


def _outlined(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _outlined(item.children, level + 1)


def _target(annotation: Any) -> str:
    action = annotation.get("/A")
    if action is not None and "/URI" in action:
        return str(action.URI)
    return "inside" if action is not None or "/Dest" in annotation else ""


def _words(page: Any) -> dict[int, str]:
    """The words of each marked content of a page, by its number."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    marks: list[tuple[int | None, str | None]] = []
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            properties = operands[1] if isinstance(operands[1], Dictionary) else Dictionary()
            number = int(properties.MCID) if "/MCID" in properties else None
            actual = str(properties.ActualText) if "/ActualText" in properties else None
            current = next((one for one, _ in reversed(marks) if one is not None), number)
            if actual is not None and current is not None:
                found[current] = found.get(current, "") + actual
            marks.append((number, actual))
        elif name == "BMC":
            marks.append((None, None))
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            number = next((one for one, _ in reversed(marks) if one is not None), None)
            if number is None or any(actual is not None for _, actual in marks):
                continue
            pieces = operands[0] if name == "TJ" else [operands[0]]
            codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
            pairs = (codes[at] << 8 | codes[at + 1] for at in range(0, len(codes), 2))
            found[number] = found.get(number, "") + "".join(letters.get(pair, "\ufffd") for pair in pairs)
    return found


def words_on_pages(content: bytes) -> list[str]:
    """The words of each page that have a tag, without blanks."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return ["".join("".join(_words(page).values()).split()) for page in pdf.pages]


def off_the_page(content: bytes) -> list[str]:
    """Where letters begin or pictures lie outside of the text's part of their page, its footer included."""
    found = []
    with pikepdf.open(BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            _, _, wide, high = map(float, page.mediabox)
            for left, right, bottom in _places(page):
                if left < 20 or right > wide - 20 or bottom < 20 or bottom > high:
                    found.append(f"page {number}: {left:.0f}-{right:.0f}, {bottom:.0f}")
    return found


def printed_pieces(content: bytes) -> list[tuple[int, float, float, float]]:
    """Page, height, left and right end of each piece of text that is printed, in points."""
    found = []
    with pikepdf.open(BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages):
            widths = {name: _advances(font) for name, font in page.Resources.get("/Font", {}).items()}
            matrix, kept, line = pikepdf.Matrix(), [], pikepdf.Matrix()
            advances: dict[int, float] = {}
            size = 0.0
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name == "q":
                    kept.append(matrix)
                elif name == "Q":
                    matrix = kept.pop()
                elif name == "cm":
                    matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
                elif name == "Tf":
                    advances, size = widths[str(operands[0])], float(operands[1])
                elif name == "Tm":
                    line = pikepdf.Matrix(*map(float, operands))
                elif name in ("Tj", "TJ"):
                    place = line @ matrix
                    wide = sum(_wide(one, advances) for one in (operands[0] if name == "TJ" else operands))
                    found.append((number, round(place.f), place.e, place.e + wide * size / 1000))
    return found


def _wide(piece: Any, advances: dict[int, float]) -> float:
    if not isinstance(piece, pikepdf.String):
        return -float(piece)
    codes = bytes(piece)
    return sum(advances.get(codes[at] << 8 | codes[at + 1], 0) for at in range(0, len(codes), 2))


def _advances(font: Any) -> dict[int, float]:
    """The widths of the letters of a font by their codes (ISO 32000-1, 9.7.4.3)."""
    listed, found = list(font.DescendantFonts[0].W), {}
    while listed:
        first, then, *listed = listed
        if isinstance(then, Array):
            found |= {int(first) + place: float(wide) for place, wide in enumerate(then)}
        else:
            found |= dict.fromkeys(range(int(first), int(then) + 1), float(listed.pop(0)))
    return found


def _places(page: Any) -> Iterator[tuple[float, float, float]]:
    """Left and right end and lower edge of each picture, and where each piece of text begins, in points."""
    matrix, kept, line = pikepdf.Matrix(), [], pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            kept.append(matrix)
        elif name == "Q":
            matrix = kept.pop()
        elif name == "cm":
            matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
        elif name == "Tm":
            line = pikepdf.Matrix(*map(float, operands))
        elif name in ("Tj", "TJ"):
            place = line @ matrix
            yield place.e, place.e, place.f
        elif name == "Do":
            yield matrix.e, matrix.e + matrix.a, min(matrix.f, matrix.f + matrix.d)


def _letters(font: Any) -> dict[int, str]:
    """What the codes of a font stand for, by its own table (ISO 32000-1, 9.10.3)."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    letters: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            letters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return letters


def headings_on_pages(file: Path) -> list[tuple[int, str, int]]:
    """Level, title and page of each bookmark of a PDF."""
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return [
            (level, item.title, pages[item.destination[0].objgen]) for level, item in _items(outline.root, 1)
        ]


def _items(items: Any, level: int) -> Iterator[tuple[int, Any]]:
    for item in items:
        yield level, item
        yield from _items(item.children, level + 1)
