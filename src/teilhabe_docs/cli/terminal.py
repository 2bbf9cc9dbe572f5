"""What streams can show, and what is told on stderr beside a result."""

import os
from collections.abc import Iterable
from dataclasses import replace
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Protocol, TypeVar

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.cli.console import is_terminal, tell

if TYPE_CHECKING:
    from teilhabe_docs.application.impossible import Notice
    from teilhabe_docs.reporting.report import Report


class _Noticed(Protocol):
    @property
    def notices(self) -> "tuple[Notice, ...]": ...


_T = TypeVar("_T", bound=_Noticed)


def coloured(wish: str, *, stderr: bool = False) -> bool:
    """Whether stdout (or stderr) gets colour."""
    chosen("--color", wish, ["auto", "always", "never"])
    if wish != "auto":
        return wish == "always"
    return is_terminal(stderr=stderr) and not os.environ.get("NO_COLOR")


def width(*, stderr: bool = False) -> int | None:
    """How many columns the terminal has that stdout (or stderr) goes to; None where it goes elsewhere."""
    return get_terminal_size().columns if is_terminal(stderr=stderr) else None


def told(value: _T) -> _T:
    """The value, once its notices are told."""
    tell_notices(value.notices)
    return value


def tell_notices(notices: "Iterable[Notice]") -> None:
    """Sentences and findings on stderr, in their order."""
    for notice in notices:
        if isinstance(notice, str):
            tell(notice)
        else:
            tell_findings(notice)


def tell_findings(report: "Report", *, colour: bool = False, quiet: bool = False) -> None:
    """Findings on stderr, for commands whose result is something else; `quiet` leaves all but errors out."""
    from teilhabe_docs.diagnostics import Severity
    from teilhabe_docs.reporting.report import for_people
    from teilhabe_docs.reporting.report import told as shortened
    from teilhabe_docs.reporting.text_format import full

    if quiet:
        errors = (finding for finding in report.findings if finding.severity is Severity.ERROR)
        report = replace(report, findings=tuple(errors))
    if report.findings:
        text = full(shortened(for_people(report)), color=colour, width=width(stderr=True))
        tell(text.rstrip("\n"), color=colour)
