"""The rules over a repository, exceptions and weights applied."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.check import Judge, OutlinedOffer, check
from teilhabe_docs.application.impossible import Notice
from teilhabe_docs.application.law_in_force import LawInForce
from teilhabe_docs.application.rulebook import Rulebook
from teilhabe_docs.application.workspace import Parts, Workspace
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.loading.discovery import FileKind, file_kind
from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.loading.files.spelling import name_in

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.written_text import WrittenText
    from teilhabe_docs.loading.loaded_files import LoadedFiles
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
    found = dict.fromkeys((*checked.findings, *law.findings()))
    findings = notes.counting(found, workspace)
