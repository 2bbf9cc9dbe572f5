"""How a body and a condition see the data: fields by path, open places where nothing stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from teilhabe_docs.documents.emptiness import leerheit
from teilhabe_docs.model.base import Entfaellt, Modell
from teilhabe_docs.model.field_paths import feld_info
from teilhabe_docs.model.fields import UnbekanntesFeld, felder_von
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown


class UnentschiedenError(Exception):
    """A condition depends on a field that is not given; `pfad` is the field."""

    def __init__(self, pfad: str) -> None:
        super().__init__(pfad)
        self.pfad = pfad


@dataclass(frozen=True)
class Offen:
    """A value that is missing. In a loop it stands for itself, compared it is unlike anything.

    In a condition (`streng`) comparing it raises `UnentschiedenError` instead, save for an empty list,
    which is an answer.
    """

    pfad: str
    hinweis: str
    streng: bool = False

    def __iter__(self) -> Iterator["Offen"]:
        yield self

    def _vergleich(self, _: object = None) -> bool:
        if self.streng:
            raise UnentschiedenError(self.pfad)
        return False

    def __ne__(self, _: object) -> bool:
        return not self._vergleich()

    __bool__ = _vergleich
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _vergleich
    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Entfallen:
    """A value that is deliberately absent; printed, it gives the reason.

    `allein`: it stands for a text or a list, so that its reason is a paragraph of its own.
    """

    grund: str
    allein: bool = False

    def __iter__(self) -> Iterator["Entfallen"]:
        yield self

    def _nie(self, _: object = None) -> bool:
        return False

    __bool__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _nie


@dataclass(frozen=True, eq=False)
class SlotWert:
    """A text slot in reach of a body; `pfad` says which file it comes from."""

    slot: Markdown | Datei | AnlageVerweis
    pfad: str


@dataclass(frozen=True)
class Lage:
    """What a section's needs say about the fields it prints.

    `leer`: fields that count as open here although something stands there; `hinweise`: prompts of the
    section that replace the field's description; `streng`: as in `Offen`.
    """

    leer: frozenset[str] = frozenset()
    hinweise: Mapping[str, str] = field(default_factory=dict)
    streng: bool = False

    def offen(self, pfad: str) -> Offen:
        """The open place for the field `pfad`."""
        feld = ohne_index(pfad)
        hinweis = self.hinweise.get(feld)
        if hinweis is None:
            try:
                hinweis = feld_info(feld).description
            except UnbekanntesFeld:
                hinweis = feld
        return Offen(pfad, hinweis, self.streng)


@dataclass(frozen=True, eq=False)
class Sicht:
    """A structure of the model with its path; the only thing whose attributes a body can reach.

    Compared it is like nothing but itself.
    """

    modell: Modell
    pfad: str
    lage: Lage
    _felder: dict[str, Any] = field(default_factory=dict, repr=False)

    def feld(self, name: str) -> Any:
        """The value of the field `name` as a body sees it; `KeyError` where there is no such field."""
        if name not in self._felder:
            if name not in type(self.modell).model_fields:
                raise KeyError(name)
            self._felder[name] = self._feld(name)
        return self._felder[name]

    def _feld(self, name: str) -> Any:
        pfad = f"{self.pfad}.{name}"
        wert = getattr(self.modell, name)
        if isinstance(wert, Modell) and not isinstance(wert, Entfaellt | Markdown | Datei | AnlageVerweis):
            return self.lage.offen(pfad) if pfad in self.lage.leer else Sicht(wert, pfad, self.lage)
        if wert == () and pfad not in self.lage.leer:
            return replace(self.lage.offen(pfad), streng=False)
        if pfad in self.lage.leer or leerheit(wert):
            return self.lage.offen(pfad)
        if isinstance(wert, Entfaellt):
            info = felder_von(type(self.modell))[name]
            return Entfallen(wert.entfaellt, allein=info.ist_slot or info.ist_liste)
        if isinstance(wert, Markdown | Datei | AnlageVerweis):
            return SlotWert(wert, pfad)
        if isinstance(wert, tuple):
            return tuple(self._element(teil, f"{pfad}[{i}]") for i, teil in enumerate(wert))
        return wert

    def _element(self, wert: Any, pfad: str) -> Any:
        return Sicht(wert, pfad, self.lage) if isinstance(wert, Modell) else wert

    @cached_property
    def leer(self) -> bool:
        """Whether nothing is given in the structure."""
        return leerheit(self.modell) is not None


def ohne_index(pfad: str) -> str:
    """The field of a value: `angebot.gruppen.plaetze` for `angebot.gruppen[0].plaetze`."""
    return "".join(teil.rpartition("]")[2] for teil in pfad.split("["))


def sichten(konzept: Konzept, lage: Lage) -> dict[str, Sicht]:
    """The three objects of every body and condition."""
    return {
        "traeger": Sicht(konzept.traeger, "traeger", lage),
        "angebot": Sicht(konzept.angebot, "angebot", lage),
        "personal": Sicht(konzept.personal, "personal", lage),
    }


def wert_in(namen: Mapping[str, Sicht], pfad: str) -> Any:
    """The value behind a path as a body sees it."""
    wurzel, *schritte = pfad.split(".")
    wert: Any = namen[wurzel]
    for schritt in schritte:
        name, _, index = schritt.removesuffix("]").partition("[")
        wert = _feld_von(wert, name)
        wert = wert[int(index)] if index else wert
    return wert


def _feld_von(wert: Any, name: str) -> Any:
    """The field of a structure, or of each in a list; an open or waived value gives itself."""
    if isinstance(wert, tuple):
        return tuple(_feld_von(teil, name) for teil in wert)
    return wert.feld(name) if isinstance(wert, Sicht) else wert


def werte_zu(konzept: Konzept, pfad: str) -> list[tuple[str, Any]]:
    """The values behind a dotted path with their full paths; through a list, one for each element.

    Below a list that is empty or waived there is nothing to ask for, hence no value.
    """
    wurzel, *namen = pfad.split(".")
    stand: list[tuple[str, Any]] = [(wurzel, getattr(konzept, wurzel))]
    for schritt in namen:
        name, _, index = schritt.removesuffix("]").partition("[")
        weiter: list[tuple[str, Any]] = []
        for ort, wert in stand:
            if isinstance(wert, tuple):
                weiter += [(f"{ort}[{i}].{name}", getattr(teil, name)) for i, teil in enumerate(wert)]
            elif index:
                weiter.append((f"{ort}.{schritt}", getattr(wert, name)[int(index)]))
            elif isinstance(wert, Modell) and name in type(wert).model_fields:
                weiter.append((f"{ort}.{name}", getattr(wert, name)))
        stand = weiter
    return stand
