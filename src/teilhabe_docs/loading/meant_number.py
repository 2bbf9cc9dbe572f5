"""Which number an author means who writes it as in a text: `1.590`, `ca. 24`, `24 Plätze`, `1,5 h`."""

import re
from decimal import Decimal

from teilhabe_docs.loading.meant_age import ASKED, is_age, meant_age
from teilhabe_docs.loading.meant_value import MeantValue
from teilhabe_docs.loading.number_fields import NumberField, number_words, unit_word
from teilhabe_docs.loading.typed_number import TypedNumber, german, is_span, typed_duration, typed_number
from teilhabe_docs.model.numbers import AboveZero, AnyDecimal, Euro, Hours, Percent, Ratio, Vzae

_WHOLE = ("ganzzahl", "ganzzahl_klein", "ganzzahl_gross")
_DECIMALS = {one.art: one for one in (AnyDecimal, AboveZero, Hours, Percent, Vzae, Ratio, Euro)}
KINDS = (*_WHOLE, *_DECIMALS)
"""The errors of number types."""

_RATIO = re.compile(r"1\s*(?::|/|zu|auf)\s*(?P<x>.+)|(?P<y>.+?)\s*(?::|zu|auf)\s*1", re.I)
_CLOCK_OR_DECIMAL = re.compile(r"(\d{1,2})\.([0-5]\d)\s*(?:h|Std\.?|Stunden?)", re.I)
_BETWEEN = re.compile(r"\s+|/|\b(?:pro|je|im|am|in|der|die|insgesamt|gesamt)\b|[()]", re.I)


def meant_number(kind: str, text: str, path: str, refused: str = "") -> MeantValue:
    """What is meant by a text that a number type refused, for a field (`angebot.gruppen[].plaetze`).

    Never that which it says already; `refused` is what stands there, if that is more than the text.
    """
    if is_age(path):
        meant = meant_age(text, path) or _meant(kind, text, path)
        meant = meant if meant.said else MeantValue(note=ASKED)
    else:
        meant = _meant(kind, text, path)
    return MeantValue(note=meant.note) if meant.readings == ((refused or text).strip(),) else meant


def _meant(kind: str, text: str, path: str) -> MeantValue:
    field = number_words().fields.get(path)
    if kind == "ratio":
        return _meant_ratio(text, field)
    if field and (minutes := typed_duration(text)) is not None:
        if field.unit == "stunden":
            hours = minutes / 60
            return _said(kind, [hours], written=hours == round(hours, 2))
        if field.unit == "minuten":
            return _said(kind, [minutes], written=True)
    if field and field.unit == "stunden" and (clock := _CLOCK_OR_DECIMAL.fullmatch(text.strip())):
        whole, behind = map(int, clock.groups())
        return _said(kind, [whole + Decimal(behind) / 100, whole + Decimal(behind) / 60], written=False)
    typed = typed_number(text)
    if typed is None:
        return MeantValue(note=_ONE_NUMBER) if is_span(text) else MeantValue()
    if typed.side:
        return _beside(typed, path)
    if field is None:
        return _said(kind, typed.readings, written=not typed.unit and not typed.about)
    return _in_its_unit(kind, typed, field)


def _in_its_unit(kind: str, typed: TypedNumber, field: NumberField) -> MeantValue:
    words = number_words()
    parts = [word for part in _BETWEEN.split(re.sub(r"\.\s*", ".", typed.unit)) if (word := unit_word(part))]
    periods = {words.periods[part] for part in parts[1:] if part in words.periods}
    if periods and field.per and periods != {field.per}:
        return MeantValue(note=f"Hier steht die Zahl je {field.per.capitalize()}.")
    unit = parts[0] if parts else ""
    readings, known = typed.readings, not parts or field.unit in words.units.get(unit, ())
    if typed.fraction and field.unit == "prozent":
        readings = tuple(number * 100 for number in readings)
    if unit in words.units and not known:
        readings = next((n for u in words.units[unit] if (n := _converted(readings, u, field.unit))), ())
        if not readings:
            return MeantValue(note=f"Hier werden {words.word[field.unit]} erwartet.")
    possible = [number for number in readings if _fits(kind, number)]
    expected = [number for number in possible if field.expects(number)]
    if (
        kind in _WHOLE and expected and expected[0] != readings[0]
    ):  # `1.000` is a thousand, also where too much
        return _said(kind, possible, written=False)
    plain = known and not typed.about and len(parts) <= 1 + len(periods)
    return _said(kind, expected or possible, written=plain and len(expected) == 1)


def _beside(typed: TypedNumber, path: str) -> MeantValue:
    """What is meant by a limit: the age at it, or that which follows, where ages begin."""
    whole = typed.readings[0]
    if path.endswith("alter.von") and typed.side > 0 and whole == int(whole):
        return MeantValue((german(whole), german(whole + 1)))
    return MeantValue(note=_ONE_VALUE)


def _converted(numbers: tuple[Decimal, ...], unit: str, wanted: str) -> tuple[Decimal, ...]:
    """The numbers in another unit; none where there is no way from one to the other."""
    factors = number_words().factors
    if factor := factors.get((unit, wanted)):
        return tuple(number * factor for number in numbers)
    if factor := factors.get((wanted, unit)):
        return tuple(number / factor for number in numbers)
    return ()


def _meant_ratio(text: str, field: NumberField | None) -> MeantValue:
    found = _RATIO.fullmatch(text.strip())
    number = typed_number(found["x"] or found["y"] if found else text)
    if number is None or number.unit or number.about:
        return MeantValue()
    possible = [n for n in number.readings if n > 0]
    expected = [n for n in possible if field and field.expects(n)]
    ratios = tuple(f"1:{german(n)}" for n in expected or possible)
    plain = found is not None and found["x"] and len(expected) == 1
    return MeantValue(ratios, f'"{ratios[0]}"' if plain else "")


def _said(kind: str, numbers: "list[Decimal] | tuple[Decimal, ...]", *, written: bool) -> MeantValue:
    fitting = [number for number in numbers if _fits(kind, number)]
    names = tuple(german(number) for number in fitting)
    if len(names) != 1 or not written:
        return MeantValue(names)
    return MeantValue(names, names[0] if names[0].isdigit() else f'"{names[0]}"')


def _fits(kind: str, number: Decimal) -> bool:
    """Whether the type takes such a number."""
    if kind in _WHOLE:
        return number == number.to_integral_value()
    type_ = _DECIMALS[kind]
    return type_.gueltig(number) and number == round(number, type_.stellen)


_ONE_NUMBER = "Hier passt nur eine Zahl, kein Bereich."
_ONE_VALUE = "Das ist eine Grenze; hier steht der Wert selbst."
