"""What is wrong where a profile uses a field: that there is none, what it can be compared with, its place."""

from datetime import date
from decimal import Decimal
from typing import Any

from teilhabe_docs.documents.profile.own_models import OWN, POSITIONS
from teilhabe_docs.documents.profile.vocabulary import several_in_one
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.usage import Usage
from teilhabe_docs.loading.choice_words import words_of
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import ROOTS, FieldCatalogue, FieldInfo, UnknownField, fields_of
from teilhabe_docs.near_names import ending_in_meant, meant, nearest

_FEW = 15
"""So many fields are listed."""


def misplaced(fields: FieldCatalogue, g: Usage, zeile: str) -> str:
    """What is wrong where a text or a list stands inside a line, or a single value is joined like a list."""
    info = fields.at(g.pfad)
    if g.art == "verbunden" and not info.ist_liste:
        return f"»{g.pfad}« ist keine Liste; »| und« und »| oder« verbinden Listen."
    allein = zeile.strip().startswith("{{") and zeile.strip().endswith("}}") and zeile.count("{{") == 1
    if g.art == "druck" and (info.ist_slot or (info.ist_liste and not g.einzeln)) and not allein:
        return f"»{g.pfad}« ist ein Text oder eine Liste und steht allein auf seiner Zeile."
    if g.art == "druck" and not info.ist_slot and _haelt_texte(info.typ) and not (info.ist_liste and allein):
        return f"»{g.pfad}« enthält einen längeren Text; drucken Sie seine Felder einzeln."
    return ""


def _haelt_texte(typ: object) -> bool:
    """Whether a structure holds a text, which has no place inside a line."""
    if not (isinstance(typ, type) and issubclass(typ, Model)):
        return False
    return any(info.ist_slot or _haelt_texte(info.typ) for info in fields_of(typ).values())


def is_number(typ: object) -> bool:
    """Whether values of a type are numbers."""
    return isinstance(typ, type) and issubclass(typ, int | Decimal) and typ is not bool


def incomparable(fields: FieldCatalogue, g: Usage) -> str:
    """What is wrong where a field cannot be what a comparison or a loop takes it for."""
    info = fields.at(g.pfad)
    if g.art == "groesse" and (info.ist_liste or not is_number(info.typ)):
        return f"»{g.pfad}« ist keine Zahl; »<« und »>« vergleichen Zahlen."
    around = with_those_around(g.pfad)
    if g.art in ("enthalten", "schleife") and not any(fields.at(p).ist_liste for p in around):
        return f"»{g.pfad}« ist keine Liste."
    return ""


def impossible_value(fields: FieldCatalogue, g: Usage) -> str:
    """What is wrong where a field is compared with a value that it can never have: one end is dead."""
    info = fields.at(g.pfad)
    if info.ist_liste and g.art == "vergleich" and g.verglichen and not g.einzeln:
        return f'»{g.pfad}« ist eine Liste; ob ein Wert darin steht, prüft »"…" in {g.pfad}«.'
    return next(filter(None, (never_equal(g.pfad, info, value) for value in g.verglichen)), "")


def never_equal(path: FieldPath, info: FieldInfo, value: Any) -> str:
    """Why a field, or an entry of it where it is a list, can never be this value; empty where it can."""
    kind = info.typ
    if kind == "slot" or issubclass(kind, Model):
        return f"»{path}« ist kein einzelner Wert und lässt sich nicht vergleichen; prüfen Sie »is gegeben«."
    if issubclass(kind, Choice):
        return _not_to_choose(path, kind, value)
    if kind is bool:
        return "" if isinstance(value, bool) else f"»{path}« ist ja oder nein und steht ohne Vergleich da."
    if is_number(kind):
        number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        return "" if number else f"»{path}« ist eine Zahl; sie steht ohne Anführungszeichen."
    if issubclass(kind, date):
        return f"»{path}« ist ein Datum und lässt sich nicht vergleichen; prüfen Sie »is gegeben«."
    return "" if isinstance(value, str) else f"»{path}« ist ein Text; er steht in Anführungszeichen."


def _not_to_choose(path: FieldPath, kind: type[Choice], value: Any) -> str:
    values = [str(member.value) for member in kind]
    if value in values:
        return ""
    near = words_of(kind).meant(value)[0] if isinstance(value, str) else ()
    allowed = f". Möglich sind {', '.join(values)}."
    said = ending_in_meant(near or nearest(str(value), values), allowed)
    return f"Den Wert »{value}« hat »{path}« nie{said}"


def uncertain(fields: FieldCatalogue, g: Usage, noetig: set[FieldPath]) -> str:
    """What is wrong where a comparison depends on a field that may be missing without being an open place."""
    if g.art not in ("vergleich", "groesse", "enthalten") or unknown(fields, g.pfad):
        return ""
    info = fields.at(g.pfad)
    if info.ist_liste or not info.optional:
        return ""
    if any(p in noetig or p in g.geschuetzt for p in with_those_around(g.pfad)):
        return ""
    return (
        f"Ob dieser Text gilt, hängt von »{g.pfad}« ab; das kann fehlen. "
        "Nennen Sie es unter »braucht« oder prüfen Sie »is gegeben«."
    )


def with_those_around(pfad: FieldPath) -> list[FieldPath]:
    """The path itself and those above it, below the three roots."""
    return list(pfad.around())[:-1]


def structures_around(fields: FieldCatalogue, pfad: FieldPath) -> list[FieldPath]:
    """The path itself and the structures around it; a list says nothing about its entries' members."""
    oben = with_those_around(pfad)
    grenze = next((i for i, p in enumerate(oben) if i and fields.at(p).ist_liste), len(oben))
    return oben[:grenze]


def unjudged(fields: FieldCatalogue, pfad: FieldPath) -> bool:
    """Whether a path may lead to a field whose declaration could not be read."""
    return not fields.complete and bool(undeclared(fields, pfad))


def _all_there(missing: UnknownField) -> str:
    """Where to look for the right name, to follow a sentence without its full stop."""
    if OWN in (missing.teil, FieldPath(missing.davor).name if missing.davor else ""):
        return "; eigene Felder erklärt ein Profil unter »felder«."
    if 0 < len(missing.vorhanden) <= _FEW:
        return f"; vorhanden: {', '.join(missing.vorhanden)}."
    return ". Alle Felder stehen in docs/felder.md."


def undeclared(fields: FieldCatalogue, pfad: FieldPath) -> str:
    """The path of a field of one's own that no profile declares, where a path leads to or into one."""
    above, own, below = pfad.partition(f".{OWN}.")
    path = f"{above}.{OWN}.{below.partition('.')[0]}"
    return path if own and above in (*ROOTS, f"personal.{POSITIONS}") and path not in fields.declared else ""


def unknown(fields: FieldCatalogue, pfad: FieldPath) -> str:
    """What is wrong with a field path; empty where it exists."""
    try:
        fields.at(pfad)
    except UnknownField as fehler:
        if several := several_in_one(pfad, alternatives=True):
            return f"»{pfad}« ist kein einzelnes Feld. {several}"
        own = FieldPath(undeclared(fields, pfad)).name
        ends = (f".{pfad}", f".{OWN}.{own}") if own else f".{pfad}"
        below = tuple(path for path in sorted(fields.declared) if path.endswith(ends))
        nah = ending_in_meant(below or fehler.nah, _all_there(fehler))
        if not fehler.davor:
            return f"Das Feld »{fehler.teil}« gibt es nicht{nah}"
        return f"Das Feld »{fehler.teil}« gibt es in »{fehler.davor}« nicht{nah}"
    return ""


def said_of(fields: FieldCatalogue, error: BodyError) -> str:
    """What is wrong with a body; of a path without its object (`plaetze`) with the fields that it may be."""
    path = error.unrooted
    above = [*ROOTS, f"personal.{POSITIONS}", *(f"{root}.{OWN}" for root in ROOTS)]
    places = [f"{one}.{path}" for one in above] if path else []
    there = tuple(one for one in places if not unknown(fields, FieldPath(one)))
    return f"»{path}« gibt es hier nicht.{meant(there)}" if there else error.text
