"""Findings of one or more repositories on stdout, in the format asked for."""

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import typer

from teilhabe_docs.application.called_paths import as_text, no_concept_in
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.cli.console import Form, show, tell
from teilhabe_docs.cli.exits import End, ExitCode, end
from teilhabe_docs.cli.terminal import told, width
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

if TYPE_CHECKING:
    from teilhabe_docs.application.report_files import Output
    from teilhabe_docs.application.repository_reports import RepositoryReport
    from teilhabe_docs.reporting.report import Report

FORMAT = typer.Option(
    "full", "--format", metavar="|".join(FINDING_FORMATS), help="Form der Ausgabe. Vorgabe: full."
)
_LEVELS = ("error", "warning", "hint", "never")
FAIL_ON = typer.Option(
    "error", "--fail-on", metavar="|".join(_LEVELS), help="Ab welcher Schwere der Aufruf scheitert."
)

_STDOUT: dict[str, Form] = {"json": "json", "sarif": "json", "gitlab": "json", "github": "github"}
_SUMMARY = "GITHUB_STEP_SUMMARY"


def outputs_named(values: list[str] | None) -> "list[Output]":
    """The files that `--output` names."""
    outputs: list[Output] = []
    for value in values or ():
        from teilhabe_docs.application.report_files import output_named

        outputs.append(told(output_named(value, outputs)))
    return outputs


def show_findings(
    reports: "list[RepositoryReport]", format_: str, *, outputs: "list[Output]", colour: bool, quiet: bool
) -> "Report":
    """Show what was found at each target and its repository as one report, and return that.

    `outputs` are written first. A target without a concept file is named on stderr.
    """
    from teilhabe_docs.application.repository_reports import united

    def report_for(name: str) -> "Report":
        return united(reports, name)

    if outputs:
        from teilhabe_docs.application.report_files import write_outputs

        write_outputs(outputs, reports, report_for)
    if "github" in (format_, *(output.format for output in outputs)):
        _add_to_summary(report_for("markdown"))
    report = report_for(format_)
    if format_ != "full" or report.findings or (report.files and not quiet):
        for_people: dict[str, dict[str, Any]] = {
            "full": {"color": colour, "width": width()},
            "concise": {"color": colour},
        }
        text = FINDING_FORMATS[format_].schreiber(report, **for_people.get(format_, {}))
        show(text, end="", color=colour, form=_STDOUT.get(format_, "text"))
    for path in _empty(reports):
        tell(no_concept_in(path))
    return report


def chosen_level(fail_on: str) -> str:
    """What `--fail-on` names, if it is a level."""
    chosen("--fail-on", fail_on, _LEVELS)
    return fail_on


def fails(report: "Report", level: str) -> bool:
    """Whether one of the findings weighs so much as the level."""
    weights = _LEVELS[: _LEVELS.index(level) + 1]
    return level != "never" and any(finding.severity in weights for finding in report.findings)


def end_after(reports: "list[RepositoryReport]", *, failed: bool) -> None:
    """Leave with the exit code for findings that fail, or for a target without anything to check."""
    if failed:
        raise End(ExitCode.FINDINGS)
    if _empty(reports):
        raise End(ExitCode.NOTHING)


def _empty(reports: "list[RepositoryReport]") -> list[str]:
    read = {one.called for one in reports if one.report.files}
    return [called for called in dict.fromkeys(one.called for one in reports) if called not in read]


def _add_to_summary(report: "Report") -> None:
    """Add the findings to the summary that GitHub shows for a step, where it asks for one.

    Added, not written anew: other commands of the step may have said something there.
    """
    if not (target := os.environ.get(_SUMMARY)):
        return
    from teilhabe_docs.application.report_files import append_text

    if not append_text(PurePath(target), FINDING_FORMATS["markdown"].schreiber(report)):
        place = f"{_SUMMARY}: »{as_text(target)}« lässt sich nicht schreiben."
        end(ExitCode.USAGE, f"{place} Bitte ein anderes Ziel nennen.")
