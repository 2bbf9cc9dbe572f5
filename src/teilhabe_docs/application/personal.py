"""The staffing calculations of a repository."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from teilhabe_docs.application.asked_offers import offers_asked
from teilhabe_docs.application.workspace import Parts, Workspace, read_all
from teilhabe_docs.reporting.report import Report, report_on

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.profile_choice import ProfileChoice
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.rechnen.calculation import Calculation


@dataclass(frozen=True, slots=True)
class Calculations:
    """The calculations, offer after offer, and what is wrong with files.

    A figure counts as not met from `threshold_percent` below the agreed one on.
    """

    offers: "tuple[Calculation, ...]"
    threshold_percent: Decimal
    found: Report


def personal(
    workspace: Workspace, parts: Parts | None = None, *, offers: list[str] | None = None
) -> Calculations:
    """The calculations of the offers asked for, else of all; an `ImpossibleError` where there is no such."""
    from teilhabe_docs.documents.profile.profile_choice import choose

    whole = read_all(workspace, parts)
    calculations = tuple(
        calculation_of(loaded, choose(loaded, workspace.shelf)) for loaded in offers_asked(whole, offers)
    )
    threshold = workspace.settings.konfiguration.personal.unterschreitung_prozent
    return Calculations(calculations, threshold, report_on(whole.findings, whole.dateien, whole.texte))


def calculation_of(loaded: "LoadedConcept", choice: "ProfileChoice") -> "Calculation":
    """The calculation of one offer, whose profiles may say how to count."""
    from teilhabe_docs.documents.offer_figures import figures_of
    from teilhabe_docs.rechnen.calculation import RESTS_ON

    figures = figures_of(loaded.konzept, (profile.merkmale for profile in choice.profile.values()))
    return replace(figures, unread=tuple(loaded.unread_in(RESTS_ON)))
