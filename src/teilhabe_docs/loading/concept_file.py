"""One concept file, read to the end: its document, its model, its texts, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from posixpath import basename, dirname

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.discovery import FileKind, spelt_otherwise
from teilhabe_docs.loading.double_entries import double_entries
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.finding_limit import MAX_FINDINGS, further_hints, limited
from teilhabe_docs.loading.former_keys import with_present_keys
from teilhabe_docs.loading.joined_lines import joined_lines
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.pruning import Remainder
from teilhabe_docs.loading.source_text import for_showing
from teilhabe_docs.loading.source_tree import FoundFile, SourceTree
from teilhabe_docs.loading.texts import SlotContent, read_texts
from teilhabe_docs.loading.torn_entries import torn_entries
from teilhabe_docs.loading.unusual_dates import unusual_dates
from teilhabe_docs.loading.unusual_numbers import unusual_numbers
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.plain_scalars import differences
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue
from teilhabe_docs.model.text_slot import AnlageVerweis, Markdown, ReadFileSlot


@dataclass(frozen=True, slots=True)
class ConceptFile:
    """A file that was read; `file` is its name in the repository, `modell` what could be read of it.

    `texte` holds it and the text files it refers to, by name; `rest` says which places the model lacks;
    `slots` are all texts and references to annexes in the model, each with its path.
    """

    file: str
    texte: Mapping[str, str]
    findings: tuple[Finding, ...]
    dokument: Document | None = None
    modell: Model | None = None
    rest: Remainder = field(default_factory=lambda: Remainder({}))
    slots: tuple[tuple[DataPath, SlotContent], ...] = ()

    @property
    def prosa(self) -> Iterator[tuple[DataPath, Markdown | ReadFileSlot]]:
        """All texts of the file and of those it refers to, by their paths."""
        return ((pfad, slot) for pfad, slot in self.slots if not isinstance(slot, AnlageVerweis))

    def ort(self, pfad: DataPath) -> tuple[str, Span, str]:
        """File, place and YAML path of what stands at a path of the model."""
        if self.dokument is None:
            return self.file, Span(), ""
        ort = self.rest.ursprung(pfad)
        return self.file, self.dokument.span(ort), self.dokument.path_text(ort)

    def ort_im_text(self, pfad: DataPath, wert: object, von: int, bis: int) -> tuple[str, Span, str]:
        """File, place and YAML path of a stretch (`von`, `bis`) of the text `wert` at a path of the model."""
        if isinstance(wert, ReadFileSlot):
            dort = self.dokument.path_text(self.rest.ursprung(pfad)) if self.dokument else ""
            from teilhabe_docs.loading.places import stretch

            return wert.datei, stretch(wert.text, von, bis), dort
        if self.dokument is None:
            return self.file, Span(), ""
        ort = self.rest.ursprung(pfad)
        return self.file, self.dokument.span_im_text(ort, von, bis), self.dokument.path_text(ort)


def read_concept_file(
    name: str, art: FileKind, ablage: SourceTree, fields: FieldCatalogue = BUILT_IN_FIELDS
) -> ConceptFile:
    """The file `name` of the repository, read as a file of this kind, which may have these fields."""
    fund = ablage.finde("", name)
    rohdaten = fund if isinstance(fund, Obstacle) else ablage.lies(fund.ort)
    if isinstance(rohdaten, Obstacle):
        return ConceptFile(name, {name: ""}, (rohdaten.kennung.finding(rohdaten.text, name),))
    dokument, findings = read_yaml(rohdaten, name)
    findings = (*_zum_namen(name, fund), *findings)
    if dokument is None:
        return ConceptFile(name, {name: for_showing(rohdaten)}, findings)
    return _as_read(dokument, findings, art, ablage, fields)


def with_fields(file: ConceptFile, art: FileKind, ablage: SourceTree, fields: FieldCatalogue) -> ConceptFile:
    """The file as it reads where it may have these fields; of its findings only what follows from that."""
    return _as_read(file.dokument, (), art, ablage, fields) if file.dokument else file


def _as_read(
    dokument: Document,
    findings: tuple[Finding, ...],
    art: FileKind,
    ablage: SourceTree,
    fields: FieldCatalogue,
) -> ConceptFile:
    name = dokument.file
    dokument, hints, _ = with_present_keys(dokument, str(art), fields)
    findings += hints
    klasse = fields.model(str(art))
    stand = read_model(dokument, klasse, fields)
    hinweise = differences(dokument, klasse, stand.rest.entfernt)
    joined = [
        *joined_lines(dokument, klasse, stand.rest.entfernt),
        *double_entries(dokument),
        *torn_entries(dokument, klasse),
    ]
    findings += (*stand.findings, *limited(hinweise, name, further_hints), *limited(joined, name))
    if stand.modell is None:
        return ConceptFile(name, {name: dokument.text}, findings, dokument, None, stand.rest)
    texte = read_texts(stand.modell, dokument, stand.rest, ablage)
    alle = {name: dokument.text, **texte.dateien}
    datei = ConceptFile(name, alle, (), dokument, texte.modell, stand.rest, texte.slots)
    seen = (dokument, stand.modell, stand.rest)
    unusual = (*unusual_numbers(*seen), *unusual_dates(*seen))
    findings += (*texte.findings, *unusual, *_anlagendateien(datei, ablage))
    return replace(datei, findings=findings)


def _zum_namen(name: str, fund: FoundFile | Obstacle) -> Iterator[Finding]:
    """What there is to say of a concept file's own name."""
    if text := spelt_otherwise(basename(name)):
        yield codes.NAME_ANDERS.finding(text, name)
    for bemerkung in fund.bemerkungen if isinstance(fund, FoundFile) else ():
        yield bemerkung.kennung.finding(bemerkung.text, name)


def _anlagendateien(datei: ConceptFile, ablage: SourceTree) -> Iterator[Finding]:
    """The annexes whose file is not where it should be; after so many no more are looked for."""
    anlagen = getattr(datei.modell, "anlagen", ())
    gefehlt = 0
    for stelle, anlage in enumerate(anlagen):
        if not anlage.datei:
            continue
        fund = ablage.finde(dirname(datei.file), anlage.datei)
        ort = datei.ort(("anlagen", stelle, "datei"))
        if isinstance(fund, Obstacle):
            gefehlt += 1
            yield fund.kennung.finding(fund.text, *ort)
        else:
            yield from (b.kennung.finding(b.text, *ort) for b in fund.bemerkungen)
        if gefehlt == MAX_FINDINGS:
            yield codes.WEITERE_FEHLER.finding(_NICHT_WEITER, datei.file)
            return


_NICHT_WEITER = (
    f"Nach {MAX_FINDINGS} Anlagen ohne Datei werden keine weiteren gesucht. Bitte zuerst diese beheben."
)
