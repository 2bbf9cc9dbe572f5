"""Files appear whole or not at all: written beside their place, then renamed."""

import errno
from pathlib import Path
from shutil import copymode

_KEIN_ORDNER = "Wo ein Ordner sein müsste, steht eine Datei. Bitte ein anderes Ziel wählen."
_GRUENDE = {
    errno.ENOTDIR: _KEIN_ORDNER,
    errno.EEXIST: _KEIN_ORDNER,
    errno.EISDIR: "Dort steht ein Ordner dieses Namens. Bitte umbenennen.",
    errno.ENOSPC: "Der Datenträger ist voll.",
    errno.EROFS: "Der Datenträger ist schreibgeschützt.",
    errno.ENAMETOOLONG: "Der Name ist zu lang. Bitte ein kürzeres Ziel wählen.",
}


class NichtSchreibbarError(Exception):
    """A target that cannot be written; the text says why and what to do, in German."""


def schreibe(ziel: Path, inhalt: bytes) -> bool:
    """Put `inhalt` at `ziel`; returns whether anything had to be written.

    An existing file keeps its rights; a pipe or a device is written to as it is. Raises
    `NichtSchreibbarError` and leaves an existing file as it was.
    """
    daneben = ziel.with_name(f".{ziel.name}.neu")
    try:
        if ziel.is_file() and ziel.read_bytes() == inhalt:
            return False
        if ziel.exists() and not ziel.is_file() and not ziel.is_dir():
            ziel.write_bytes(inhalt)
            return True
        ziel.parent.mkdir(parents=True, exist_ok=True)
        daneben.write_bytes(inhalt)
        if ziel.is_file():
            copymode(ziel, daneben)
        daneben.replace(ziel)
    except KeyboardInterrupt:
        _raeume(daneben)
        raise
    except PermissionError:
        _raeume(daneben)
        raise NichtSchreibbarError(
            f"»{ziel}« lässt sich nicht schreiben: Die Datei ist gesperrt oder schreibgeschützt. "
            "Schließen Sie sie in Word und anderen Programmen und rufen Sie tdocs noch einmal auf."
        ) from None
    except OSError as fehler:
        _raeume(daneben)
        grund = _GRUENDE.get(fehler.errno or 0, "Das System lehnt es ab. Bitte Ziel und Rechte prüfen.")
        raise NichtSchreibbarError(f"»{ziel}« lässt sich nicht schreiben: {grund}") from None
    return True


def _raeume(daneben: Path) -> None:
    try:
        daneben.unlink(missing_ok=True)
    except OSError:
        return
