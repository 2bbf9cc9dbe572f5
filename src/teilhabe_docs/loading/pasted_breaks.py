r"""Breaks of HTML as those of Markdown: `\` at the end of a line, blank lines, items."""

import re
from collections.abc import Sequence
from itertools import pairwise

from teilhabe_docs.loading.covered_text import ROW
from teilhabe_docs.loading.pasted_lines import BULLET, PLAIN, PastedLine, parted

_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_BREAKS = re.compile(f"(?:{_BREAK.pattern})+", re.IGNORECASE)
_SIGN = re.compile(
    "[•‣◦▪●○■➢·–—✓✔►▶▸➤❖☐☑\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf071]|[o§üqØv][ \t]|\\(?\\w{1,4}\\.?\\)"
)
_ITEM = re.compile(rf"({BULLET.pattern}|[-*+][ \t]+)(?=[^\W\d_])")
_STROKE = re.compile(r"(?<!\\)\|")
_APART = re.compile(r"[,;:.!?…][»“\")]?$")
"""What ends so stands apart from what follows without a break."""
_START = PastedLine("", "", "", False)


def without_breaks(lines: Sequence[str]) -> list[list[str]]:
    """What each line becomes: rows of tables stay one line, others are broken where they are printed so."""
    rows = [_START, *parted(lines), _START]
    triples = zip(rows, rows[1:], rows[2:], strict=False)
    return [_broken(*around) or [_in_row(str(around[1]))] for around in triples]


def _in_row(line: str) -> str:
    """The cell of a table has one line: a break at its end is none, one where words are apart a blank."""
    if ROW not in line or "<" not in line:
        return line
    return "|".join(_in_cell(cell) for cell in _STROKE.split(line))


def _in_cell(cell: str) -> str:
    def blank(found: re.Match[str]) -> str:
        before, behind = cell[: found.start()].strip(f" \t{ROW}"), cell[found.end() :].strip()
        return " " if not before or not behind or _APART.search(before) else found[0]

    return _BREAKS.sub(blank, cell)


def _broken(before: PastedLine, line: PastedLine, behind: PastedLine) -> list[str]:
    """A line in as many as it is printed in; nothing where that is not plain."""
    plain = "|" not in line.words and (line.sign or line.begins) and PLAIN.match(line.words)
    parts = _BREAK.split(line.words)
    if not plain or len(parts) < 2:
        return []
    while parts and not parts[0] and (line.sign or not before.words.strip()):
        parts.pop(0)
    inner = [*parts]
    while inner and not inner[-1]:
        inner.pop()
    if not inner or not inner[0] or not _is_plain(inner, in_item=bool(line.sign)):
        return []
    in_item = line.sign or line.listed or before.sign or before.listed
    is_lazy = in_item and not line.sign and not (line.listed and line.indent)
    if is_lazy and "" in inner:
        return []
    result = _lines(line, inner)
    if (ends := len(parts) - len(inner)) and _goes_on(behind):
        if ends > 1 and (behind.indent or not in_item):
            result.append("")
        else:
            result[-1] += "\\"
    return result


def _is_plain(parts: Sequence[str], *, in_item: bool) -> bool:
    """Whether each part is a line of words, or an item where it stands beside one or behind a colon."""
    items = [part for part in parts[1:] if _ITEM.match(part)]
    among = in_item or len(items) > 1
    return all(
        among or before.endswith(":") or BULLET.match(part)
        if before and part in items
        else not part or (PLAIN.match(part) and not _SIGN.match(part))
        for before, part in pairwise(["", *parts])
    )


def _lines(line: PastedLine, parts: Sequence[str]) -> list[str]:
    """The lines of these parts; items stand beside its own, or below that where a colon ends it."""
    below = " " * len(f"{line.indent}{line.sign}".expandtabs(4))
    beside = below if parts[0].endswith(":") else line.indent
    result = [f"{line.indent}{line.sign}{parts[0]}"]
    for part in parts[1:]:
        if item := _ITEM.match(part):
            result.append(f"{beside}{part}")
            below = beside + " " * len(item[1])
        elif part:
            result[-1] += "\\" * bool(result[-1])
            result.append(f"{below}{part}")
        elif result[-1]:
            result.append("")
    return result


def _goes_on(following: PastedLine) -> bool:
    """Whether the paragraph before a line goes on in it."""
    return not following.sign and bool(PLAIN.match(following.words)) and bool(following.words.strip())
