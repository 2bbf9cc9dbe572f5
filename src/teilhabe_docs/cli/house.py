"""`tdocs house`: a Word file to design the house's looks on."""

from pathlib import PurePath

import typer

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.cli.console import tell
from teilhabe_docs.cli.delivery import put_down
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import FORCE, QUIET


def house(
    datei: str = typer.Argument("hausvorlage.docx", metavar="DATEI", help="Name der Word-Datei."),
    force: bool = FORCE,
    quiet: bool = QUIET,
) -> None:
    """Schreibt eine Word-Datei, auf der Sie das Aussehen der Dokumente gestalten."""
    from teilhabe_docs.application.house_template import sample

    target = PurePath(datei)
    if target.suffix.lower() != ".docx":
        end(ExitCode.USAGE, f"»{as_text(datei)}« endet nicht auf .docx.")
    put_down(target, sample(), force=force)
    if not quiet:
        tell(f'Gestalten Sie die Datei in Word; »tdocs render --house "{target.as_posix()}"« wendet sie an.')
