"""`tdocs diff --redline`: each document of two states as a Word file with tracked changes."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.compare import (
    ComparedSide,
    OfferSide,
    digests_of,
    documents_of_one,
    offer_pairs,
)
from teilhabe_docs.application.compare_documents import PrintedDocument
from teilhabe_docs.application.destinations import FOREIGN, is_foreign, write_result
from teilhabe_docs.application.house_template import house_of, house_template
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.render import output_place
from teilhabe_docs.diagnostics import has_errors, texts_of
from teilhabe_docs.documents.changed_fields import ChangeKind
from teilhabe_docs.loading.files.targets import Targets

if TYPE_CHECKING:
    from teilhabe_docs.documents.blocks import BlockDocument
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.rendering.docx.house import House

_ONE_SIDED = {
    ChangeKind.ADDED: "gibt es im bisherigen Stand nicht",
    ChangeKind.REMOVED: "gibt es im neuen Stand nicht mehr",
}
_NOTHING = "Kein Dokument gibt es in beiden Ständen; es wurde nichts geschrieben."
_FAULTS = "Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler."
_NOT_OVER = "Es wurde nichts geschrieben. Bitte einen anderen Ordner nennen; --force überschreibt."
_PLAIN = "ist ein Dokument ohne Änderungen, das »tdocs render« geschrieben hat."


class RedlineFile(NamedTuple):
    """A document with its changes, and the file that it becomes, which has to lie in the folder `within`."""

    offer: str
    document: str
    path: PurePath
    within: PurePath
    content: bytes
    unchanged: bool


class Redlines(NamedTuple):
    """The documents, and what there is to say: of what one state alone has, and what has not changed."""

    files: tuple[RedlineFile, ...]
    remarks: tuple[str, ...]


def redlines(old: ComparedSide, new: ComparedSide, out: str, author: str | None) -> Redlines:
    """The documents that both states have, for the folder `out`; `author` is who has changed them.

    Nothing is written. Raises `ImpossibleError` where a document or its house's Word file is not fit, or
    where the states have no document in common.
    """
    files: list[RedlineFile] = []
    remarks: list[str] = []
    for before, after in offer_pairs(old.offers, new.offers):
        if before is None or after is None:
            side = before or after
            assert side is not None
            kind = ChangeKind.REMOVED if after is None else ChangeKind.ADDED
            remarks.append(f"Das Angebot »{side.place.id}« {_ONE_SIDED[kind]}.")
            continue
        for one in documents_of_one(before, after):
            remarks.append(f"{one.offer}: Das Dokument »{one.document}« {_ONE_SIDED[one.kind]}.")
        for file, remark in _of_offer(before, after, out, author):
            files.append(file)
            remarks += [remark] if remark else []
            remarks += [f"{file.offer}, {file.document}: keine Änderung."] if file.unchanged else []
    if not files:
        raise ImpossibleError(Cause.CONTENT, _NOTHING, remarks)
    return Redlines(tuple(files), tuple(dict.fromkeys(remarks)))


def _of_offer(
    old: OfferSide, new: OfferSide, out: str, author: str | None
) -> Iterator[tuple[RedlineFile, str]]:
    """The documents of an offer, each with what there is to say of its place."""
    from teilhabe_docs.rendering.docx.redline import write_redline
    from teilhabe_docs.rendering.seal import HOUSE_DIGEST

    house = _house(new)
    day = new.loaded.konzept.angebot.stand
    author = author or new.loaded.konzept.traeger.name
    digests = digests_of((old,), (new,)) | ({HOUSE_DIGEST: house.digest} if house else {})
    place, targets = output_place(new.workspace, out), Targets()
    called = new.workspace.settings.konfiguration.dateiname
    for document, profile in new.profiles.items():
        if document not in old.profiles:
            continue
        before = _printed(old, old.profiles[document])
        after = _printed(new, profile)
        content, changes = write_redline(before, after, author, _iso(day), digests, house)
        file = called.replace("{dokument}", document).replace("{angebot}", new.place.id)
        target = targets.find(PurePath(new.place.id, f"{file}.docx"), place.folder)
        if target.reason:
            raise ImpossibleError(Cause.CONTENT, target.reason)
        path, within = target.path, place.within
        yield RedlineFile(new.place.id, document, path, within, content, not changes), target.remark


def _iso(day: object) -> str:
    return day.isoformat() if isinstance(day, date) else ""


def _printed(side: OfferSide, profile: "Profil") -> "BlockDocument":
    """A document of an offer; an `ImpossibleError` where something in its texts keeps `render` from it."""
    from teilhabe_docs.reporting.report import report_on

    built = PrintedDocument(side.loaded, profile).built
    if has_errors(built.befunde):
        texts = {name: text for file in side.loaded.dateien.values() for name, text in file.texte.items()}
        report = report_on(built.befunde, tuple(texts), texts_of(built.befunde, texts))
        raise ImpossibleError(Cause.CONTENT, _FAULTS, (report,))
    return built.dokument


def _house(side: OfferSide) -> "House | None":
    """The Word file of the house in which the offer is rendered."""
    from teilhabe_docs.reporting.report import report_on

    template = house_template(side.workspace)
    if has_errors(template.findings):
        raise ImpossibleError(Cause.CONTENT, _FAULTS, (report_on(template.findings, (), {}),))
    return house_of(template.content) if template.content else None


def demand_free(files: Iterable[RedlineFile]) -> None:
    """An `ImpossibleError` where something stands in the place of a file that is no redline of ours."""
    from teilhabe_docs.rendering.written import is_document

    reasons = []
    for file in files:
        if is_foreign(file.path, file.content, file.within):
            reasons.append(f"»{as_text(file.path)}« {FOREIGN}")
        elif is_document(file.path, file.within):
            reasons.append(f"»{as_text(file.path)}« {_PLAIN}")
    if reasons:
        raise ImpossibleError(Cause.CONTENT, _NOT_OVER, reasons)


def write_redlines(files: Iterable[RedlineFile]) -> Iterator[PurePath]:
    """Put each file in its place, whatever stands there; what cannot be written is an `ImpossibleError`."""
    for file in files:
        yield write_result(file.path, file.content, force=True, root=file.within).path
