"""The Word package: parts, relations, content types, and a zip with the same bytes every time."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from teilhabe_docs.rendering.docx.elements import R_NS, Element, serialize

_CONTENT_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATION_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def relation_type(name: str) -> str:
    """The full relation type of `styles`, `hyperlink`, `image` …"""
    return f"{R_NS}/{name}"


def word_type(name: str) -> str:
    """The content type of the Word part `styles`, `document.main` …"""
    return _WORD_TYPE.format(name)


class Relation(NamedTuple):
    """Where a part leads to: the full relation type, the target as written, whether it lies outside."""

    kind: str
    target: str
    external: bool = False


class Relations:
    """The relations of one part; the same target gets the same id."""

    def __init__(self, known: Mapping[str, Relation] = MappingProxyType({})) -> None:
        self.by_id = dict(known)
        self._ids = {relation: ident for ident, relation in self.by_id.items()}

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id (`rId1`) of the relation of type `kind` to `target`."""
        relation = Relation(kind, target, external)
        ident = self._ids.setdefault(relation, f"rId{len(self._ids) + 1}")
        self.by_id[ident] = relation
        return ident

    def __bool__(self) -> bool:
        return bool(self.by_id)

    def xml(self) -> bytes:
        """The relations part."""
        top = _top(_RELATIONSHIPS_NS, "Relationships")
        for ident, relation in self.by_id.items():
            entry = etree.SubElement(top, f"{{{_RELATIONSHIPS_NS}}}Relationship")
            entry.set("Id", ident)
            entry.set("Type", relation.kind)
            entry.set("Target", relation.target)
            if relation.external:
                entry.set("TargetMode", "External")
        return serialize(top)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name in the zip, its content type, its bytes, its relations."""

    name: str
    content_type: str
    data: bytes
    relations: Relations = field(default_factory=Relations)


def files_of(parts: Iterable[Part]) -> dict[str, bytes]:
    """The parts and their relations by their names in the zip."""
    files = {}
    for part in parts:
        files[part.name] = part.data
        if part.relations:
            path = PurePosixPath(part.name)
            files[f"{path.parent}/_rels/{path.name}.rels"] = part.relations.xml()
    return files


def pack(parts: Iterable[Part], top: Relations) -> bytes:
    """The zip: content types first, the rest by name, without clock and platform (ECMA-376 part 2)."""
    parts = sorted(parts, key=lambda part: part.name)
    files = {"_rels/.rels": top.xml(), **files_of(parts)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _store(archive, "[Content_Types].xml", _content_types(parts))
        for name in sorted(files):
            _store(archive, name, files[name])
    return buffer.getvalue()


def _store(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    archive.writestr(entry, data)


def _content_types(parts: list[Part]) -> bytes:
    defaults = {"rels": _RELATIONSHIPS_TYPE, "xml": "application/xml"}
    for part in parts:
        if part.content_type.startswith("image/"):
            defaults.setdefault(part.name.rsplit(".", 1)[-1], part.content_type)
    top = _top(_CONTENT_TYPES_NS, "Types")
    for extension in sorted(defaults):
        entry = etree.SubElement(top, f"{{{_CONTENT_TYPES_NS}}}Default")
        entry.set("Extension", extension)
        entry.set("ContentType", defaults[extension])
    for part in parts:
        if defaults.get(part.name.rsplit(".", 1)[-1]) != part.content_type:
            entry = etree.SubElement(top, f"{{{_CONTENT_TYPES_NS}}}Override")
            entry.set("PartName", f"/{part.name}")
            entry.set("ContentType", part.content_type)
    return serialize(top)


def _top(namespace: str, name: str) -> Element:
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')
