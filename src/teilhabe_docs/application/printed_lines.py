"""A document as it is rendered now, line by line, with what each word comes from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.documents.aligned_lines import LineKey, aligned
from teilhabe_docs.documents.blocks import BlockDocument, NumberedPart, Section, nodes
from teilhabe_docs.documents.gliederung import Gliederung, outline_of
from teilhabe_docs.documents.origin_marks import OriginSpan, TextWithOrigins, split_origins
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.sequence_difference import stretches
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.reading.line_edits import seen
from teilhabe_docs.reading.word_lines import WordLine, WordLines, both_views
from teilhabe_docs.reading.word_model import NoteMark
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.rendering.assembly import assemble
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.bookmarks import Bookmarks
from teilhabe_docs.rendering.header_lines import header_parts
from teilhabe_docs.rendering.seal import seal_of
from teilhabe_docs.reporting.report import report_on

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.rendering.docx.house import House

_NOT_BUILT = "Das Dokument lässt sich nicht bauen; es wurde nichts verglichen."


class SectionPlace(NamedTuple):
    """A section by its id, and the part of it, empty where there is none."""

    section: str = ""
    part: str = ""


class TracedLine(NamedTuple):
    """A line with what its words come from, and where it stands; `known`: it is in the sources as it is."""

    line: WordLine
    origins: tuple[OriginSpan, ...] = ()
    place: SectionPlace = SectionPlace()
    known: bool = False

    @property
    def text(self) -> TextWithOrigins:
        """Its words with their origins."""
        return TextWithOrigins(self.line.text, self.origins)


class TracedLines(NamedTuple):
    """The lines of a document by their part."""

    body: tuple[TracedLine, ...]
    notes: tuple[TracedLine, ...]
    margins: tuple[TracedLine, ...]


@dataclass(frozen=True)
class PrintedLines:
    """A document of an offer by one profile, in the looks of a house if it has some."""

    loaded: "LoadedConcept"
    profile: Profil
    house: "House | None" = None

    @cached_property
    def outline(self) -> Gliederung:
        """Its outline."""
        return outline_of(self.loaded.konzept, self.profile)

    @cached_property
    def document(self) -> BlockDocument:
        """Its blocks; an `ImpossibleError` where it is too large to be built."""
        built = assemble(self.loaded, self.outline)
        if has_errors(built.befunde):
            raise ImpossibleError(Cause.CONTENT, _NOT_BUILT, (report_on(built.befunde, (), {}),))
        return built.dokument

    @cached_property
    def content(self) -> bytes:
        """The Word file without the digests of its sources."""
        return write_docx(self.document, {}, (), self.house)

    @cached_property
    def seal(self) -> dict[str, str]:
        """The digests of what it is made from."""
        return seal_of(self.loaded, self.profile, self.document)

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Its sections by their id."""
        return {node.id: node for node in nodes(self.document) if isinstance(node, Section)}

    @cached_property
    def plain(self) -> WordLines:
        """Its lines as they are written."""
        return lines_of(self.content)

    @cached_property
    def named(self) -> TracedLines:
        """Its lines with what they come from, in plain looks."""
        marked = assemble(self.loaded, self.outline, named=True).dokument
        found = lines_of(write_docx(marked, {}, ()))
        places = _places(marked)
        body = _traced(found.body, places, self._first())
        by_note: dict[tuple[str, str], SectionPlace] = {
            (atom.inner.kind, atom.inner.id): one.place
            for one in body
            for atom in one.line.atoms
            if isinstance(atom.inner, NoteMark)
        }
        notes = tuple(
            one._replace(
                place=by_note.get(one.line.note, SectionPlace()) if one.line.note else SectionPlace()
            )
            for one in _traced(found.notes, {}, SectionPlace())
        )
        return TracedLines(body, notes, ())

    def _first(self) -> SectionPlace:
        """Where what stands in front of the first heading belongs: to the section of the title."""
        first = self.outline.abschnitte[0] if self.outline.abschnitte else None
        titled = first is not None and first.plan.eintrag.rolle == "titel"
        return SectionPlace(first.id) if first is not None and titled else SectionPlace()

    def trace(self, lines: WordLines) -> TracedLines:
        """These lines with what their words come from, as far as the document has them too."""
        margins = tuple(self._margin(line) for line in lines.margins)
        return TracedLines(
            _projected(lines.body, self.named.body), _projected(lines.notes, self.named.notes), margins
        )

    def _margin(self, line: WordLine) -> TracedLine:
        """A line of header or footer: what it names of the offer stands there as it is."""
        names, state = header_parts(self.document)
        day = "angebot.konzeption.stand" if self._own_day() else "angebot.stand"
        known = dict(zip(names, ("traeger.name", "angebot.bezeichnung"), strict=False))
        for words in state:
            first, _, rest = words.partition(" ")
            known[rest] = day if first == "Stand" else "angebot.version"
        text = seen(line.text)
        found = [
            OriginSpan(at, at + len(words), FieldPath(path))
            for words, path in known.items()
            if (at := text.find(seen(words))) >= 0 and len(text) == len(line.text)
        ]
        return TracedLine(line, tuple(sorted(found)), SectionPlace(), bool(found))

    def _own_day(self) -> bool:
        return self.profile.dokument == "fachkonzept" and bool(self.loaded.konzept.angebot.konzeption.stand)


def lines_of(content: bytes) -> WordLines:
    """The lines of a Word file of ours."""
    read = read_word(content, "").document
    assert read is not None
    return both_views(read).before


def _places(document: BlockDocument) -> dict[str, SectionPlace]:
    """Section and part by the bookmark at which it begins."""
    marks = Bookmarks(document)
    found: dict[str, SectionPlace] = {}
    section = ""
    for node in nodes(document):
        if isinstance(node, Section):
            section = node.id
        ident = getattr(node, "id", "") if isinstance(node, Section | NumberedPart) else ""
        if ident and (mark := marks.get(ident)):
            found[mark.name] = SectionPlace(section, "" if ident == section else ident)
    return found


def _traced(
    lines: Sequence[WordLine], places: dict[str, SectionPlace], here: SectionPlace
) -> tuple[TracedLine, ...]:
    found = []
    for line in lines:
        here = next((places[name] for name in line.bookmarks if name in places), here)
        text = split_origins(line.text)
        found.append(TracedLine(_renamed(line, text.text), text.origins, here, known=True))
    return tuple(found)


def _renamed(line: WordLine, text: str) -> WordLine:
    """The line with other words, for comparing only."""
    atoms = (
        (line.atoms[0]._replace(text=text), *(a._replace(text="") for a in line.atoms[1:]))
        if line.atoms
        else ()
    )
    return replace(line, atoms=atoms)


def _projected(lines: Sequence[WordLine], named: Sequence[TracedLine]) -> tuple[TracedLine, ...]:
    keys = [LineKey(line.part, seen(line.text)) for line in lines]
    known = [LineKey(one.line.part, seen(one.line.text)) for one in named]
    partner = {
        p.old: p.new for p in aligned(keys, known) if p.old is not None and p.new is not None and not p.moved
    }
    found: list[TracedLine] = []
    here = SectionPlace()
    for index, line in enumerate(lines):
        if index not in partner:
            found.append(TracedLine(line, (), here))
            continue
        one = named[partner[index]]
        here = one.place
        found.append(TracedLine(line, _moved_spans(one.line.text, line.text, one.origins), here, known=True))
    return tuple(found)


def _moved_spans(old: str, new: str, spans: tuple[OriginSpan, ...]) -> tuple[OriginSpan, ...]:
    """Spans of one text in another that says nearly the same."""
    if len(old) == len(new) and seen(old) == seen(new):
        return spans
    starts, ends = _char_map(old, new)
    moved = (OriginSpan(starts(one.start), ends(one.end), one.path) for one in spans)
    return tuple(one for one in moved if one.end > one.start)


def _char_map(old: str, new: str) -> tuple[Callable[[int], int], Callable[[int], int]]:
    parted = list(stretches(old, new))

    def mapped(at: int, *, end: bool) -> int:
        for one in parted:
            if one.old_start <= at < one.old_end or (end and one.old_start < at <= one.old_end):
                if one.same:
                    return one.new_start + at - one.old_start
                return one.new_end if end else one.new_start
        return len(new) if at else 0

    return (lambda at: mapped(at, end=False)), (lambda at: mapped(at, end=True))
