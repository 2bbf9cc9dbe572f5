"""What stands in the margin of a document: findings and open places, each at its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.blocks import OffeneStelle
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept


@dataclass(frozen=True, slots=True)
class Randnotiz:
    """A note at the open place of the field `ort` or, unless `an_stelle`, at the section with this id.

    Without an `ort` it is about the whole document. `woher` names rule, file and YAML path.
    """

    ort: str
    an_stelle: bool
    woher: str
    text: str


def randnotizen(
    findings: Iterable[Finding],
    geladen: GeladenesKonzept,
    gliederung: Gliederung,
    offene: Iterable[OffeneStelle],
) -> Iterator[Randnotiz]:
    """The notes of one document: findings that concern it, then the open places that none is about."""
    stellen = {stelle.pfad: stelle for stelle in offene}
    statt = {feld: p.felder for a in gliederung.alle() for p in a.punkte for feld in p.felder}
    je_ort = {_schluessel(geladen, f): pfad for pfad in stellen for f in statt.get(pfad, (pfad,))}
    yaml = {datei.file for datei in geladen.dateien.values()}
    felder = [
        (*_schluessel(geladen, feld), abschnitt.id)
        for abschnitt in gliederung.alle()
        for punkt in abschnitt.punkte
        for feld in punkt.felder
    ]
    gesagt = set()
    for finding in findings:
        woher = " · ".join(filter(None, (finding.code, finding.file, finding.path)))
        if (feld := je_ort.get((finding.file, finding.path))) is not None:
            gesagt.add(feld)
            yield Randnotiz(feld, True, woher, finding.message)
        elif (abschnitt := _abschnitt(finding, gliederung.profil.dokument, felder, yaml)) is not None:
            yield Randnotiz(abschnitt, False, woher, finding.message)
    for feld, stelle in stellen.items():
        if feld not in gesagt:
            woher = " · ".join(filter(None, _schluessel(geladen, feld)))
            yield Randnotiz(feld, True, woher, f"Noch offen: {stelle.hinweis}")


def _schluessel(geladen: GeladenesKonzept, feld: str) -> tuple[str, str]:
    datei, _, pfad = geladen.ort(feld)
    return datei, pfad


def _abschnitt(
    finding: Finding, dokument: str, felder: list[tuple[str, str, str]], yaml: set[str]
) -> str | None:
    """The section that a finding is about: as it says, else the one that shows its field most closely.

    `felder` are file, YAML path and section of all fields that the document shows.
    """
    if finding.documents:
        return next((ort.section for ort in finding.documents if ort.document == dokument), None)
    passende: dict[str, str] = {}
    for datei, pfad, abschnitt in felder:
        innen = finding.path == pfad or finding.path.startswith((f"{pfad}.", f"{pfad}["))
        if innen and (finding.file == datei or finding.file not in yaml):
            passende.setdefault(pfad, abschnitt)
    return passende[max(passende, key=len)] if passende else None
