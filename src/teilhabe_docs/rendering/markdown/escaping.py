"""Backslashes for plain text in Markdown: as few as possible, but never one too few.

Covers CommonMark and what GitHub and pandoc add to it (tables, notes, formulas, sub- and superscript, bare
links, emoji names, lists with letters).
"""

import re
from collections.abc import Collection
from itertools import pairwise

OPENING = "[offen:"

_ZEICHEN = re.compile(
    r"[\\`*\[\]^~$|_]"
    r"|<(?![\s\d])"
    r"|&(?=#?[0-9A-Za-z]+;)"
    r"|:(?=//)"
    r"|:(?=[a-z+-][a-z0-9_+-]*:)"
    r"|(?<=\[offen):"
    r"|(?<=www)\."
    r"|\{(?=\s*(?:[.#]|[\w:-]+=))",
    re.IGNORECASE,
)
_AUFZAEHLUNG = re.compile(r"(?:[0-9]{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|#)([.)])(?=\s|$)")
_KLAMMER = re.compile(r"\((?=@|[0-9A-Za-z]+\)(?:\s|$))")
_ANFANG = re.compile(r"#(?=#*(?:\s|$))|>|[-+](?![0-9A-Za-z])|=|:(?=[\s:-]|$)|\{")


def escape(text: str, zwang: Collection[int] = ()) -> list[str]:
    """`text` with backslashes as first character, middle and last character (what there is of it).

    `zwang`: places that get a backslash in any case; each of them holds an ASCII punctuation mark.
    """
    stellen = {treffer.start() for treffer in _ZEICHEN.finditer(text) if _wirkt(text, treffer.start())}
    geordnet = sorted(stellen.union(zwang))
    teile: list[str] = []
    grenzen = sorted({0, 1, max(1, len(text) - 1), len(text)}) if text else [0]
    for anfang, ende in pairwise(grenzen):
        schnitte = [stelle for stelle in geordnet if anfang <= stelle < ende]
        stuecke = [text[a:b] for a, b in zip([anfang, *schnitte], [*schnitte, ende], strict=True)]
        teile.append("\\".join(stuecke))
    return teile


def line_start(text: str) -> set[int]:
    """The places in the text of a whole line where its beginning would act as a list, heading, quotation."""
    if treffer := _AUFZAEHLUNG.match(text):
        return {treffer.start(1)}
    treffer = _KLAMMER.match(text) or _ANFANG.match(text)
    return {treffer.start()} if treffer else set()


def _wirkt(text: str, stelle: int) -> bool:
    """Whether the character acts; an underscore inside a word does not.

    The outermost letters of a run do not count as such: they may yet be written as `&#…;`.
    """
    if text[stelle] != "_" or not 2 <= stelle <= len(text) - 3:
        return True
    return not (text[stelle - 1].isalnum() and text[stelle + 1].isalnum())
