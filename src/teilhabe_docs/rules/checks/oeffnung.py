"""Opening hours, thresholds and the permission, each against what goes with it (TD441 ff., TD473)."""

from collections.abc import Iterator

from teilhabe_docs.documents.display import german_number
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_ZEITEN = "angebot.oeffnung.zeiten"
_TAGE = "angebot.oeffnung.tage_pro_jahr"
_BETREUUNG = "angebot.umfang.betreuung_tag_h"
_WOCHEN = 53  # a weekday falls on a year so many times at most


@check("TD441", "TD442")
def oeffnung(subject: Subject) -> Iterator[Match]:
    """Days and hours that the opening hours have no room for."""
    yield from _wochenende(subject)
    tage = given(subject, _TAGE)
    je_tag: dict[str, int] = {}
    for fenster in given_list(subject, _ZEITEN):
        if not fenster.wochentage or fenster.von is None or fenster.bis is None:
            return
        for tag in set(fenster.wochentage):
            je_tag[tag] = je_tag.get(tag, 0) + fenster.bis.minuten - fenster.von.minuten
    if tage and je_tag and tage > len(je_tag) * _WOCHEN:
        text = (
            f"An {len(je_tag)} Wochentagen ist geöffnet; {tage} Öffnungstage im Jahr sind damit nicht "
            "möglich. Bitte Tage oder Zeiten berichtigen."
        )
        yield Match("TD442", text, _TAGE, related=(_ZEITEN, "dafür zu wenige Tage"))
    betreuung = given(subject, _BETREUUNG)
    if betreuung and je_tag and betreuung * 60 > max(je_tag.values()):
        text = (
            f"Betreut werden soll {german_number(betreuung)} Stunden am Tag, so lange ist an keinem Tag "
            "geöffnet. Bitte Umfang oder Zeiten berichtigen."
        )
        yield Match("TD442", text, _BETREUUNG, related=(_ZEITEN, "kürzer"))


@check("TD473")
def schulzeit_und_ferien(subject: Subject) -> Iterator[Match]:
    """Days in the school year and in the holidays that do not come to the days of the year."""
    teile = [given(subject, f"angebot.oeffnung.{name}") for name in ("schultage", "ferientage")]
    tage = given(subject, _TAGE)
    if tage is not None and None not in teile and sum(teile) != tage:
        text = (
            f"{teile[0]} Tage in der Schulzeit und {teile[1]} in den Ferien ergeben {sum(teile)}, nicht "
            f"{tage}. Bitte angleichen."
        )
        yield Match("TD473", text, _TAGE, related=("angebot.oeffnung.schultage", "in der Schulzeit"))


def _wochenende(subject: Subject) -> Iterator[Match]:
    """Days at the weekend, where the model agreement knows Monday to Friday only."""
    muster = subject.with_trait("oeffnung_nur_werktags")
    if muster is None:
        return
    for nummer, fenster in enumerate(given_list(subject, _ZEITEN)):
        if tage := [tag.label for tag in fenster.wochentage if tag in ("sa", "so")]:
            text = (
                f"Das Muster sieht Öffnung von Montag bis Freitag vor, hier steht auch {' und '.join(tage)}."
            )
            ort = f"{_ZEITEN}[{nummer}].wochentage"
            yield Match("TD441", f"{text} Bitte streichen.", ort, related=(muster, "dieses Muster"))


@check("TD443")
def pflegeschwelle(subject: Subject) -> Iterator[Match]:
    """Minutes a week that cannot go with the minutes a day."""
    feld = "angebot.pflege_schwelle"
    tag, woche = given(subject, f"{feld}.tag_min"), given(subject, f"{feld}.woche_min")
    if tag is not None and woche is not None and not tag <= woche <= 7 * tag:
        text = (
            f"Die Schwelle liegt bei {tag} Minuten am Tag und {woche} in der Woche; das passt nicht "
            "zusammen. Bitte eine der Zahlen berichtigen."
        )
        yield Match("TD443", text, f"{feld}.woche_min", related=(f"{feld}.tag_min", f"hier {tag}"))


@check("TD445")
def genehmigung(subject: Subject) -> Iterator[Match]:
    """Details of a permission that is said not to be needed."""
    feld = "angebot.genehmigung"
    if given(subject, f"{feld}.art") != "nicht_erforderlich":
        return
    for teil in ("behoerde", "norm", "datum", "aktenzeichen"):
        if given(subject, f"{feld}.{teil}"):
            text = (
                "Eine Genehmigung ist als nicht erforderlich angegeben, hier steht aber eine Angabe zu ihr. "
                "Bitte die Art der Genehmigung ändern oder die Angabe streichen."
            )
            yield Match("TD445", text, f"{feld}.{teil}", related=(f"{feld}.art", "nicht erforderlich"))
            return
