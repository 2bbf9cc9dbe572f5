"""A result on stdout or in the file that `--out` names."""

from pathlib import Path

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.gemeinsam import FREMD, fremde_ziele


def gib(inhalt: bytes, out: str | None, *, force: bool) -> None:
    """Write to stdout or into a file, but not over one that is not ours; the file is named on stdout."""
    if out is None:
        typer.echo(inhalt.decode("utf-8"), nl=False)
        return
    from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError, schreibe

    ziel = Path(out)
    if not out or ziel.is_dir():
        beende(Ausgang.NUTZUNG, f"--out: »{out}« ist keine Datei.")
    if not force and (fremde := fremde_ziele({ziel: inhalt})):
        beende(Ausgang.BEFUND, f"»{fremde[0].as_posix()}« {FREMD} Mit --force wird überschrieben.")
    try:
        schreibe(ziel, inhalt)
    except NichtSchreibbarError as fehler:
        beende(Ausgang.NUTZUNG, str(fehler))
    typer.echo(ziel.as_posix())
