"""The annexes that documents list, for the lists of provider and offer, and which text is one of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from teilhabe_docs.application.import_document import PlacedDocument
from teilhabe_docs.application.import_values import GatheredValue
from teilhabe_docs.documents.found_values.annex_list import Annex, annexes_in, entries_of
from teilhabe_docs.documents.found_values.found_value import FoundValue, ValuePlace
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath

_OF_OFFER, _OF_PROVIDER = FieldPath("angebot.anlagen"), FieldPath("traeger.anlagen")
_QUOTED = re.compile("»(.+)«")
_REASON = "das Verzeichnis der Anlagen"


class ListedAnnexes(NamedTuple):
    """The lists as values, and the ids of all annexes by their titles (casefolded)."""

    values: tuple[GatheredValue, ...]
    ids: Mapping[str, str]


def listed_annexes(documents: Sequence[PlacedDocument]) -> ListedAnnexes:
    """The annexes of all documents, each title once; a list is named for each document that has some of it.

    Those that texts of the provider refer to are the provider's, all others the offer's.
    """
    of_document = [(one, annexes_in([unit.unit for unit in one.read.units])) for one in documents]
    entries = entries_of(one for _, annexes in of_document for one in annexes)
    ids = {entry["titel"].casefold(): entry["id"] for entry in entries}
    providers = {
        title
        for document in documents
        for path, title in annexes_of_texts(document).items()
        if path.root == _OF_PROVIDER.root
    }
    values: list[GatheredValue] = []
    for path in (_OF_OFFER, _OF_PROVIDER):
        own = [one for one in entries if (one["titel"].casefold() in providers) == (path == _OF_PROVIDER)]
        titles = {one["titel"].casefold() for one in own}
        for document, annexes in of_document:
            here = [one for one in annexes if one.title.casefold() in titles]
            if here:
                values.append(_value(document, path, own, here))
    return ListedAnnexes(tuple(values), ids)


def _value(
    document: PlacedDocument, path: FieldPath, entries: list[dict[str, str]], here: Sequence[Annex]
) -> GatheredValue:
    sections = document.read.sections
    section, paragraph = sections.places[here[0].line]
    place = ValuePlace(section, paragraph, sections.sections[section].heading)
    found = FoundValue(path, [dict(one) for one in entries], place, sure=True, reason=_REASON)
    return GatheredValue(document, found, tuple(one.line for one in here), sure=True)


def annexes_of_texts(document: PlacedDocument) -> dict[FieldPath, str]:
    """The titles (casefolded) of annexes that stand for a text, by its field."""
    return dict(_annexes_of_texts(document))


def _annexes_of_texts(document: PlacedDocument) -> Iterator[tuple[FieldPath, str]]:
    before = NO_FIELD
    for unit, placed in zip(document.read.units, document.placed, strict=True):
        is_aside = placed.role == "fixed" and placed.line < 0
        if before and is_aside and (quoted := _QUOTED.search(unit.unit.text)):
            yield before, quoted[1].casefold()
        before = document.lines[placed.line].path if placed.role == "slot" else NO_FIELD
