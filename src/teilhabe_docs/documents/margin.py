"""What stands in the margin of a document: findings and open places, each at its place."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.blocks import OpenPlace
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.documents.quoted_words import QuotedWords, quoted_words
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.field_path import FieldPath


class MarginNote(NamedTuple):
    """A note at the open place of the field `place` or, unless `at_field`, in the section with this id.

    There it belongs to the `words`, if it is about some, else to the title. Without a `place` it is about the
    whole document. `origin` names rule, file and YAML path.
    """

    place: str
    at_field: bool
    origin: str
    text: str
    words: QuotedWords | None = None


def margin_notes(
    findings: Iterable[Finding],
    geladen: LoadedConcept,
    gliederung: Gliederung,
    open_places: Iterable[OpenPlace],
) -> Iterator[MarginNote]:
    """The notes of one document: findings that concern it, then the open places that none is about.

    What is said of the notation of a file concerns no document.
    """
    open_at = {place.pfad: place for place in open_places}
    instead = {feld: p.felder for a in gliederung.alle() for p in a.punkte for feld in p.felder}
    by_place = {_file_and_path(geladen, f): feld for feld in open_at for f in instead.get(feld, (feld,))}
    texts = {name: text for file in geladen.dateien.values() for name, text in file.texte.items()}
    sections = FindingSections(geladen, gliederung)
    told = set()
    for finding in findings:
        if finding.code in codes.NOTATION:
            continue
        origin = " · ".join(filter(None, (finding.code, finding.file, finding.path)))
        if (feld := by_place.get((finding.file, finding.path))) is not None:
            told.add(feld)
            yield MarginNote(feld, True, origin, finding.message)
        elif (section := sections.of(finding)) is not None:
            words = quoted_words(finding, texts.get(finding.file, ""))
            yield MarginNote(section, False, origin, finding.message, words)
    for feld, place in open_at.items():
        if feld not in told:
            origin = " · ".join(filter(None, _file_and_path(geladen, feld)))
            yield MarginNote(feld, True, origin, f"Noch offen: {place.hinweis}")


def _file_and_path(geladen: LoadedConcept, feld: str) -> tuple[str, str]:
    file, _, path = geladen.ort(feld)
    return file, path


class FindingSections:
    """The sections of one document that findings are about."""

    def __init__(self, geladen: LoadedConcept, gliederung: Gliederung) -> None:
        self._document = gliederung.profil.dokument
        self._yaml = {file.file for file in geladen.dateien.values()}
        self._shown = [
            (*_file_and_path(geladen, feld), abschnitt.id)
            for abschnitt in gliederung.alle()
            for punkt in abschnitt.punkte
            for feld in punkt.felder
        ]

    def of(self, finding: Finding) -> str | None:
        """The section that a finding is about: as it says, else the one that shows its field most closely."""
        if finding.documents:
            return next((one.section for one in finding.documents if one.document == self._document), None)
        around: dict[str, str] = {}
        for file, path, section in self._shown:
            inside = FieldPath(finding.path).is_inside(path)
            if inside and (finding.file == file or finding.file not in self._yaml):
                around.setdefault(path, section)
        return around[max(around, key=len)] if around else None
