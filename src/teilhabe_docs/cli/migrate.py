"""`tdocs migrate`: old names of fields, sections and requirements as they are called now."""

import typer

from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.arguments import target
from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.exits import End, ExitCode
from teilhabe_docs.cli.options import COLOUR, CONFIG, PROFILES, QUIET, TRUSTED
from teilhabe_docs.cli.sound_repositories import sound_ones
from teilhabe_docs.cli.terminal import coloured, tell_findings


def migrate(
    pfad: str = typer.Argument(
        ".", callback=target, metavar="PFAD", help="Ordner mit den Konzeptdateien; sonst der aktuelle Ordner."
    ),
    diff: bool = typer.Option(False, "--diff", help="Zeigt nur, was sich ändern würde; schreibt nichts."),
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Schreibt alte Namen von Feldern, Abschnitten und Anforderungen so, wie sie heute heißen."""
    from teilhabe_docs.application.fix import write_rewritten
    from teilhabe_docs.application.migrate import migrated
    from teilhabe_docs.application.repositories import opened
    from teilhabe_docs.application.repository_reports import name_from
    from teilhabe_docs.application.workspace import open_folder
    from teilhabe_docs.reporting import quoting_diff
    from teilhabe_docs.reporting.report import report_on

    colour = coloured(color)
    source = settings_source(config, trusted_config)
    changed = looked_at = 0
    workspaces, broken = sound_ones(opened(lambda one: open_folder(one, source, profiles), pfad), color)
    for workspace in workspaces:
        done = migrated(workspace)
        looked_at += done.looked_at
        for name, version in done.versions.items():
            shown = name_from(workspace.before, name)
            changed += 1
            if diff:
                show(quoting_diff.diff(shown, version, colour=colour), end="", color=colour)
            else:
                write_rewritten(shown, version)
                show(shown)
        report = report_on(done.findings, tuple(done.texts), done.texts)
        tell_findings(report, colour=coloured(color, stderr=True))
        for file in dict.fromkeys(finding.file for finding in done.findings):
            tell(f"»{file}« bleibt, wie es ist. Beheben Sie zuerst die Fehler.")
        broken |= bool(done.findings)
    if not quiet:
        tell(_summary(changed, looked_at, written=not diff))
    if broken or (diff and changed):
        raise End(ExitCode.FINDINGS)


def _summary(changed: int, looked_at: int, *, written: bool) -> str:
    if not changed:
        return f"Nichts umzustellen in {_files(looked_at)}."
    return f"{_files(changed)} {'umgestellt' if written else 'umzustellen'}."


def _files(count: int) -> str:
    return f"{count} {'Datei' if count == 1 else 'Dateien'}"
