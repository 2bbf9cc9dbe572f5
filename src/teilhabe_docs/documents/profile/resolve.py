"""Profiles: found by document and name, read along their chain, resolved into one outline with bodies."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.extent import MAX_PROFILE
from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.former_in_profile import (
    Rename,
    hint_at,
    in_body,
    of_outline,
    of_sections,
    section_names,
)
from teilhabe_docs.documents.profile.inheritance import Branch, doubled, extended, set_by, tree_of
from teilhabe_docs.documents.profile.outline_file import read_outline, unread
from teilhabe_docs.documents.profile.own_parts import missing_text, with_its_letters, without_lost
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan, finding_at_entry, profile_finding
from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf, UnknownProfileError
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE, Gliederungsdatei
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.former_names import FormerName, clashing
from teilhabe_docs.loading.model_loading import as_model
from teilhabe_docs.loading.source_faults import broken_characters, conflicts
from teilhabe_docs.loading.source_text import decoded
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.renaming import Renamer, renamed


@cache
def resolved(dokument: str, name: str, regal: Shelf = BUILT_IN) -> Profil:
    """The profile `name` of `dokument`, resolved; raises `UnknownProfileError`."""
    return _Aufloesung(dokument, regal).profil(name)


def profile_chain(dokument: str, name: str, regal: Shelf = BUILT_IN) -> tuple[str, ...]:
    """The names from the profile everything is built on to `name` itself."""
    return tuple(datei.profil for datei in _Aufloesung(dokument, regal).kette(name))


def all_profiles(regal: Shelf = BUILT_IN) -> Iterator[Profil]:
    """Every profile, by document and name."""
    for dokument, name in regal.plaetze:
        yield resolved(dokument, name, regal)


@cache
def shared(body: Body) -> Body:
    """The one body of this file and text, so that what is made from it is made once for all profiles."""
    return body


class _Aufloesung:
    """Reads a profile and its parents and puts them together; collects findings on the way."""

    def __init__(self, dokument: str, regal: Shelf) -> None:
        self.dokument, self.regal = dokument, regal
        self.befunde: list[Finding] = []
        self.texte: dict[str, str] = {}
        self.eigene: dict[str, str] = {}
        self.unlesbar: set[str] = set()
        self.koerper: dict[str, Body] = {}
        self.zeichen = 0
        self.quellen: dict[str, Document] = {}
        self.sources: dict[str, str] = {}
        self.frueher: dict[str, FormerName] = {}
        self.umbenannt: list[Rename] = []

    def profil(self, name: str) -> Profil:
        kette = self.kette(name)
        if not kette:
            return self._leer(name)
        geerbt = kette[0]
        for datei in kette[1:]:
            joined: dict[str, object] = {
                "merkmale": geerbt.merkmale.model_copy(update=set_by(datei.merkmale)),
                "begleiter": {**geerbt.begleiter, **datei.begleiter},
            }
            if self.quellen[datei.profil].file in self.eigene:
                joined["verlangt"] = tuple(dict.fromkeys((*geerbt.verlangt, *datei.verlangt)))
            geerbt = geerbt.model_copy(update=set_by(datei) | joined)
        for datei in kette:
            is_own = self.quellen[datei.profil].file in self.eigene
            so_far = next(reversed(self.sources.values()), "")
            self.sources[datei.profil] = datei.quelle or ("" if is_own else so_far)
        aeste = tree_of(kette[0])
        for stelle, gelesen in enumerate(kette[1:], 1):
            self.frueher |= section_names(self.dokument, kette[stelle - 1].profil, aeste)
            datei = self._heutig(gelesen)
            davor = [einer.profil for einer in reversed(kette[:stelle])]
            aeste = extended(aeste, datei, self._melde, partial(self._marken, davor), self.regal.told_gone)
        self.frueher |= section_names(self.dokument, name, aeste)
        for ast in doubled(aeste):
            self._melde(ast.ort.below("id"), f"Die Kennung »{ast.id}« gibt es zweimal. Bitte eine ändern.")
        for dokument, begleiter in geerbt.begleiter.items():
            if (dokument, begleiter) not in self.regal.plaetze:
                text = str(UnknownProfileError(dokument, begleiter, self.regal.namen(dokument)))
                self._melde(EntryPlace(name, ("begleiter", dokument)), text)
        return replace(
            self._leer(name),
            titel=geerbt.titel,
            land=str(geerbt.land or ""),
            stand=geerbt.stand,
            quelle=geerbt.quelle or "",
            vertragsgrundlagen=tuple(map(str, geerbt.vertragsgrundlage)),
            begleiter={d: geerbt.begleiter[d] for d in DOKUMENTE if d in geerbt.begleiter},
            zaehlung=geerbt.zaehlung or "dezimal",
            verbindlich=geerbt.verbindlich or "",
            verlangt=geerbt.verlangt,
            merkmale=geerbt.merkmale,
            abschnitte=tuple(self._plan(ast, [d.profil for d in reversed(kette)]) for ast in aeste),
            befunde=(*self.befunde, *self._ungenutzte(name)),
            former_sections=self.frueher,
            renames=tuple(self.umbenannt),
        )

    def _leer(self, name: str) -> Profil:
        herkunft = self.regal.finde(self.dokument, name).name
        leer = Profil(name, self.dokument, herkunft, name, "", None, "", (), {}, "dezimal", "", ())
        return replace(
            leer,
            befunde=tuple(self.befunde),
            texte=self.texte,
            eigene_texte=self.eigene,
            quellen=self.quellen,
            fields=self.regal.fields,
            regal=self.regal,
        )

    def kette(self, name: str) -> list[Gliederungsdatei]:
        """The profile files from the root of the chain to `name`; empty where one cannot be read."""
        kette: list[Gliederungsdatei] = []
        naechster: str | None = name
        while naechster:
            if naechster in self.quellen:
                self._melde_kreis(naechster)
                return []
            datei = self._lies(naechster, kette[0] if kette else None)
            if datei is None:
                return []
            kette.insert(0, datei)
            naechster = datei.erweitert
        return kette

    def _melde_kreis(self, name: str) -> None:
        """A circle, from whichever profile it is met, is told at the same one, once."""
        gelesen = list(self.quellen)
        kreis = sorted(gelesen[gelesen.index(name) :])
        namen = ", ".join(f"»{einer}«" for einer in kreis)
        text = f"Die Profile erweitern einander im Kreis: {namen}. Bitte eines davon ohne dieses »erweitert«."
        self._melde(EntryPlace(kreis[0], ("erweitert",)), text)

    def _lies(self, name: str, kind: Gliederungsdatei | None) -> Gliederungsdatei | None:
        try:
            ordner = self.regal.finde(self.dokument, name)
        except UnknownProfileError as fehler:
            if kind is None:
                raise
            self._melde(EntryPlace(kind.profil, ("erweitert",)), str(fehler.besides(self.quellen)))
            return None
        outline = read_outline(ordner, self.dokument, name)
        self.befunde += outline.findings
        if outline.document is None:
            return None
        self.quellen[name] = outline.document
        self._merke(ordner, outline.document.file, outline.document.text)
        datei = outline.content
        if datei and not ordner.mitgebracht and (heutig := of_outline(self.regal)):
            datei = self._mit_neuen_namen(datei, name, heutig)
        if datei and datei.dokument != self.dokument:
            text = (
                f"Der Ordner heißt »{self.dokument}«; hier steht das Dokument anders. Bitte eines angleichen."
            )
            self._melde(EntryPlace(name, ("dokument",)), text)
        if datei and datei.profil != name:
            text = f"Hier steht »{datei.profil}«, der Ordner heißt »{name}«. Bitte eines angleichen."
            self._melde(EntryPlace(name, ("profil",)), text)
            return datei.model_copy(update={"profil": name})
        return datei

    def _heutig(self, datei: Gliederungsdatei) -> Gliederungsdatei:
        """A profile with the ids that the sections of its parent have today."""
        eigen = self.quellen[datei.profil].file in self.eigene
        return self._mit_neuen_namen(datei, datei.profil, of_sections(self.frueher)) if eigen else datei

    def _mit_neuen_namen(self, datei: Gliederungsdatei, name: str, heutig: Renamer) -> Gliederungsdatei:
        document, found, clashes = renamed(self.quellen[name], heutig)
        if not found and not clashes:
            return datei
        self.befunde += (clashing(self.quellen[name], one) for one in clashes)
        self.quellen[name] = document
        renames = (Rename(document.file, one.span, one.old, one.new) for one in found)
        self._umbenannt(renames, self.regal.finde(self.dokument, name))
        content, _ = as_model(document, Gliederungsdatei)
        return content.model_copy(update={"profil": datei.profil}) if content else datei

    def _umbenannt(self, renames: Iterable[Rename], ordner: ProfileFolder) -> None:
        for one in renames:
            self.umbenannt.append(one)
            self.befunde.append(hint_at(one, in_package=ordner.is_package))

    def _plan(self, ast: Branch, kette: list[str]) -> SectionPlan:
        e = ast.eintrag
        koerper = self._text(ast, kette)
        if koerper is None and e.text:
            self._melde(ast.ort.below("text"), missing_text(e.text))
        if koerper and (mehr := with_its_letters(koerper.marken, e.teile)):
            e = e.model_copy(update={"teile": {**e.teile, **mehr}})
        if koerper and (braucht := without_lost(e.braucht, koerper, e.teile)) != e.braucht:
            e = e.model_copy(update={"braucht": braucht})
        eigene = {}
        for kennung, teil in e.teile.items():
            if teil.text:
                if text := self._koerper(teil.text, kette):
                    eigene[kennung] = text
                else:
                    self._melde(ast.ort.below("teile", kennung, "text"), missing_text(teil.text))
        vorher = self.zeichen
        self.zeichen += sum(len(k.text) for k in (*([koerper] if koerper else []), *eigene.values()))
        if vorher <= MAX_PROFILE < self.zeichen:
            meldung = (
                f"Die Texte dieses Profils sind zusammen länger als {MAX_PROFILE} Zeichen. Bitte kürzen."
            )
            self._melde(ast.ort, meldung)
        if self.zeichen > MAX_PROFILE:
            koerper, eigene = None, {}
        kinder = tuple(self._plan(kind, kette) for kind in ast.kinder)
        return SectionPlan(e, ast.id, koerper, eigene, kinder, ast.ort, self.sources.get(ast.asked_by, ""))

    def _marken(self, kette: list[str], ast: Branch) -> frozenset[str]:
        """The ids of the marks in the text of a section, as these profiles have it."""
        koerper = self._text(ast, kette)
        return frozenset(m.id for m in koerper.marken if m.id) if koerper else frozenset()

    def _text(self, ast: Branch, kette: list[str]) -> Body | None:
        """The body of a section, which may be called as the section was before in a profile of one's own."""
        if ast.eintrag.text:
            return self._koerper(ast.eintrag.text, kette)
        vorher = [alt for alt, neu in self.frueher.items() if neu.new == ast.id]
        for profil_ in kette if vorher else ():
            if koerper := self._koerper(f"{ast.id}.md", [profil_]):
                return koerper
            for alt in vorher:
                if koerper := self._koerper(f"{alt}.md", [profil_]):
                    text = f"Der Abschnitt »{alt}« heißt jetzt »{ast.id}«. Bitte in »{ast.id}.md« umbenennen."
                    hint = codes.NAME_FRUEHER.finding(text, koerper.datei)
                    self.befunde += [hint] if hint not in self.befunde else []
                    return koerper
        return None if vorher else self._koerper(f"{ast.id}.md", kette)

    def _koerper(self, name: str, kette: list[str]) -> Body | None:
        """The body `name` from the nearest profile of the chain that has it."""
        for profil_ in kette:
            ordner = self.regal.finde(self.dokument, profil_)
            rohdaten = ordner.lies(self.dokument, profil_, name)
            if rohdaten is None:
                continue
            dateiname = ordner.dateiname(self.dokument, profil_, name)
            if dateiname in self.koerper:
                return self.koerper[dateiname]
            text = decoded(rohdaten) if isinstance(rohdaten, bytes) else unread(rohdaten, dateiname)
            if isinstance(text, str) and (unsolved := conflicts(text, dateiname)):
                self._merke(ordner, dateiname, text)
                self.befunde += unsolved
                return Body(dateiname, "", mitgebracht=False)
            if isinstance(text, str):
                self.befunde += broken_characters(text, dateiname)
                self._merke(ordner, dateiname, text)
                if not ordner.mitgebracht:
                    text, renames = in_body(dateiname, text, self.regal, self.frueher)
                    self._umbenannt(renames, ordner)
                body = Body(dateiname, text, mitgebracht=ordner.mitgebracht)
                self.koerper[dateiname] = shared(body) if ordner.mitgebracht else body
                return self.koerper[dateiname]
            self.unlesbar.add(dateiname)
            self.befunde.append(
                text if isinstance(text, Finding) else text[0].finding(text[1], dateiname, text[2])
            )
        return None

    def _merke(self, ordner: ProfileFolder, dateiname: str, text: str) -> None:
        self.texte[dateiname] = text
        if not ordner.mitgebracht:
            self.eigene[dateiname] = text

    def _ungenutzte(self, name: str) -> Iterator[Finding]:
        """The bodies in the profile's folder that no section uses."""
        ordner = self.regal.finde(self.dokument, name)
        for datei in ordner.texte(self.dokument, name):
            dateiname = ordner.dateiname(self.dokument, name, datei)
            if dateiname not in self.texte and dateiname not in self.unlesbar:
                text = "Diesen Text verwendet kein Abschnitt. Er heißt wie sein Abschnitt, mit ».md«."
                yield profile_finding(dateiname, Span(), text)

    def _melde(self, ort: EntryPlace, text: str, code: codes.FindingCode = codes.PROFIL_FEHLERHAFT) -> None:
        self.befunde.append(finding_at_entry(self.quellen[ort.profil], ort, text, code))
