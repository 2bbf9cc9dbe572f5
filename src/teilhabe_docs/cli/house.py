"""`tdocs house`: a Word file to design the house's looks on, and what one does to documents."""

from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.findings import (
    FAIL_ON,
    FORMAT,
    chosen_level,
    end_after,
    fails,
    outputs_named,
    show_findings,
)
from teilhabe_docs.cli.options import COLOUR, FORCE, OUTPUT, QUIET, path_as_stored
from teilhabe_docs.cli.terminal import coloured, told
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

if TYPE_CHECKING:
    from teilhabe_docs.application.house_template import LooksWritten


def house(
    datei: str = typer.Argument(
        "hausvorlage.docx", metavar="DATEI", callback=path_as_stored, help="Name der Word-Datei."
    ),
    check: bool = typer.Option(
        False, "--check", help="Schreibt keine neue, sondern sagt, was die Datei mit Dokumenten macht."
    ),
    proof: str | None = typer.Option(
        None,
        "--proof",
        metavar="DATEI",
        callback=path_as_stored,
        help="Prüft wie --check und schreibt dazu eine Word-Datei, die jede Formatvorlage zeigt.",
    ),
    format_: str = FORMAT,
    output: list[str] | None = OUTPUT,
    fail_on: str = FAIL_ON,
    force: bool = FORCE,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Schreibt eine Word-Datei, auf der Sie das Aussehen der Dokumente gestalten, oder prüft eine."""
    from teilhabe_docs.application.house_template import write_sample

    chosen("--format", format_, FINDING_FORMATS)
    if check or proof is not None:
        level, colour = chosen_level(fail_on), coloured(color)
        _check(datei, proof, format_, output, level, force=force, colour=colour, quiet=quiet)
        return
    if output or format_ != FORMAT.default:
        end(ExitCode.USAGE, "--format und --output zeigen Befunde und gehören zu --check.")
    if fail_on != FAIL_ON.default:
        end(ExitCode.USAGE, "--fail-on gehört zu --check.")
    if not datei:
        end(ExitCode.USAGE, "Der Name ist leer. Nennen Sie eine neue Datei, etwa hausvorlage.docx.")
    target = PurePath(datei)
    if target.suffix.lower() != ".docx":
        end(ExitCode.USAGE, f"»{as_text(datei)}« endet nicht auf .docx.")
    written = told(write_sample(target, force=force))
    show(written.path.as_posix())
    if written.replaced:
        tell(
            f"»{written.path.as_posix()}« stammte nicht von tdocs oder war bearbeitet und ist überschrieben."
        )
    if not quiet:
        tell(f'Gestalten Sie die Datei in Word; »tdocs render --house "{target.as_posix()}"« wendet sie an.')


def _check(
    called: str,
    proof: str | None,
    format_: str,
    output: list[str] | None,
    level: str,
    *,
    force: bool,
    colour: bool,
    quiet: bool,
) -> None:
    """What there is to say of a file on stdout; the proof is named beside it."""
    from teilhabe_docs.application.destinations import named_file
    from teilhabe_docs.application.house_template import beside_checked, checked_house, write_proof

    if proof is not None and PurePath(proof).suffix.lower() != ".docx":
        end(ExitCode.USAGE, f"--proof: »{as_text(proof)}« endet nicht auf .docx.")
    outputs = outputs_named(output)
    template, one = checked_house(called)
    for other in outputs:
        beside_checked(called, other.file, "--output")
    target = named_file(PurePath(proof), "--proof").path if proof is not None else None
    if target is not None:
        beside_checked(called, target, "--proof")
    report = show_findings([one], format_, outputs=outputs, colour=colour, quiet=quiet)
    if target is not None and template.content is not None:
        written = told(write_proof(target, template.content, force=force))
        _tell_replaced(written)
        if not quiet:
            tell(f"»{written.path.as_posix()}« zeigt jede Formatvorlage.")
    end_after([one], failed=fails(report, level))


def _tell_replaced(written: "LooksWritten") -> None:
    """Say that something of others is gone, however quiet the call is."""
    if written.replaced:
        tell(
            f"»{written.path.as_posix()}« stammte nicht von tdocs oder war bearbeitet; es ist überschrieben."
        )
