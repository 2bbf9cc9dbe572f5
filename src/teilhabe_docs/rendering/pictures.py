"""Pictures of the authors' texts: read from the repository, measured, ready for the writers."""

import hashlib
from math import ceil

from teilhabe_docs.documents.blocks import Picture
from teilhabe_docs.loading.source_tree import SourceTree

_PRINTED_DPI = 300
"""What printing shows; above it a picture only makes the document heavier."""

_WORTHWHILE = 1.1
"""So many times the width that is enough a picture has before we ask for the work of saving it again."""


def read_picture(ablage: SourceTree, basis: str, alt: str, ziel: str) -> Picture | str:
    """The picture `ziel` of a text in the folder `basis`, or in German why there is none.

    What it is tell its bytes, not its name.
    """
    gelesen = ablage.lies_bytes(basis, ziel)
    if isinstance(gelesen, str):
        return gelesen
    fund, daten = gelesen
    if not alt.strip():
        return f"Dem Bild »{ziel}« fehlt die Beschreibung: ![was zu sehen ist]({ziel})."
    from teilhabe_docs.rendering.picture_file import read_header

    header = read_header(daten)
    if isinstance(header, str):
        return f"»{ziel}« {header}"
    name = fund.verweis.rpartition("/")[2]
    if not name.lower().endswith(header.suffixes):
        name += header.suffixes[0]
    kennung = hashlib.sha256(daten).hexdigest()[:8]
    datei = f"bilder/{kennung}-{name}"
    return Picture(
        alt,
        datei,
        daten,
        header.width,
        header.height,
        header.dpi,
        header.orientation,
        bemerkungen=fund.bemerkungen,
    )


def too_fine(picture: Picture) -> str:
    """In German how wide to save a picture that has more pixels than printing shows; empty if it is fine.

    Only where the picture is scaled down to the width of the text: one that is smaller keeps its size by the
    resolution in its file, which saving it again could change.
    """
    from teilhabe_docs.rendering.docx.drawings import EMU_PER_INCH, shown_size
    from teilhabe_docs.rendering.page_measures import TEXT_WIDTH

    inches = shown_size(picture, TEXT_WIDTH)[0] / EMU_PER_INCH
    enough = ceil(inches * _PRINTED_DPI / 100) * 100
    if picture.breite <= enough * _WORTHWHILE or picture.breite / max(picture.dpi, 1) <= inches * 1.001:
        return ""
    name = picture.datei.partition("-")[2]
    megabytes = f"{len(picture.daten) / 1_000_000:.1f}".replace(".", ",")
    return (
        f"Das Bild »{name}« hat {round(picture.breite / inches)} dpi und {megabytes} MB; im Druck sind nicht "
        f"mehr als {_PRINTED_DPI} dpi zu sehen. {enough} Bildpunkte Breite genügen und machen das Dokument "
        "kleiner."
    )
