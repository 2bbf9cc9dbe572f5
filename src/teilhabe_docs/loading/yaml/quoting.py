"""Concept files with quotation marks where readers of YAML would disagree, and not a byte changed beside."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading.concept_file import model_of
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.dialects import MENDABLE
from teilhabe_docs.loading.yaml.plain_scalars import differences
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

_ZEILE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class QuotedVersion:
    """A file as it is (`alt`) and as it should be (`neu`), and how many values differ.

    `ort` is the file itself, links followed, in the repository `wurzel`. With `findings`, which are errors,
    it could not be read and stays as it is.
    """

    alt: bytes = b""
    neu: bytes = b""
    werte: int = 0
    ort: PurePath | None = None
    wurzel: PurePath | None = None
    findings: tuple[Finding, ...] = ()


def quoted_version(name: str, art: FileKind, ablage: SourceTree) -> QuotedVersion:
    """The file `name` of the repository, which is of this kind."""
    fund = ablage.finde("", name)
    if isinstance(fund, Obstacle):
        return QuotedVersion(findings=(fund.kennung.finding(fund.text, name),))
    ort = fund.ort
    rohdaten = ablage.lies(ort)
    if isinstance(rohdaten, Obstacle):
        return QuotedVersion(findings=(rohdaten.kennung.finding(rohdaten.text, name),))
    dokument, findings = read_yaml(rohdaten, name)
    if dokument is None or findings:
        return QuotedVersion(rohdaten, rohdaten, 0, ort, findings=findings)
    verworfen = read_model(dokument, model_of(art)).rest.entfernt
    spans = [f.span for f in differences(dokument, model_of(art), verworfen) if f.code in MENDABLE]
    return QuotedVersion(rohdaten, _in_anfuehrungszeichen(rohdaten, spans), len(spans), ort, ablage.wurzel)


def _in_anfuehrungszeichen(rohdaten: bytes, spans: Iterable[Span]) -> bytes:
    """A quotation mark at both ends of every span; none of these values holds one, or a backslash."""
    text = rohdaten.decode("utf-8")
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    zeilen = _ZEILE.findall(text.removeprefix(bom))
    stellen: dict[int, set[int]] = {}
    for span in spans:
        stellen.setdefault(span.line, set()).add(span.column)
        stellen.setdefault(span.end_line, set()).add(span.end_column)
    for nummer, spalten in stellen.items():
        zeile = zeilen[nummer - 1]
        grenzen = [0, *(spalte - 1 for spalte in sorted(spalten)), len(zeile)]
        zeilen[nummer - 1] = '"'.join(zeile[von:bis] for von, bis in pairwise(grenzen))
    return (bom + "".join(zeilen)).encode("utf-8")
