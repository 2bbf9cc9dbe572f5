"""Lines that begin a sentence behind a list and yet are printed in its last item: no blank line is there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from teilhabe_docs.loading.covered_text import CODE, NOTE, ROW
from teilhabe_docs.loading.open_words import OPEN_WORD

_ITEM = re.compile(r"( *)((?:[-*+]|\d{1,9}[.)])[ \t]+)(?=\S)(.*)")
_BLOCK = re.compile(rf"(?:[>#|{CODE}{ROW}{NOTE}]|```|~~~|\{{[%#.]|[-*_=]{{3,}}\s*$|\[\^)")
_SENTENCE = re.compile(r"[„»\"(]?[^\W\d_]")
_END = re.compile(r"[.!?…][“«\")\]]*$")
SHORTENED = re.compile(
    r"(?:(?<!\w)(?:[^\W\d_]|\d{1,2})|\b(?:bzw|ca|vgl|etc|usw|ggf|Nr|Abs|Art|Dr|St|Prof|inkl|exkl|max|min|mind|"
    r"Std|Str|sog|evtl|Tel|gem|Kap|Anl|Ziff|Buchst|lit|Hr|Fr|Mio|Mrd|ff|insb|einschl|bspw))\.$"
)
"""Ends with an abbreviation, and so ends no sentence."""
_GOES_ON = re.compile(r"(?:[,/&+–—-]|\\| {2})$")
SENTENCE_BEGINS = re.compile(
    r"(?:"
    "Nicht|Nichts|Kein|Keine|Wir|Er|Es|Das|Die|Der|Den|Dem|Des|Ein|Eine|Einen|Einem|Einer|Dies|Diese|"
    "Dieser|Dieses|Diesen|Hier|Hierzu|Hierfür|Dazu|Dafür|Dabei|Damit|Daneben|Darüber|Dadurch|Dann|"
    "Danach|Außerdem|Zudem|Weiterhin|Ferner|Zusätzlich|Alle|Alles|Im|In|Am|An|Auf|Aus|Bei|Beim|Mit|Nach|"
    "Vom|Von|Vor|Zu|Zum|Zur|Für|Über|Unter|Ohne|Wenn|Wer|Wo|Wird|Werden|Unser|Unsere|Jede|Jeder|Jedes|"
    "Auch|So|Um|Ausgenommen"
    r")"
)
"""Words that have a capital letter only where a sentence begins."""
_INFLECTED = re.compile(r"(?<!\w)[a-zäöüß]+(?:e|en|er|em|es)$")
_WIDTHS = range(50, 121)  # of lines that an editor or author breaks
_SHORT = 60  # from here on a line may have been broken though no other is like it
_ABOUT = 15
_FEW = 20  # lines of a paragraph that are looked at for its end


class RunOnLine(NamedTuple):
    """A line (from 0) that is printed in the item before it; `certain`: it can only be a paragraph."""

    line: int
    certain: bool


class _Item(NamedTuple):
    indent: int
    column: int
    words: str


def parted_off(lines: Sequence[str]) -> list[list[str]]:
    """Each line, with a blank one before it that can only be a paragraph of its own behind a list."""
    before = {found.line for found in run_on_lines(lines) if found.certain}
    return [["", line] if number in before else [line] for number, line in enumerate(lines)]


def run_on_lines(lines: Sequence[str]) -> Iterator[RunOnLine]:
    """Of each item the first line that is not indented and begins a sentence.

    Code is covered. Where lines of an item that go on are not indented either, the end of a sentence says
    nothing.
    """
    item: _Item | None = None
    widths = _widths(lines)
    unsigned = 0  # items of this list that end without a sign of a sentence
    indented = lazy = False
    for number, line in enumerate(lines):
        bare = line.strip()
        if found := _ITEM.match(line):
            item, indented = _Item(len(found[1]), len(found[1]) + len(found[2]), found[3]), False
            lazy = False
            unsigned += not _END.search(bare)
            if _BLOCK.match(found[3]):
                item = None
        elif not bare:
            if item and number + 1 < len(lines) and not _within(item, lines[number + 1]):
                item, unsigned = None, 0
        elif _BLOCK.match(bare):
            item, unsigned = None, 0
        elif item and lines[number - 1].strip():
            indent = len(line) - len(line.lstrip(" \t"))
            if indent > item.indent:
                indented = indented or indent >= item.column
            elif lazy and (_END.search(before := lines[number - 1].rstrip()) or before.endswith(":")):
                continue
            elif (sure := _begins(lines, number, unsigned, {} if indented else widths)) is not None:
                yield RunOnLine(number, sure)
                item, unsigned = None, 0
            else:
                lazy = not indented


def _within(item: _Item, line: str) -> bool:
    return not line.strip() or len(line) - len(line.lstrip(" ")) >= item.column


def _begins(lines: Sequence[str], number: int, unsigned: int, widths: Mapping[int, int]) -> bool | None:
    """Whether a line certainly begins a sentence of its own; None where it goes on, or may well do so."""
    line, before = lines[number].strip(), lines[number - 1].rstrip("\r\n")
    if not _SENTENCE.match(line) or not next(filter(str.isalpha, line)).isupper() or _GOES_ON.search(before):
        return None
    before = before.rstrip()
    first, *others = line.split()
    if _END.search(before):
        if SHORTENED.search(before):
            return None
        return (
            None
            if _is_wrapped(before, widths)
            else not widths or len(before) not in _WIDTHS[_SHORT - _WIDTHS.start :]
        )
    last = before.rpartition(" ")[2]
    if not others or OPEN_WORD.fullmatch(last):
        return None
    if before.endswith(":"):
        return None if _is_wrapped(before, widths) else False
    if SENTENCE_BEGINS.fullmatch(first.lstrip('„»"(')):
        return True if len(before) < _SHORT else None if _is_wrapped(before, widths) else False
    alone = (
        unsigned > 1
        and _END.search(_paragraph(lines[number : number + _FEW]))
        and not _INFLECTED.search(before)
    )
    return True if alone and len(before) < _SHORT else None


def _is_wrapped(before: str, widths: Mapping[int, int]) -> bool:
    """Whether other lines of the text are broken at about the width of this one."""
    around = range(-_ABOUT, _ABOUT + 1)
    return len(before) in _WIDTHS and sum(widths.get(len(before) + more, 0) for more in around) > 1


def _widths(lines: Sequence[str]) -> Counter[int]:
    """How many lines are that wide and go on in the next."""
    pairs = pairwise(lines)
    return Counter(len(line.rstrip()) for line, behind in pairs if line.strip() and _is_plain(behind))


def _is_plain(line: str) -> bool:
    return bool(line.strip()) and not _ITEM.match(line) and not _BLOCK.match(line.strip())


def _paragraph(lines: Iterable[str]) -> str:
    """The last line of the paragraph that begins with the first."""
    last = ""
    for line in lines:
        if not _is_plain(line):
            break
        last = line.rstrip()
    return last
