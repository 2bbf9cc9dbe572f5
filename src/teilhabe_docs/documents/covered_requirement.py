"""Rows of the coverage table: which requirement is met where, by which norm, in which state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.ordered import Ordered


class CoverageState(Ordered):
    """How a requirement is met; of several places the last in this list speaks for all.

    `EXCEPTED` is missing with an exception that counts.
    """

    VOLUNTARY = "voluntary"
    FIXED_TEXT = "fixed"
    FILLED = "filled"
    ANNEX = "annex"
    WAIVED = "waived"
    EXCEPTED = "excepted"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class CoveredRequirement:
    """One requirement in one section of one document; without a section nothing of it is given.

    `clause` says what clause stands in place of its text, when and with whom it was agreed.
    `places` are file and YAML path of its fields, `labels` what these are called; `state` is in the words of
    authors, `coverage` the same for machines, an exception aside. Of an exception there are `reason`,
    `person` and the last day, `until`.
    """

    offer: str
    requirement: str
    title: str
    norm: str
    document: str
    state: str
    coverage: CoverageState
    number: str = ""
    section: str = ""
    own_text: str = ""
    clause: str = ""
    places: tuple[tuple[str, str], ...] = ()
    labels: tuple[str, ...] = ()
    reason: str = ""
    person: str = ""
    until: date | None = None

    @property
    def missing(self) -> bool:
        """Whether nothing at all is given."""
        return self.coverage is CoverageState.MISSING


@dataclass(frozen=True, slots=True)
class CoveredOffer:
    """An offer with its contract basis, the outlines of its documents and its rows in their order."""

    konzept: Konzept
    grundlage: str
    gliederungen: Mapping[str, Gliederung]
    rows: tuple[CoveredRequirement, ...]
