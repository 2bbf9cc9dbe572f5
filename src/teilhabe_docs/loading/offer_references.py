"""References inside an offer's files: annexes and groups that are named but not listed, or the other way."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from teilhabe_docs.diagnostics import Finding, Related
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.concept_file import ConceptFile
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.text_slot import WITHOUT_ENTRY, AnlageVerweis
from teilhabe_docs.near_names import Near, Nearest, meant

_ANLAGE = re.compile(r"\banlage: ([^\s,}\]]+)")
_Dateien = Mapping[FileKind, ConceptFile]
_GRUPPEN = ("gruppen", "teams")
"""The lists of an offer that a position may belong to an entry of."""


class Unused(NamedTuple):
    """What no offer has said, and the key and value with which one would have."""

    finding: Finding
    key: str
    value: str


@dataclass(slots=True)
class OfferReferences:
    """Looks at one offer after the other; what several may share is judged when all have been seen."""

    _ungenannt: dict[tuple[str, str], Finding] = field(default_factory=dict)
    _genannt: set[tuple[str, str]] = field(default_factory=set)
    _ohne_gruppe: dict[tuple[str, str], Finding] = field(default_factory=dict)
    _mit_gruppe: set[tuple[str, str]] = field(default_factory=set)

    def pruefe(self, dateien: _Dateien) -> Iterator[Finding]:
        """What is wrong with the annexes of one offer."""
        liste: dict[str, Related] = {}
        for art in (FileKind.TRAEGER, FileKind.ANGEBOT):
            if art in dateien:
                yield from self._lies_liste(dateien[art], liste)
        namen, aehnliche = (*liste, *WITHOUT_ENTRY), Nearest()
        vollstaendig = all(
            _liest_sich(dateien.get(art), "anlagen") for art in (FileKind.TRAEGER, FileKind.ANGEBOT)
        )
        for datei in dateien.values():
            for pfad, verweis in datei.slots:
                if not isinstance(verweis, AnlageVerweis):
                    continue
                if verweis.anlage in liste:
                    self._genannt.add((liste[verweis.anlage].file, verweis.anlage))
                elif verweis.anlage not in WITHOUT_ENTRY and vollstaendig:
                    yield _ins_leere(
                        datei, (*pfad, "anlage"), verweis.anlage, aehnliche.to(verweis.anlage, namen)
                    )
            self._merke_verschwiegene(datei, liste)
        self._lies_gruppen(dateien)

    def offene(self) -> Iterator[Unused]:
        """What no offer has named, and what none of them has, when all have been seen."""
        for (file, annex), finding in self._ungenannt.items():
            if (file, annex) not in self._genannt:
                yield Unused(finding, "anlage", annex)
        for (file, group), finding in self._ohne_gruppe.items():
            if (file, group) not in self._mit_gruppe:
                yield Unused(finding, "id", group)

    def _lies_liste(self, datei: ConceptFile, liste: dict[str, Related]) -> Iterator[Finding]:
        anlagen = getattr(datei.modell, "anlagen", ())
        for stelle, kennung in enumerate(anlage.id for anlage in anlagen):
            file, span, pfad = datei.ort(("anlagen", stelle, "id"))
            if kennung in WITHOUT_ENTRY:
                schon = WITHOUT_ENTRY[kennung]
                meldung = f"Die Id »{kennung}« meint schon {schon}. Bitte eine andere vergeben."
                yield codes.ID_GESPERRT.finding(meldung, file, span, pfad)
            elif kennung in liste and liste[kennung].file != file:
                meldung = (
                    f"Die Id »{kennung}« trägt schon eine Anlage in {liste[kennung].file}. Bitte eine andere "
                    "vergeben oder einen der Einträge löschen."
                )
                yield codes.ID_DOPPELT.finding(meldung, file, span, pfad, liste[kennung])
            liste.setdefault(kennung, Related(file, span, "dieselbe Id"))
            self._ungenannt.setdefault(
                (file, kennung),
                codes.ANLAGE_UNGENANNT.finding(_UNGENANNT.format(id=kennung), file, span, pfad),
            )

    def _merke_verschwiegene(self, datei: ConceptFile, liste: Mapping[str, Related]) -> None:
        """Where something could not be read, it may have been that which names an annex."""
        if datei.modell is None or datei.rest.entfernt:
            text = datei.texte.get(datei.file, "")
            verschwiegen = set(_ANLAGE.findall(text)) & liste.keys()
            self._genannt |= {(liste[kennung].file, kennung) for kennung in verschwiegen}

    def _lies_gruppen(self, dateien: _Dateien) -> None:
        personal = dateien.get(FileKind.PERSONAL)
        if personal is None:
            return
        angebot = dateien[FileKind.ANGEBOT]
        vorhanden = {one.id: None for liste in _GRUPPEN for one in _liste(angebot, liste)}
        aehnliche = Nearest()
        unklar = not all(_liest_sich(angebot, liste) for liste in _GRUPPEN)
        for stelle, position in enumerate(_liste(personal, "positionen")):
            if not position.gruppe:
                continue
            schluessel = (personal.file, position.gruppe)
            if unklar or position.gruppe in vorhanden:
                self._mit_gruppe.add(schluessel)
            elif schluessel not in self._ohne_gruppe:
                nah = aehnliche.to(position.gruppe, vorhanden)
                self._ohne_gruppe[schluessel] = _ohne_gruppe(personal, stelle, position.gruppe, nah)


def _liste(datei: ConceptFile, name: str) -> tuple[Any, ...]:
    wert = getattr(datei.modell, name, ())
    return wert if isinstance(wert, tuple) else ()


def _liest_sich(datei: ConceptFile | None, schluessel: str) -> bool:
    """Whether all of a list could be read."""
    if datei is None or datei.modell is None:
        return False
    return not any(pfad[0] == schluessel for pfad in datei.rest.entfernt)


def _ins_leere(datei: ConceptFile, pfad: DataPath, kennung: str, nah: Near) -> Finding:
    eintragen = "dort mit »id« und »titel« eintragen."
    rat = f"{meant(nah)} Sonst bitte {eintragen}" if nah else f" Bitte {eintragen}"
    meldung = f"Die Anlage »{kennung}« steht weder beim Angebot noch beim Träger unter »anlagen«.{rat}"
    return codes.VERWEIS_INS_LEERE.finding(meldung, *datei.ort(pfad))


def _ohne_gruppe(datei: ConceptFile, stelle: int, kennung: str, nah: Near) -> Finding:
    rat = meant(nah, "Bitte dort eintragen oder hier eine andere nennen.")
    meldung = f"»{kennung}« steht im Angebot weder unter »gruppen« noch unter »teams«.{rat}"
    return codes.VERWEIS_INS_LEERE.finding(meldung, *datei.ort(("positionen", stelle, "gruppe")))


_UNGENANNT = (
    "Die Anlage »{id}« wird nirgends genannt und steht deshalb in keinem Dokument. Bitte dort nennen, wo sie "
    "hingehört (»anlage: {id}«), oder den Eintrag löschen."
)
