"""Lines that begin as lists, quotations and headings do, and mean a date, a number or a sign before one."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, blockquote, heading, list_block

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_MONTH = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
    r"|(?:Jan|Feb|Mrz|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\."
)
_DATE_OR_YEAR = re.compile(
    rf"\d{{1,2}}\.[ \t]+(?:(?:{_MONTH})|\d{{1,2}}\.[ \t]*(?:\d{{2}}|\d{{4}})\b)|\d{{4,9}}[.)](?:[ \t]|$)"
)
"""What is never a list: `31. Dezember`, `31. 12. 2028`, `2027. Danach`; a list has fewer than 1,000 items."""
_DAY, _MONTH_FIRST = re.compile(r"[ \t]*\d{1,2}\.[ \t]*"), re.compile(rf"[ \t]*(?:{_MONTH})")
"""A date that was wrapped behind its day."""
NO_ITEM = r"\d+(?![\d.)])|\d+[.)](?!\s|$)"
"""A number that begins no item: `3 Grad`, `3.5`."""
_ALONE = re.compile(rf"([-+])[ \t]+(?:{NO_ITEM})|\d{{1,3}}([.)])(?:[ \t]|$)")
"""What is a list only beside another item or behind a colon: `- 3 Grad`, `3. Stock`, `1. FC`."""
_ALONE_IN_BODY = re.compile(rf"([-+])[ \t]+(?:{NO_ITEM})|(?!1[.)])\d{{1,3}}([.)])(?:[ \t]|$)")
"""There a list may have lost its other items: they stood under a condition."""
_COMPARED = re.compile(r">[ \t]?=?[ \t]*\d")
_ITEM = re.compile(r"(?:\d{1,9})?([-+*.)])(?:[ \t]|$)")
_FAR = 30
"""Lines; what stands further off says nothing about this one, and to look for it would take long."""
_WIDEST = 4
"""Blanks behind the sign of an item before which another may begin."""
_NUMBERED = re.compile(r"#[ \t]+\d+(?![.\d])")


def keep_numbers(md: MarkdownIt, *, body: bool) -> None:
    """Where a line means a number, no list, quotation or heading begins with it; a list ends there."""
    no_list = partial(_no_list, _ALONE_IN_BODY if body else _ALONE)
    around: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    md.block.ruler.before("list", "date", _ends_list, {"alt": ["list"]})
    md.block.ruler.at("list", _unless(no_list, list_block), around)
    md.block.ruler.at("blockquote", _unless(_no_quotation, blockquote), {"alt": [*around["alt"], "list"]})
    md.block.ruler.at("heading", _unless(_no_heading, heading), around)


def _unless(means_number: Callable[[StateBlock, int, int], bool], rule: BlockRule) -> BlockRule:
    def asked(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        return not means_number(state, line, end) and rule(state, line, end, silent)

    return asked


def _ends_list(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    return silent and _is_date(state, line, end)


def _is_date(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line begins with a date or a year, or is the day of one that goes on in the next line."""
    start, stop = _start(state, line), state.eMarks[line]
    return _DATE_OR_YEAR.match(state.src, start, stop) is not None or _is_wrapped_day(state, line, end)


def _is_wrapped_day(state: StateBlock, line: int, end: int) -> bool:
    if not _DAY.fullmatch(_text(state, line)) or line + 1 >= end:
        return False
    return _MONTH_FIRST.match(_text(state, line + 1)) is not None


def _no_list(alone: re.Pattern[str], state: StateBlock, line: int, end: int) -> bool:
    if _is_date(state, line, end):
        return True
    start, stop = _start(state, line), state.eMarks[line]
    item = alone.match(state.src, start, stop)
    return item is not None and not _has_sibling(state, line, end, item[1] or item[2])


def _has_sibling(state: StateBlock, line: int, end: int, marker: str) -> bool:
    """Whether another item of a list stands beside this one, or a colon announces it."""
    before = line - 2 if line > 1 and state.isEmpty(line - 1) else line - 1
    if before >= 0 and _text(state, before).strip().endswith((":", ".und}", ".oder}")):
        return True
    indent = state.tShift[line]
    quoted = state.bMarks[line] - _begin(state, line)
    for steps in (range(line - 1, max(-1, line - _FAR), -1), range(line + 1, min(end, line + _FAR))):
        behind_blank = False
        for other in steps:
            text, typed = _text(state, other), state.src[_begin(state, other) : state.eMarks[other]]
            column = indent
            if len(typed) - len(text) != quoted:  # in a quotation that ends or begins between the two
                text, column = typed, quoted + indent
            if not text.strip():
                behind_blank = True
                continue
            if _is_wrapped_day(state, other, end):
                continue
            if _holds_item(text, marker, column) or _holds_item(typed, marker, quoted + indent):
                return True
            if behind_blank and len(text) - len(text.lstrip(" \t")) <= column:
                break
    return False


def _holds_item(text: str, marker: str, indent: int) -> bool:
    """Whether in a line an item with this marker begins at about this column, also in another: `- - Wort`."""
    column = len(text) - len(text.lstrip(" \t"))
    while column <= indent + 1 and (item := _ITEM.match(text, column)):
        if column >= indent - 1 and item[1] == marker and not _DATE_OR_YEAR.match(text, column):
            return True
        behind = text[item.end() : item.end() + _WIDEST]
        column = item.end() + len(behind) - len(behind.lstrip(" \t"))
    return False


def _no_quotation(state: StateBlock, line: int, end: int) -> bool:
    if not _COMPARED.match(state.src, _start(state, line), state.eMarks[line]):
        return False
    return all(_COMPARED.match(text.lstrip()) for text in _quoted_around(state, line, end))


def _quoted_around(state: StateBlock, line: int, end: int) -> Iterator[str]:
    for steps in (range(line - 1, max(-1, line - _FAR), -1), range(line + 1, min(end, line + _FAR))):
        for other in steps:
            text = _text(state, other)
            if not text.lstrip().startswith(">"):
                break
            yield text


def _no_heading(state: StateBlock, line: int, end: int) -> bool:
    return _NUMBERED.match(state.src, _start(state, line), state.eMarks[line]) is not None


def _start(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def _begin(state: StateBlock, line: int) -> int:
    """Where a line begins as it is typed, with the signs of the quotations around it."""
    return state.src.rfind("\n", 0, state.bMarks[line]) + 1
