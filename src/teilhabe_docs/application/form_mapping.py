"""The mapping beside a form, `<form>.felder.yaml`: which field goes into which place."""

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.clauses import clause_field
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.model_loading import as_model
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue
from teilhabe_docs.model.numbers import WholeNumber
from teilhabe_docs.model.values import Text
from teilhabe_docs.near_names import meant
from teilhabe_docs.reading.form_targets import BOX, CONTROL, FIELD, LABEL, MARK
from teilhabe_docs.reporting.report import report_on

KINDS = (LABEL, CONTROL, MARK, FIELD, BOX)
"""The kinds of places, each a key of an entry."""


class FormAnswer(Model):
    """One place of the form and the field that goes there; several fields one behind the other."""

    bezeichnung: Text | None = Field(None, description="Beschriftung vor, über oder neben der Stelle")
    inhaltssteuerelement: Text | None = Field(None, description="Titel oder Tag eines Inhaltssteuerelements")
    textmarke: Text | None = Field(None, description="Name einer Textmarke")
    formularfeld: Text | None = Field(None, description="Name eines alten Formularfelds")
    kaestchen: Text | None = Field(None, description="Beschriftung eines Kästchens")
    pfad: Annotated[
        tuple[Text, ...],
        BeforeValidator(lambda said: [said] if isinstance(said, str) else said, json_schema_input_type=Text),
    ] = Field(description="Pfad der Angabe im Konzept")
    nummer: WholeNumber | None = Field(None, description="Die wievielte Stelle dieser Beschriftung")
    wert: Text | None = Field(None, description="Zu kaestchen: der Wert, bei dem angekreuzt wird")

    @property
    def target(self) -> tuple[str, str]:
        """Kind and name of the place; empty where it names none, or several."""
        named = [(kind, name) for kind in KINDS if (name := getattr(self, kind)) is not None]
        return named[0] if len(named) == 1 else ("", "")


class FormMapping(Model):
    """The whole file."""

    felder: tuple[FormAnswer, ...] = Field(description="Stellen des Formulars, jede mit ihrer Angabe")


def mapping_file(form: PurePath) -> PurePath:
    """Where the mapping of a form lies."""
    return form.with_suffix(".felder.yaml")


def read_mapping(place: PurePath, fields: FieldCatalogue) -> FormMapping:
    """The mapping; what is wrong with it is an `ImpossibleError` with the findings."""
    content = read(place, MAX_BYTES)
    name = as_text(place)
    if isinstance(content, Obstacle):
        raise _refused(name, [content.kennung.finding(content.text, name)], "")
    document, findings = read_yaml(content, name)
    if document is None:
        raise _refused(name, findings, "")
    mapping, faults = as_model(document, FormMapping)
    told = [*findings, *faults]
    if mapping is not None and not faults:
        told += _faults(document, mapping, fields)
    if mapping is None or any(finding.severity == "error" for finding in told):
        raise _refused(name, told, document.text)
    return mapping


def _refused(name: str, findings: "list[Finding] | tuple[Finding, ...]", text: str) -> ImpossibleError:
    report = report_on(tuple(findings), (name,), {name: text})
    return ImpossibleError(Cause.CONTENT, "Die Zuordnung hat Fehler; es wurde nichts ausgefüllt.", (report,))


def _faults(document: Document, mapping: FormMapping, fields: FieldCatalogue) -> Iterator[Finding]:
    for number, answer in enumerate(mapping.felder):
        if not answer.target[0]:
            text = f"Ein Eintrag nennt genau eine Stelle: {', '.join(KINDS[:-1])} oder {KINDS[-1]}."
            yield _at(document, ("felder", number), text)
        for path in answer.pfad:
            if clause_field(FieldPath(path).field, fields) is None:
                rest = "Die Felder stehen in docs/felder.md, mit traeger., angebot. oder personal. davor."
                text = f"»{path}« ist kein Feld, das sich einsetzen lässt.{meant(fields.near(path), rest)}"
                yield _at(document, ("felder", number, "pfad"), text)


def _at(document: Document, path: tuple[str | int, ...], text: str) -> Finding:
    return codes.WERT_UNGUELTIG.finding(text, document.file, document.span(path), document.path_text(path))


class Proposed(NamedTuple):
    """A place of the form, the how-many-th of its name where there are several, and the fields for it.

    `value` is the one with which a box is ticked.
    """

    kind: str
    name: str
    number: int
    paths: tuple[str, ...]
    value: str = ""


def draft(form: str, proposed: list[Proposed]) -> str:
    """The text of a first mapping; a place without a field is a comment."""
    lines = [
        f"# Vorschlag für »{form}«: welche Angabe des Konzepts an welche Stelle kommt. Bitte alles prüfen.",
        "# Gefüllt werden nur leere Stellen; das Formular selbst bleibt, wie es ist.",
        "felder:" if any(one.paths for one in proposed) else "felder: []",
    ]
    for one in proposed:
        if one.paths:
            value = one.paths[0] if len(one.paths) == 1 else f"[{', '.join(one.paths)}]"
            lines += [*_place(one, "  - "), f"    pfad: {value}"]
            lines += [f"    wert: {one.value}"] if one.value else []
    if any(not one.paths for one in proposed):
        lines.append("# Ohne Vorschlag. Was tdocs ausfüllen soll, bekommt einen Pfad und verliert das #:")
    for one in proposed:
        if not one.paths:
            lines += [*(f"#{line}" for line in _place(one, "  - ")), "#    pfad:"]
    return "\n".join(lines) + "\n"


def _place(one: Proposed, before: str) -> Iterator[str]:
    yield f"{before}{one.kind}: {json.dumps(one.name, ensure_ascii=False)}"
    if one.number:
        yield f"    nummer: {one.number}"
