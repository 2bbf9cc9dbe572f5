"""A result on stdout or in the file that `--out` names."""

from pathlib import Path

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.gemeinsam import FREMD, ist_fremd


def gib(inhalt: bytes, out: str | None, *, force: bool) -> None:
    """Write to stdout or into a file, but not over one that is not ours; the file is named on stdout."""
    if out is None:
        typer.echo(inhalt.decode("utf-8"), nl=False)
        return
    ziel = Path(out)
    if not out or ziel.is_dir():
        beende(Ausgang.NUTZUNG, f"--out: »{out}« ist keine Datei.")
    lege_ab(ziel, inhalt, force=force)


def lege_ab(ziel: Path, inhalt: bytes, *, force: bool) -> None:
    """Write a file and name it on stdout, but not over one that is not ours unless `force`."""
    from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError, schreibe

    if not force and ist_fremd(ziel, inhalt):
        beende(Ausgang.BEFUND, f"»{ziel.as_posix()}« {FREMD} Mit --force wird überschrieben.")
    try:
        schreibe(ziel, inhalt)
    except NichtSchreibbarError as fehler:
        beende(Ausgang.NUTZUNG, str(fehler))
    typer.echo(ziel.as_posix())
