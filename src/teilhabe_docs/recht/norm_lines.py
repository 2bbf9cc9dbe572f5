"""What there is of each norm, a line each: `125: 1 (Nr. 1-2), 2 (Nr. 1-6), 3, 4`, `20: weggefallen`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from teilhabe_docs.recht.norm_numbers import NUMBER, ascends, enumerated, in_order, number_key, shortened

REPEALED = "weggefallen"
UNDIVIDED = "ohne Absätze"
MOST_NORMS = 10_000
"""Norms of a law, at most; the BGB has 2,800."""

_FAULTS = 1_000
"""After so many lines that cannot be read none with a range is read."""
_LONGEST = 1_000
"""Letters of a line, at most; the longest has 200."""

_LINE = re.compile(rf"(?P<norm>{NUMBER}(?:-[1-9][0-9]{{0,3}})?): *(?P<state>\S.*)")
_PART = re.compile(
    rf"(?P<numbers>[1-9][0-9]?[a-z]{{0,2}}(?:-[1-9][0-9]?)?|{UNDIVIDED})"
    rf"(?: \(Nr\. (?P<items>[^()]+)\))?(?P<gone> {REPEALED})?"
)
_NORM = re.compile(NUMBER)
_ITEMS = r"[1-9][0-9]{0,2}[a-z]{0,2}(?:-[1-9][0-9]{0,2})?"
_LIST = re.compile(rf"{_ITEMS}(?:, {_ITEMS})*")


@dataclass(slots=True)
class Absatz:
    """An Absatz: whether it is law no more, and its Nummern; none where they are not known."""

    repealed: bool = False
    nummern: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class NormState:
    """A norm: its Absätze by number, and whether it is law no more.

    Nummern of a norm without numbered Absätze stand under an empty number.
    """

    absaetze: dict[str, Absatz] = field(default_factory=dict)
    repealed: bool = False

    @property
    def numbered(self) -> frozenset[str]:
        """The Absätze that are law."""
        return frozenset(name for name, absatz in self.absaetze.items() if name and not absatz.repealed)

    @property
    def gone(self) -> frozenset[str]:
        """The Absätze that were law."""
        return frozenset(name for name, absatz in self.absaetze.items() if absatz.repealed)


def split_lines(text: str) -> tuple[dict[str, str], list[str]]:
    """What is said of each norm, unread, and the lines that are none.

    A norm said twice counts as such, and so does what follows once there are too many.
    """
    found: dict[str, str] = {}
    faulty: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        norm, colon, state = line.partition(": ")
        if not (colon and norm not in found and "-" not in norm):
            match = _LINE.fullmatch(line) if len(found) < MOST_NORMS and len(faulty) < _FAULTS else None
            right = match is not None and ascends(match["norm"])
            numbers = enumerated(match["norm"]) if match and right else frozenset[str]()
            if not numbers or not found.keys().isdisjoint(numbers):
                faulty.append(line)
            elif match:
                found |= dict.fromkeys(in_order(numbers), match["state"])
        elif len(found) < MOST_NORMS:
            found[norm] = state
        else:
            faulty.append(line)
    return found, faulty


@lru_cache(maxsize=2_000)
def read_state(said: str) -> NormState | None:
    """What a line says of its norm, not to be changed; None where it cannot be read."""
    if said == REPEALED:
        return NormState(repealed=True)
    if len(said) > _LONGEST:
        return None
    absaetze: dict[str, Absatz] = {}
    for part in re.split(r", (?![^(]*\))", said):
        match = _PART.fullmatch(part)
        if match is None or (match["items"] and not _is_list(match["items"])):
            return None
        items = dict.fromkeys(in_order(enumerated(match["items"] or "")))
        numbers = [""] if match["numbers"] == UNDIVIDED else in_order(enumerated(match["numbers"]))
        if not absaetze.keys().isdisjoint(numbers) or not ascends(match["numbers"]):
            return None
        if numbers == [""] and not items:
            continue
        absaetze |= {number: Absatz(bool(match["gone"]), items) for number in numbers}
    return NormState(absaetze)


def _is_list(items: str) -> bool:
    return _LIST.fullmatch(items) is not None and ascends(items)


def readable(norm: str, said: str) -> bool:
    """Whether a norm and what is said of it can be read."""
    return bool(_NORM.fullmatch(norm)) and read_state(said) is not None


def faulty_states(states: Mapping[str, str]) -> Iterator[str]:
    """The lines that cannot be read, as they stand."""
    return (f"{norm}: {said}" for norm, said in states.items() if not readable(norm, said))


def as_line(state: NormState) -> str:
    """A norm as a line says it."""
    if state.repealed:
        return REPEALED
    parts = []
    ordered = sorted(state.absaetze.items(), key=lambda pair: number_key(pair[0]))
    for (gone, items), group in groupby(ordered, key=lambda pair: (pair[1].repealed, tuple(pair[1].nummern))):
        names = [name for name, _ in group]
        note = (f" (Nr. {shortened(items)})" if items else "") + (f" {REPEALED}" if gone else "")
        if items or gone or names == [""]:
            parts += [f"{run or UNDIVIDED}{note}" for run in (names if items else _runs(names))]
        else:
            parts += _runs(names)
    return ", ".join(parts) or UNDIVIDED


def as_lines(states: Mapping[str, NormState]) -> list[str]:
    """Each norm with what there is of it, in their order."""
    return [f"{norm}: {as_line(states[norm])}" for norm in sorted(states, key=number_key)]


def _runs(names: Iterable[str]) -> list[str]:
    return shortened(names).split(", ")
