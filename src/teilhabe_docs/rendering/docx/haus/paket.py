"""The house's Word file taken apart; what cannot be read, or reaches outside of it, is refused."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from teilhabe_docs.rendering.docx.elemente import PARSER, Element, W
from teilhabe_docs.rendering.docx.paket import Part, Relations, relation_type

_MAX_UNPACKED = 60_000_000  # bytes; a letterhead with photographs stays far below
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = relation_type("officeDocument")
_FOREIGN = {
    relation_type("oleObject"): "ein eingebettetes Objekt",
    relation_type("package"): "ein eingebettetes Dokument",
    relation_type("control"): "ein Steuerelement",
    relation_type("aFChunk"): "ein eingebettetes Dokument",
    relation_type("subDocument"): "ein Unterdokument",
}
_SAVE_AGAIN = "Öffnen Sie sie in Word und speichern Sie sie als »Word-Dokument (.docx)«."


class HouseError(ValueError):
    """The house's Word file cannot be used; the text says why and what to do."""


class HousePackage:
    """The parts of a Word file by name; `main` is the name of the document itself."""

    def __init__(self, data: bytes) -> None:
        self._files = _unpacked(data)
        self._overrides, self._defaults = self._content_types()
        top = self.relations("")
        targets = [r.target.lstrip("/") for r in top.by_id.values() if r.kind == _MAIN]
        if not targets or targets[0] not in self._files:
            raise HouseError(f"Die Datei enthält kein Word-Dokument. {_SAVE_AGAIN}")
        self.main = targets[0]
        if _STRICT in self._files[self.main][:4000]:
            raise HouseError(f"Die Datei ist im Format »Strict Open XML« gespeichert. {_SAVE_AGAIN}")

    def xml(self, name: str) -> Element:
        """The part `name` as a tree."""
        try:
            top = etree.fromstring(self._files[name], PARSER)
        except (etree.XMLSyntaxError, KeyError) as error:
            raise HouseError(f"Der Bestandteil »{name}« ist beschädigt. {_SAVE_AGAIN}") from error
        if b"<!DOCTYPE" in self._files[name]:
            raise HouseError(f"Der Bestandteil »{name}« stammt nicht aus Word. {_SAVE_AGAIN}")
        return top

    def relations(self, name: str) -> Relations:
        """The relations of the part `name`, those of the package for an empty name."""
        folder, file = posixpath.split(name)
        data = self._files.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        try:
            return Relations.read(data) if data else Relations()
        except etree.XMLSyntaxError as error:
            raise HouseError(f"Die Verknüpfungen von »{name}« sind beschädigt. {_SAVE_AGAIN}") from error

    def related(self, kind: str) -> str:
        """The name of the part that the document has for `styles`, `theme` …; empty without one."""
        relations = self.relations(self.main).by_id.values()
        targets = (self.target(self.main, r.target) for r in relations if r.kind == relation_type(kind))
        return next((name for name in targets if name in self._files), "")

    def target(self, name: str, target: str) -> str:
        """The part that the part `name` calls `target`."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")

    def part(self, name: str) -> Part:
        """The part `name` as it is."""
        if name not in self._files:
            raise HouseError(f"Der Bestandteil »{name}« fehlt. {_SAVE_AGAIN}")
        content_type = self._overrides.get(name) or self._defaults.get(name.rpartition(".")[2].lower(), "")
        return Part(name, content_type or "application/octet-stream", self._files[name], self.relations(name))

    def with_all_below(self, name: str, seen: set[str]) -> Iterator[Part]:
        """The part `name` and the parts that it leads to, without those in `seen`."""
        if name in seen:
            return
        seen.add(name)
        part = self.part(name)
        yield part
        for below in self.reachable(part.name, part.relations):
            yield from self.with_all_below(below, seen)

    def reachable(self, name: str, relations: Relations) -> Iterator[str]:
        """The names of the parts that `relations` of the part `name` lead to; none of them may be foreign."""
        for kind, target, external in relations.by_id.values():
            if kind in _FOREIGN:
                raise HouseError(f"Sie enthält {_FOREIGN[kind]}. Entfernen Sie das aus der Datei.")
            if external and kind != relation_type("hyperlink"):
                text = f"Sie verweist auf »{target}« außerhalb der Datei."
                raise HouseError(f"{text} Fügen Sie das Bild in die Datei ein, statt es zu verknüpfen.")
            if not external:
                yield self.target(name, target)

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        top = self.xml("[Content_Types].xml")
        overrides = {
            e.get("PartName", "").lstrip("/"): e.get("ContentType", "") for e in top.iter("{*}Override")
        }
        defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in top.iter("{*}Default")}
        return overrides, defaults


def _unpacked(data: bytes) -> dict[str, bytes]:
    if data.startswith(_OLD_WORD):
        raise HouseError(f"Die Datei ist mit einem Kennwort geschützt oder ein altes .doc. {_SAVE_AGAIN}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
                raise HouseError("Die Datei ist zu groß. Verkleinern Sie die Bilder darin.")
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        zlib.error,
    ) as error:
        raise HouseError(f"Die Datei ist kein lesbares Word-Dokument. {_SAVE_AGAIN}") from error


def body_of(document: Element) -> Element:
    """The `w:body` of a document."""
    body = document.find(f"{W}body")
    if body is None:
        raise HouseError(f"Das Dokument darin ist leer. {_SAVE_AGAIN}")
    return body
