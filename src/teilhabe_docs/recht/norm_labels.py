"""How official XML labels norms: `§ 5`, `§§ 5 bis 7`, `§§ 243, 244 und 245`, `Art 12a`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from teilhabe_docs.recht.norm_numbers import spread

_UNIT = re.compile(r"(?:\(XXXX\)\s*)?(?P<unit>§§?|Art(?:ikel|\.)?(?!\w))\s*")
_NUMBER = re.compile(r"(?P<digits>[1-9][0-9]{0,3})\s?(?P<letters>[a-z]{0,2})(?![\w.])")
_LINK = re.compile(r"\s*(?P<link>bis|und|sowie|u\.|,|[-–—])\s*(?:§§?|Art(?:ikel|\.)?(?!\w))?\s*")
_THROUGH = frozenset({"bis", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class NormLabel:
    """What a label says: `unit` is `§` or `Art.`; the `ranges` have an end, or none for a single norm.

    No ranges where it begins as the label of a norm and cannot be read to its end.
    """

    unit: str
    ranges: tuple[tuple[str, str | None], ...] = ()

    def numbers(self) -> Iterator[str]:
        """The numbers of the norms, one after the other."""
        for first, last in self.ranges:
            yield from spread(first, last, every=True)


def norm_label(text: str) -> NormLabel | None:
    """The label read; None where it is not about norms (`Anlage 1`, `Eingangsformel`)."""
    opening = _UNIT.match(text)
    if opening is None:
        return None
    unit = "Art." if opening["unit"].startswith("A") else "§"
    ranges: list[tuple[str, str | None]] = []
    at, through = opening.end(), False
    while number := _NUMBER.match(text, at):
        name = number["digits"] + number["letters"]
        if not through:
            ranges.append((name, None))
        elif ranges[-1][1] is None:
            ranges[-1] = ranges[-1][0], name
        else:
            return NormLabel(unit)
        if number.end() == len(text):
            return NormLabel(unit, tuple(ranges))
        link = _LINK.match(text, number.end())
        if link is None:
            return NormLabel(unit)
        at, through = link.end(), link["link"] in _THROUGH
    return NormLabel(unit)
