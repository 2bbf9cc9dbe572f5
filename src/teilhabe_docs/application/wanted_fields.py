"""Which values the documents of an offer want: how binding, in which sections, by which norms."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.profile.requirements import cited_where_it_holds
from teilhabe_docs.model.field_path import FieldPath

if TYPE_CHECKING:
    from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection
    from teilhabe_docs.documents.needs import Need
    from teilhabe_docs.model.konzept import Konzept

T = TypeVar("T")

MANDATORY, RECOMMENDED = "mandatory", "recommended"
"""How binding a value is: the document is incomplete without it, or should have it."""


class FormSection(NamedTuple):
    """A section of a document: its number there (`§ 3`; empty where it has none) and its title."""

    document: str
    id: str
    number: str
    title: str


class FormDuty(NamedTuple):
    """Why a value is asked for: what is to be met by it, and the norms, as they are cited."""

    title: str
    norm: str


@dataclass(frozen=True, slots=True)
class WantedValue:
    """A value that documents want at a path; of several `fields` each would do.

    `grade` is one of the two above, or empty where it is voluntary. `missing`: it is not there, or does not
    count, and `reason` says why; `condition` in words when it is wanted, `words` how many there should be.
    `uncertain`: whether it is wanted depends on a value that is not given.
    """

    path: FieldPath
    fields: tuple[FieldPath, ...]
    grade: str
    missing: bool
    reason: str
    sections: tuple[FormSection, ...]
    duties: tuple[FormDuty, ...]
    hints: tuple[str, ...]
    condition: str = ""
    words: int = 0
    uncertain: bool = False


def wanted_values(konzept: "Konzept", outlines: Mapping[str, "Gliederung"]) -> tuple[WantedValue, ...]:
    """All of them, each once, in the order in which the documents and their sections come to them."""
    found: dict[tuple[FieldPath, ...], WantedValue] = {}
    for outline in outlines.values():
        for section in outline.alle():
            for need in section.punkte:
                one = _wanted(konzept, outline, section, need)
                key = (need.feld, *need.felder)
                found[key] = _both(found[key], one) if key in found else one
    return tuple(found.values())


def sections_of(outline: "Gliederung") -> Iterator[tuple[FormSection, "OutlinedSection"]]:
    """The sections of an outline, from outer to inner."""
    for section in outline.alle():
        title = section.plan.eintrag.titel or ""
        yield FormSection(outline.profil.dokument, section.id, section.nummer, title), section


def _wanted(
    konzept: "Konzept", outline: "Gliederung", section: "OutlinedSection", need: "Need"
) -> WantedValue:
    entry = section.plan.eintrag
    place = FormSection(outline.profil.dokument, section.id, section.nummer, entry.titel or "")
    missing = need.zustand is NeedState.LEER
    return WantedValue(
        need.feld,
        need.felder,
        {"ja": MANDATORY, "soll": RECOMMENDED}.get(need.grad, ""),
        missing,
        str(need.grund) if missing and need.grund else "",
        (place,),
        tuple(_duties(konzept, outline, section, need)),
        (need.hinweis,) if need.hinweis else (),
        need.weil,
        need.mindestens,
        need.ungewiss,
    )


def _duties(
    konzept: "Konzept", outline: "Gliederung", section: "OutlinedSection", need: "Need"
) -> Iterator[FormDuty]:
    offer, profile = konzept.angebot, outline.profil
    basis = str(offer.vertragsgrundlage or "") if isinstance(offer.vertragsgrundlage, str) else ""
    land = str(offer.land) if isinstance(offer.land, str) else profile.land
    source = section.plan.eintrag.quelle or section.plan.source
    for slug in need.anforderungen:
        requirement = profile.requirements[slug]
        norm = cited_where_it_holds(requirement.norm.get(basis, ""), source, basis, land)
        yield FormDuty(requirement.titel, norm)


def _both(one: WantedValue, other: WantedValue) -> WantedValue:
    """What two documents, or two sections, want of one value."""
    grades = (MANDATORY, RECOMMENDED, "")
    return replace(
        one,
        grade=min(one.grade, other.grade, key=grades.index),
        missing=one.missing or other.missing,
        reason=one.reason or other.reason,
        sections=_once((*one.sections, *other.sections)),
        duties=_once((*one.duties, *other.duties)),
        hints=_once((*one.hints, *other.hints)),
        condition=one.condition or other.condition,
        words=max(one.words, other.words),
        uncertain=one.uncertain and other.uncertain,
    )


def _once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
