"""What else is wrong in a file that YAML cannot read: the first slip without its block, then the next."""

import re

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.composer import compose

_MOST = 10  # so many slips of a file are told in one go
_LONGEST = 200_000  # characters; longer files are not read again and again
_BLOCK = re.compile(r"[^\s#}\]\-–—•·▪‣◦●*]")
_CLEAR = {
    code.code
    for code in (
        *(codes.SYNTAX, codes.DOPPELPUNKT_IM_WERT, codes.ZEICHEN_AM_ANFANG, codes.TABULATOR, codes.KLAMMER),
        *(codes.GESCHUETZTES_LEERZEICHEN, codes.DOPPELPUNKT_FEHLT, codes.EINRUECKUNG),
    )
}
"""Slips that stay within their block. An open quotation mark may reach into any other."""
_KEY = re.compile(r"\s*(?:- +)*[A-Za-z_][\w-]*:(?:\s|$)")


def with_further_slips(text: str, file: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings, the last of which ended the reading, and those in other blocks of the uppermost level."""
    if len(text) > _LONGEST:
        return findings
    lines = text.split("\n")
    told = list(findings)
    while len(told) < _MOST and (told[-1].code in _CLEAR or _ends_in_its_line(lines, told[-1])):
        first, behind = _block(lines, told[-1].span.line - 1)
        if "&" in "".join(lines[first:behind]):
            break
        lines[first:behind] = [""] * (behind - first)
        _, further, whole = compose("\n".join(lines), file)
        if whole or first < further[-1].span.line <= behind:
            break
        told.append(further[-1])
    return tuple(told)


def _ends_in_its_line(lines: list[str], finding: Finding) -> bool:
    """Whether an open quotation mark was to be closed in its line, by all appearances.

    It begins a value, its line has no other, and the next line with something in it begins with a key.
    """
    if finding.code != codes.ANFUEHRUNGSZEICHEN.code:
        return False
    line, column = lines[finding.span.line - 1], finding.span.column - 1
    sign, behind = line[column : column + 1], line[column + 1 :]
    if sign not in ('"', "'") or sign in behind or not re.search(r"(?:^|\s)$", line[:column]):
        return False
    following = next((one for one in lines[finding.span.line :] if one.strip()), "")
    return bool(_KEY.match(following))


def _block(lines: list[str], line: int) -> tuple[int, int]:
    """The lines from the uppermost key above a line to the next one."""
    line = min(line, len(lines) - 1)
    first = next((n for n in range(line, -1, -1) if _BLOCK.match(lines[n])), 0)
    behind = next((n for n in range(line + 1, len(lines)) if _BLOCK.match(lines[n])), len(lines))
    return first, behind
