"""Comments in the margin: each once, where it first has its place."""

from collections.abc import Iterable, Iterator
from itertools import chain

from teilhabe_docs.documents.blocks import Section
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.rendering.docx.elements import Element, root, run, serialize, sub
from teilhabe_docs.rendering.docx.marked_words import Mark, marks
from teilhabe_docs.rendering.docx.package import Part, word_type

AUTHOR = "tdocs"
"""Who writes our comments in the margin."""
_INITIALS = "td"


class Comments:
    """The notes of a document: those that wait for their place, and those that have been set."""

    def __init__(self, notes: Iterable[MarginNote]) -> None:
        self._waiting: dict[tuple[str, bool], list[MarginNote]] = {}
        for note in notes:
            self._waiting.setdefault((note.place, note.at_field), []).append(note)
        self._set: list[list[MarginNote]] = []
        self._marks: dict[int, list[Mark]] = {}
        self._run = -1

    def __bool__(self) -> bool:
        return bool(self._waiting or self._marks or self._set)

    def enter(self, section: Section) -> None:
        """The title of `section` follows; notes about words of it are set there."""
        self._leave()
        if notes := self._waiting.pop((section.id, False), None):
            self._marks, rest = marks(notes, section)
            if rest:
                self._waiting[section.id, False] = rest
        self._run = -1

    def _leave(self) -> None:
        """Notes whose words have not come wait for the end."""
        for mark in chain.from_iterable(self._marks.values()):
            self._waiting.setdefault(("", False), []).extend(mark.notes)
        self._marks = {}

    def pieces(self, words: str) -> Iterator[tuple[str, list[MarginNote]]]:
        """The next run of a section in pieces, each with the notes about it."""
        self._run += 1
        end = 0
        for mark in self._marks.pop(self._run, ()):
            if words[end : mark.begin]:
                yield words[end : mark.begin], []
            yield words[mark.begin : mark.end], mark.notes
            end = mark.end
        if words[end:]:
            yield words[end:], []

    def start(self, parent: Element, place: str, *, open_place: bool = False) -> int | None:
        """Begin the stretch that the notes about `place` are set on; None where there are none."""
        notes = self._waiting.pop((place, open_place), None)
        return self.begin(parent, notes) if notes else None

    def end(self, parent: Element, ident: int | None) -> None:
        """End the stretch that `start` has begun."""
        if ident is None:
            return
        sub(parent, "commentRangeEnd", id=ident)
        mark = sub(parent, "r")
        sub(sub(mark, "rPr"), "rStyle", "CommentReference")
        sub(mark, "commentReference", id=ident)

    def rest(self, parent: Element) -> None:
        """Set at the end of paragraph `parent` what has found no place of its own."""
        self._leave()
        notes = [note for waiting in self._waiting.values() for note in waiting]
        self._waiting.clear()
        if notes:
            self.end(parent, self.begin(parent, notes))

    def begin(self, parent: Element, notes: list[MarginNote]) -> int:
        """Begin the stretch that `notes` are set on."""
        self._set.append(notes)
        ident = len(self._set) - 1
        sub(parent, "commentRangeStart", id=ident)
        return ident

    def part(self, day: str) -> Part:
        """`word/comments.xml`; the comments bear the date `day` (2027-01-31) where there is one."""
        top = root("comments")
        for ident, notes in enumerate(self._set):
            date = {"date": f"{day}T00:00:00Z"} if day else {}
            comment = sub(top, "comment", id=ident, author=AUTHOR, initials=_INITIALS, **date)
            for note in notes:
                element = sub(comment, "p")
                sub(sub(element, "pPr"), "pStyle", "CommentText")
                if note is notes[0]:
                    mark = sub(element, "r")
                    sub(sub(mark, "rPr"), "rStyle", "CommentReference")
                    sub(mark, "annotationRef")
                run(element, note.origin, bold=True)
                sub(sub(element, "r"), "br")
                run(element, note.text)
        return Part("word/comments.xml", word_type("comments"), serialize(top))
