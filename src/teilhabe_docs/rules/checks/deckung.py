"""What the law asks for and the profile has no section for (TD308)."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import DocumentPlace
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.profile.uncovered import uncovered, weakened
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject


@check("TD308")
def deckung(subject: Subject) -> Iterator[Match]:
    """One finding for each requirement that a document owes by law and its profile leaves out."""
    basis = subject.grundlage
    if not basis:
        return
    fehlend: dict[str, list[str]] = {}
    for dokument, gliederung in subject.gliederungen.items():
        for slug in uncovered(gliederung.profil, basis, subject.beginn):
            fehlend.setdefault(slug, []).append(dokument)
        if gliederung.profil.herkunft:
            for slug in weakened(gliederung.profil, basis, subject.beginn):
                yield _schwaecher(subject, dokument, slug)
    for slug, dokumente in fehlend.items():
        anforderung = catalogue()[slug]
        norm = anforderung.norm.get(basis, anforderung.quelle or "")
        namen = " und ".join(
            f"{DOKUMENTE[d]} (Profil »{subject.gliederungen[d].profil.name}«)" for d in dokumente
        )
        text = (
            f"{anforderung.titel}: {norm} verlangt es, aber {namen} hat keinen Abschnitt dafür. Bitte im "
            f"Profil einen Abschnitt mit »erfuellt: {slug}« ergänzen oder ein anderes Profil wählen."
        )
        orte = tuple(DocumentPlace(dokument, "") for dokument in dokumente)
        feld = f"angebot.profil.{dokumente[0]}"
        yield Match("TD308", text, feld, requirement=slug, source=norm, documents=orte)


def _schwaecher(subject: Subject, dokument: str, slug: str) -> Match:
    anforderung = catalogue()[slug]
    norm = anforderung.norm[subject.grundlage]
    name = subject.gliederungen[dokument].profil.name
    text = (
        f"{anforderung.titel}: {norm} verlangt es, aber das Profil »{name}« ({DOKUMENTE[dokument]}) fragt "
        "danach weniger streng als das eingebaute oder mit anderen Feldern. Bitte Grad und Felder von dort "
        "übernehmen."
    )
    feld, orte = f"angebot.profil.{dokument}", (DocumentPlace(dokument, ""),)
    return Match("TD308", text, feld, requirement=slug, source=norm, documents=orte)
