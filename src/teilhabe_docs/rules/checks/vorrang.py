"""What the agreement leaves to the concept although the concept is no part of it (TD444)."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import DocumentPlace
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.model.text_slot import AnlageVerweis
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject
from teilhabe_docs.rules.engine.wording import named

_REGEL = "angebot.konzeption.vorrangregel"
_JE_LAND = {"nrw": "fk_ist_bestandteil", "bw": "lv_geht_konzeption_vor"}


@check("TD444")
def verweis_auf_fachkonzept(subject: Subject) -> Iterator[Match]:
    """Each field that a section of the agreement needs and that only points to the concept."""
    gliederung = subject.gliederungen.get("leistungsvereinbarung")
    regel = given(subject, _REGEL) or _JE_LAND.get(given(subject, "angebot.land") or "")
    if gliederung is None or regel == "fk_ist_bestandteil":
        return
    stellen: dict[str, dict[DocumentPlace, None]] = {}
    for abschnitt in gliederung.alle():
        for punkt in abschnitt.punkte:
            if punkt.zustand is NeedState.ANLAGE and punkt.grad != "nein":
                werte = (wert for _, wert in subject.konzept.values_at(punkt.feld))
                if any(isinstance(wert, AnlageVerweis) and wert.anlage == "fachkonzept" for wert in werte):
                    ort = DocumentPlace("leistungsvereinbarung", abschnitt.id, abschnitt.nummer)
                    stellen.setdefault(punkt.feld, {})[ort] = None
    for feld, orte in stellen.items():
        text = (
            f"{named(feld)} verweist auf das Fachkonzept, das hier nicht Bestandteil der "
            "Leistungsvereinbarung ist. Bitte den Inhalt in die Vereinbarung aufnehmen oder die Vorrangregel "
            "ändern."
        )
        yield Match("TD444", text, feld, documents=tuple(orte), related=(_REGEL, "danach nicht Bestandteil"))
