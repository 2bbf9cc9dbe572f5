"""What is printed otherwise than it is written: numbers of lists, characters that nobody sees."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.written_text import WrittenText
from teilhabe_docs.loading.covered_text import Covering
from teilhabe_docs.loading.glued_lines import glued_lines, may_glue
from teilhabe_docs.loading.places import line_starts
from teilhabe_docs.loading.run_on_lines import run_on_lines
from teilhabe_docs.rules.engine.searchable_text import INVISIBLE, SearchableText, word_around

_FENCE = re.compile("```|~~~")
_NUMBER = re.compile(r"^[ \t>*+-]*(\d{1,9})([.)])(?:[ \t]|$)", re.MULTILINE)


class OddStretch(NamedTuple):
    """The kind of a fault, what to say of it, the stretch of the searched text; a weight of its own."""

    art: str
    message: str
    start: int
    end: int
    severity: Severity | None = None


def line_stretch(
    text: str,
    lines: Sequence[str],
    number: int,
    message: str,
    art: str = "uebernommen",
    severity: Severity | None = None,
) -> OddStretch:
    """The words of one of the `lines` of a text; a `{}` in the message stands for them, cut where long."""
    words = lines[number].strip()
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    start = text.find(words, line_starts(text)[number])
    return OddStretch(art, message.replace("{}", shown, 1), start, start + len(words), severity)


def list_faults(text: str, written: WrittenText) -> Iterator[OddStretch]:
    """Of each list that is printed with other numbers than it is written with."""
    for line in written.brackets:
        start = text.find(")", line_starts(text)[line])
        yield OddStretch("uebernommen", _BRACKET, start - 1, start + 1)
    for line, number, printed in written.miscounts:
        start = line_starts(text)[line]
        start = max(start, text.find(str(number), start))
        yield OddStretch("zaehlung", _MISCOUNT.format(number, printed), start, start + len(str(number)))


def run_on_faults(text: str, covering: Covering) -> Iterator[tuple[OddStretch, bool]]:
    """Of each list the sentence behind it that is printed in its last item; whether that can mean but one."""
    lines = text.split("\n")
    if not (_FENCE.search(text) or any(run_on_lines(lines))):
        return
    for number, certain in run_on_lines(covering(text).lines):
        yield line_stretch(text, lines, number, _RUN_ON), certain


def glued_faults(text: str, covering: Covering) -> Iterator[OddStretch]:
    """Of each paragraph the first line that stands for itself and is printed with the next as one."""
    if not may_glue(text) or next(glued_lines(lines := text.split("\n")), None) is None:
        return
    for number in glued_lines(covering(text).lines):
        yield line_stretch(text, lines, number, _GLUED, severity=Severity.HINT)


def uneven_tables(text: str, covering: Covering) -> Iterator[OddStretch]:
    """Of each table with tabs the first row with other columns than its head, for which it cannot be one."""
    from teilhabe_docs.loading.pasted_tables import uneven_rows

    lines = text.split("\n")
    for row in uneven_rows(covering(text).lines):
        yield line_stretch(text, lines, row.line, _UNEVEN.format(_in_columns(row.columns), row.first))


def _in_columns(number: int) -> str:
    return "1 Spalte" if number == 1 else f"{number} Spalten"


def numbers_follow(text: str) -> bool:
    """Whether all numbers at the beginnings of lines follow each other, so that no list is miscounted."""
    last = 0
    for found in _NUMBER.finditer(text):
        if found[2] == ")" or int(found[1]) not in (1, last + 1):
            return False
        last = int(found[1])
    return True


def first_hidden(typed: str, searched: SearchableText) -> OddStretch | None:
    """The first word of a text with characters in it that nobody sees."""
    for place, shift in zip(searched.places, searched.shifts, strict=True):
        if (sign := typed[place + shift - 1]) in INVISIBLE:
            count = sum(map(typed.count, INVISIBLE))
            start, end = word_around(searched.text, place)
            words = searched.text[start:end]
            return OddStretch("verborgen", _INVISIBLE.format(words, count, f"U+{ord(sign):04X}"), start, end)
    return None


_LONGEST = 40  # characters of a line that a message repeats
_BRACKET = "»1)« wird als »1.« gedruckt. Schreiben Sie es so, auch in Verweisen darauf."
_INVISIBLE = "In »{}« und dahinter steht {}-mal ein Zeichen, das niemand sieht ({}). Bitte löschen."
_RUN_ON = (
    "»{}« beginnt eine eigene Zeile, wird aber im Punkt der Liste davor gedruckt. Setzen Sie eine leere "
    "Zeile davor; gehört es zum Punkt, rücken Sie die Zeile ein."
)
_GLUED = (
    "Die Zeile »{}« wird mit der nächsten in einer gedruckt. Soll sie für sich stehen, setzen Sie eine leere "
    "Zeile dahinter, als Überschrift mit »## « davor, oder in einer Anschrift ein »\\« an ihr Ende."
)
_UNEVEN = (
    "Diese Zeile hat {}, die erste der Tabelle {}; »tdocs fix« weiß nicht, welche Zelle fehlt oder zu viel "
    "ist, und lässt sie alle stehen. Schreiben Sie die Tabelle mit »|«, in jeder Zeile gleich viele Spalten."
)
_MISCOUNT = (
    "Hier steht die Nummer {}, gedruckt wird {}: Listen werden gezählt. Bitte die Nummern der Liste und die "
    "Verweise auf sie berichtigen."
)
