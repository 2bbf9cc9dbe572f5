"""Clauses: own text of a section or part that one offer has agreed, laid over the text of its profile."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass, replace

from teilhabe_docs.documents.clause_places import ClausePlace, absatz_of, clause_place
from teilhabe_docs.documents.display import german_date, is_worded
from teilhabe_docs.documents.emptiness import NeedState, Reason, emptiness_of
from teilhabe_docs.documents.entry_columns import list_around
from teilhabe_docs.documents.needs import Need
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.vocabulary import ANNEX_LISTS
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.environment import POSITION_FIELDS
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.reach import PRINTS
from teilhabe_docs.loading.former_keys import present_field
from teilhabe_docs.model.base import Entfaellt, Model, OwnStructure
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import ROOTS, FieldCatalogue, FieldInfo, UnknownField, fields_of
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer_terms import Klausel
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown, ReadFileSlot

CLAUSES = FieldPath("angebot.klauseln")
"""Where the clauses of an offer stand."""

POSITIONS = FieldPath("personal.positionen")
"""What a clause prints as the table of positions, with these columns."""
COLUMNS_OF_POSITIONS = ("bereich", "kategorie", "berufsgruppe")


@dataclass(frozen=True)
class ClauseBody(Body):
    """The text of a clause in place of a profile's body: `text` prints only the fields that it names.

    `words` are its own, read as those of any slot; `pfad` is that of their slot. `counted`: in place of
    Absätze that are counted, so that its own are.
    """

    _: KW_ONLY
    pfad: FieldPath
    klausel: Klausel
    words: Markdown | ReadFileSlot
    counted: bool = False

    @property
    def agreed(self) -> str:
        """»Klausel, vereinbart am … mit …«."""
        clause = self.klausel
        return f"Klausel, vereinbart am {german_date(clause.vereinbart_am)} mit {clause.vereinbart_mit}"


def all_clauses(konzept: Konzept) -> Iterator[tuple[FieldPath, Klausel]]:
    """The clauses of an offer, each with its path."""
    for number, clause in enumerate(konzept.angebot.klauseln):
        yield CLAUSES / number, clause


def clauses_in(konzept: Konzept, dokument: str) -> Iterator[tuple[FieldPath, Klausel]]:
    """Those in one of its documents."""
    return ((path, clause) for path, clause in all_clauses(konzept) if clause.dokument == dokument)


def full_path(name: str) -> str:
    """The path of a field that a text names: `plaetze` and `angebot.plaetze` are the same."""
    return name if name.partition(".")[0] in ROOTS else f"angebot.{name}"


def clause_field(name: str, fields: FieldCatalogue) -> FieldInfo | None:
    """The field that a clause may print by this name; None where there is none, or none to be printed."""
    try:
        info = fields.at(full_path(name))
    except UnknownField:
        return None
    if name in ROOTS or (info.ist_slot and list_around(FieldPath(full_path(name)), fields)):
        return None
    own_list = info.ist_liste and isinstance(info.typ, type) and issubclass(info.typ, OwnStructure)
    return None if _holds_texts(info.typ) and not own_list else info


def stands_alone(info: FieldInfo) -> bool:
    """Whether a clause prints the field as paragraphs of its own only: a text, a list, labelled members."""
    return info.ist_slot or info.ist_liste or needs_labels(info)


def needs_labels(info: FieldInfo) -> bool:
    """Whether the field holds structures that say what they are only with the labels of their members."""
    return isinstance(info.typ, type) and issubclass(info.typ, Model) and not is_worded(info.typ)


def _holds_texts(kind: object) -> bool:
    if not (isinstance(kind, type) and issubclass(kind, Model)):
        return False
    return any(info.ist_slot or _holds_texts(info.typ) for info in fields_of(kind).values())


def replaceable(place: ClausePlace) -> bool:
    """Whether a clause may stand there: not for what is made from the data, what is signed, a letter."""
    plan = place.plan
    if plan.eintrag.rolle or plan.eintrag.abgeleitet:
        return False
    if place.part and not any(mark.absatz and mark.id == place.part for mark in plan.marken):
        return False
    return bool(plan.koerper or plan.eigene or plan.eintrag.braucht) and not place.is_signed


def with_clauses(konzept: Konzept, profil: Profil) -> Profil:
    """The profile with the offer's clauses in place of its text; of two at one place the first counts."""
    laid: dict[str, dict[str, ClauseBody]] = {}
    for path, clause in clauses_in(konzept, profil.dokument):
        place = clause_place(profil, clause.stelle)
        words = clause.text
        if place and replaceable(place) and isinstance(words, Markdown | ReadFileSlot):
            text, printing = path / "text", _printing(words.text, konzept.fields)
            counted = not place.part and any(mark.absatz and mark.zaehlt for mark in place.plan.marken)
            body = ClauseBody(text, printing, pfad=text, klausel=clause, words=words, counted=counted)
            laid.setdefault(place.plan.id, {}).setdefault(place.part, body)
    if not laid:
        return profil
    return replace(profil, abschnitte=tuple(_laid(laid, profil.abschnitte)), laid_over=profil)


_TABLE = f"stellenplan({', '.join(map(repr, COLUMNS_OF_POSITIONS))})"


def _printing(text: str, fields: FieldCatalogue) -> str:
    """A body that prints the fields which a text puts in.

    Why imported here: most offers have no clause, and the parser takes time to load.
    """
    from teilhabe_docs.documents.markup.printed_fields import printed_fields

    paths: dict[str, None] = {}
    for typed, alone in printed_fields(text):
        name = present_field(typed, fields)
        info = clause_field(name, fields)
        if info and (alone or not stands_alone(info)):
            paths[full_path(name)] = None
    return "\n\n".join(f"{{{{ {_TABLE if path == POSITIONS else path} }}}}" for path in paths)


def _laid(laid: dict[str, dict[str, ClauseBody]], plans: Iterable[SectionPlan]) -> Iterator[SectionPlan]:
    for plan in plans:
        plan = replace(plan, kinder=tuple(_laid(laid, plan.kinder))) if plan.kinder else plan
        clauses = laid.get(plan.id, {})
        if whole := clauses.get(""):
            yield replace(plan, koerper=whole, eigene={})
        else:
            yield replace(plan, eigene={**plan.eigene, **clauses}) if clauses else plan


def clause_bodies(plan: SectionPlan) -> dict[str, ClauseBody]:
    """The clauses of a section by part; that of the section itself is under an empty name."""
    bodies = {"": plan.koerper, **plan.eigene}
    return {part: body for part, body in bodies.items() if isinstance(body, ClauseBody)}


def clauses_saying(plan: SectionPlan, slug: str) -> list[ClauseBody | None]:
    """For each Absatz in which a section may meet a requirement the clause in its stead, None where it stays.

    One that says of itself what it meets meets nothing else.
    """
    bodies, entry = clause_bodies(plan), plan.eintrag
    if whole := bodies.get(""):
        return [whole]
    found: list[ClauseBody | None] = []
    for part in dict.fromkeys(mark.id for mark in plan.marken if mark.absatz):
        own = entry.teile.get(part)
        met = own.erfuellt if own and "erfuellt" in own.model_fields_set else entry.erfuellt
        if part not in plan.entfernte and slug in met:
            found.append(bodies.get(part))
    return found or [None]


def clause_at(plan: SectionPlan, part: str) -> ClauseBody | None:
    """The clause in place of a part of a section: of it, of the Absatz around it, of the whole section."""
    bodies = clause_bodies(plan)
    return bodies.get("") or bodies.get(part or "-") or bodies.get(absatz_of(plan, part) or "-")


def with_duties_shown(plan: SectionPlan, needs: list[Need], konzept: Konzept) -> list[Need]:
    """The needs of a section; what a clause does not print counts as missing, and says in which clause."""
    clauses = clause_bodies(plan)
    if not clauses:
        return needs
    printed = {part: tuple(_printed(body)) for part, body in clauses.items()}
    every = tuple(path for paths in printed.values() for path in paths)
    beside = tuple(_beside(plan))

    def shown(need: Need) -> Need:
        if need.entscheidet or need.grad == "nein" or need.zustand is NeedState.LEER:
            return need
        part = next((one for one in (need.teil, absatz_of(plan, need.teil), "") if one in clauses), None)
        field = need.feld.field
        told = part is None and any(one.is_inside(field) or field.is_inside(one) for one in beside)
        if (
            told
            or need.felder == ANNEX_LISTS
            or _prints(every if part is None else printed[part], field, konzept)
        ):
            return need
        clause = clauses[part] if part is not None else next(iter(clauses.values()))
        return need._replace(zustand=NeedState.LEER, grund=Reason.NICHT_IN_KLAUSEL, klausel=clause.pfad)

    return [shown(need) for need in needs]


def _prints(printed: Collection[FieldPath], field: FieldPath, konzept: Konzept) -> bool:
    """Whether what a clause prints says all that is given in a field: the field, or each of its members."""
    if any(field.is_inside(one) for one in printed):
        return True
    if field == POSITIONS:
        return {POSITIONS / name for name in POSITION_FIELDS}.issubset(printed)
    given = [path for _, value in konzept.values_at(field) for path in _given(value, field)]
    return bool(given) and all(any(path.is_inside(one) for one in printed) for path in given)


def _given(value: object, field: FieldPath) -> Iterator[FieldPath]:
    """The fields inside a value that hold something, without what only identifies an entry."""
    if isinstance(value, tuple):
        for entry in value:
            yield from _given(entry, field)
    elif isinstance(value, Model) and not isinstance(value, Entfaellt | Datei | AnlageVerweis):
        for name in fields_of(type(value)):
            if name != "id":
                yield from _given(getattr(value, name), field / name)
    elif not emptiness_of(value):
        yield field


def _used(body: Body, *gone: str) -> Iterator[FieldPath]:
    """The fields that a body uses outside of these parts and Absätze."""
    try:
        yield from (use.pfad.field for use in body.gebrauch if not {use.teil, use.absatz} & {*gone})
    except BodyError:
        return


def _printed(body: ClauseBody) -> Iterator[FieldPath]:
    """The fields that a clause prints; of a table of positions what stands in it."""
    yield from (FieldPath(use.path) for use in body.reach if use.kind == PRINTS)


def _beside(plan: SectionPlan) -> Iterator[FieldPath]:
    """What the text of the profile uses beside the Absätze that others replace."""
    replaced = (*(part for part in plan.eigene if part not in plan.angefuegte), *plan.entfernte)
    for part, body in {"": plan.koerper, **plan.eigene}.items():
        if body is not None and not isinstance(body, ClauseBody):
            yield from _used(body, *(() if part else replaced))
