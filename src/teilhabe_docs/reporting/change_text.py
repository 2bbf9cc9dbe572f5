"""A change list for a terminal: each change once, with its places, then what follows from it."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from teilhabe_docs.documents.change_list import ChangedSection, ChangedUnit, ChangeList, ListedChange
from teilhabe_docs.documents.changed_fields import ChangeKind
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.sequence_difference import TextPiece
from teilhabe_docs.reporting.change_words import (
    KIND_WORDS,
    MOVED,
    change_pieces,
    change_words,
    fixed,
    following,
    label_words,
    place_words,
    places_in_words,
    shortened,
    summary,
)
from teilhabe_docs.reporting.path_words import path_words

_OLD, _NEW = ("[-{}-]", "31"), ("{{+{}+}}", "32")
"""How words that have gone and that have come are set off, and in which colour."""


def as_text(changes: ChangeList, *, colour: bool) -> str:
    """The changes by file, then sections that follow from them, then fixed text; at the end how many."""
    offers = len({one.offer for one in changes.sections}) > 1 or len(changes.offers) > 1
    blocks = [f"Änderungen von »{changes.old}« zu »{changes.new}«"] if not changes.empty else []
    if changes.coming:
        blocks.append("\n".join(_coming(changes)))
    for file, listed in groupby(changes.changes, key=lambda one: one.file):
        lines = [file]
        for one in listed:
            lines += _change(one, offers=offers, colour=colour)
        blocks.append("\n".join(lines))
    for title, sections in (("Abschnitte", following(changes)), ("Fester Text", fixed(changes))):
        if sections:
            blocks.append("\n".join([title, *_sections(sections, changes, offers=offers, colour=colour)]))
    return "\n\n".join([*blocks, summary(changes)]) + "\n"


def _coming(changes: ChangeList) -> Iterator[str]:
    for one in changes.coming:
        what = f"{DOKUMENTE[one.document]} von »{one.offer}«" if one.document else f"Angebot »{one.offer}«"
        yield f"{what} {KIND_WORDS[one.kind]} ({one.title})"


def _change(one: ListedChange, *, offers: bool, colour: bool) -> Iterator[str]:
    yield f"  {label_words(one)} ({path_words(one.path)}, Zeile {one.line})"
    if pieces := change_pieces(one):
        between = "" if not isinstance(one.change.new, tuple) else " · "
        yield from _indented(marked_pieces(pieces, between, colour=colour))
    else:
        before, after = change_words(one)
        yield from _indented(f"{before} → {after}")
    yield f"    {places_in_words(one.places, offers=offers) or 'steht in keinem Dokument'}"


def _sections(
    sections: Iterable[ChangedSection], changes: ChangeList, *, offers: bool, colour: bool
) -> Iterator[str]:
    names = {str(one.change.path): one.path for one in changes.changes}
    for one in sections:
        because = ", ".join(path_words(names.get(path, path)) for path in one.paths)
        what = KIND_WORDS[one.kind] if one.kind is not ChangeKind.CHANGED else "lautet anders"
        before = f"{one.offer}, " if offers else ""
        reason = f" (wegen {because})" if because else ""
        yield f"  {before}{DOKUMENTE[one.document]}, {place_words(one)}: {what}{reason}"
        if one.kind is ChangeKind.CHANGED:
            for unit in one.units:
                yield from _indented(_unit(unit, colour=colour))


def _unit(unit: ChangedUnit, *, colour: bool) -> str:
    return marked_pieces(unit.pieces, "", colour=colour)


def marked_pieces(pieces: Iterable[TextPiece], between: str = "", *, colour: bool) -> str:
    """Pieces of a text in a line, with signs around what has gone and come, far from these shortened."""
    said = []
    for kind, text in shortened(pieces):
        if kind == "same":
            said.append(text)
            continue
        if kind == "moved":
            said.append(f"{text} {MOVED}")
            continue
        form, code = _OLD if kind == "old" else _NEW
        bare = text.lstrip()
        marked = form.format(bare)
        said.append(text[: len(text) - len(bare)] + (f"\x1b[{code}m{marked}\x1b[0m" if colour else marked))
    return between.join(said)


def _indented(text: str) -> Iterator[str]:
    return (f"    {line}".rstrip() for line in text.splitlines() if line.strip())
