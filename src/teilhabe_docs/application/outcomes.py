"""What has become of the offers of all repositories that a call names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.asked_offers import demand_offers
from teilhabe_docs.application.built_offer import DocumentFile
from teilhabe_docs.application.called_paths import as_text, no_concept_in
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.render import Outcome
from teilhabe_docs.application.repository_reports import seen_from
from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.loading.files.targets import key

if TYPE_CHECKING:
    from teilhabe_docs.reporting.report import Report


class Outcomes(NamedTuple):
    """Those of the repositories in which there is something, one after the other."""

    each: tuple[Outcome, ...]

    @property
    def found(self) -> "Report":
        """The findings, as seen from the repository around."""
        return _joined((one, one.found) for one in self.each)

    @property
    def gaps(self) -> "Report":
        """What final documents lack."""
        return _joined((one, one.gaps) for one in self.each)

    @property
    def documents(self) -> tuple[DocumentFile, ...]:
        """The files of documents."""
        return tuple(file for one in self.each for file in one.documents)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What there is to say of the names of folders and files."""
        return tuple(dict.fromkeys(remark for one in self.each for remark in one.remarks))


def outcomes(each: Sequence[Outcome]) -> Outcomes:
    """All of a call.

    An `ImpossibleError` where there is nothing to build, or no offer of those asked for; one of usage where
    two documents were to be written into one file.
    """
    there = tuple(one for one in each if one.found.files or one.found.findings)
    if not there:
        raise ImpossibleError(Cause.NOTHING, no_concept_in(each[0].plan.workspace.called))
    ids = [id_ for one in there for id_ in one.ids]
    demand_offers(there[0].plan.offers, ids, _joined((one, one.read) for one in there))
    if len(there) > 1:
        targets = [(_target(one, file), file) for one in there for file in one.documents]
        times = Counter(target for target, _ in targets)
        for target, file in targets:
            if times[target] > 1:
                raise ImpossibleError(Cause.USAGE, _TWICE.format(as_text(file.path)))
    return Outcomes(there)


def _target(outcome: Outcome, file: DocumentFile) -> str:
    """The same for two files that are one; below a folder that the call names, on any system."""
    path = real(file.path).as_posix()
    return path if outcome.plan.place.within == outcome.plan.workspace.root else key(path)


def _joined(reports: "Iterable[tuple[Outcome, Report]]") -> "Report":
    from teilhabe_docs.reporting.report import merged

    return merged([seen_from(one.plan.workspace.before, report) for one, report in reports])


_TWICE = (
    "»{}« wäre das Ziel von zwei Dokumenten. Es wurde nichts geschrieben; bitte eines der Angebote anders "
    "benennen, oder die Ordner einzeln aufrufen."
)
