"""Signs and numbers with which other programs begin the items of lists, as those of Markdown."""

import re
from collections.abc import Iterator, Sequence
from itertools import cycle, islice

from teilhabe_docs.loading.pasted_lines import BULLET, PastedLine, parted
from teilhabe_docs.loading.pasted_signs import DRAWN, begins_list, letters_referred_to, signs_that_say_more
from teilhabe_docs.loading.pasted_tables import WORD_SIGN

_GLUED = re.compile(r"[-–](?=[^\W\d_])")
_LETTERS = tuple(re.compile(rf"{sign}\t[ \t]*(?=[^\s\d][^\t]*$)") for sign in "§üqØv")
_BULLETS = ("-", "*", "+")
_BESIDE = (
    re.compile(r"[–—][ \t]+(?=\S)"),
    _GLUED,
    DRAWN,
    *_LETTERS,
)
"""Signs that begin an item only where another line beside theirs begins with the same."""
_SMALL_O = re.compile(r"o\t[ \t]*(?=[^\s\d][^\t]*$)")
_BARE = frozenset((_GLUED, _SMALL_O, *_LETTERS))
"""Signs that are none behind the sign of an item."""
_COUNTED = re.compile(r"(?:\(?([a-z]|[ivx]{2,4}|[A-Z]|[IVX]{2,4}|\d{1,2})\.?\)|([IVX]{1,4})\.)[ \t]+(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NUMERALS = (
    tuple("abcdefghijklmnopqrstuvwxyz"),
    tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    tuple(str(number) for number in range(1, 100)),
    _ROMAN,
    tuple(numeral.upper() for numeral in _ROMAN),
)


def with_items(lines: Sequence[str]) -> list[str]:
    """As many lines: `- ` for bullets and the like, `1. ` for `a)` in unbroken runs."""
    first = _second_bullets(_bullets([*lines], _BESIDE))
    return _counted(_bullets(first, (_SMALL_O,)))


def _bullets(lines: list[str], beside: Sequence[re.Pattern[str]]) -> list[str]:
    """Items for bullets, and for the signs `beside` where two lines with the same follow each other."""
    result: list[str] = []
    headed = False  # below a line with a tab that is no item: rather a table
    kept = signs_that_say_more(rows := parted(lines))
    for number, line in enumerate(rows):
        found = BULLET.match(line.words)
        is_item = line.sign or found or WORD_SIGN.match(line.words)
        headed = "\t" in line.words and (headed or not is_item) and not (line.sign or found)
        found = None if number in kept else found or (None if headed else _with_like(rows, number, beside))
        if found and (line.begins or line.sign[:1] in _BULLETS):
            words = line.words[found.end() :]
            if not words[:1].isdigit() or _is_list(rows, number):
                line = line._replace(sign=line.sign or "- ", words=words)
        result.append(str(line))
    return result


def _with_like(
    lines: Sequence[PastedLine], number: int, signs: Sequence[re.Pattern[str]]
) -> re.Match[str] | None:
    """The first of the signs that a line and one beside it begin with."""
    for sign in signs:
        if (found := _match(sign, lines[number])) and _beside(lines, number, sign):
            return found
    return None


def _match(sign: re.Pattern[str], line: PastedLine) -> re.Match[str] | None:
    return None if line.sign and sign in _BARE else sign.match(line.words)


def _beside(lines: Sequence[PastedLine], number: int, sign: re.Pattern[str]) -> bool:
    return any(
        (_match(sign, line) or (sign is DRAWN and (line.sign[:1] in _BULLETS or BULLET.match(line.words))))
        and line.indent == lines[number].indent
        for line in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    )


def _is_list(lines: Sequence[PastedLine], number: int) -> bool:
    """Whether an item that begins with a number is one: beside another, or behind a colon."""
    before = str(lines[number - 1]).rstrip() if number else ""
    return before.endswith(":") or any(_beside(lines, number, sign) for sign in (BULLET, *_BESIDE))


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
    """Runs of lines `a)`, `b)`, `c)` or `1)`, `2)`, `3)` that begin with the first and leave none out.

    A run is written as `1.`, or as `1)` where a list beside it has that already: it stays a list of its own.
    """
    rows = parted(lines)
    runs: list[range] = []
    for run in _runs(rows):
        if begins_list(rows, run, _COUNTED, goes_on=bool(runs) and runs[-1].stop == run.start):
            runs.append(run)
    referred = _letters_referred_to(rows, runs)
    runs = [run for run in runs if referred.isdisjoint(_numerals(rows, run))]
    items = [*rows]
    for run in runs:
        for number, at in enumerate(run, 1):
            words = _COUNTED.sub("", rows[at].written, count=1)
            items[at] = rows[at]._replace(sign=f"{number}. ", words=words)
    for run, mark in _marks(items, runs):
        for at in run:
            items[at] = items[at]._replace(sign=items[at].sign.replace(".", mark)) if mark else rows[at]
    return [str(line) for line in items]


def _letters_referred_to(rows: Sequence[PastedLine], runs: Sequence[range]) -> frozenset[str]:
    """The letters that are named elsewhere than before items."""
    items = {at for run in runs for at in run}
    written = [line.written for line in rows]
    texts = [_COUNTED.sub("", text, count=1) if at in items else text for at, text in enumerate(written)]
    return letters_referred_to("\n".join(texts))


def _numerals(rows: Sequence[PastedLine], run: range) -> Sequence[str]:
    """With what the lines of a run begin, and with what one more would; nothing for numbers, which stay."""
    numerals = next(some for some in _NUMERALS if _run(rows, run[0], some) == len(run))
    return () if numerals[0].isdigit() else numerals[: len(run) + 1]


def _runs(rows: Sequence[PastedLine]) -> Iterator[range]:
    at = 0
    while at < len(rows):
        length = max(_run(rows, at, numerals) for numerals in _NUMERALS)
        if length > 1:
            yield range(at, at + length)
        at += max(length, 1)


def _marks(items: Sequence[PastedLine], runs: Sequence[range]) -> Iterator[tuple[range, str]]:
    """Of each run what stands behind its numbers, otherwise than in the lists beside it.

    Nothing where that cannot be had: such a run stays as it is typed.
    """
    rest = [*runs]
    while rest:
        chain = [rest.pop(0)]
        before = _beside_run(items, chain[0], -1)
        while rest and _beside_run(items, rest[0], -1) in chain[-1]:
            chain.append(rest.pop(0))
        behind = _beside_run(items, chain[-1], 1)
        first, last = (items[at].sign.strip()[-1] if at >= 0 else "" for at in (before, behind))
        yield from zip(chain, _alternating(len(chain), first, last), strict=True)


def _alternating(number: int, first: str, last: str) -> list[str]:
    """As many marks, none like that beside it, nor like `first` and `last`; empty where that cannot be."""
    for marks in (list(islice(cycle(order), number)) for order in (".)", ").")):
        if marks[0] != first and marks[-1] != last:
            return marks
    return [""] * number


def _beside_run(items: Sequence[PastedLine], run: range, step: int) -> int:
    """The nearest item before or behind a run in the list to which it would belong; else -1."""
    item, plain = items[run[0]], False
    at = run[-1] + 1 if step > 0 else run[0] - 1
    while 0 <= at < len(items):
        line = items[at]
        if line.sign and len(line.indent) <= len(item.indent):
            return at if len(item.indent) < len(line.indent) + len(line.sign) else -1
        if not line.words.strip() and plain:
            return -1
        plain = plain or bool(line.words.strip() and not line.sign)
        at += step
    return -1


def _run(lines: Sequence[PastedLine], start: int, numerals: Sequence[str]) -> int:
    """How many lines begin with these, one after the other, and are indented as the first."""
    for run, numeral in enumerate(numerals):
        line = lines[start + run] if start + run < len(lines) else None
        if line is None or line.indent != lines[start].indent or not (line.listed or len(line.indent) < 4):
            return run
        found = _COUNTED.match(line.written)
        if not found or (found[1] or found[2]) != numeral:
            return run
    return len(numerals)
