"""Files appear whole or not at all: written beside their place, then renamed."""

from pathlib import Path


class NichtSchreibbarError(Exception):
    """A target that cannot be written; the text says why and what to do, in German."""


def schreibe(ziel: Path, inhalt: bytes) -> bool:
    """Put `inhalt` at `ziel`; returns whether anything had to be written.

    Raises `NichtSchreibbarError` and leaves an existing file as it was.
    """
    daneben = ziel.with_name(f".{ziel.name}.neu")
    try:
        if ziel.is_file() and ziel.read_bytes() == inhalt:
            return False
        ziel.parent.mkdir(parents=True, exist_ok=True)
        daneben.write_bytes(inhalt)
        daneben.replace(ziel)
    except PermissionError:
        _raeume(daneben)
        raise NichtSchreibbarError(
            f"»{ziel}« lässt sich nicht schreiben: Die Datei ist gesperrt oder schreibgeschützt. "
            "Schließen Sie sie in Word und anderen Programmen und rufen Sie tdocs noch einmal auf."
        ) from None
    except OSError as fehler:
        _raeume(daneben)
        raise NichtSchreibbarError(f"»{ziel}« lässt sich nicht schreiben: {fehler.strerror}.") from None
    return True


def _raeume(daneben: Path) -> None:
    try:
        daneben.unlink(missing_ok=True)
    except OSError:
        return
