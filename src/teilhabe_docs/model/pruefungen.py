"""Checks over the entries of one list."""

from typing import TypeVar

from teilhabe_docs.model.auswahl import Wochentag
from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.model.gemeinsam import Zeitfenster
from teilhabe_docs.model.meldungen import fehler, fehler_an

_L = TypeVar("_L")


def ids_einmalig(eintraege: _L) -> _L:
    """The list as it is; raises at the first id that stands in it twice."""
    gesehen: set[str] = set()
    for stelle, eintrag in enumerate(eintraege if isinstance(eintraege, tuple) else ()):
        if eintrag.id in gesehen:
            ursache = fehler("id_doppelt", "Die Id {wert} steht in dieser Liste schon einmal", eintrag.id)
            raise fehler_an((stelle, "id"), ursache, eintrag.id)
        gesehen.add(eintrag.id)
    return eintraege


def ohne_ueberschneidung(
    zeiten: tuple[Zeitfenster, ...] | Entfaellt,
) -> tuple[Zeitfenster, ...] | Entfaellt:
    """The hours as they are; raises at the first that overlap with earlier ones on the same day."""
    if isinstance(zeiten, Entfaellt):
        return zeiten
    belegt: list[tuple[Wochentag, str, str]] = []
    for stelle, fenster in enumerate(zeiten):
        if fenster.von is None or fenster.bis is None:
            continue
        for tag in dict.fromkeys(fenster.wochentage):
            for anderer, von, bis in belegt:
                if tag is anderer and fenster.von < bis and von < fenster.bis:
                    ursache = fehler(
                        "zeiten_ueberschnitten",
                        "{wert} überschneidet sich am {tag} mit »{andere}«",
                        f"{fenster.von} bis {fenster.bis}",
                        tag=tag.label,
                        andere=f"{von} bis {bis}",
                    )
                    raise fehler_an((stelle,), ursache, None)
            belegt.append((tag, fenster.von, fenster.bis))
    return zeiten
