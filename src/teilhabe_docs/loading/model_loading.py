"""A document to a model, with everything in it that could be read."""

from dataclasses import replace
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from teilhabe_docs.diagnostics import Finding, sort_key
from teilhabe_docs.loading.finding_limit import MAX_FINDINGS, further_errors
from teilhabe_docs.loading.pruning import Remainder
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue

if TYPE_CHECKING:
    from teilhabe_docs.loading.schema_findings import SchemaFault

M = TypeVar("M", bound=BaseModel)

_MAX_RUNDEN = 20


class ModelState(NamedTuple, Generic[M]):
    """What could be read of a document: the model (None: next to nothing) and what is wrong.

    `rest` knows which places were left out, and so where a path of the model stands in the file. `meant` are
    values that are plain though the model refuses them, by their paths in the file, as YAML writes them.
    """

    modell: M | None
    findings: tuple[Finding, ...]
    rest: Remainder
    meant: tuple[tuple[DataPath, str], ...] = ()


def as_model(dokument: Document, klasse: type[M]) -> tuple[M | None, tuple[Finding, ...]]:
    """The document as a model, and the findings; a place with an error is left out, as if not there."""
    stand = read_model(dokument, klasse)
    return stand.modell, stand.findings


def read_model(
    dokument: Document, klasse: type[M], fields: FieldCatalogue = BUILT_IN_FIELDS
) -> ModelState[M]:
    """As `as_model`, with the places that were left out; `fields` are those of the concept it belongs to."""
    rest = Remainder(dokument.data)
    findings: list[Finding] = []
    meant: dict[DataPath, str] = {}
    for _ in range(_MAX_RUNDEN):
        daten = rest.wert()
        try:
            return ModelState(klasse.model_validate(daten), _geordnet(findings), rest, tuple(meant.items()))
        except ValidationError as fehler:
            einzeln = fehler.errors(include_url=False, include_input=False)
        from teilhabe_docs.loading.joined_faults import joined  # not needed where nothing is refused
        from teilhabe_docs.loading.schema_findings import schema_fault

        stellen = [
            schema_fault(eines, dokument, klasse, rest, daten, fields) for eines in einzeln[:MAX_FINDINGS]
        ]
        findings += _neue(joined(stellen), rest)
        meant |= {stelle.pfad: stelle.written for stelle in stellen if stelle.written}
        if len(einzeln) > MAX_FINDINGS:
            findings.append(further_errors(len(einzeln) - MAX_FINDINGS, dokument.file))
            break
        namen = {str(stelle.pfad[0]) for stelle in stellen if not stelle.weg and stelle.pfad}
        weiter = rest.ohne((stelle.weg for stelle in stellen if stelle.weg), namen)
        if weiter == rest:
            break
        rest = _with_meant(weiter, stellen)
    return ModelState(None, _geordnet(findings), rest, tuple(meant.items()))


def _with_meant(rest: Remainder, faults: "list[SchemaFault]") -> Remainder:
    """The rest, with the places whose values may stand under the keys that were refused."""
    beside = ((*fault.pfad[:-1], key) for fault in faults for key in fault.meant.here)
    elsewhere = (path for fault in faults for path in fault.meant.elsewhere)
    return replace(
        rest, meant=rest.meant.union(beside), meant_elsewhere=rest.meant_elsewhere.union(elsewhere)
    )


def _neue(stellen: "list[SchemaFault]", rest: Remainder) -> list[Finding]:
    """The findings of one round, each once, without those that only follow from what is gone."""
    eigene = (
        stelle.finding
        for stelle in stellen
        if not any(weg[: len(stelle.pfad)] == stelle.pfad for weg in rest.entfernt)
    )
    return list(dict.fromkeys(eigene))


def _geordnet(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=sort_key))
