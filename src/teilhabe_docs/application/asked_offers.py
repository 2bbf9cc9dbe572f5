"""The offers that a call asks for, among those that could be read."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.impossible import Cause, ImpossibleError

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.loaded_files import LoadedFiles
    from teilhabe_docs.reporting.report import Report

NO_OFFER = "Hier ist kein Angebot: Es fehlt eine Datei offer.yaml."


def offers_asked(whole: "LoadedFiles", ids: list[str] | None) -> "list[LoadedConcept]":
    """The offers with these ids, all if none is named; an `ImpossibleError` as by `demand_offers`."""
    read = {loaded.konzept.angebot.id: loaded for loaded in whole.konzepte}
    from teilhabe_docs.reporting.report import report_on

    demand_offers(ids, read, report_on(whole.findings, whole.dateien, whole.texte))
    return [loaded for id_, loaded in read.items() if not ids or id_ in ids]


def demand_offers(ids: list[str] | None, read: Iterable[str], found: "Report") -> None:
    """An `ImpossibleError` where an offer asked for, or any at all, is not among those that could be read.

    Where errors in the files may be why, these (`found`) are shown.
    """
    from teilhabe_docs.application.chosen import chosen
    from teilhabe_docs.diagnostics import has_errors

    read = tuple(read)
    from teilhabe_docs.loading.discovery import FileKind, file_kind

    unknown = [id_ for id_ in ids or () if id_ not in read]
    shown = (found,) if has_errors(found.findings) and (unknown or not read) else ()
    if not read and any(file_kind(PurePath(name).name) is FileKind.ANGEBOT for name in found.files):
        text = "Kein Angebot lässt sich lesen. Beheben Sie zuerst die Fehler."
        raise ImpossibleError(Cause.CONTENT, text, shown)
    if not read:
        raise ImpossibleError(Cause.NOTHING, NO_OFFER, (found,) if found.findings else ())
    for id_ in unknown:
        try:
            chosen("--offer", id_, read)
        except ImpossibleError as error:
            raise error.after(shown) from None
