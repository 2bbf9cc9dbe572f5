"""`tdocs house`: a Word file to design the house's looks on."""

from pathlib import Path

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende, melde
from teilhabe_docs.cli.gemeinsam import FORCE, FREMD, STILL, fremde_ziele


def house(
    datei: str = typer.Argument("hausvorlage.docx", metavar="DATEI", help="Name der Word-Datei."),
    force: bool = FORCE,
    quiet: bool = STILL,
) -> None:
    """Schreibt eine Word-Datei, auf der Sie das Aussehen der Dokumente gestalten."""
    from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError, schreibe
    from teilhabe_docs.rendering.docx import schreibe_docx
    from teilhabe_docs.rendering.docx.haus.muster import muster

    ziel = Path(datei)
    if ziel.suffix.lower() != ".docx":
        beende(Ausgang.NUTZUNG, f"»{datei}« endet nicht auf .docx.")
    inhalt = schreibe_docx(muster())
    if not force and fremde_ziele({ziel: inhalt}):
        beende(Ausgang.BEFUND, f"»{ziel.as_posix()}« {FREMD} Mit --force wird überschrieben.")
    try:
        schreibe(ziel, inhalt)
    except NichtSchreibbarError as fehler:
        beende(Ausgang.NUTZUNG, str(fehler))
    typer.echo(ziel.as_posix())
    if not quiet:
        melde(f'Gestalten Sie die Datei in Word; »tdocs render --house "{ziel.as_posix()}"« wendet sie an.')
