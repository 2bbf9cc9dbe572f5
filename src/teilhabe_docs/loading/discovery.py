"""Where the files of a concept repository are, told by their names alone."""

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

ARTEN_TEXT = "provider.yaml, offer.yaml und staffing.yaml, auch mit einem Namen davor (nord.offer.yaml)"
"""The kinds of files, for a message that lists them."""

KONFIGURATION = ("tdocs.yaml", "tdocs.yml")
"""The names of the configuration, the first wins."""

_UEBERGANGEN = {"ausgabe", "node_modules", "__pycache__"}


class Art(StrEnum):
    """The three kinds of concept files; the value is the name of the object in a concept."""

    TRAEGER = "traeger"
    ANGEBOT = "angebot"
    PERSONAL = "personal"


_STAEMME = {"provider": Art.TRAEGER, "offer": Art.ANGEBOT, "staffing": Art.PERSONAL}


def art_von(name: str) -> Art | None:
    """The kind of a file by its name: `provider.yaml`, `nord.offer.yml`, in any case; None for others."""
    _, stamm, endung = ["", "", *name.casefold().split(".")][-3:]
    return _STAEMME.get(stamm) if endung in ("yaml", "yml") and not name.startswith(".") else None


def wurzel_von(ordner: Path) -> Path:
    """The repository that a folder belongs to.

    The nearest folder from there upwards that holds a provider or `tdocs.yaml`, inside the git checkout;
    without one the folder itself.
    """
    ordner = ordner.resolve()
    for oben in aufwaerts(ordner, gitwurzel(ordner)):
        if kandidaten(oben, Art.TRAEGER) or any((oben / name).is_file() for name in KONFIGURATION):
            return oben
    return ordner


def gitwurzel(ordner: Path) -> Path:
    """The nearest folder upwards that holds `.git`, else the folder itself."""
    return next((oben for oben in (ordner, *ordner.parents) if (oben / ".git").exists()), ordner)


def aufwaerts(ordner: Path, wurzel: Path) -> Iterator[Path]:
    """The folder, its parent and so on up to `wurzel`."""
    for oben in (ordner, *ordner.parents):
        yield oben
        if oben == wurzel:
            return


def kandidaten(ordner: Path, art: Art) -> list[Path]:
    """The files of a kind in one folder, by name."""
    try:
        return sorted(
            datei for datei in ordner.iterdir() if art_von(datei.name) is art and not datei.is_dir()
        )
    except OSError:
        return []


def konzeptdateien(ordner: Path) -> list[tuple[Path, Art]]:
    """All concept files below a folder, sorted; not in hidden folders, `ausgabe` or virtual environments."""
    gefunden: list[tuple[Path, Art]] = []
    for hier, unterordner, namen in os.walk(ordner):
        unterordner[:] = [name for name in unterordner if not _uebergangen(Path(hier) / name)]
        gefunden += [(Path(hier) / name, art) for name in namen if (art := art_von(name))]
    return sorted(gefunden, key=lambda datei: datei[0].relative_to(ordner).as_posix())


def _uebergangen(ordner: Path) -> bool:
    return ordner.name.startswith(".") or ordner.name in _UEBERGANGEN or (ordner / "pyvenv.cfg").is_file()
