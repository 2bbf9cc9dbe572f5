"""Whether a file holds findings that tdocs has written, so that they may be written anew."""

import re

_NUMBERS = r"\d+ (?:Fehler|Warnung(?:en)?|Hinweise?)"
_BEGINNINGS = (
    r'\{\s*"version": 1,\s*"findings": \[',
    r'\{\s*"\$schema": "[^"\n]*sarif[^"\n]*",[^\0]{1,200}"name": "tdocs"',
    r'\[(?:\]\s*\Z|\s*\{\s*"description": "[A-Z]+\d+: )',
    r'<\?xml [^>\n]*\?>\s*<testsuites name="tdocs" ',
    r"<!-- tdocs -->\n### tdocs: ",
)
_LINES = (r"::(?:error|warning|notice)\b.*", r".+:\d+:\d+: [A-Z]+\d+ .*")
_SUM = (
    rf"(?:Keine Befunde|{_NUMBERS}(?:, {_NUMBERS})*) in \d+ Datei(?:en)?\.(?: Ausgenommen: \d+ Befunde?\.)?"
)
_BEGINNING = re.compile("|".join(_BEGINNINGS))
_EACH_LINE = tuple(re.compile(rf"(?:{line}\n)+") for line in _LINES)
_LAST_LINE = re.compile(_SUM)


def is_report(inhalt: bytes) -> bool:
    """Whether a content is a report in any format, or nothing at all; line ends do not count."""
    try:
        text = inhalt.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return False
    if not text.strip() or _BEGINNING.match(text):
        return True
    if any(lines.fullmatch(text) for lines in _EACH_LINE):
        return True
    return _LAST_LINE.fullmatch(text.rstrip("\n").rpartition("\n")[2]) is not None
