"""A change list as a document to send along: what is negotiated, then old and new side by side by section."""

from collections.abc import Iterable, Iterator
from typing import Literal

from teilhabe_docs.documents.blocks import (
    Block,
    BlockDocument,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.documents.change_list import (
    ChangedSection,
    ChangedUnit,
    ChangeList,
    ComparedOffer,
    ListedChange,
)
from teilhabe_docs.documents.changed_fields import ChangeKind
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.reached_sections import HEAD
from teilhabe_docs.documents.sequence_difference import TextPiece
from teilhabe_docs.documents.values_in_words import NOTHING
from teilhabe_docs.reporting.change_words import (
    KIND_WORDS,
    MOVED,
    NOTHING_CHANGED,
    change_pieces,
    change_words,
    label_words,
    place_words,
    places_in_words,
    shortened,
)

_TITLE = "Synopse der Änderungen"
_LEAD = (
    "Links steht der bisherige Wortlaut, rechts der neue. Was entfällt, ist links kursiv, was hinzukommt, "
    "rechts fett gesetzt. Nummern von Abschnitten sind die der neuen Fassung."
)
_OWN = ("angebot.klauseln.fassung", "angebot.klauseln.grund")
"""What a provider notes of a clause for itself."""
_SUBJECTS = "Verhandlungsgegenstände"
_LAW = (
    "Wer zum Abschluss einer Folgevereinbarung auffordert, benennt die Verhandlungsgegenstände (§ 126 Abs. 1 "
    "SGB IX). Nach den Änderungen in der Leistungsvereinbarung sind das:"
)
_NO_LAW = "In der Leistungsvereinbarung ändern sich:"
_NO_SUBJECT = "In der Leistungsvereinbarung ändert sich nichts."
_AGREEMENT = "leistungsvereinbarung"
_LEFT: tuple[Literal["links"], ...] = ("links",)


def as_document(changes: ChangeList) -> BlockDocument:
    """A section for each offer: subjects of the negotiation, values, a table for each document."""
    offers = [one for one in changes.offers if list(_of_offer(changes, one))]
    only = changes.offers[0] if len(changes.offers) == 1 else None
    provider = next((one.provider for one in changes.offers), "")
    head: list[Block] = [_paragraph(provider, "mitte")] if provider else []
    head.append(_paragraph(NOTHING_CHANGED if changes.empty else _LEAD))
    for one in changes.coming:
        what = f"{DOKUMENTE[one.document]} – {one.title}" if one.document else f"Angebot {one.title}"
        head.append(_paragraph(f"{what}: {KIND_WORDS[one.kind]}."))
    return BlockDocument(
        art="synopse",
        titel=_TITLE,
        zaehlung="dezimal",
        traeger=provider,
        angebot=only.title if only else "",
        stand="",
        version="",
        kopf=tuple(head),
        abschnitte=tuple(_offer(number, one, changes) for number, one in enumerate(offers, 1)),
        quer=True,
    )


def _of_offer(changes: ChangeList, offer: ComparedOffer) -> Iterator[object]:
    yield from _values(changes, offer)
    yield from (one for one in changes.sections if one.offer == offer.id)


def _values(changes: ChangeList, offer: ComparedOffer) -> Iterator[ListedChange]:
    """The values that parties speak of."""
    return (one for one in changes.changes if offer.id in one.offers and one.change.path.field not in _OWN)


def _offer(number: int, offer: ComparedOffer, changes: ChangeList) -> Section:
    values = list(_values(changes, offer))
    sections = [one for one in changes.sections if one.offer == offer.id]
    states = f"Bisher: {offer.old or 'ohne Stand'}. Neu: {offer.new or 'ohne Stand'}."
    below = [(_SUBJECTS, "gegenstaende", tuple(_subjects(offer, values, sections)))]
    if values:
        below.append(
            ("Angaben", "angaben", (_table(("Angabe", "Bisher", "Neu", "Steht in"), map(_value, values)),))
        )
    for document, title in DOKUMENTE.items():
        if rows := [row for one in sections if one.document == document for row in _rows(one)]:
            below.append((title, document, (_table(("Abschnitt", "Bisher", "Neu"), rows),)))
    children = tuple(
        Section(f"{offer.id}.{id_}", 2, f"{number}.{at}", title, content)
        for at, (title, id_, content) in enumerate(below, 1)
    )
    return Section(offer.id, 1, str(number), offer.title, (_paragraph(states), *children))


def _subjects(
    offer: ComparedOffer, values: list[ListedChange], sections: list[ChangedSection]
) -> Iterator[Block]:
    """The sections of the agreement that change, each with the values that change it."""
    labels = {str(one.change.path): one.label for one in values}
    named: dict[str, list[str]] = {}
    for one in sections:
        if one.document == _AGREEMENT and one.id != HEAD:
            said = named.setdefault(place_words(one), [])
            said += [labels[path] for path in one.paths if path in labels]
            if one.kind is not ChangeKind.CHANGED:
                said.append(KIND_WORDS[one.kind])
            elif not one.paths:
                said.append("Wortlaut")
    if not named:
        yield _paragraph(_NO_SUBJECT)
        return
    yield _paragraph(_LAW if offer.basis.startswith("sgb9") else _NO_LAW)
    items = (f"{place}: {', '.join(dict.fromkeys(said))}" for place, said in named.items())
    yield ItemList("strich", tuple(ListItem((_paragraph(item),)) for item in items))


def _value(one: ListedChange) -> tuple[tuple[Inline, ...], ...]:
    before, after = change_words(one)
    pieces = shortened(change_pieces(one))
    between = "; " if isinstance(one.change.new, tuple) else ""
    old = _side(pieces, "old", between) if pieces else _words(before)
    new = _side(pieces, "new", between) if pieces else _words(after)
    return _words(label_words(one)), old, new, _words(places_in_words(one.places, offers=False) or NOTHING)


def _rows(section: ChangedSection) -> Iterator[tuple[tuple[Inline, ...], ...]]:
    """The pieces of a section that change, its whole name beside the first."""
    name = place_words(section)
    if section.kind is not ChangeKind.CHANGED:
        name += f" ({KIND_WORDS[section.kind]})"
    for unit in section.units or (ChangedUnit("", "", ()),):
        yield _words(name), _side(unit.pieces, "old", ""), _side(unit.pieces, "new", "")
        name = section.number or section.title


def _side(pieces: Iterable[TextPiece], kind: str, between: str) -> tuple[Inline, ...]:
    """One side of a text: what stays, and what is on this side alone set off."""
    runs: list[Inline] = []
    for piece in pieces:
        if piece.kind not in ("same", "moved", kind):
            continue
        if between and runs:
            runs.append(TextRun(between))
        text = " ".join(piece.text.split("\n"))
        text += f" {MOVED}" if piece.kind == "moved" and kind == "new" else ""
        runs.append(TextRun(text, fett=piece.kind == "new", kursiv=piece.kind == "old"))
    return tuple(runs) or _words(NOTHING)


def _table(head: tuple[str, ...], rows: Iterable[tuple[tuple[Inline, ...], ...]]) -> TableBlock:
    return TableBlock(tuple(map(_words, head)), tuple(rows), _LEFT * len(head))


def _words(text: str) -> tuple[Inline, ...]:
    return (TextRun(" ".join(text.split())),) if text else ()


def _paragraph(text: str, role: Literal["", "mitte"] = "") -> Paragraph:
    return Paragraph(_words(text), role)
