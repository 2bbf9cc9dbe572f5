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
_ADRESSE = re.compile(r"(?:(?<=https:)|(?<=http:)|(?<=www\.))[A-Za-z0-9.,;/?#=%+()-]+(?!\S)")
_AUFZAEHLUNG = re.compile(r"(?:[0-9]{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|#)([.)])(?=\s|$)")
_KLAMMER = re.compile(r"\((?=@|[0-9A-Za-z]+\)(?:\s|$))")
_ANFANG = re.compile(r"#(?=#*(?:\s|$))|>|[-+](?![0-9A-Za-z])|=|:(?=[\s:-]|$)|\{")


def escape(text: str, zwang: Collection[int] = (), *, allein: bool = False) -> list[str]:
    """`text` with backslashes as first character, middle and last character (what there is of it).

    `zwang`: places that get a backslash in any case; each of them holds an ASCII punctuation mark. `allein`:
    nothing else stands on its line.
    """
    stellen = {
        treffer.start() for treffer in _ZEICHEN.finditer(text) if _wirkt(text, treffer.start(), allein)
    }
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


def _wirkt(text: str, stelle: int, allein: bool) -> bool:
    """Whether the character acts; an underscore inside a word does not.

    The outermost letters of a run do not count as such: they may yet be written as `&#…;`. Nor does a bare
    address act that would show the same words as a link, with no backslash and nothing of what follows in it.
    """
    if text[stelle] in ":." and (adresse := _ADRESSE.match(text, stelle + 1)):
        return adresse.end() == len(text) and not allein
    rand = 0 if allein else 1
    if text[stelle] != "_" or not 1 + rand <= stelle <= len(text) - 2 - rand:
        return True
    return not (text[stelle - 1].isalnum() and text[stelle + 1].isalnum())
