"""A folder to concepts: which files belong together, each read once."""

from pathlib import Path
from posixpath import dirname

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.ablage import Ablage
from teilhabe_docs.loading.bestand import Bestand, geordnet
from teilhabe_docs.loading.concept_file import Konzeptdatei, lies_konzeptdatei
from teilhabe_docs.loading.discovery import Art, aufwaerts, kandidaten, konzeptdateien, wurzel_von
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal


def lade(pfad: Path) -> Bestand:
    """All concepts below a folder, by the name of their offer's file.

    Each offer takes the nearest provider and staffing from its own folder upwards to the repository's root.
    """
    return _Lader(pfad.resolve()).bestand()


class _Lader:
    """Reads each file once and collects what is wrong."""

    def __init__(self, ordner: Path) -> None:
        self.ordner = ordner
        self.wurzel = wurzel_von(ordner)
        self.ablage = Ablage(self.wurzel)
        self.gelesen: dict[str, Konzeptdatei] = {}
        self.findings: list[Finding] = []

    def bestand(self) -> Bestand:
        dateien = [(ort, art, self._lies(ort, art)) for ort, art in konzeptdateien(self.ordner)]
        angebote = [(ort, datei) for ort, art, datei in dateien if art is Art.ANGEBOT]
        konzepte = [self._konzept(ort, datei) for ort, datei in angebote]
        self._pruefe_ids([datei for _, datei in angebote])
        gelesen = self.gelesen.values()
        findings = [finding for datei in gelesen for finding in datei.findings]
        texte = {name: text for datei in gelesen for name, text in datei.texte.items()}
        vorhanden = tuple(konzept for konzept in konzepte if konzept)
        return Bestand(self.wurzel, vorhanden, geordnet((*findings, *self.findings)), texte)

    def _lies(self, ort: Path, art: Art) -> Konzeptdatei:
        name = self._name(ort)
        if name not in self.gelesen:
            self.gelesen[name] = lies_konzeptdatei(name, art, self.ablage)
        return self.gelesen[name]

    def _konzept(self, ort: Path, angebot: Konzeptdatei) -> GeladenesKonzept | None:
        dateien = {Art.ANGEBOT: angebot}
        for art, kennung, meldung in (
            (Art.TRAEGER, codes.KEIN_TRAEGER, _KEIN_TRAEGER),
            (Art.PERSONAL, codes.KEIN_PERSONAL, _KEIN_PERSONAL),
        ):
            if naechste := self._naechste(ort.parent, art):
                dateien[art] = self._lies(naechste, art)
            else:
                self.findings.append(kennung.finding(meldung, angebot.file))
        traeger = dateien[Art.TRAEGER].modell if Art.TRAEGER in dateien else None
        personal = dateien[Art.PERSONAL].modell if Art.PERSONAL in dateien else None
        if not isinstance(traeger, Traeger) or not isinstance(angebot.modell, Angebot):
            return None
        return GeladenesKonzept(
            Konzept(traeger, angebot.modell, personal if isinstance(personal, Personal) else Personal()),
            {str(art): datei.dokument for art, datei in dateien.items() if datei.dokument},
            {str(art): dirname(datei.file) for art, datei in dateien.items()},
            self.ablage,
            dateien,
        )

    def _naechste(self, ordner: Path, art: Art) -> Path | None:
        for oben in aufwaerts(ordner, self.wurzel):
            gefunden = kandidaten(oben, art)
            if len(gefunden) > 1:
                namen = " und ".join(f"»{self._name(datei)}«" for datei in gefunden)
                meldung = (
                    f"In diesem Ordner stehen {namen}; welche Datei gilt, ist nicht zu erkennen. "
                    "Bitte nur eine davon behalten."
                )
                self.findings.append(codes.MEHRERE_DATEIEN.finding(meldung, self._name(gefunden[1])))
            if gefunden:
                return gefunden[0]
        return None

    def _pruefe_ids(self, angebote: list[Konzeptdatei]) -> None:
        zuerst: dict[str, str] = {}
        for datei in angebote:
            if not isinstance(datei.modell, Angebot) or datei.dokument is None or "id" in datei.rest.ersetzt:
                continue
            kennung = datei.modell.id
            if kennung in zuerst:
                meldung = (
                    f"Die Id »{kennung}« trägt schon das Angebot in {zuerst[kennung]}. Bitte eine andere "
                    "vergeben; sie benennt den Ordner der Ausgabe."
                )
                span = datei.dokument.span(("id",))
                self.findings.append(codes.ID_DOPPELT.finding(meldung, datei.file, span, "id"))
            zuerst.setdefault(kennung, datei.file)

    def _name(self, ort: Path) -> str:
        return ort.relative_to(self.wurzel).as_posix()


_KEIN_TRAEGER = (
    "Zu diesem Angebot gibt es keine provider.yaml, weder in seinem Ordner noch darüber. Bitte dort anlegen; "
    "ohne sie lassen sich keine Dokumente erstellen."
)
_KEIN_PERSONAL = (
    "Zu diesem Angebot gibt es keine staffing.yaml, weder in seinem Ordner noch darüber. Alle Angaben zum "
    "Personal bleiben offen."
)
