"""Exceptions with a reason: comments in the files and `ausnahmen` of the configuration (TD901 to TD905)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading.config import GeladeneKonfiguration
from teilhabe_docs.loading.files.spelling import composed
from teilhabe_docs.loading.finding_limit import MAX_FEHLER
from teilhabe_docs.loading.yaml.comments import kommentare
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.rules.auswahl import Kennzeichen, Regelwahl, UnbekannteRegelError, lies_kennzeichen
from teilhabe_docs.rules.regel import regeln

_IGNORE = re.compile(r":\s*ignore\[(?P<regeln>[^\]]+)\]\s*(?P<grund>.*)")
_MEISTE_AN_EINEM_ORT = 100
"""So many exceptions of one rule at one place count; any more are not needed."""
_PFADENDE = re.compile(r"[.\[]")


@dataclass(frozen=True, slots=True)
class Ausnahme:
    """Findings that someone answers for; where it stands is `datei` and `span`.

    It is about a YAML path (`ort`) in any file or the one `in_datei`; a comment is about the path that begins
    on its line (`zeile`) and all below it, and about whatever stands on that line. At the head of a file
    (`am_anfang`) it is about a requirement that misses a key of the file. Of one that is `still`
    nothing is said.
    """

    kennzeichen: Kennzeichen
    datei: str
    span: Span
    grund: str
    zeile: int = 0
    ort: str = ""
    am_anfang: bool = False
    in_datei: str = ""
    person: str = ""
    bis: date | None = None
    still: bool = False

    def trifft(self, finding: Finding) -> bool:
        """Whether it is about the finding."""
        if not self.kennzeichen.trifft(finding):
            return False
        if not self.zeile:
            return finding.path == self.ort and self.in_datei in ("", finding.file)
        if (finding.file, finding.span.line) == (self.datei, self.zeile):
            return finding.span != Span() or bool(self.kennzeichen.anforderung)
        if finding.file == self.datei and finding.span == Span() and self.kennzeichen.anforderung:
            return self.am_anfang
        hier = finding.file == self.datei or not finding.file.endswith((".yaml", ".yml"))
        return hier and bool(self.ort) and f"{finding.path}.".startswith((f"{self.ort}.", f"{self.ort}["))


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """The findings that remain, with those on exceptions; which were excepted, each with its exception."""

    findings: tuple[Finding, ...]
    ausgenommen: tuple[tuple[Finding, Ausnahme], ...] = ()


@dataclass(slots=True)
class Ausnahmen:
    """The exceptions of a repository, those that cannot be read as findings."""

    liste: list[Ausnahme] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _je_ort: dict[tuple[str, str | int, str], dict[Ausnahme, int]] = field(default_factory=dict)

    def lies_kommentare(self, datei: str, dokument: Document) -> None:
        """Take in the comments `# tdocs: ignore[CODE] Grund` of a file."""
        davor = len(self.findings)
        for kommentar in kommentare(dokument):
            treffer = _IGNORE.fullmatch(kommentar.text)
            if not treffer:
                self._melde("TD904", datei, kommentar.span, _FORM)
                continue
            zeile = kommentar.zeile
            ort = kommentar.ort.removesuffix(".datei")
            grund = treffer["grund"].strip()
            for name in dict.fromkeys(treffer["regeln"].split(",")):
                if len(self.findings) - davor >= MAX_FEHLER:
                    self._melde("TD904", datei, kommentar.span, _NICHT_WEITER)
                    return
                if kennzeichen := self._kennzeichen(name, datei, kommentar.span):
                    anfang = kommentar.am_anfang
                    self.nimm(Ausnahme(kennzeichen, datei, kommentar.span, grund, zeile, ort, anfang))

    def lies_konfiguration(self, geladen: GeladeneKonfiguration) -> None:
        """Take in the entries of `ausnahmen` in `tdocs.yaml`."""
        datei = geladen.name
        for stelle, eintrag in enumerate(geladen.konfiguration.ausnahmen):
            span = geladen.span(("ausnahmen", stelle, "regel"))
            if kennzeichen := self._kennzeichen(eintrag.regel, datei, span):
                ausnahme = Ausnahme(
                    kennzeichen,
                    datei,
                    span,
                    (eintrag.grund or "").strip(),
                    ort=eintrag.ort,
                    in_datei=composed(eintrag.datei or ""),
                    person=(eintrag.person or "").strip(),
                    bis=eintrag.bis,
                )
                self.nimm(ausnahme)
                if not ausnahme.person:
                    self._melde("TD905", datei, span, _OHNE_PERSON)

    def betreffen(self, finding: Finding) -> bool:
        """Whether one of them is about the finding, valid or not."""
        return any(ausnahme.trifft(finding) for ausnahme in self._moegliche(finding))

    def _moegliche(self, finding: Finding) -> list[Ausnahme]:
        """Those that may be about the finding by rule and place, in their order."""
        if not self._je_ort:
            return []
        gefunden: dict[Ausnahme, int] = {}
        for ort in _orte(finding):
            gefunden |= self._je_ort.get((finding.code, *ort), {})
        return sorted(gefunden, key=gefunden.__getitem__)

    def angewendet(
        self, findings: Iterable[Finding], wahl: Regelwahl, heute: date | None, *, alle_gesehen: bool
    ) -> Ergebnis:
        """The findings without the excepted ones; `alle_gesehen`: an exception may be called unused."""
        bleibt, ausgenommen, benutzt = [], [], set()
        for finding in findings:
            passende = [ausnahme for ausnahme in self._moegliche(finding) if ausnahme.trifft(finding)]
            benutzt.update(passende)
            gueltige = [a for a in passende if not _abgelaufen(a, heute)]
            if gueltige and not wahl.ist_pflicht(finding):
                ausgenommen.append((finding, gueltige[0]))
            else:
                bleibt.append(finding)
        weitere = list(self.findings)
        for ausnahme in (a for a in self.liste if not a.still):
            if _abgelaufen(ausnahme, heute):
                assert ausnahme.bis
                text = _ABGELAUFEN.format(regel=ausnahme.kennzeichen, bis=f"{ausnahme.bis:%d.%m.%Y}")
                weitere.append(_finding("TD903", ausnahme.datei, ausnahme.span, text))
            elif alle_gesehen and ausnahme not in benutzt:
                text = _UNBENUTZT.format(regel=ausnahme.kennzeichen)
                weitere.append(_finding("TD902", ausnahme.datei, ausnahme.span, text))
        return Ergebnis((*bleibt, *weitere), tuple(ausgenommen))

    def nimm(self, ausnahme: Ausnahme) -> None:
        """Take in one, and where it holds; without a reason it is a finding."""
        if ausnahme.grund:
            stellen: list[tuple[str | int, str]] = [(ausnahme.ort, "")]
            if ausnahme.zeile:
                stellen += [(ausnahme.zeile, ausnahme.datei)]
            if ausnahme.am_anfang:
                stellen += [(0, ausnahme.datei)]
            for stelle in stellen:
                hier = self._je_ort.setdefault((ausnahme.kennzeichen.code, *stelle), {})
                if len(hier) < _MEISTE_AN_EINEM_ORT:
                    hier[ausnahme] = len(self.liste)
            self.liste.append(ausnahme)
        else:
            text = _OHNE_GRUND.format(regel=ausnahme.kennzeichen)
            self._melde("TD901", ausnahme.datei, ausnahme.span, text)

    def _kennzeichen(self, name: str, datei: str, span: Span) -> Kennzeichen | None:
        try:
            return lies_kennzeichen(name)
        except UnbekannteRegelError as fehler:
            self._melde("TD904", datei, span, str(fehler))
            return None

    def _melde(self, code: str, datei: str, span: Span, text: str) -> None:
        self.findings.append(_finding(code, datei, span, text))


def _orte(finding: Finding) -> Iterator[tuple[str | int, str]]:
    """Where what is about the finding may be: at its path and those around it, at its line, in its file."""
    yield finding.path, ""
    yield from ((finding.path[: ende.start()], "") for ende in _PFADENDE.finditer(finding.path))
    yield finding.span.line, finding.file
    if finding.span == Span():
        yield 0, finding.file


def _finding(code: str, datei: str, span: Span, text: str) -> Finding:
    regel = regeln()[code]
    return Finding(code, regel.name, regel.gewicht, text, datei, span, source=regel.quelle)


def _abgelaufen(ausnahme: Ausnahme, heute: date | None) -> bool:
    return ausnahme.bis is not None and heute is not None and ausnahme.bis < heute


_FORM = (
    "Dieser Kommentar an tdocs lässt sich nicht lesen. So ist er gemeint: "
    "# tdocs: ignore[TD301:gewaltschutz] Begründung"
)
_NICHT_WEITER = (
    f"Nach {MAX_FEHLER} Fehlern in Kommentaren an tdocs werden in dieser Datei keine weiteren gelesen. Bitte "
    "zuerst diese beheben."
)
_OHNE_GRUND = "Die Ausnahme von {regel} hat keine Begründung und gilt nicht. Bitte dahinter schreiben, warum."
_OHNE_PERSON = "Wer verantwortet diese Ausnahme? Bitte unter »person« eintragen."
_UNBENUTZT = "Die Ausnahme von {regel} wird nicht gebraucht: Hier ist nichts zu beanstanden. Bitte löschen."
_ABGELAUFEN = "Die Ausnahme von {regel} galt bis zum {bis}. Bitte den Mangel beheben oder neu entscheiden."
