"""Units of Frühförderung that do not fit each other (TD524, TD525)."""

from collections.abc import Iterator
from decimal import Decimal

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.choices import Minderzeitart
from teilhabe_docs.rechnen.figures import Unit, german, shortfall_percent
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.readable_staff import readable_units
from teilhabe_docs.rules.engine.subject import Subject

_JAHR = "angebot.einheiten_jahr"
_MINDERZEITEN = "personal.minderzeiten"
_DIREKT_PROZENT = (Decimal(50), Decimal(90))


@check("TD524")
def einheiten_und_kinder(subject: Subject) -> Iterator[Match]:
    """Units of a year that are not those of the children."""
    probe = readable_units(subject)
    if probe is None or probe.vereinbart is None or probe.gerechnet is None:
        return
    vereinbart, gerechnet = probe.vereinbart, probe.gerechnet
    if abs(shortfall_percent(vereinbart, gerechnet, Unit.EINHEITEN)) >= subject.unterschreitung_prozent:
        text = (
            f"Vereinbart sind {german(vereinbart, Unit.EINHEITEN)} im Jahr, aus der Zahl der Kinder und den "
            f"Einheiten je Kind folgen {german(gerechnet, Unit.EINHEITEN)}. Bitte angleichen."
        )
        yield Match("TD524", text, _JAHR, related=("angebot.personen", "so viele Kinder"))


@check("TD525")
def zeit_der_einheit(subject: Subject) -> Iterator[Match]:
    """Ways taken off twice, and shares that are not usual."""
    weg = given(subject, "angebot.einheit.mobil_min")
    if weg and any(eine.art is Minderzeitart.WEGE for eine in given_list(subject, _MINDERZEITEN)):
        text = (
            "Wege zu Einheiten sind mit »einheit.mobil_min« gerechnet und stehen zugleich unter den "
            "Minderzeiten. Sie zählen nur einmal; gerechnet wird ohne diese Minderzeit. Bitte eine der "
            "Angaben streichen."
        )
        yield Match("TD525", text, _MINDERZEITEN, related=("angebot.einheit.mobil_min", "hier gerechnet"))
    probe = subject.rechnung.foerdereinheiten
    anteil = None if probe is None else probe.direkt_prozent
    von, bis = _DIREKT_PROZENT
    if anteil is not None and not von <= anteil <= bis:
        text = (
            f"Ein Anteil von {german(anteil, Unit.PROZENT)} mit Kind und Familie ist ungewöhnlich; üblich "
            "sind 60 bis 80 %. Bitte die Minuten prüfen."
        )
        yield Match("TD525", text, "angebot.einheit.direkt_min", Severity.HINT)
