"""A document to a model, with everything in it that could be read."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from teilhabe_docs.diagnostics import Finding, sort_key
from teilhabe_docs.loading.finding_limit import MAX_FEHLER, weitere_fehler
from teilhabe_docs.loading.pruning import Rest
from teilhabe_docs.loading.schema_findings import Fehlstelle, fehlstelle
from teilhabe_docs.loading.yaml.document import Document

M = TypeVar("M", bound=BaseModel)

_MAX_RUNDEN = 20


@dataclass(frozen=True, slots=True)
class Modellstand(Generic[M]):
    """What could be read of a document: the model (None: next to nothing) and what is wrong.

    `rest` knows which places were left out, and so where a path of the model stands in the file.
    """

    modell: M | None
    findings: tuple[Finding, ...]
    rest: Rest


def als_modell(dokument: Document, klasse: type[M]) -> tuple[M | None, tuple[Finding, ...]]:
    """The document as a model, and the findings; a place with an error is left out, as if not there."""
    stand = lies_modell(dokument, klasse)
    return stand.modell, stand.findings


def lies_modell(dokument: Document, klasse: type[M]) -> Modellstand[M]:
    """As `als_modell`, with the places that were left out."""
    rest = Rest(dokument.data)
    findings: list[Finding] = []
    for _ in range(_MAX_RUNDEN):
        daten = rest.wert()
        try:
            return Modellstand(klasse.model_validate(daten), _geordnet(findings), rest)
        except ValidationError as fehler:
            einzeln = fehler.errors(include_url=False, include_input=False)
        stellen = [fehlstelle(eines, dokument, klasse, rest, daten) for eines in einzeln[:MAX_FEHLER]]
        findings += _neue(stellen, rest)
        if len(einzeln) > MAX_FEHLER:
            findings.append(weitere_fehler(len(einzeln) - MAX_FEHLER, dokument.file))
            break
        namen = {str(stelle.pfad[0]) for stelle in stellen if not stelle.weg and stelle.pfad}
        weiter = rest.ohne((stelle.weg for stelle in stellen if stelle.weg), namen)
        if weiter == rest:
            break
        rest = weiter
    return Modellstand(None, _geordnet(findings), rest)


def _neue(stellen: list[Fehlstelle], rest: Rest) -> list[Finding]:
    """The findings of one round, each once, without those that only follow from what is gone."""
    eigene = (
        stelle.finding
        for stelle in stellen
        if not any(weg[: len(stelle.pfad)] == stelle.pfad for weg in rest.entfernt)
    )
    return list(dict.fromkeys(eigene))


def _geordnet(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=sort_key))
