"""Of each offer what its documents lack and whether they are current, while the rules look at it.

Offers are judged one after the other; of each only counts, states and findings are kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.build import files_of_document
from teilhabe_docs.application.built_offer import BuiltDocument
from teilhabe_docs.application.check import Judge, OutlinedOffer
from teilhabe_docs.application.known_documents import known, remembered
from teilhabe_docs.application.lint import subject
from teilhabe_docs.application.offer_findings import SaidOf, assigned, unweighted
from teilhabe_docs.application.order import Order
from teilhabe_docs.application.other_formats import others_outdated
from teilhabe_docs.application.repository_reports import name_from
from teilhabe_docs.application.workspace import Parts, Workspace
from teilhabe_docs.diagnostics import Finding, Severity, has_errors
from teilhabe_docs.documents.covered_requirement import CoverageState
from teilhabe_docs.documents.written_state import WrittenState
from teilhabe_docs.loading.discovery import FileKind, file_kind
from teilhabe_docs.loading.files.paths import exists
from teilhabe_docs.reporting.freshness_forms import sentence
from teilhabe_docs.reporting.overview import DocumentState, OfferState, RequirementState

if TYPE_CHECKING:
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.loading.concept_file import ConceptFile
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.loaded_files import LoadedFiles
    from teilhabe_docs.rules.coverage_rows import Excepted
    from teilhabe_docs.rules.engine.subject import Subject


@dataclass(frozen=True, slots=True)
class SurveyedOffer:
    """An offer, its findings still to come: the files it is made of, what rules say of it.

    `subject` is what they look at, where the requirements are asked for.
    """

    state: OfferState
    files: frozenset[str]
    own: tuple[Finding, ...] = ()
    subject: "Subject | None" = None


class WorstFile(NamedTuple):
    """The file of a document that lacks most and its state.

    None where that cannot be told: errors keep it from being made, or another program holds it. `changed` is
    what it is made from and has changed since, `form` its format where another one is in another state.
    """

    name: str
    state: WrittenState | None
    changed: tuple[str, ...] = ()
    form: str = ""


class Survey:
    """Looks at offers as files and rules go by; `offers` and `remarks` are what it has seen.

    With `requirements` it keeps what `covered` needs.
    """

    def __init__(
        self,
        workspace: Workspace,
        order: Order,
        house_findings: Sequence[Finding],
        *,
        requirements: bool = False,
    ) -> None:
        self._requirements = requirements
        self.offers: list[SurveyedOffer] = []
        self.remarks: list[str] = []
        self._workspace = workspace
        self._order = order
        self._house_is_broken = has_errors(list(house_findings))
        self._extent = workspace.spent.built
        self._with_errors: set[str] = set()

    def seen(self, parts: Parts) -> "Iterator[LoadedFiles]":
        """The parts, one after the other; offers that cannot be read, and files with errors, are noted."""
        for part in parts:
            self._with_errors |= {f.file for f in part.findings if f.severity is Severity.ERROR}
            for file in part.gelesen if not part.konzepte else ():
                if file_kind(file.file.rpartition("/")[2]) is FileKind.ANGEBOT:
                    self.offers.append(SurveyedOffer(offer_state(file, None, ()), frozenset(file.texte)))
            yield part

    def judge(self, rules: Judge) -> Judge:
        """What `rules` say of an offer; it is noted with the state of its documents."""

        def judge(offer: OutlinedOffer) -> list[Finding]:
            from teilhabe_docs.rendering.assembly import too_much_in_run

            found, full_before = list(rules(offer)), self._extent.voll
            documents = tuple(self._documents(offer))
            if self._extent.voll and not full_before:
                found.append(too_much_in_run(offer.loaded))
            files = offer.loaded.dateien
            state = offer_state(files[FileKind.ANGEBOT], files[FileKind.TRAEGER], documents)
            names = frozenset(name for file in files.values() for name in file.texte)
            kept = subject(self._workspace, offer) if self._requirements else None
            self.offers.append(SurveyedOffer(state, names, tuple(map(unweighted, found)), kept))
            return found

        return judge

    def assigned(self, findings: Iterable[Finding]) -> tuple[list[list[Finding]], list[Finding]]:
        """The findings by offer, in the order of the offers, and those that belong to none."""
        return assigned([SaidOf(offer.own, offer.files) for offer in self.offers], findings)

    def covered(self, offer: SurveyedOffer, excepted: "Excepted") -> Iterator[RequirementState]:
        """How the requirements of an offer are met in its documents."""
        from teilhabe_docs.rules.coverage_rows import covered_offer

        for row in covered_offer(offer.subject, excepted).rows if offer.subject else ():
            if row.document in self._order.documents:
                let_pass = row.missing and row.reason
                coverage = CoverageState.EXCEPTED if let_pass else row.coverage
                yield RequirementState(row.requirement, row.title, row.document, row.norm, coverage)

    def _documents(self, offer: OutlinedOffer) -> Iterator[DocumentState]:
        from teilhabe_docs.rules.engine.counted_needs import count_needs

        subject_ = subject(self._workspace, offer)
        for document in self._order.documents:
            outline = offer.outlines.get(document)
            profile = _profile_name(offer, document)
            needs = count_needs(subject_, outline) if outline else None
            yield DocumentState(document, profile, needs, *self._worst_file(offer.loaded, document, outline))

    def _worst_file(self, loaded: "LoadedConcept", document: str, outline: "Gliederung | None") -> WorstFile:
        from teilhabe_docs.rendering.assembly import assemble

        offer = loaded.konzept.angebot.id
        name = self._order.name(offer, document)
        places = [self._order.place(offer, f"{name}.{format_}") for format_ in self._order.formats]
        self.remarks += [place.remark for place in places if place.remark]
        paths = [place.path for place in places]
        if missing := [path for path in paths if not exists(path)]:
            form = _form(missing[0]) if len(missing) < len(paths) else ""
            return WorstFile(missing[0].as_posix(), WrittenState.MISSING, form=form)
        unknown = WorstFile(paths[0].as_posix(), None)
        names = {name for file in loaded.dateien.values() for name in file.texte}
        if outline is None or names & self._with_errors or self._house_is_broken or self._extent.voll:
            return unknown
        if found := known(loaded, outline.profil, self._order):
            self._extent.zaehle(found.extent)
            self.remarks += others_outdated(paths[0], self._order, offer, name)
            return WorstFile(paths[0].as_posix(), WrittenState.CURRENT)
        built = assemble(loaded, outline)
        self._extent.zaehle(built.zeichen)
        if has_errors(built.befunde):
            return unknown
        one = BuiltDocument(outline, built)
        files = list(files_of_document(loaded, document, one, self._order))
        self._order.records.keep(remembered(loaded, one, files, self._order))
        compared = [(file.comparison, file.path) for file in files if file.comparison]
        comparison, path = max(compared, key=lambda pair: pair[0].state)
        if comparison.reason or comparison.with_margin:
            self.remarks.append(f"{path.as_posix()} {sentence(comparison)}")
        state = None if comparison.reason else comparison.state
        if state is WrittenState.CURRENT:
            self.remarks += others_outdated(paths[0], self._order, offer, name)
        alike = len({one.state for one, _ in compared}) == 1
        return WorstFile(path.as_posix(), state, comparison.changed, "" if alike else _form(path))


def _form(path: PurePath) -> str:
    return path.suffix.removeprefix(".")


def _profile_name(offer: OutlinedOffer, document: str) -> str:
    """The profile of a document, whether it works or not; empty where another stands in for one unknown."""
    named = getattr(offer.loaded.konzept.angebot.profil, document, None)
    profile = offer.choice.profile.get(document)
    return profile.name if profile and named in (None, profile.name) else ""


def renamed(finding: Finding, before: PurePath) -> Finding:
    """The finding with its files named as they are seen from `before` their repository."""
    files = [finding.file, *([finding.related.file] if finding.related else [])]
    return finding.umbenannt({name: name_from(before, name) for name in files})


def renamed_offer(offer: OfferState, before: PurePath, findings: Iterable[Finding]) -> OfferState:
    """The offer with its findings and its repository, and its file named likewise."""
    file, repository = name_from(before, offer.file), before.as_posix()
    return replace(offer, file=file, findings=tuple(findings), repository=repository)


def offer_state(
    offer: "ConceptFile", provider: "ConceptFile | None", documents: tuple[DocumentState, ...]
) -> OfferState:
    """The state of an offer; without a provider it could not be read."""
    return OfferState(
        file=offer.file,
        id=_value(offer, "id"),
        bezeichnung=_value(offer, "bezeichnung"),
        traeger=_value(provider, "name") if provider else "",
        readable=provider is not None,
        documents=documents,
        findings=(),
    )


def _value(file: "ConceptFile", field: str) -> str:
    """A text at the root of a file; empty where it is not known."""
    value = getattr(file.modell, field, None)
    return value if isinstance(value, str) and field not in file.rest.ersetzt else ""
