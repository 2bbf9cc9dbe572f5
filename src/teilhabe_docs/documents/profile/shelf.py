"""Where profiles stand: built in, in a concept repository, in an association's folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading.files.folders import Folder, PackagedFolder
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.files.spelling import Remark
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue
from teilhabe_docs.near_names import meant, nearest
from teilhabe_docs.resources import folder

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding

OUTLINE_FILE = "gliederung.yaml"
"""The file that makes a folder a profile."""
_DECLARES = b"felder"

FieldFaults: TypeAlias = "tuple[tuple[Finding, ...], Mapping[str, str]]"
"""What is wrong with declarations of fields, and the texts of the files that it stands in."""


class ProfileFolder(NamedTuple):
    """A folder of profiles `<dokument>/<profil>/`; findings call it `name`, empty for the built-in one.

    `bemerkungen` are what there is to say of its name.
    """

    ordner: Folder
    name: str = ""
    bemerkungen: tuple[Remark, ...] = ()

    @property
    def mitgebracht(self) -> bool:
        """Whether tdocs brings these profiles along."""
        return isinstance(self.ordner, PackagedFolder)

    def profile(self, dokument: str) -> tuple[str, ...]:
        """The names of the profiles of a document, sorted."""
        return tuple(n for n in self.ordner.names(dokument) if self.ordner.has(dokument, n, OUTLINE_FILE))

    def lies(self, dokument: str, profil: str, name: str) -> bytes | Obstacle | None:
        """A file of a profile, or why it cannot be read; None where there is none of that name."""
        if PurePath(name).name != name:
            return None
        return self.ordner.read(dokument, profil, name, limit=MAX_BYTES)

    def texte(self, dokument: str, profil: str) -> tuple[str, ...]:
        """The names of the bodies in a profile's folder, sorted."""
        return tuple(name for name in self.ordner.names(dokument, profil) if name.endswith(".md"))

    def dateiname(self, dokument: str, profil: str, name: str) -> str:
        """A file of a profile as findings call it."""
        return f"{self.name}/{dokument}/{profil}/{name}" if self.name else f"{profil}/{name}"


class UnknownProfileError(Exception):
    """There is no such profile; `rat` are names near to it, `namen` are those that exist."""

    def __init__(self, dokument: str, name: str, namen: tuple[str, ...]) -> None:
        self.rat = nearest(name, namen)
        self.namen = namen
        vorhanden = f"Vorhanden: {', '.join(namen)}." if namen else "Es gibt dafür noch keines."
        gemeint = meant(self.rat, vorhanden)
        super().__init__(f"Das Profil »{name}« gibt es für das Dokument »{dokument}« nicht.{gemeint}")


@dataclass(frozen=True)
class Shelf:
    """Folders of profiles, the built-in one first; where a name stands twice, the first counts."""

    ordner: tuple[ProfileFolder, ...]

    @cached_property
    def plaetze(self) -> dict[tuple[str, str], ProfileFolder]:
        """The folder of each profile by document and name, in the order of lists."""
        plaetze: dict[tuple[str, str], ProfileFolder] = {}
        for dokument in DOKUMENTE:
            for ordner in self.ordner:
                for name in ordner.profile(dokument):
                    plaetze.setdefault((dokument, name), ordner)
        return plaetze

    def bemerkt(self) -> Iterator[tuple[str, Remark]]:
        """What there is to say of the names of folders that hold profiles, each with a file in it."""
        for ordner in self.ordner:
            if ordner.bemerkungen and (da := [(art, n) for art in DOKUMENTE for n in ordner.profile(art)]):
                for bemerkung in ordner.bemerkungen:
                    yield ordner.dateiname(*da[0], OUTLINE_FILE), bemerkung

    def doppelte(self) -> Iterator[tuple[ProfileFolder, str, str]]:
        """Folder, document and name of the profiles whose name is taken already."""
        for ordner in self.ordner:
            for dokument in DOKUMENTE:
                for name in ordner.profile(dokument):
                    if self.plaetze[dokument, name] is not ordner:
                        yield ordner, dokument, name

    @cached_property
    def declaring(self) -> tuple[tuple[str, str], ...]:
        """Document and name of the profiles that may declare fields of their own; no built-in one does."""
        return tuple(
            (dokument, name)
            for (dokument, name), ordner in self.plaetze.items()
            if not ordner.mitgebracht
            if not isinstance(raw := ordner.lies(dokument, name, OUTLINE_FILE), bytes) or _DECLARES in raw
        )

    @cached_property
    def fields(self) -> FieldCatalogue:
        """The fields that offers may have which use these profiles."""
        if not self.declaring:
            return BUILT_IN_FIELDS
        from teilhabe_docs.documents.profile.own_fields import own_fields

        return own_fields(self).catalogue

    @property
    def field_faults(self) -> "FieldFaults":
        """What is wrong with the declarations of fields in all profiles, and the texts of these files."""
        if not self.declaring:
            return (), {}
        from teilhabe_docs.documents.profile.own_fields import own_fields

        return own_fields(self).faults

    def namen(self, dokument: str) -> tuple[str, ...]:
        """The names of all profiles of a document."""
        return tuple(name for art, name in self.plaetze if art == dokument)

    def finde(self, dokument: str, name: str) -> ProfileFolder:
        """The folder that holds a profile; raises `UnknownProfileError`."""
        if (dokument, name) not in self.plaetze:
            raise UnknownProfileError(dokument, name, self.namen(dokument))
        return self.plaetze[dokument, name]


BUILT_IN = Shelf((ProfileFolder(PackagedFolder(folder("templates"))),))
"""The profiles that tdocs brings along."""
