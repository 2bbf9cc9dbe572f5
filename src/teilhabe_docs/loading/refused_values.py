"""For each kind of error of a value type: what was meant."""

import re
from collections.abc import Sequence

from teilhabe_docs.loading.choice_words import YES_NO, choice_words, words_of
from teilhabe_docs.loading.meant_number import KINDS, meant_number
from teilhabe_docs.loading.meant_value import MeantValue
from teilhabe_docs.loading.typed_time import (
    days_of_its_month,
    is_beginning,
    typed_day,
    typed_days_of_week,
    typed_hours,
    typed_opening,
    typed_time,
)
from teilhabe_docs.loading.yaml.node_tree import PlainValue
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue, UnknownField, fields_of
from teilhabe_docs.model.numbers import DecimalNumber

_DAYS = "Wochentag"
_OF_GERMANY = re.compile(r"(?:D|DE)?\s?[-–]?\s?(\d{5})", re.IGNORECASE)
_SPAN = re.compile(
    r"(?:von?m?\s+)?(.+?)\s*(?:\bbis(?: zum)?\b|–|—|\s-\s|(?<=\d)-(?=\d{1,2}\b))\s*(.+)", re.IGNORECASE
)
_AGE = re.compile(r"(\d{1,2})\s*(?:Jahren?|J\.?|Lj\.?)?")
_QUOTED = re.compile("[„“”»«‚‘’](.+)[“”»«‘’]", re.DOTALL)
_ODD_QUOTES = ' Die Anführungszeichen darum zählen hier zum Wert; bitte gerade setzen (") oder weglassen.'
_NONE = re.compile(
    r"(?:kein(?:e[rns]?)?|nein|nichts?|ohne|entfällt|nicht (?:vorhanden|zutreffend|vorgesehen)|"
    r"keine angaben?|k\. ?a\.|[-–—/])\.?",
    re.IGNORECASE,
)


def meant_by(kind: str, value: PlainValue, path: str, around: PlainValue = None) -> MeantValue:
    """What is meant by a value that its type refused with an error of this kind, at a field's path.

    `around` is what stands beside it.
    """
    if not isinstance(value, str):
        return MeantValue()
    refused = value
    if quoted := _QUOTED.fullmatch(value.strip()):
        value = quoted[1].strip()
    if kind in KINDS:
        return meant_number(kind, value, path, refused)
    if kind == "plz" and (found := _OF_GERMANY.fullmatch(value.strip())):
        return MeantValue((found[1],), f'"{found[1]}"')
    if kind == "datum":
        return _meant_day(value, path)
    if kind == "uhrzeit":
        return _meant_end(value, around) if path.endswith(".bis") else _meant_time(value)
    if kind == "ja_nein":
        values, _ = choice_words(YES_NO).meant(value)
        return MeantValue(values)
    return MeantValue()


def meant_list(value: PlainValue, path: str, fields: FieldCatalogue = BUILT_IN_FIELDS) -> MeantValue:
    """What is meant where a list is expected, or an entry of it: days of the week, opening hours."""
    typed = _as_text(value)
    if meant := _meant_span(typed, path):
        return MeantValue((meant,), meant)
    if path == "personal.personalschluessel":
        ratios = meant_number("ratio", typed, f"{path}.gruppe").readings
        return MeantValue(tuple(f'{{gruppe: "{ratio}"}}' for ratio in ratios))
    if path.endswith(".wochentage"):
        days = typed_days_of_week(typed, _day_names(), _order())
        listed = f"[{', '.join(days)}]"
        return MeantValue((listed,), listed) if days else MeantValue()
    if hours := _hours_at(path, fields):
        key, at_midnight = hours
        opening = typed_opening(typed, _day_names(), _order())
        windows = [one for hour in opening for one in (_split(*hour) if at_midnight else (_window(*hour),))]
        return _meant_hours(windows, path, key)
    return _meant_choices(typed, path, fields)


def in_odd_quotes(value: PlainValue) -> str:
    """What to say of a refused value between quotation marks that are none to YAML, to follow a sentence."""
    return _ODD_QUOTES if isinstance(value, str) and _QUOTED.fullmatch(value.strip()) else ""


def _meant_span(typed: str, path: str) -> str:
    """The keys of a group that a text names by both ends: `6 bis 18 Jahre`, `1.8.2027 - 31.7.2028`."""
    found = _SPAN.fullmatch(typed.strip())
    if not found:
        return ""
    if path.endswith("zielgruppe.alter"):
        ages = [_AGE.fullmatch(end) for end in found.groups()]
        first, last = (int(age[1]) if age else 0 for age in ages)
        return f"{{von: {first}, bis: {last}}}" if all(ages) and first < last else ""
    if path.endswith("laufzeit"):
        begin, end = map(typed_day, found.groups())
        return f"{{beginn: {begin}, ende: {end}}}" if begin and begin < end else ""
    return ""


def meant_part(value: PlainValue, path: str, fields: FieldCatalogue = BUILT_IN_FIELDS) -> MeantValue:
    """What is meant where a structure is expected and one of its numbers stands: `leitung: 1:60`."""
    try:
        kind = fields.at(path.replace("[]", "")).typ
    except UnknownField:
        return MeantValue()
    if not isinstance(value, str) or not isinstance(kind, type) or not issubclass(kind, Model):
        return MeantValue()
    fitting = [
        name
        for name, info in fields_of(kind).items()
        if isinstance(info.typ, type) and issubclass(info.typ, DecimalNumber) and info.typ.takes(value)
    ]
    return MeantValue((f'{{{fitting[0]}: "{value}"}}',)) if len(fitting) == 1 else MeantValue()


def _hours_at(path: str, fields: FieldCatalogue) -> tuple[str, bool] | None:
    """Whether hours of a week belong at a path: below which key, if any, and whether they end at midnight."""
    try:
        kind = fields.at(path.replace("[]", "")).typ
    except UnknownField:
        return None
    if not isinstance(kind, type) or not issubclass(kind, Model):
        return None
    from teilhabe_docs.model.offer_assistance import Erreichbarkeitszeit  # as late as what has such fields
    from teilhabe_docs.model.shared import Zeitfenster

    if issubclass(kind, Zeitfenster | Erreichbarkeitszeit):
        return "", issubclass(kind, Zeitfenster)
    if "zeiten" in fields_of(kind) and (below := _hours_at(f"{path}.zeiten", fields)):
        return "zeiten", below[1]
    return None


def _meant_hours(windows: Sequence[str], path: str, key: str) -> MeantValue:
    """Hours as they are written at this path: an entry of the list, the list, what has it below the key."""
    if not windows:
        return MeantValue()
    if path.endswith("[]") and len(windows) > 1:
        return MeantValue(note=f"Bitte als {len(windows)} Einträge schreiben: {' und '.join(windows)}.")
    listed = windows[0] if path.endswith("[]") else f"[{', '.join(windows)}]"
    if key:
        listed = f"{{{key}: {listed}}}"
    return MeantValue((listed,), listed)


def _meant_choices(typed: str, path: str, fields: FieldCatalogue) -> MeantValue:
    """The values of a closed list that a text names one after the other: `geistige Behinderung, blind`."""
    try:
        kind = fields.at(path.replace("[]", "")).typ
    except UnknownField:
        return MeantValue()
    if not typed or not isinstance(kind, type) or not issubclass(kind, Choice):
        return MeantValue()
    words = words_of(kind)
    near = [words.meant(part)[0] for part in re.split(r"\s*(?:,|;|\bund\b)\s*", typed.strip())]
    if not all(len(values) == 1 for values in near):
        return MeantValue()
    return MeantValue((f"[{', '.join(values[0] for values in near)}]",))


def says_none(value: PlainValue) -> bool:
    """Whether a value says that there is none of what is asked for: `keine`, `nein`, `entfällt`."""
    return isinstance(value, str) and _NONE.fullmatch(value.strip()) is not None


def without(name: str, keys: Sequence[str]) -> str:
    """What to write where there is none of a field, which takes these keys."""
    if "entfaellt" in keys:
        return f"Gibt es das bei Ihnen nicht, bitte statt des Wertes den Grund: {name}: {{entfaellt: Grund}}."
    return f"Gibt es hier nichts zu nennen, bitte »{name}« weglassen." if name else ""


def meant_days(typed: str) -> tuple[str, ...]:
    """The days of the week that a text names, where it is more than one: `Mo-Fr`."""
    days = typed_days_of_week(typed, _day_names(), _order())
    return tuple(days) if len(days) > 1 else ()


def belongs_beside(typed: str, path: str, fields: FieldCatalogue = BUILT_IN_FIELDS) -> str:
    """Which field beside this one has a value of that name: `FSJ` is a kind of employment, no qualification.

    Empty where none has, or several.
    """
    above, _, own = path.replace("[]", "").rpartition(".")
    try:
        around = fields.at(above).typ
    except UnknownField:
        return ""
    if not isinstance(around, type) or not issubclass(around, Model):
        return ""
    found = [
        (name, values[0])
        for name, info in fields_of(around).items()
        if name != own and isinstance(info.typ, type) and issubclass(info.typ, Choice)
        if len(values := words_of(info.typ).named(typed)) == 1
    ]
    return f"»{typed}« gehört zu »{found[0][0]}« ({found[0][1]})." if len(found) == 1 else ""


def over_midnight(value: PlainValue) -> str:
    """How hours that end on the next day are written; empty where these do not."""
    if not isinstance(value, dict):
        return ""
    begin, end = (typed_time(str(value.get(key, ""))) for key in ("von", "bis"))
    if not begin or not end or not end < begin:
        return ""
    days, order = value.get("wochentage"), _order()
    known = [day for day in days if isinstance(day, str) and day in order] if isinstance(days, list) else []
    if not known:
        split = f'von "{begin}" bis "24:00", am nächsten Tag von "00:00" bis "{end}"'
        return f"Endet die Zeit am nächsten Tag, bitte an Mitternacht teilen: {split}."
    split = " und ".join(_split(known, begin, end))
    return f"Endet die Zeit am nächsten Tag, bitte an Mitternacht teilen: {split}."


def _split(days: Sequence[str], begin: str, end: str) -> tuple[str, ...]:
    """The hours, cut at midnight where they end on the next day."""
    if begin < end:
        return (_window(days, begin, end),)
    order = _order()
    evening = _window(days, begin, "24:00")
    after = sorted((order[(order.index(day) + 1) % len(order)] for day in days), key=order.index)
    return (evening,) if end == "00:00" else (evening, _window(after, "00:00", end))


def _meant_day(text: str, path: str) -> MeantValue:
    """A day; one from which something goes on is none where something ends, and asked elsewhere."""
    if month := days_of_its_month(text):
        return MeantValue(note=f"Diesen Tag gibt es nicht: {month[0]} hat {month[1]} Tage.")
    day = typed_day(text)
    if not day or (is_beginning(text) and path.endswith("ende")):
        return MeantValue()
    return MeantValue((day,), "" if is_beginning(text) and not path.endswith("beginn") else day)


def _meant_end(text: str, around: PlainValue) -> MeantValue:
    """The end of hours; one that would lie before the beginning may be in the afternoon (`8`, `4`)."""
    end = _meant_time(text)
    begin = typed_time(str(around.get("von", ""))) if isinstance(around, dict) else ""
    if not end.written or not begin or begin < (time := end.readings[0]):
        return end
    later = f"{int(time[:2]) + 12:02}{time[2:]}"
    return MeantValue((later, time) if begin < later < "24:00" else (time,))


def _meant_time(text: str) -> MeantValue:
    if time := typed_time(text):
        return MeantValue((time,), f'"{time}"')
    if hours := typed_hours(text):
        return MeantValue(note=f'Bitte trennen: von: "{hours[0]}", bis: "{hours[1]}".')
    return MeantValue()


def _window(days: Sequence[str], begin: str, end: str) -> str:
    return f'{{wochentage: [{", ".join(days)}], von: "{begin}", bis: "{end}"}}'


def _as_text(value: PlainValue) -> str:
    """A text, or a mapping of texts as it was typed: `{mo-fr: 8-18}`."""
    if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
        return ", ".join(f"{key}: {text}" for key, text in value.items())
    return value if isinstance(value, str) else ""


def _order() -> tuple[str, ...]:
    return tuple(choice_words(_DAYS).labels)


def _day_names() -> dict[str, str]:
    words = choice_words(_DAYS).words.items()
    return {plainly: values[0] for plainly, (_, values) in words if len(values) == 1}
