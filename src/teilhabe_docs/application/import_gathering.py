"""The texts of all documents of a call: one for each field, and what remains of the others."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from teilhabe_docs.application.import_annexes import annexes_of_texts, listed_annexes
from teilhabe_docs.application.import_document import PlacedDocument
from teilhabe_docs.application.import_filling import ImportValue, alike
from teilhabe_docs.application.import_texts import (
    CarriedText,
    FoundText,
    TextWriter,
    as_value,
    place_of,
    texts_of,
)
from teilhabe_docs.application.import_values import GatheredValue, spent_in, values_in

BY = {
    "place": "steht dort, wo das Profil dieses Feld druckt",
    "words": "Überschrift oder Worte sprechen dafür",
    "order": "die Reihenfolge der Abschnitte spricht dafür",
}
"""Why a text is taken for that of a field, in German."""
_NOWHERE = "gehört zu keinem Feld; bitte selbst zuordnen"
_TWICE = "für dieses Feld ist ein anderer Text aus »{}« genommen; bitte vergleichen"


class GatheredText(NamedTuple):
    """A text of a document as it would be put in, and why."""

    document: PlacedDocument
    text: FoundText
    written: CarriedText
    value: ImportValue
    reason: str


class Gathering(NamedTuple):
    """Values; texts that are `chosen`, at most one for a field, that say the `same`, and the `rest`."""

    values: tuple[GatheredValue, ...]
    chosen: tuple[GatheredText, ...]
    same: tuple[GatheredText, ...]
    rest: tuple[GatheredText, ...]

    @property
    def import_values(self) -> list[ImportValue]:
        """All that is for fields, values first."""
        return [*(one.value for one in self.values), *(one.value for one in self.chosen)]


def gathered(documents: Sequence[PlacedDocument]) -> Gathering:
    """The texts of all documents; of several for a field a sure one, else the first, is chosen."""
    annexes = listed_annexes(documents)
    values = (*values_in(documents), *annexes.values)
    told = {one.found.path for one in values if one.sure}
    found = [
        one
        for document in documents
        for one in _texts(document, spent_in(document, values), annexes.ids)
        if not (one.text.inline and one.text.path in told)
    ]
    chosen: dict[str, GatheredText] = {}
    for one in sorted(found, key=lambda one: not one.text.sure):
        if one.text.path and one.written.markdown.strip():
            chosen.setdefault(one.text.path, one)
    same, rest = [], []
    for one in found:
        first = chosen.get(one.text.path)
        if first is None:
            rest.append(one)
        elif first is not one:
            if alike(first.written.markdown, one.written.markdown):
                same.append(one)
            else:
                rest.append(one._replace(reason=_TWICE.format(first.document.read.short_name)))
    first_of_all = tuple(one for one in found if chosen.get(one.text.path) is one)
    return Gathering(values, first_of_all, tuple(same), tuple(rest))


def _texts(
    document: PlacedDocument, spent: Collection[int], annexes: Mapping[str, str]
) -> list[GatheredText]:
    writer = TextWriter(document)
    titles = annexes_of_texts(document)
    found = []
    for text in texts_of(document, spent):
        written = writer.markdown(text)
        reason = BY[text.by] if text.path else _NOWHERE
        note = "" if text.sure else _note(document, text)
        value = as_value(document, text, written, note)
        if not written.pictures:
            value = value._replace(annex=annexes.get(titles.get(text.path, ""), ""))
        found.append(GatheredText(document, text, written, value, reason))
    return found


def _note(document: PlacedDocument, text: FoundText) -> str:
    where = place_of(document, text.units).words
    also = f"; auch möglich: {', '.join(one.in_file for one in text.others)}" if text.others else ""
    return f"Unsicher: aus {document.read.short_name}, {where}{also}".rstrip(", ")
