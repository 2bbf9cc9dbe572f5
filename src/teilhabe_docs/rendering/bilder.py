"""Pictures of the authors' texts: read from the repository, measured, ready for the writers."""

import hashlib

from teilhabe_docs.documents.bloecke import Bild
from teilhabe_docs.loading.ablage import Ablage


def lies_bild(ablage: Ablage, basis: str, alt: str, ziel: str) -> Bild | str:
    """The picture `ziel` of a text in the folder `basis`, or in German why there is none."""
    daten = ablage.lies_bytes(basis, ziel)
    if isinstance(daten, str):
        return daten
    if not alt.strip():
        return f"Dem Bild »{ziel}« fehlt die Beschreibung: ![was zu sehen ist]({ziel})."
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from docx.image.image import Image

    try:
        bild = Image.from_blob(daten)
        breite, hoehe, dpi = bild.px_width, bild.px_height, bild.horz_dpi
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ValueError, KeyError):
        return f"»{ziel}« ist kein lesbares Bild. Speichern Sie es neu als PNG oder JPEG."
    name = ziel.replace("\\", "/").rpartition("/")[2]
    kennung = hashlib.sha256(daten).hexdigest()[:8]
    return Bild(alt, f"bilder/{kennung}-{name}", daten, breite, hoehe, dpi)
