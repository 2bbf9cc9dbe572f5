"""Options, and whether texts, amounts and staff go with them (TD431 to TD435)."""

import re
from collections.abc import Iterator

from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Bereich
from teilhabe_docs.model.text_slot import Datei
from teilhabe_docs.model.values import Text
from teilhabe_docs.model.walk import all_values
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match, TextSource, TextStretch
from teilhabe_docs.rules.engine.other_providers import is_of_others
from teilhabe_docs.rules.engine.prose import NEGATED, sentences_with
from teilhabe_docs.rules.engine.rows import FieldName, TraitName, rows
from teilhabe_docs.rules.engine.subject import Subject
from teilhabe_docs.rules.engine.wording import named

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


class Option(Model):
    """An option, how texts speak of it, where its amount stands and who does it."""

    feld: FieldName
    was: Text
    worte: TextTuple = ()
    zusage: Text
    woran: TextTuple
    umfang: FieldName | None = None
    dazu: FieldName | None = None
    norm: Text | None = None
    frei_mit: TraitName | None = None
    land: Text | None = None
    bereiche: TextTuple = ()


@check("TD431", "TD432", "TD433", "TD434", "TD435")
def optionen(subject: Subject) -> Iterator[Match]:
    """Each option that is agreed and not described or staffed, or the other way."""
    for option in rows(__name__, "optionen", Option):
        if subject.geladen.lueckenhaft(option.feld):
            continue
        wert = given(subject, option.feld)
        if wert:
            yield from _nicht_beschrieben(subject, option)
            yield from _ohne_umfang(subject, option)
            yield from _ohne_personal(subject, option, wert)
        elif not (option.frei_mit and subject.with_trait(option.frei_mit)):
            yield from _nicht_vereinbart(subject, option)


def _nicht_beschrieben(subject: Subject, option: Option) -> Iterator[Match]:
    if not option.worte:
        return
    verneint: TextStretch | None = None
    for quelle in _texte(subject, option.worte):
        for von, bis in sentences_with(quelle.text, option.worte):
            if not NEGATED.search(quelle.text, von, bis):
                return
            verneint = verneint or TextStretch(quelle, von, bis)
    if _ungelesen(subject):
        return
    text = (
        f"»{option.was}« ist vereinbart ({named(option.feld)}), "
        + ("ein Text nimmt sie aber aus" if verneint else "aber kein Text beschreibt sie")
        + ". Bitte beschreiben, was geleistet wird, oder die Option streichen."
    )
    yield Match("TD431", text, option.feld, related=(verneint, "hier ausgenommen") if verneint else None)


def _ungelesen(subject: Subject) -> bool:
    """Whether a text of the offer could not be read, which may be the one that describes the option."""
    dateien = (wert for _, wert in all_values(subject.konzept.angebot, Datei))
    return subject.geladen.lueckenhaft("angebot") or any(type(datei) is Datei for datei in dateien)


def _nicht_vereinbart(subject: Subject, option: Option) -> Iterator[Match]:
    """Amounts and promises of what is not agreed."""
    feld = option.umfang or option.dazu
    if feld and given(subject, feld):
        text = (
            f"{named(feld)} ist angegeben, »{option.was}« ist aber nicht vereinbart ({named(option.feld)}). "
            "Bitte vereinbaren oder die Angabe streichen."
        )
        yield Match("TD432", text, feld, related=(option.feld, "hier nicht vereinbart"))
    for nummer, eintrag in enumerate(given_list(subject, "angebot.rechtsgrundlagen") if option.norm else ()):
        if option.norm and re.search(option.norm, eintrag.zitat):
            text = (
                f"Diese Rechtsgrundlage setzt voraus, was nicht vereinbart ist: {option.was} "
                f"({named(option.feld)}). Bitte vereinbaren oder streichen."
            )
            ort, zweite = f"angebot.rechtsgrundlagen[{nummer}].zitat", (option.feld, "hier nicht vereinbart")
            yield Match("TD433", text, ort, related=zweite)
    if option.land and given(subject, "angebot.land") != option.land:
        return
    zusage = re.compile(option.zusage.replace(" ", r"\s+"))
    for quelle in _texte(subject, option.woran):
        for von, bis in sentences_with(quelle.text, option.woran):
            stelle = zusage.search(quelle.text, von, bis)
            if not stelle or is_of_others(quelle.text, von, bis, stelle):
                continue
            if not NEGATED.search(quelle.text, von, bis):
                text = (
                    f"Der Text sagt »{stelle[0]}« zu, vereinbart ist sie nicht ({named(option.feld)}). Bitte "
                    "vereinbaren oder den Text ändern."
                )
                zweite = (option.feld, "hier nicht vereinbart")
                yield Match("TD433", text, quelle.stretch(stelle), related=zweite)
                break


def _ohne_umfang(subject: Subject, option: Option) -> Iterator[Match]:
    feld = option.umfang
    if not feld or subject.geladen.lueckenhaft(feld) or subject.why_waived(feld):
        return
    if given(subject, feld) is None:
        text = (
            f"»{option.was}« ist vereinbart ({named(option.feld)}), ihr Umfang fehlt. Bitte {named(feld)} "
            "angeben."
        )
        yield Match("TD435", text, option.feld, related=(feld, "hier fehlt er"))


def _ohne_personal(subject: Subject, option: Option, wert: object) -> Iterator[Match]:
    """What positions there are must do; staff for one person may also be found by another method."""
    positionen = given_list(subject, "personal.positionen")
    bereiche = [position.bereich for position in positionen if position.beschaeftigung == "angestellt"]
    if not bereiche or None in bereiche:
        return
    if given(subject, "personal.personalermittlung"):
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
        yield Match("TD434", text, option.feld, related=("personal.positionen", "hier nicht eingeplant"))


def _texte(subject: Subject, worte: TextTuple) -> Iterator[TextSource]:
    """The texts of the offer that describe what it does."""
    for quelle in subject.texts_with(*worte):
        fremd = quelle.top_field in _ANDERSWO or "ausschluss" in quelle.path
        if quelle.root == "angebot" and not fremd:
            yield quelle
