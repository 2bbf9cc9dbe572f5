"""What a written document was made from, and whether it has been changed since.

A document carries digests (SHA-256) of its sources, of its profile and of itself: a Word file in its custom
properties, Markdown in a closing comment. There is no version of tdocs in it, so that an update alone makes
nothing stale.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from urllib.parse import quote

from teilhabe_docs.documents.bloecke import Bild, Dokument, knoten
from teilhabe_docs.documents.profil import Profil
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept

TEILE = "tdocs:parts"
"""The name of the digest of the document itself."""

PROFIL = "tdocs:profile"
"""The name of the digest of the profile."""

QUELLE = "tdocs:source:"
"""What the name of a source file's digest begins with."""

HAUS = "tdocs:house"
"""The name of the digest of the house's Word file."""

EIGENSCHAFTEN = "docProps/custom.xml"
"""The part of a Word file that holds the digests."""

_NICHT_GEZAEHLT = ("[Content_Types].xml", "_rels/.rels", EIGENSCHAFTEN)
_BEGINN = "\n<!-- tdocs\n"
_KOMMENTAR = re.compile(rf"{_BEGINN}((?:[^\n]+\n)+)-->\n")
_ZEILE = re.compile(r"(tdocs:\S+) ([0-9a-f]{64})\Z")
_EIGENSCHAFT = re.compile(r'name="(tdocs:[^"]+)"><vt:lpwstr>([0-9a-f]{64})<')
"""A property as we write it; another program writes it otherwise, but then has changed the parts as well."""
_MAX_ENTPACKT = 100_000_000  # bytes; no document of ours comes near


def siegel(geladen: GeladenesKonzept, profil: Profil, dokument: Dokument) -> dict[str, str]:
    """The digests of what a document is made from, by name: its profile and each source file."""
    bilder = {bild.datei: bild.daten for bild in knoten(dokument) if isinstance(bild, Bild)}
    profildateien = "".join(f"{name}\0{text}\0" for name, text in sorted(profil.texte.items()))
    return {PROFIL: _digest(profildateien.encode("utf-8")), **quelldigests(geladen, bilder)}


def quelldigests(
    geladen: GeladenesKonzept, bilder: Mapping[str, bytes] = MappingProxyType({})
) -> dict[str, str]:
    """The digests of the concept's files and of pictures, by name."""
    texte = {name: text for datei in geladen.dateien.values() for name, text in datei.texte.items()}
    quellen = {**{name: text.encode("utf-8") for name, text in texte.items()}, **bilder}
    return {f"{QUELLE}{_name(name)}": _digest(inhalt) for name, inhalt in sorted(quellen.items())}


def teile_digest(teile: Mapping[str, bytes]) -> str:
    """The digest of a Word file by its uncompressed parts, those left out that hold or name the digests."""
    gezaehlte = sorted((name, daten) for name, daten in teile.items() if name not in _NICHT_GEZAEHLT)
    return _digest(b"".join(name.encode("utf-8") + b"\0" + _digest(d).encode() for name, d in gezaehlte))


def mit_kommentar(text: str, digests: Mapping[str, str]) -> str:
    """Markdown with its digests in a closing comment."""
    alle = {TEILE: _digest(text.encode("utf-8")), **digests}
    return f"{text}\n<!-- tdocs\n{''.join(f'{name} {wert}' + chr(10) for name, wert in alle.items())}-->\n"


def gelesen(inhalt: bytes) -> dict[str, str]:
    """The digests that a written document carries; none where it is not one of ours."""
    if inhalt.startswith(b"PK"):
        return _eigenschaften(_entpackt(inhalt).get(EIGENSCHAFTEN, b""))
    zeilen = _geteilt(inhalt)[1].splitlines()
    return {m[1]: m[2] for zeile in zeilen if (m := _ZEILE.match(zeile))}


def unveraendert(inhalt: bytes) -> bool:
    """Whether tdocs has written the document and nobody has changed it since; line ends do not count."""
    erwartet = gelesen(inhalt).get(TEILE)
    if inhalt.startswith(b"PK"):
        return erwartet == teile_digest(_entpackt(inhalt))
    return erwartet == _digest(_geteilt(inhalt)[0].encode("utf-8"))


def gleich(alt: bytes, neu: bytes) -> bool:
    """Whether two documents have the same parts, however they are compressed."""
    if alt.startswith(b"PK") and neu.startswith(b"PK"):
        return _entpackt(alt) == _entpackt(neu)
    return alt == neu


def _entpackt(inhalt: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhalt)) as paket:
            if sum(eintrag.file_size for eintrag in paket.infolist()) > _MAX_ENTPACKT:
                return {}
            return {name: paket.read(name) for name in paket.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return {}


def _eigenschaften(xml: bytes) -> dict[str, str]:
    return dict(_EIGENSCHAFT.findall(xml.decode("utf-8", errors="replace")))


def _geteilt(inhalt: bytes) -> tuple[str, str]:
    """The text before the closing comment, and the lines of that."""
    text = _einheitlich(inhalt)
    ende = max(text.rfind(_BEGINN), 0)
    treffer = _KOMMENTAR.fullmatch(text, ende)
    return (text[:ende], treffer[1]) if treffer else (text, "")


def _einheitlich(inhalt: bytes) -> str:
    return inhalt.decode("utf-8", errors="replace").replace("\r\n", "\n")


def _name(datei: str) -> str:
    """A file's name without spaces and without what would end a comment."""
    return quote(datei, safe="/._-äöüÄÖÜß").replace("--", "-%2D")


def _digest(inhalt: bytes) -> str:
    return sha256(inhalt).hexdigest()
