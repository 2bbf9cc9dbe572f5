"""What pydantic refuses, as findings in German: told by the type of the error, never by its English text."""

import re
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from teilhabe_docs.diagnostics import Finding, Related
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.pruning import Remainder
from teilhabe_docs.loading.source_text import code_point
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into
from teilhabe_docs.model.value_errors import shown_value
from teilhabe_docs.near_names import meant, nearest, perhaps_meant

_EIGENE_KENNUNGEN = {
    "auswahl": codes.WERT_NICHT_ERLAUBT,
    "slot": codes.FALSCHE_ART,
    "id_doppelt": codes.ID_DOPPELT,
    "id_reserviert": codes.ID_GESPERRT,
}
_VON_PYDANTIC = frozenset(get_args(ErrorType))
_GRUPPE = ("model_type", "model_attributes_type", "dict_type", "mapping_type")
_LISTE = ("tuple_type", "list_type", "set_type", "frozen_set_type", "iterable_type")
_AUSWAHL = ("literal_error", "enum")
_AUFGEZAEHLT = 15
_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "-": "_", " ": "_"})
_UNSICHTBAR = re.compile("[^\\S ]|[\u00ad\u200b-\u200f\u2060]")


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """A finding, the path of its value in the file, and the path that must go to read the rest."""

    pfad: DataPath
    weg: DataPath
    finding: Finding


def schema_fault(
    eines: ErrorDetails, dokument: Document, klasse: type[BaseModel], rest: Remainder, daten: PlainValue
) -> SchemaFault:
    """One error of reading `daten`, what is left of the document, as `klasse`."""
    art, loc = eines["type"], eines["loc"]
    fehlt = art == "missing"
    gegangen, wert = _gehe(daten, loc[:-1] if fehlt else loc)
    pfad = rest.ursprung(gegangen)
    weg = pfad
    if fehlt:
        pfad = (*pfad, loc[-1])
    am_schluessel = art == "extra_forbidden" or loc[-1:] == ("[key]",)
    kennung, meldung = _meldung(eines, pfad, wert, klasse)
    span = dokument.key_span(pfad) if am_schluessel else dokument.span(pfad)
    zuerst = None
    if stelle := eines.get("ctx", {}).get("zuerst"):
        dort = dokument.span(rest.ursprung((*gegangen[:-2], int(stelle), "id")))
        zuerst = Related(dokument.file, dort, "hier zuerst")
    finding = kennung.finding(meldung, dokument.file, span, dokument.path_text(pfad), zuerst)
    return SchemaFault(pfad, weg, finding)


def _gehe(wert: PlainValue, loc: tuple[str | int, ...]) -> tuple[DataPath, PlainValue]:
    """The path that a loc means; a part that matches nothing names a form of the value: stay."""
    pfad: DataPath = ()
    for teil in loc:
        drin = teil in wert if isinstance(wert, dict) else isinstance(wert, list) and isinstance(teil, int)
        if drin:
            pfad, wert = (*pfad, teil), into(wert, teil)
    return pfad, wert


def _meldung(
    eines: ErrorDetails, pfad: DataPath, wert: PlainValue, klasse: type[BaseModel]
) -> tuple[FindingCode, str]:
    art = eines["type"]
    name = str(pfad[-1]) if pfad else ""
    if art == "extra_forbidden":
        return codes.SCHLUESSEL_UNBEKANNT, _unbekannt(name, _erlaubte(klasse, pfad[:-1]))
    if art == "missing":
        return codes.SCHLUESSEL_FEHLT, f"Hier fehlt »{name}«. Bitte ergänzen."
    if art in _GRUPPE:
        namen = _erlaubte(klasse, pfad)
        welche = f" ({', '.join(namen)})" if 0 < len(namen) <= _AUFGEZAEHLT else ""
        return (
            codes.FALSCHE_ART,
            f"{shown_value(wert)} passt hier nicht; erwartet werden Schlüssel mit Werten{welche}.",
        )
    if art in _LISTE:
        return (
            codes.FALSCHE_ART,
            f"{shown_value(wert)} passt hier nicht; erwartet wird eine Liste. {_WIE_LISTE}",
        )
    if art in _AUSWAHL:
        erlaubt = tuple(re.findall("'([^']*)'", str(eines.get("ctx", {}).get("expected", ""))))
        was = shown_value(name if eines["loc"][-1:] == ("[key]",) else wert)
        return (
            codes.WERT_NICHT_ERLAUBT,
            f"{was} steht nicht zur Auswahl{_rat(was, erlaubt)}; erlaubt: {', '.join(erlaubt)}.",
        )
    if art in _VON_PYDANTIC:
        return codes.WERT_UNGUELTIG, f"{shown_value(wert)} passt hier nicht. {_HILFE}"
    meldung = eines["msg"].rstrip(".")
    return _EIGENE_KENNUNGEN.get(art, codes.WERT_UNGUELTIG), f"{meldung}."


def _unbekannt(name: str, erlaubt: tuple[str, ...]) -> str:
    if treffer := _UNSICHTBAR.search(name):
        return (
            f"Der Schlüssel {shown_value(name)} enthält ein unsichtbares Zeichen "
            f"({code_point(treffer.group())}). Bitte neu tippen."
        )
    if name in erlaubt:
        return f"Der Schlüssel {shown_value(name)} passt nicht zu den anderen hier. Bitte einen weglassen."
    if re.fullmatch(r"\d+( ?%)?", name):
        return (
            f"Den Schlüssel {shown_value(name)} gibt es hier nicht. Ist er der Teil einer Zahl nach dem "
            'Komma, bitte die ganze Zahl in Anführungszeichen setzen ("0,75"); in Klammern trennt das Komma '
            "Werte."
        )
    if nah := _naher(name, erlaubt):
        return f"Den Schlüssel {shown_value(name)} gibt es hier nicht.{meant(nah)}"
    if 0 < len(erlaubt) <= _AUFGEZAEHLT:
        return f"Den Schlüssel {shown_value(name)} gibt es hier nicht; erlaubt: {', '.join(erlaubt)}."
    return f"Den Schlüssel {shown_value(name)} gibt es hier nicht. {_HILFE}"


def _rat(was: str, erlaubt: tuple[str, ...]) -> str:
    return perhaps_meant(_naher(was.strip("»«"), erlaubt))


_HILFE = "Welche Schlüssel und Werte es gibt, zeigt `tdocs schema`."
_WIE_LISTE = "Bitte jeden Eintrag mit »- « in eine eigene Zeile setzen."


def _erlaubte(klasse: type[BaseModel], pfad: DataPath) -> tuple[str, ...]:
    """The keys that the value at `pfad` below `klasse` may have, of all forms it may take, in their order."""
    annotationen: list[Any] = [klasse]
    for teil in pfad:
        annotationen = [unten for oben in annotationen for unten in _unter(oben, teil)]
    klassen = [k for annotation in annotationen for k in _modelle(annotation)]
    return tuple(dict.fromkeys(name for k in klassen for name in k.model_fields))


def _unter(annotation: Any, teil: str | int) -> list[Any]:
    """What stands below a key or an index; a part that matches nothing is the name of a form: stay."""
    if get_origin(annotation) is dict:
        return [get_args(annotation)[1]]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation.model_fields[teil].annotation] if teil in annotation.model_fields else []
    inneres = [annotation.__value__] if hasattr(annotation, "__value__") else get_args(annotation)
    if isinstance(teil, int) and get_origin(annotation) in (tuple, list):
        return [a for a in inneres if a is not Ellipsis]
    return [unten for a in inneres for unten in _unter(a, teil)]


def _naher(typed: str, moeglich: tuple[str, ...]) -> str:
    """The one of the possible keys that `typed` comes near to, or nothing."""
    return nearest(typed.casefold().strip().translate(_UMLAUTE), moeglich, 0.7)


def _modelle(annotation: Any) -> list[type[BaseModel]]:
    """All models that an annotation mentions, through unions, lists and named types."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if hasattr(annotation, "__value__"):
        return _modelle(annotation.__value__)
    return [klasse for teil in get_args(annotation) for klasse in _modelle(teil)]
