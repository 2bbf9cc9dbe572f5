"""Lists, tables and line breaks from other programs, written as Markdown where they have one meaning."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from teilhabe_docs.loading.run_on_lines import parted_off

_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_BULLET = re.compile("[•‣◦▪●○■➢·\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf071][ \t]*(?=[^\\s])")
_GLUED = re.compile(r"[-–](?=[^\W\d_])")
_LETTERS = tuple(re.compile(rf"{sign}\t[ \t]*(?=[^\s\d][^\t]*$)") for sign in "§üqØv")
_BESIDE = (
    re.compile(r"[–—][ \t]+(?=\S)"),
    _GLUED,
    re.compile(r"[✓✔►▶▸➤❖☐☑][ \t]*(?=\S)"),
    *_LETTERS,
)
"""Signs that begin an item only where another line beside theirs begins with the same."""
_SMALL_O = re.compile(r"o\t[ \t]*(?=[^\s\d][^\t]*$)")
_BARE = frozenset((_GLUED, _SMALL_O, *_LETTERS))
"""Signs that are none behind the sign of an item."""
_WORD_SIGN = re.compile(r"[o§üqØv·✓✔►▶▸➤❖☐☑–—-]?[ ]*\t")
_COUNTED = re.compile(r"\(?([a-z]|[ivx]{2,4}|\d{1,2})\.?\)[ \t]+(?=\S)")
_NUMERALS = (
    tuple("abcdefghijklmnopqrstuvwxyz"),
    tuple(str(number) for number in range(1, 100)),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_SIGN = re.compile(
    "[•‣◦▪●○■➢·–—✓✔►▶▸➤❖☐☑\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf071]|[o§üqØv][ \t]|\\(?\\w{1,4}\\.?\\)"
)
_PLAIN_LINE = re.compile(r"(?![ \t]|[-+*>#|]|\d+[.)]|```|~~~)")
_LINE = re.compile(r"( *)((?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S))?(.*)", re.DOTALL)


class _Line(NamedTuple):
    """A line in parts: blanks before it, the sign of an item with the blanks behind it, the words.

    `listed` says that it stands in a list: as an item, or indented below one.
    """

    indent: str
    sign: str
    words: str
    listed: bool

    def __str__(self) -> str:
        return f"{self.indent}{self.sign}{self.words}"

    @property
    def begins(self) -> bool:
        """Whether a paragraph, an item or a table may begin there."""
        return not self.sign and (self.listed or len(self.indent) < 4)


def _parted(lines: Iterable[str]) -> list[_Line]:
    result: list[_Line] = []
    within = -1  # column behind the sign of the last item, while its list goes on
    for line in lines:
        found = _LINE.fullmatch(line)
        indent, sign, words = (found[1], found[2] or "", found[3]) if found else ("", "", line)
        if (sign or _BULLET.match(words)) and len(indent) < max(within, 0) + 4:
            within = len(indent) + (len(sign) or 2)
        elif words and not indent:
            within = -1
        result.append(_Line(indent, sign, words, within >= 0))
    return result


@lru_cache(maxsize=32)
def mended(text: str) -> str:
    """The text with `- ` for bullets, `1. ` for `a)`, tables with strokes, `\\` for `<br>`, no soft hyphens.

    Blocks of code stay, and so does every line that may mean something else.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    result: list[str] = []
    for is_code, part in groupby(_in_code(lines), key=lambda one: one[0]):
        block = [line for _, line in part]
        result += block if is_code else _written(block)
    return end.join(result)


def _in_code(lines: Sequence[str]) -> Iterator[tuple[bool, str]]:
    fence = ""
    for line in lines:
        sign = _FENCE.match(line)
        if sign and (not fence or sign[0].strip() == fence):
            yield True, line
            fence = "" if fence else sign[0].strip()
        else:
            yield bool(fence), line


def _written(lines: list[str]) -> list[str]:
    lines = [_INVISIBLE.sub("", line) for line in lines]
    return parted_off(
        _breaks(_tables(_counted(_bullets(_second_bullets(_bullets(lines, _BESIDE)), (_SMALL_O,)))))
    )


def _bullets(lines: list[str], beside: Sequence[re.Pattern[str]]) -> list[str]:
    """Items for bullets, and for the signs `beside` where two lines with the same follow each other."""
    result: list[str] = []
    headed = False  # below a line with a tab that is no item: rather a table
    for number, line in enumerate(parted := _parted(lines)):
        found = _BULLET.match(line.words)
        is_item = line.sign or found or _WORD_SIGN.match(line.words)
        headed = "\t" in line.words and (headed or not is_item) and not (line.sign or found)
        found = found or (None if headed else _with_like(parted, number, beside))
        if found and (line.begins or line.sign[:1] in ("-", "*", "+")):
            words = line.words[found.end() :]
            if not words[:1].isdigit() or _is_list(parted, number):
                line = line._replace(sign=line.sign or "- ", words=words)
        result.append(str(line))
    return result


def _with_like(lines: Sequence[_Line], number: int, signs: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    """The first of the signs that a line and one beside it begin with."""
    for sign in signs:
        if (found := _match(sign, lines[number])) and _beside(lines, number, sign):
            return found
    return None


def _match(sign: re.Pattern[str], line: _Line) -> re.Match[str] | None:
    return None if line.sign and sign in _BARE else sign.match(line.words)


def _beside(lines: Sequence[_Line], number: int, sign: re.Pattern[str]) -> bool:
    return any(
        _match(sign, line) and line.indent == lines[number].indent
        for line in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    )


def _is_list(lines: Sequence[_Line], number: int) -> bool:
    """Whether an item that begins with a number is one: beside another, or behind a colon."""
    before = str(lines[number - 1]).rstrip() if number else ""
    return before.endswith(":") or any(_beside(lines, number, sign) for sign in (_BULLET, *_BESIDE))


def _second_bullets(lines: list[str]) -> list[str]:
    """What Word writes as `o` below a bullet."""
    result: list[str] = []
    second = False
    for line in lines:
        found = re.match(r"( *)o[ \t]+(?=\S)", line)
        above = re.match(r"( *)- ", result[-1]) if result else None
        if found and above:
            column = len(above[1]) if second else len(above[1]) + 2
            line = f"{' ' * max(column, len(found[1]))}- {line[found.end() :]}"
        second = bool(found and above)
        result.append(line)
    return result


def _counted(lines: list[str]) -> list[str]:
    """Runs of lines `a)`, `b)`, `c)` or `1)`, `2)`, `3)` that begin with the first and leave none out."""
    result: list[str] = []
    parted = _parted(lines)
    at = 0
    while at < len(lines):
        run = max(_run(parted, at, numerals) for numerals in _NUMERALS)
        if run > 1:
            result += [
                f"{line.indent}{_COUNTED.sub(f'{number}. ', f'{line.sign}{line.words}', count=1)}"
                for number, line in enumerate(parted[at : at + run], 1)
            ]
        else:
            run = 1
            result.append(lines[at])
        at += run
    return result


def _run(lines: Sequence[_Line], start: int, numerals: Sequence[str]) -> int:
    """How many lines begin with these, one after the other, and are indented as the first."""
    for run, numeral in enumerate(numerals):
        line = lines[start + run] if start + run < len(lines) else None
        if line is None or line.indent != lines[start].indent or not (line.listed or len(line.indent) < 4):
            return run
        found = _COUNTED.match(f"{line.sign}{line.words}")
        if not found or found[1] != numeral:
            return run
    return len(numerals)


def _tables(lines: list[str]) -> list[str]:
    """Runs of lines with equally many tabs in them as tables; the first is the head."""
    result: list[str] = []
    parted = _parted(lines)
    at = 0
    while at < len(lines):
        tabs, indent = _tabs(parted[at]), parted[at].indent
        run = 1
        while (
            tabs
            and at + run < len(lines)
            and _tabs(parted[at + run]) == tabs
            and parted[at + run].indent == indent
        ):
            run += 1
        if run == 1:
            result.append(lines[at])
        else:
            rows = [
                f"{indent}| {' | '.join(map(str.strip, line.words.split(chr(9))))} |"
                for line in parted[at : at + run]
            ]
            before = [""] if result and result[-1].strip() else []
            behind = [""] if at + run < len(lines) and lines[at + run].strip() else []
            result += [*before, rows[0], f"{indent}|" + "---|" * (tabs + 1), *rows[1:], *behind]
        at += run
    return result


def _tabs(line: _Line) -> int:
    """How many tabs part a line in columns; 0 where that is not plain, or it begins as an item."""
    if _WORD_SIGN.match(line.words):
        return 0
    plain = line.begins and "|" not in line.words and line.words.strip() and _PLAIN_LINE.match(line.words)
    return line.words.rstrip().count("\t") if plain else 0


def _breaks(lines: list[str]) -> list[str]:
    result: list[str] = []
    parted = _parted(lines)
    for number, line in enumerate(parted):
        plain = "|" not in line.words and (line.sign or line.begins) and _PLAIN_LINE.match(line.words)
        if plain and (parts := _BREAK.split(line.words))[1:]:
            goes_on = number + 1 < len(lines) and _goes_on(parted[number + 1])
            while parts and not parts[-1]:
                parts.pop()
                if goes_on and parts:
                    parts[-1] += "\\"
                    goes_on = False
            if parts and all(part and _PLAIN_LINE.match(part) and not _SIGN.match(part) for part in parts):
                below = line.indent + " " * len(line.sign)
                broken = [*(f"{part}\\" for part in parts[:-1]), parts[-1]]
                result += [f"{line.indent}{line.sign}{broken[0]}", *(f"{below}{part}" for part in broken[1:])]
                continue
        result.append(str(line))
    return result


def _goes_on(following: _Line) -> bool:
    """Whether the paragraph before a line goes on in it."""
    return not following.sign and bool(_PLAIN_LINE.match(following.words)) and bool(following.words.strip())
