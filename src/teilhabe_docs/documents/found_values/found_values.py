"""All values that a finished document states, with what speaks for each, and those that contradict unsure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from teilhabe_docs.documents.found_values.document_texts import document_texts
from teilhabe_docs.documents.found_values.found_value import FoundValue
from teilhabe_docs.documents.found_values.known_sections import known_sections
from teilhabe_docs.documents.found_values.known_values import ReadBack, known_values
from teilhabe_docs.documents.found_values.label_values import LabelReader
from teilhabe_docs.documents.found_values.listed_values import listed_values, tables
from teilhabe_docs.documents.found_values.merged_entries import merged_entries, same_names
from teilhabe_docs.documents.found_values.parties import parties
from teilhabe_docs.documents.found_values.signers import signers
from teilhabe_docs.documents.found_values.stated_values import stated_values
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue

_PRINTS = "Ein fester Satz des Profils druckt hier diesen Wert."
_TELLS = "Dass dieser feste Satz dasteht, sagt es."
_LOOSE = "Hier druckt ein Profil diesen Wert; ob der Satz so gemeint ist, ist nicht sicher."
_AGAINST = "{} Dagegen steht an anderer Stelle »{}«."
_NEEDED = {
    "traeger": {"name": "Träger"},
    "angebot": {"id": "angebot", "bezeichnung": "Angebot"},
    "personal": {},
}
"""What an object needs to be valid with one more value."""


def found_values(
    kind: str, sections: Sequence[GivenSection], profil: Profil | None = None
) -> tuple[FoundValue, ...]:
    """What a document of this kind (`fachkonzept`, …) states; `profil` is the one that it may be made by.

    Each value is valid in its field. Of values that contradict each other none is sure.
    """
    catalogue = profil.fields if profil else BUILT_IN_FIELDS
    known = known_values(sections, known_sections(_profiles(kind, profil), catalogue), catalogue)
    texts = document_texts(sections)
    backwards = [_found(one) for one in known]
    settled = {one.path for one in backwards if one.sure}
    read = {one.place for one in backwards if one.sure}
    behind_labels = (*LabelReader(kind, catalogue).values(texts), *listed_values(texts, catalogue))
    free = [
        *(one for one in behind_labels if one.place not in read),
        *tables(texts, catalogue),
        *((*parties(texts), *signers(texts)) if kind == "leistungsvereinbarung" else ()),
        *stated_values(kind, texts, catalogue),
    ]
    values = [
        one for one in (*backwards, *(f for f in free if f.path not in settled)) if fits(one, catalogue)
    ]
    return agreed(values)


def agreed(found: Iterable[FoundValue]) -> tuple[FoundValue, ...]:
    """Values of one offer, each once; those of one field that contradict each other are all unsure."""
    by_path: dict[FieldPath, list[FoundValue]] = {}
    for one in found:
        by_path.setdefault(one.path, []).append(one)
    return tuple(value for values in by_path.values() for value in _agreed(values))


def _agreed(values: list[FoundValue]) -> Iterator[FoundValue]:
    distinct: list[FoundValue] = []
    if any(one.fixed and one.sure and isinstance(one.value, list) for one in values):
        values = [one for one in values if one.fixed]
    for one in sorted(values, key=lambda value: (not value.sure, -_extent(value.value))):
        if distinct and (merged := _merged(distinct[0], one)):
            distinct[0] = merged
        elif not any(_within(one.value, other.value) for other in distinct if other.sure or not one.sure):
            distinct.append(one)
    sure = [one for one in distinct if one.sure]
    if len(sure) == 1:
        yield sure[0]
    elif len(distinct) == 1:
        yield distinct[0]
    else:
        for one, other in zip(distinct, (*distinct[1:], distinct[0]), strict=True):
            yield one._replace(sure=False, reason=_AGAINST.format(one.reason, _short(other.value)))


def _merged(one: FoundValue, other: FoundValue) -> FoundValue | None:
    """Two sure lists that tell of the same entries, as one."""
    if not (one.sure and other.sure and isinstance(one.value, list) and isinstance(other.value, list)):
        return None
    value = merged_entries(one.value, other.value) if same_names(one.value, other.value) else None
    return one._replace(value=value) if value else None


def _within(one: object, other: object) -> bool:
    """Whether a value says nothing that another one does not say."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_within, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return all(key in other and (key == "id" or _within(part, other[key])) for key, part in one.items())
    return one == other


def _extent(value: object) -> int:
    if isinstance(value, list | dict):
        return sum(map(_extent, value.values() if isinstance(value, dict) else value), 1)
    return 1


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) < 60 else f"{text[:55]} …"


def fits(one: FoundValue, catalogue: FieldCatalogue) -> bool:
    """Whether the model takes a value in its field."""
    *outer, name = one.path.in_file.parts
    given: dict[str, Any] = {name: one.value}
    for step in reversed(outer):
        given = {step: given}
    root = one.path.root
    try:
        catalogue.model(root).model_validate({**_NEEDED[root], **given})
    except ValidationError:
        return False
    return True


def _found(one: ReadBack) -> FoundValue:
    reason = _TELLS if one.told else _PRINTS if one.sure else _LOOSE
    return FoundValue(one.path, one.value, one.place, one.sure, reason, one.words, fixed=True)


def _profiles(kind: str, profil: Profil | None) -> tuple[Profil, ...]:
    """The given profile and the built-in ones of the kind."""
    built_in = (resolved(kind, name, BUILT_IN) for name in BUILT_IN.namen(kind))
    first = (profil,) if profil and profil.dokument == kind else ()
    return (*first, *(one for one in built_in if one not in first))
