"""What people write behind a label: numbers with their unit, days, choices in their own words, addresses."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.documents.found_values.found_value import GivenValue
from teilhabe_docs.documents.found_values.printed_values import printed_value, scalar
from teilhabe_docs.loading.number_fields import number_words, unit_word
from teilhabe_docs.loading.typed_time import typed_day, typed_opening
from teilhabe_docs.loading.yaml.packaged_data import data_beside
from teilhabe_docs.model.choices import Choice, Wochentag
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue
from teilhabe_docs.model.numbers import DecimalNumber, Ratio
from teilhabe_docs.model.offer_assistance import Erreichbarkeitszeit
from teilhabe_docs.model.shared import Rechtsgrundlage, Zeitfenster
from teilhabe_docs.near_names import plain

_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*(?P<unit>[^\d;]*)")
_RATIO = re.compile(r"1\s*(?::|zu)\s*(\d+(?:,\d+)?)")
_BETWEEN = re.compile(r"\s+|/|\b(?:pro|je|im|am|in|der|die|insgesamt|gesamt)\b")
_BETWEEN_CHOICES = re.compile(
    r"(?:\s|[,;/]|\b(?:und|oder|sowie|bzw\.|in|im|am|an|bei|zu|zur|auf|ihrer|der|den|dem|die|das|einer|eigenen)\b)*"
)
_LAW = re.compile(r"(?:,\s*|;\s*|\s+(?:und|sowie)\s+)(?=§)")
_LONGEST = 160
_TEXT_IS_NONE = re.compile(
    r"[\[<…_.]{2,}|\bXX|^\W*$|"
    r"(?i:^(?:siehe|s\.|vgl\.|n\.\s?n\.|wird nachgereicht|entfällt|keine|nein|ja|offen|folgt)\b)"
)


def written_value(text: str, path: FieldPath, catalogue: FieldCatalogue) -> GivenValue | None:
    """The value of a field by what somebody wrote for it; None where it may be another or none."""
    info = catalogue.at(path)
    text = text.strip()
    if (value := printed_value(text, info)) is not None and not _is_text(info.typ):
        return value
    if info.ist_liste:
        return _listed(text, info.typ)
    typ = info.typ
    if not isinstance(typ, type):
        return None
    if issubclass(typ, Choice):
        return _choice(text, typ)
    if issubclass(typ, Ratio):
        found = _RATIO.fullmatch(text)
        return f"1:{found[1]}" if found else None
    if issubclass(typ, bool):
        return {"ja": True, "nein": False}.get(text.casefold())
    if issubclass(typ, int | DecimalNumber):
        return _number(text, path, typ)
    if issubclass(typ, date):
        return typed_day(text) or None
    return text_value(text) if issubclass(typ, str) else None


def text_value(text: str) -> str | None:
    """One line that says something."""
    text = text.strip()
    if not text or "\n" in text or len(text) > _LONGEST or _TEXT_IS_NONE.search(text) or emptiness_of(text):
        return None
    return text


def _is_text(typ: Any) -> bool:
    return isinstance(typ, type) and issubclass(typ, str) and not issubclass(typ, Choice)


def _choice(text: str, kind: type[Choice]) -> str | None:
    return _words(kind).get(plain(text))


@cache
def _words(kind: type[Choice]) -> dict[str, str]:
    """The words that surely mean one value of a choice."""
    written = data_beside("choices.yaml").get(kind.__name__, {}).get("werte", {})
    pairs = ((one.label, str(one.value)) for one in kind)
    return {plain(word): value for value, words in written.items() for word in words} | {
        plain(label): value for label, value in pairs
    }


def _number(text: str, path: FieldPath, typ: type) -> GivenValue | None:
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    number = scalar(found["number"], typ)
    words, field = number_words(), number_words().fields.get(path.field)
    parts = [word for part in _BETWEEN.split(found["unit"]) if (word := unit_word(part))]
    for part in parts:
        if field is None or not (
            field.unit in words.units.get(part, ()) or words.periods.get(part, "-") == field.per
        ):
            return None
    if field and isinstance(number, int | Decimal) and not field.expects(Decimal(number)):
        return None
    return number


def enumerated(text: str, values: Mapping[str, str]) -> list[str] | None:
    """The values that words enumerate; None where they say more than these."""
    words = "|".join(map(re.escape, sorted(values, key=len, reverse=True)))
    found = re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)")
    if not _BETWEEN_CHOICES.fullmatch(found.sub("", text)):
        return None
    folded = {word.casefold(): value for word, value in values.items()}
    return list(dict.fromkeys(folded[one[0].casefold()] for one in found.finditer(text))) or None


def _listed(text: str, typ: Any) -> list[Any] | None:
    if isinstance(typ, type) and issubclass(typ, Choice):
        written = data_beside("choices.yaml").get(typ.__name__, {}).get("werte", {})
        words = {word: value for value, words in written.items() for word in words}
        return enumerated(text, {**words, **{one.label: str(one.value) for one in typ}})
    if typ in (Zeitfenster, Erreichbarkeitszeit):
        names = {**_words(Wochentag), **{str(day.value): str(day.value) for day in Wochentag}}
        order = [str(day.value) for day in Wochentag]
        hours = typed_opening(text.replace("\n", ", "), names, order)
        return [{"wochentage": days, "von": von, "bis": bis} for days, von, bis in hours] or None
    if typ is Rechtsgrundlage:
        parts = [part.strip(" .") for part in _LAW.split(text)]
        return [{"zitat": part} for part in parts] if all(part.startswith("§") for part in parts) else None
    return None
