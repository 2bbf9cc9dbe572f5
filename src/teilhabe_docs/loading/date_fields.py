"""What is said of the date fields beside the models: between which days, and how near to the other dates."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from teilhabe_docs.loading.yaml.packaged_data import data_beside


class DateField(NamedTuple):
    """A field: its dates lie between `first` and `last`, for this reason.

    From the middle of the other dates of a file they lie at most so many years before and behind.
    """

    first: date
    last: date
    before: int
    behind: int
    reason: str

    def near(self, day: date, middle: date) -> bool:
        """Whether a day lies where those of the field do, seen from the other dates of its file."""
        return -self.before <= years_between(middle, day) <= self.behind


def years_between(one: date, other: date) -> float:
    """How many years the other day is later."""
    return (other - one).days / 365.25


@cache
def date_fields() -> Mapping[str, DateField]:
    """All fields by path, from the file beside the models."""
    return {
        path: DateField(
            date.fromisoformat(row["von"]),
            date.fromisoformat(row["bis"]),
            int(row["davor"]),
            int(row["danach"]),
            row["grund"],
        )
        for path, row in data_beside("date_fields.yaml")["felder"].items()
    }
