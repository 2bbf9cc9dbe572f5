"""Profiles: found by document and name, read along their chain, resolved into one outline with bodies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources.abc import Traversable
from typing import Literal

from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.documents.koerper import Koerper
from teilhabe_docs.documents.profilmodell import DOKUMENTE, Abschnittseintrag, Bedarf, Gliederungsdatei
from teilhabe_docs.documents.vererbung import Ast, Ort, baum, erweitere
from teilhabe_docs.loading.document import Document
from teilhabe_docs.loading.model_loading import als_modell
from teilhabe_docs.loading.yaml_reader import lies_yaml
from teilhabe_docs.resources import folder

GLIEDERUNG = "gliederung.yaml"


@dataclass(frozen=True, slots=True)
class Abschnittsplan:
    """A section of a resolved profile: its entry, its full id, its body if it has one."""

    eintrag: Abschnittseintrag
    id: str
    koerper: Koerper | None
    kinder: "tuple[Abschnittsplan, ...]"
    ort: Ort

    def bedarfe(self) -> Iterator[Bedarf]:
        """The needs of the section and of its parts."""
        yield from self.eintrag.braucht
        for teil in self.eintrag.teile.values():
            yield from teil.braucht

    def alle(self) -> "Iterator[Abschnittsplan]":
        """This section and all below it, in order."""
        yield self
        for kind in self.kinder:
            yield from kind.alle()


@dataclass(frozen=True, slots=True)
class Profil:
    """A resolved profile. `befunde` are its own mistakes; with an error among them it is not usable."""

    name: str
    dokument: str
    titel: str
    land: str
    stand: date | None
    quelle: str
    vertragsgrundlagen: tuple[str, ...]
    begleiter: dict[str, str]
    zaehlung: Literal["paragraf", "dezimal"]
    verbindlich: str
    abschnitte: tuple[Abschnittsplan, ...]
    befunde: tuple[Finding, ...]

    def alle(self) -> Iterator[Abschnittsplan]:
        """All sections in order, from outer to inner."""
        for abschnitt in self.abschnitte:
            yield from abschnitt.alle()


class UnbekanntesProfilError(Exception):
    """There is no such profile; `rat` is a near name or empty, `namen` are those that exist."""

    def __init__(self, dokument: str, name: str, namen: tuple[str, ...]) -> None:
        nah = get_close_matches(name, namen, 1)
        self.rat = nah[0] if nah else ""
        self.namen = namen
        gemeint = f" Gemeint: »{self.rat}«?" if nah else f" Vorhanden: {', '.join(namen)}."
        super().__init__(f"Das Profil »{name}« gibt es für das Dokument »{dokument}« nicht.{gemeint}")


def profilnamen(dokument: str, wurzel: Traversable | None = None) -> tuple[str, ...]:
    """The names of the profiles of a document, sorted. `wurzel` is the folder of profiles."""
    ordner = (wurzel or folder("templates")) / dokument
    return tuple(sorted(o.name for o in ordner.iterdir() if (o / GLIEDERUNG).is_file()))


@cache
def profil(dokument: str, name: str, wurzel: Traversable | None = None) -> Profil:
    """The profile `name` of `dokument`, resolved; raises `UnbekanntesProfilError`."""
    return _Aufloesung(dokument, wurzel or folder("templates")).profil(name)


def profilkette(dokument: str, name: str) -> tuple[str, ...]:
    """The names from the profile everything is built on to `name` itself."""
    return tuple(datei.profil for datei in _Aufloesung(dokument, folder("templates")).kette(name))


def alle_profile() -> Iterator[Profil]:
    """Every built-in profile, by document and name."""
    for dokument in DOKUMENTE:
        for name in profilnamen(dokument):
            yield profil(dokument, name)


class _Aufloesung:
    """Reads a profile and its parents and puts them together; collects findings on the way."""

    def __init__(self, dokument: str, wurzel: Traversable) -> None:
        self.dokument, self.wurzel = dokument, wurzel
        self.befunde: list[Finding] = []
        self.quellen: dict[str, Document] = {}

    def profil(self, name: str) -> Profil:
        kette = self.kette(name)
        if not kette:
            return self._leer(name)
        aeste = baum(kette[0])
        for datei in kette[1:]:
            aeste = erweitere(aeste, datei, self._melde)
        ordner = [datei.profil for datei in reversed(kette)]
        geerbt = kette[0]
        for datei in kette[1:]:
            geerbt = geerbt.model_copy(update={n: getattr(datei, n) for n in datei.model_fields_set})
        return replace(
            self._leer(name),
            titel=geerbt.titel,
            land=geerbt.land or "",
            stand=geerbt.stand,
            quelle=geerbt.quelle or "",
            vertragsgrundlagen=geerbt.vertragsgrundlage,
            begleiter={str(d): p for d, p in geerbt.begleiter.items()},
            zaehlung=geerbt.zaehlung or "dezimal",
            verbindlich=geerbt.verbindlich or "",
            abschnitte=tuple(self._plan(ast, ordner) for ast in aeste),
            befunde=tuple(self.befunde),
        )

    def _leer(self, name: str) -> Profil:
        return Profil(name, self.dokument, name, "", None, "", (), {}, "dezimal", "", (), tuple(self.befunde))

    def kette(self, name: str) -> list[Gliederungsdatei]:
        """The profile files from the root of the chain to `name`; empty where one cannot be read."""
        kette: list[Gliederungsdatei] = []
        naechster: str | None = name
        while naechster:
            if naechster in self.quellen:
                self._melde(Ort(naechster, ("erweitert",)), "Die Profile erweitern einander im Kreis.")
                return []
            datei = self._lies(naechster, kette[0] if kette else None)
            if datei is None:
                return []
            kette.insert(0, datei)
            naechster = datei.erweitert
        return kette

    def _lies(self, name: str, kind: Gliederungsdatei | None) -> Gliederungsdatei | None:
        ordner = self.wurzel / self.dokument / name
        if "/" in name or "\\" in name or not (ordner / GLIEDERUNG).is_file():
            fehler = UnbekanntesProfilError(self.dokument, name, profilnamen(self.dokument, self.wurzel))
            if kind is None:
                raise fehler
            self._melde(Ort(kind.profil, ("erweitert",)), str(fehler))
            return None
        gelesen, befunde = lies_yaml((ordner / GLIEDERUNG).read_bytes(), f"{name}/{GLIEDERUNG}")
        self.befunde += befunde
        if gelesen is None:
            return None
        self.quellen[name] = gelesen
        datei, befunde = als_modell(gelesen, Gliederungsdatei)
        self.befunde += befunde
        return datei

    def _plan(self, ast: Ast, ordner: list[str]) -> Abschnittsplan:
        koerper = None
        name = ast.eintrag.text or f"{ast.id}.md"
        for profil_ in ordner:
            datei = self.wurzel / self.dokument / profil_ / name
            if datei.is_file():
                koerper = self._koerper(datei, f"{profil_}/{name}")
                break
        else:
            if ast.eintrag.text:
                self._melde(ast.ort, f"Die Textdatei »{ast.eintrag.text}« gibt es nicht.")
        kinder = tuple(self._plan(kind, ordner) for kind in ast.kinder)
        return Abschnittsplan(ast.eintrag, ast.id, koerper, kinder, ast.ort)

    def _koerper(self, datei: Traversable, name: str) -> Koerper | None:
        try:
            return Koerper(name, datei.read_text("utf-8"))
        except UnicodeDecodeError:
            self.befunde.append(profilbefund(name, Span(), "Die Datei ist nicht als UTF-8 gespeichert."))
        return None

    def _melde(self, ort: Ort, text: str) -> None:
        quelle = self.quellen[ort.profil]
        self.befunde.append(
            profilbefund(quelle.file, quelle.span(ort.pfad), text, quelle.path_text(ort.pfad))
        )


def profilbefund(datei: str, span: Span, text: str, pfad: str = "") -> Finding:
    """A finding on a profile itself (TD801)."""
    return Finding("TD801", "profil-fehlerhaft", Severity.ERROR, text, datei, span, pfad)
