"""What `tdocs status` has gathered: offers with their documents, findings, sums."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.covered_requirement import CoverageState
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.written_state import WrittenState


@dataclass(frozen=True, slots=True)
class DocumentState:
    """One document: profile and state of its needs (None where that does not work), file and its state.

    `changed` names what it is made from and has changed since, as `Comparison` does. The state is that of the
    file that lacks most, where there are several formats; None where it cannot be told: as long as there are
    errors, or the file cannot be read. `form` is its format where another one is in another state.
    """

    kind: str
    profile: str
    needs: Mapping[NeedState, int] | None
    file: str
    state: WrittenState | None
    changed: tuple[str, ...] = ()
    form: str = ""


class RequirementState(NamedTuple):
    """How a requirement is met in one place of a document, what it is called, and its norm."""

    requirement: str
    title: str
    document: str
    norm: str
    coverage: CoverageState


@dataclass(frozen=True)
class OfferState:
    """One offer; without `documents` where it could not be read, then `id` and names may be empty as well.

    `repository` is the folder of its repository, as seen from where its files are named. `covered` says how
    the requirements are met, where that was asked for.
    """

    file: str
    id: str
    bezeichnung: str
    traeger: str
    readable: bool
    documents: tuple[DocumentState, ...]
    findings: tuple[Finding, ...]
    repository: str = "."
    covered: tuple[RequirementState, ...] = ()

    @property
    def folder(self) -> str:
        """The folder of the offer's file."""
        return self.file.rpartition("/")[0] or "."

    @property
    def name(self) -> str:
        """What the offer is called in lists: its id, else its file."""
        return self.id or self.file

    def document(self, kind: str) -> DocumentState | None:
        """One of its documents; None where it has none of this kind."""
        return next((document for document in self.documents if document.kind == kind), None)

    @property
    def weight(self) -> Counter[Severity]:
        """How many findings the offer has of each weight."""
        return weights(self.findings)

    def weight_in(self, kind: str) -> Counter[Severity]:
        """How many of them concern a document."""
        return weights(f for f in self.findings if any(place.document == kind for place in f.documents))

    @property
    def without_document(self) -> Counter[Severity]:
        """How many of them concern no document in particular."""
        kinds = {document.kind for document in self.documents}
        return weights(f for f in self.findings if not any(place.document in kinds for place in f.documents))


@dataclass(frozen=True)
class Overview:
    """Offers, the findings that belong to none of them, and how many are excepted."""

    offers: tuple[OfferState, ...]
    others: tuple[Finding, ...]
    excepted: int

    @property
    def in_repositories(self) -> bool:
        """Whether it is about others than the repository that the call names."""
        return any(offer.repository != "." for offer in self.offers)

    @property
    def documents(self) -> list[DocumentState]:
        """All documents of all offers."""
        return [document for offer in self.offers for document in offer.documents]

    @property
    def kinds(self) -> list[str]:
        """The documents that there are, in their order."""
        there = {document.kind for document in self.documents}
        return [kind for kind in DOKUMENTE if kind in there]

    @cached_property
    def weight(self) -> Counter[Severity]:
        """How many findings there are of each weight, each counted once though it concern several offers."""
        everything = (f for offer in self.offers for f in offer.findings)
        return weights(dict.fromkeys((*everything, *self.others)))

    @property
    def needs(self) -> Counter[NeedState]:
        """The needs of all documents by state."""
        return sum((Counter(d.needs) for d in self.documents if d.needs), Counter())

    @property
    def states(self) -> Counter[WrittenState | None]:
        """How many documents are in which state."""
        return Counter(document.state for document in self.documents)


def of_profiles(overview: Overview, profiles: Collection[str]) -> Overview:
    """The documents made by these profiles, with the findings that concern them.

    An offer that cannot be read stays: nobody knows by which.
    """
    offers = []
    for offer in overview.offers:
        documents = tuple(d for d in offer.documents if d.profile in profiles)
        kinds = {document.kind for document in documents}
        if documents:
            found = tuple(f for f in offer.findings if kinds.intersection(p.document for p in f.documents))
            covered = tuple(one for one in offer.covered if one.document in kinds)
            offers.append(replace(offer, documents=documents, findings=found, covered=covered))
        elif not offer.readable:
            offers.append(offer)
    return Overview(tuple(offers), (), 0)


def weights(findings: Iterable[Finding]) -> Counter[Severity]:
    """How many findings there are of each weight."""
    weight: Counter[Severity] = Counter()
    for befund in findings:
        weight[befund.severity] += befund.count
    return weight
