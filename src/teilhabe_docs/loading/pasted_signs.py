"""Signs before items that say more than that one begins: done or open, below zero, a letter to refer to."""

import re
from collections.abc import Callable, Iterator, Sequence

from teilhabe_docs.loading.pasted_lines import BULLET, PastedLine
from teilhabe_docs.loading.run_on_lines import SHORTENED

DRAWN = re.compile(r"[►▶▸➤❖✓✔][ \t]*(?=\S)")
"""A sign that somebody drew before an item, done or not."""
_TICK = re.compile(r"[✓✔][ \t]*(?=\S)")
_TELLING = frozenset("✓✔☐☑☒✗✘-–—")
"""With one of these the words of such a line begin."""
_OPEN = re.compile(r"[☐☑☒✗✘](?=[ \t]*\S)")
_MARK = re.compile(rf"{_TICK.pattern}|{_OPEN.pattern}")
_DRAWN = re.compile(rf"{DRAWN.pattern}|{_OPEN.pattern}|{BULLET.pattern}")
_DASH = re.compile(r"[-–—][ \t]*(?=\S)")
_SIGNED = re.compile(
    r"[-–—]\s*\d[\d.,]*(?:\s*(?:bis|-|–)\s*[-–]?\d[\d.,]*)?\s*(Grad|°|%|Prozent|€|Euro|K\b)?"
)
_CONJUNCTION = re.compile(r"(?:und|oder|und/oder|bzw\.|beziehungsweise|sowie|bis|noch)[ \t,;]*")
_ENDED = re.compile(r"[.!?…:;,][“«\")\]]*$")
_REFERENCE = re.compile(
    r"(?<![\w.])([a-zA-Z]|[ivxIVX]{2,4})\)|"
    r"(?i:\b(?:zu|nach|Buchst(?:aben?|\.)|lit\.|Ziff(?:ern?|\.)|Nr\.|Nrn\.|Nummern?|Punkt(?:e|en)?|Teil|Fall|"
    r"Gruppe|Stufe|Variante|Option|Alternative|Form|Typ|siehe|s\.|und|oder|bis))\s+\(?"
    r"([a-zA-Z]|[ivxIVX]{2,4})(?![\w.-])"
)


def signs_that_say_more(rows: Sequence[PastedLine]) -> frozenset[int]:
    """The lines of lists whose first signs are no mere bullets.

    Ticks where something else is open, or where other items stand beside them; dashes before numbers, of
    which nobody knows whether they are below zero.
    """
    if _TELLING.isdisjoint(line.words[:1] for line in rows):
        return frozenset()
    open_too = any(_OPEN.match(line.words) for line in rows)
    kept: set[int] = set()
    for run in _runs(rows, _MARK, _is_item):
        if open_too or not all(_TICK.match(rows[at].words) for at in run):
            kept.update(run)
    for run in _runs(rows, _DASH, _is_dash):
        signed = [_SIGNED.match(rows[at].written) for at in run]
        glued = any(re.match("[-–][^\\s]", rows[at].written) for at in run)
        if all(signed) or any(found and (glued or found[1]) for found in signed):
            kept.update(run)
    return frozenset(kept)


def _runs(
    rows: Sequence[PastedLine], sign: re.Pattern[str], belongs: Callable[[PastedLine], bool]
) -> Iterator[list[int]]:
    """Lines one after the other, indented alike, that belong to a list; one of them begins with the sign."""
    run: list[int] = []
    for at, line in enumerate([*rows, PastedLine("", "", "", False)]):
        if run and (at == len(rows) or not belongs(line) or line.indent != rows[run[0]].indent):
            if any(sign.match(rows[number].words) for number in run):
                yield run
            run = []
        if at < len(rows) and belongs(line):
            run.append(at)


def _is_item(line: PastedLine) -> bool:
    return bool(line.sign or _DRAWN.match(line.words) or _DASH.match(line.words))


def _is_dash(line: PastedLine) -> bool:
    return bool(_DASH.match(line.written))


def begins_list(rows: Sequence[PastedLine], run: range, sign: re.Pattern[str], *, goes_on: bool) -> bool:
    """Whether lines that begin with counted signs are items, and no sentence that was broken before them.

    `goes_on`: they follow such items.
    """
    if any(_CONJUNCTION.fullmatch(sign.sub("", rows[at].written, count=1).strip()) for at in run):
        return False
    before = rows[run[0] - 1] if run[0] else None
    if before is None or goes_on or before.sign or before.listed or not before.words.strip():
        return True
    words = before.words.rstrip()
    is_block = before.words[:1] in "#>|" or not before.words[:1].isprintable()
    return is_block or (_ENDED.search(words) is not None and SHORTENED.search(words) is None)


def letters_referred_to(text: str) -> frozenset[str]:
    """The letters and Roman numbers to which a text without the signs of its items points."""
    return frozenset(found[1] or found[2] for found in _REFERENCE.finditer(text))
