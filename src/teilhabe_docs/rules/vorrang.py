"""What the agreement leaves to the concept although the concept is no part of it (TD444)."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import DocumentPlace
from teilhabe_docs.documents.emptiness import Zustand
from teilhabe_docs.documents.template.view import werte_zu
from teilhabe_docs.model.text_slot import AnlageVerweis
from teilhabe_docs.rules.angaben import angabe
from teilhabe_docs.rules.pflichtinhalt import name
from teilhabe_docs.rules.treffer import Gegenstand, Treffer

_REGEL = "angebot.konzeption.vorrangregel"
_JE_LAND = {"nrw": "fk_ist_bestandteil", "bw": "lv_geht_konzeption_vor"}


def verweis_auf_fachkonzept(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Each field that a section of the agreement needs and that only points to the concept."""
    gliederung = gegenstand.gliederungen.get("leistungsvereinbarung")
    regel = angabe(gegenstand, _REGEL) or _JE_LAND.get(angabe(gegenstand, "angebot.land") or "")
    if gliederung is None or regel == "fk_ist_bestandteil":
        return
    stellen: dict[str, dict[DocumentPlace, None]] = {}
    for abschnitt in gliederung.alle():
        for punkt in abschnitt.punkte:
            if punkt.zustand is Zustand.ANLAGE and punkt.grad != "nein":
                werte = (wert for _, wert in werte_zu(gegenstand.konzept, punkt.feld))
                if any(isinstance(wert, AnlageVerweis) and wert.anlage == "fachkonzept" for wert in werte):
                    ort = DocumentPlace("leistungsvereinbarung", abschnitt.id, abschnitt.nummer)
                    stellen.setdefault(punkt.feld, {})[ort] = None
    for feld, orte in stellen.items():
        text = (
            f"{name(feld)} verweist auf das Fachkonzept, das hier nicht Bestandteil der "
            "Leistungsvereinbarung ist. Bitte den Inhalt in die Vereinbarung aufnehmen oder die Vorrangregel "
            "ändern."
        )
        yield Treffer("TD444", text, feld, dokumente=tuple(orte), zweite=(_REGEL, "danach nicht Bestandteil"))
