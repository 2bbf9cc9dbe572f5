"""Dates that nobody means: measured by fixed days and by the other dates of their file, never by a clock."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.date_fields import date_fields
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.unusual_dates import unusual_dates
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.configuration import Konfiguration
from teilhabe_docs.model.fields import BUILT_IN_FIELDS

ROOTS: dict[str, type[Model]] = {**dict(BUILT_IN_FIELDS.models()), "tdocs": Konfiguration}


def dates(annotation: Any, path: str) -> Iterator[str]:
    """The paths of all dates below an annotation, through unions, lists and structures."""
    if annotation is date:
        yield path
    elif isinstance(annotation, type) and issubclass(annotation, Model):
        for name, info in annotation.model_fields.items():
            yield from dates(info.annotation, f"{path}.{name}")
    elif hasattr(annotation, "__value__"):
        yield from dates(annotation.__value__, path)
    else:
        several = Ellipsis in get_args(annotation)
        for inner in get_args(annotation):
            yield from dates(inner, path + "[]" * several)


def test_every_date_field_is_described_and_no_other() -> None:
    assert sorted(date_fields()) == sorted({path for root in ROOTS for path in dates(ROOTS[root], root)})
    for field in date_fields().values():
        assert field.first < field.last
        assert field.before > 0 < field.behind
        assert field.reason.endswith(".")


OFFER = {
    "stand": "2026-11-01",
    "konzeption.stand": "2026-11-01",
    "genehmigung.datum": "2019-06-24",
    "laufzeit.beginn": "2027-09-01",
    "laufzeit.ende": "2029-08-31",
}


def found(days: dict[str, str], root: str = "angebot") -> list[Finding]:
    """What is said of an offer with these dates."""
    data: dict[str, dict[str, str]] = {}
    for path, day in days.items():
        first, _, second = path.partition(".")
        data.setdefault(first, {})[second] = day
    head = "id: a\nbezeichnung: a\n"
    text = head + "".join(
        f"{first}: {{{', '.join(f'{k}: {v}' for k, v in inner.items())}}}\n"
        if "" not in inner
        else f"{first}: {inner['']}\n"
        for first, inner in data.items()
    )
    return read(text, root)


def read(text: str, root: str) -> list[Finding]:
    document, _ = read_yaml(text.encode(), "datei.yaml")
    assert document is not None
    state = read_model(document, ROOTS[root])
    assert state.modell is not None
    assert state.findings == ()
    return list(unusual_dates(document, state.modell, state.rest))


def test_dates_as_they_are_are_no_finding() -> None:
    assert found(OFFER) == []
    assert found({"genehmigung.datum": "1974-03-01", **OFFER}) == []


@pytest.mark.parametrize("path", OFFER)
@pytest.mark.parametrize("years", [83, 1000, -1000, 30])
def test_a_single_date_far_away_is_told_and_no_other(path: str, years: int) -> None:
    day = OFFER[path]
    wrong = f"{int(day[:4]) + years:04}{day[4:]}"
    if path == "laufzeit.beginn" and years > 0:  # behind its end, which the schema says
        return
    if path == "laufzeit.ende" and years < 0:
        return
    (finding,) = found({**OFFER, path: wrong})
    assert (finding.code, finding.path) == ("TD213", path)
    assert wrong in finding.message


def test_a_permission_of_the_future_is_told_with_the_date_it_is_measured_by() -> None:
    (finding,) = found({**OFFER, "genehmigung.datum": "2034-06-24"})
    assert "etwa 7 Jahre nach der Mitte der anderen Daten dieser Datei, 2027-09-01" in finding.message
    assert finding.related is not None


def test_of_two_dates_only_the_later_one_can_be_told() -> None:
    (finding,) = found({"stand": "2026-11-01", "laufzeit.ende": "2056-08-31"})
    assert finding.path == "laufzeit.ende"
    assert found({"stand": "2058-11-01", "genehmigung.datum": "2019-08-31"})[0].path == "stand"


def test_the_end_of_an_exemption_is_looked_at_too() -> None:
    text = "ausnahmen: [{regel: TD301, ort: leitbild, grund: Es fehlt noch., bis: 2092-12-31}]\n"
    (finding,) = read(text, "tdocs")
    assert "2092" in finding.message
