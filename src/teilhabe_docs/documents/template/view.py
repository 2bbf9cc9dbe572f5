"""How a body and a condition see the data: fields by path, open places where nothing stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.model.base import Entfaellt, Model, OwnStructure
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, ROOTS, FieldCatalogue, UnknownField, fields_of
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown


class UnreachableError(LookupError):
    """There is no such field for a body, a condition or a text; the text says so in German."""

    def __init__(self, name: str) -> None:
        super().__init__(f"»{name}« ist hier nicht erreichbar; erreichbar sind nur Felder des Konzepts")


class UndecidedError(Exception):
    """A condition depends on a field that is not given; `pfad` is the field."""

    def __init__(self, pfad: FieldPath) -> None:
        super().__init__(pfad)
        self.pfad = pfad


@dataclass(frozen=True)
class OpenField:
    """A value that is missing. In a loop it stands for itself, compared it is unlike anything.

    In a condition (`streng`) comparing it raises `UndecidedError` instead, save for an empty list,
    which is an answer.
    """

    pfad: FieldPath
    hinweis: str
    streng: bool = False

    def __iter__(self) -> Iterator["OpenField"]:
        yield self

    def _vergleich(self, _: object = None) -> bool:
        if self.streng:
            raise UndecidedError(self.pfad)
        return False

    def __ne__(self, _: object) -> bool:
        return not self._vergleich()

    __bool__ = _vergleich
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _vergleich
    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class WaivedField:
    """A value that is deliberately absent; printed, it gives the reason.

    `allein`: it stands for a text or a list, so that its reason is a paragraph of its own.
    """

    grund: str
    allein: bool = False

    def __iter__(self) -> Iterator["WaivedField"]:
        yield self

    def _nie(self, _: object = None) -> bool:
        return False

    __bool__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _nie


@dataclass(frozen=True, eq=False)
class SlotValue:
    """A text slot in reach of a body; `pfad` says which file it comes from."""

    slot: Markdown | Datei | AnlageVerweis
    pfad: FieldPath


@dataclass(frozen=True)
class Viewing:
    """What a section's needs say about the fields it prints.

    `leer`: fields that count as open here although something stands there; `hinweise`: prompts of the
    section that replace the field's description; `streng`: as in `OpenField`; `fields` are all there are.
    `marked`: what is printed names the field that it comes from.
    """

    leer: frozenset[FieldPath] = frozenset()
    hinweise: Mapping[FieldPath, str] = field(default_factory=dict)
    streng: bool = False
    fields: FieldCatalogue = BUILT_IN_FIELDS
    marked: bool = False

    def offen(self, pfad: FieldPath) -> OpenField:
        """The open place for the field `pfad`."""
        feld = pfad.field
        hinweis = self.hinweise.get(feld)
        if hinweis is None:
            try:
                hinweis = self.fields.at(feld).description
            except UnknownField:
                hinweis = feld
        return OpenField(pfad, hinweis, self.streng)


@dataclass(eq=False)
class View:
    """A structure of the model with its path; the only thing whose attributes a body can reach.

    Compared it is like nothing but itself. What a body has asked for once it remembers.
    """

    modell: Model
    pfad: FieldPath
    lage: Viewing
    _felder: dict[str, Any] = field(default_factory=dict, repr=False)

    def feld(self, name: str) -> Any:
        """The value of the field `name` as a body sees it; raises `UnreachableError` where there is none."""
        if name not in self._felder:
            if name not in type(self.modell).model_fields:
                raise UnreachableError(name)
            self._felder[name] = self._feld(name)
        return self._felder[name]

    def _feld(self, name: str) -> Any:
        pfad = self.pfad / name
        wert = getattr(self.modell, name)
        if isinstance(wert, Model) and not isinstance(wert, Entfaellt | Markdown | Datei | AnlageVerweis):
            return self.lage.offen(pfad) if pfad in self.lage.leer else View(wert, pfad, self.lage)
        if wert == () and pfad not in self.lage.leer:
            return replace(self.lage.offen(pfad), streng=False)
        if pfad in self.lage.leer or emptiness_of(wert):
            return self.lage.offen(pfad)
        if isinstance(wert, Entfaellt):
            info = fields_of(type(self.modell))[name]
            return WaivedField(wert.entfaellt, allein=info.ist_slot or info.ist_liste)
        if isinstance(wert, Markdown | Datei | AnlageVerweis):
            return SlotValue(wert, pfad)
        if isinstance(wert, tuple):
            return tuple(self._element(teil, pfad / i) for i, teil in enumerate(wert))
        return wert

    def _element(self, wert: Any, pfad: FieldPath) -> Any:
        return View(wert, pfad, self.lage) if isinstance(wert, Model) else wert

    def origin(self, name: str = "") -> FieldPath:
        """The path of the field `name`, or of the structure, where what is printed names its field."""
        if not self.lage.marked:
            return NO_FIELD
        return self.pfad / name if name else self.pfad

    @cached_property
    def leer(self) -> bool:
        """Whether nothing is given in the structure."""
        return emptiness_of(self.modell) is not None


def is_own(value: Any) -> bool:
    """Whether a structure is one that a profile declares."""
    return isinstance(value, View) and isinstance(value.modell, OwnStructure)


def views(konzept: Konzept, lage: Viewing) -> dict[str, View]:
    """The three objects of every body and condition."""
    if lage.fields is not konzept.fields:
        lage = replace(lage, fields=konzept.fields)
    return {name: View(getattr(konzept, name), FieldPath(name), lage) for name in ROOTS}


def value_in(namen: Mapping[str, View], pfad: str) -> Any:
    """The value behind a path as a body sees it; raises `UnreachableError` where there is no such field."""
    wurzel, *schritte = FieldPath(pfad).steps
    wert: Any = namen[str(wurzel)]
    for schritt in schritte:
        wert = wert[schritt] if isinstance(schritt, int) else field_of(wert, schritt)
    return wert


def field_of(value: Any, name: str) -> Any:
    """The field of a structure, or of each in a list; an open or waived value gives itself.

    Raises `UnreachableError` where there is no such field.
    """
    if isinstance(value, OpenField | WaivedField):
        return value
    if isinstance(value, tuple):
        return tuple(field_of(entry, name) for entry in value)
    if isinstance(value, View):
        return value.feld(name)
    raise UnreachableError(name)
