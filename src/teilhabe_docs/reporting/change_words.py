"""Changes in words that all forms share: what has become of something, and where it stands."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from teilhabe_docs.documents.change_list import ChangeCause, ChangedSection, ChangeList, ListedChange
from teilhabe_docs.documents.changed_fields import ChangeKind
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.sequence_difference import TextPiece, stretches, text_pieces
from teilhabe_docs.documents.values_in_words import in_words, is_text
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.offer_terms import Klausel

KIND_WORDS: Mapping[ChangeKind, str] = {
    ChangeKind.CHANGED: "geändert",
    ChangeKind.ADDED: "kommt hinzu",
    ChangeKind.REMOVED: "entfällt",
    ChangeKind.MOVED: "steht an anderer Stelle",
}
"""What has become of a section, an offer or an entry."""

NOTHING_CHANGED = "Es hat sich nichts geändert."
MOVED = "(an anderer Stelle)"
"""What is said behind words that only stand elsewhere."""
_WRAPPED = re.compile(r"(?:(?<=[^\s\\])|(?<=\S ))\n(?![ \t]*(?:\n|[-*+>|#]|\d+[.)]))")
"""The end of a line inside of a paragraph, where a text in a file goes on below."""
_AROUND = 5  # words that are shown beside a change in a longer text


def place_words(section: ChangedSection) -> str:
    """The number and title of a section."""
    return " ".join(filter(None, (section.number, section.title)))


def places_in_words(places: Iterable[ChangedSection], *, offers: bool) -> str:
    """The documents with the sections in each; `offers`: behind the id of the offer."""
    found: dict[str, list[str]] = {}
    for one in places:
        document = DOKUMENTE[one.document]
        name = f"{one.offer}, {document}" if offers else document
        said = place_words(one)
        said += f" ({KIND_WORDS[one.kind]})" if one.kind is not ChangeKind.CHANGED else ""
        found.setdefault(name, []).append(said)
    return "; ".join(f"{name}: {', '.join(dict.fromkeys(sections))}" for name, sections in found.items())


def change_words(listed: ListedChange) -> tuple[str, str]:
    """The value before and after; of an entry that has moved its place, of a clause what is agreed."""
    change = listed.change
    if change.kind is ChangeKind.MOVED:
        return _at(change.old_path, change.old), _at(change.new_path, change.new)
    return _said(change.old), _said(change.new)


def _said(value: object) -> str:
    if isinstance(value, Klausel):
        agreed = f"vereinbart am {in_words(value.vereinbart_am)} mit {value.vereinbart_mit}"
        return f"{_said(value.text)} ({agreed})"
    return _WRAPPED.sub(" ", in_words(value)) if is_text(value) else in_words(value)


def _at(path: FieldPath, entry: object) -> str:
    place = path.steps[-1]
    return f"Stelle {place + 1 if isinstance(place, int) else place}: {in_words(entry)}"


def change_pieces(listed: ListedChange) -> tuple[TextPiece, ...]:
    """A longer text or a list word by word, entry by entry; nothing of other values."""
    old, new = listed.change.old, listed.change.new
    if is_text(old) and is_text(new):
        return text_pieces(_said(old), _said(new))
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _entry_pieces([in_words(one) for one in old], [in_words(one) for one in new])
    return ()


def _entry_pieces(old: list[str], new: list[str]) -> tuple[TextPiece, ...]:
    """The entries of a list of plain values; one that has moved stands at its new place."""
    parted = [one for one in stretches(old, new) if not one.same]
    gone = Counter(word for one in parted for word in old[one.old_start : one.old_end])
    come = Counter(word for one in parted for word in new[one.new_start : one.new_end])
    moved = (gone & come).keys()
    pieces: list[TextPiece] = []
    for one in stretches(old, new):
        if not one.same:
            pieces += [TextPiece("old", w) for w in old[one.old_start : one.old_end] if w not in moved]
        kind = "same" if one.same else "new"
        for word in new[one.new_start : one.new_end]:
            pieces.append(TextPiece("moved" if kind == "new" and word in moved else kind, word))
    return tuple(pieces)


def shortened(pieces: Iterable[TextPiece]) -> tuple[TextPiece, ...]:
    """The pieces with only some words of what stays beside each change."""
    pieces = tuple(pieces)
    found = []
    for index, piece in enumerate(pieces):
        words = piece.text.split(" ")
        first, last = index == 0, index == len(pieces) - 1
        before, after = 0 if first else _AROUND, 0 if last else _AROUND
        if piece.kind == "same" and len(words) > before + after + 2:
            kept = [*words[:before], "…", *(words[len(words) - after :] if after else ())]
            piece = TextPiece("same", " ".join(kept))
        found.append(piece)
    return tuple(found)


def label_words(listed: ListedChange) -> str:
    """What a change is called: the field, of an entry of a list also which."""
    entry = listed.change.new if listed.change.new is not None else listed.change.old
    if isinstance(entry, Klausel) and listed.change.kind is not ChangeKind.CHANGED:
        return f"{listed.label} {KIND_WORDS[listed.change.kind]}"
    if isinstance(entry, Model) and listed.change.kind is not ChangeKind.CHANGED:
        return f"{listed.label}, Eintrag {KIND_WORDS[listed.change.kind]}"
    return listed.label


def fixed(changes: ChangeList) -> list[ChangedSection]:
    """The sections whose fixed text is another, as their profile has changed."""
    return [one for one in changes.sections if one.cause is ChangeCause.PROFILE]


def following(changes: ChangeList) -> list[ChangedSection]:
    """The sections that come, go or move with the data, and those that no field of theirs explains."""
    by_data = [one for one in changes.sections if one.cause is ChangeCause.DATA]
    return [one for one in by_data if one.kind is not ChangeKind.CHANGED or not one.paths]


def summary(changes: ChangeList) -> str:
    """How much there is, in a line."""
    if changes.empty:
        return NOTHING_CHANGED
    numbers = (
        (len(changes.coming), "Angebot oder Dokument", "Angebote oder Dokumente"),
        (len(changes.changes), "Angabe", "Angaben"),
        (len(following(changes)), "Abschnitt durch sie", "Abschnitte durch sie"),
        (len(fixed(changes)), "Abschnitt mit festem Text", "Abschnitte mit festem Text"),
    )
    return f"Geändert: {', '.join(f'{n} {one if n == 1 else many}' for n, one, many in numbers if n)}."
