"""Which sections of a document print a changed value, or come and go with it."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from teilhabe_docs.documents.clauses import clause_bodies
from teilhabe_docs.documents.given_leaves import GivenLeaf, written_leaves
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection
from teilhabe_docs.documents.offer_figures import figures_of
from teilhabe_docs.documents.profile.profil import SectionPlan
from teilhabe_docs.documents.reached import DocumentReach, named_in_text
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.reach import PRINTS, Reach
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import AnlageVerweis
from teilhabe_docs.rechnen.results import results_of

HEAD = ""
"""The id of what stands before the first section, and in headers and footers."""


class ReachedSections:
    """The uses of values in one document of a concept, by section."""

    def __init__(self, konzept: Konzept, outline: Gliederung) -> None:
        self.konzept, self.outline = konzept, outline
        self.document = DocumentReach(konzept, outline)
        self._known: dict[tuple[str, FieldPath], bool] = {}
        self._guarded: dict[tuple[str, str], tuple[Reach, ...] | None] = {}

    def reached(self, section: str, path: FieldPath, value: object) -> bool:
        """Whether the section prints or decides by the value at `path` (by indices), or by one inside it."""
        if self._surely(section, path.field) or self._counts(section, path, value):
            return True
        outlined = self._outlined(section)
        if outlined is None:
            return False
        if outlined.plan.eintrag.abgeleitet:
            return self._annex(path) is not None or isinstance(value, AnlageVerweis)
        leaves = (GivenLeaf(path, path.field, value), *self._through_texts(path))
        return any(self._prints(outlined, leaf) for leaf in leaves)

    def _surely(self, section: str, field: FieldPath) -> bool:
        """Whether the section prints or decides by the field in any case."""
        key = section, field
        if key not in self._known:
            around = self.document.around if section == HEAD else ()
            self._known[key] = any(_is_at(used, field) for used in around) or self.decides(section, field)
        return self._known[key]

    def _outlined(self, section: str) -> OutlinedSection | None:
        """The section; what stands before the first may be one that is the title."""
        first = self.outline.abschnitte[0] if self.outline.abschnitte else None
        if section == HEAD and first is not None and first.plan.eintrag.rolle == "titel":
            return first
        return self.document.staying.get(section)

    def _counts(self, section: str, path: FieldPath, value: object) -> bool:
        """Whether figures of the section are calculated from the value, or held against it.

        Where there are sums alone nothing of the offer goes into them.
        """
        if isinstance(value, int | Decimal) and path.root == "personal":
            return self._prints_of_positions(section, "vzae")
        return path.field in self._inputs and self._prints_of_positions(section, "funktion")

    def _prints_of_positions(self, section: str, member: str) -> bool:
        found = self.document.reach.sections.get(section)
        uses = found.uses(f"personal.positionen.{member}") if found else ()
        return any(use.kind == PRINTS for use in uses)

    @cached_property
    def _inputs(self) -> frozenset[str]:
        """The fields of the offer that calculated figures are made from."""
        results = results_of(figures_of(self.konzept, (self.outline.profil.merkmale,)))
        return frozenset(
            FieldPath(one.feld).field for result in results for one in result.eingaben if one.feld
        )

    def _prints(self, section: OutlinedSection, leaf: GivenLeaf) -> bool:
        own = [path for need in section.plan.eintrag.braucht for path in need.feld if "[" in path]
        own += [clause.pfad for clause in clause_bodies(section.plan).values()]
        if any(FieldPath(leaf.path).is_inside(path.parent) for path in own):
            return True
        uses = self._uses(section, leaf.field)
        return uses is None or any(self.document.active(use, section, leaf) for use in uses)

    def _uses(self, section: OutlinedSection, field: str) -> tuple[Reach, ...] | None:
        """The uses of a field under conditions; None where it, or something inside it, is printed anyway."""
        key = section.id, field
        if key not in self._guarded:
            found = self.document.reach.sections.get(section.id)
            always = [used for paths in (found.always.values() if found else ()) for used in paths]
            guarded = found.guarded if found else {}
            used = (*always, *self.document.printed_alone(section), *(one for one in guarded if one != field))
            printed = any(_is_at(one, field) for one in used)
            self._guarded[key] = None if printed else guarded.get(field, ())
        return self._guarded[key]

    def _through_texts(self, path: FieldPath) -> Iterator[GivenLeaf]:
        """The texts that name the value, and those in whose place an annex stands that it belongs to."""
        yield from self._texts.get(path.field, ())
        if annex := self._annex(path):
            yield from self._annexed.get(annex, ())

    def _annex(self, path: FieldPath) -> str | None:
        """The id of the annex that the value belongs to."""
        around = [one for one in path.around() if one.parent.name == "anlagen"]
        found = self.konzept.values_at(around[0]) if around else ()
        return getattr(found[0][1], "id", None) if found else None

    @cached_property
    def _texts(self) -> dict[str, list[GivenLeaf]]:
        """The texts that name a field, by that."""
        found: dict[str, list[GivenLeaf]] = {}
        for leaf in self._leaves:
            for field in dict.fromkeys(named_in_text(leaf.value, self.konzept.fields)):
                found.setdefault(field, []).append(leaf)
        return found

    @cached_property
    def _annexed(self) -> dict[str, list[GivenLeaf]]:
        """The values in whose place an annex stands, by its id."""
        found: dict[str, list[GivenLeaf]] = {}
        for leaf in self._leaves:
            if isinstance(leaf.value, AnlageVerweis):
                found.setdefault(leaf.value.anlage, []).append(leaf)
        return found

    @cached_property
    def _leaves(self) -> list[GivenLeaf]:
        return [leaf for root, model in self.konzept.models() for leaf in written_leaves(root, model)]

    def decides(self, section: str, path: FieldPath) -> bool:
        """Whether the section, or a part of it, comes or goes with the value at `path`."""
        outlined = self._outlined(section)
        id_ = outlined.id if outlined else section
        return any(_is_at(one, path.field) for one in self._deciding.get(id_, ()))

    @cached_property
    def _deciding(self) -> dict[str, frozenset[str]]:
        """By what sections, and parts of them, come and go: conditions, also of those around, and needs."""
        found: dict[str, frozenset[str]] = {}
        for plan in self.outline.profil.abschnitte:
            _collect_deciding(plan, frozenset(), found)
        return found


def _collect_deciding(plan: SectionPlan, around: frozenset[str], found: dict[str, frozenset[str]]) -> None:
    entry = plan.eintrag
    around = around.union(_fields_of(entry.wenn))
    tests = [part.wenn for part in entry.teile.values()] + [need.wenn for need in plan.bedarfe()]
    named = {str(path.field) for need in plan.bedarfe() for path in need.feld}
    found[plan.id] = around.union(named, *(_fields_of(test) for test in tests))
    for below in plan.kinder:
        _collect_deciding(below, around, found)


def _fields_of(test: str | None) -> tuple[str, ...]:
    if not test or test == "ja":
        return ()
    try:
        return tuple(str(use.pfad) for use in condition(test).gebrauch)
    except BodyError:
        return ()


def _is_at(used: str, field: str) -> bool:
    """Whether a use is of the field, of a value inside it, or of one around it as a whole."""
    return FieldPath(used).is_inside(field)
