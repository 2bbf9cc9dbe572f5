"""With which changes files would have an error more, and which error that is."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.merge_targets import NewContents
from teilhabe_docs.application.merge_wishes import Wish
from teilhabe_docs.application.merge_words import INVALID, WITH_ERROR
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.loading.repository import joined
from teilhabe_docs.model.field_path import FieldPath

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.loaded_files import LoadedFiles

Attempt = Callable[[Sequence[Wish]], NewContents]
"""The files with these wishes and no others."""


class OfferNow(NamedTuple):
    """An offer as it is in the folder now, and all errors that its files have."""

    workspace: Workspace
    loaded: "LoadedConcept"
    errors: tuple[Finding, ...]


def errors_in(whole: "LoadedFiles") -> tuple[Finding, ...]:
    """The errors in files."""
    return tuple(finding for finding in whole.findings if finding.severity is Severity.ERROR)


def culprits(result: NewContents, offers: Sequence[OfferNow], attempt: Attempt) -> dict[Wish, str]:
    """Of the wishes that are taken those with which files have an error more, with this error.

    That are all at whose own places there is a new error; where there is none, the first with which there is
    one. Empty where there is none at all. `offers` are those of one workspace.
    """
    new = _new_errors(result, offers)
    if new is None:
        return {}
    by_offer = {one.loaded.konzept.angebot.id: one.loaded for one in offers}
    direct = {
        wish: WITH_ERROR.format(error.message)
        for error in reversed(new)
        for wish in result.taken
        if (loaded := by_offer.get(wish.drift.report.offer)) and _is_at(error, wish, loaded)
    }
    return direct or _first(result.taken, new, offers, attempt)


def _is_at(error: Finding, wish: Wish, loaded: "LoadedConcept") -> bool:
    file, _, path = loaded.ort(wish.path)
    return (error.file, FieldPath(error.path)) == (file, FieldPath(path))


def _first(
    wishes: Sequence[Wish], errors: Sequence[Finding], offers: Sequence[OfferNow], attempt: Attempt
) -> dict[Wish, str]:
    """The wish without which those before it have no error and with which they have one."""
    low, high = 0, len(wishes)
    while high - low > 1:
        middle = (low + high) // 2
        found = _new_errors(attempt(wishes[:middle]), offers)
        if found is None:
            low = middle
        else:
            high, errors = middle, found
    reason = WITH_ERROR.format(errors[0].message) if errors else INVALID
    return dict.fromkeys(wishes[low:high], reason)


def _new_errors(result: NewContents, offers: Sequence[OfferNow]) -> list[Finding] | None:
    """The errors that files have more than now; None where they have none more, and all offers."""
    whole = joined(offers[0].workspace.reading(result.changed))
    there = {one.konzept.angebot.id for one in whole.konzepte}
    errors, before = errors_in(whole), offers[0].errors
    if len(errors) <= len(before) and all(one.loaded.konzept.angebot.id in there for one in offers):
        return None
    return list((_counted(errors) - _counted(before)).elements())


def _counted(errors: Iterable[Finding]) -> Counter[Finding]:
    """The errors wherever in their files they stand now."""
    return Counter(replace(one, span=Span()) for one in errors)
