"""The house's Word file taken apart; what cannot be read is refused."""

import posixpath
import re
from itertools import islice

from lxml import etree

from teilhabe_docs.foreign_xml import foreign_parser
from teilhabe_docs.loading.files.zipped import ZipError, unpack
from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.house.allowed import A, relation_kind
from teilhabe_docs.rendering.docx.house.left_out import shown
from teilhabe_docs.rendering.docx.package import Relation

_MAX_UNPACKED = 60_000_000  # bytes; a letterhead with photographs stays far below
_MAX_MARKS = 250_000
"""So many tags and attributes the parts have at most that are read; a hundred pages of text stay below."""
_MOST_INSIDE = 2_000
"""So many elements a style, a list or the settings of a page have at most."""
_MOST_STYLES = 10_000
"""A house has some hundreds; files into which others were pasted for years reach some thousands."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CONTENT_TYPES = "[Content_Types].xml"
_WHOLE = re.compile(r"(-?[0-9]{1,9})(?:\.[0-9]+)?")
_ZIP = b"PK"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OTHERS = {b"%PDF": "ein PDF", rb"{\rtf": "ein RTF-Dokument (.rtf)"}
"""What other files of text are called, by how they begin."""
_NO_WORD = (
    "Die Datei ist kein Word-Dokument. Als Hausvorlage dient eine .docx mit Ihrem Briefkopf; »tdocs house« "
    "schreibt eine zum Gestalten."
)
SAVE_AGAIN = "Öffnen Sie sie in Word und speichern Sie sie als »Word-Dokument (.docx)«."
ROOTS = {
    "document": f"{W}document",
    "styles": f"{W}styles",
    "numbering": f"{W}numbering",
    "settings": f"{W}settings",
    "header": f"{W}hdr",
    "footer": f"{W}ftr",
    "fontTable": f"{W}fonts",
    "theme": f"{A}theme",
}
"""What the outermost element of a part is called, by the type of the relation that leads to it."""


class HouseError(ValueError):
    """The house's Word file cannot be used; the text says why and what to do."""


class HousePackage:
    """The parts of a Word file by name; `main` is the name of the document itself."""

    def __init__(self, data: bytes) -> None:
        self._files = _unpacked(data)
        self._marks = 0
        self._relations: dict[str, dict[str, Relation]] = {}
        if _CONTENT_TYPES not in self._files:
            raise HouseError(f"Der Bestandteil »{_CONTENT_TYPES}« fehlt. {SAVE_AGAIN}")
        found = [r for r in self.relations("").values() if relation_kind(r.kind) == "officeDocument"]
        targets = {self.target("", relation.target) for relation in found if not relation.external}
        if len(targets) != 1 or not targets <= self._files.keys():
            raise HouseError(f"Die Datei enthält kein Word-Dokument. {SAVE_AGAIN}")
        (self.main,) = targets
        if _STRICT in self._files[self.main][:4000]:
            raise HouseError(f"Die Datei ist im Format »Strict Open XML« gespeichert. {SAVE_AGAIN}")

    def xml(self, name: str, kind: str) -> Element:
        """The part `name` as a tree, if it is one of this kind."""
        top = self._parsed(name)
        if top.tag != ROOTS[kind]:
            raise HouseError(f"Der Bestandteil »{shown(name)}« ist beschädigt. {SAVE_AGAIN}")
        return top

    def relations(self, name: str) -> dict[str, Relation]:
        """The relations of the part `name` by id, those of the package for an empty name."""
        if name not in self._relations:
            there = _relations_of(name)
            entries = self._parsed(there).iter(_RELATION) if there in self._files else ()
            self._relations[name] = {
                entry.get("Id", ""): Relation(
                    entry.get("Type", ""), entry.get("Target", ""), entry.get("TargetMode") == "External"
                )
                for entry in entries
            }
        return self._relations[name]

    def unreached(self) -> list[str]:
        """The parts to which no chain of relations leads from the package itself."""
        reached, ahead = {"", _CONTENT_TYPES}, [""]
        while ahead:
            name = ahead.pop()
            reached.add(_relations_of(name))
            targets = (self.target(name, r.target) for r in self.relations(name).values() if not r.external)
            new = {target for target in targets if target in self._files} - reached
            reached |= new
            ahead += new
        return [name for name in self._files if name not in reached and not name.endswith("/")]

    def related(self, kind: str) -> str:
        """The name of the part that the document has for `styles`, `theme` …; empty without one."""
        relations = self.relations(self.main).values()
        targets = (self.target(self.main, r.target) for r in relations if relation_kind(r.kind) == kind)
        return next((name for name in targets if name in self._files), "")

    def target(self, name: str, target: str) -> str:
        """The part that the part `name` calls `target`."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")

    def content(self, name: str) -> bytes:
        """The bytes of the part `name`."""
        if name not in self._files:
            raise HouseError(f"Der Bestandteil »{shown(name)}« fehlt. {SAVE_AGAIN}")
        return self._files[name]

    def _parsed(self, name: str) -> Element:
        data = self.content(name)
        if b"<!DOCTYPE" in data:
            raise HouseError(f"Der Bestandteil »{shown(name)}« stammt nicht aus Word. {SAVE_AGAIN}")
        self._marks += data.count(b"<") + data.count(b"=")
        if self._marks > _MAX_MARKS:
            text = "Die Datei ist zu umfangreich. Löschen Sie darin den Text, der nach dem Deckblatt kommt"
            raise HouseError(f"{text}: Er wird nicht gebraucht.")
        try:
            return etree.fromstring(data, foreign_parser())
        except etree.XMLSyntaxError as error:
            raise HouseError(f"Der Bestandteil »{shown(name)}« ist beschädigt. {SAVE_AGAIN}") from error


def _relations_of(name: str) -> str:
    """The part with the relations of the part `name`."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _unpacked(data: bytes) -> dict[str, bytes]:
    if data.startswith(_OLD_WORD):
        raise HouseError(f"Die Datei ist mit einem Kennwort geschützt oder ein altes .doc. {SAVE_AGAIN}")
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise HouseError(f"Die Datei ist {what}, kein Word-Dokument. {SAVE_AGAIN}")
    if not data.startswith(_ZIP):
        raise HouseError(_NO_WORD)
    try:
        files = unpack(data, _MAX_UNPACKED)
    except ZipError as error:
        raise HouseError(f"Die Datei ist kein lesbares Word-Dokument: Sie {error}. {SAVE_AGAIN}") from error
    if files.get("mimetype", b"").startswith(_OPEN_DOCUMENT):
        what = "eine OpenDocument-Datei (.odt) aus LibreOffice, kein Word-Dokument"
        raise HouseError(f"Die Datei ist {what}. {SAVE_AGAIN.replace('in Word', 'in LibreOffice oder Word')}")
    return files


def body_of(document: Element) -> Element:
    """The `w:body` of a document."""
    body = document.find(f"{W}body")
    if body is None:
        raise HouseError(f"Das Dokument darin ist leer. {SAVE_AGAIN}")
    return body


def whole(element: Element, name: str, missing: int = 0) -> int:
    """The number in the attribute `w:name`; raises `HouseError` where it is none, or too high for Word."""
    value = element.get(f"{W}{name}")
    if value is None:
        return missing
    if (number := _WHOLE.fullmatch(value)) is None:
        what = element.tag.rpartition("}")[2]
        raise HouseError(f"Eine Zahl in der Datei ist beschädigt ({what}). {SAVE_AGAIN}")
    return int(number[1])


def moderate(element: Element) -> Element:
    """The element, such as a style; raises `HouseError` where more is in it than in any that Word makes."""
    if sum(1 for _ in islice(element.iter(), _MOST_INSIDE + 1)) > _MOST_INSIDE:
        what = element.tag.rpartition("}")[2]
        raise HouseError(f"Ein Bestandteil der Datei ist zu umfangreich ({what}). {SAVE_AGAIN}")
    return element


def check_styles(top: Element) -> None:
    """Raise `HouseError` where a part has more styles than anybody keeps on purpose."""
    if (count := sum(1 for _ in top.iter(f"{W}style"))) > _MOST_STYLES:
        text = f"Die Datei hat {count} Formatvorlagen; höchstens {_MOST_STYLES} gehen. Löschen Sie in Word"
        raise HouseError(
            f"{text} die unbenutzten, oder gestalten Sie eine neue Datei, die »tdocs house« schreibt."
        )


def attributes(element: Element) -> list[tuple[str, str]]:
    """Names and values of the attributes as they are now."""
    return [(str(name), str(value)) for name, value in element.attrib.items()]
