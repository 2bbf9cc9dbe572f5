"""Whose line it is where something inherited no longer fits: that which changed what it rests on."""

from collections.abc import Iterable, Iterator

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.profile.demands import head_of, place_in_own, removal_in_own
from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan, profile_finding
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import OUTLINE_FILE
from teilhabe_docs.documents.template.usage import Usage
from teilhabe_docs.model.field_path import FieldPath

_INHERITED = (
    "Der geerbte Abschnitt »{}« passt nicht mehr dazu: {} Bitte das hier zurücknehmen oder auch diesen "
    "Abschnitt ändern; einen eigenen Text gibt ihm die Datei {}.md."
)


class Blame:
    """Puts what is wrong in inherited files to the line of the profile that caused it, one for each line.

    `of_parent` are the mistakes that the extended profile has itself, which stay where they are.
    """

    def __init__(self, profil: Profil, of_parent: Iterable[Finding]) -> None:
        self._profil = profil
        self._of_parent = frozenset(of_parent)
        self._folder = profil.quellen[profil.name].file.removesuffix(OUTLINE_FILE) if profil.quellen else ""
        self._said: set[tuple[str, Span]] = set()

    def moved(
        self, finding: Finding, section: SectionPlan, places: Iterable[EntryPlace | Finding | None] = ()
    ) -> Iterator[Finding]:
        """The finding, or in its place one at the first of the `places` that there is."""
        is_own = not self._profil.herkunft or finding.file.startswith(self._folder)
        if is_own or finding in self._of_parent:
            yield finding
            return
        text = _INHERITED.format(section.id, finding.message, section.id)
        given = (
            *places,
            place_in_own(self._profil, section, ()),
            *self._of_parts(section),
            self._own_body(section, text),
        )
        place = next(filter(self._is_here, given), None) or head_of(self._profil)
        told = self._profil.befund(place, text) if isinstance(place, EntryPlace) else place
        if (told.file, told.span) not in self._said:
            self._said.add((told.file, told.span))
            yield told

    def _is_here(self, place: EntryPlace | Finding | None) -> bool:
        """Whether it is in the profile itself: what it extends has been checked, and is not the cause."""
        if isinstance(place, EntryPlace):
            return place.profil == self._profil.name
        return place is not None and place.file.startswith(self._folder)

    def of_use(self, section: SectionPlan, use: Usage) -> Iterator[EntryPlace | None]:
        """The lines that may have taken away the need of a field that an inherited text uses."""
        for part in dict.fromkeys(filter(None, (use.teil, use.absatz))):
            yield place_in_own(self._profil, section, ("teile", part, "braucht"))
            yield removal_in_own(self._profil, f"{section.id}.{part}")
        yield place_in_own(self._profil, section, ("braucht",))
        yield from self._of_need(use.pfad)

    def _of_need(self, field: FieldPath) -> Iterator[EntryPlace | None]:
        """The lines that took away a section or part which needs the field, or its need."""
        for name in [*self._profil.quellen][1:]:
            for plan in resolved(self._profil.dokument, name, self._profil.regal).alle():
                for id_, needs in (
                    *((f"{plan.id}.{name}", part.braucht) for name, part in plan.eintrag.teile.items()),
                    (plan.id, plan.eintrag.braucht),
                ):
                    if any(field.is_inside(one) for need in needs for one in need.feld):
                        yield removal_in_own(self._profil, id_)
                        yield place_in_own(self._profil, plan, ("braucht",))

    def of_target(self, target: str) -> Iterator[EntryPlace | Finding | None]:
        """The lines that may have taken away what a reference leads to, or the own text without its mark."""
        yield removal_in_own(self._profil, target)
        for plan in self._profil.alle():
            if target.startswith(f"{plan.id}."):
                yield from self._of_parts(plan)
                mark = target.removeprefix(f"{plan.id}.")
                text = f"Hier fehlt die Marke (@{mark}): Ein anderer Abschnitt verweist auf »{target}«."
                yield self._own_body(plan, text)

    def _of_parts(self, section: SectionPlan) -> Iterator[EntryPlace | None]:
        """The lines that took parts of a section out, letters with their Absatz."""
        for part in sorted(section.entfernte):
            yield removal_in_own(self._profil, f"{section.id}.{part}")

    def of_order(self) -> Iterator[EntryPlace | None]:
        """The line that orders the sections anew."""
        document = self._profil.quellen[self._profil.name]
        yield EntryPlace(self._profil.name, ("reihenfolge",)) if "reihenfolge" in document.data else None

    def _own_body(self, section: SectionPlan, text: str) -> Finding | None:
        bodies = (section.koerper, *section.eigene.values())
        own = (body.datei for body in bodies if body and body.datei in self._profil.eigene_texte)
        file = next(own, None)
        return profile_finding(file, Span(), text) if file else None
