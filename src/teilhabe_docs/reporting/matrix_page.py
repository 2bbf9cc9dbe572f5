"""`tdocs status --matrix --format html`: one page for people who do not use a terminal."""

from teilhabe_docs.documents.covered_requirement import CoverageState
from teilhabe_docs.reporting.overview import Overview
from teilhabe_docs.reporting.requirement_matrix import COVERAGE_WORDS, matrix, offer_names, sums
from teilhabe_docs.reporting.status_forms import UNREADABLE
from teilhabe_docs.reporting.status_page import filled


def as_html(overview: Overview) -> str:
    """The page, the same for the same repositories."""
    return filled(
        "matrix.html",
        offers=list(zip(overview.offers, offer_names(overview), strict=True)),
        zeilen=matrix(overview),
        summen=sums(overview),
        wort=COVERAGE_WORDS,
        unlesbar=UNREADABLE,
        fehlt=CoverageState.MISSING,
    )
