"""Persons instead of places: what the fields of an ambulant service say of them (TD457 to TD461)."""

from collections.abc import Iterator

from teilhabe_docs.model.choices import Regiebezug
from teilhabe_docs.rechnen.fachleistung import stufen_woche_h
from teilhabe_docs.rechnen.figures import Unit, entries, figure, german, rounded
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_STUFEN = "angebot.umfang.intensitaetsstufen"
_STATT = {
    "angebot.plaetze": "Die Zahl der {0} steht unter »personen«",
    "angebot.gruppen": "Wie sie sich verteilen, steht unter »teams«",
    "angebot.oeffnung.zeiten": "Wann {1} möglich sind, steht unter »einsatz.zeiten«",
    "angebot.oeffnung.tage_pro_jahr": "Wann {1} möglich sind, steht unter »einsatz.zeiten«",
}
"""What a field of an institution is called where the service comes to people."""
_WORTE = {"personen": ("Menschen", "Einsätze"), "kinder": ("Kinder", "Termine")}
_REGIE = ("leitung", "verwaltung", "hauswirtschaft_technik", "fachdienst")


@check("TD457")
def plaetze_statt_personen(subject: Subject) -> Iterator[Match]:
    """Places and opening times of an offer that has persons and times of visits, and ratios to places."""
    einheit = next((name for name in _WORTE if subject.with_trait("traeger_einheit", name)), "")
    trait = subject.with_trait("traeger_einheit", einheit)
    if not trait:
        return
    profil = (trait, "dieses Profil")
    for feld, statt in _STATT.items():
        if given(subject, feld):
            said = statt.format(*_WORTE[einheit])
            text = f"{said}; Plätze und Öffnungszeiten druckt dieses Profil nicht. Bitte übertragen."
            yield Match("TD457", text, feld, related=profil)
    for name in _REGIE:
        feld = f"personal.personalschluessel.{name}.bezug"
        if given(subject, feld) == Regiebezug.PLAETZE:
            text = (
                "Plätze hat dieses Angebot nicht. Bitte »bezug: personen« oder »bezug: vollkraefte« angeben."
            )
            yield Match("TD457", text, feld, related=profil)


@check("TD458")
def personen_und_teile(subject: Subject) -> Iterator[Match]:
    """Levels or teams whose persons are not those of the offer."""
    gesamt = given(subject, "angebot.personen")
    for feld, name in ((_STUFEN, "Stufen"), ("angebot.teams", "Teams")):
        einzeln = [eintrag.personen for eintrag in given_list(subject, feld)]
        if gesamt is None or not einzeln or None in einzeln or sum(einzeln) == gesamt:
            continue
        wen = "Kinder" if subject.with_trait("traeger_einheit", "kinder") else "Personen"
        rechnung = " + ".join(map(str, einzeln))
        summe = f"{rechnung} = {sum(einzeln)}" if len(einzeln) > 1 else rechnung
        text = f"Das Angebot hat {gesamt} {wen}, die {name} haben zusammen {summe}. Bitte angleichen."
        yield Match("TD458", text, "angebot.personen", related=(feld, f"zusammen {sum(einzeln)}"))


@check("TD459")
def stufen_und_wochenstunden(subject: Subject) -> Iterator[Match]:
    """Levels that come to other hours than are agreed."""
    vereinbart = figure(given(subject, "angebot.umfang.woche_h"))
    if vereinbart is None or subject.geladen.lueckenhaft(_STUFEN):
        return
    stufen = stufen_woche_h(subject.konzept.angebot.umfang)
    if stufen is not None and rounded(stufen) != rounded(vereinbart):
        text = (
            f"Vereinbart sind {german(vereinbart, Unit.STUNDEN)} in der Woche, die Stufen ergeben mit ihren "
            f"Personen {german(stufen, Unit.STUNDEN)}. Bitte angleichen."
        )
        yield Match("TD459", text, "angebot.umfang.woche_h", related=(_STUFEN, "zusammen"))


@check("TD460")
def nur_volljaehrige(subject: Subject) -> Iterator[Match]:
    """Minors in an offer for adults."""
    trait = subject.with_trait("altersgruppe", "volljaehrig")
    von = given(subject, "angebot.zielgruppe.alter.von")
    if trait and von is not None and von < 18:
        text = (
            f"Das Mindestalter ist {von}, das Profil ist aber für Erwachsene gemacht. Leistungen für "
            "Minderjährige werden nach § 134 SGB IX vereinbart. Bitte das Alter oder das Profil ändern."
        )
        yield Match("TD460", text, "angebot.zielgruppe.alter.von", related=(trait, "dieses Profil"))


@check("TD461")
def unterkunft(subject: Subject) -> Iterator[Match]:
    """Board and lodging in an agreement that has no such part."""
    feld = "angebot.leistungen.unterkunft_verpflegung"
    if subject.grundlage == "sgb9_125" and entries(given(subject, feld)):
        text = (
            "Unterkunft und Verpflegung sind Leistungen nach § 134 Abs. 3 SGB IX. Erwachsene bezahlen sie "
            "selbst oder aus der Grundsicherung (§ 42a SGB XII). Bitte streichen; in einer Vereinbarung nach "
            "§ 125 SGB IX stehen nur Fachleistungen."
        )
        yield Match("TD461", text, feld, related=("angebot.vertragsgrundlage", "nach dieser Vorschrift"))
