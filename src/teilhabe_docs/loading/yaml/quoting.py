"""Concept files with quotation marks where readers of YAML would disagree, and not a byte changed beside."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.dialects import MENDABLE
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.plain_scalars import differences
from teilhabe_docs.loading.yaml.rewritten_values import with_meant_values
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue

_ZEILE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class QuotedVersion:
    """A file as it is (`alt`) and as it should be (`neu`), and how many values and texts differ.

    `gemeint`: how many are written as they are meant. `ort` is the file itself, links followed, in the
    repository `wurzel`. With `findings`, which are errors, it could not be read and stays as it is.
    """

    alt: bytes = b""
    neu: bytes = b""
    werte: int = 0
    gemeint: int = field(default=0, kw_only=True)
    texte: int = field(default=0, kw_only=True)
    ort: PurePath | None = None
    wurzel: PurePath | None = None
    findings: tuple[Finding, ...] = ()


def quoted_version(
    name: str,
    art: FileKind,
    ablage: SourceTree,
    fields: FieldCatalogue = BUILT_IN_FIELDS,
    *,
    values: bool = False,
) -> QuotedVersion:
    """The file `name` of the repository, which is of this kind.

    With `values` also with numbers, days and times as the model reads them, where they have one meaning.
    """
    fund = ablage.finde("", name)
    if isinstance(fund, Obstacle):
        return QuotedVersion(findings=(fund.kennung.finding(fund.text, name),))
    ort = fund.ort
    rohdaten = ablage.lies(ort)
    if isinstance(rohdaten, Obstacle):
        return QuotedVersion(findings=(rohdaten.kennung.finding(rohdaten.text, name),))
    dokument, findings = read_yaml(rohdaten, name)
    if dokument is None or findings:
        return QuotedVersion(rohdaten, rohdaten, ort=ort, findings=findings)
    kind = fields.model(str(art))
    stand = read_model(dokument, kind, fields)
    neu, gemeint = _as_meant(rohdaten, dokument, stand.meant if values else ())
    if gemeint:
        dokument = read_yaml(neu, name)[0] or dokument
        stand = read_model(dokument, kind, fields)
    neu, marked = _marked(neu, dokument, kind, stand.rest.entfernt)
    return QuotedVersion(rohdaten, neu, marked, ort, ablage.wurzel, gemeint=gemeint)


def with_marks(
    content: bytes, name: str, art: FileKind, fields: FieldCatalogue = BUILT_IN_FIELDS
) -> tuple[bytes, int]:
    """A file that was written anew with quotation marks where it now needs them, and for how many values."""
    dokument, findings = read_yaml(content, name)
    if dokument is None or findings:
        return content, 0
    kind = fields.model(str(art))
    return _marked(content, dokument, kind, read_model(dokument, kind, fields).rest.entfernt)


def _marked(
    content: bytes, dokument: Document, kind: type[Model], verworfen: Collection[DataPath]
) -> tuple[bytes, int]:
    spans = [f.span for f in differences(dokument, kind, verworfen) if f.code in MENDABLE]
    return _in_anfuehrungszeichen(content, spans), len(spans)


def _as_meant(
    rohdaten: bytes, dokument: Document, meant: Iterable[tuple[DataPath, str]]
) -> tuple[bytes, int]:
    """The file with its line ends, and with these values at their places; how many there are."""
    text, count = with_meant_values(dokument, meant)
    if not count:
        return rohdaten, 0
    whole = rohdaten.decode("utf-8")
    bom = "\ufeff" if whole.startswith("\ufeff") else ""
    ends = [re.sub(r"[^\r\n]*", "", line) for line in _ZEILE.findall(whole.removeprefix(bom))]
    lines = text.split("\n")
    ends += [""] * (len(lines) - len(ends))
    return (bom + "".join(f"{line}{end}" for line, end in zip(lines, ends, strict=False))).encode(), count


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
