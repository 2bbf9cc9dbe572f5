"""The amount of a position as a table gives it: in VZÄ, in per cent of a full-time worker, or in hours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from teilhabe_docs.documents.staffing_rows.column_names import unit_of
from teilhabe_docs.documents.staffing_rows.table_cells import TableCell
from teilhabe_docs.loading.typed_number import TypedNumber, german, typed_duration, typed_number

_HUNDRED = Decimal(100)
UNKNOWN = "unbekannt"
"""The unit of figures that can be more than one thing."""
_CENT = Decimal("0.01")
_MOST_POSITIONS = Decimal(30)
"""Up to here figures without a sign may be numbers of positions, if one of them is below 5: nobody has a
position of 4 per cent."""
_FEWEST_PERCENT = Decimal(5)
_SURELY_PERCENT = Decimal(20)
_MOST_HOURS = Decimal(48)
"""So many hours a week may be an amount; where a column does not say what it counts only more is per cent."""
_NOTHING = ("", "-", "–", "—", "/", ".")
_MOST_NUMBER = Decimal("999999999")


@dataclass(frozen=True, slots=True)
class ReadAmount:
    """One amount: `kind` is `vzae` or `wochenstunden_h`, a field of a position; `note` what there is to say.

    Without a `value` it is not taken, and `note` says why.
    """

    kind: str = ""
    value: Decimal | None = None
    note: str = ""
    sure: bool = True


def number_in(cell: TableCell) -> tuple[Decimal | None, str, str]:
    """The number in a cell, the unit that stands with it, and why there is none; all empty for nothing.

    A number of a sheet is what it is, a text is read as a German types it.
    """
    if cell.wrong:
        return None, "", f"Die Tabelle zeigt hier einen Fehler ({cell.words})."
    if cell.formula and cell.value is None:
        return None, "", _NO_RESULT
    if isinstance(cell.value, date):
        return None, "", f"Hier steht ein Datum ({cell.words}), keine Zahl. {_AS_NUMBER}"
    if isinstance(cell.value, Decimal):
        value = cell.value * _HUNDRED if cell.percent else cell.value
        return _within(value, "prozent" if cell.percent else "")
    text = cell.words
    if text in _NOTHING:
        return None, "", ""
    if text.startswith(("-", "−")) and typed_number(text[1:]) is not None:
        return _within(Decimal(-1), "")
    typed = typed_number(text)
    if typed is None and ":" in text and (minutes := typed_duration(text)) is not None:
        hours = minutes / 60
        if hours == round(hours, 2):
            return _within(hours, "stunden")
    if typed is None:
        return None, "", f"»{text}« ist keine einzelne Zahl."
    return _typed(typed, text)


def _typed(typed: TypedNumber, text: str) -> tuple[Decimal | None, str, str]:
    if typed.about or typed.side:
        return None, "", f"»{text}« ist nur ungefähr; staffing.yaml braucht die Zahl selbst."
    if len(typed.readings) > 1:
        both = " oder ".join(german(reading) for reading in typed.readings)
        return None, "", f"»{text}« kann {both} heißen. {_AS_NUMBER}"
    unit = unit_of(typed.unit)
    if typed.unit and not unit:
        return None, "", f"»{text}«: Die Einheit »{typed.unit}« passt nicht zum Umfang einer Stelle."
    return _within(typed.readings[0], unit)


def _within(value: Decimal, unit: str) -> tuple[Decimal | None, str, str]:
    if value < 0:
        return None, "", "Ein Umfang ist nie kleiner als 0."
    if value > _MOST_NUMBER:
        return None, "", "Die Zahl ist zu groß für eine Stelle."
    return value, unit, ""


def column_unit(kind: str, cells: Iterable[TableCell]) -> str:
    """What the figures of a column without a unit are, looked at together; `UNKNOWN` where that is open."""
    numbers = [value for cell in cells for value, unit, _ in [number_in(cell)] if value and not unit]
    if kind not in ("vzae", "stellenanteil", "umfang") or not numbers:
        return ""
    if kind == "vzae":
        return UNKNOWN if min(numbers) >= _SURELY_PERCENT else "vzae"
    if min(numbers) < _FEWEST_PERCENT:
        return "vzae" if max(numbers) <= _MOST_POSITIONS else UNKNOWN
    enough = _SURELY_PERCENT if kind == "stellenanteil" else _MOST_HOURS
    return "prozent" if max(numbers) > enough else UNKNOWN


def amount_of(
    cells: Mapping[str, TableCell],
    units: Mapping[str, str],
    full_time_h: Decimal | None,
    count: Decimal | None = None,
) -> ReadAmount:
    """The amount that the cells of a row give, by the kinds of their columns.

    `units` are those that columns have as a whole. Where several give one, they must say the same. `count`
    is a number of people: what a share or hours beside it are about, one or all of them, only VZÄ can say.
    """
    if count is not None and count > 1 and cells:
        if "vzae" not in cells:
            words = ", ".join(cell.words for cell in cells.values())
            return ReadAmount(note=_EACH_OR_ALL.format(german(count), words), sure=False)
        cells = {"vzae": cells["vzae"]}
    read: list[ReadAmount] = []
    for kind, cell in cells.items():
        value, unit, reason = number_in(cell)
        if reason:
            read.append(ReadAmount(note=f"{cell.place}: {reason}", sure=False))
        elif value is not None:
            read.append(_in_a_field(kind, value, unit or units.get(kind, ""), cell, full_time_h))
    known = [one for one in read if one.value is not None]
    unread = [one for one in read if one.value is None]
    if not known:
        return unread[0] if unread else ReadAmount()
    taken = _one_of(known, full_time_h)
    return replace(taken, note=unread[0].note, sure=False) if unread and taken.sure else taken


def _in_a_field(
    kind: str, value: Decimal, unit: str, cell: TableCell, full_time_h: Decimal | None
) -> ReadAmount:
    if unit == "stunden" and kind == "wochenstunden_h":
        unit = kind
    unit = unit or kind
    if unit == "prozent":
        return _in_hundredths(value / _HUNDRED, cell, full_time_h, f"{german(value)} % einer Vollkraft")
    if unit == "vzae":
        return _in_hundredths(value, cell, full_time_h, "")
    if unit == "stunden":
        if full_time_h is None or value > full_time_h * 2:
            text = f"{cell.place}: {cell.words} Stunden, ohne dass »je Woche« dabeisteht. {_PER_WEEK}"
            return ReadAmount(note=text, sure=False)
        unit = "wochenstunden_h"
    if unit == "wochenstunden_h":
        hours = value.quantize(Decimal("1e-9")) if -int(value.as_tuple().exponent) > 9 else value
        return ReadAmount("wochenstunden_h", hours)
    return ReadAmount(
        note=f"{cell.place}: Ob {cell.words} VZÄ, Prozent oder Stunden sind, ist nicht zu sehen.", sure=False
    )


def _in_hundredths(value: Decimal, cell: TableCell, full_time_h: Decimal | None, note: str) -> ReadAmount:
    """Full-time equivalents have two decimals; a figure with more that is whole hours a week is those."""
    if value == (rounded := value.quantize(_CENT, ROUND_HALF_UP)):
        return ReadAmount("vzae", rounded, f"{cell.place}: {note}" if note else "")
    if full_time_h is not None:
        hours = (value * full_time_h).quantize(_CENT, ROUND_HALF_UP)
        if abs(hours / full_time_h - value) < Decimal("1e-6"):
            text = (
                f"{cell.place}: {german(value)} VZÄ von {german(full_time_h)} Stunden sind {german(hours)}."
            )
            return ReadAmount("wochenstunden_h", hours, text)
    text = (
        f"{cell.place}: {german(value)} VZÄ, gerundet auf {german(rounded)}; mehr als zwei Nachkommastellen "
    )
    text += "hat eine Stelle nicht."
    return ReadAmount("vzae", rounded, text, sure=False)


def _one_of(known: list[ReadAmount], full_time_h: Decimal | None) -> ReadAmount:
    """Of several amounts the one in VZÄ, if the others say the same; none of them if not."""
    by_kind: dict[str, ReadAmount] = {}
    for one in known:
        before = by_kind.setdefault(one.kind, one)
        if before.value != one.value:
            return ReadAmount(note=_differ(before, one), sure=False)
    if len(by_kind) == 1:
        return known[0]
    vzae, hours = by_kind["vzae"], by_kind["wochenstunden_h"]
    assert vzae.value is not None and hours.value is not None
    if full_time_h is None:
        return replace(vzae, note=_UNCHECKED.format(german(hours.value)))
    if (hours.value / full_time_h).quantize(_CENT, ROUND_HALF_UP) != vzae.value:
        return ReadAmount(note=_differ(vzae, hours), sure=False)
    return vzae


def _differ(one: ReadAmount, other: ReadAmount) -> str:
    said = [f"{german(a.value or Decimal(0))} {_WORDS[a.kind]}" for a in (one, other)]
    return f"{said[0]} und {said[1]} passen nicht zusammen; welcher Umfang gilt, sagt die Tabelle nicht."


_EACH_OR_ALL = "Anzahl {} und {}: Ob das je Stelle oder zusammen gilt, sagt die Tabelle nicht."
_WORDS = {"vzae": "VZÄ", "wochenstunden_h": "Wochenstunden"}
_AS_NUMBER = "Bitte als Zahl schreiben, etwa 0,75."
_NO_RESULT = (
    "Hier steht eine Formel ohne gespeichertes Ergebnis. Bitte die Mappe in Excel oder LibreOffice öffnen "
    "und speichern."
)
_PER_WEEK = "Bitte die Spalte »Wochenstunden« nennen, wenn Stunden je Woche gemeint sind."
_UNCHECKED = "{} Wochenstunden stehen daneben; ohne die Stunden einer Vollkraft ist das nicht zu vergleichen."
