"""Options, and whether texts, amounts and staff go with them (TD431 to TD435)."""

import re
from collections.abc import Iterator

from teilhabe_docs.documents.profile.vocabulary import Texte
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.choices import Bereich
from teilhabe_docs.model.text_slot import Datei
from teilhabe_docs.model.values import Text
from teilhabe_docs.model.walk import alle
from teilhabe_docs.rules.angaben import angabe, liste
from teilhabe_docs.rules.daten import zeilen
from teilhabe_docs.rules.pflichtinhalt import name
from teilhabe_docs.rules.saetze import VERNEINT, saetze_mit
from teilhabe_docs.rules.treffer import Gegenstand, Textquelle, Textstelle, Treffer

_ANDERSWO = frozenset(
    f"angebot.{feld}"
    for feld in (
        *(
            "abgrenzung",
            "zusatzleistungen",
            "laufzeit",
            "anlagen",
            "lrv",
            "aufgabenabgrenzung",
            "kooperation",
        ),
        *("rechtsgrundlagen", "vernetzung", "aenderungen"),
    )
)
"""Fields that speak of what others do, or of what is not done."""


class Option(Modell):
    """An option, how texts speak of it, where its amount stands and who does it."""

    feld: Text
    was: Text
    worte: Texte = ()
    zusage: Text
    woran: Texte
    umfang: Text | None = None
    dazu: Text | None = None
    norm: Text | None = None
    frei_mit: Text | None = None
    land: Text | None = None
    bereiche: Texte = ()


def optionen(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Each option that is agreed and not described or staffed, or the other way."""
    for option in zeilen("optionen", Option):
        if gegenstand.geladen.lueckenhaft(option.feld):
            continue
        wert = angabe(gegenstand, option.feld)
        if wert:
            yield from _nicht_beschrieben(gegenstand, option)
            yield from _ohne_umfang(gegenstand, option)
            yield from _ohne_personal(gegenstand, option, wert)
        elif not (option.frei_mit and gegenstand.mit_merkmal(option.frei_mit)):
            yield from _nicht_vereinbart(gegenstand, option)


def _nicht_beschrieben(gegenstand: Gegenstand, option: Option) -> Iterator[Treffer]:
    if not option.worte:
        return
    verneint: Textstelle | None = None
    for quelle in _texte(gegenstand, option.worte):
        for von, bis in saetze_mit(quelle.text, option.worte):
            if not VERNEINT.search(quelle.text, von, bis):
                return
            verneint = verneint or Textstelle(quelle, von, bis)
    if _ungelesen(gegenstand):
        return
    text = (
        f"»{option.was}« ist vereinbart ({name(option.feld)}), "
        + ("ein Text nimmt sie aber aus" if verneint else "aber kein Text beschreibt sie")
        + ". Bitte beschreiben, was geleistet wird, oder die Option streichen."
    )
    yield Treffer("TD431", text, option.feld, zweite=(verneint, "hier ausgenommen") if verneint else None)


def _ungelesen(gegenstand: Gegenstand) -> bool:
    """Whether a text of the offer could not be read, which may be the one that describes the option."""
    dateien = (wert for _, wert in alle(gegenstand.konzept.angebot, Datei))
    return gegenstand.geladen.lueckenhaft("angebot") or any(type(datei) is Datei for datei in dateien)


def _nicht_vereinbart(gegenstand: Gegenstand, option: Option) -> Iterator[Treffer]:
    """Amounts and promises of what is not agreed."""
    feld = option.umfang or option.dazu
    if feld and angabe(gegenstand, feld):
        text = (
            f"{name(feld)} ist angegeben, »{option.was}« ist aber nicht vereinbart ({name(option.feld)}). "
            "Bitte vereinbaren oder die Angabe streichen."
        )
        yield Treffer("TD432", text, feld, zweite=(option.feld, "hier nicht vereinbart"))
    for nummer, eintrag in enumerate(liste(gegenstand, "angebot.rechtsgrundlagen") if option.norm else ()):
        if option.norm and re.search(option.norm, eintrag.zitat):
            text = (
                f"Diese Rechtsgrundlage setzt voraus, was nicht vereinbart ist: {option.was} "
                f"({name(option.feld)}). Bitte vereinbaren oder streichen."
            )
            ort, zweite = f"angebot.rechtsgrundlagen[{nummer}].zitat", (option.feld, "hier nicht vereinbart")
            yield Treffer("TD433", text, ort, zweite=zweite)
    if option.land and angabe(gegenstand, "angebot.land") != option.land:
        return
    zusage = re.compile(option.zusage.replace(" ", r"\s+"))
    for quelle in _texte(gegenstand, option.woran):
        for von, bis in saetze_mit(quelle.text, option.woran):
            stelle = zusage.search(quelle.text, von, bis)
            if stelle and not VERNEINT.search(quelle.text, von, bis):
                text = (
                    f"Der Text sagt »{stelle[0]}« zu, vereinbart ist sie nicht ({name(option.feld)}). Bitte "
                    "vereinbaren oder den Text ändern."
                )
                zweite = (option.feld, "hier nicht vereinbart")
                yield Treffer("TD433", text, quelle.stelle(stelle), zweite=zweite)
                break


def _ohne_umfang(gegenstand: Gegenstand, option: Option) -> Iterator[Treffer]:
    feld = option.umfang
    if not feld or gegenstand.geladen.lueckenhaft(feld) or gegenstand.warum_entfallen(feld):
        return
    if angabe(gegenstand, feld) is None:
        text = (
            f"»{option.was}« ist vereinbart ({name(option.feld)}), ihr Umfang fehlt. Bitte {name(feld)} "
            "angeben."
        )
        yield Treffer("TD435", text, option.feld, zweite=(feld, "hier fehlt er"))


def _ohne_personal(gegenstand: Gegenstand, option: Option, wert: object) -> Iterator[Treffer]:
    """What positions there are must do; staff for one person may also be found by another method."""
    positionen = liste(gegenstand, "personal.positionen")
    bereiche = [position.bereich for position in positionen if position.beschaeftigung == "angestellt"]
    if not bereiche or None in bereiche:
        return
    if angabe(gegenstand, "personal.personalermittlung"):
        bereiche.append(Bereich.INDIVIDUELL)
    if option.bereiche:
        fehlt = () if set(option.bereiche) & set(bereiche) else option.bereiche
    else:
        fehlt = tuple(form for form in wert if form not in bereiche) if isinstance(wert, tuple) else ()
    if fehlt:
        text = (
            f"»{option.was}« ist vereinbart, aber keine Position hat den Bereich {' oder '.join(fehlt)}. "
            "Bitte Personal einplanen oder die Option streichen."
        )
        yield Treffer("TD434", text, option.feld, zweite=("personal.positionen", "hier nicht eingeplant"))


def _texte(gegenstand: Gegenstand, worte: Texte) -> Iterator[Textquelle]:
    """The texts of the offer that describe what it does."""
    for quelle in gegenstand.texte_mit(*worte):
        fremd = quelle.hauptfeld in _ANDERSWO or "ausschluss" in quelle.pfad
        if quelle.objekt == "angebot" and not fremd:
            yield quelle
