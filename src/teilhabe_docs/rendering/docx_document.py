"""Documents as Word files: their digests stand in the custom properties."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.loading.files.zipped import ZipError, unpack
from teilhabe_docs.rendering.document_formats import DocumentFormat
from teilhabe_docs.rendering.seal import (
    HOUSE_DIGEST,
    PACKAGE_DIGEST,
    PROFILE_DIGEST,
    SOURCE_DIGEST,
    Written,
    digest,
)

if TYPE_CHECKING:
    from teilhabe_docs.rendering.docx.house import House

PROPERTIES_PART = "docProps/custom.xml"
"""The part of a Word file that holds the digests."""
SETTINGS_PART = "word/settings.xml"
UPDATE = b'<w:updateFields w:val="true"/>'
"""What lets Word ask on opening whether to bring the contents up to date (ECMA-376 part 1, 17.15.1.81)."""

_NICHT_GEZAEHLT = ("[Content_Types].xml", "_rels/.rels", PROPERTIES_PART)
_COMMENTS = "word/comments.xml"
_EIGENSCHAFT = re.compile(r'name="(tdocs:[^"]+)"><vt:lpwstr>([0-9a-f]{64})<')
"""A property as we write it; another program writes it otherwise, but then has changed the parts as well."""
_QUELLANGABE = re.compile(
    rf'<property [^<>]*name="(?:{PROFILE_DIGEST}|{HOUSE_DIGEST}|'.encode()
    + rf'(?:{PACKAGE_DIGEST}|{SOURCE_DIGEST})[^"<>]*)">'.encode()
    + rb"<vt:lpwstr>[0-9a-f]{64}</vt:lpwstr></property>"
)
_MAX_ENTPACKT = 100_000_000  # bytes; no document of ours comes near
_MAX_EIGENSCHAFTEN = 10_000_000  # bytes


def parts_digest(parts: Mapping[str, bytes]) -> str:
    """The digest of a Word file by its uncompressed parts, those left out that hold or name the digests.

    Whether Word is to bring its contents up to date does not count.
    """
    said = _without_update(parts)
    counted = sorted((name, data) for name, data in said.items() if name not in _NICHT_GEZAEHLT)
    return digest(b"".join(name.encode("utf-8") + b"\0" + digest(d).encode() for name, d in counted))


def _without_update(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    return {**parts, SETTINGS_PART: parts.get(SETTINGS_PART, b"").replace(UPDATE, b"")}


def _write(
    document: BlockDocument,
    digests: Mapping[str, str],
    notes: Iterable[MarginNote],
    house: "House | None",
    renew: bool,
) -> bytes:
    from teilhabe_docs.rendering.docx import write_docx

    digests = {**digests, HOUSE_DIGEST: house.digest} if house and digests else digests
    return write_docx(document, digests, notes, house, renew=renew)


def _read(content: bytes) -> Written | None:
    """All parts but the digests of sources; one that is damaged says the same as no other file."""
    if not content.startswith(b"PK"):
        return None
    try:
        parts = unpack(content, _MAX_ENTPACKT)
    except ZipError:
        return Written()
    xml = parts.get(PROPERTIES_PART, b"")
    small = len(xml) <= _MAX_EIGENSCHAFTEN
    digests = dict(_EIGENSCHAFT.findall(xml.decode("utf-8", errors="replace"))) if small else {}
    says = _without_update(parts) | {PROPERTIES_PART: _QUELLANGABE.sub(b"", xml) if small else xml}
    renews = UPDATE in parts.get(SETTINGS_PART, b"")
    return Written(digests, parts_digest(parts), says, margin=_COMMENTS in parts, renews=renews)


def _listed(document: BlockDocument) -> bool:
    from teilhabe_docs.rendering.docx.page_estimate import has_contents

    return has_contents(document)


FORMAT = DocumentFormat(_write, _read, text=False, pictures_beside=False, without_pages=_listed)
