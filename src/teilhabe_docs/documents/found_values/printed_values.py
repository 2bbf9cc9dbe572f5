"""What a printed value means: the way back from the German of documents to what a file holds."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from teilhabe_docs.documents.blocks import TextRun
from teilhabe_docs.documents.display import as_inline
from teilhabe_docs.documents.found_values.found_value import GivenValue
from teilhabe_docs.documents.template.environment import JoinedList
from teilhabe_docs.loading.typed_time import typed_day
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice, Wochentag
from teilhabe_docs.model.fields import FieldInfo, fields_of
from teilhabe_docs.model.numbers import DecimalNumber, Ratio
from teilhabe_docs.model.offer_assistance import Erreichbarkeitszeit
from teilhabe_docs.model.offer_quality import Zielerreichung
from teilhabe_docs.model.offer_service import Abgrenzung, Intensitaetsstufe, Verpflegungsposten, Ziel
from teilhabe_docs.model.offer_terms import Aussengruppe, Beteiligung
from teilhabe_docs.model.shared import Anschrift, Kontakt, Person, Rechtsgrundlage, Zeitfenster
from teilhabe_docs.model.staffing import Regie
from teilhabe_docs.model.values import TimeOfDay

_OPEN = re.compile(r"\[[^\[\]]*\]|–|-")
_WAIVED = re.compile(r"(?:entfällt \((?P<a>.+)\)|Entfällt: (?P<b>.+?)\.?)", re.S)
_DAYS = "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"
_HOURS = re.compile(
    rf"(?P<days>(?:{_DAYS})(?:(?:, | und | bis )(?:{_DAYS}))*)"
    r" von (?P<von>\d\d?:\d\d) bis (?P<bis>\d\d?:\d\d) Uhr(?: des folgenden Tages)?"
)
_ADDRESS = re.compile(r"(?P<strasse>[^\n]+?)(?:, |\n)(?P<plz>\d{5}) (?P<ort>[^\n]+)")
_VERSION = re.compile(r"\b(?:vom|Fassung|Stand|geändert|zuletzt|in Kraft)\b")
_BRACKETS = re.compile(r"(?P<front>[^\n]+) \((?P<inside>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
_LAST = re.compile(r" (?:und|oder) (?!\d)(?!.* (?:und|oder) (?!\d))")
_MOST_LABELS = 20

Structure = dict[str, Any]


def open_place(text: str) -> bool:
    """Whether nothing stands there but the mark of a place that is open."""
    return bool(_OPEN.fullmatch(text.strip()))


def printed_value(text: str, info: FieldInfo, *, entry: bool = False) -> GivenValue | None:
    """The value of a field by what is printed for it; None where that is no such value.

    `entry`: it is one of the field's list. A waived one is `{"entfaellt": Grund}`.
    """
    text = text.strip()
    if not text or open_place(text):
        return None
    if (waived := _WAIVED.fullmatch(text)) and info.optional and (not entry or waived["b"]):
        return {"entfaellt": (waived["a"] or waived["b"]).strip()}
    if info.ist_liste and not entry:
        return _listed(text, info)
    return _single(text, info.typ)


def _single(text: str, typ: Any) -> GivenValue | None:
    if not isinstance(typ, type):
        return None
    if issubclass(typ, Model):
        reader = _STRUCTURES.get(typ)
        return reader(text) if reader else None
    return scalar(text, typ)


def scalar(text: str, typ: type) -> GivenValue | None:
    """A value of a scalar type by its printed form."""
    if issubclass(typ, Choice):
        return next((str(one.value) for one in typ if one.label == text), None)
    if issubclass(typ, bool):
        return {"ja": True, "nein": False}.get(text)
    if issubclass(typ, date):
        return typed_day(text) or None
    if issubclass(typ, Ratio):
        found = re.fullmatch(r"1 ?: ?(\d[\d.]*(?:,\d+)?)", text)
        return f"1:{found[1]}" if found else None
    if issubclass(typ, DecimalNumber):
        return _number(text.removesuffix("%").strip())
    if issubclass(typ, int):
        number = _number(text)
        return int(number) if number is not None and number == int(number) else None
    if issubclass(typ, TimeOfDay):
        return text.zfill(5) if re.fullmatch(r"\d\d?:\d\d", text) else None
    return text if "\n" not in text else None


def _number(text: str) -> Decimal | None:
    if not re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?", text):
        return None
    number = Decimal(text.replace(".", "").replace(",", "."))
    return number if number != number.to_integral_value() else Decimal(int(number))


def _listed(text: str, info: FieldInfo) -> list[Any] | None:
    """The entries of a list that is printed in a sentence: `a, b und c`."""
    if isinstance(info.typ, type) and issubclass(info.typ, Choice):
        return joined_choices(text, info.typ)
    if isinstance(info.typ, type) and issubclass(info.typ, str):
        front, *last = _LAST.split(text, maxsplit=1)
        return [part.strip() for part in (*re.split(r", (?!Abs|Satz|Nr|\d)", front), *last)]
    return None


def joined_choices(text: str, kind: type[Choice]) -> list[str] | None:
    """The choices whose labels are printed as `a, b und c`, also with a word that they have in common."""
    for word in ("und", "oder"):
        for chosen in _chosen(text, kind, word, ()):
            listed = JoinedList(chosen)
            listed.wort = word
            if "".join(one.text for one in as_inline(listed) if isinstance(one, TextRun)) == text:
                return [str(one.value) for one in chosen]
    return None


def _chosen(
    text: str, kind: type[Choice], word: str, so_far: tuple[Choice, ...]
) -> Iterator[tuple[Choice, ...]]:
    if not text:
        yield so_far
        return
    if len(so_far) > _MOST_LABELS:
        return
    for one in kind:
        if one in so_far:
            continue
        for label in dict.fromkeys((one.label, one.label.rpartition(" ")[0])):
            if label and text.startswith(label):
                rest = text[len(label) :]
                if not rest:
                    yield (*so_far, one)
                for between in (", ", f" {word} "):
                    if rest.startswith(between):
                        yield from _chosen(rest[len(between) :], kind, word, (*so_far, one))


def weekdays(text: str) -> list[str] | None:
    """Days of the week by their printed form: `Montag bis Freitag`, `Montag, Dienstag und Donnerstag`."""
    order = [one.label for one in Wochentag]
    days: list[str] = []
    for part in re.split(r", | und ", text):
        first, _, last = part.partition(" bis ")
        if first not in order or (last and last not in order):
            return None
        begin, end = order.index(first), order.index(last or first)
        days += [str(one.value) for one in list(Wochentag)[begin : end + 1]]
    return list(dict.fromkeys(days)) or None


def _hours(text: str) -> Structure | None:
    found = _HOURS.fullmatch(text)
    days = weekdays(found["days"]) if found else None
    if not found or not days:
        return None
    return {"wochentage": days, "von": found["von"].zfill(5), "bis": found["bis"].zfill(5)}


def address(text: str) -> Structure | None:
    """An address: `Straße 1, 12345 Ort`, or with a line break."""
    found = _ADDRESS.fullmatch(text)
    return dict(found.groupdict()) if found else None


def _contact(text: str) -> Structure | None:
    found: Structure = {}
    for part in text.split(", "):
        if part.startswith("Telefon "):
            found["telefon"] = part.removeprefix("Telefon ")
        elif part.startswith("E-Mail "):
            found["email"] = part.removeprefix("E-Mail ")
        elif re.fullmatch(r"(?:https?://|www\.)\S+", part):
            found["web"] = part
        elif "telefon" in found and "email" not in found and re.fullmatch(r"[\d /-]+", part):
            found["telefon"] += f", {part}"
        else:
            return None
    return found or None


def _person(text: str) -> Structure | None:
    name, comma, task = text.partition(", ")
    return {"name": name, "funktion": task} if comma else None


def _law(text: str) -> Structure | None:
    found = _BRACKETS.fullmatch(text)
    if found and _VERSION.search(found["inside"]):
        return {"zitat": found["front"], "fassung": found["inside"]}
    return {"zitat": text}


def _named(name: str, rest: str) -> Callable[[str], Structure | None]:
    def read(text: str) -> Structure | None:
        front, colon, behind = text.partition(": ")
        if colon and front and not re.search(r"[.!?] ", front):
            return {name: front, rest: behind}
        return {rest: text} if rest == "text" else {name: text}

    return read


def _with_more(name: str, *rest: str) -> Callable[[str], Structure | None]:
    def read(text: str) -> Structure | None:
        found = _BRACKETS.fullmatch(text)
        if not found:
            return {name: text}
        return {name: found["front"], **dict(zip(rest, found["inside"].split("; "), strict=False))}

    return read


def _outside_group(text: str) -> Structure | None:
    found = _BRACKETS.fullmatch(text)
    where = address(found["inside"]) if found else None
    return {"bezeichnung": found["front"], "anschrift": where} if found and where else None


def _regie(text: str) -> Structure | None:
    found = _BRACKETS.fullmatch(text)
    ratio = scalar(found["front"] if found else text, Ratio)
    of = printed_value(found["inside"], fields_of(Regie)["bezug"]) if found else None
    return {"schluessel": ratio, **({"bezug": of} if of else {})} if ratio else None


_STRUCTURES: Mapping[type[Model], Callable[[str], Structure | None]] = {
    Abgrenzung: _named("gegenueber", "text"),
    Anschrift: address,
    Aussengruppe: _outside_group,
    Beteiligung: _with_more("name", "grundlage"),
    Erreichbarkeitszeit: _hours,
    Intensitaetsstufe: _named("bezeichnung", "kriterium"),
    Kontakt: _contact,
    Person: _person,
    Rechtsgrundlage: _law,
    Regie: _regie,
    Verpflegungsposten: _named("posten", "umfang"),
    Zeitfenster: _hours,
    Ziel: _named("bereich", "text"),
    Zielerreichung: _with_more("massstab", "indikator", "erhebung"),
}
"""How structures are read that a body prints as a whole."""
