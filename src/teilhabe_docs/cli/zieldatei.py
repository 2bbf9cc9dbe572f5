"""A result on stdout or in the file that `--out` names."""

from pathlib import PurePath

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.console import Form, show
from teilhabe_docs.cli.gemeinsam import FREMD, ist_fremd
from teilhabe_docs.cli.zielort import genannte_datei
from teilhabe_docs.loading.files.paths import is_folder
from teilhabe_docs.loading.files.writer import NotWritableError, write


def gib(text: str, out: str | None, *, force: bool, form: Form = "text", bunt: bool | None = None) -> None:
    """Write to stdout or into the file that somebody named; the file is named on stdout.

    `bunt` keeps (true) or drops (false) the colours in what goes to stdout.
    """
    if out is None:
        show(text, end="", color=bunt, form=form)
    else:
        inhalt = text.encode("utf-8-sig" if form == "csv" else "utf-8", "replace")
        lege_ab(PurePath(out), inhalt, force=force)


def lege_ab(ziel: PurePath, inhalt: bytes, *, force: bool, wurzel: PurePath | None = None) -> None:
    """Write a file and name it on stdout, but not over one that is not ours unless `force`.

    With `wurzel` it must lie in that folder.
    """
    ziel = genannte_datei(ziel)
    if is_folder(ziel):
        beende(Ausgang.NUTZUNG, f"»{ziel.as_posix()}« ist ein Ordner. Bitte eine Datei nennen.")
    try:
        if not force and ist_fremd(ziel, inhalt, wurzel):
            beende(Ausgang.BEFUND, f"»{ziel.as_posix()}« {FREMD} Mit --force wird überschrieben.")
        write(ziel, inhalt, wurzel)
    except NotWritableError as fehler:
        beende(Ausgang.NUTZUNG, str(fehler))
    show(ziel.as_posix())
