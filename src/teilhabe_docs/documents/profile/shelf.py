"""Where profiles stand: built in, in a concept repository, in an association's folder."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading.discovery import PACKAGE_FILE
from teilhabe_docs.loading.files.folders import Folder, PackagedFolder
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.files.spelling import Remark
from teilhabe_docs.loading.source_text import MAX_BYTES, decoded
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue
from teilhabe_docs.near_names import meant, nearest
from teilhabe_docs.resources import folder

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.profile.profile_package import Package
    from teilhabe_docs.documents.profile.requirements import Requirements
    from teilhabe_docs.loading.yaml.document import Document

OUTLINE_FILE = "gliederung.yaml"
"""The file that makes a folder a profile."""
REQUIREMENTS_FILE = "anforderungen.yaml"
"""The file at the root of a folder of profiles that adds requirements."""
_DECLARES = b"felder"
_NO_KEYS = re.compile(rb"\s*(?:#[^\n]*\s*)*(?:-\s|\Z)")
"""An outline of which nobody knows what it would say: empty, or a list."""

Faults: TypeAlias = "tuple[tuple[Finding, ...], Mapping[str, str]]"
"""What is wrong with declarations of fields or with requirements, and the texts of the files it stands in."""


class ProfileFolder(NamedTuple):
    """A folder of profiles `<dokument>/<profil>/`; findings call it `name`, empty for the built-in one.

    `bemerkungen` are what there is to say of its name; `called_package`: the settings say that it is a
    package. The name of the folder that a call is about may be ».«.
    """

    ordner: Folder
    name: str = ""
    bemerkungen: tuple[Remark, ...] = ()
    called_package: bool = False

    @property
    def mitgebracht(self) -> bool:
        """Whether tdocs brings these profiles along."""
        return isinstance(self.ordner, PackagedFolder)

    def profile(self, dokument: str) -> tuple[str, ...]:
        """The names of the profiles of a document, sorted; in a package also those without outline."""
        every = dokument in DOKUMENTE and self.is_package
        return tuple(
            name
            for name in self.ordner.names(dokument)
            if self.ordner.has(dokument, name, OUTLINE_FILE) or (every and self.ordner.names(dokument, name))
        )

    def lies(self, dokument: str, profil: str, name: str) -> bytes | Obstacle | None:
        """A file of a profile, or why it cannot be read; None where there is none of that name."""
        if PurePath(name).name != name:
            return None
        return self.ordner.read(dokument, profil, name, limit=MAX_BYTES)

    def texte(self, dokument: str, profil: str) -> tuple[str, ...]:
        """The names of the bodies in a profile's folder, sorted."""
        return tuple(name for name in self.ordner.names(dokument, profil) if name.endswith(".md"))

    def read_root(self, name: str) -> bytes | Obstacle | None:
        """A file beside the documents' folders, or why it cannot be read; None where there is none."""
        return self.ordner.read(name, limit=MAX_BYTES)

    def root_name(self, name: str) -> str:
        """Such a file as findings call it."""
        return f"{self.name}/{name}" if self.name not in ("", ".") else name

    @property
    def is_package(self) -> bool:
        """Whether it is a package, or ought to be one."""
        return not self.mitgebracht and (self.called_package or self.ordner.has(PACKAGE_FILE))

    def dateiname(self, dokument: str, profil: str, name: str) -> str:
        """A file of a profile as findings call it."""
        return self.root_name(f"{dokument}/{profil}/{name}") if self.name else f"{profil}/{name}"


def unknown_profile(document: str, name: str) -> str:
    """How that begins which is said of a profile that there is not."""
    return f"Das Profil »{name}« gibt es für das Dokument »{document}« nicht."


class UnknownProfileError(Exception):
    """There is no such profile; `rat` are names near to it, `namen` are those that exist."""

    def __init__(self, dokument: str, name: str, namen: tuple[str, ...]) -> None:
        self.dokument, self.name = dokument, name
        self.rat = nearest(name, namen)
        self.namen = namen
        vorhanden = f"Vorhanden: {', '.join(namen)}." if namen else "Es gibt dafür noch keines."
        gemeint = meant(self.rat, vorhanden)
        super().__init__(f"{unknown_profile(dokument, name)}{gemeint}")

    def besides(self, names: Container[str]) -> "UnknownProfileError":
        """The same where these are not to be suggested."""
        return UnknownProfileError(self.dokument, self.name, tuple(n for n in self.namen if n not in names))


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
        """Document and name of the profiles that may declare fields; what cannot be read may, no built-in."""
        return tuple(
            (dokument, name)
            for (dokument, name), ordner in self.plaetze.items()
            if not ordner.mitgebracht
            if not isinstance(raw := ordner.lies(dokument, name, OUTLINE_FILE), bytes)
            or _DECLARES in raw
            or _NO_KEYS.match(raw)
            or not isinstance(decoded(raw), str)
        )

    @cached_property
    def fields(self) -> FieldCatalogue:
        """The fields that offers may have which use these profiles."""
        if not self.declaring:
            return BUILT_IN_FIELDS
        from teilhabe_docs.documents.profile.own_fields import own_fields

        return own_fields(self).catalogue

    @cached_property
    def requirements(self) -> "Requirements":
        """The requirements that these profiles can meet: the built-in ones and what the folders add."""
        if not self._adds_requirements:
            from teilhabe_docs.documents.profile.requirements import catalogue

            return catalogue()
        from teilhabe_docs.documents.profile.own_requirements import own_requirements

        return own_requirements(self).catalogue

    @property
    def requirement_files(self) -> "tuple[Document, ...]":
        """The files that add requirements, as far as they can be read."""
        if not self._adds_requirements:
            return ()
        from teilhabe_docs.documents.profile.own_requirements import own_requirements

        return own_requirements(self).files

    @cached_property
    def packages(self) -> "tuple[Package, ...]":
        """The packages among the folders, as far as they can be read."""
        if not self._holds_packages:
            return ()
        from teilhabe_docs.documents.profile.profile_package import packages

        return packages(self).packages

    def told_gone(self, section: str) -> str:
        """In German, inside a sentence, that a package says so of a section; empty where none does."""
        return next(filter(None, (package.told_gone(section) for package in self.packages)), "")

    @cached_property
    def _holds_packages(self) -> bool:
        return any(o.is_package for o in self.ordner)

    @cached_property
    def _adds_requirements(self) -> bool:
        return any(not o.mitgebracht and o.ordner.has(REQUIREMENTS_FILE) for o in self.ordner)

    @property
    def faults(self) -> "Faults":
        """What is wrong with the fields that profiles declare, with own requirements, with packages."""
        findings: tuple[Finding, ...] = ()
        texts: dict[str, str] = {}
        if self.declaring:
            from teilhabe_docs.documents.profile.own_fields import own_fields

            findings, texts = own_fields(self).faults[0], dict(own_fields(self).faults[1])
        if self._adds_requirements:
            from teilhabe_docs.documents.profile.own_requirements import own_requirements

            further, files = own_requirements(self).faults
            findings, texts = (*findings, *further), {**texts, **files}
        if self._holds_packages:
            from teilhabe_docs.documents.profile.profile_package import packages

            further, files = packages(self).faults
            findings, texts = (*findings, *further), {**texts, **files}
        return findings, texts

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
