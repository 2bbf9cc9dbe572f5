"""Every field of the model reaches a document: nobody fills in what nobody will read."""

from collections.abc import Iterator

from teilhabe_docs.documents.bedingung import bedingung
from teilhabe_docs.documents.darstellung import FORMEN
from teilhabe_docs.documents.profil import Profil, alle_profile
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.felder import felder_von
from teilhabe_docs.model.feldpfade import WURZELN

ELSEWHERE = {
    "angebot.id": "names the output folder",
    "angebot.profil": "chooses the profiles",
    "angebot.land": "decides which rules of a Land apply",
    "angebot.aenderungen": "the table of versions, made by the engine",
    "angebot.zusatzabschnitte": "sections of their own, made by the engine",
    "angebot.anlagen": "the list of annexes, made by the engine",
    "traeger.anlagen": "the list of annexes, made by the engine",
    "angebot.gruppen.gleichzeitig_anwesend": "goes into the check of the roster",
    "personal.positionen.id": "is what findings refer to",
    "personal.positionen.gruppe": "goes into the check of the roster",
}


def leaves(model: type[Modell], path: str) -> Iterator[str]:
    """The paths of all fields that hold values; structures with a printed form of their own count as one."""
    for name, field in felder_von(model).items():
        here = f"{path}.{name}"
        if isinstance(field.typ, type) and issubclass(field.typ, Modell) and field.typ not in FORMEN:
            yield from leaves(field.typ, here)
        else:
            yield here


def used(profile: Profil) -> Iterator[str]:
    """The paths that the bodies of a profile print or ask about; a loop alone prints nothing of its list."""
    for plan in profile.alle():
        bodies = [*([plan.koerper] if plan.koerper else []), *plan.eigene.values()]
        yield from (use.pfad for body in bodies for use in body.gebrauch if use.art != "schleife")
        if not bodies:
            yield from (path for need in plan.bedarfe() for path in need.feld)
        for entry in (plan.eintrag, *plan.eintrag.teile.values()):
            if entry.wenn and entry.wenn != "ja":
                yield from (use.pfad for use in bedingung(entry.wenn).gebrauch)


def unread() -> list[str]:
    reached = {path for profile in alle_profile() for path in used(profile)}
    return [
        path
        for root, model in WURZELN.items()
        for path in leaves(model, root)
        if not any(path == r or path.startswith(f"{r}.") for r in {*reached, *ELSEWHERE})
    ]


def test_every_field_reaches_a_document_or_says_why_not() -> None:
    assert unread() == []


def test_the_exceptions_are_still_exceptions() -> None:
    reached = {path for profile in alle_profile() for path in used(profile)}
    assert {p for p in ELSEWHERE if p in reached} - {"angebot.land"} == set()
