"""Where the files of a concept repository are, told by their names alone."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import takewhile
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.paths import exists, is_file, owner, real
from teilhabe_docs.loading.files.reader import Walk, file_names, is_text, shown
from teilhabe_docs.loading.files.spelling import composed, name_in

KINDS_IN_WORDS = "provider.yaml, offer.yaml und staffing.yaml, auch mit einem Namen davor (nord.offer.yaml)"
"""The kinds of files, for a message that lists them."""

CONFIGURATION_FILE = ("tdocs.yaml", "tdocs.yml")
"""The names of the configuration, the first wins."""

PACKAGE_FILE = "paket.yaml"
"""The file that makes a folder of profiles a package."""

MOST_ABOVE = 3
"""So many folders above one are looked into where there is no checkout: `angebote/<land>/<id>`."""

SKIPPED = frozenset({"ausgabe", "node_modules", "site-packages", "__pycache__"})
"""The folders in which no concept is looked for, beside hidden ones."""


class FileKind(StrEnum):
    """The three kinds of concept files; the value is the name of the object in a concept."""

    TRAEGER = "traeger"
    ANGEBOT = "angebot"
    PERSONAL = "personal"


_STAEMME = {"provider": FileKind.TRAEGER, "offer": FileKind.ANGEBOT, "staffing": FileKind.PERSONAL}


def file_kind(name: str) -> FileKind | None:
    """The kind of a file by its name: `provider.yaml`, `nord.offer.yml`, in any case; None for others."""
    _, stamm, endung = ["", "", *name.casefold().split(".")][-3:]
    return _STAEMME.get(stamm) if endung in ("yaml", "yml") and not name.startswith(".") else None


def spelt_otherwise(name: str) -> str:
    """In German that what makes a name one of ours is not in small letters; else empty."""
    *davor, stamm, endung = name.split(".")
    richtig = ".".join([*davor, stamm.lower(), endung.lower()])
    return "" if richtig == name else _SCHREIBWEISE.format(name, richtig)


def belongs_to_concept(name: str) -> bool:
    """Whether a file that any system has under this name is a concept file or the configuration.

    Capitals do not count, nor what Windows drops at the end: dots, blanks, the name of a stream behind `:`.
    """
    name = composed(name).partition(":")[0].rstrip(". ")
    return file_kind(name) is not None or name.casefold() in (*CONFIGURATION_FILE, PACKAGE_FILE)


def is_package(folder: PurePath) -> bool:
    """Whether a folder is a package of profiles."""
    return is_file(folder / PACKAGE_FILE)


def configurations(ordner: PurePath) -> list[str]:
    """The names of the configurations in a folder, in any case; the first is the one that holds."""
    namen = file_names(ordner) or CONFIGURATION_FILE  # what may not be listed may still be read
    gemeinte = [name for name in namen if name.casefold() in CONFIGURATION_FILE and is_file(ordner / name)]
    return sorted(
        gemeinte, key=lambda n: (n not in CONFIGURATION_FILE, CONFIGURATION_FILE.index(n.casefold()), n)
    )


def root_of(ordner: PurePath) -> PurePath:
    """The repository that a folder belongs to.

    The nearest folder from there upwards that holds a provider or `tdocs.yaml`, no further than `reach`;
    without one the folder itself.
    """
    ordner = real(ordner)
    for oben in upwards(ordner, reach(ordner)):
        if candidates(oben, FileKind.TRAEGER) or configurations(oben):
            return oben
    return ordner


def git_root(ordner: PurePath) -> PurePath:
    """The nearest folder upwards that holds `.git`, else the folder itself."""
    return next((oben for oben in (ordner, *ordner.parents) if exists(oben / ".git")), ordner)


def reach(folder: PurePath) -> PurePath:
    """How far upwards from a folder without links files may be read that belong to what lies in it.

    That is the git checkout. Without one it is the nearest folder with a provider, at most `MOST_ABOVE` above
    and all of the same owner on the way: what somebody else put above is not ours. Else the folder itself.
    """
    if exists((checkout := git_root(folder)) / ".git"):
        return checkout

    def ours(path: PurePath) -> bool:
        return owner(path) == owner(folder)

    own = takewhile(ours, (folder, *folder.parents[:MOST_ABOVE]))
    return next((above for above in own if any(map(ours, candidates(above, FileKind.TRAEGER)))), folder)


def upwards(ordner: PurePath, wurzel: PurePath) -> Iterator[PurePath]:
    """The folder, its parent and so on up to `wurzel`."""
    for oben in (ordner, *ordner.parents):
        yield oben
        if oben == wurzel:
            return


def nearest_of(ordner: PurePath, art: FileKind, wurzel: PurePath) -> PurePath | None:
    """The nearest file of a kind from a folder upwards to `wurzel`."""
    return next((found[0] for oben in upwards(ordner, wurzel) if (found := candidates(oben, art))), None)


def candidates(ordner: PurePath, art: FileKind) -> list[PurePath]:
    """The files of a kind in one folder, by name."""
    return [ordner / name for name in file_names(ordner) if file_kind(name) is art and is_text(name)]


class FoundFiles(NamedTuple):
    """What lies below a folder: concept files, sorted; what could not be looked at; all files and folders.

    `checkouts` are the folders that hold `.git`.
    """

    concepts: list[tuple[PurePath, FileKind]]
    findings: tuple[Finding, ...]
    files: tuple[PurePath, ...]
    folders: tuple[PurePath, ...]
    checkouts: tuple[PurePath, ...] = ()

    def repositories_below(self, folder: PurePath) -> list[PurePath]:
        """The folders below `folder` that are repositories by themselves, sorted.

        Such a folder has a configuration or is a checkout, and holds concept files.
        """
        configured = {file.parent for file in self.files if file.name.casefold() in CONFIGURATION_FILE}
        marked = configured.union(self.checkouts)
        return sorted(marked & {above for file, _ in self.concepts for above in file.parents} - {folder})

    def apart(self, folder: PurePath) -> "FoundFiles":
        """Without what lies in the repositories below `folder`."""
        within = frozenset(self.repositories_below(folder))
        if not within:
            return self

        def here(path: PurePath) -> bool:
            return within.isdisjoint((path, *path.parents))

        concepts = [(file, kind) for file, kind in self.concepts if here(file)]
        files, folders = tuple(filter(here, self.files)), tuple(filter(here, self.folders))
        return FoundFiles(concepts, self.findings, files, folders, tuple(filter(here, self.checkouts)))


def concept_files(ordner: PurePath, wurzel: PurePath) -> FoundFiles:
    """All concept files below a folder of the repository `wurzel`.

    Not in hidden folders, in `ausgabe` and where programs keep their packages.
    """
    gang = Walk(ordner, SKIPPED)
    alle = tuple(gang.files())
    gefunden = [(datei, art) for datei in alle if (art := file_kind(datei.name))]
    lesbar = {datei: is_text(datei.relative_to(ordner).as_posix()) for datei, _ in gefunden}
    unlesbare = [(d, codes.NAME_KEIN_TEXT, _KEIN_TEXT) for d, _ in gefunden if not lesbar[d]]
    verwechselte = [(o, codes.NICHT_LESBAR, _ORDNER) for o in gang.folders if file_kind(o.name)]
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
    return FoundFiles(list(benannt.values()), befunde, alle, tuple(gang.folders), tuple(gang.checkouts))


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
