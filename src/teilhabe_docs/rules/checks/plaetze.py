"""Places of the offer and of its groups (TD401 to TD403)."""

from collections.abc import Iterator

from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject


@check("TD401", "TD402", "TD403")
def plaetze(subject: Subject) -> Iterator[Match]:
    """Groups that do not add up to the offer, or are smaller or larger than they may be."""
    gruppen = given_list(subject, "angebot.gruppen")
    gesamt = given(subject, "angebot.plaetze")
    einzeln = [gruppe.plaetze for gruppe in gruppen]
    if gesamt is not None and einzeln and None not in einzeln and sum(einzeln) != gesamt:
        rechnung = " + ".join(map(str, einzeln))
        summe = f"{rechnung} = {sum(einzeln)}" if len(einzeln) > 1 else rechnung
        text = f"Das Angebot hat {gesamt} Plätze, die Gruppen haben zusammen {summe}. Bitte angleichen."
        yield Match("TD401", text, "angebot.plaetze", related=("angebot.gruppen", f"zusammen {sum(einzeln)}"))
    schwerpunkte = given_list(subject, "angebot.foerderschwerpunkte")
    for nummer, gruppe in enumerate(gruppen):
        ort = f"angebot.gruppen[{nummer}]"
        yield from _bandbreite(ort, gruppe.plaetze, gruppe.plaetze_min, gruppe.plaetze_max)
        eigener = gruppe.foerderschwerpunkt
        if eigener and schwerpunkte and eigener not in schwerpunkte:
            text = (
                f"Die Gruppe hat den Förderschwerpunkt »{eigener}«, der beim Angebot nicht aufgeführt ist. "
                "Bitte dort ergänzen oder hier einen anderen wählen."
            )
            zweite = ("angebot.foerderschwerpunkte", "aufgeführt sind nur diese")
            yield Match("TD403", text, f"{ort}.foerderschwerpunkt", related=zweite)


def _bandbreite(ort: str, zahl: int | None, von: int | None, bis: int | None) -> Iterator[Match]:
    if von is not None and bis is not None and von > bis:
        text = (
            f"Die kleinste Zahl der Plätze ({von}) liegt über der größten ({bis}). Bitte tauschen oder "
            "berichtigen."
        )
        yield Match("TD402", text, f"{ort}.plaetze_min", related=(f"{ort}.plaetze_max", "kleiner"))
    elif zahl is not None and von is not None and zahl < von:
        text = (
            f"Die Gruppe hat {zahl} Plätze, mindestens sollen es {von} sein. Bitte eine der Zahlen "
            "berichtigen."
        )
        yield Match("TD402", text, f"{ort}.plaetze", related=(f"{ort}.plaetze_min", f"mindestens {von}"))
    elif zahl is not None and bis is not None and zahl > bis:
        text = (
            f"Die Gruppe hat {zahl} Plätze, höchstens sollen es {bis} sein. Bitte eine der Zahlen "
            "berichtigen."
        )
        yield Match("TD402", text, f"{ort}.plaetze", related=(f"{ort}.plaetze_max", f"höchstens {bis}"))
