"""Lists, tables and line breaks from other programs, written as Markdown where they have one meaning."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_BULLET = re.compile("[•‣◦▪●○■➢·\uf0b7\uf0a7\uf0d8\uf076][ \t]*(?=[^\\s])")
_SECOND_BULLET = re.compile(r"o[ \t]+(?=\S)")
_DASH = re.compile(r"[–—][ \t]+(?=\S)")
_COUNTED = re.compile(r"\(?(?:([a-z])|(\d{1,2}))\)[ \t]+(?=\S)")
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_SIGN = re.compile("[•‣◦▪●○■➢·–—\uf0b7\uf0a7\uf0d8\uf076]|o[ \t]|\\(?\\w{1,2}\\)")
_PLAIN_LINE = re.compile(r"(?![ \t]|[-+*>#|]|\d+[.)])")


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
    lines = _bullets(lines)
    lines = _counted(lines)
    return _breaks(_tables(lines))


def _bullets(lines: list[str]) -> list[str]:
    result: list[str] = []
    for number, line in enumerate(lines):
        if _BULLET.match(line):
            line = _BULLET.sub("- ", line, count=1)
        elif _SECOND_BULLET.match(line) and result and re.match(r" *- ", result[-1]):
            line = _SECOND_BULLET.sub("  - ", line, count=1)
        elif _DASH.match(line) and _beside(lines, number, _DASH):
            line = _DASH.sub("- ", line, count=1)
        result.append(line)
    return result


def _beside(lines: Sequence[str], number: int, sign: re.Pattern[str]) -> bool:
    return any(
        sign.match(line) for line in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    )


def _counted(lines: list[str]) -> list[str]:
    """Runs of lines `a)`, `b)`, `c)` or `1)`, `2)`, `3)` that begin with the first and leave none out."""
    result: list[str] = []
    at = 0
    while at < len(lines):
        run = 0
        while at + run < len(lines) and (found := _COUNTED.match(lines[at + run])):
            written = ord(found[1]) - ord("a") + 1 if found[1] else int(found[2])
            if written != run + 1:
                break
            run += 1
        if run > 1:
            result += [
                _COUNTED.sub(f"{number}. ", line, count=1)
                for number, line in enumerate(lines[at : at + run], 1)
            ]
        else:
            run = 1
            result.append(lines[at])
        at += run
    return result


def _tables(lines: list[str]) -> list[str]:
    """Runs of lines with equally many tabs in them as tables; the first is the head."""
    result: list[str] = []
    at = 0
    while at < len(lines):
        tabs = _tabs(lines[at])
        run = 1
        while tabs and at + run < len(lines) and _tabs(lines[at + run]) == tabs:
            run += 1
        if run == 1:
            result.append(lines[at])
        else:
            rows = [f"| {' | '.join(map(str.strip, line.split(chr(9))))} |" for line in lines[at : at + run]]
            before = [""] if result and result[-1].strip() else []
            behind = [""] if at + run < len(lines) and lines[at + run].strip() else []
            result += [*before, rows[0], "|" + "---|" * (tabs + 1), *rows[1:], *behind]
        at += run
    return result


def _tabs(line: str) -> int:
    """How many tabs part a line in columns; 0 where that is not plain."""
    return 0 if "|" in line or not _PLAIN_LINE.match(line) or not line.strip() else line.rstrip().count("\t")


def _breaks(lines: list[str]) -> list[str]:
    result: list[str] = []
    for number, line in enumerate(lines):
        if "|" not in line and _PLAIN_LINE.match(line) and (parts := _BREAK.split(line))[1:]:
            goes_on = number + 1 < len(lines) and lines[number + 1].strip() != ""
            while parts and not parts[-1]:
                parts.pop()
                if goes_on and parts:
                    parts[-1] += "\\"
                    goes_on = False
            if parts and all(part and _PLAIN_LINE.match(part) and not _SIGN.match(part) for part in parts):
                result += [*(f"{part}\\" for part in parts[:-1]), parts[-1]]
                continue
        result.append(line)
    return result
