"""`tdocs fix`: quotation marks around values that YAML readers disagree on, Markdown for what was pasted."""

import typer

from teilhabe_docs.application.called_paths import no_concept_in
from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.exits import End, ExitCode
from teilhabe_docs.cli.options import COLOUR, QUIET
from teilhabe_docs.cli.terminal import coloured, tell_findings


def fix(
    pfade: list[str] | None = typer.Argument(
        None,
        callback=targets,
        metavar="PFAD",
        help="Ordner oder einzelne Dateien; sonst der aktuelle Ordner.",
    ),
    diff: bool = typer.Option(False, "--diff", help="Zeigt nur, was sich ändern würde; schreibt nichts."),
    values: bool = typer.Option(
        False,
        "--values",
        help="Schreibt auch Zahlen, Daten und Zeiten so, wie sie gemeint sind, wo es nur eine Lesart gibt.",
    ),
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Setzt Anführungszeichen, wo andere YAML-Leser Werte verändern, und schreibt Eingefügtes um."""
    from teilhabe_docs.application.fix import demand_fixable, rewritten, unreadable, write_rewritten
    from teilhabe_docs.reporting import quoting_diff

    colour = coloured(color)
    paths = pfade or ["."]
    demand_fixable(paths)
    read = [rewritten(path, values=values) for path in paths]
    versions = {name: version for part in read for name, version in part.versions.items()}
    changed = {name: version for name, version in versions.items() if version.neu != version.alt}
    for name, version in changed.items():
        if diff:
            show(quoting_diff.diff(name, version, colour=colour), end="", color=colour)
        else:
            write_rewritten(name, version)
            show(name)
    kept = unreadable(versions)
    tell_findings(kept, colour=coloured(color, stderr=True))
    for name in kept.files:
        tell(f"»{name}« bleibt, wie es ist. Beheben Sie zuerst die Fehler.")
    for path, part in zip(paths, read, strict=True):
        tell_findings(part.nearly_ours, colour=coloured(color, stderr=True), quiet=quiet)
        if not part.versions:
            tell(no_concept_in(path))
    if (looked_at := len(versions) - len(kept.files)) and not quiet:
        tell(quoting_diff.summary(changed.values(), looked_at, written=not diff))
    if kept.files or (diff and changed):
        raise End(ExitCode.FINDINGS)
    if not all(part.versions for part in read):
        raise End(ExitCode.NOTHING)
