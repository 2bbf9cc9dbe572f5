"""Values that stand behind their label: in a line, in a row of two cells, in a block below a heading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teilhabe_docs.documents.found_values.addresses import (
    PHONE_LABEL,
    STREET,
    TOWN,
    address_in,
    contact_in,
    reached_by,
)
from teilhabe_docs.documents.found_values.document_texts import DocumentText
from teilhabe_docs.documents.found_values.found_value import FoundValue, GivenValue, ValuePlace
from teilhabe_docs.documents.found_values.known_labels import (
    OF_A_PARTY,
    PARTY_FIELDS,
    known_labels,
    label_key,
)
from teilhabe_docs.documents.found_values.value_words import value_words
from teilhabe_docs.documents.found_values.values_as_typed import text_value, written_value
from teilhabe_docs.documents.recognition.word_forms import without_number
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue

_LABEL = re.compile(r"(?P<label>[A-ZÄÖÜ][^:|\n]{1,60}?)\s*(?:(?<!\d):|:(?!\d))\s*(?P<value>\S.*)?$", re.S)
_STAND = re.compile(r"Stand(?: vom)?:?\s*(?P<day>.+)")
_TERM = re.compile(r"(?:vom\s+)?(?P<von>\d[^-–b]+?)\s*(?:-|–|bis(?: zum)?)\s*(?P<bis>\d.+)")
_AGES = re.compile(r"(?:von\s+)?(?P<von>\d{1,2})(?: Jahren?)?\s*(?:-|–|bis)\s*(?P<bis>\d{1,2}) Jahren?")
_MOST_LINES, _SHORT = 30, 80
_BEHIND = "Es steht hinter »{}«."
_BLOCK = "Es steht im Block »{}«."
_UNCLEAR = "Es steht hinter »{}«; unklar ist, zu wem es gehört."

_STANDS = {
    "fachkonzept": "angebot.konzeption.stand",
    "leistungsbeschreibung": "angebot.stand",
    "leistungsvereinbarung": "angebot.stand",
}


def _of_a_part(heading: str) -> bool:
    """Whether a heading is that of a part of the offer, whose values are not those of the whole."""
    return any(word in heading for word in value_words().file.teile)


@dataclass
class _Context:
    """Whom a block speaks of; `clear`: it was named right here and nothing else since."""

    party: str = ""
    named: str = ""
    clear: bool = False


class LabelReader:
    """Reads the lines of a document with their labels."""

    def __init__(self, kind: str, catalogue: FieldCatalogue) -> None:
        self._kind, self._catalogue = kind, catalogue
        self._here = _Context()
        self._section = -1

    def values(self, texts: Sequence[DocumentText]) -> Iterator[FoundValue]:
        """The values behind labels, each as often as it stands there."""
        foreign = value_words().foreign
        for text in texts:
            if text.place.section != self._section:
                self._section = text.place.section
                self._here = _Context(self._party_of(text.headings), text.place.heading, clear=True)
            doubtful = any(foreign.search(one) or _of_a_part(one) for one in text.headings)
            for one in (*self._lines(text), *self._below_heading(text)):
                yield one._replace(sure=False) if doubtful and one.sure else one

    def _lines(self, text: DocumentText) -> Iterator[FoundValue]:
        if text.is_row:
            cells = text.text.split(" | ")
            if len(cells) == 2:
                yield from self._pair(cells[0].rstrip(": "), cells[1], text.place, text.text)
            return
        if text.quoted(len(text.text) // 2):
            return
        lines = text.text.split("\n")
        if len(lines) > _MOST_LINES:
            return
        for number, line in enumerate(lines):
            if found := _LABEL.match(line):
                if found["value"]:
                    rest = (
                        "\n".join([found["value"], *lines[number + 1 :]])
                        if number == 0 and len(lines) > 1 and not any(_LABEL.match(one) for one in lines[1:])
                        else found["value"]
                    )
                    yield from self._pair(found["label"], rest, text.place, text.text)
                    if rest != found["value"]:
                        return
                else:
                    self._name_party(found["label"])
            elif stand := _STAND.fullmatch(line):
                yield from self._value(
                    FieldPath(_STANDS[self._kind]), stand["day"], text.place, "Stand", text.text
                )
            else:
                yield from self._bare(line, text)

    def _below_heading(self, text: DocumentText) -> Iterator[FoundValue]:
        """A short line right below a heading that is the label of a field which holds no text."""
        if text.place.paragraph != 0 or text.is_row or text.listed or _LABEL.match(text.text):
            return
        heading = without_number(text.place.heading)
        path = {**known_labels().fields, **known_labels().spans}.get(label_key(heading), "")
        if path and self._catalogue.at(FieldPath(path)).typ is not str and len(text.text) < _SHORT:
            yield from self._pair(heading, text.text.rstrip("."), text.place, text.text)

    def _name_party(self, label: str) -> None:
        party = known_labels().parties.get(label_key(label))
        self._here = _Context(party or "", label, clear=party is not None)

    def _pair(self, label: str, value: str, place: ValuePlace, words: str) -> Iterator[FoundValue]:
        labels, key = known_labels(), label_key(label)
        if labels.knows(value):  # the head of a table
            return
        if key in labels.fields:
            yield from self._value(FieldPath(labels.fields[key]), value, place, label, words)
        elif key == "stand":
            yield from self._value(FieldPath(_STANDS[self._kind]), value, place, label, words)
        elif labels.spans.get(key) == "angebot.laufzeit":
            yield from self._both(_TERM, "angebot.laufzeit", ("beginn", "ende"), value, place, label, words)
        elif labels.spans.get(key) == "angebot.zielgruppe.alter":
            yield from self._both(
                _AGES, "angebot.zielgruppe.alter", ("von", "bis"), value, place, label, words
            )
        elif key in labels.parties:
            self._name_party(label)
            yield from self._party(value, place, words)
        elif key in labels.attributes:
            yield from self._attribute(labels.attributes[key], self._here, value, place, label, words)
        elif (of := OF_A_PARTY.fullmatch(label)) and label_key(of["what"]) in labels.attributes:
            party = labels.parties.get(label_key(of["who"])) or labels.parties.get(
                label_key(of["who"].removesuffix("s"))
            )
            if party:
                at = _Context(party, label, clear=True)
                yield from self._attribute(
                    labels.attributes[label_key(of["what"])], at, value, place, label, words
                )
        elif key not in labels.asides:
            self._here = _Context(self._here.party, self._here.named)

    def _both(
        self,
        pattern: re.Pattern[str],
        path: str,
        names: tuple[str, str],
        value: str,
        place: ValuePlace,
        label: str,
        words: str,
    ) -> Iterator[FoundValue]:
        if (found := pattern.fullmatch(value.strip())) is None:
            return
        for name, part in zip(names, found.groups(), strict=True):
            yield from self._value(FieldPath(path) / name, part, place, label, words)

    def _value(
        self, path: FieldPath, text: str, place: ValuePlace, label: str, words: str
    ) -> Iterator[FoundValue]:
        value = written_value(text, path, self._catalogue)
        if value is not None:
            yield FoundValue(path, value, place, True, _BEHIND.format(label), words)

    def _party(self, value: str, place: ValuePlace, words: str) -> Iterator[FoundValue]:
        """The name of a party, perhaps with its address."""
        found = address_in(value)
        name = value if found is None else found[1]
        yield from self._attribute("name", self._here, name, place, self._here.named, words)
        if found:
            yield from self._attribute("anschrift", self._here, value, place, self._here.named, words)

    def _attribute(
        self, attribute: str, here: _Context, value: str, place: ValuePlace, label: str, words: str
    ) -> Iterator[FoundValue]:
        roots = PARTY_FIELDS.get(here.party)
        if roots is None:
            return
        for path, read in self._read(attribute, roots, value):
            reason = (_BEHIND if here.clear else _UNCLEAR).format(label)
            yield FoundValue(path, read, place, here.clear, reason, words)

    def _read(
        self, attribute: str, roots: Mapping[str, str], value: str
    ) -> Iterator[tuple[FieldPath, GivenValue]]:
        address = FieldPath(roots["anschrift"])
        if attribute == "name":
            name = text_value(value.split("\n")[0])
            if name and not re.search(r"[(;:]|\bund\b.*\bund\b", name):
                yield FieldPath(roots["name"]), name
        elif attribute == "anschrift":
            if found := address_in(value):
                for name, part in found[0].items():
                    yield address / name, part
        elif attribute == "strasse":
            if STREET.fullmatch(value):
                yield address / "strasse", value
        elif attribute == "plz_ort":
            if town := TOWN.fullmatch(value):
                yield address / "plz", town["plz"]
                yield address / "ort", town["ort"]
        elif attribute == "plz":
            if re.fullmatch(r"\d{5}", value):
                yield address / "plz", value
        elif attribute == "ort":
            if town := TOWN.fullmatch(value):
                yield address / "plz", town["plz"]
                yield address / "ort", town["ort"]
            elif re.fullmatch(r"[A-ZÄÖÜ][\w .()/-]{1,40}", value):
                yield address / "ort", value
        elif "kontakt" in roots:
            contact = FieldPath(roots["kontakt"])
            if attribute == "kontakt":
                for name, part in contact_in(value).items():
                    yield contact / name, part
            elif said := reached_by(value, attribute):
                yield contact / attribute, said

    def _bare(self, line: str, text: DocumentText) -> Iterator[FoundValue]:
        """A line without a label in the block of a party."""
        if self._here.party not in PARTY_FIELDS or len(line) > 90:
            return
        here, label = self._here, self._here.named
        reason = _BLOCK.format(label)
        for attribute, read in (
            ("plz_ort", TOWN.fullmatch(line)),
            ("strasse", STREET.fullmatch(line)),
            ("anschrift", address_in(line)),
            ("telefon", PHONE_LABEL.match(line)),
            ("email", re.fullmatch(r"\S+@\S+", line)),
            ("web", re.fullmatch(r"(?:https?://|www\.)\S+", line)),
        ):
            if read:
                for one in self._attribute(attribute, here, line, text.place, label, text.text):
                    yield one._replace(reason=reason)
                return

    def _party_of(self, headings: Sequence[str]) -> str:
        """Whom the nearest heading that names somebody speaks of."""
        parties = known_labels().parties
        for heading in headings:
            if party := parties.get(label_key(heading)):
                return party
        return ""
