"""The fields that the profiles of a shelf declare, read from their outlines before any data."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Related, Severity
from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.field_faults import faults_in
from teilhabe_docs.documents.profile.outline_file import ReadOutline, read_outline
from teilhabe_docs.documents.profile.own_models import fields_in, own_models
from teilhabe_docs.documents.profile.profil import finding_at_entry, profile_finding
from teilhabe_docs.documents.profile.shelf import Faults, Shelf
from teilhabe_docs.documents.profile.vocabulary import Feldangabe
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.model.fields import FieldCatalogue, OwnField


class OwnFields(NamedTuple):
    """The fields that offers may have, and what is wrong with the declarations."""

    catalogue: FieldCatalogue
    faults: Faults


class _Declared(NamedTuple):
    """A declaration, where it first stands, and who makes it."""

    field: Feldangabe
    document: Document
    profiles: list[tuple[str, str]]


@cache
def own_fields(shelf: Shelf) -> OwnFields:
    """The declarations of all profiles that are not built in; of two different ones the first counts.

    Where an outline cannot be read or a declaration is wrong, values that nobody declares stay unjudged.
    """
    declared: dict[str, _Declared] = {}
    findings: list[Finding] = []
    outlines: list[ReadOutline] = []
    for document, name in shelf.declaring:
        folder = shelf.finde(document, name)
        outlines.append(read_outline(folder, document, name))
        findings += _taken(outlines[-1], (document, name), declared)
    known = {path: one.field for path, one in declared.items()}
    models = own_models(known, judged=not findings)
    fields = {path: _as_field(one) for path, one in declared.items()}
    texts = {outline.document.file: outline.document.text for outline in outlines if outline.document}
    former: dict[str, str] = {}
    for path, new in (old for one in known.items() for old in _former(*one)):
        former.setdefault(path, new)
    catalogue = FieldCatalogue(models, fields, former, complete=not findings)
    return OwnFields(catalogue, (tuple(findings), texts if findings else {}))


def _former(path: str, field: Feldangabe) -> Iterator[tuple[str, str]]:
    """The paths that a field and those inside it had before, each with the name it has now.

    A name that is written with its path, which is told, counts for offers as if it stood alone.
    """
    above, _, name = path.rpartition(".")
    yield from ((f"{above}.{old.removeprefix(f'{above}.')}", name) for old in field.frueher)
    for _, inner, one in fields_in(field):
        yield from _former(f"{path}.{inner}", one)


def _taken(
    outline: ReadOutline, profile: tuple[str, str], declared: dict[str, _Declared]
) -> Iterator[Finding]:
    """Take in what one profile declares; what is wrong with it."""
    if outline.document is None or outline.content is None:
        yield from outline.findings
        return
    doubled = [f for f in outline.findings if _is_double_in(outline.document, ("felder",), f)]
    wrong = [f for f in outline.findings if f.path.startswith("felder") and f.severity is Severity.ERROR]
    yield from (*doubled, *wrong)
    for path, field in outline.content.felder.items():
        here = ("felder", path)
        if any(_is_double_in(outline.document, here, one) for one in doubled):
            continue
        faults = list(faults_in(path, field))
        if faults and _is_told(wrong, outline.document, here):
            continue
        if faults:
            for below, text in faults:
                place = EntryPlace(profile[1], (*here, *below))
                yield finding_at_entry(outline.document, place, text)
        elif (before := declared.get(path)) is None:
            declared[path] = _Declared(field, outline.document, [profile])
        elif before.field == field:
            before.profiles.append(profile)
        else:
            yield _differs(outline.document, before, path, profile)


def _is_double_in(document: Document, path: DataPath, finding: Finding) -> bool:
    """Whether it tells a key that stands twice, and that is the one at the path or one inside."""
    beside = [document.key_span((*path[:-1], key)) for key in _keys_at(document, path[:-1])]
    start = document.key_span(path)
    ends = [one for one in beside if (one.line, one.column) > (start.line, start.column)]
    end = min(((one.line, one.column) for one in ends), default=None)
    place = (finding.span.line, finding.span.column)
    inside = (start.line, start.column) <= place and (end is None or place < end)
    return finding.code == codes.DOPPELTER_SCHLUESSEL.code and inside


def _keys_at(document: Document, path: DataPath) -> Iterable[str]:
    here: object = document.data
    for step in path:
        here = here.get(step) if isinstance(here, dict) else None
    return here if isinstance(here, dict) else ()


def _is_told(wrong: Iterable[Finding], document: Document, path: DataPath) -> bool:
    """Whether something is told of a declaration already, so that what is left of it says too little."""
    here = document.path_text(path)
    return any(f.path == here or f.path.startswith((f"{here}.", f"{here}[")) for f in wrong)


def _differs(document: Document, before: _Declared, path: str, profile: tuple[str, str]) -> Finding:
    """The text names the other profile, not its file: that is called otherwise from each repository."""
    here = ("felder", path)
    kind, name = before.profiles[0]
    text = (
        f"Das Feld »{path}« erklärt schon das Profil »{name}«{f' ({kind})' * (kind != profile[0])}, und zwar "
        "anders. Ein Feld hat nur eine Erklärung; bitte beide angleichen oder eines anders nennen."
    )
    first = Related(before.document.file, before.document.key_span(here), "hier zuerst")
    found = profile_finding(document.file, document.key_span(here), text, document.path_text(here))
    return replace(found, related=first)


def _as_field(one: _Declared) -> OwnField:
    field = one.field
    example = "" if field.beispiel is None else as_yaml({"": field.beispiel}).partition(":")[2].strip("\n ")
    return OwnField(
        field.art,
        field.beschreibung or "",
        example,
        field.hinweis or "",
        tuple(one.profiles),
        json.dumps(field.model_dump(mode="json"), ensure_ascii=False),
    )
