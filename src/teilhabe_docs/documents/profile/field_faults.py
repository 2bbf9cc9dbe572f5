"""What is wrong with a field that a profile declares: path, name, what its kind needs, example."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from pydantic import ValidationError

from teilhabe_docs.documents.profile.own_models import OWN, POSITIONS, fields_in, structure_of
from teilhabe_docs.documents.profile.vocabulary import Feldangabe
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, ROOTS, UnknownField
from teilhabe_docs.near_names import ending_in_meant, nearest

Fault: TypeAlias = tuple[DataPath, str]
"""Where in the declaration, and what is wrong there."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_TAKEN = frozenset((OWN, "id", "entfaellt", "kurzform"))
_OF_MODELS = "model_"
"""How the names begin by which pydantic handles all models; no field may be called so."""
_DEEPEST = 3
_PLACES = (*(f"{root}.{OWN}" for root in ROOTS), f"personal.{POSITIONS}.{OWN}")
_WITH = {"auswahl": "werte", "liste": "eintrag", "gruppe": "felder"}
_NEEDS = {
    "werte": "Zu einer Auswahl fehlen die »werte«: {kurz: Beschriftung, …}.",
    "eintrag": "Zu einer Liste fehlt »eintrag«: die Felder eines Eintrags oder die Art der Werte.",
    "felder": "Zu einer Gruppe fehlen die »felder«: {name: {art: …}, …}.",
}
_NO_ENTRIES = ("langer_text", "liste", "gruppe")


def faults_in(path: str, declared: Feldangabe) -> Iterator[Fault]:
    """All that is wrong with the declaration of the field at a path; nothing where it can be used."""
    if text := _path_fault(path):
        yield (), text
        return
    if not declared.beschreibung:
        yield (), "Hier fehlt »beschreibung«, ein Hauptwort: »Preis einer Fachleistungsstunde«."
    faults = list(_inside(FieldPath(path).name, declared, 0))
    yield from faults
    if not faults:
        yield from _examples(FieldPath(path).name, declared)


def _path_fault(path: str) -> str:
    above, _, name = path.rpartition(".")
    if above not in _PLACES:
        own = f"Eigene Felder stehen unter »{OWN}«: {path.partition('.')[0]}.{OWN}.{name}."
        if _is_built_in(path):
            return f"»{path}« bringt tdocs mit. {own}"
        if above in ROOTS:
            return own
        near = ending_in_meant(nearest(above, _PLACES), f". Möglich sind {', '.join(_PLACES)}.")
        if above in ("", OWN):
            return f"Es fehlt, wozu das Feld gehört{ending_in_meant(f'angebot.{OWN}.{name}')}"
        return f"Unter »{above}« lassen sich keine Felder erklären{near}"
    return _name_fault(name)


def _is_built_in(path: str) -> bool:
    try:
        return bool(BUILT_IN_FIELDS.at(path))
    except UnknownField:
        return False


def _name_fault(name: str) -> str:
    if not _NAME.fullmatch(name):
        return (
            f"»{name}« taugt nicht als Name; erlaubt sind Kleinbuchstaben a bis z, Ziffern und »_«, zuerst "
            "ein Buchstabe."
        )
    if name in _TAKEN or (name.startswith(_OF_MODELS) and hasattr(Model, name)):
        return f"Der Name »{name}« ist vergeben: Er bedeutet in tdocs schon etwas. Bitte anders nennen."
    return ""


def _inside(name: str, declared: Feldangabe, depth: int) -> Iterator[Fault]:
    """What is wrong with what belongs to its kind, and with the fields in it."""
    wanted = _WITH.get(declared.art, "")
    needs = _NEEDS[wanted] if wanted and not getattr(declared, wanted) else ""
    misplaced = [key for key in _NEEDS if key != wanted and getattr(declared, key)]
    for key in misplaced:
        kind = next(art for art, belongs in _WITH.items() if belongs == key)
        text = f"»{key}« gehört zu »art: {kind}«, hier steht »art: {declared.art}«."
        yield (key,), f"{text} {needs}".rstrip()
    if needs and not misplaced:
        yield (), needs
    for value in declared.werte:
        if not value.strip():
            yield ("werte", value), "Ein Wert braucht einen Namen."
    if isinstance(declared.eintrag, Feldangabe):
        if declared.eintrag.art in _NO_ENTRIES:
            yield ("eintrag",), _ENTRY.format(declared.eintrag.art)
        else:
            yield from _at(("eintrag",), _inside(name, declared.eintrag, depth))
    for place, inner, one in fields_in(declared):
        if text := _name_fault(inner):
            yield place, text
        elif depth == _DEEPEST:
            yield place, "Felder in Feldern in Feldern: Das ist zu tief verschachtelt. Bitte vereinfachen."
        else:
            yield from _at(place, _inside(inner, one, depth + 1))


def _at(place: DataPath, faults: Iterator[Fault]) -> Iterator[Fault]:
    return (((*place, *below), text) for below, text in faults)


def _examples(name: str, declared: Feldangabe) -> Iterator[Fault]:
    """The examples that their own field would not take."""
    if declared.beispiel is not None:
        try:
            holder = structure_of("beispiel", {name: declared}, in_entry=False)
            holder.model_validate({name: declared.beispiel})
        except ValidationError as error:
            said = error.errors(include_url=False, include_input=False)[0]["msg"].rstrip(".")
            yield ("beispiel",), f"Das Beispiel passt nicht zu »art: {declared.art}«: {said}."
    for place, inner, one in fields_in(declared):
        yield from _at(place, _examples(inner, one))


_ENTRY = (
    "Die Einträge einer Liste können nicht »{}« sein. Bitte die Felder eines Eintrags nennen: "
    "eintrag: {{name: {{art: …}}}}."
)
