"""The rules over one repository, and of each offer what its documents lack and whether they are current.

Offers are judged one after the other; of each only counts, states and findings are kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.cli.aktuell import satz
from teilhabe_docs.cli.fertigung import Auftrag, dateien_von, dokumentname, formate
from teilhabe_docs.cli.gemeinsam import ab_hier, dokumente, profilregal
from teilhabe_docs.cli.hausvorlage import hausvorlage
from teilhabe_docs.cli.lagebild import Angebotsstand, Dokumentstand
from teilhabe_docs.cli.lauf import Lauf
from teilhabe_docs.cli.zielort import ausgabeordner
from teilhabe_docs.diagnostics import Finding, Severity, has_errors
from teilhabe_docs.documents.extent import Laufumfang
from teilhabe_docs.loading.discovery import Art, art_von, wurzel_von
from teilhabe_docs.loading.files.paths import exists
from teilhabe_docs.model.choices import Format
from teilhabe_docs.rendering.written import Stand

if TYPE_CHECKING:
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.loading.concept_file import Konzeptdatei
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.loading.loaded_files import Bestand

_ERNST = (Stand.FEHLT, Stand.FREMD, Stand.BEARBEITET, Stand.VERALTET, Stand.AKTUELL)
"""The states, first what a document lacks most."""


@dataclass(slots=True)
class _Angebot:
    """An offer while its repository is looked through: the files it is made of, what rules say of it."""

    stand: Angebotsstand
    dateien: frozenset[str]
    eigene: tuple[Finding, ...] = ()


class Erhebung(Lauf):
    """A run that also gathers the state of each offer."""

    def bereite(self, pfad: str, profiles: str | None) -> None:
        """Take in what `render` would do in the folder `pfad`."""
        k = self.einstellung.konfiguration
        gefragt = formate(k.formate)
        ort = ausgabeordner(k.ausgabe, wurzel_von(self.ziel), pfad)
        haus, self.hausbefunde = hausvorlage(None, self.einstellung) if Format.DOCX in gefragt else (None, [])
        self.auftrag = Auftrag(
            tuple(dokumente(None, k.dokumente)),
            gefragt,
            ort.path,
            k.dateiname,
            profilregal(PurePath(pfad), self.einstellung, profiles),
            haus,
            wurzel_von(self.ziel),
            am_rand=None,
            final=False,
            zwischen=None,
        )
        self.hinweise = [ort.remark] if ort.remark else []
        self.umfang = Laufumfang()
        self.angebote: list[_Angebot] = []
        self.fehlerhafte: set[str] = set()

    def lies(self, teil: "Bestand") -> None:
        """Also note which files have errors, and the offers that cannot be read."""
        super().lies(teil)
        self.fehlerhafte |= {f.file for f in teil.findings if f.severity is Severity.ERROR}
        for datei in teil.gelesen if not teil.konzepte else ():
            if art_von(datei.file.rpartition("/")[2]) is Art.ANGEBOT:
                self.angebote.append(_Angebot(_stand(datei, None, ()), frozenset(datei.texte)))

    def pruefe(
        self, geladen: "GeladenesKonzept", gliederungen: "dict[str, Gliederung]"
    ) -> "Iterable[Finding]":
        """The findings of all rules; the state of the documents is noted."""
        from teilhabe_docs.rules.engine.counted_needs import count_needs
        from teilhabe_docs.rules.engine.run_checks import run_checks

        gegenstand = self.gegenstand(geladen, gliederungen)
        from teilhabe_docs.rendering.assembly import zu_viel

        gefunden, davor = list(run_checks(gegenstand)), self.umfang.voll
        staende = []
        for art in self.auftrag.arten:
            gliederung = gliederungen.get(art)
            profil = gliederung.profil.name if gliederung else ""
            menge = count_needs(gegenstand, gliederung) if gliederung else None
            staende.append(Dokumentstand(art, profil, menge, *self._datei(geladen, art, gliederung)))
        if self.umfang.voll and not davor:
            gefunden.append(zu_viel(geladen))
        stand = _stand(geladen.dateien[Art.ANGEBOT], geladen.dateien[Art.TRAEGER], tuple(staende))
        dateien = frozenset(name for datei in geladen.dateien.values() for name in datei.texte)
        self.angebote.append(_Angebot(stand, dateien, tuple(map(_ohne_gewicht, gefunden))))
        return gefunden

    def _datei(
        self, geladen: "GeladenesKonzept", art: str, gliederung: "Gliederung | None"
    ) -> tuple[str, Stand | None]:
        """The file of a document that lacks most and its state.

        None where that cannot be told: errors keep it from being made, or another program holds it.
        """
        from teilhabe_docs.rendering.assembly import baue

        id_ = geladen.konzept.angebot.id
        name = dokumentname(self.auftrag.dateiname, art, id_)
        orte = [self.auftrag.ort(id_, f"{name}.{format_}") for format_ in self.auftrag.formate]
        self.hinweise += [ort.remark for ort in orte if ort.remark]
        pfade = [ort.path for ort in orte]
        for pfad in pfade:
            if not exists(pfad):
                return pfad.as_posix(), Stand.FEHLT
        namen = {name for datei in geladen.dateien.values() for name in datei.texte}
        if gliederung is None or namen & self.fehlerhafte or has_errors(self.hausbefunde):
            return pfade[0].as_posix(), None
        if self.umfang.voll:
            return pfade[0].as_posix(), None
        gebaut = baue(geladen, gliederung)
        self.umfang.zaehle(gebaut.zeichen)
        if has_errors(gebaut.befunde):
            return pfade[0].as_posix(), None
        dateien = list(dateien_von(geladen, art, gliederung, gebaut, self.auftrag))
        staende = [(datei.vergleich, datei.pfad) for datei in dateien if datei.vergleich]
        vergleich, pfad = min(staende, key=lambda eintrag: _ERNST.index(eintrag[0].stand))
        if vergleich.grund:
            self.hinweise.append(f"{pfad.as_posix()} {satz(vergleich)}")
        return pfad.as_posix(), None if vergleich.grund else vergleich.stand

    def ergebnis(
        self, pfad: str, heute: date | None, profiles: str | None, *, mit_ordner: bool
    ) -> tuple[list[Angebotsstand], list[Finding], int] | None:
        """The offers with their findings, the findings that belong to none, and how many are excepted.

        Names of files begin with the repository's folder if `mit_ordner`. None where there is nothing.
        """
        self.bereite(pfad, profiles)
        wurzel, report = self.bericht(heute, profiles)
        if not report.files:
            return None
        davor = ab_hier(wurzel, pfad) if mit_ordner else PurePath()
        je_befund, je_datei = self._verzeichnis()
        je_angebot: list[list[Finding]] = [[] for _ in self.angebote]
        uebrige = [befund.umbenannt(_mit(davor, befund)) for befund in self.hausbefunde]
        for befund in report.findings:
            genannt = befund.umbenannt(_mit(davor, befund))
            betroffene = je_befund[_ohne_gewicht(befund)] or je_datei[befund.file]
            for stelle in betroffene:
                je_angebot[stelle].append(genannt)
            if not betroffene:
                uebrige.append(genannt)
        angebote = [
            replace(a.stand, datei=(davor / a.stand.datei).as_posix(), befunde=tuple(befunde))
            for a, befunde in zip(self.angebote, je_angebot, strict=True)
        ]
        return angebote, uebrige, sum(befund.count for befund, _ in self.ausgenommen)

    def _verzeichnis(self) -> tuple[dict[Finding, list[int]], dict[str, list[int]]]:
        """Of which offers rules say a finding, and which are made of a file: places in the list of offers."""
        je_befund: dict[Finding, list[int]] = defaultdict(list)
        je_datei: dict[str, list[int]] = defaultdict(list)
        for stelle, angebot in enumerate(self.angebote):
            for befund in dict.fromkeys(angebot.eigene):
                je_befund[befund].append(stelle)
            for name in angebot.dateien:
                je_datei[name].append(stelle)
        return je_befund, je_datei


def _stand(
    angebot: "Konzeptdatei", traeger: "Konzeptdatei | None", dokumente: tuple[Dokumentstand, ...]
) -> Angebotsstand:
    """The state of an offer, its findings still to come; without a provider it could not be read."""
    return Angebotsstand(
        datei=angebot.file,
        id=_wert(angebot, "id"),
        bezeichnung=_wert(angebot, "bezeichnung"),
        traeger=_wert(traeger, "name") if traeger else "",
        lesbar=traeger is not None,
        dokumente=dokumente,
        befunde=(),
    )


def _wert(datei: "Konzeptdatei", feld: str) -> str:
    """A text at the root of a file; empty where it is not known."""
    wert = getattr(datei.modell, feld, None)
    return wert if isinstance(wert, str) and feld not in datei.rest.ersetzt else ""


def _ohne_gewicht(befund: Finding) -> Finding:
    """The same finding whatever weight a configuration gives it."""
    return replace(befund, severity=Severity.HINT)


def _mit(davor: PurePath, befund: Finding) -> Mapping[str, str]:
    """The files of a finding by the names they are shown with."""
    orte = [befund.file, *([befund.related.file] if befund.related else [])]
    return {name: (davor / name).as_posix() for name in orte}
