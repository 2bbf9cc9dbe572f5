"""Which of the positions could be read: figures that rest on half of them are not judged."""

from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rechnen.foerdereinheiten import Foerdereinheiten
from teilhabe_docs.rules.engine.subject import Subject


def all_positions_read(subject: Subject) -> bool:
    """Whether no position, and no group of the offer, was left out because of an error in it."""
    listen = {FileKind.PERSONAL: "positionen", FileKind.ANGEBOT: "gruppen"}
    return not any(
        pfad[:1] == (liste,) and len(pfad) <= 2
        for art, liste in listen.items()
        if art in subject.geladen.dateien
        for pfad in subject.geladen.dateien[art].rest.entfernt
    )


def staff_is_shared(subject: Subject) -> bool:
    """Whether the staff may serve other offers as well, because its file lies above the offer's folder."""
    ordner = subject.geladen.ordner
    return ordner.get(FileKind.PERSONAL) != ordner.get(FileKind.ANGEBOT)


def is_told_missing(subject: Subject, feld: str) -> bool:
    """Whether a field, or the structure around it, is told as missing already, or could not be read."""
    offen = any(FieldPath(feld).is_inside(o.punkt.feld) for o in subject.open_needs)
    return offen or subject.geladen.ausgelassen(feld)


_OF_UNITS = ("einheit", "einheiten_jahr", "fruehfoerderung.diagnostik", "personen", "umfang.wochen")


def readable_units(subject: Subject) -> Foerdereinheiten | None:
    """The figure of Frühförderung; None where there is none, or a part of it could not be read."""
    if any(subject.geladen.lueckenhaft(f"angebot.{feld}") for feld in _OF_UNITS):
        return None
    return subject.rechnung.foerdereinheiten
