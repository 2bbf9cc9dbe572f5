"""The text files that a model refers to, read into it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from posixpath import dirname
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.finding_limit import MAX_FINDINGS
from teilhabe_docs.loading.pruning import Remainder
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown, ReadFileSlot

M = TypeVar("M", bound=BaseModel)

SlotContent: TypeAlias = Markdown | ReadFileSlot | AnlageVerweis
"""What a text slot holds once its file has been read, unless it falls away or the file is missing."""

_FORMEN = (Markdown, ReadFileSlot, AnlageVerweis)
_HAELT = (BaseModel, tuple, Markdown)


class TextState(NamedTuple, Generic[M]):
    """A model with its texts, what is wrong with them, and the files they came from by name.

    `slots` are all texts and references to annexes in the model, each with its path.
    """

    modell: M
    findings: tuple[Finding, ...]
    dateien: Mapping[str, str]
    slots: tuple[tuple[DataPath, SlotContent], ...]


def read_texts(modell: M, dokument: Document, rest: Remainder, ablage: SourceTree) -> TextState[M]:
    """The model with each `Datei` read, as `ReadFileSlot` by its name in the repository; a bad one stays.

    Paths are relative to the folder of the document; `rest` is what the model was read from.
    """
    findings: list[Finding] = []
    dateien: dict[str, str] = {}

    def lies(datei: Datei, pfad: DataPath) -> Datei:
        if len(findings) >= MAX_FINDINGS:
            return datei
        ort = (*rest.ursprung(pfad), "datei")
        gelesen = ablage.lies_text(dirname(dokument.file), datei.datei)
        if isinstance(gelesen, Obstacle):
            findings.append(_finding(gelesen.kennung, gelesen.text, dokument, ort))
            return datei
        name, text, bemerkungen, unsolved, broken = gelesen
        dateien[name] = text
        findings.extend(unsolved or broken)
        if unsolved:
            return datei
        findings.extend(_finding(b.kennung, b.text, dokument, ort) for b in bemerkungen)
        if not text.strip():
            findings.append(_finding(codes.TEXT_LEER, f"Die Datei »{datei.datei}« ist leer.", dokument, ort))
        return ReadFileSlot.model_construct(datei=name, text=text)

    gang = _Gang(lies)
    ersetzt = gang.durch(modell, ())
    if len(findings) >= MAX_FINDINGS:
        findings.append(codes.WEITERE_FEHLER.finding(_NICHT_WEITER, dokument.file))
    return TextState(ersetzt, tuple(findings), dateien, tuple(gang.slots))


def _finding(kennung: FindingCode, meldung: str, dokument: Document, ort: DataPath) -> Finding:
    return kennung.finding(meldung, dokument.file, dokument.span(ort), dokument.path_text(ort))


@dataclass(slots=True)
class _Gang:
    """A walk through a model that reads the files and collects the slots."""

    lies: Callable[[Datei, DataPath], Datei]
    slots: list[tuple[DataPath, SlotContent]] = field(default_factory=list)

    def durch(self, wert: Any, pfad: DataPath) -> Any:
        """The value with every `Datei` in it replaced; what holds none stays the same object."""
        if isinstance(wert, Datei):
            wert = self.lies(wert, pfad)
        if isinstance(wert, _FORMEN):
            self.slots.append((pfad, wert))
        if isinstance(wert, tuple):
            neu = tuple([self.durch(teil, (*pfad, i)) for i, teil in enumerate(wert)])
            return neu if any(a is not b for a, b in zip(wert, neu, strict=True)) else wert
        if not isinstance(wert, BaseModel):
            return wert
        anders = {}
        for name, teil in wert.__dict__.items():
            if isinstance(teil, _HAELT):
                ersatz = self.durch(teil, (*pfad, name))
                if ersatz is not teil:
                    anders[name] = ersatz
        return wert.model_copy(update=anders) if anders else wert


_NICHT_WEITER = (
    f"Nach {MAX_FINDINGS} Fehlern in Verweisen auf Textdateien werden keine weiteren gelesen. Bitte zuerst "
    "diese beheben."
)
