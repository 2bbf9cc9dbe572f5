"""When a value counts as empty, and which state it gives a section: one function for lint and documents."""

from enum import Enum, StrEnum
from typing import Any

from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown, ReadFileSlot
from teilhabe_docs.ordered import Ordered


class NeedState(Ordered):
    """The state of a needed value or of a section, best first."""

    GEFUELLT = "gefuellt"
    ANLAGE = "anlage"
    ENTFAELLT = "entfaellt"
    LEER = "leer"


class Reason(StrEnum):
    """Why a value is empty, or does not count."""

    FEHLT = "fehlt"
    BLANK = "ist leer"
    PLATZHALTER = "enthält nur einen Platzhalter"
    UEBERSCHRIFT = "enthält nur eine Überschrift"
    WIEDERHOLUNG = "wiederholt nur, was hier stehen soll"
    BESCHRIFTUNG = "enthält nur eine Bezeichnung, hinter der nichts steht"
    TABELLE = "enthält nur eine Tabelle ohne Inhalt"
    PFAD = "nennt nur eine Datei"
    ADRESSE = "nennt nur eine Adresse im Internet"
    VERWEIS = "verweist nur auf eine andere Stelle, hier ist aber der Text selbst verlangt"
    NACHTRAG = "kündigt den Inhalt nur an"
    ANLAGE = "verweist auf eine Anlage, hier ist aber der Text selbst verlangt"
    AUF_SICH = "verweist auf dieses Dokument selbst"
    NICHT_AUFGEFUEHRT = "verweist auf eine Anlage, die nirgends aufgeführt ist"
    OHNE_KURZFASSUNG = "verweist auf eine Anlage; verlangt ist dazu eine kurze Beschreibung (»kurz«)"
    ENTFAELLT = "soll entfallen, ist hier aber verlangt"
    NICHT_IN_KLAUSEL = "steht nicht in der Klausel, die diesen Text ersetzt"
    OHNE_GRUND = "soll entfallen, die Begründung sagt aber nicht, warum"


def emptiness_of(wert: Any, labels: tuple[str, ...] = ()) -> Reason | None:
    """Why `wert` (a field's value, a structure, a slot, a list) counts as empty; `None` if it does not.

    `labels` are titles and prompts of its place: a text that only repeats one is empty.
    """
    return _shortfall(wert, labels, strict=False)


def shortfall_of(wert: Any, labels: tuple[str, ...] = ()) -> Reason | None:
    """Why `wert` is not what is asked for: empty, or a text that points elsewhere, or no reason."""
    return _shortfall(wert, labels, strict=True)


def _shortfall(wert: Any, labels: tuple[str, ...], *, strict: bool) -> Reason | None:
    if wert is None or wert == () or wert == {}:
        return Reason.FEHLT
    if isinstance(wert, Enum):  # one of the words that are allowed
        return None
    if isinstance(wert, str):
        return _of_text(wert, labels, strict=strict, prose=False)
    if isinstance(wert, tuple):
        reasons = []
        for entry in wert:
            if not (reason := _shortfall(entry, labels, strict=strict)):
                return None
            reasons.append(reason)
        return reasons[0]
    if isinstance(wert, Markdown | ReadFileSlot):
        return _of_text(wert.text, labels, strict=strict, prose=True)
    if isinstance(wert, Datei | AnlageVerweis):
        return None
    if isinstance(wert, Entfaellt):
        return _of_text(wert.entfaellt, labels, strict=strict, prose=True, waives=True)
    if isinstance(wert, Model):
        members = (getattr(wert, name) for name in type(wert).model_fields)
        return None if any(not _shortfall(member, (), strict=strict) for member in members) else Reason.FEHLT
    return None


def state_of(reason: Reason | None, wert: Any, *, anlage: bool, entfaellt: bool) -> NeedState:
    """The state that `wert` gives a need for which an annex counts (`anlage`) or that may fall away.

    `reason` is its shortfall.
    """
    if reason:
        return NeedState.LEER
    if isinstance(wert, AnlageVerweis):
        return NeedState.ANLAGE if anlage else NeedState.LEER
    if isinstance(wert, Entfaellt):
        return NeedState.ENTFAELLT if entfaellt else NeedState.LEER
    return NeedState.GEFUELLT


def _of_text(
    text: str, labels: tuple[str, ...], *, strict: bool, prose: bool, waives: bool = False
) -> Reason | None:
    """Why a text does not count.

    Why imported here: without a text there is nothing to judge, and the words to judge by take time to load.
    """
    from teilhabe_docs.documents.text_reasons import reason_against, reason_against_waiver

    if waives:
        return reason_against_waiver(text, labels, strict=strict)
    return reason_against(text, labels, strict=strict, prose=prose)
