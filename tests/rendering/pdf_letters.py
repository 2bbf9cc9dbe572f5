"""`python tests/rendering/pdf_letters.py`: list anew which characters the fonts have that typst brings along.

Typst is asked to set all characters of Unicode and names those for which no font has a glyph.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import typst

LIST = Path(__file__).resolve().parents[2] / "templates" / "pdf" / "letters.csv"
LAST = 0x1FFFF
AT_ONCE = 500
PAGE = b"""#set document(title: "x", date: datetime(year: 2000, month: 1, day: 1))
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), lang: "de")
#for letter in json(bytes(sys.inputs.letters)) { par(letter) }
"""


def refused(letters: list[str]) -> set[str]:
    """Those of the letters that typst names when it cannot set them all."""
    how = {"ignore_system_fonts": True, "pdf_standards": ["a-2a", "ua-1"]}
    try:
        typst.compile(PAGE, format="pdf", sys_inputs={"letters": json.dumps(letters)}, **how)
    except typst.TypstError as error:
        named = "".join(re.findall(r'error: .*?`"(.*?)"`', error.diagnostic))
        plain = re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), named).replace("\\\\", "\\")
        return set(plain) & set(letters)
    return set()


def printable(letters: list[str]) -> list[str]:
    """The letters that typst sets, once it has named no more."""
    while missing := refused(letters):
        letters = [letter for letter in letters if letter not in missing]
    return letters


def rows(letters: Iterable[str]) -> Iterator[tuple[int, int]]:
    """First and last of those that follow one another."""
    first = last = -1
    for code in map(ord, letters):
        if code != last + 1:
            if first >= 0:
                yield first, last
            first = code
        last = code
    yield first, last


def main() -> None:
    """Write the list."""
    codes = map(chr, range(0x20, LAST))
    every = [one for one in codes if unicodedata.category(one) not in ("Cn", "Cs", "Co")]
    found = [one for at in range(0, len(every), AT_ONCE) for one in printable(every[at : at + AT_ONCE])]
    lines = ["first,last", *(f"{first:04x},{last:04x}" for first, last in rows(found)), ""]
    LIST.write_text("\n".join(lines), "ascii", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
