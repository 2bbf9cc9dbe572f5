"""Pictures of the authors' texts: read from the repository, measured, ready for the writers."""

import hashlib

from teilhabe_docs.documents.bloecke import Bild
from teilhabe_docs.loading.ablage import Ablage


def lies_bild(ablage: Ablage, basis: str, alt: str, ziel: str) -> Bild | str:
    """The picture `ziel` of a text in the folder `basis`, or in German why there is none.

    What it is tell its bytes, not its name.
    """
    daten = ablage.lies_bytes(basis, ziel)
    if isinstance(daten, str):
        return daten
    if not alt.strip():
        return f"Dem Bild »{ziel}« fehlt die Beschreibung: ![was zu sehen ist]({ziel})."
    from teilhabe_docs.rendering.picture_file import read_header

    header = read_header(daten)
    if isinstance(header, str):
        return f"»{ziel}« {header}"
    name = ziel.replace("\\", "/").rpartition("/")[2]
    if not name.lower().endswith(header.suffixes):
        name += header.suffixes[0]
    kennung = hashlib.sha256(daten).hexdigest()[:8]
    datei = f"bilder/{kennung}-{name}"
    return Bild(alt, datei, daten, header.width, header.height, header.dpi, header.orientation)
