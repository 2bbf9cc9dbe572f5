"""A result on stdout or in the file that `--out` names."""

from pathlib import PurePath

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.gemeinsam import FREMD, ist_fremd
from teilhabe_docs.loading.discovery import gehoert_zum_konzept
from teilhabe_docs.loading.files.paths import is_folder
from teilhabe_docs.loading.files.writer import NotWritableError, write


def gib(inhalt: bytes, out: str | None, *, force: bool) -> None:
    """Write to stdout or into the file that somebody named; the file is named on stdout."""
    if out is None:
        show(inhalt.decode("utf-8"), end="")
        return
    ziel = PurePath(out)
    if not out or is_folder(ziel):
        beende(Ausgang.NUTZUNG, f"--out: »{out}« ist keine Datei.")
    lege_ab(ziel, inhalt, force=force)


def lege_ab(ziel: PurePath, inhalt: bytes, *, force: bool, wurzel: PurePath | None = None) -> None:
    """Write a file and name it on stdout, but not over one that is not ours unless `force`.

    With `wurzel` it must lie in that folder.
    """
    if gehoert_zum_konzept(ziel.name):
        beende(Ausgang.NUTZUNG, f"»{ziel.as_posix()}« gehört zum Konzept. Bitte ein anderes Ziel nennen.")
    if not force and ist_fremd(ziel, inhalt, wurzel):
        beende(Ausgang.BEFUND, f"»{ziel.as_posix()}« {FREMD} Mit --force wird überschrieben.")
    try:
        write(ziel, inhalt, wurzel)
    except NotWritableError as fehler:
        beende(Ausgang.NUTZUNG, str(fehler))
    show(ziel.as_posix())
