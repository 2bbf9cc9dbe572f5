"""Numbers that lie where those of their field hardly ever do: mostly a slip of comma or unit (TD212)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.allowed_keys import field_path
from teilhabe_docs.loading.number_fields import NumberField, number_words
from teilhabe_docs.loading.pruning import Remainder
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.numbers import Percent
from teilhabe_docs.model.value_errors import ValuePath, shown_value
from teilhabe_docs.model.walk import all_values
from teilhabe_docs.near_names import meant

_MINUTES = re.compile(r"(\d{1,3})(?:\.(?=15|30|45)|,(?=30))(\d\d)")
"""Two digits that are minutes as a rule: decimals have `,5` and `,25`, and no zero at their end."""
_PERHAPS_MINUTES = (
    "{} wird als {} Stunden gelesen. Sind Stunden und Minuten gemeint, sind es »{}«; sonst bitte mit Komma "
    "und ohne Null am Ende schreiben."
)


def unusual_numbers(dokument: Document, modell: Model, rest: Remainder) -> Iterator[Finding]:
    """The numbers of a model outside what is said of their fields, each with what may have been meant."""
    numbers = list(_numbers(modell))
    fields = number_words().fields if numbers else {}
    for path, number in numbers:
        field = fields.get(field_path(type(modell), path)) or _by_its_type(number)
        if field is None:
            continue
        place = rest.ursprung(path)
        if field.expects(number):
            yield from _perhaps_minutes(dokument, place, number, field)
        elif finding := _finding(dokument, place, number, field):
            yield finding


def _by_its_type(number: Decimal) -> NumberField | None:
    """What is said of a field that no list names: one of a profile, which its type alone tells."""
    return _PER_CENT if isinstance(number, Percent) and number else None


_PER_CENT = NumberField("prozent", "", Decimal(1), Decimal(100), "Gemeint sind Prozent, keine Anteile von 1.")


def _finding(dokument: Document, place: DataPath, number: Decimal, field: NumberField) -> Finding | None:
    from teilhabe_docs.loading.torn_values import behind_the_comma

    if behind_the_comma(dokument.data, place):
        return None
    typed = _typed(dokument, place)
    text = (
        f"{shown_value(typed)} ist hier ungewöhnlich; zu erwarten sind {_range(field)}. {field.reason}"
        f"{meant(_perhaps(str(typed), number, field))} Bitte prüfen."
    )
    return codes.ZAHL_UNGEWOEHNLICH.finding(
        text, dokument.file, dokument.span(place), dokument.path_text(place)
    )


def _perhaps_minutes(
    dokument: Document, place: DataPath, number: Decimal, field: NumberField
) -> Iterator[Finding]:
    """A hint where hours of a day or week may have minutes behind the point: `6.30`."""
    if field.unit != "stunden" or field.per not in ("tag", "woche"):
        return
    typed = _typed(dokument, place)
    if not (found := _MINUTES.fullmatch(str(typed))):
        return
    from teilhabe_docs.loading.typed_number import german

    with_minutes = german(int(found[1]) + Decimal(found[2]) / 60)
    text = _PERHAPS_MINUTES.format(shown_value(typed), german(number), with_minutes)
    yield codes.STUNDEN_ODER_MINUTEN.finding(
        text, dokument.file, dokument.span(place), dokument.path_text(place)
    )


def _typed(dokument: Document, place: DataPath) -> PlainValue:
    typed: PlainValue = dokument.data
    for step in place:
        typed = into(typed, step)
    return typed


def _numbers(modell: Model) -> Iterator[tuple[ValuePath, Decimal]]:
    for path, value in all_values(modell, (int, Decimal)):
        if not isinstance(value, bool):
            yield path, value if isinstance(value, Decimal) else Decimal(value)


def _range(field: NumberField) -> str:
    from teilhabe_docs.loading.typed_number import german

    if field.unit == "verhaeltnis":
        return f"Verhältnisse von 1:{german(field.lowest)} bis 1:{german(field.highest)}"
    return f"{german(field.lowest)} bis {german(field.highest)} {number_words().word[field.unit]}"


def _perhaps(typed: str, number: Decimal, field: NumberField) -> str:
    """What the author may have meant: a thousand with an English comma, a share of 1, minutes for hours."""
    from teilhabe_docs.loading.typed_number import german

    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", typed) and field.expects(number * 1000):
        return german(number * 1000)
    if field.unit == "prozent" and 0 < number <= 1 and field.expects(number * 100):
        return f"{german(number * 100)} %"
    if field.unit == "stunden" and number > field.highest:
        hours = number / 60
        return german(hours) if field.expects(hours) and hours == round(hours, 2) else ""
    return ""
