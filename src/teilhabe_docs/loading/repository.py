"""A folder to concepts: which files belong together, each read once."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Related
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.concept_file import ConceptFile, read_concept_file
from teilhabe_docs.loading.discovery import (
    MOST_ABOVE,
    FileKind,
    FoundFiles,
    candidates,
    concept_files,
    root_of,
    upwards,
)
from teilhabe_docs.loading.files.paths import exists, real
from teilhabe_docs.loading.files.spelling import name_in
from teilhabe_docs.loading.inner_repositories import InnerRepositories
from teilhabe_docs.loading.kept_work import FRESH, FreshWork
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.loaded_files import LoadedFiles, ordered
from teilhabe_docs.loading.missing_offers import missing_offers
from teilhabe_docs.loading.near_files import near_files, near_folders
from teilhabe_docs.loading.offer_files import concept_of
from teilhabe_docs.loading.offer_references import OfferReferences
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue
from teilhabe_docs.model.offer import Angebot


def load_repository(pfad: PurePath, fields: FieldCatalogue = BUILT_IN_FIELDS) -> LoadedFiles:
    """All concepts below a folder, by the name of their offer's file, which may have these fields.

    Each offer takes the nearest provider and staffing from its own folder upwards to the repository's root.
    """
    return joined(RepositoryReader(pfad, fields=fields).teile())


def joined(parts: Iterable[LoadedFiles]) -> LoadedFiles:
    """What was read part after part, as one."""
    teile = list(parts)
    return LoadedFiles(
        teile[0].ablage,
        tuple(konzept for teil in teile for konzept in teil.konzepte),
        ordered(befund for teil in teile for befund in teil.findings),
        tuple(datei for teil in teile for datei in teil.gelesen),
        teile[0].fields,
        frozenset(name for teil in teile for name in teil.of_others),
    )


class RepositoryReader:
    """Reads a repository one offer after the other and keeps of each only what the others need.

    What lies below a `tdocs.yaml` or `.git` of its own is another repository. `profile_folders` are known to
    hold profiles; `within` is the folder that nothing is read outside of, else the checkout; `found` is what
    lies there, where that is known; `fields` are those that concepts may have; `tree` is read in place of the
    disk; `kept` is what is known from looking before. `anzahl` is how many offers there are, known once the
    first is read.
    """

    def __init__(
        self,
        pfad: PurePath,
        profile_folders: Container[PurePath] = (),
        within: PurePath | None = None,
        found: FoundFiles | None = None,
        fields: FieldCatalogue = BUILT_IN_FIELDS,
        tree: SourceTree | None = None,
        kept: FreshWork = FRESH,
    ) -> None:
        self.ordner = real(pfad)
        self._fields = fields
        self._kept = kept
        self._found = found
        self._profile_folders = profile_folders
        self.ablage = tree or SourceTree(root_of(self.ordner), within)
        self.anzahl = 0
        self._gelesen: dict[str, ConceptFile] = {}
        self._neue: list[ConceptFile] = []
        self._findings: list[Finding] = []
        self._ids: dict[str, tuple[Related, PurePath | None]] = {}
        self._verweise = OfferReferences()
        self._naechste: dict[tuple[PurePath, FileKind], PurePath | None] = {}

    def teile(self) -> Iterator[LoadedFiles]:
        """What each offer adds, in the order of the offers' files; then what belongs to no offer."""
        everything = self._found or concept_files(self.ordner, self.ablage.wurzel)
        found = everything.apart(self.ordner)
        dateien = found.concepts
        self._findings += [*found.findings, *near_files(found.files, self.ablage.wurzel)]
        self._findings += near_folders(found.folders, self.ablage.wurzel, self._profile_folders)
        angebote = [_Angebot(ort, *self._zugehoerige(ort)) for ort, art in dateien if art is FileKind.ANGEBOT]
        self.anzahl = len(angebote)
        noetig = Counter(ort for angebot in angebote for ort in angebot.dateien().values())
        for angebot in angebote:
            konzept = self._konzept(angebot)
            yield self._teil(konzept)
            for ort in angebot.dateien().values():
                noetig[ort] -= 1
                if not noetig[ort]:
                    del self._gelesen[self._name(ort)]
        inner = InnerRepositories(everything, self.ordner, self.ablage)
        if inner.serving_alone:
            yield self._teil(None)
            for ort, art in dateien:
                if ort in inner.serving_alone:
                    self._lies(ort, art)
            yield self._teil(None).left_to_others()
        unused = [self._lies(ort, art) for ort, art in dateien if ort not in noetig]
        offers = [ort for ort, art in everything.concepts if art is FileKind.ANGEBOT]
        self._findings += missing_offers(found, unused, self.ablage.wurzel, offers)
        self._findings += self._unused(inner, dateien)
        yield self._teil(None)

    def _unused(self, inner: InnerRepositories, own: list[tuple[PurePath, FileKind]]) -> Iterator[Finding]:
        """What no offer of this repository names, nor of those inside; what lies above may serve others."""
        here = {self._name(place): place in inner.serving for place, _ in own}
        for unused in self._verweise.offene():
            file = unused.finding.file
            if file in here and not (here[file] and inner.says(unused.key, unused.value)):
                yield unused.finding

    def _teil(self, konzept: LoadedConcept | None) -> LoadedFiles:
        findings = [befund for datei in self._neue for befund in datei.findings]
        konzepte = (konzept,) if konzept else ()
        teil = LoadedFiles(
            self.ablage, konzepte, ordered([*findings, *self._findings]), tuple(self._neue), self._fields
        )
        self._neue, self._findings = [], []
        return teil

    def _lies(self, ort: PurePath, art: FileKind) -> ConceptFile:
        name = self._name(ort)
        if name not in self._gelesen:
            self._gelesen[name] = self._kept.file(
                name, lambda: read_concept_file(name, art, self.ablage, self._fields)
            )
            self._neue.append(self._gelesen[name])
        return self._gelesen[name]

    def _konzept(self, angebot: "_Angebot") -> LoadedConcept | None:
        dateien = {art: self._lies(ort, art) for art, ort in angebot.dateien().items()}
        eigene = dateien[FileKind.ANGEBOT]
        for art, kennung, meldung in _FEHLT:
            if art not in dateien:
                text = meldung.format(*self._sought)
                self._findings.append(kennung.finding(text, eigene.file))
        self._pruefe_id(eigene, angebot.traeger)
        self._findings += self._verweise.pruefe(dateien)
        return self._kept.once(
            "concept", tuple(dateien.values()), lambda: concept_of(dateien, self.ablage, self._fields)
        )

    @property
    def _sought(self) -> tuple[str, str]:
        """How far files were sought, and what to do where they lie further above."""
        return _TO_GIT if exists(self.ablage.grenze / ".git") else _TO_ABOVE

    def _zugehoerige(self, angebot: PurePath) -> tuple[PurePath | None, PurePath | None]:
        return self._finde(angebot.parent, FileKind.TRAEGER), self._finde(angebot.parent, FileKind.PERSONAL)

    def _finde(self, ordner: PurePath, art: FileKind) -> PurePath | None:
        """The nearest file of a kind from a folder upwards."""
        if (ordner, art) not in self._naechste:
            gefunden = candidates(ordner, art)
            if len(gefunden) > 1:
                self._melde_mehrere(gefunden)
            oben = [o for o in upwards(ordner, self.ablage.grenze) if o != ordner][:1]
            naechste = gefunden[0] if gefunden else None
            if not gefunden and oben:
                naechste = self._finde(oben[0], art)
            self._naechste[ordner, art] = naechste
        return self._naechste[ordner, art]

    def _melde_mehrere(self, gefunden: list[PurePath]) -> None:
        namen = " und ".join(f"»{self._name(datei)}«" for datei in gefunden)
        meldung = (
            f"In diesem Ordner stehen {namen}; welche Datei gilt, ist nicht zu erkennen. "
            "Bitte nur eine davon behalten."
        )
        self._findings.append(codes.MEHRERE_DATEIEN.finding(meldung, self._name(gefunden[1])))

    def _pruefe_id(self, datei: ConceptFile, provider: PurePath | None) -> None:
        if not isinstance(datei.modell, Angebot) or datei.dokument is None or "id" in datei.rest.ersetzt:
            return
        kennung, span = datei.modell.id, datei.dokument.span(("id",))
        zuerst, its_provider = self._ids.setdefault(
            kennung, (Related(datei.file, span, "dieselbe Id"), provider)
        )
        if zuerst.file != datei.file:
            meldung = (
                f"Die Id »{kennung}« trägt schon das Angebot in {zuerst.file}. Bitte eine andere "
                "vergeben; sie benennt den Ordner der Ausgabe."
            )
            if provider != its_provider:
                meldung += _APART
            self._findings.append(codes.ID_DOPPELT.finding(meldung, datei.file, span, "id", zuerst))

    def _name(self, ort: PurePath) -> str:
        return name_in(ort, self.ablage.wurzel)


class _Angebot(NamedTuple):
    """Where the files of an offer are."""

    angebot: PurePath
    traeger: PurePath | None
    personal: PurePath | None

    def dateien(self) -> dict[FileKind, PurePath]:
        orte = {
            FileKind.ANGEBOT: self.angebot,
            FileKind.TRAEGER: self.traeger,
            FileKind.PERSONAL: self.personal,
        }
        return {art: ort for art, ort in orte.items() if ort}


_APART = " Sind es zwei Repositorys, legen Sie in jedes eine tdocs.yaml; sie darf leer sein."
_TO_GIT = ("bis zum Ordner mit ».git«", "")
_TO_ABOVE = (
    f"bis {MOST_ABOVE} Ordner über dem genannten, soweit sie demselben Konto gehören",
    " Liegt sie weiter oben, rufen Sie tdocs für den Ordner dort auf.",
)
_FEHLT: tuple[tuple[FileKind, FindingCode, str], ...] = (
    (
        FileKind.TRAEGER,
        codes.KEIN_TRAEGER,
        "Zu diesem Angebot gibt es keine provider.yaml, weder in seinem Ordner noch darüber ({}). Bitte dort "
        "anlegen; ohne sie lassen sich keine Dokumente erstellen.{}",
    ),
    (
        FileKind.PERSONAL,
        codes.KEIN_PERSONAL,
        "Zu diesem Angebot gibt es keine staffing.yaml, weder in seinem Ordner noch darüber ({}). Alle "
        "Angaben zum Personal bleiben offen.{}",
    ),
)
