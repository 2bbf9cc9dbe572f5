"""What is said of the number fields beside the models: their units, and what is to be expected of them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from teilhabe_docs.loading.yaml.packaged_data import data_beside


class NumberField(NamedTuple):
    """A field: the key of its unit, and by what time it is counted (`tag`, `woche`, `jahr`, or nothing).

    Between `lowest` and `highest` its values are to be expected, for this reason.
    """

    unit: str
    per: str
    lowest: Decimal
    highest: Decimal
    reason: str

    def expects(self, number: Decimal) -> bool:
        """Whether a number lies where those of the field do."""
        return self.lowest <= number <= self.highest


class NumberWords(NamedTuple):
    """All fields by path; the word of each unit; units and periods by how people write them, small.

    `factors`: how many of the second unit make one of the first.
    """

    fields: Mapping[str, NumberField]
    word: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]
    periods: Mapping[str, str]
    factors: Mapping[tuple[str, str], Decimal]


@cache
def number_words() -> NumberWords:
    """The file beside the models."""
    data = data_beside("number_fields.yaml")
    units: dict[str, tuple[str, ...]] = {}
    for key, row in data["einheiten"].items():
        for typed in row["geschrieben"]:
            word = unit_word(typed)
            units[word] = (*units.get(word, ()), key)
    return NumberWords(
        {
            path: NumberField(
                row["einheit"], row.get("je", ""), Decimal(row["von"]), Decimal(row["bis"]), row["grund"]
            )
            for path, row in data["felder"].items()
        },
        {key: row["wort"] for key, row in data["einheiten"].items()},
        units,
        {typed.casefold(): key for key, row in data["je"].items() for typed in row},
        {(one, many): Decimal(number) for one, many, number in data["umrechnung"]},
    )


def unit_word(typed: str) -> str:
    """A unit as it is looked up: small, without blanks behind points and without the last one."""
    return re.sub(r"\.\s*", ".", typed).strip(" .").casefold()
