"""`tdocs lint DATEI.docx`: finished documents, whoever has written them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.settings import SettingsSource
from teilhabe_docs.application.word_files import no_word_file, word_files
from teilhabe_docs.cli.console import tell
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.findings import end_after, fails, show_findings
from teilhabe_docs.cli.terminal import tell_notices, told

if TYPE_CHECKING:
    from teilhabe_docs.application.report_files import Output


class WordCall(NamedTuple):
    """What the call names: files, settings, folder of profiles, profiles, rules, and the copy to write."""

    files: Sequence[str]
    source: SettingsSource | None
    profiles: str | None
    names: Sequence[str]
    mandatory: Sequence[str]
    comments: str | None
    force: bool


class FindingsOutput(NamedTuple):
    """How the findings are shown, and from which level on the call fails."""

    format: str
    outputs: "list[Output]"
    level: str
    colour: bool
    quiet: bool


def asked_of_words(
    paths: Sequence[str], profiles: Sequence[str] | None, comments: str | None, *, baseline: bool
) -> bool:
    """Whether the call is about Word files; what does not go together is a usage error."""
    if "-" in paths:
        end(ExitCode.USAGE, "lint liest nicht von stdin. Bitte die Datei nennen.")
    found = word_files(paths)
    if not found:
        if profiles:
            raise no_word_file("--profile")
        if comments is not None:
            raise no_word_file("--comments")
        return False
    if baseline:
        end(ExitCode.USAGE, "--write-baseline gilt für Konzeptdateien, nicht für Word-Dateien.")
    if comments is not None and len(found) > 1:
        end(ExitCode.USAGE, "--comments schreibt eine Kopie von einer Datei. Bitte nur eine nennen.")
    return True


def lint_words(call: WordCall, shown: FindingsOutput, *, today: date | None, use_exceptions: bool) -> None:
    """Judge the files, show what is found, write the copy if one is asked for."""
    from teilhabe_docs.application.repository_reports import RepositoryReport
    from teilhabe_docs.application.rulebook import rulebook_for
    from teilhabe_docs.application.word_copy import demand_copy, write_copy
    from teilhabe_docs.application.word_files import open_word_file
    from teilhabe_docs.application.word_lint import lint_word_files

    paths = list(dict.fromkeys(call.files))
    if call.comments is not None:
        demand_copy(call.comments, paths[0])
    opened = [told(open_word_file(path, call.source, call.profiles)) for path in paths]
    files = [(one, told(rulebook_for(one, call.source, call.mandatory))) for one in opened]
    linted = lint_word_files(files, call.names, today=today, use_exceptions=use_exceptions)
    if not shown.quiet:
        for one in linted:
            tell_notices(one.notices)
    reports = [RepositoryReport(path, one.root, one.report) for path, one in zip(paths, linted, strict=True)]
    report = show_findings(
        reports, shown.format, outputs=shown.outputs, colour=shown.colour, quiet=shown.quiet
    )
    if call.comments is not None and linted[0].data is not None:
        written = told(write_copy(call.comments, linted[0], force=call.force))
        if not shown.quiet:
            tell(written.text)
    end_after(reports, failed=fails(report, shown.level))
