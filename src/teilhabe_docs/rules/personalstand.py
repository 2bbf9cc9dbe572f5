"""Which of the positions could be read: figures that rest on half of them are not judged."""

from teilhabe_docs.loading.discovery import Art
from teilhabe_docs.rules.treffer import Gegenstand


def alle_gelesen(gegenstand: Gegenstand) -> bool:
    """Whether no position, and no group of the offer, was left out because of an error in it."""
    listen = {Art.PERSONAL: "positionen", Art.ANGEBOT: "gruppen"}
    return not any(
        pfad[:1] == (liste,) and len(pfad) <= 2
        for art, liste in listen.items()
        if art in gegenstand.geladen.dateien
        for pfad in gegenstand.geladen.dateien[art].rest.entfernt
    )


def geteilt(gegenstand: Gegenstand) -> bool:
    """Whether the staff may serve other offers as well, because its file lies above the offer's folder."""
    ordner = gegenstand.geladen.ordner
    return ordner.get(Art.PERSONAL) != ordner.get(Art.ANGEBOT)


def fehlt_schon(gegenstand: Gegenstand, feld: str) -> bool:
    """Whether a field, or the structure around it, is told as missing already, or could not be read."""
    offen = any(feld == o.punkt.feld or feld.startswith(f"{o.punkt.feld}.") for o in gegenstand.offene)
    return offen or gegenstand.geladen.ausgelassen(feld)
