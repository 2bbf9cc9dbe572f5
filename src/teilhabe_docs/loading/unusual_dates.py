"""Dates that lie where those of their field hardly ever do: mostly digits that changed places (TD213).

No clock: a date is compared with fixed days and with the other dates of its file, of which a single wrong one
hardly moves the middle.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from teilhabe_docs.diagnostics import Finding, Related
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.allowed_keys import field_path
from teilhabe_docs.loading.date_fields import DateField, date_fields, years_between
from teilhabe_docs.loading.pruning import Remainder
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.value_errors import ValuePath
from teilhabe_docs.model.walk import all_values

_Day = tuple[ValuePath, date]
_ENOUGH = 2  # other dates, that it is plain which one is alone


def unusual_dates(document: Document, model: Model, rest: Remainder) -> Iterator[Finding]:
    """The dates of a model outside what is said of their fields."""
    days: list[_Day] = list(all_values(model, date))
    fields = date_fields() if days else {}
    known = [(path, day, fields.get(field_path(type(model), path))) for path, day in days]
    sound = [(path, day) for path, day, field in known if field and field.first <= day <= field.last]
    for path, day, field in known:
        if field is None:
            continue
        text, other = _outside(day, field), None
        others = sorted((one for one in sound if one[0] != path), key=lambda one: one[1])
        if not text and others:
            other = _middle(others, day)
            text = _far(day, other[1], field, len(others))
        if text:
            place = rest.ursprung(path)
            related = (
                Related(document.file, document.span(rest.ursprung(other[0])), "hier") if other else None
            )
            yield codes.DATUM_UNGEWOEHNLICH.finding(
                f"»{day}« ist hier ungewöhnlich{text}. {field.reason} Bitte prüfen.",
                document.file,
                document.span(place),
                document.path_text(place),
                related,
            )


def _outside(day: date, field: DateField) -> str:
    if field.first <= day <= field.last:
        return ""
    return f"; zu erwarten sind die Jahre {field.first.year} bis {field.last.year}"


def _middle(others: Sequence[_Day], day: date) -> _Day:
    """The date in the middle; of two the one that is nearer."""
    pair = others[(len(others) - 1) // 2], others[len(others) // 2]
    return min(pair, key=lambda one: abs(one[1] - day))


def _far(day: date, middle: date, field: DateField, others: int) -> str:
    """What is said of a day that is far from the rest; empty where it is near."""
    if field.near(day, middle) or (day < middle and others < _ENOUGH):
        return ""
    years = round(abs(years_between(middle, day)))
    where = "nach" if day > middle else "vor"
    which = "dem anderen Datum" if others == 1 else "der Mitte der anderen Daten"
    return f": Es liegt etwa {years} Jahre {where} {which} dieser Datei, {middle}"
