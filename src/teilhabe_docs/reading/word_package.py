"""A Word file taken apart, within bounds: its parts as trees, and where their relations lead."""

import posixpath
from typing import NamedTuple

from lxml import etree

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.files.zipped import OversizedZipError, ZipError, unpack
from teilhabe_docs.reading.word_xml import Element, W, parsed

MAX_FILE = 200_000_000
"""So many bytes a Word file has at most; it is pictures that make one large, and those stay packed."""
MAX_UNPACKED = 60_000_000
"""So many bytes of XML are unpacked at most; a document of 126 pages has three million."""
MAX_MARKS = 1_500_000
"""So many tags and attributes are read at most; a document of 126 pages has a hundred thousand."""
_MAX_PICTURE = 100_000_000
_CONTENT_TYPES = "[Content_Types].xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL_MAIN = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OTHERS = {
    b"%PDF": "ein PDF. Bitte die Word-Datei nehmen, aus der es entstanden ist, oder es in Word öffnen und",
    rb"{\rtf": "ein RTF-Dokument (.rtf). Bitte in Word öffnen und",
}
_SAVE = "als »Word-Dokument (.docx)« speichern."
_NO_WORD = f"Die Datei ist kein Word-Dokument. Bitte in Word öffnen und {_SAVE}"
_OF_OTHERS = {"xl/": "eine Excel-Mappe", "ppt/": "eine PowerPoint-Präsentation"}
_NO_TEXT = "Die Datei ist {}, kein Word-Dokument. Bitte die Word-Datei nennen, die den Text enthält."
AGAIN = f"Bitte in Word öffnen und erneut {_SAVE}"
EXTENSIVE = "Bitte in mehrere Dateien teilen, oder den Text in ein neues Word-Dokument kopieren."


class RefusedError(Exception):
    """A file or part that is not read: the kind of finding and its message."""

    def __init__(self, kind: FindingCode, text: str) -> None:
        super().__init__(text)
        self.kind = kind
        self.text = text


class PartRelation(NamedTuple):
    """Where a relation leads: its type by the last word, and a part's name or an address outside."""

    kind: str
    target: str
    external: bool = False


class WordPackage:
    """The parts of a Word file by name; `main` is the name of the document itself.

    Raises `RefusedError` where the file is none that can be read. `damaged` are parts that could not be.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._files = _unpacked(data)
        self._marks = 0
        self._relations: dict[str, dict[str, PartRelation]] = {}
        self.damaged: dict[str, None] = {}
        targets = [r.target for r in self.relations("").values() if r.kind == "officeDocument"]
        self.main = next((name for name in (*targets, _USUAL_MAIN) if name in self._files), "")
        if not self.main:
            for folder, what in _OF_OTHERS.items():
                if any(name.startswith(folder) for name in self._files):
                    raise RefusedError(codes.KEIN_WORD, _NO_TEXT.format(what))
            raise RefusedError(codes.KEIN_WORD, _NO_WORD)

    def document(self) -> Element:
        """The document itself; raises `RefusedError` where it cannot be read."""
        try:
            top = self._parsed(self.main)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise RefusedError(
                codes.WORD_NICHT_LESBAR, f"Der Text der Datei ist beschädigt. {AGAIN}"
            ) from error
        if top.tag != f"{W}document":
            what = next((w for folder, w in _OF_OTHERS.items() if self.main.startswith(folder)), "")
            raise RefusedError(codes.KEIN_WORD, _NO_TEXT.format(what) if what else _NO_WORD)
        return top

    def tree(self, name: str) -> Element | None:
        """The part `name`; None where it is missing, or cannot be read: then it is `damaged`."""
        if name not in self._files:
            return None
        try:
            return self._parsed(name)
        except (etree.XMLSyntaxError, ValueError):
            self.damaged[name] = None
            return None

    def related(self, kind: str) -> tuple[str, Element | None]:
        """Name and tree of what the document has for `styles`, `comments` …; empty and None without one."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.external:
                return relation.target, self.tree(relation.target)
        return "", None

    def relations(self, name: str) -> dict[str, PartRelation]:
        """The relations of the part `name` by id, those of the package for an empty name."""
        if name not in self._relations:
            folder, file = posixpath.split(name)
            tree = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
            entries = tree.iter(_RELATION) if tree is not None else ()
            self._relations[name] = {
                entry.get("Id", ""): _relation(folder, entry) for entry in entries if entry.get("Target")
            }
        return self._relations[name]

    def kinds(self) -> set[str]:
        """The types of all relations of the document and of the file, by their last words."""
        return {r.kind for name in ("", self.main) for r in self.relations(name).values()}

    def picture(self, name: str) -> bytes | None:
        """The bytes of a picture; None where there is no such part, or it is too large."""
        try:
            return unpack(self._data, _MAX_PICTURE, name.__eq__).get(name)
        except ZipError:
            return None

    def _parsed(self, name: str) -> Element:
        data = self._files[name]
        self._marks += data.count(b"<") + data.count(b"=")
        if self._marks > MAX_MARKS:
            raise RefusedError(codes.WORD_ZU_UMFANGREICH, f"Die Datei ist zu umfangreich. {EXTENSIVE}")
        return parsed(data)


def _relation(folder: str, entry: Element) -> PartRelation:
    kind, target = entry.get("Type", "").rpartition("/")[2], entry.get("Target", "")
    if entry.get("TargetMode") == "External":
        return PartRelation(kind, target, external=True)
    return PartRelation(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels", "mimetype"))


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The XML of the file by name; the rest stays packed."""
    if data.startswith(_OLE):
        raise _of_ole(data)
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise RefusedError(codes.KEIN_WORD, f"Die Datei ist {what} {_SAVE}")
    if not data.startswith(b"PK"):
        raise RefusedError(codes.KEIN_WORD, _NO_WORD if data else "Die Datei ist leer.")
    try:
        files = unpack(data, MAX_UNPACKED, _is_xml)
    except OversizedZipError as error:
        raise RefusedError(codes.WORD_ZU_UMFANGREICH, f"Die Datei {error}. {EXTENSIVE}") from error
    except ZipError as error:
        raise RefusedError(codes.WORD_NICHT_LESBAR, f"Die Datei {error}. {AGAIN}") from error
    if files.get("mimetype", b"").startswith(_OPEN_DOCUMENT):
        what = "eine OpenDocument-Datei aus LibreOffice (.odt)"
        raise RefusedError(codes.KEIN_WORD, f"Die Datei ist {what}. Bitte in LibreOffice öffnen und {_SAVE}")
    return files


def _of_ole(data: bytes) -> RefusedError:
    """What to say of a file in the container of old Office: its streams tell what it is ([MS-CFB] 2.6)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        text = (
            "Die Datei ist mit einem Kennwort geschützt. Bitte in Word öffnen, unter Datei, Informationen, "
        )
        return RefusedError(
            codes.WORD_KENNWORT,
            f"{text}Informationen, Dokument schützen das Kennwort entfernen und speichern.",
        )
    if "WordDocument".encode("utf-16-le") in data:
        text = f"Die Datei ist ein altes Word-Dokument (.doc). Bitte in Word öffnen und {_SAVE}"
        return RefusedError(codes.KEIN_WORD, text)
    return RefusedError(codes.KEIN_WORD, _NO_WORD)
