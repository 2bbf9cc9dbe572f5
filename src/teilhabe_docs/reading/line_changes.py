"""What has become of the lines of a Word file since it was written: edited, added, removed, moved."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from teilhabe_docs.documents.aligned_lines import LineKey, LinePair, aligned, likeness
from teilhabe_docs.reading.line_edits import LineEdit, PictureKey, as_typed, edits_of, who
from teilhabe_docs.reading.word_lines import BREAK, LineStretch, RawParagraph, WordLine
from teilhabe_docs.reading.word_views import visible

_PAGE = re.compile(r"(?<=Seite )\d+|(?<=von )\d+$|^\d+$")
_BLANK = re.compile(r"\[[^\[\]]+\]")
_SAME = 0.75

ChangeOfLine = Literal["changed", "added", "removed", "moved"]


@dataclass(frozen=True, slots=True)
class LineChange:
    """What has become of a line: `written` is its index among those that were written, None where it is new.

    `line` is how it stands in the file, None where it is gone. `after` is the index of the line that was
    written in front of its place, -1 at the start. Who has changed a line within, its `edits` say.
    """

    kind: ChangeOfLine
    written: int | None
    line: WordLine | None
    after: int
    edits: tuple[LineEdit, ...] = ()
    author: str = ""
    date: str = ""
    pending: bool = False
    moved: bool = False


class ReadSides(NamedTuple):
    """The lines of a part before and after the tracked changes."""

    before: tuple[WordLine, ...]
    after: tuple[WordLine, ...]


class ComparedLines(NamedTuple):
    """The changes in the order of the file, unchanged lines are none; which line before is which written."""

    changes: tuple[LineChange, ...]
    known: Mapping[int, int]


def line_changes(
    written: Sequence[WordLine], sides: ReadSides, written_picture: PictureKey, picture: PictureKey
) -> ComparedLines:
    """What has become of the lines of a part of the document."""
    tracks = _Tracks(sides)
    pairs = aligned([_line_key(one) for one in written], [_line_key(one) for one in sides.before])
    found: list[LineChange] = []
    here = -1
    for pair in pairs:
        new = sides.before[pair.new] if pair.new is not None else None
        if new is not None:
            found += (replace(one, after=here) for one in tracks.added_before(new))
        found += _of_pair(pair, written, new, here, tracks, written_picture, picture)
        if pair.old is not None and not pair.moved:
            here = pair.old
        if new is not None:
            found += (replace(one, after=here) for one in tracks.added_within(new))
    found += (replace(one, after=here) for one in tracks.rest())
    known = {pair.new: pair.old for pair in pairs if pair.old is not None and pair.new is not None}
    return ComparedLines(tuple(_with_moves(found, written)), known)


def _line_key(line: WordLine) -> LineKey:
    words = " ".join(as_typed(line.text).split())
    words = _PAGE.sub("#", words) if line.part == "header" else words
    return LineKey(line.part, words, bool(line.level), bool(_BLANK.fullmatch(words)))


def _of_pair(
    pair: LinePair,
    written: Sequence[WordLine],
    new: WordLine | None,
    here: int,
    tracks: "_Tracks",
    written_picture: PictureKey,
    picture: PictureKey,
) -> Iterator[LineChange]:
    if new is None:
        yield LineChange("removed", pair.old, None, here)
        return
    gone = tracks.removed(new)
    if pair.old is None:
        if gone is None:
            yield LineChange("added", None, new, here)
        return
    if gone is not None:
        yield replace(gone, written=pair.old, after=here)
        return
    old = written[pair.old]
    edits = edits_of(old, new, tracks.after(new), written_picture, picture)
    if old.part == "header":
        edits = tuple(one for one in edits if not _is_page(old, one))
    edits = (*edits, *tracks.ends(old, new))
    if pair.moved:
        yield LineChange("moved", pair.old, new, here, edits, moved=True)
    elif edits:
        yield LineChange("changed", pair.old, new, here, edits)


def _is_page(line: WordLine, edit: LineEdit) -> bool:
    """Whether nothing but the number of a page is another one."""
    before = line.text[max(edit.start - 6, 0) : edit.start].replace("\u00a0", " ")
    numbers = line.text[edit.start : edit.end].strip().isdigit() and edit.new.strip().isdigit()
    return numbers and (before.endswith(("Seite ", "von ")) or not before.strip())


class _Tracks:
    """The tracked changes of whole lines, and those inside of one."""

    def __init__(self, sides: ReadSides) -> None:
        self._after = {atom.serial: atom for line in sides.after for atom in line.atoms if atom.serial >= 0}
        self._line_after = {raw.number: line for line in sides.after for raw in line.raw}
        covered = {raw.number for line in sides.before for raw in line.raw}
        self._rest = [
            line
            for line in sides.after
            if not any(raw.number in covered for raw in line.raw) and line.text.strip()
        ]
        self._order = {id(line): number for number, line in enumerate(sides.after)}
        self._given: set[int] = set()

    def after(self, line: WordLine) -> list[LineStretch]:
        """The stretches of a line with its changes, but for paragraphs that are wholly new."""
        new = {raw.number for raw in self._new(line)}
        serials = (n for raw in line.raw if raw.number not in new for n in raw.serials)
        found = [self._after[n] for n in serials if n in self._after]
        return self._parted(line, found) if line.part == "table" else found

    def _parted(self, line: WordLine, found: Sequence[LineStretch]) -> list[LineStretch]:
        """The stretches of a row; a new one that begins a paragraph of a cell has what parts it."""
        here = {atom.serial for atom in line.atoms}
        after = self._line_after.get(line.raw[0].number)
        atoms = after.atoms if after else ()
        begin = {b.serial for a, b in pairwise(atoms) if a.serial < 0 and a.text == BREAK}
        return [one._replace(text=BREAK + one.text) if one.serial in begin - here else one for one in found]

    def _new(self, line: WordLine) -> list[RawParagraph]:
        own = {atom.serial for atom in line.atoms}
        if line.part == "table":
            return []
        return [
            raw
            for raw in line.raw
            if not own.intersection(raw.serials)
            and any(self._after[n].text.strip() for n in raw.serials if n in self._after)
            and (own or len(line.raw) > 1)
        ]

    def removed(self, line: WordLine) -> LineChange | None:
        """A line that its tracked changes take away."""
        words = [atom for atom in line.atoms if atom.serial >= 0 and (atom.text.strip() or atom.inner)]
        if not words or any(atom.serial in self._after for atom in words) or self.after(line):
            return None
        moved = any(change.kind == "moved_from" for change in words[-1].changes)
        return LineChange("removed", None, None, -1, (), *who(words[-1].changes, adds=False), True, moved)

    def added_before(self, line: WordLine) -> Iterator[LineChange]:
        """New lines in front of a line: paragraphs that end in it, or others that stand before it."""
        first = self._order.get(id(self._line_after.get(line.raw[0].number))) if line.raw else None
        for one in list(self._rest):
            if first is not None and self._order[id(one)] < first:
                self._rest.remove(one)
                yield self._added(one, [atom for atom in one.atoms if atom.serial >= 0])
        own = {atom.serial for atom in line.atoms}
        for raw in self._new(line):
            if not any(n < raw.serial for n in own):
                yield from self._added_raw(raw)

    def added_within(self, line: WordLine) -> Iterator[LineChange]:
        """New lines behind a line."""
        own = {atom.serial for atom in line.atoms}
        for raw in self._new(line):
            if any(n < raw.serial for n in own):
                yield from self._added_raw(raw)

    def rest(self) -> Iterator[LineChange]:
        """New lines at the end."""
        for one in self._rest:
            yield self._added(one, [atom for atom in one.atoms if atom.serial >= 0])

    def _added_raw(self, raw: RawParagraph) -> Iterator[LineChange]:
        if raw.number in self._given:
            return
        self._given.add(raw.number)
        line = self._line_after.get(raw.number)
        atoms = [self._after[n] for n in raw.serials if n in self._after]
        if line is not None:
            yield self._added(replace(line, atoms=tuple(atoms), raw=(raw,)), atoms)

    def _added(self, line: WordLine, atoms: Sequence[LineStretch]) -> LineChange:
        changes = next((atom.changes for atom in atoms if atom.text.strip()), ())
        moved = any(change.kind == "moved_to" for change in changes)
        return LineChange("added", None, line, -1, (), *who(changes, adds=True), True, moved)

    def ends(self, written: WordLine, line: WordLine) -> Iterator[LineEdit]:
        """Tracked paragraph ends: where a line is parted, where it is one with the next."""
        if line.part == "table":
            yield from self._ends_in_cells(line)
            return
        new = {raw.number for raw in self._new(line)}
        kept = [raw for raw in line.raw if raw.number not in new]
        own = {atom.serial for atom in line.atoms}
        spoken = [raw for raw in kept if own.intersection(raw.serials)]
        at = 0
        end = len(written.text)
        for raw in spoken[:-1]:
            at += sum(len(atom.text) for atom in line.atoms if atom.serial in raw.serials)
            if visible(raw.end, "after"):
                yield LineEdit(at, at, "¶", "split", *who(raw.end, adds=True), pending=True)
        last = spoken[-1] if spoken else None
        goes_on = any(n in self._after for n in own)
        if goes_on and last and visible(last.end, "before") and not visible(last.end, "after"):
            yield LineEdit(end, end, "", "joined", *who(last.end, adds=False), pending=True)
        for change in (change for raw in spoken for change in raw.end):
            if change.kind == "formatted" and line.part == "body":
                yield LineEdit(0, end, written.text, "looks", change.author, change.date, True)

    def _ends_in_cells(self, line: WordLine) -> Iterator[LineEdit]:
        at = 0
        ends = {raw.serials[-1]: raw.end for raw in line.raw if raw.pieces}
        for atom, behind in zip(line.atoms, (*line.atoms[1:], None), strict=True):
            at += len(atom.text)
            end = ends.get(atom.serial, ())
            before, after = visible(end, "before"), visible(end, "after")
            parts = behind is not None and behind.text == BREAK and behind.serial < 0
            if after and not before and behind is not None and behind.serial >= 0:
                yield LineEdit(at, at, "¶", "split", *who(end, adds=True), pending=True)
            elif before and not after and parts:
                yield LineEdit(at, at, "", "joined", *who(end, adds=False), pending=True)


def _with_moves(found: Iterable[LineChange], written: Sequence[WordLine]) -> Iterator[LineChange]:
    """A line that has gone and one that has come with the same words are one that has moved."""
    found = list(found)
    gone = {n: one for n, one in enumerate(found) if one.kind == "removed" and one.written is not None}
    dropped: set[int] = set()
    for n, one in enumerate(found):
        if one.kind != "added" or one.line is None or not one.pending:
            continue
        for m, other in gone.items():
            if m in dropped or other.pending != one.pending or other.written is None:
                continue
            old = written[other.written]
            same = likeness(_line_key(old).words, _line_key(one.line).words) >= _SAME
            if old.part == one.line.part and same and (one.moved or len(old.text.split()) > 3):
                found[n] = replace(one, kind="moved", written=other.written, moved=True)
                dropped.add(m)
                break
    yield from (one for n, one in enumerate(found) if n not in dropped)
