"""The way into Word files: from bytes to a document, or to findings that say why not."""

from collections.abc import Callable
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.reading.block_reader import BlockReader
from teilhabe_docs.reading.field_codes import FieldStack
from teilhabe_docs.reading.file_facts import comments, margins, title_and_properties
from teilhabe_docs.reading.list_definitions import ListDefinitions
from teilhabe_docs.reading.paragraph_reader import Counts, PartContext
from teilhabe_docs.reading.word_model import WordBlock, WordDocument, WordNote
from teilhabe_docs.reading.word_package import AGAIN, RefusedError, WordPackage
from teilhabe_docs.reading.word_styles import WordStyles
from teilhabe_docs.reading.word_xml import Element, W

_UNREAD = {
    "vbaProject": "Makros",
    "oleObject": "eingebettete Objekte",
    "package": "eingebettete Objekte",
    "control": "Steuerelemente",
    "chart": "Diagramme",
    "chartEx": "Diagramme",
    "diagramData": "SmartArt",
    "aFChunk": "eingefügte Dateien",
    "subDocument": "Filialdokumente",
}
"""What is not read, by the last word of the relation that leads to it."""
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class WordReading(NamedTuple):
    """A Word file as read: the document, None where there is none to read, and what there is to say of it."""

    document: WordDocument | None
    findings: tuple[Finding, ...] = ()


def read_word(data: bytes, file: str) -> WordReading:
    """Read the bytes of a Word file that findings call `file`; nothing raises, whatever they are."""
    try:
        package = WordPackage(data)
        document = _document(package)
    except RefusedError as refused:
        return _refused(refused.kind, refused.text, file)
    except Exception:
        return _refused(codes.WORD_NICHT_LESBAR, f"Die Datei ist in sich nicht stimmig. {AGAIN}", file)
    return WordReading(document, tuple(_remarks(package, file)))


def picture_of(data: bytes, part: str) -> bytes | None:
    """The bytes of the picture `WordPicture.part` of the Word file `data`; None where it cannot be had."""
    try:
        return WordPackage(data).picture(part)
    except RefusedError:
        return None


def _refused(kind: FindingCode, text: str, file: str) -> WordReading:
    return WordReading(None, (kind.finding(text, file),))


def _remarks(package: WordPackage, file: str) -> list[Finding]:
    found = []
    if package.damaged:
        names = ", ".join(f"»{name}«" for name in sorted(package.damaged))
        text = f"Ein Teil der Datei ist beschädigt und wird nicht gelesen: {names}. {AGAIN}"
        found.append(codes.WORD_BESCHAEDIGT.finding(text, file))
    unread = sorted({_UNREAD[kind] for kind in package.kinds() if kind in _UNREAD})
    if unread:
        text = f"Nicht gelesen wird, was kein Text ist: {', '.join(unread)}."
        found.append(codes.WORD_OHNE.finding(f"{text} Worte daraus bitte in den Text schreiben.", file))
    return found


def _document(package: WordPackage) -> WordDocument:
    tree = package.document()
    styles = WordStyles(package.related("styles")[1])
    lists = ListDefinitions(package.related("numbering")[1])
    counts = Counts()

    def reader(name: str, part: Element) -> Callable[[Element], tuple[WordBlock, ...]]:
        context = PartContext(styles, lists, package.relations(name), FieldStack(part))
        return BlockReader(context).blocks

    body = PartContext(styles, lists, package.relations(package.main), FieldStack(tree), counts)
    blocks: tuple[WordBlock, ...] = ()
    for top in tree.iterchildren(f"{W}body"):
        blocks += BlockReader(body, in_body=True).blocks(top)
    notes: list[WordNote] = []
    for kind in ("footnote", "endnote"):
        name, part = package.related(f"{kind}s")
        if part is not None:
            notes += _notes(part, kind, reader(name, part))
    title, properties = title_and_properties(package)
    return WordDocument(
        blocks,
        tuple(notes),
        comments(package, counts, reader),
        margins(package, tree, reader),
        title,
        styles.usual.language or styles.language,
        properties,
        counts.paged,
        lists.lists,
    )


def _notes(part: Element, kind: str, blocks: Callable[[Element], tuple[WordBlock, ...]]) -> list[WordNote]:
    return [
        WordNote("endnote" if kind == "endnote" else "footnote", note.get(f"{W}id", ""), blocks(note))
        for note in part.iterchildren(f"{W}{kind}")
        if note.get(f"{W}type") not in _SEPARATORS
    ]
