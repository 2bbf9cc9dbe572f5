"""House files of strangers for tests, and what becomes of them."""

from rendering.bausteine import dokument
from rendering.docx_lesen import Datei
from rendering.hausdateien import DOKUMENT, ORDNER, hausdatei
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House

_BODY = DOKUMENT.index("<w:body>") + len("<w:body>")


def mit_deckblatt(inhalt: str) -> str:
    """The document of the house with this in front of its cover."""
    return DOKUMENT[:_BODY] + inhalt + DOKUMENT[_BODY:]


REICH = mit_deckblatt((ORDNER / "deckblatt.xml").read_text("utf-8"))
"""A cover with one of everything that is looked at."""


def absatz(inhalt: str) -> str:
    return f"<w:p>{inhalt}</w:p>"


def haus(inhalt: str, weitere: str = "") -> House:
    """A house whose cover begins with a paragraph of this content."""
    return House(hausdatei(mit_deckblatt(absatz(inhalt)), weitere=weitere))


def geschrieben(vorlage: House) -> Datei:
    return Datei(write_docx(dokument(), haus=vorlage))


def alles(datei: Datei) -> bytes:
    return b"\n".join(name.encode() + b"\n" + daten for name, daten in datei.teile.items())
