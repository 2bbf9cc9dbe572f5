"""`tdocs status --format csv`: a row for each document, to sort, filter and add up."""

from collections.abc import Iterator, Mapping

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.reporting.freshness_forms import what_changed
from teilhabe_docs.reporting.overview import OfferState, Overview, weights
from teilhabe_docs.reporting.spreadsheet import spreadsheet
from teilhabe_docs.reporting.status_forms import NEED_WORDS, STATE_WORDS, UNREADABLE

_OFFER = ("Repository", "Ordner", "Angebot", "Bezeichnung", "Träger")
_DOCUMENT = ("Dokument", "Profil")
_FILE = ("Datei", "Stand", "Grund")
_WITHOUT_DOCUMENT, _WITHOUT_OFFER = "ohne Dokument", "ohne Angebot"

_Row = list[str | int]


def as_csv(overview: Overview) -> str:
    """A row for each document of each offer, one for what concerns none, one for what concerns no offer."""
    counted = (*NEED_WORDS.values(), *(severity.words for severity in Severity))
    return spreadsheet((*_OFFER, *_DOCUMENT, *counted, *_FILE), _rows(overview))


def _rows(overview: Overview) -> Iterator[_Row]:
    for offer in overview.offers:
        names: _Row = [offer.repository, offer.folder, offer.name, offer.bezeichnung, offer.traeger]
        for row in _of_documents(offer):
            yield names + row
    if others := weights(overview.others):
        yield ["", "", "", "", "", _WITHOUT_OFFER, "", *_unknown(), *_numbers(others), "", "", ""]


def _of_documents(offer: OfferState) -> Iterator[_Row]:
    for d in offer.documents:
        needs = _unknown() if d.needs is None else [d.needs.get(state, 0) for state in NEED_WORDS]
        why = what_changed(d.changed, d.profile) if d.changed else ""
        found = _numbers(offer.weight_in(d.kind))
        yield [DOKUMENTE[d.kind], d.profile, *needs, *found, d.file, STATE_WORDS[d.state], why]
    if not offer.readable:
        yield ["", "", *_unknown(), *_numbers(offer.weight), "", UNREADABLE, ""]
    elif others := offer.without_document:
        yield [_WITHOUT_DOCUMENT, "", *_unknown(), *_numbers(others), "", "", ""]


def _unknown() -> _Row:
    """Empty cells: a sum leaves them out, and a nought would say that nothing is missing."""
    return [""] * len(NEED_WORDS)


def _numbers(weight: Mapping[Severity, int]) -> _Row:
    return [weight.get(severity, 0) for severity in Severity]
