"""What a written document was made from, and whether it has been changed since.

A document carries digests (SHA-256) of its sources, of its profile and of itself; where, is a matter of its
format. They tell which source has changed, and whether somebody has edited the document; they never tell that
it is current, as whoever edits it could renew them. There is no version of tdocs in it, so that an update
alone makes nothing stale.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from teilhabe_docs.documents.blocks import BlockDocument, Picture, nodes
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.shelf import Shelf
from teilhabe_docs.loading.loaded_concept import LoadedConcept

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.profile_package import Package

PARTS_DIGEST = "tdocs:parts"
"""The name of the digest of the document itself."""

PROFILE_DIGEST = "tdocs:profile"
"""The name of the digest of the profile."""

PACKAGE_DIGEST = "tdocs:package:"
"""What the name of the digest of a package begins with; what the package is called and its version follow."""

SOURCE_DIGEST = "tdocs:source:"
"""What the name of a source file's digest begins with."""

HOUSE_DIGEST = "tdocs:house"
"""The name of the digest of the house's Word file."""

_ANFANG = "\n<!-- tdocs\n"
_KOMMENTAR = re.compile(r"((?:[^\n]+\n)+)-->\n\Z")
_MAX_KOMMENTAR = 1_000_000  # characters; a concept of a thousand files stays far below
_ZEILE = re.compile(r"(tdocs:\S+) ([0-9a-f]{64})\Z")


@dataclass(frozen=True, slots=True)
class Written:
    """What a file holds that may be a document of ours.

    `digests` are those that it carries, `own` that of itself as it is now, `says` all that counts when it is
    compared: whatever it holds but the digests of sources. Where that is None it is damaged, or not one thing
    for every program. `margin` tells of comments there, `renews` that Word asks to bring contents up to date.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    own: str = ""
    says: object = None
    margin: bool = False
    renews: bool = False

    @property
    def untouched(self) -> bool:
        """Whether tdocs has written it and nobody has changed it since; line ends of a text do not count."""
        return bool(self.own) and self.digests.get(PARTS_DIGEST) == self.own

    def same(self, other: "Written") -> bool:
        """Whether both say the same, however they are compressed and whatever their lines end with."""
        return self.says is not None and self.says == other.says


def seal_of(geladen: LoadedConcept, profil: Profil, dokument: BlockDocument) -> dict[str, str]:
    """The digests of what a document is made from, by name: its profile, packages, each source file."""
    bilder = {bild.datei: bild.daten for bild in nodes(dokument) if isinstance(bild, Picture)}
    dateien = [*sorted(profil.texte.items()), *declarations(geladen)]
    pakete: dict[str, str] = {}
    for package in profil.regal.packages:
        drin = [one for one in dateien if _comes_from(package, profil.regal, geladen, one[0])]
        dateien = [one for one in dateien if one not in drin]
        pakete[f"{PACKAGE_DIGEST}{_name(package.label)}"] = _digest_of(drin)
    return {PROFILE_DIGEST: _digest_of(dateien), **pakete, **source_digests(geladen, bilder)}


def _digest_of(named: Iterable[tuple[str, str]]) -> str:
    return digest("".join(f"{name}\0{text}\0" for name, text in named).encode("utf-8"))


def _comes_from(package: "Package", shelf: Shelf, loaded: LoadedConcept, name: str) -> bool:
    """Whether a package holds the file, or declares the field, of this name."""
    if field := loaded.konzept.fields.declared.get(name):
        return any(shelf.finde(*profile) == package.folder for profile in field.profiles)
    return name.startswith(package.folder.root_name(""))


def declarations(geladen: LoadedConcept) -> list[tuple[str, str]]:
    """The fields that profiles declare, also those of another document, each with its declaration."""
    return [(path, field.declared) for path, field in sorted(geladen.konzept.fields.declared.items())]


def source_digests(
    geladen: LoadedConcept,
    bilder: Mapping[str, bytes] = MappingProxyType({}),
    called: Callable[[str], str] = str,
) -> dict[str, str]:
    """The digests of the concept's files and of pictures, by what they are `called`."""
    texte = {name: text for datei in geladen.dateien.values() for name, text in datei.texte.items()}
    quellen = {**{name: text.encode("utf-8") for name, text in texte.items()}, **bilder}
    return {
        f"{SOURCE_DIGEST}{_name(called(name))}": digest(inhalt) for name, inhalt in sorted(quellen.items())
    }


def with_seal_comment(text: str, digests: Mapping[str, str]) -> str:
    """Markdown or HTML with its digests in a closing comment."""
    alle = {PARTS_DIGEST: digest(text.encode("utf-8")), **digests}
    return f"{text}\n<!-- tdocs\n{''.join(f'{name} {wert}' + chr(10) for name, wert in alle.items())}-->\n"


def commented(text: str, digests: Mapping[str, str]) -> bytes:
    """The file of a text with its digests in a closing comment; without digests it is the text alone."""
    return (with_seal_comment(text, digests) if digests else text).encode("utf-8")


def read_commented(content: bytes) -> Written | None:
    """A text with its digests in a closing comment; None where it closes otherwise."""
    text, lines = _getrennt(content.decode("utf-8", errors="replace").replace("\r\n", "\n"))
    if not lines:
        return None
    found = [_ZEILE.match(line) for line in lines]
    carried = [(m[1], m[2]) for m in found if m]
    own = [value for name, value in carried if name == PARTS_DIGEST]
    says = (text, own[0]) if len(own) == 1 and all(found) else content
    return Written(dict(carried), digest(text.encode("utf-8")), says)


def _getrennt(text: str) -> tuple[str, list[str]]:
    """A text and the lines of the comment that closes it; a text that closes otherwise is whole."""
    anfang = text.rfind(_ANFANG, max(len(text) - _MAX_KOMMENTAR, 0))
    treffer = _KOMMENTAR.match(text, anfang + len(_ANFANG)) if anfang >= 0 else None
    return (text[:anfang], treffer[1].splitlines()) if treffer else (text, [])


def _name(datei: str) -> str:
    """A file's name without spaces and without what would end a comment."""
    return quote(datei, safe="/._-äöüÄÖÜß").replace("--", "-%2D")


def digest(inhalt: bytes) -> str:
    """The SHA-256 of a content, as documents carry it."""
    return sha256(inhalt).hexdigest()
