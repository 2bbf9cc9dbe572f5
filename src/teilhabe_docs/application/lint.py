"""The rules over a repository, exceptions and weights applied."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.check import Judge, OutlinedOffer, check, kept_documents
from teilhabe_docs.application.impossible import Notice
from teilhabe_docs.application.law_in_force import LawInForce
from teilhabe_docs.application.packages import switched_off
from teilhabe_docs.application.rulebook import Rulebook
from teilhabe_docs.application.workspace import Parts, Workspace
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.loading.discovery import FileKind, file_kind
from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.loading.files.spelling import name_in

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.written_text import WrittenText
    from teilhabe_docs.loading.covered_text import CoveredText
    from teilhabe_docs.loading.loaded_files import LoadedFiles
    from teilhabe_docs.loading.yaml.document import Document
    from teilhabe_docs.reporting.report import Report, Suppressed
    from teilhabe_docs.rules.engine.subject import Subject
    from teilhabe_docs.rules.policy.exemptions import Exemption, Exemptions
    from teilhabe_docs.rules.policy.rule_selection import RuleSelection


@dataclass(frozen=True, slots=True)
class Linted:
    """The repository and what is wrong in it; `excepted` are the findings with the exceptions that hold.

    `exceptions` are all that count there.
    """

    root: PurePath
    report: "Report"
    excepted: "tuple[tuple[Finding, Exemption], ...]"
    exceptions: "Exemptions"
    notices: tuple[Notice, ...] = ()


def lint(
    workspace: Workspace,
    rulebook: Rulebook,
    parts: Parts,
    *,
    judge: Judge | None = None,
    today: date | None = None,
    use_exceptions: bool = True,
) -> Linted:
    """What the rules say of what is read, and all that `check` finds.

    Exceptions hold until `today`, else until the newest day in the concepts; one is called unused only where
    the whole repository could be judged. `judge` says what the rules say, unless another is passed in that
    says more. Of a workspace with a `file` only what concerns that.
    """
    from teilhabe_docs.reporting.report import report_on

    notes = _Notes(rulebook)
    law = LawInForce(workspace, today)
    with law.holding():
        checked = check(workspace, notes.taken(parts), notes.judging(judge or judge_by_rules(workspace)))
    notes.read_comments(law.documents())
    told = (*law.findings(), *_on_schemas(workspace), *switched_off(workspace, rulebook.selection))
    found = dict.fromkeys((*checked.findings, *told))
    findings = notes.counting(found, workspace)
    excepted: tuple[tuple[Finding, Exemption], ...] = ()
    notices: tuple[Notice, ...] = ()
    if use_exceptions:
        if uncounted := rulebook.told_not_to_count(len(notes.uncounted.entries)):
            notices = (uncounted,)
        whole = _all_read(findings) and real(workspace.folder) == checked.root
        whole = whole and not workspace.holds_others
        applied = notes.exceptions.applied(
            findings, rulebook.selection, today or notes.newest, all_seen=whole
        )
        findings, excepted = list(applied.findings), applied.exempted
    findings = list(_without_following(findings))
    findings, files = rulebook.selection.applied(findings), checked.files
    _keep_what_was_read()
    if workspace.file:
        here = name_in(workspace.file, checked.root)
        findings, files = [f for f in findings if f.file == here], (here,)
        excepted = tuple((f, a) for f, a in excepted if f.file == here)
    texts = {**rulebook.settings.texte, **rulebook.own.texte, **checked.texts}
    report = report_on(findings, files, texts)
    suppressed = tuple(suppressed_of(excepted, rulebook.selection))
    return Linted(checked.root, replace(report, suppressed=suppressed), excepted, notes.exceptions, notices)


def _without_following(findings: "Sequence[Finding]") -> "Iterator[Finding]":
    """The findings without values that nobody prints as a section is gone, where its duty is told there."""
    told = {(one.file, one.span) for one in findings if one.code == "TD308"}
    for one in findings:
        if one.code != "TD321" or one.related is None or (one.related.file, one.related.span) not in told:
            yield one


def _on_schemas(workspace: Workspace) -> "Iterator[Finding]":
    """What is to be said of the schemas for editors, which only profiles of one's own make old."""
    if len(workspace.shelf.ordner) > 1:
        from teilhabe_docs.application.editor_schemas import outdated_schemas

        yield from outdated_schemas(workspace)


def judge_by_rules(workspace: Workspace) -> Judge:
    """All rules, with the thresholds that the settings set."""

    def judge(offer: OutlinedOffer) -> "Iterable[Finding]":
        from teilhabe_docs.rules.engine.run_checks import run_checks

        def judged() -> "tuple[Finding, ...]":
            return tuple(run_checks(subject(workspace, offer)))

        return workspace.kept.once("rules", (offer.loaded, offer.choice), judged)

    return judge


def subject(workspace: Workspace, offer: OutlinedOffer) -> "Subject":
    """What the rules look at."""
    from teilhabe_docs.rules.engine.subject import Subject

    settings, documents = workspace.settings.konfiguration, kept_documents(workspace)
    kept = {kind: one for kind, one in offer.outlines.items() if kind in documents}
    return Subject(
        offer.loaded,
        kept,
        settings.personal.unterschreitung_prozent,
        _profiles_sound(offer),
        _written_text,
        _covered_text,
        {} if len(kept) == len(offer.outlines) else offer.outlines,
    )


def _profiles_sound(offer: OutlinedOffer) -> bool:
    """Whether each of the three documents has a profile with its outline."""
    from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE

    if offer.loaded.lueckenhaft("angebot.profil"):
        return False
    outlines = [offer.outlines.get(name) for name in DOKUMENTE]
    return all(one and not one.befunde and not has_errors(one.profil.befunde) for one in outlines)


def _written_text(text: str, words: "Collection[str]", body: bool) -> "WrittenText":
    """Why imported here: to load what reads Markdown takes time, and most texts hold no such words."""
    from teilhabe_docs.rendering.markdown.plain_pieces import written_text

    return written_text(text, words, body)


def _covered_text(text: str) -> "CoveredText":
    """Likewise; it is asked for what is wrong."""
    from teilhabe_docs.rendering.markdown.covering import covered_text

    return covered_text(text)


class _Notes:
    """What is noted while files go by: the exceptions in them, the newest day, what offers share."""

    def __init__(self, rulebook: Rulebook) -> None:
        from teilhabe_docs.rules.policy.exemptions import Exemptions
        from teilhabe_docs.rules.policy.shared_data import SharedData

        self._shared, self._all_judged = SharedData(), True
        self._outlines: set[str] = set()
        self.exceptions, self.uncounted = rulebook.exceptions(), Exemptions(rulebook.requirements)
        self.newest: date | None = None
        self._counting = self.exceptions if rulebook.settings.erlaubt("ausnahmen") else self.uncounted

    def taken(self, parts: Parts) -> "Iterator[LoadedFiles]":
        """The parts, one after the other."""
        for part in parts:
            for file in part.gelesen:
                if not part.konzepte and file_kind(file.file.rpartition("/")[2]) is FileKind.ANGEBOT:
                    self._all_judged = False
                if file.dokument:
                    self.read_comments([file.dokument])
                for source in (file.modell, getattr(file.modell, "konzeption", None)):
                    day = getattr(source, "stand", None)
                    if isinstance(day, date):
                        self.newest = max(self.newest or day, day)
            yield part

    def read_comments(self, documents: "Iterable[Document]") -> None:
        """Take in the exceptions that stand in files."""
        for document in documents:
            self._counting.read_comments(document.file, document, silent=document.file.startswith("../"))

    def judging(self, judge: Judge) -> Judge:
        """The judge; what it says of what offers share is noted."""

        def noting(offer: OutlinedOffer) -> "Iterator[Finding]":
            self._all_judged &= _profiles_sound(offer)
            self._read_profiles(offer)
            return self._shared.noted(offer.loaded, judge(offer))

        return noting

    def _read_profiles(self, offer: OutlinedOffer) -> None:
        """Take in the exceptions that stand in outlines of one's own; of those elsewhere nothing is said."""
        for profile in offer.choice.profile.values():
            duties = profile.regal.requirement_files
            own = [one for one in profile.quellen.values() if one.file in profile.eigene_texte]
            for document in (*own, *duties):
                file = document.file
                if file not in self._outlines:
                    self._outlines.add(file)
                    elsewhere = file.startswith("../") or PurePath(file).is_absolute()
                    self._counting.read_comments(file, document, silent=elsewhere)

    def counting(self, findings: "Iterable[Finding]", workspace: Workspace) -> "list[Finding]":
        """The findings without what one offer does not use and another does."""
        folder, used = name_in(real(workspace.folder), workspace.root), _used_inside(workspace)
        return self._shared.applied(findings, folder, all_judged=self._all_judged, used_inside=used)


def _used_inside(workspace: Workspace) -> "Callable[[Finding], bool]":
    """Whether what is said to be unused may serve a repository inside this one.

    A text file does where it is named there, a value where its file is taken as provider or staffing.
    """
    if not workspace.holds_others:
        return lambda _: False
    from teilhabe_docs.loading.discovery import concept_files
    from teilhabe_docs.loading.inner_repositories import InnerRepositories
    from teilhabe_docs.loading.source_tree import SourceTree

    folder = real(workspace.folder)
    found = workspace.found or concept_files(folder, workspace.root)
    inner = InnerRepositories(found, folder, SourceTree(workspace.root, workspace.within))
    serving = {name_in(file, workspace.root) for file in inner.serving}
    return lambda finding: finding.file in serving if finding.path else inner.use(finding.file)


def _keep_what_was_read() -> None:
    """What was read of built-in bodies is known to the next process."""
    from teilhabe_docs.loading.files.kept_values import kept_values

    kept_values().save()


def _all_read(findings: "list[Finding]") -> bool:
    """Whether no error of reading stands between the rules and a part of the repository."""
    from teilhabe_docs.rules.engine.rule import all_rules

    return not has_errors([f for f in findings if f.code not in all_rules()])


def suppressed_of(
    excepted: "tuple[tuple[Finding, Exemption], ...]", selection: "RuleSelection"
) -> "Iterator[Suppressed]":
    """The excepted findings with the weight that they are given, and the reasons."""
    from teilhabe_docs.reporting.report import Suppressed

    for finding, exception in excepted:
        for weighted in selection.applied([finding]):
            yield Suppressed(weighted, exception.grund)
