"""One concept file, read to the end: its document, its model, its texts, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from posixpath import basename, dirname

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.discovery import Art, anders_geschrieben
from teilhabe_docs.loading.files.reader import Hindernis
from teilhabe_docs.loading.finding_limit import MAX_FEHLER, begrenzt, weitere_hinweise
from teilhabe_docs.loading.model_loading import lies_modell
from teilhabe_docs.loading.places import stretch
from teilhabe_docs.loading.pruning import Rest
from teilhabe_docs.loading.source_text import zum_zeigen
from teilhabe_docs.loading.source_tree import Ablage, Fund
from teilhabe_docs.loading.texts import Slotwert, lies_texte
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import Pfad
from teilhabe_docs.loading.yaml.plain_scalars import unterschiede
from teilhabe_docs.loading.yaml.yaml_reader import lies_yaml
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.text_slot import AnlageVerweis, GeleseneDatei, Markdown


@dataclass(frozen=True, slots=True)
class Konzeptdatei:
    """A file that was read; `file` is its name in the repository, `modell` what could be read of it.

    `texte` holds it and the text files it refers to, by name; `rest` says which places the model lacks;
    `slots` are all texts and references to annexes in the model, each with its path.
    """

    file: str
    texte: Mapping[str, str]
    findings: tuple[Finding, ...]
    dokument: Document | None = None
    modell: Modell | None = None
    rest: Rest = field(default_factory=lambda: Rest({}))
    slots: tuple[tuple[Pfad, Slotwert], ...] = ()

    @property
    def prosa(self) -> Iterator[tuple[Pfad, Markdown | GeleseneDatei]]:
        """All texts of the file and of those it refers to, by their paths."""
        return ((pfad, slot) for pfad, slot in self.slots if not isinstance(slot, AnlageVerweis))

    def ort(self, pfad: Pfad) -> tuple[str, Span, str]:
        """File, place and YAML path of what stands at a path of the model."""
        if self.dokument is None:
            return self.file, Span(), ""
        ort = self.rest.ursprung(pfad)
        return self.file, self.dokument.span(ort), self.dokument.path_text(ort)

    def ort_im_text(self, pfad: Pfad, wert: object, von: int, bis: int) -> tuple[str, Span, str]:
        """File, place and YAML path of a stretch (`von`, `bis`) of the text `wert` at a path of the model."""
        if isinstance(wert, GeleseneDatei):
            dort = self.dokument.path_text(self.rest.ursprung(pfad)) if self.dokument else ""
            return wert.datei, stretch(wert.text, von, bis), dort
        if self.dokument is None:
            return self.file, Span(), ""
        ort = self.rest.ursprung(pfad)
        return self.file, self.dokument.span_im_text(ort, von, bis), self.dokument.path_text(ort)


def klasse_von(art: Art) -> type[Modell]:
    """The model of a kind.

    Why imported here: to build the models of all kinds takes longer than to read and check one file.
    """
    if art is Art.TRAEGER:
        from teilhabe_docs.model.provider import Traeger

        return Traeger
    if art is Art.PERSONAL:
        from teilhabe_docs.model.staffing import Personal

        return Personal
    from teilhabe_docs.model.offer import Angebot

    return Angebot


def lies_konzeptdatei(name: str, art: Art, ablage: Ablage) -> Konzeptdatei:
    """The file `name` of the repository, read as a file of this kind."""
    fund = ablage.finde("", name)
    rohdaten = fund if isinstance(fund, Hindernis) else ablage.lies(fund.ort)
    if isinstance(rohdaten, Hindernis):
        return Konzeptdatei(name, {name: ""}, (rohdaten.kennung.finding(rohdaten.text, name),))
    dokument, findings = lies_yaml(rohdaten, name)
    findings = (*_zum_namen(name, fund), *findings)
    if dokument is None:
        return Konzeptdatei(name, {name: zum_zeigen(rohdaten)}, findings)
    klasse = klasse_von(art)
    stand = lies_modell(dokument, klasse)
    hinweise = unterschiede(dokument, klasse, stand.rest.entfernt)
    findings += (*stand.findings, *begrenzt(hinweise, name, weitere_hinweise))
    if stand.modell is None:
        return Konzeptdatei(name, {name: dokument.text}, findings, dokument, None, stand.rest)
    texte = lies_texte(stand.modell, dokument, stand.rest, ablage)
    alle = {name: dokument.text, **texte.dateien}
    datei = Konzeptdatei(name, alle, (), dokument, texte.modell, stand.rest, texte.slots)
    findings += (*texte.findings, *_anlagendateien(datei, ablage))
    return replace(datei, findings=findings)


def _zum_namen(name: str, fund: Fund | Hindernis) -> Iterator[Finding]:
    """What there is to say of a concept file's own name."""
    if text := anders_geschrieben(basename(name)):
        yield codes.NAME_ANDERS.finding(text, name)
    for bemerkung in fund.bemerkungen if isinstance(fund, Fund) else ():
        yield bemerkung.kennung.finding(bemerkung.text, name)


def _anlagendateien(datei: Konzeptdatei, ablage: Ablage) -> Iterator[Finding]:
    """The annexes whose file is not where it should be; after so many no more are looked for."""
    anlagen = getattr(datei.modell, "anlagen", ())
    gefehlt = 0
    for stelle, anlage in enumerate(anlagen):
        if not anlage.datei:
            continue
        fund = ablage.finde(dirname(datei.file), anlage.datei)
        ort = datei.ort(("anlagen", stelle, "datei"))
        if isinstance(fund, Hindernis):
            gefehlt += 1
            yield fund.kennung.finding(fund.text, *ort)
        else:
            yield from (b.kennung.finding(b.text, *ort) for b in fund.bemerkungen)
        if gefehlt == MAX_FEHLER:
            yield codes.WEITERE_FEHLER.finding(_NICHT_WEITER, datei.file)
            return


_NICHT_WEITER = (
    f"Nach {MAX_FEHLER} Anlagen ohne Datei werden keine weiteren gesucht. Bitte zuerst diese beheben."
)
