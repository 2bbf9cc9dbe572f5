"""What of an offer's data its three documents print or decide by, told from outlines, without rendering."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from teilhabe_docs.documents.clauses import CLAUSES, clause_bodies, full_path
from teilhabe_docs.documents.emptiness import NeedState, emptiness_of
from teilhabe_docs.documents.entry_columns import entry_columns, list_around
from teilhabe_docs.documents.given_leaves import GivenLeaf
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection
from teilhabe_docs.documents.profile.profile_reach import (
    ProfileReach,
    around_sections,
    printed_with,
    reach_of,
)
from teilhabe_docs.documents.template.guards import Absent, holds
from teilhabe_docs.documents.template.reach import Reach
from teilhabe_docs.documents.template.traits import TRAITS, OfferTraits, traits_of
from teilhabe_docs.loading.former_keys import present_field
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue, UnknownField
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import AnlageVerweis, Markdown, ReadFileSlot

FREE_SECTIONS = "angebot.zusatzabschnitte"
"""The offer's own sections, each in the document that it names."""


class Reached:
    """The uses of one offer's data in its documents; one that has no profile prints nothing."""

    def __init__(self, konzept: Konzept, outlines: Mapping[str, Gliederung]) -> None:
        self.konzept = konzept
        self.documents = [DocumentReach(konzept, outline) for outline in outlines.values()]
        self._always = frozenset[str]().union(*(document.always for document in self.documents))
        self._plain = self._always.union(*(document.plain for document in self.documents))

    def reaches(self, leaf: GivenLeaf) -> bool:
        """Whether a document prints the value or decides by it, or lacks it in a way that is told already."""
        surely = self._always if isinstance(leaf.value, Entfaellt | AnlageVerweis) else self._plain
        return leaf.field in surely or any(document.reaches(leaf) for document in self.documents)

    def in_texts(self, printed: Iterable[GivenLeaf]) -> frozenset[str]:
        """The fields of the offer that printed texts name (`{{ plaetze }}`)."""
        return frozenset(path for leaf in printed for path in named_in_text(leaf.value, self.konzept.fields))

    def annexes(self, printed: Iterable[GivenLeaf]) -> frozenset[str]:
        """The ids of the annexes that printed values refer to."""
        return frozenset(leaf.value.anlage for leaf in printed if isinstance(leaf.value, AnlageVerweis))


class DocumentReach:
    """The uses in one document."""

    def __init__(self, konzept: Konzept, outline: Gliederung) -> None:
        self.konzept, self.outline = konzept, outline
        self.reach: ProfileReach = reach_of(outline.profil)
        self.staying = {section.id: section for section in outline.alle()}
        self.always, self.plain = self._surely()
        self._free = frozenset(self._free_sections())
        self._traits = traits_of(outline.profil.merkmale, konzept)
        self._values: dict[str, Any] = {}
        self._empty: dict[str, frozenset[FieldPath]] = {}

    def _surely(self) -> tuple[frozenset[str], frozenset[str]]:
        """What the sections and parts that stay print in any case, and what if it has a plain value."""
        key = tuple((section.id, section.entfallen) for section in self.staying.values())
        if key not in self.reach.unions:
            always, plain = set(self.reach.deciding), set[str]()
            for section in self.staying.values():
                if here := self.reach.sections.get(section.id):
                    for paths, found in ((here.always, always), (here.plain, plain)):
                        for where, fields in paths.items():
                            if section.entfallen.isdisjoint(where):
                                found |= fields
            self.reach.unions[key] = frozenset(always), frozenset(plain)
        always_there, plain_there = self.reach.unions[key]
        without_body = {path for section in self.staying.values() for path in self.printed_alone(section)}
        return always_there.union(without_body, self.around), plain_there

    @property
    def around(self) -> frozenset[str]:
        """What stands in title, header and footer."""
        own_day = bool(self.konzept.angebot.konzeption.stand)
        return around_sections(self.outline.profil.dokument, own_day=own_day)

    def printed_alone(self, section: OutlinedSection) -> Iterator[str]:
        """What a section without a body prints: the fields that it needs here."""
        if section.plan.koerper or section.plan.eigene:
            return
        needed = {need.felder for need in section.punkte}
        for need in section.plan.eintrag.braucht:
            if need.feld in needed:
                for path in need.feld:
                    around = list_around(path, self.konzept.fields)
                    printed = entry_columns(around, (path,), self.konzept.fields) if around else (path,)
                    for one in printed:
                        yield from printed_with(self.konzept.fields, one)

    def _free_sections(self) -> Iterator[FieldPath]:
        """The offer's own sections, and its clauses, that stand in this document."""
        for section in self.staying.values():
            for need in section.plan.eintrag.braucht:
                yield from (path.parent for path in need.feld if path.startswith(f"{FREE_SECTIONS}["))
            yield from (clause.pfad.parent for clause in clause_bodies(section.plan).values())

    def reaches(self, leaf: GivenLeaf) -> bool:
        """Whether it prints the value or decides by it, or a need tells that it does not count."""
        for here in self.reach.with_guarded.get(leaf.field, ()):
            section = self.staying.get(here.plan.id)
            if section and any(self.active(use, section, leaf) for use in here.guarded[leaf.field]):
                return True
        return any(path in self._told or path in self._free for path in FieldPath(leaf.path).around())

    def empty_in_texts(self, leaves: Iterable[GivenLeaf]) -> dict[str, str]:
        """The places without a value that texts put in which this document prints, each with the first text.

        Of a field inside a list that is each entry without it, as it is printed.
        """
        found: dict[str, str] = {}
        for leaf in leaves:
            annex = isinstance(leaf.value, AnlageVerweis)
            value = leaf.value.kurz if annex else leaf.value
            if not (paths := named_in_text(value, self.konzept.fields)):
                continue
            clause = leaf.field.startswith(f"{CLAUSES}.")
            known = [path for path in paths if _is_printed(self.konzept.fields, path, clause=clause)]
            empty = [place for path in known for place in missing_places(self.konzept, path)]
            at_once = leaf.field in self.always or (not annex and leaf.field in self.plain)
            if empty and (at_once or self.reaches(leaf)):
                found = {**dict.fromkeys(empty, leaf.path), **found}
        return found

    @cached_property
    def _told(self) -> frozenset[FieldPath]:
        """The fields that a document asks for and finds empty: another rule tells them."""
        needs = (need for section in self.staying.values() for need in section.punkte)
        return frozenset(n.feld for n in needs if n.zustand is NeedState.LEER and n.grad != "nein")

    def active(self, use: Reach, section: OutlinedSection, leaf: GivenLeaf) -> bool:
        """Whether a use comes true for a value in a section that stays."""
        if section.entfallen & {use.part, use.absatz}:
            return False
        return not self.failing(use, section, leaf)

    def failing(self, use: Reach, section: OutlinedSection, leaf: GivenLeaf) -> tuple[Any, ...]:
        """The conditions of a use that do not hold for a value."""
        if not use.guards:
            return ()
        if section.id not in self._empty:
            self._empty[section.id] = section.viewing.leer
        empty = self._empty[section.id]

        def look(path: str, entry: str) -> Any:
            exact = at_entry(path, entry, leaf.path)
            return Absent.UNKNOWN if exact == entry else self._value(exact, empty)

        return tuple(guard for guard in use.guards if holds(guard, look) is False)

    def _value(self, path: str, empty: frozenset[FieldPath]) -> Any:
        if path in empty:
            return Absent.MISSING
        if path not in self._values:
            root, _, name = path.partition(".")
            self._values[path] = (
                _trait(self._traits, name) if root == TRAITS else value_at(self.konzept, path)
            )
        return self._values[path]


def named_in_text(value: Any, fields: FieldCatalogue) -> tuple[str, ...]:
    """The fields of the offer that a text puts in (`{{ plaetze }}`); none where the value is no text.

    Why imported here: most texts put nothing in, and the parser takes time to load.
    """
    if not isinstance(value, Markdown | ReadFileSlot) or "{{" not in value.text:
        return ()
    from teilhabe_docs.documents.markup.printed_fields import printed_fields

    return tuple(full_path(present_field(one.name, fields)) for one in printed_fields(value.text))


def _trait(traits: OfferTraits, name: str) -> Any:
    value = getattr(traits, name)
    return Absent.MISSING if value is None else value


def _is_printed(fields: FieldCatalogue, path: str, *, clause: bool) -> bool:
    """Whether a text may put in such a field: a plain one; in a clause also a text or a list."""
    try:
        info = fields.at(path)
    except UnknownField:
        return False
    plain = isinstance(info.typ, type) and not issubclass(info.typ, Model)
    return plain or (clause and (info.ist_slot or info.ist_liste))


def at_entry(path: str, entry: str, leaf: str) -> str:
    """The path of a field in the entries that a leaf is in, as far as a loop means an entry."""
    if not entry:
        return path
    found, place = "", ""
    indices = dict(_entries_of(leaf))
    for name in path.split("."):
        place = f"{place}.{name}" if place else name
        found = f"{found}.{name}" if found else name
        if (entry == place or entry.startswith(f"{place}.")) and place in indices:
            found += f"[{indices[place]}]"
    return found


def _entries_of(leaf: str) -> Iterator[tuple[str, str]]:
    place = ""
    for part in leaf.split("."):
        name, _, rest = part.partition("[")
        place = f"{place}.{name}" if place else name
        if rest:
            yield place, rest.rstrip("]")


def value_at(konzept: Konzept, path: str) -> Any:
    """The value of a field as conditions see it, or an `Absent`; below a list it is one of several."""
    root, *steps = FieldPath(path).steps
    value: Any = getattr(konzept, str(root), None)
    for step in steps:
        if isinstance(value, Entfaellt):
            return Absent.WAIVED
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
        elif isinstance(value, tuple):
            return Absent.UNKNOWN if value else Absent.MISSING
        else:
            value = getattr(value, step, None) if isinstance(value, Model) else None
    if isinstance(value, Entfaellt):
        return Absent.WAIVED
    return Absent.MISSING if emptiness_of(value) else value


def missing_places(konzept: Konzept, path: str) -> Iterator[str]:
    """Where a field has no value: the field, or it in each entry of a list, or the list without entries."""
    root, *steps = FieldPath(path).parts
    yield from _missing(getattr(konzept, root, None), root, steps, konzept.fields)


def _missing(value: Any, place: str, steps: list[str], fields: FieldCatalogue) -> Iterator[str]:
    if isinstance(value, Entfaellt):
        return
    if not steps:
        if emptiness_of(value):
            yield place
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _missing(entry, f"{place}[{number}]", steps, fields)
    else:
        inner = getattr(value, steps[0], None) if isinstance(value, Model) else None
        below = f"{place}.{steps[0]}"
        if steps[1:] and fields.at(FieldPath(below).field).ist_liste and not inner:
            yield below
        else:
            yield from _missing(inner, below, steps[1:], fields)
