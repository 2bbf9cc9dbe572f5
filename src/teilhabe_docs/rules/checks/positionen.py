"""What a position has to say, and whether its qualification fits (TD505, TD506, TD508 to TD510, TD515)."""

from collections.abc import Collection, Iterator

from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.model.choices import Bereich, Kategorie
from teilhabe_docs.rechnen.counted_positions import FACHKRAFT, REGIE, CountedPosition
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.professions import same_profession
from teilhabe_docs.rules.engine.subject import Subject

_LISTEN = {
    Kategorie.FACHKRAFT_STUDIUM: "studium",
    Kategorie.FACHKRAFT_AUSBILDUNG: "ausbildung",
    Kategorie.NICHT_FACHKRAFT: "nicht_fachkraft",
}
"""The list of professions that belongs to each category."""


@check("TD505", "TD506", "TD508", "TD509", "TD510", "TD515")
def positionen(subject: Subject) -> Iterator[Match]:
    """What is missing in a position, and professions that do not fit."""
    listen = _listen(subject)
    for stelle in subject.rechnung.stellen:
        if stelle.zaehlt:
            for treffer in (*_angaben(stelle), *_qualifikation(stelle, listen, subject.rechnung.direkt)):
                assert isinstance(treffer.place, str)
                if not subject.geladen.ausgelassen(treffer.place):
                    yield treffer


def _ort(stelle: CountedPosition) -> str:
    return f"personal.positionen[{stelle.nummer}]"


def _listen(subject: Subject) -> dict[Kategorie, tuple[str, ...]]:
    """The professions by category, as far as a list is given and read."""
    berufsgruppen = subject.konzept.personal.berufsgruppen
    return {
        kategorie: liste
        for kategorie, name in _LISTEN.items()
        if isinstance(liste := getattr(berufsgruppen, name), tuple) and not emptiness_of(liste)
    }


def _angaben(stelle: CountedPosition) -> Iterator[Match]:
    position, ort = stelle.position, _ort(stelle)
    name = f"Die Stelle »{position.funktion}«"
    if position.bereich is None:
        text = (
            f"{name} nennt keinen Bereich. Ohne ihn lässt sich nicht sagen, ob sie für Schlüssel und "
            "Fachkraftquote zählt. Bitte »bereich« angeben, etwa gruppe, individuell oder leitung."
        )
        yield Match("TD508", text, f"{ort}.bereich")
    elif position.kategorie is None and position.bereich not in REGIE:
        text = (
            f"{name} nennt keine Kategorie. Bitte »kategorie« angeben: fachkraft_studium, "
            "fachkraft_ausbildung oder nicht_fachkraft; nur in der Regie ist sie entbehrlich."
        )
        yield Match("TD509", text, f"{ort}.kategorie")
    if stelle.vzae is not None:
        return
    if stelle.stunden_h is None:
        text = f"{name} hat keinen Umfang. Bitte »vzae« oder »wochenstunden_h« angeben."
        yield Match("TD510", text, f"{ort}.vzae")
    else:
        text = (
            f"{name} ist in Wochenstunden angegeben. In Vollzeitäquivalente umrechnen lässt sie sich erst, "
            "wenn »vollzeit_wochenstunden_h« die Wochenstunden einer Vollkraft nennt. Bitte ergänzen."
        )
        yield Match("TD510", text, f"{ort}.wochenstunden_h")


def _qualifikation(
    stelle: CountedPosition, listen: dict[Kategorie, tuple[str, ...]], direkt: Collection[Bereich]
) -> Iterator[Match]:
    position, ort = stelle.position, _ort(stelle)
    kategorie, beruf = position.kategorie, position.berufsgruppe
    if kategorie is None or position.bereich in REGIE:
        return
    woanders = [andere for andere, liste in listen.items() if beruf in liste and andere is not kategorie]
    passt = beruf is not None and any(same_profession(beruf, b) for b in listen.get(kategorie, ()))
    if kategorie in FACHKRAFT and not (beruf or position.abschluss):
        text = (
            f"Die Stelle »{position.funktion}« gilt als {kategorie.label}, nennt aber weder Berufsgruppe "
            "noch Abschluss. Fachpersonal hat eine abgeschlossene berufsspezifische Ausbildung und eine "
            "Zusatzqualifikation. Bitte »berufsgruppe« oder »abschluss« angeben."
        )
        yield Match("TD505", text, f"{ort}.berufsgruppe")
    elif kategorie in FACHKRAFT and not passt and woanders == [Kategorie.NICHT_FACHKRAFT]:
        text = (
            f"Die Stelle »{position.funktion}« gilt als {kategorie.label}; »{beruf}« steht aber bei den "
            "Nicht-Fachkräften (berufsgruppen.nicht_fachkraft). Bitte eines von beiden berichtigen."
        )
        yield Match("TD505", text, f"{ort}.berufsgruppe")
    elif beruf is not None and not passt and kategorie in listen:
        dort = f"; dort steht sie unter »{_LISTEN[woanders[0]]}«" if woanders else ""
        text = (
            f"Die Berufsgruppe »{beruf}« steht nicht unter »berufsgruppen.{_LISTEN[kategorie]}«, der Liste "
            f"für {kategorie.label}{dort}. Bitte die Liste ergänzen oder die Stelle so benennen wie dort."
        )
        yield Match("TD506", text, f"{ort}.berufsgruppe")
    if kategorie in FACHKRAFT and position.bereich in direkt and "hauswirtschaft" in f"{beruf}".lower():
        text = (
            f"Die Stelle »{position.funktion}« zählt mit »{beruf}« als Fachkraft in der Betreuung. Ob "
            "Hauswirtschaft in die Fachkraftquote eingeht, ist mit dem Leistungsträger zu klären; sonst "
            "gehört sie zum Bereich hauswirtschaft_technik."
        )
        yield Match("TD515", text, f"{ort}.berufsgruppe")
