"""What an import comes to: the files that are written, and what is said of each text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from teilhabe_docs.application.import_document import PlacedDocument
from teilhabe_docs.application.import_filling import FULL, SAME, FilledTarget, NotPut
from teilhabe_docs.application.import_gathering import GatheredText, Gathering
from teilhabe_docs.application.import_leftovers import carried_left, comments_of_source, left_of
from teilhabe_docs.application.import_target import ImportTarget
from teilhabe_docs.application.import_texts import TextWriter, file_title, place_of, words_of
from teilhabe_docs.application.import_values import GatheredValue, as_plain, leaves_of
from teilhabe_docs.loading.files.paths import exists
from teilhabe_docs.loading.files.reader import names, read
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.reporting.import_report import ImportEntry, ImportReport, UsedProfile

REST_FOLDER = "texte/uebrig"
"""Where texts lie that belong to no field, beside the offer."""
_NUMBERED = re.compile(r"(\d{2,4})-.*\.md")
_PICTURES_FROM_REST = "../"
_VALUE = "ein Wert, der nicht gesetzt ist"
_BARE = "eine Überschrift, unter der nichts steht"


class Settled(NamedTuple):
    """The files to be written by their names, and the report."""

    contents: dict[str, bytes]
    report: ImportReport


def settle(
    target: ImportTarget, documents: Sequence[PlacedDocument], found: Gathering, filled: FilledTarget
) -> Settled:
    """The end of an import: texts that found no empty field lie beside the others, or are only named."""
    run = _Settling(target, dict(filled.contents))
    places = {value.path: file for value, file in filled.put}
    not_put = {one.value.path: one for one in filled.not_put}
    for value in found.values:
        run.value(value, places.get(value.found.path, ""), not_put.get(value.found.path))
    for one in found.chosen:
        run.chosen(one, places.get(one.text.path, ""), not_put.get(one.text.path))
    for one in found.same:
        run.taken.append(_entry(one, places.get(one.text.path, ""), SAME))
    for one in found.rest:
        run.rest(one)
    for document in documents:
        inline = (one for one in found.chosen if one.document is document and one.text.inline)
        run.left += left_of(document, {(one.text.units[0], one.text.path) for one in inline}, found.values)
    order = {document.read.name: number for number, document in enumerate(documents)}

    def ordered(entries: list[ImportEntry]) -> tuple[ImportEntry, ...]:
        return tuple(sorted(entries, key=lambda entry: (order[entry.file], entry.place.paragraph)))

    report = ImportReport(
        tuple(_used(document) for document in documents),
        ordered(run.taken),
        ordered(run.unsure),
        ordered(run.left),
        tuple(comment for document in documents for comment in comments_of_source(document)),
        tuple(run.contents),
    )
    return Settled(run.contents, report)


@dataclass(slots=True)
class _Settling:
    target: ImportTarget
    contents: dict[str, bytes]
    taken: list[ImportEntry] = field(default_factory=list)
    unsure: list[ImportEntry] = field(default_factory=list)
    left: list[ImportEntry] = field(default_factory=list)
    _there: dict[str, bytes] | None = None

    def value(self, one: GatheredValue, file: str, not_put: NotPut | None) -> None:
        """A value that was meant for a field."""
        name, path = one.document.read.name, one.found.path
        if not one.sure:
            words = _shown(one)
            self.unsure.append(ImportEntry(name, one.place, path, "", f"{one.found.reason} Gelesen: {words}"))
        elif not_put and not_put.reason != SAME:
            reason = f"{_VALUE}: {not_put.reason}"
            self.left.append(ImportEntry(name, one.place, path, "", reason, (), _shown(one)))
        else:
            self.taken.append(ImportEntry(name, one.place, path, file, SAME if not_put else one.found.reason))

    def chosen(self, one: GatheredText, file: str, not_put: NotPut | None) -> None:
        """A text that was meant for a field."""
        if not_put and not_put.reason == FULL:
            words = words_of(one.document, one.text.units)
            self.left.append(_entry(one, "", f"das Feld {FULL}", words))
        elif not_put and not_put.reason != SAME:
            self.rest(one._replace(reason=not_put.reason))
        else:
            reason = SAME if not_put else one.reason
            (self.taken if one.text.sure else self.unsure).append(_entry(one, file, reason))
            self._pictures(one, self.target.beside(one.text.path.root).as_posix())
            self.left += carried_left(one.document, one.written.left)

    def rest(self, one: GatheredText) -> None:
        """A text that goes into a file of its own."""
        written = TextWriter(one.document).markdown(one.text, _PICTURES_FROM_REST)
        if one.text.is_bare(one.document):
            self.left.append(_entry(one, "", _BARE, words_of(one.document, one.text.units)))
        elif written.markdown.strip():
            folder = self.target.beside("angebot")
            name = self._free(file_title(one.text.title or one.text.path.name), written.markdown.encode())
            self._pictures(one._replace(written=written), folder.as_posix())
            self.left.append(_entry(one, (folder / name).as_posix(), one.reason))
        self.left += carried_left(one.document, written.left)

    def _pictures(self, one: GatheredText, folder: str) -> None:
        for name, content in one.written.pictures.items():
            full = f"{folder}/texte/{name}".removeprefix("./")
            place = self.target.folder / full
            if not exists(place):
                self.contents[full] = content

    def _free(self, title: str, content: bytes) -> str:
        """The name of a file for a text, which is there already where one with this text is."""
        folder = (self.target.beside("angebot") / REST_FOLDER).as_posix()
        if self._there is None:
            place = self.target.folder / folder
            known = {name: read(place / name, MAX_BYTES) for name in names(place)} if exists(place) else {}
            self._there = {name: c for name, c in known.items() if isinstance(c, bytes)}
        for name, there in self._there.items():
            if there == content:
                return f"{REST_FOLDER}/{name}"
        used = [int(found[1]) for name in self._there if (found := _NUMBERED.fullmatch(name))]
        name = f"{max(used, default=0) + 1:02}-{title}.md"
        self._there[name] = content
        self.contents[f"{folder}/{name}"] = content
        return f"{REST_FOLDER}/{name}"


def _entry(one: GatheredText, file: str, reason: str, words: str = "") -> ImportEntry:
    place = place_of(one.document, one.text.units)
    return ImportEntry(one.document.read.name, place, one.text.path, file, reason, one.text.others, words)


def _shown(one: GatheredValue) -> str:
    return ", ".join(leaves_of(as_plain(one.found.value)))


def _used(document: PlacedDocument) -> UsedProfile:
    if document.judged is None:
        return UsedProfile(document.read.name)
    profil = document.judged.profil
    return UsedProfile(document.read.name, profil.dokument, profil.name)
