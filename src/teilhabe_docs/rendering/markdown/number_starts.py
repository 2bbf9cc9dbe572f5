"""Lines that begin as lists, quotations and headings do, and mean a date, a number or a sign before one."""

import re
from collections.abc import Callable, Iterator

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
_SIGNED = re.compile(r"([-+])[ \t]+\d")
_COMPARED = re.compile(r">[ \t]?=?[ \t]*\d")
_FAR = 30
"""Lines; what stands further off says nothing about this one, and to look for it would take long."""
_NUMBERED = re.compile(r"#[ \t]+\d+[ \t]*$")
_NUMBER_BEHIND = re.compile(r"#[ \t]+\d")


def keep_numbers(md: MarkdownIt) -> None:
    """Where a line means a number, no list, quotation or heading begins with it; a list ends there."""
    around: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    md.block.ruler.before("list", "date", _ends_list, {"alt": ["list"]})
    md.block.ruler.at("list", _unless(_no_list, list_block), around)
    md.block.ruler.at("blockquote", _unless(_no_quotation, blockquote), {"alt": [*around["alt"], "list"]})
    md.block.ruler.at("heading", _unless(_no_heading, heading), around)


def _unless(means_number: Callable[[StateBlock, int, int], bool], rule: BlockRule) -> BlockRule:
    def asked(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        return not means_number(state, line, end) and rule(state, line, end, silent)

    return asked


def _ends_list(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    return silent and _DATE_OR_YEAR.match(state.src, _start(state, line), state.eMarks[line]) is not None


def _no_list(state: StateBlock, line: int, end: int) -> bool:
    start, stop = _start(state, line), state.eMarks[line]
    if state.src[start : start + 1].isdigit():
        return _DATE_OR_YEAR.match(state.src, start, stop) is not None
    if state.sCount[line] < state.blkIndent:
        return False
    signed = _SIGNED.match(state.src, start, stop)
    return signed is not None and not _has_sibling(state, line, end, signed[1])


def _has_sibling(state: StateBlock, line: int, end: int, marker: str) -> bool:
    """Whether another item of a list stands beside this one, or a colon announces it."""
    indent = _indent(state, line)

    def is_sibling(other: int) -> bool:
        text = _text(state, other).lstrip(" \t")
        return text[:1] == marker and text[1:2] in ("", " ", "\t") and _indent(state, other) == indent

    before = line - 2 if line > 1 and state.isEmpty(line - 1) else line - 1
    if before >= 0 and _text(state, before).rstrip().endswith(":"):
        return True
    for above in range(line - 1, max(-1, line - _FAR), -1):
        if state.isEmpty(above):
            break
        if is_sibling(above):
            return True
    behind_blank = False
    for below in range(line + 1, min(end, line + _FAR)):
        if state.isEmpty(below):
            behind_blank = True
        elif is_sibling(below):
            return True
        elif behind_blank and _indent(state, below) <= indent:
            break
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
    start, stop = _start(state, line), state.eMarks[line]
    if _NUMBERED.match(state.src[start:stop]):
        return True
    within = state.parentType == "paragraph" and line > 0 and not state.isEmpty(line - 1)
    return within and _NUMBER_BEHIND.match(state.src, start, stop) is not None


def _start(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def _indent(state: StateBlock, line: int) -> int:
    text = _text(state, line)
    return len(text) - len(text.lstrip(" \t"))
