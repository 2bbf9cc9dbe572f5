"""What is given and reaches no document (TD321), and text files that nothing names (TD322)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from teilhabe_docs.documents.emptiness import shortfall_of
from teilhabe_docs.documents.free_sections import free_sections_without_place
from teilhabe_docs.documents.given_leaves import GivenLeaf
from teilhabe_docs.documents.reached import Reached
from teilhabe_docs.documents.unreached import Unreached, reasons
from teilhabe_docs.documents.vague_texts import vague_texts
from teilhabe_docs.loading.loose_texts import loose_texts
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import ROOTS
from teilhabe_docs.model.text_slot import WITHOUT_ENTRY, AnlageVerweis, ReadFileSlot
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import FilePlace, Match, OutlineEntry
from teilhabe_docs.rules.engine.rows import FieldName, rows
from teilhabe_docs.rules.engine.subject import Subject
from teilhabe_docs.rules.engine.wording import named

_MOST_NAMED = 3


class Elsewhere(Model):
    """A field that is there for something else than to be printed, and what that is."""

    feld: FieldName
    wozu: Text


@cache
def elsewhere() -> Mapping[str, str]:
    """The fields that need reach no document, each with what it is for; those inside them as well."""
    return {row.feld: row.wozu for row in rows(__name__, "anderswo", Elsewhere)}


def purpose_of(field: str) -> str:
    """What a field is for that need reach no document; empty where it has to."""
    listed = elsewhere()
    return next((listed[path] for path in FieldPath(field).around() if path in listed), "")


class _Unprinted(NamedTuple):
    """Leaves that are told together: the path that names them, and those at it."""

    place: FieldPath
    leaves: list[GivenLeaf]


@check("TD321")
def gegeben(subject: Subject) -> Iterator[Match]:
    """Each value, structure or list that reaches no document, with what is named there alone."""
    if not subject.profiles_sound:
        return
    reached = subject.reached
    vague = vague_texts(subject.konzept)  # another rule tells them
    profiles = [outline.profil for outline in subject.all_outlines.values()]
    lost = free_sections_without_place(subject.konzept, profiles)  # so does the choice of profiles
    leaves = [
        leaf
        for leaf in subject.leaves
        if not _is_internal(leaf.field) and leaf.path not in vague
        if lost.isdisjoint(FieldPath(leaf.path).around())
    ]
    printed: list[GivenLeaf] = []
    open_: list[GivenLeaf] = []
    for leaf in leaves:
        (printed if reached.reaches(leaf) else open_).append(leaf)
    in_texts = reached.in_texts(printed)
    printed += [leaf for leaf in open_ if leaf.field in in_texts]
    annexes = reached.annexes(printed)
    unprinted = [leaf for leaf in open_ if leaf.field not in in_texts and not shortfall_of(leaf.value)]
    for one in _together(unprinted, printed):
        yield _match(subject, reached, one, annexes)


@check("TD322")
def lose_texte(subject: Subject) -> Iterator[Match]:
    """Each text file in a folder `texte` beside the files of the offer that none of them names."""
    for name in loose_texts(subject.geladen):
        yield Match("TD322", _LOOSE, FilePlace(name))


@cache
def _is_internal(field: str) -> bool:
    return bool(purpose_of(field)) or ".anlagen." in field


def _together(unprinted: list[GivenLeaf], printed: list[GivenLeaf]) -> list[_Unprinted]:
    """The leaves by what tells them best: a structure with nothing printed, else the field in a list."""
    if not unprinted:
        return []
    partly = {path for leaf in printed for path in FieldPath(leaf.path).around()} | {*ROOTS}
    partly |= {p for leaf in unprinted for p in FieldPath(leaf.path).around() if p.name == _OWN}
    groups: dict[str, _Unprinted] = {}
    for leaf in unprinted:
        *_, whole = (path for path in FieldPath(leaf.path).around() if path not in partly)
        key = whole if whole != leaf.path else FieldPath(leaf.field)
        groups.setdefault(key, _Unprinted(whole, [])).leaves.append(leaf)
    return list(groups.values())


def _match(subject: Subject, reached: Reached, one: _Unprinted, annexes: frozenset[str]) -> Match:
    """What to say; where a profile has taken out the section that would print it, that line is named."""
    from teilhabe_docs.documents.profile.removed_sections import removal_of

    leaf = one.leaves[0]
    for outline in () if reasons(reached, leaf) else subject.all_outlines.values():
        if gone := removal_of(outline.profil, FieldPath(leaf.field)):
            also = _named_there(one, annexes)
            text = _REMOVED.format(named(one.place), outline.profil.name, gone.section, also)
            line = OutlineEntry(outline.profil.quellen[gone.place.profil], gone.place.pfad)
            return Match("TD321", text, one.place, related=(line, "hier weggenommen"))
    return Match("TD321", _text(subject, reached, one, annexes), one.place)


def _text(subject: Subject, reached: Reached, one: _Unprinted, annexes: frozenset[str]) -> str:
    found = reasons(reached, one.leaves[0])
    what = f"{named(one.place)} ist"
    if (number := len(one.leaves)) > 1 and one.place == one.leaves[0].path:
        what = f"{named(one.leaves[0].field)} ist in {number} Einträgen"
    what += " angegeben und steht in keinem Dokument"
    also = _named_there(one, annexes)
    if not found and (unchosen := _only_elsewhere(subject, one)):
        return f"{what}: {unchosen}{also}"
    if not found and _behind_clauses(subject, one):
        return f"{what}: {_REPLACED}{also}"
    if not found:
        profiles = ", ".join(dict.fromkeys(o.profil.name for o in subject.all_outlines.values()))
        return f"{what}: Keines der gewählten Profile druckt es ({profiles}).{also} {_remedy(one)}"
    missing = tuple(dict.fromkeys(field for place in found for field in place.missing))[:_MOST_NAMED]
    why = "; ".join([*dict.fromkeys(_reason(place, one) for place in found)][:_MOST_NAMED])
    if not missing:
        return f"{what}: {why}.{also} {_remedy(one)}"
    rest = f"Bitte {' oder '.join(map(named, missing))} ergänzen, oder die Angabe streichen."
    return f"{what}: {why}.{also} {rest}"


def _only_elsewhere(subject: Subject, one: _Unprinted) -> str:
    """What to say of a field that only profiles declare which the offer has not chosen; else empty."""
    fields = [subject.konzept.fields.own_field(leaf.field) for leaf in one.leaves]
    chosen = {(d, name) for d, outline in subject.all_outlines.items() for name in outline.profil.quellen}
    declaring = dict.fromkeys(profile for field in fields if field for profile in field.profiles)
    if not declaring or chosen & declaring.keys():
        return ""
    return _UNCHOSEN.format(" und ".join(f"»{name}« ({document})" for document, name in declaring))


def _behind_clauses(subject: Subject, one: _Unprinted) -> bool:
    """Whether the profiles print it where a clause stands now."""
    clauses = subject.konzept.angebot.klauseln
    return bool(clauses) and all(map(subject.reached_without_clauses.reaches, one.leaves))


def _reason(place: Unreached, one: _Unprinted) -> str:
    where = f"{place.document}, Abschnitt »{place.section}«"
    if isinstance(one.leaves[0].value, Entfaellt) and one.leaves[0].field in place.fields:
        return f"{where} druckt keinen Grund"
    if place.removed:
        return f"{where} lässt es weg ({place.removed.rstrip('.')})"
    where += " richtet sich danach" if place.decides else " druckt es"
    if place.because:
        return f"{where} nur, wenn {place.because}"
    if place.missing:
        return f"{where} nur zusammen mit {' und '.join(map(named, place.missing))}"
    if place.fields:
        return f"{where} je nach {' und '.join(map(named, place.fields[:_MOST_NAMED]))}, hier nicht"
    return f"{place.document}, Abschnitt »{place.section}« entfällt hier"


def _remedy(one: _Unprinted) -> str:
    if isinstance(one.leaves[0].value, Entfaellt):
        return "Gefragt ist danach hier nicht; bitte die Angabe streichen."
    return "Bitte in einen Text schreiben, der gedruckt wird, oder streichen."


def _named_there(one: _Unprinted, annexes: frozenset[str]) -> str:
    """The text files and annexes that only these leaves name."""
    values = [leaf.value for leaf in one.leaves]
    files = [f"den Text aus »{value.datei}«" for value in values if isinstance(value, ReadFileSlot)]
    ids = {value.anlage: None for value in values if isinstance(value, AnlageVerweis)}
    files += [f"die Anlage »{id_}«" for id_ in ids if id_ not in (*annexes, *WITHOUT_ENTRY)]
    return f" Das betrifft auch {', '.join(files[:_MOST_NAMED])}." if files else ""


_UNCHOSEN = (
    "Das Feld erklärt nur {}, und dieses Angebot wählt es nicht. Bitte unter »profil« wählen, oder die "
    "Angabe streichen."
)
_REMOVED = (
    "{} ist angegeben und steht in keinem Dokument: Das Profil »{}« nimmt den Abschnitt »{}« weg, der es "
    "druckt.{} Bitte dort zurücknehmen, oder die Angabe streichen."
)
_REPLACED = (
    "Wo das Profil es druckt, steht eine Klausel. Bitte dort mit »{{ … }}« drucken, oder die Angabe "
    "streichen."
)
_OWN = "eigene"
_LOOSE = (
    "Auf diese Textdatei verweist keine Angabe; sie steht in keinem Dokument. Bitte dort nennen, wo sie "
    "hingehört (»datei: …«), oder löschen."
)
