"""The fields of a model, without any data: for checks of templates and for hints."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.near_names import nearest


class FieldInfo(NamedTuple):
    """A field of a model.

    `typ` is the bare type of the value or, for a list, of its entries: a model, a `Choice`, a scalar type,
    or `"slot"`. `optional`: there may be no value, that is `None`, an empty list, or a structure that may
    fall away; false for required fields, for fields with a default, for structures that only group others.
    """

    description: str
    typ: type | Literal["slot"]
    ist_liste: bool = False
    optional: bool = True

    @property
    def ist_slot(self) -> bool:
        """Whether the field is a text slot."""
        return self.typ == "slot"


class UnknownField(LookupError):  # noqa: N818  (says what it is, as the fields do in German)
    """A path that leads nowhere: `teil` does not exist below `davor`; `nah` are near it and do."""

    def __init__(self, teil: str, davor: str, vorhanden: Mapping[str, Any]) -> None:
        super().__init__(f"{davor}.{teil}" if davor else teil)
        self.teil = teil
        self.davor = davor
        self.nah = nearest(teil, vorhanden)


@cache
def fields_of(modell: type[Model]) -> Mapping[str, FieldInfo]:
    """The fields of a model by key, in the order of the model."""
    felder = {}
    for name, info in modell.model_fields.items():
        typ, ist_liste, entbehrlich = _entpackt(info.annotation)
        gruppe = isinstance(typ, type) and issubclass(typ, Model) and not ist_liste
        fehlt = entbehrlich if gruppe else info.default is None or (ist_liste and not info.default)
        felder[name] = FieldInfo(info.description or "", typ, ist_liste, fehlt and not info.is_required())
    return MappingProxyType(felder)


def _entpackt(annotation: Any) -> tuple[type | Literal["slot"], bool, bool]:
    """The bare type, whether it is a list, and whether it may fall away or be `None`."""
    if annotation is Slot:
        return "slot", False, True
    herkunft = get_origin(annotation)
    if herkunft is Annotated:
        return _entpackt(get_args(annotation)[0])
    if herkunft is tuple:
        return _entpackt(get_args(annotation)[0])[0], True, False
    if herkunft in (Union, UnionType):
        (wert,) = (arg for arg in get_args(annotation) if arg not in (Entfaellt, type(None)))
        typ, ist_liste, _ = _entpackt(wert)
        return typ, ist_liste, True
    return annotation, False, False
