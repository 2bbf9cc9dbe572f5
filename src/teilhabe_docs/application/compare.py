"""What has changed from one folder to another, by document, section and path of the field."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.repositories import found_in
from teilhabe_docs.application.repository_reports import name_from
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.documents.change_list import (
    ChangedOffer,
    ChangedSection,
    ChangeList,
    ComparedOffer,
    ListedChange,
)
from teilhabe_docs.documents.changed_fields import ChangeKind, FieldChange, changed_fields
from teilhabe_docs.documents.clause_places import clause_place
from teilhabe_docs.documents.clauses import CLAUSES
from teilhabe_docs.documents.display import german_date
from teilhabe_docs.documents.values_in_words import value_label
from teilhabe_docs.loading.files.paths import as_text
from teilhabe_docs.loading.repository import joined
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.reporting.report import report_on

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.reporting.report import Report


class OfferPlace(NamedTuple):
    """Which offer of a folder: the file that holds it, and its id."""

    file: str
    id: str


@dataclass(frozen=True, slots=True)
class OfferSide:
    """An offer in one state, in its repository, with the profiles of its documents."""

    place: OfferPlace
    workspace: Workspace
    loaded: "LoadedConcept"
    profiles: "dict[str, Profil]"


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """All that a folder holds, in one state: as it is `called`, its offers, what is wrong in its files."""

    called: str
    offers: tuple[OfferSide, ...]
    found: "Report"


def read_side(called: str, workspaces: Sequence[Workspace]) -> ComparedSide:
    """The repositories of a state, as it is `called`; an `ImpossibleError` where there is no offer."""
    from teilhabe_docs.documents.profile.profile_choice import choose

    offers: list[OfferSide] = []
    reports = []
    for workspace in workspaces:
        whole = joined(workspace.reading())
        findings, texts = [*whole.findings], whole.texte
        for loaded in whole.konzepte:
            choice = choose(loaded, workspace.shelf)
            findings += choice.befunde
            texts |= choice.texte
            file = name_from(workspace.before, loaded.ort("angebot.id")[0])
            place = OfferPlace(file, loaded.konzept.angebot.id)
            offers.append(OfferSide(place, workspace, loaded, choice.brauchbare))
        reports.append((workspace, report_on(findings, whole.dateien, texts)))
    found = found_in(reports, report_on((), (), {}))
    if not offers and not any(report.findings for _, report in reports):
        text = f"In »{as_text(called)}« ist kein Angebot: Es fehlt eine Datei offer.yaml."
        raise ImpossibleError(Cause.NOTHING, text)
    return ComparedSide(called, tuple(offers), found)


def compared(old: ComparedSide, new: ComparedSide) -> ChangeList:
    """The changes from `old` to `new`; each of a value that several offers share once."""
    pairs = list(offer_pairs(old.offers, new.offers))
    listed: dict[tuple[object, ...], ListedChange] = {}
    sections: list[ChangedSection] = []
    coming: list[ChangedOffer] = []
    for before, after in pairs:
        if before is None or after is None:
            side = before or after
            assert side is not None
            kind = ChangeKind.REMOVED if after is None else ChangeKind.ADDED
            coming.append(ChangedOffer(side.place.id, side.loaded.konzept.angebot.bezeichnung, kind))
            continue
        changes = changed_fields(before.loaded.konzept, after.loaded.konzept)
        own = list(_sections(before, after, changes))
        sections += own
        coming += documents_of_one(before, after)
        for change in changes:
            places = tuple(one for one in own if change.path in one.paths)
            _list(listed, change, before, after, places)
    both = tuple(_offer(before, after) for before, after in pairs if before and after)
    return ChangeList(old.called, new.called, both, tuple(coming), tuple(listed.values()), tuple(sections))


def _offer(old: OfferSide, new: OfferSide) -> ComparedOffer:
    konzept = new.loaded.konzept
    angebot = konzept.angebot
    return ComparedOffer(
        angebot.id,
        angebot.bezeichnung,
        str(angebot.vertragsgrundlage) if isinstance(angebot.vertragsgrundlage, str) else "",
        konzept.traeger.name,
        _state(old),
        _state(new),
    )


def _state(side: OfferSide) -> str:
    """Of which day and version the data are."""
    angebot = side.loaded.konzept.angebot
    day = f"Stand {german_date(angebot.stand)}" if isinstance(angebot.stand, date) else ""
    version = f"Version {angebot.version}" if isinstance(angebot.version, str) else ""
    return ", ".join(filter(None, (day, version)))


def offer_pairs(
    old: Sequence[OfferSide], new: Sequence[OfferSide]
) -> Iterator[tuple[OfferSide | None, OfferSide | None]]:
    """The offers of one file and id, of one id, of one file, or the only ones left; then the others."""
    left, right = list(old), list(new)
    found: dict[int, OfferSide] = {}
    for same in (
        lambda one, other: one.place == other.place,
        lambda one, other: one.place.id == other.place.id,
        lambda one, other: one.place.file == other.place.file,
        lambda _one, _other: len(left) == len(right) == 1,
    ):
        for one in tuple(right):
            partner = next((other for other in left if same(other, one)), None)
            if partner is not None:
                found[id(one)] = partner
                left.remove(partner)
                right.remove(one)
    for one in new:
        yield found.get(id(one)), one
    for one in left:
        yield one, None


def _sections(old: OfferSide, new: OfferSide, changes: Iterable[FieldChange]) -> Iterator[ChangedSection]:
    from teilhabe_docs.application.compare_documents import PrintedDocument, changed_sections
    from teilhabe_docs.loading.offer_files import carried_over

    fields = new.loaded.konzept.fields
    same = old.loaded.konzept.fields.declared == fields.declared
    carried = old.loaded if same else carried_over(old.loaded, fields)
    for document, profile in new.profiles.items():
        if document in old.profiles:
            before = PrintedDocument(old.loaded, old.profiles[document])
            after = PrintedDocument(new.loaded, profile)
            yield from changed_sections(before, after, changes, carried)


def documents_of_one(old: OfferSide, new: OfferSide) -> Iterator[ChangedOffer]:
    """The documents that an offer has in one of the two states alone."""
    for document in dict.fromkeys((*new.profiles, *old.profiles)):
        if document not in old.profiles or document not in new.profiles:
            kind = ChangeKind.ADDED if document in new.profiles else ChangeKind.REMOVED
            yield ChangedOffer(new.place.id, new.loaded.konzept.angebot.bezeichnung, kind, document)


def _list(
    listed: dict[tuple[object, ...], ListedChange],
    change: FieldChange,
    old: OfferSide,
    new: OfferSide,
    places: tuple[ChangedSection, ...],
) -> None:
    """Add a change, or the places of one that stands there already: that of a file which offers share."""
    there = change.kind is not ChangeKind.REMOVED
    side = new if there else old
    file, span, path = side.loaded.ort(change.new_path if there else change.old_path)
    file = name_from(side.workspace.before, file)
    label = _label(side, change.new_path if there else change.old_path)
    key = (file, path, change.kind)
    offers: tuple[str, ...] = (new.place.id,)
    if key in listed:
        places = (*listed[key].places, *places)
        offers = (*listed[key].offers, *offers)
    listed[key] = ListedChange(change, label, file, span.line, path, offers, places)


def _label(side: OfferSide, path: FieldPath) -> str:
    """What a value is called; a clause by the section that it stands in."""
    label = value_label(side.loaded.konzept, path)
    if path == CLAUSES or not path.is_inside(CLAUSES):
        return label
    entry = FieldPath.of(*path.steps[: len(CLAUSES.steps) + 1])
    ((_, clause),) = side.loaded.konzept.values_at(entry)
    profile = side.profiles.get(clause.dokument)
    place = clause_place(profile.without_clauses, clause.stelle) if profile else None
    if place is None:
        return label
    rest = label.removeprefix(value_label(side.loaded.konzept, entry))
    return f"Klausel in »{place.plan.eintrag.titel}«{rest}"


def as_document(changes: ChangeList, format_: str, old: ComparedSide, new: ComparedSide) -> bytes:
    """The changes as a table old | new by section in one of `FORMATS`, sealed by what it is made from."""
    from teilhabe_docs.application.order import writable
    from teilhabe_docs.rendering.document_formats import document_files
    from teilhabe_docs.reporting import change_table

    writable(format_)
    digests = digests_of(old.offers, new.offers)
    (content,) = document_files(change_table.as_document(changes), "diff", format_, digests).values()
    return content


def digests_of(old: Iterable[OfferSide], new: Iterable[OfferSide]) -> dict[str, str]:
    """The digests of the files that two states of offers are read from."""
    from teilhabe_docs.rendering.seal import source_digests

    found: dict[str, str] = {}
    for side, offers in (("alt", old), ("neu", new)):
        for one in offers:
            called = partial(name_from, PurePath(side) / one.workspace.before)
            found |= source_digests(one.loaded, called=called)
    return found
