"""Hours of a week as they are typed: understood wherever a field takes them, by its type."""

from collections.abc import Iterator

import pytest

from teilhabe_docs.loading.refused_values import meant_list
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, fields_of

HOURS = {"wochentage", "von", "bis"}
DAY = '{wochentage: [mo, di, mi, do, fr], von: "08:00", bis: "18:00"}'


def hours_in(model: type[Model], path: str) -> Iterator[str]:
    """The lists of hours below a path."""
    for name, info in fields_of(model).items():
        if isinstance(info.typ, type) and issubclass(info.typ, Model):
            if info.ist_liste and set(fields_of(info.typ)) == HOURS:
                yield f"{path}.{name}"
            yield from hours_in(info.typ, f"{path}.{name}")


EVERY = [path for root, model in BUILT_IN_FIELDS.models() for path in hours_in(model, root)]


def test_there_are_several() -> None:
    assert {"angebot.oeffnung.zeiten", "angebot.einsatz.zeiten", "angebot.erreichbarkeit.zeiten"} <= {*EVERY}


@pytest.mark.parametrize("path", EVERY)
def test_hours_are_understood_at_each_field_that_takes_them(path: str) -> None:
    assert meant_list("Mo-Fr 8-18 Uhr", path).written == f"[{DAY}]"
    assert meant_list("Mo-Fr 8-18 Uhr", f"{path}[]").written == DAY
    around, _, name = path.rpartition(".")
    if name == "zeiten":
        assert meant_list("Mo-Fr 8-18 Uhr", around).readings == (f"{{zeiten: [{DAY}]}}",)


@pytest.mark.parametrize("path", EVERY)
def test_where_an_end_may_be_on_the_next_day_hours_are_not_cut_at_midnight(path: str) -> None:
    written = meant_list("Mo-Fr 20-8 Uhr", path).written
    assert ("24:00" in written) is ("erreichbarkeit" not in path)
