"""The authors' texts, checked without building a document: what cannot be printed, and where it stands."""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.markup.rule_starts import nothing_to_find
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.concept_file import ConceptFile
from teilhabe_docs.loading.discovery import FileKind, file_kind
from teilhabe_docs.loading.kept_work import FRESH, FreshWork
from teilhabe_docs.loading.loaded_files import LoadedFiles
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue, UnknownField
from teilhabe_docs.model.text_slot import Markdown, ReadFileSlot

if TYPE_CHECKING:
    from teilhabe_docs.documents.blocks import Inline, Picture
    from teilhabe_docs.rendering.markdown.reading_types import FieldValue, TextRemark

RESERVED = "[offen:"
"""Open places are counted by these words, so no author's text may contain them."""


def text_findings(bestand: LoadedFiles, kept: FreshWork = FRESH) -> Iterator[Finding]:
    """What is wrong in the texts of the concept files and of the files that they refer to."""
    for datei in bestand.gelesen:
        of_others = datei.file in bestand.of_others
        found = _textbefunde(datei, bestand.ablage, bestand.fields, of_others=of_others)
        yield from kept.once(f"texts {of_others}", (datei,), partial(tuple, found))


def _textbefunde(
    datei: ConceptFile, ablage: SourceTree, fields: FieldCatalogue, *, of_others: bool
) -> Iterator[Finding]:
    gelesen = set()
    for pfad, text in datei.prosa:
        if isinstance(text, ReadFileSlot):
            if text.datei in gelesen:
                continue
            gelesen.add(text.datei)
        basis = text.datei if isinstance(text, ReadFileSlot) else datei.file
        klausel = _is_clause(datei, pfad)
        folder = basis.rpartition("/")[0]
        for anmerkung in remarks_on(text.text, folder, ablage, fields, klausel=klausel, of_others=of_others):
            von, bis = place_of(text.text, anmerkung)
            yield anmerkung.finding(*datei.ort_im_text(pfad, text, von, bis))
    if any("\\" in inhalt or _ist_vorbehalten(inhalt) for inhalt in datei.texte.values()):
        yield from reserved(datei)


def _is_clause(file: ConceptFile, path: DataPath) -> bool:
    return path[0] == "klauseln" and file_kind(file.file.rpartition("/")[2]) is FileKind.ANGEBOT


def remarks_on(
    text: str,
    basis: str,
    ablage: SourceTree,
    fields: FieldCatalogue = BUILT_IN_FIELDS,
    *,
    klausel: bool = False,
    of_others: bool = False,
) -> "tuple[TextRemark, ...]":
    """What is wrong in a text whose pictures are named from the folder `basis`; a `klausel` prints any field.

    Which fields of one's own a text `of_others` may name, only these know.

    Why imported here: most texts hold nothing that could be wrong, and to load what reads others takes time.
    """
    if nothing_to_find(text):
        return ()
    from teilhabe_docs.documents.markup.parser import parse
    from teilhabe_docs.rendering.markdown.doubtful_blocks import doubtful_blocks

    parsed = parse(text, koerper=False)
    doubtful = doubtful_blocks(parsed)
    if not doubtful:
        return ()
    from teilhabe_docs.rendering.markdown.markdown_reader import remarks_on_blocks
    from teilhabe_docs.rendering.pictures import read_picture

    def bild(alt: str, ziel: str) -> "Picture | str":
        return read_picture(ablage, basis, alt, ziel)

    def feld(pfad: str) -> "tuple[Inline, ...] | None":
        known = (of_others and pfad.startswith("eigene.")) or is_field(pfad, fields)
        return () if known else None

    value: FieldValue = feld
    if klausel:
        from teilhabe_docs.rendering.clause_text import known_in_clauses

        value = known_in_clauses(fields)
    return remarks_on_blocks(parsed, doubtful, feld=value, bild=bild, fields=fields)


@lru_cache(maxsize=256)
def is_field(pfad: str, fields: FieldCatalogue = BUILT_IN_FIELDS) -> bool:
    """Whether `{{ pfad }}` in a text names a field of the offer with a plain value, no text and no group."""
    from teilhabe_docs.model.base import Model

    try:
        typ = fields.at(f"angebot.{pfad}").typ
    except UnknownField:
        return False
    return isinstance(typ, type) and not issubclass(typ, Model)


def place_of(text: str, anmerkung: "TextRemark") -> tuple[int, int]:
    """From where to where in the text that stands which the note is about."""
    from teilhabe_docs.loading.places import line_starts

    anfaenge = line_starts(text.replace("\r\n", " \n").replace("\r", "\n"))  # as the parser counts
    nummer = min(anmerkung.zeile, len(anfaenge)) - 1
    while nummer + 1 < len(anfaenge) and not text[anfaenge[nummer] : anfaenge[nummer + 1]].strip():
        nummer += 1
    anfang = anfaenge[nummer]
    if anmerkung.ausschnitt and (von := text.find(anmerkung.ausschnitt, anfang)) >= 0:
        return von, von + len(anmerkung.ausschnitt)
    ende = anfaenge[nummer + 1] - 1 if nummer + 1 < len(anfaenge) else len(text)
    zeile = text[anfang:ende].rstrip()
    return anfang + len(zeile) - len(zeile.lstrip()), anfang + len(zeile)


def text_finding(text: str, file: str, span: Span, path: str = "") -> Finding:
    """A finding on an author's text that cannot be printed as it stands (TD802)."""
    return codes.NICHT_DRUCKBAR.finding(text, file, span, path)


def reserved(datei: ConceptFile) -> Iterator[Finding]:
    """The values with the reserved words in them; one that is nothing but an open place counts as empty."""
    from teilhabe_docs.documents.emptiness import emptiness_of
    from teilhabe_docs.model.walk import all_values

    meldung = f"»{RESERVED}« kennzeichnet offene Stellen und darf im Text nicht vorkommen."
    for pfad, wert in all_values(datei.modell, (str, Markdown, ReadFileSlot)):
        text = wert if isinstance(wert, str) else wert.text
        if not _ist_vorbehalten(text) or emptiness_of(wert):
            continue
        von = max(text.find(RESERVED), 0)
        bis = von + len(RESERVED)
        yield text_finding(meldung, *datei.ort_im_text(pfad, wert, von, bis))


def _ist_vorbehalten(text: str) -> bool:
    if "&" not in text:
        return RESERVED in text
    from html import unescape

    return RESERVED in unescape(text)
