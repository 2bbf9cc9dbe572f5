"""The JSON Schemas of the files, for editors and other tools; those of data know the fields of profiles."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace
    from teilhabe_docs.diagnostics import Finding

KINDS = ("provider", "offer", "staffing", "config", "profil", "anforderungen", "paket")
"""What there are schemas for."""

_ROOTS = {"provider": "traeger", "offer": "angebot", "staffing": "personal"}
_MARK = re.compile(r'"\$comment": "felder ([0-9a-f]+)"')
_MAX_BYTES = 5_000_000


def schema(kind: str, fields: FieldCatalogue = BUILT_IN_FIELDS) -> bytes:
    """The schema of a kind of file, with these fields."""
    from teilhabe_docs.resources import content, folder

    if kind not in _ROOTS or not fields.own:
        return content(folder("schemas") / f"{kind}.schema.json")
    from teilhabe_docs.model.json_schema import SCHEMAS, schema_text

    _, title, description = SCHEMAS[kind]
    source = (fields.model(_ROOTS[kind]), title, description)
    return schema_text(source, f"felder {_mark(fields)}").encode("utf-8")


def schemas(fields: FieldCatalogue = BUILT_IN_FIELDS) -> dict[str, bytes]:
    """All schemas, by the path where an editor finds them in a concept repository."""
    return {_place(kind): schema(kind, fields) for kind in KINDS}


def write_schemas(fields: FieldCatalogue = BUILT_IN_FIELDS) -> Iterator[PurePath]:
    """Write all into the current folder, one after the other; raises `NotWritableError`."""
    from teilhabe_docs.loading.files.paths import HERE, real
    from teilhabe_docs.loading.files.targets import Targets
    from teilhabe_docs.loading.files.writer import write

    places = Targets()
    for name, content in schemas(fields).items():
        place = places.find(PurePath(name)).path
        write(place, content, real(HERE))
        yield place


def outdated_schemas(workspace: "Workspace") -> "Iterator[Finding]":
    """A hint at the first schema of a repository that knows other fields than its profiles declare, with all.

    To be asked only where there are profiles of one's own: without any there are no such fields.
    """
    from teilhabe_docs.loading import codes
    from teilhabe_docs.loading.files.reader import read

    expected = _mark(workspace.fields) if workspace.fields.own else ""
    old = []
    for kind in _ROOTS:
        content = read(workspace.root / _place(kind), _MAX_BYTES, workspace.root)
        if isinstance(content, bytes):
            found = _MARK.search(content.decode("utf-8", errors="replace"))
            old += [_place(kind)] if (found[1] if found else "") != expected else []
    if old:
        files = " und ".join(filter(None, [", ".join(f"»{one}«" for one in old[:-1]), f"»{old[-1]}«"]))
        know = "kennen" if old[1:] else "kennt"
        yield codes.SCHEMA_AELTER.finding(_OUTDATED.format(files, know), old[0])


def _place(kind: str) -> str:
    return f".tdocs/{kind}.schema.json"


def _mark(fields: FieldCatalogue) -> str:
    """What tells the fields of one set of profiles from those of another."""
    declared = "\n".join(f"{path} {field.declared}" for path, field in sorted(fields.declared.items()))
    return sha256(declared.encode("utf-8")).hexdigest()[:16]


_OUTDATED = (
    "{} {} andere eigene Felder, als die Profile erklären; der Editor schlägt diese so nicht vor. `tdocs "
    "schema --write` schreibt die Schemas neu."
)
