"""Where profiles stand: built in, in a concept repository, in an association's folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from teilhabe_docs.documents.profilmodell import DOKUMENTE
from teilhabe_docs.resources import folder

GLIEDERUNG = "gliederung.yaml"
"""The file that makes a folder a profile."""


@dataclass(frozen=True, slots=True)
class Profilordner:
    """A folder of profiles `<dokument>/<profil>/`; findings call it `name`, empty for the built-in one."""

    pfad: Traversable
    name: str = ""

    def profile(self, dokument: str) -> tuple[str, ...]:
        """The names of the profiles of a document, sorted."""
        ordner = self.pfad / dokument
        if not ordner.is_dir():
            return ()
        return tuple(sorted(o.name for o in ordner.iterdir() if (o / GLIEDERUNG).is_file()))

    def datei(self, dokument: str, profil: str, name: str) -> Traversable | None:
        """A file of a profile; none where it is missing or a link leads out of the folder."""
        datei = self.pfad / dokument / profil / name
        if Path(name).name != name or not datei.is_file():
            return None
        if isinstance(datei, Path) and not datei.resolve().is_relative_to(Path(str(self.pfad)).resolve()):
            return None
        return datei

    def texte(self, dokument: str, profil: str) -> tuple[str, ...]:
        """The names of the bodies in a profile's folder, sorted."""
        return tuple(
            sorted(d.name for d in (self.pfad / dokument / profil).iterdir() if d.name.endswith(".md"))
        )

    def dateiname(self, dokument: str, profil: str, name: str) -> str:
        """A file of a profile as findings call it."""
        return f"{self.name}/{dokument}/{profil}/{name}" if self.name else f"{profil}/{name}"


class UnbekanntesProfilError(Exception):
    """There is no such profile; `rat` is a near name or empty, `namen` are those that exist."""

    def __init__(self, dokument: str, name: str, namen: tuple[str, ...]) -> None:
        nah = get_close_matches(name, namen, 1)
        self.rat = nah[0] if nah else ""
        self.namen = namen
        vorhanden = f" Vorhanden: {', '.join(namen)}." if namen else " Es gibt dafür noch keines."
        gemeint = f" Gemeint: »{self.rat}«?" if nah else vorhanden
        super().__init__(f"Das Profil »{name}« gibt es für das Dokument »{dokument}« nicht.{gemeint}")


@dataclass(frozen=True)
class Regal:
    """Folders of profiles, the built-in one first; where a name stands twice, the first counts."""

    ordner: tuple[Profilordner, ...]

    @cached_property
    def plaetze(self) -> dict[tuple[str, str], Profilordner]:
        """The folder of each profile by document and name, in the order of lists."""
        plaetze: dict[tuple[str, str], Profilordner] = {}
        for dokument in DOKUMENTE:
            for ordner in self.ordner:
                for name in ordner.profile(dokument):
                    plaetze.setdefault((dokument, name), ordner)
        return plaetze

    def doppelte(self) -> Iterator[tuple[Profilordner, str, str]]:
        """Folder, document and name of the profiles whose name is taken already."""
        for ordner in self.ordner:
            for dokument in DOKUMENTE:
                for name in ordner.profile(dokument):
                    if self.plaetze[dokument, name] is not ordner:
                        yield ordner, dokument, name

    def namen(self, dokument: str) -> tuple[str, ...]:
        """The names of all profiles of a document."""
        return tuple(name for art, name in self.plaetze if art == dokument)

    def finde(self, dokument: str, name: str) -> Profilordner:
        """The folder that holds a profile; raises `UnbekanntesProfilError`."""
        if (dokument, name) not in self.plaetze:
            raise UnbekanntesProfilError(dokument, name, self.namen(dokument))
        return self.plaetze[dokument, name]


EINGEBAUT = Regal((Profilordner(folder("templates")),))
"""The profiles that tdocs brings along."""
