"""What the columns of such tables are called, and words in their cells: `templates/stellenplan.yaml`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.near_names import plain
from teilhabe_docs.resources import folder

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UNIT = re.compile(r"(?:^|\s)in\s+(?P<unit>\S.*)$", re.I)
_HYPHENATED = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-zäöüß])")
_ADDED = re.compile(r"\b(?:(?:19|20)\d\d|soll|ist|plan|neu|alt|aktuell|geplant|vereinbart|bisher)\b", re.I)
_PARTS = re.compile(r"/|\||;|,|\n|\bbzw\.|\bund\b|\boder\b")
_SIGNS = {"%": "prozentzeichen", "#": "nummernzeichen", "Σ": "summenzeichen"}
AMOUNTS = ("vzae", "stellenanteil", "umfang", "wochenstunden_h", "stunden")
"""The columns from which the amount of a position follows."""


class Column(NamedTuple):
    """What a column is: a key of the file, with the reason where staffing.yaml has no field for it.

    `unit` is an amount that its heading names: `Umfang (%)`, `Stellenanteil in VZÄ`.
    """

    kind: str
    reason: str = ""
    unit: str = ""


class PlanWords(NamedTuple):
    """All of it by how it is looked up."""

    columns: Mapping[str, Column]
    units: Mapping[str, str]
    full_time: frozenset[str]
    sums: re.Pattern[str]
    totals: frozenset[str]
    figures: re.Pattern[str]
    not_employed: re.Pattern[str]


@cache
def plan_words() -> PlanWords:
    """The file."""
    data = packaged_data(folder("templates") / "stellenplan.yaml")
    columns = {looked_up(name): Column(kind) for kind, name in _names(data["spalten"])}
    for kind, row in data["ohne_feld"].items():
        for name in row["spalten"]:
            columns.setdefault(looked_up(name), Column(kind, row["grund"]))
    return PlanWords(
        columns,
        {looked_up(name): unit for unit, name in _names(data["einheiten"])},
        frozenset(map(looked_up, data["vollzeit"])),
        re.compile(rf"(?:{_any(data['summen'])})(?=$|[\s:.,(])", re.I),
        frozenset(map(looked_up, data["gesamtsummen"])),
        re.compile(rf"(?:{_any(data['kennzahlen'])})(?=$|[\s:.,(=])", re.I),
        re.compile(rf"(?<!\w)(?:{_any(data['beschaeftigung_im_namen'])})(?!\w)", re.I),
    )


def looked_up(name: str) -> str:
    """A name as it is looked up; signs that mean something count as words."""
    for sign, word in _SIGNS.items():
        name = name.replace(sign, word)
    return plain(name)


def column_of(heading: str) -> Column | None:
    """What a column with this heading is; None for one that nobody knows."""
    words = plan_words()
    heading = _HYPHENATED.sub("", heading.strip())
    unit = next((u for u in _units_in(heading) if u), "")
    for form in _forms(heading):
        if form and (found := words.columns.get(looked_up(form))):
            return found._replace(unit=unit) if found.kind in AMOUNTS else found
    return None


def unit_of(words: str) -> str:
    """The amount that words behind a number name; empty for others."""
    return plan_words().units.get(looked_up(words), "") if words else ""


def is_sum(text: str) -> bool:
    """Whether a text is the label of a row of sums."""
    return bool(plan_words().sums.match(text.strip()))


def is_total(text: str) -> bool:
    """Whether a text is the label of the sum of all, below which no position stands."""
    return looked_up(text) in plan_words().totals


def is_figure(text: str) -> bool:
    """Whether a text is the label of a figure about the plan, which is no position."""
    return bool(plan_words().figures.match(text.strip()))


def _forms(heading: str) -> Iterator[str]:
    """The ways to read a heading, the whole one first."""
    bare = _UNIT.sub("", _BRACKETS.sub(" ", heading)).strip()
    yield from (heading, _BRACKETS.sub(" ", heading), bare, _ADDED.sub(" ", bare))
    parts = [part.strip() for part in _PARTS.split(bare)]
    if len(parts) > 1:
        yield from parts


def _units_in(heading: str) -> Iterator[str]:
    for bracket in _BRACKETS.findall(heading):
        yield unit_of(bracket[1:-1].removeprefix("in ").strip())
    if found := _UNIT.search(_BRACKETS.sub(" ", heading)):
        yield unit_of(found["unit"].strip())


def _names(rows: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((kind, name) for kind, names in rows.items() for name in names)


def _any(words: Any) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
