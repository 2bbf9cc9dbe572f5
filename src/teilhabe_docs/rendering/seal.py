"""What a written document was made from, and whether it has been changed since.

A document carries digests (SHA-256) of its sources, of its profile and of itself: a Word file in its custom
properties, Markdown in a closing comment. They tell which source has changed, and whether somebody has edited
the document; they never tell that it is current, as whoever edits it could renew them. There is no version of
tdocs in it, so that an update alone makes nothing stale.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from urllib.parse import quote

from teilhabe_docs.documents.blocks import Bild, Dokument, knoten
from teilhabe_docs.documents.profile.resolve import Profil
from teilhabe_docs.loading.files.zipped import ZipError, unpack
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
_ANFANG = "\n<!-- tdocs\n"
_KOMMENTAR = re.compile(r"((?:[^\n]+\n)+)-->\n\Z")
_MAX_KOMMENTAR = 1_000_000  # characters; a concept of a thousand files stays far below
_ZEILE = re.compile(r"(tdocs:\S+) ([0-9a-f]{64})\Z")
_EIGENSCHAFT = re.compile(r'name="(tdocs:[^"]+)"><vt:lpwstr>([0-9a-f]{64})<')
"""A property as we write it; another program writes it otherwise, but then has changed the parts as well."""
_QUELLANGABE = re.compile(
    rf'<property [^<>]*name="(?:{PROFIL}|{HAUS}|{QUELLE}[^"<>]*)">'.encode()
    + rb"<vt:lpwstr>[0-9a-f]{64}</vt:lpwstr></property>"
)
_MAX_ENTPACKT = 100_000_000  # bytes; no document of ours comes near
_MAX_EIGENSCHAFTEN = 10_000_000  # bytes


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
    """The digests that a written document carries; none where it is not one of ours, or damaged."""
    if inhalt.startswith(b"PK"):
        return _eigenschaften((_entpackt(inhalt) or {}).get(EIGENSCHAFTEN, b""))
    _, zeilen = _getrennt(_einheitlich(inhalt))
    return {m[1]: m[2] for zeile in zeilen if (m := _ZEILE.match(zeile))}


def unveraendert(inhalt: bytes) -> bool:
    """Whether tdocs has written the document and nobody has changed it since; line ends do not count."""
    if inhalt.startswith(b"PK"):
        teile = _entpackt(inhalt)
        if teile is None:
            return False
        return _eigenschaften(teile.get(EIGENSCHAFTEN, b"")).get(TEILE) == teile_digest(teile)
    text, _ = _getrennt(_einheitlich(inhalt))
    return gelesen(inhalt).get(TEILE) == _digest(text.encode("utf-8"))


def gleich(alt: bytes, neu: bytes) -> bool:
    """Whether two documents say the same: all parts, but not the digests of sources that make no difference.

    How they are compressed, and line ends of Markdown, do not count.
    """
    if alt.startswith(b"PK") and neu.startswith(b"PK"):
        teile, neue = _entpackt(alt), _entpackt(neu)
        return teile is not None and neue is not None and _ohne_quellen(teile) == _ohne_quellen(neue)
    hier, dort = _ohne_quellzeilen(alt), _ohne_quellzeilen(neu)
    return alt == neu or (hier is not None and hier == dort)


def mit_randnotizen(inhalt: bytes) -> bool:
    """Whether it is a Word file with comments in its margin."""
    return inhalt.startswith(b"PK") and "word/comments.xml" in (_entpackt(inhalt) or {})


def _ohne_quellen(teile: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a Word file, its properties without the digests of sources."""
    xml = teile.get(EIGENSCHAFTEN, b"")
    return {**teile, EIGENSCHAFTEN: xml if len(xml) > _MAX_EIGENSCHAFTEN else _QUELLANGABE.sub(b"", xml)}


def _ohne_quellzeilen(inhalt: bytes) -> tuple[str, str] | None:
    """Markdown and its own digest; None where it does not close with digests alone."""
    text, zeilen = _getrennt(_einheitlich(inhalt))
    treffer = [_ZEILE.match(zeile) for zeile in zeilen]
    eigene = [m[2] for m in treffer if m and m[1] == TEILE]
    return (text, eigene[0]) if len(eigene) == 1 and all(treffer) else None


def _entpackt(inhalt: bytes) -> dict[str, bytes] | None:
    """The parts of a Word file; None where it is damaged or not one thing for every program."""
    try:
        return unpack(inhalt, _MAX_ENTPACKT)
    except ZipError:
        return None


def _eigenschaften(xml: bytes) -> dict[str, str]:
    if len(xml) > _MAX_EIGENSCHAFTEN:
        return {}
    return dict(_EIGENSCHAFT.findall(xml.decode("utf-8", errors="replace")))


def _getrennt(text: str) -> tuple[str, list[str]]:
    """A text and the lines of the comment that closes it; a text that closes otherwise is whole."""
    anfang = text.rfind(_ANFANG, max(len(text) - _MAX_KOMMENTAR, 0))
    treffer = _KOMMENTAR.match(text, anfang + len(_ANFANG)) if anfang >= 0 else None
    return (text[:anfang], treffer[1].splitlines()) if treffer else (text, [])


def _einheitlich(inhalt: bytes) -> str:
    return inhalt.decode("utf-8", errors="replace").replace("\r\n", "\n")


def _name(datei: str) -> str:
    """A file's name without spaces and without what would end a comment."""
    return quote(datei, safe="/._-äöüÄÖÜß").replace("--", "-%2D")


def _digest(inhalt: bytes) -> str:
    return sha256(inhalt).hexdigest()
