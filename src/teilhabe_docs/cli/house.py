"""`tdocs house`: a Word file to design the house's looks on."""

from pathlib import PurePath

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende, melde
from teilhabe_docs.cli.gemeinsam import FORCE, STILL
from teilhabe_docs.cli.zieldatei import lege_ab
from teilhabe_docs.loading.files.paths import as_text


def house(
    datei: str = typer.Argument("hausvorlage.docx", metavar="DATEI", help="Name der Word-Datei."),
    force: bool = FORCE,
    quiet: bool = STILL,
) -> None:
    """Schreibt eine Word-Datei, auf der Sie das Aussehen der Dokumente gestalten."""
    from teilhabe_docs.rendering.docx import schreibe_docx
    from teilhabe_docs.rendering.docx.house.sample import muster

    ziel = PurePath(datei)
    if ziel.suffix.lower() != ".docx":
        beende(Ausgang.NUTZUNG, f"»{as_text(datei)}« endet nicht auf .docx.")
    lege_ab(ziel, schreibe_docx(muster()), force=force)
    if not quiet:
        melde(f'Gestalten Sie die Datei in Word; »tdocs render --house "{ziel.as_posix()}"« wendet sie an.')
