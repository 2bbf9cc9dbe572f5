"""Of which kind the value of a field is, told from its type: what a reference says and a form asks for."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_args

from teilhabe_docs.model import numbers, values
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.fields import FieldInfo, fields_of


class FieldKind(StrEnum):
    """What one value is; `word` is what authors read."""

    word: str

    MARKDOWN = "markdown", "langer Text"
    ID = "id", "Kennung"
    POSTCODE = "postcode", "Postleitzahl"
    FILE = "file", "Datei"
    DATE = "date", "Datum"
    YES_NO = "yes_no", "ja oder nein"
    CITATION = "citation", "Norm"
    TIME = "time", "Uhrzeit"
    HOURS = "hours", "Stunden"
    PERCENT = "percent", "Prozent"
    FULL_TIME = "full_time", "Stellen"
    RATIO = "ratio", "Verhältnis"
    EURO = "euro", "Betrag"
    DECIMAL = "decimal", "Zahl"
    WHOLE = "whole", "ganze Zahl"
    CHOICE = "choice", "Auswahl"
    TEXT = "text", "Text"
    GROUP = "group", "mehrere Angaben"

    def __new__(cls, value: str, word: str) -> "FieldKind":
        """The member that machines call `value`."""
        member = str.__new__(cls, value)
        member._value_, member.word = value, word
        return member


_BY_READER = (
    (values.AngebotsId, FieldKind.ID),
    (values.Id, FieldKind.ID),
    (values.Plz, FieldKind.POSTCODE),
    (values.FilePath, FieldKind.FILE),
    (values.Day, FieldKind.DATE),
    (values.YesNo, FieldKind.YES_NO),
)
"""Types that are told apart by what reads them."""
_BY_CLASS: tuple[tuple[type, FieldKind], ...] = (
    (Model, FieldKind.GROUP),
    (values.Zitat, FieldKind.CITATION),
    (values.TimeOfDay, FieldKind.TIME),
    (numbers.Hours, FieldKind.HOURS),
    (numbers.Percent, FieldKind.PERCENT),
    (numbers.Vzae, FieldKind.FULL_TIME),
    (numbers.Ratio, FieldKind.RATIO),
    (numbers.Euro, FieldKind.EURO),
    (numbers.DecimalNumber, FieldKind.DECIMAL),
    (int, FieldKind.WHOLE),
    (Choice, FieldKind.CHOICE),
    (str, FieldKind.TEXT),
)


def kind_of(model: type[Model], name: str) -> FieldKind | None:
    """The kind of a field of a model, of a list that of its entries; None for one that nobody fills in."""
    info, known = model.model_fields[name], fields_of(model)[name]
    if known.ist_slot:
        return FieldKind.MARKDOWN
    marks = [*info.metadata, *_marks(info.annotation)]
    for alias, kind in _BY_READER:
        if get_args(alias)[1] in marks:
            return kind
    type_ = known.typ if isinstance(known.typ, type) else dict
    return next((kind for cls, kind in _BY_CLASS if issubclass(type_, cls)), None)


def inner_model(field: FieldInfo) -> type[Model] | None:
    """The structure that a field holds, or each entry of its list."""
    return field.typ if isinstance(field.typ, type) and issubclass(field.typ, Model) else None


def choices_of(field: FieldInfo) -> tuple[tuple[str, str], ...]:
    """The values of a closed list, each with its label."""
    if not (isinstance(field.typ, type) and issubclass(field.typ, Choice)):
        return ()
    return tuple((str(one), one.label) for one in field.typ)


def _marks(annotation: Any) -> Iterator[Any]:
    """What annotates a type or one inside it."""
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner)
