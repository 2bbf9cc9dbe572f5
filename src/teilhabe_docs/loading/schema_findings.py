"""What pydantic refuses, as findings in German: told by the type of the error, never by its English text."""

import re
from dataclasses import dataclass
from posixpath import basename
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from teilhabe_docs.diagnostics import Finding, Related
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.allowed_keys import allowed_keys, field_path, keys_in_words
from teilhabe_docs.loading.choice_words import words_of
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.discovery import file_kind
from teilhabe_docs.loading.meant_number import KINDS as NUMBER_KINDS
from teilhabe_docs.loading.pruning import Remainder
from teilhabe_docs.loading.refused_values import (
    belongs_beside,
    in_odd_quotes,
    meant_by,
    meant_days,
    meant_list,
    meant_part,
    over_midnight,
    says_none,
    without,
)
from teilhabe_docs.loading.torn_values import (
    behind_the_comma,
    glued_pair,
    rest_of_a_text,
    torn_text,
)
from teilhabe_docs.loading.typed_number import point_and_three
from teilhabe_docs.loading.unknown_keys import (
    NOTHING,
    StandsFor,
    all_keys_of,
    is_own,
    stands_for,
    unknown_key,
)
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into
from teilhabe_docs.loading.yaml.yaml_errors import LIST_SIGN, NO_LIST_SIGN
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue
from teilhabe_docs.model.text_slot import SLOT_KEYS
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


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """A finding, the path of its value in the file, and the path that must go to read the rest.

    `written`: how the value is to be written instead, in YAML; empty where the author must say. `meant`: for
    what an unknown key may stand.
    """

    pfad: DataPath
    weg: DataPath
    finding: Finding
    written: str = ""
    meant: StandsFor = NOTHING


def schema_fault(
    eines: ErrorDetails,
    dokument: Document,
    klasse: type[BaseModel],
    rest: Remainder,
    daten: PlainValue,
    fields: FieldCatalogue = BUILT_IN_FIELDS,
) -> SchemaFault:
    """One error of reading `daten`, what is left of the document, as `klasse` among these `fields`."""
    art, loc = eines["type"], eines["loc"]
    fehlt = art == "missing"
    gegangen, wert = _gehe(daten, loc[:-1] if fehlt else loc)
    pfad = rest.ursprung(gegangen)
    weg = pfad
    if fehlt:
        pfad = (*pfad, loc[-1])
    if art == "extra_forbidden" and wert and isinstance(wert, dict) and is_own(field_path(klasse, pfad)):
        pfad = (*pfad, next(iter(wert)))
    am_schluessel = art == "extra_forbidden" or loc[-1:] == ("[key]",)
    span = dokument.key_span(pfad) if am_schluessel else dokument.span(pfad)
    whole = rest_of_a_text(dokument, span, pfad) if art == "extra_forbidden" and wert is None else ""
    if whole:
        kennung, meldung, written = codes.SCHLUESSEL_UNBEKANNT, whole, ""
    elif art in NUMBER_KINDS and (behind := behind_the_comma(dokument.data, pfad)):
        kennung, meldung, _ = _meldung(eines, pfad, f"{wert},{behind}", klasse, fields)
        written = ""
    else:
        kennung, meldung, written = _meldung(eines, pfad, wert, klasse, fields, _gehe(daten, loc[:-1])[1])
    meldung += in_odd_quotes(wert)
    if written and file_kind(basename(dokument.file)):
        meldung += " `tdocs fix --values` schreibt es so."
    if art == "zeitfenster":
        meldung += f" {over_midnight(_gehe(daten, loc[:-1])[1])}".rstrip()
    zuerst = None
    if stelle := eines.get("ctx", {}).get("zuerst"):
        dort = dokument.span(rest.ursprung((*gegangen[:-2], int(stelle), "id")))
        zuerst = Related(dokument.file, dort, "hier zuerst")
    finding = kennung.finding(meldung, dokument.file, span, dokument.path_text(pfad), zuerst)
    is_key = art == "extra_forbidden"
    stands = stands_for(str(pfad[-1]), klasse, pfad[:-1], fields) if is_key else NOTHING
    return SchemaFault(pfad, weg, finding, written, stands)


def _gehe(wert: PlainValue, loc: tuple[str | int, ...]) -> tuple[DataPath, PlainValue]:
    """The path that a loc means; a part that matches nothing names a form of the value: stay."""
    pfad: DataPath = ()
    for teil in loc:
        drin = teil in wert if isinstance(wert, dict) else isinstance(wert, list) and isinstance(teil, int)
        if drin:
            pfad, wert = (*pfad, teil), into(wert, teil)
    return pfad, wert


def _meldung(
    eines: ErrorDetails,
    pfad: DataPath,
    wert: PlainValue,
    klasse: type[BaseModel],
    fields: FieldCatalogue,
    around: PlainValue = None,
) -> tuple[FindingCode, str, str]:
    """Kind and message, and how the value is to be written where that is plain."""
    art = eines["type"]
    name = str(pfad[-1]) if pfad else ""
    feld = field_path(klasse, pfad)
    if art == "extra_forbidden":
        return codes.SCHLUESSEL_UNBEKANNT, unknown_key(name, klasse, pfad[:-1], fields), ""
    if art == "missing":
        return codes.SCHLUESSEL_FEHLT, _MISSING.get(name, f"Hier fehlt »{name}«. Bitte ergänzen."), ""
    if art in _GRUPPE:
        namen = allowed_keys(klasse, pfad)
        if isinstance(wert, str) and (slip := glued_pair(wert, namen)):
            return (*slip, "")
        meldung = f"{shown_value(wert)} passt hier nicht; erwartet werden {keys_in_words(klasse, pfad)}."
        value = meant_list(wert, feld, fields)
        value = value if value.said else meant_part(wert, feld, fields)
        return codes.FALSCHE_ART, meldung + (value.said or _why_none(wert, name, namen)), value.written
    if art in _LISTE:
        value = meant_list(wert, feld, fields)
        none = _why_none(wert, name, allowed_keys(klasse, pfad))
        rat = value.said or none or f" {_no_list_sign(wert) or _WIE_LISTE}"
        meldung = f"{shown_value(wert)} passt hier nicht; erwartet wird eine Liste.{rat}"
        return codes.FALSCHE_ART, meldung, value.written
    if art == "auswahl":
        none = _why_none(wert, name, allowed_keys(klasse, pfad), only_reason=True)
        return codes.WERT_NICHT_ERLAUBT, _choice(eines, wert, feld, fields) + none, ""
    if art in _AUSWAHL:
        erlaubt = ", ".join(re.findall("'([^']*)'", str(eines.get("ctx", {}).get("expected", ""))))
        typed = name if eines["loc"][-1:] == ("[key]",) else wert
        perhaps = perhaps_meant(nearest(typed, erlaubt.split(", ")) if isinstance(typed, str) else ())
        said = f"{shown_value(typed)} steht nicht zur Auswahl{perhaps}; erlaubt: {erlaubt}."
        return codes.WERT_NICHT_ERLAUBT, said, ""
    if art in _VON_PYDANTIC:
        return codes.WERT_UNGUELTIG, f"{shown_value(wert)} passt hier nicht. {all_keys_of(klasse)}", ""
    if art == "slot" and isinstance(wert, dict):
        near = tuple(key for name in wert for key in nearest(name, SLOT_KEYS))
        return codes.FALSCHE_ART, f"{eines['msg'].rstrip('.')}.{meant(near)}", ""
    torn = torn_text(wert) if art == "text" and isinstance(pfad[-1], int) else None
    value = torn or meant_by(art, wert, feld, around)
    if isinstance(wert, str) and art in NUMBER_KINDS and point_and_three(wert):
        meldung = f"{_POINT.format(shown_value(wert))}{value.said} {_NO_POINT}"
        return codes.ZAHL_MIT_PUNKT, meldung, value.written
    if wert is None and pfad[:1] == ("entfernen",):
        return codes.WERT_UNGUELTIG, _NO_REASON.format(name), ""
    none = _why_none(wert, name, allowed_keys(klasse, pfad), only_reason=True)
    meldung = f"{eines['msg'].rstrip('.')}.{none or value.said}"
    return _EIGENE_KENNUNGEN.get(art, codes.WERT_UNGUELTIG), meldung, value.written


def _why_none(wert: PlainValue, name: str, keys: tuple[str, ...], *, only_reason: bool = False) -> str:
    """What to write instead of a value that says that there is none, to follow a sentence."""
    if not says_none(wert) or (only_reason and "entfaellt" not in keys):
        return ""
    return f" {without(name, keys)}".rstrip()


def _choice(eines: ErrorDetails, wert: PlainValue, feld: str, fields: FieldCatalogue) -> str:
    """What to say of a value that is none of a closed list."""
    ctx = eines.get("ctx", {})
    allowed = f"erlaubt: {ctx['erlaubt']}."
    if not isinstance(wert, str):
        return f"{shown_value(wert)} steht nicht zur Auswahl; {allowed}"
    if feld.endswith("wochentage[]") and (days := meant_days(wert)):
        rat = f"Bitte jeden Tag einzeln nennen: {', '.join(days)}."
        return f"{shown_value(wert)} steht nicht zur Auswahl. {rat}"
    words = words_of(ctx["auswahl"])
    near, note = words.meant(wert)
    near = near or (named if len(named := words.named(wert)) == 1 else ())
    note = note or ("" if near else belongs_beside(wert, feld, fields))
    perhaps = perhaps_meant(near, words.labels.items(), together=words.all_at_once(wert))
    return f"{shown_value(wert)} steht nicht zur Auswahl{perhaps}; {allowed} {note}".rstrip()


def _no_list_sign(wert: PlainValue) -> str:
    found = LIST_SIGN.match(wert) if isinstance(wert, str) else None
    return NO_LIST_SIGN.format(found["sign"]) if found else ""


_NO_REASON = "Hier fehlt der Grund, warum der Abschnitt wegfällt: »{}: Grund in Worten«."
_POINT = "Der Punkt in {} kann Tausender trennen oder ein Komma sein."
_NO_POINT = "Bitte ohne Punkt schreiben, oder mit Komma in Anführungszeichen."
_MISSING = {"entfaellt": 'Hier fehlt der Grund. Bitte so angeben: {entfaellt: "Grund in Worten"}.'}
_WIE_LISTE = "Bitte jeden Eintrag mit »- « in eine eigene Zeile setzen."
