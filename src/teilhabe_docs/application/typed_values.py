"""What somebody types into a form, as it is written in a file: figures bare, texts without what hides."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from teilhabe_docs.documents.staffing_rows.written_entries import free_id
from teilhabe_docs.loading.line_ends import with_plain_ends
from teilhabe_docs.loading.yaml.written_scalars import Figure
from teilhabe_docs.loading.yaml.written_values import TypedValue
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_kinds import FieldKind, inner_model, kind_of
from teilhabe_docs.model.fields import fields_of
from teilhabe_docs.model.text_slot import SLOT_KEYS

_BARE = re.compile(r"0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_SIGNS = re.compile("[\u2028\u2029\x85]")
_FIGURES = frozenset(
    (
        *(FieldKind.WHOLE, FieldKind.DECIMAL, FieldKind.HOURS, FieldKind.PERCENT, FieldKind.FULL_TIME),
        *(FieldKind.RATIO, FieldKind.EURO, FieldKind.DATE),
    )
)
_DEEPEST = 12


class NoValueError(ValueError):
    """What came is no value that a file can hold; the text says so in German."""


def typed_value(model: type[Model], name: str, value: Any, *, entry: bool = False) -> TypedValue:
    """A value for a field of a model, or for an `entry` of its list; None where nothing was given.

    Raises `NoValueError` for what is no text, list or mapping of such.
    """
    info, kind = fields_of(model)[name], kind_of(model, name)
    inner = inner_model(info)
    if info.ist_liste and not entry and isinstance(value, list):
        entries = [typed_value(model, name, one, entry=True) for one in value]
        return [one for one in entries if one is not None] or None
    if inner and isinstance(value, Mapping) and not value.keys() <= {"entfaellt"}:
        members = {
            key: typed_value(inner, key, one) if key in fields_of(inner) else _plain(one, 0)
            for key, one in value.items()
        }
        order = [*fields_of(inner), *(key for key in members if key not in fields_of(inner))]
        return {key: members[key] for key in order if members.get(key) is not None} or None
    if kind is FieldKind.MARKDOWN:
        return _slot(value)
    plain = _plain(value, 0)
    if isinstance(plain, str):
        plain = plain.strip()
        if kind in _FIGURES and _BARE.fullmatch(plain):
            return Figure(plain)
    return plain or None


def cleaned(text: str) -> str:
    """A text with `\\n` as line end and without control characters."""
    return _HIDDEN.sub("", _LINE_SIGNS.sub("\n", with_plain_ends(text)))


def as_text_block(text: str) -> str:
    """A text in Markdown as a file holds it: with one line end behind it; empty where there is nothing."""
    inside = cleaned(text).strip("\n")
    return f"{inside}\n" if inside.strip() else ""


def size_of(value: Any) -> int:
    """How many bytes the texts in a value take."""
    if isinstance(value, str):
        return len(value.encode("utf-8", "replace"))
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return sum(map(size_of, inner))


def with_id(model: type[Model], value: TypedValue, taken: Iterable[str]) -> TypedValue:
    """A new entry with an id where it needs one and has none: made of its first text."""
    needs = "id" in model.model_fields and model.model_fields["id"].is_required()
    if not needs or not isinstance(value, Mapping) or value.get("id"):
        return value
    text = next((one for one in value.values() if isinstance(one, str)), "")
    return {"id": free_id(text, set(taken)), **value} if text else value


def _slot(value: Any) -> TypedValue:
    if isinstance(value, str):
        text = as_text_block(value)
        return (text if "\n" in text.rstrip("\n") else text.rstrip("\n")) or None
    if isinstance(value, Mapping):
        given = {key: _slot(value[key]) for key in (*SLOT_KEYS, *value) if key in value}
        return {key: one for key, one in given.items() if one is not None} or None
    return _plain(value, 0)


def _plain(value: Any, depth: int) -> TypedValue:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, int):
        return Figure(value)
    if depth < _DEEPEST and isinstance(value, list | tuple):
        return [_plain(one, depth + 1) for one in value]
    if depth < _DEEPEST and isinstance(value, Mapping):
        return {str(key): _plain(one, depth + 1) for key, one in value.items()}
    raise NoValueError("Dieser Wert lässt sich nicht in eine Datei schreiben.")
