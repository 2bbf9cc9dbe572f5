"""Which fields the built-in profiles print or ask about."""

from collections.abc import Iterator

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.usage import Usage

ELSEWHERE = {
    "angebot.id": "benennt den Ausgabeordner",
    "angebot.profil": "wählt die Profile",
    "angebot.land": "bestimmt, welche Regeln eines Landes gelten",
    "angebot.aenderungen": "Übersicht der Fassungen, in jedem Dokument",
    "angebot.zusatzabschnitte": "eigene Abschnitte, im genannten Dokument",
    "angebot.anlagen": "Verzeichnis der Anlagen, in jedem Dokument",
    "traeger.anlagen": "Verzeichnis der Anlagen, in jedem Dokument",
    "angebot.gruppen.gleichzeitig_anwesend": "für die Prüfung der Besetzung",
    "personal.positionen.id": "damit Befunde die Position nennen können",
    "personal.positionen.gruppe": "für die Prüfung der Besetzung",
}
"""The fields that no body uses, and what they are for."""

EVERYWHERE = {"traeger.name", "angebot.bezeichnung", "angebot.stand", "angebot.version"}
"""What title, header or footer of every document print."""


def uses(profile: Profil) -> Iterator[Usage]:
    """Every use of a field in a body or a condition; a section without a body prints what it needs."""
    for plan in profile.alle():
        bodies = [*([plan.koerper] if plan.koerper else []), *plan.eigene.values()]
        yield from (use for body in bodies for use in body.gebrauch)
        if not bodies:
            yield from (Usage(path, "druck", 0, "", "") for need in plan.bedarfe() for path in need.feld)
        for entry in (plan.eintrag, *plan.eintrag.teile.values()):
            if entry.wenn and entry.wenn != "ja":
                yield from condition(entry.wenn).gebrauch


def used(profile: Profil) -> set[str]:
    """The paths that a profile prints or asks about; a loop alone prints nothing of its list."""
    return {use.pfad for use in uses(profile) if use.art != "schleife"}


def printed(profile: Profil) -> set[str]:
    """The paths that a profile prints."""
    return {use.pfad for use in uses(profile) if use.art in ("druck", "verbunden")}
