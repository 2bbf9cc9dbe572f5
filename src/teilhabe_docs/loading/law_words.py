"""How people write a paragraph of the Sozialgesetzbuch: `§ 78 b KJHG`, `Paragraf 125 SGB 9`, `sgb8-77`."""

import re

_BOOKS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
_NAMES = (
    (re.compile(r"\bKJHG\b|\bKinder-? und Jugendhilfegesetz\b", re.I), "SGB VIII"),
    (re.compile(r"\bBTHG\b|\bBundesteilhabegesetz\b", re.I), "SGB IX"),
    (re.compile(r"\bSozialgesetzbuch\b", re.I), "SGB"),
    (re.compile(r"\bParagra(?:f|ph)(?:en)?\b", re.I), "§"),
)
_BOOK = re.compile(r"(?<![^\W\d_])SGB[\s_.-]{0,3}(\d{1,2}|[IVX]{1,4})(?![^\W_])", re.I)
_NUMBER = r"(\d{1,4})(?:([a-z])(?![^\W_])|\s{1,3}([a-z])(?![\w.]))?(?![^\W_])"
_PARAGRAPH = re.compile(rf"§{{1,2}}\s{{0,3}}{_NUMBER}", re.I)
_BARE = re.compile(rf"(?<![^\W_]){_NUMBER}", re.I)
_LONGEST = 200  # characters; nothing longer is a citation


def spelt(typed: str) -> str:
    """A text with its laws and paragraphs as this program writes them; everything else stays."""
    if len(typed) > _LONGEST:
        return typed
    for name, written in _NAMES:
        typed = name.sub(written, typed)
    return _PARAGRAPH.sub(lambda found: f"§ {_number(*found.groups())}", _BOOK.sub(_book, typed))


def cited(typed: str) -> str:
    """The one paragraph that a text names, with its book: `§ 78b SGB VIII`; empty where there is not one."""
    book, numbers = book_of(typed), _numbers(spelt(typed))
    return f"§ {numbers[0]} {book}" if book and len(numbers) == 1 else ""


def book_of(typed: str) -> str:
    """The one book that a text names: `SGB VIII`."""
    books = {found.group() for found in _BOOK.finditer(spelt(typed))}
    return books.pop() if len(books) == 1 else ""


def names_paragraph(typed: str) -> bool:
    """Whether a text names a paragraph, so that its number and letter must stay."""
    return bool(_numbers(spelt(typed)))


def _numbers(text: str) -> list[str]:
    """The paragraphs of a text, each once; beside a book a number is one without the sign too."""
    if len(text) > _LONGEST:
        return []
    found = [_number(*one) for one in _PARAGRAPH.findall(text)]
    if not found and _BOOK.search(text):
        found = [_number(*one) for one in _BARE.findall(_BOOK.sub(" ", text))]
    return list(dict.fromkeys(found))


def _number(digits: str, letter: str | None, apart: str | None) -> str:
    return f"{digits}{(letter or apart or '').lower()}"


def _book(found: re.Match[str]) -> str:
    number = found[1]
    if not number.isdecimal():
        return f"SGB {number.upper()}"
    return f"SGB {_BOOKS[int(number)]}" if 0 < int(number) < len(_BOOKS) else found.group()
