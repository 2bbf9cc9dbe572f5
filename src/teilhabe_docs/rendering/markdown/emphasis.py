"""Delimiters of emphasis in Markdown, and what makes them act."""

import unicodedata
from dataclasses import dataclass
from typing import Literal


@dataclass(slots=True)
class Atom:
    """A piece of a line; `zeichen` if it is a single character of text, `marke` if it is a delimiter."""

    roh: str
    zeichen: str = ""
    marke: Literal["", "auf", "zu"] = ""


def composed_inline(atome: list[Atom]) -> str:
    """The line; letters that keep a delimiter from acting are written as `&#…;`.

    CommonMark decides by the characters next to a delimiter: `Wort**(x)**` would stay as typed.
    """
    marken = [stelle for stelle, atom in enumerate(atome) if atom.marke]
    while sum(_loese(atome, stelle) for stelle in marken):
        pass
    return "".join(atom.roh for atom in atome)


def _loese(atome: list[Atom], stelle: int) -> bool:
    """Whether the delimiter at `stelle` could not act and its outer neighbour had to be rewritten."""
    schritt = -1 if atome[stelle].marke == "auf" else 1
    aussen = atome[stelle + schritt] if 0 <= stelle + schritt < len(atome) else None
    innen = atome[stelle - schritt].roh[0 if schritt < 0 else -1]
    if aussen is None or not aussen.zeichen or aussen.roh.startswith("&#"):
        return False
    zeichen = aussen.zeichen
    if zeichen.isspace() or unicodedata.category(zeichen).startswith("P") or zeichen in "$+<=>^`|~":
        return False
    if atome[stelle].roh == "**" and not unicodedata.category(innen).startswith(("P", "S")):
        return False
    aussen.roh = f"&#{ord(zeichen)};"
    return True
