"""What the law asks for and the profile has no section for (TD308)."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import DocumentPlace
from teilhabe_docs.documents.profile.requirements import katalog
from teilhabe_docs.documents.profile.uncovered import abgeschwaechte, ungedeckte
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.rules.treffer import Gegenstand, Treffer


def deckung(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """One finding for each requirement that a document owes by law and its profile leaves out."""
    basis = gegenstand.grundlage
    if not basis:
        return
    fehlend: dict[str, list[str]] = {}
    for dokument, gliederung in gegenstand.gliederungen.items():
        for slug in ungedeckte(gliederung.profil, basis, gegenstand.beginn):
            fehlend.setdefault(slug, []).append(dokument)
        if gliederung.profil.herkunft:
            for slug in abgeschwaechte(gliederung.profil, basis, gegenstand.beginn):
                yield _schwaecher(gegenstand, dokument, slug)
    for slug, dokumente in fehlend.items():
        anforderung = katalog()[slug]
        norm = anforderung.norm.get(basis, anforderung.quelle or "")
        namen = " und ".join(
            f"{DOKUMENTE[d]} (Profil »{gegenstand.gliederungen[d].profil.name}«)" for d in dokumente
        )
        text = (
            f"{anforderung.titel}: {norm} verlangt es, aber {namen} hat keinen Abschnitt dafür. Bitte im "
            f"Profil einen Abschnitt mit »erfuellt: {slug}« ergänzen oder ein anderes Profil wählen."
        )
        orte = tuple(DocumentPlace(dokument, "") for dokument in dokumente)
        feld = f"angebot.profil.{dokumente[0]}"
        yield Treffer("TD308", text, feld, anforderung=slug, quelle=norm, dokumente=orte)


def _schwaecher(gegenstand: Gegenstand, dokument: str, slug: str) -> Treffer:
    anforderung = katalog()[slug]
    norm = anforderung.norm.get(gegenstand.grundlage, anforderung.quelle or "")
    name = gegenstand.gliederungen[dokument].profil.name
    text = (
        f"{anforderung.titel}: {norm} verlangt es, aber das Profil »{name}« ({DOKUMENTE[dokument]}) fragt "
        "danach weniger streng als das eingebaute oder mit anderen Feldern. Bitte Grad und Felder von dort "
        "übernehmen."
    )
    feld, orte = f"angebot.profil.{dokument}", (DocumentPlace(dokument, ""),)
    return Treffer("TD308", text, feld, anforderung=slug, quelle=norm, dokumente=orte)
