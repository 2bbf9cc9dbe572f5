"""Where the files of a concept repository are, told by their names alone."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import PurePath

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.paths import exists, is_file, real
from teilhabe_docs.loading.files.reader import Walk, file_names, is_text, shown
from teilhabe_docs.loading.files.spelling import composed, name_in

ARTEN_TEXT = "provider.yaml, offer.yaml und staffing.yaml, auch mit einem Namen davor (nord.offer.yaml)"
"""The kinds of files, for a message that lists them."""

KONFIGURATION = ("tdocs.yaml", "tdocs.yml")
"""The names of the configuration, the first wins."""

_UEBERGANGEN = frozenset({"ausgabe", "node_modules", "site-packages", "__pycache__"})


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


def anders_geschrieben(name: str) -> str:
    """In German that what makes a name one of ours is not in small letters; else empty."""
    *davor, stamm, endung = name.split(".")
    richtig = ".".join([*davor, stamm.lower(), endung.lower()])
    return "" if richtig == name else _SCHREIBWEISE.format(name, richtig)


def gehoert_zum_konzept(name: str) -> bool:
    """Whether a file that any system has under this name is a concept file or the configuration.

    Capitals do not count, nor what Windows drops at the end: dots, blanks, the name of a stream behind `:`.
    """
    name = composed(name).partition(":")[0].rstrip(". ")
    return art_von(name) is not None or name.casefold() in KONFIGURATION


def konfigurationen(ordner: PurePath) -> list[str]:
    """The names of the configurations in a folder, in any case; the first is the one that holds."""
    namen = file_names(ordner) or KONFIGURATION  # what may not be listed may still be read
    gemeinte = [name for name in namen if name.casefold() in KONFIGURATION and is_file(ordner / name)]
    return sorted(gemeinte, key=lambda n: (n not in KONFIGURATION, KONFIGURATION.index(n.casefold()), n))


def wurzel_von(ordner: PurePath) -> PurePath:
    """The repository that a folder belongs to.

    The nearest folder from there upwards that holds a provider or `tdocs.yaml`, inside the git checkout;
    without one the folder itself.
    """
    ordner = real(ordner)
    for oben in aufwaerts(ordner, gitwurzel(ordner)):
        if kandidaten(oben, Art.TRAEGER) or konfigurationen(oben):
            return oben
    return ordner


def gitwurzel(ordner: PurePath) -> PurePath:
    """The nearest folder upwards that holds `.git`, else the folder itself."""
    return next((oben for oben in (ordner, *ordner.parents) if exists(oben / ".git")), ordner)


def aufwaerts(ordner: PurePath, wurzel: PurePath) -> Iterator[PurePath]:
    """The folder, its parent and so on up to `wurzel`."""
    for oben in (ordner, *ordner.parents):
        yield oben
        if oben == wurzel:
            return


def kandidaten(ordner: PurePath, art: Art) -> list[PurePath]:
    """The files of a kind in one folder, by name."""
    return [ordner / name for name in file_names(ordner) if art_von(name) is art and is_text(name)]


def konzeptdateien(
    ordner: PurePath, wurzel: PurePath
) -> tuple[list[tuple[PurePath, Art]], tuple[Finding, ...]]:
    """All concept files below a folder of the repository `wurzel`, sorted, and what could not be looked at.

    Not in hidden folders, in `ausgabe` and where programs keep their packages.
    """
    gang = Walk(ordner, _UEBERGANGEN)
    gefunden = [(datei, art) for datei in gang.files() if (art := art_von(datei.name))]
    lesbar = {datei: is_text(datei.relative_to(ordner).as_posix()) for datei, _ in gefunden}
    unlesbare = [(d, codes.NAME_KEIN_TEXT, _KEIN_TEXT) for d, _ in gefunden if not lesbar[d]]
    verwechselte = [(o, codes.NICHT_LESBAR, _ORDNER) for o in gang.folders if art_von(o.name)]
    gefunden = sorted(
        ((datei, art) for datei, art in gefunden if lesbar[datei]),
        key=lambda datei: datei[0].relative_to(ordner).as_posix(),
    )
    benannt = {name_in(datei, wurzel): (datei, art) for datei, art in gefunden}
    eigene = {datei for datei, _ in benannt.values()}
    doppelte = [(d, codes.NAMEN_GLEICH, _GLEICH) for d, _ in gefunden if d not in eigene]
    befunde = tuple(
        kennung.finding(text, shown(ort.relative_to(wurzel).as_posix()))
        for ort, kennung, text in (*gang.closed, *unlesbare, *verwechselte, *doppelte)
    )
    return list(benannt.values()), befunde


_SCHREIBWEISE = (
    "Diese Datei heißt »{}«. Bitte in »{}« umbenennen: Andere Programme und Systeme unterscheiden Groß- und "
    "Kleinschreibung."
)
_ORDNER = "Hier steht ein Ordner, der wie eine Konzeptdatei heißt. Bitte umbenennen."
_GLEICH = (
    "Diese Datei gibt es noch einmal, mit gleichem Namen; nur die Umlaute oder Akzente darin oder im Ordner "
    "sind anders gespeichert. Sie wird nicht gelesen; bitte umbenennen oder löschen."
)
_KEIN_TEXT = (
    "Der Name dieser Datei oder ihres Ordners enthält Zeichen, die kein Text sind. Sie wird nicht gelesen; "
    "bitte umbenennen."
)
