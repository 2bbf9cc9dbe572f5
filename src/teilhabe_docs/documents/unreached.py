"""Why a value that is given reaches no document: the places that would print it, and what lacks there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from teilhabe_docs.documents.given_leaves import GivenLeaf
from teilhabe_docs.documents.profile.entry_place import RemovedPart
from teilhabe_docs.documents.profile.profile_reach import SectionReach
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE, Abschnittsaenderung, Bedarf, Teileintrag
from teilhabe_docs.documents.reached import DocumentReach, Reached, value_at
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.guards import Absent
from teilhabe_docs.documents.template.reach import DECIDES, PRINTS, Reach


@dataclass(frozen=True, slots=True)
class Unreached:
    """A place that would print a value: document and section in words, and what keeps it from that.

    `missing` are the fields that are not given there, `because` the condition in words, `removed` the reason
    for which the profile has taken the part out; `fields` are those on which it depends. `decides`: it words
    by the value, and does not print it.
    """

    document: str
    section: str
    missing: tuple[str, ...] = ()
    because: str = ""
    removed: str = ""
    fields: tuple[str, ...] = ()
    decides: bool = False


def reasons(reached: Reached, leaf: GivenLeaf) -> tuple[Unreached, ...]:
    """What keeps a value from being printed, each place once; nothing where no profile would print it.

    Where none prints it, what keeps one from wording by it.
    """
    for kind in (PRINTS, DECIDES):
        found = (one for document in reached.documents for one in _in_document(document, leaf, kind))
        if places := tuple(dict.fromkeys(found)):
            return tuple(replace(place, decides=kind == DECIDES) for place in places)
    return ()


def _in_document(document: DocumentReach, leaf: GivenLeaf, kind: str) -> Iterator[Unreached]:
    for here in document.reach.sections.values():
        uses = [use for use in here.uses(leaf.field) if use.kind == kind]
        if (
            kind == PRINTS
            and not here.plan.koerper
            and any(leaf.field in need.feld for need in here.plan.eintrag.braucht)
        ):
            uses.append(Reach(leaf.field, PRINTS, "", ""))
        yield from (_why(document, here, use, leaf) for use in uses)


def _why(document: DocumentReach, here: SectionReach, use: Reach, leaf: GivenLeaf) -> Unreached:
    place = Unreached(DOKUMENTE[document.outline.profil.dokument], here.plan.eintrag.titel)
    if gone := _gone(document, here.plan.id):
        plan = document.reach.sections[gone].plan
        return _fell_away(place, document, plan.eintrag, plan.bedarfe())
    section = document.staying[here.plan.id]
    if parts := section.entfallen & {use.part, use.absatz}:
        part = here.plan.eintrag.teile[min(parts)]
        if isinstance(part, RemovedPart):
            return replace(place, removed=part.weil or "")
        return _fell_away(place, document, part, part.braucht)
    failing = document.failing(use, section, leaf)
    fields = tuple(dict.fromkeys(field for guard in failing for field in _fields_in(guard)))
    asked_for = dict.fromkeys(field for guard in failing for field in _asked_for(guard))
    return replace(place, missing=_missing(document, asked_for), fields=fields)


def _gone(document: DocumentReach, section: str) -> str:
    """The outermost section around this one, or itself, that does not stay; empty if it stays."""
    parts = section.split(".")
    around = (".".join(parts[:end]) for end in range(1, len(parts) + 1))
    return next((one for one in around if one in document.reach.sections and one not in document.staying), "")


def _fell_away(
    place: Unreached,
    document: DocumentReach,
    entry: Abschnittsaenderung | Teileintrag,
    needs: Iterable[Bedarf],
) -> Unreached:
    """Why a section or part is not there: its condition, else what it needs."""
    kept = _on_condition(place, document, entry.wenn, entry.weil)
    wanted = dict.fromkeys(field for need in needs for field in need.feld)
    return kept if kept.fields else replace(place, missing=_missing(document, wanted))


def _on_condition(
    place: Unreached, document: DocumentReach, test: str | None, because: str | None
) -> Unreached:
    if not test or test == "ja":
        return place
    fields = tuple(dict.fromkeys(str(use.pfad) for use in condition(test).gebrauch))
    return replace(place, missing=_missing(document, fields), because=because or "", fields=fields)


def _missing(document: DocumentReach, fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(field for field in fields if value_at(document.konzept, field) is Absent.MISSING)


def _fields_in(guard: Any) -> Iterator[str]:
    if isinstance(guard, tuple):
        if guard and guard[0] == "field":
            yield guard[1]
        else:
            for part in guard:
                yield from _fields_in(part)


def _asked_for(guard: Any) -> Iterator[str]:
    """The fields that a condition wants to be given, as far as they are all that it wants."""
    if guard[0] in ("and", "or"):
        yield from _asked_for(guard[1])
        yield from _asked_for(guard[2])
    elif guard[0] != "not":
        yield from _fields_in(guard)
