"""Texts in the form in which they are compared, letter by letter as long as they are."""

import re

_HIDDEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_SIGNS = str.maketrans({**dict.fromkeys("„“”»«‚‘’'", '"'), "‑": "-", "—": "–", "\x0b": "\n"})
_BLANKS = re.compile(r"[^\S\n]+")
_LISTED = re.compile(r"(?:[-•·–*▪◦‣]|\(?\d{1,2}[.)]|\([a-z]\)|[a-z]{1,2}\)|\[\^[\w-]+\]:?)[ \t]+")


def cleaned(text: str) -> str:
    """A text with single blanks, without signs that do not show; line breaks stay."""
    lines = text.translate(_HIDDEN).replace("\x0b", "\n").split("\n")
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in lines).strip()


def folded_signs(text: str) -> str:
    """A text with one sign for all quotation marks and one for each dash, as long as before."""
    return text.translate(_SIGNS)


def without_mark(text: str) -> str:
    """A cleaned paragraph without what counts it or makes it a list item."""
    while (found := _LISTED.match(text)) and not text.endswith((" –", " -")):
        text = text[found.end() :]
    return text


def cells(row: str) -> list[str]:
    """The cells of a row, empty ones too."""
    return [cell.strip() for cell in row.strip(" ").removeprefix("|").removesuffix("|").split("|")]
