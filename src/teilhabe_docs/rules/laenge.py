"""Texts that are shorter than a profile expects (TD307)."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import DocumentPlace
from teilhabe_docs.documents.template.view import werte_zu
from teilhabe_docs.model.text_slot import GeleseneDatei, Markdown
from teilhabe_docs.rules.pflichtinhalt import name, satz
from teilhabe_docs.rules.treffer import Gegenstand, Offen, Treffer


def zu_kurz(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Each text with fewer words than a profile asks for, with all documents that do."""
    kurze: dict[str, list[Offen]] = {}
    for gliederung in gegenstand.gliederungen.values():
        for abschnitt in gliederung.alle():
            for punkt in abschnitt.punkte:
                worte = _worte(gegenstand, punkt.feld) if punkt.mindestens and not punkt.grund else 0
                slugs = gegenstand.geltende(punkt)
                if slugs is not None and 0 < worte < punkt.mindestens:
                    kurze.setdefault(punkt.feld, []).append(Offen(gliederung, abschnitt, punkt, slugs))
    for feld, stellen in kurze.items():
        yield _treffer(feld, stellen, _worte(gegenstand, feld))


def _treffer(feld: str, stellen: list[Offen], worte: int) -> Treffer:
    erstes = max(stellen, key=lambda stelle: stelle.punkt.mindestens)
    eintrag = erstes.abschnitt.plan.eintrag
    text = (
        f"{eintrag.titel}: {name(feld)} hat nur {worte} {'Wort' if worte == 1 else 'Wörter'}; üblich sind "
        f"mindestens {erstes.punkt.mindestens}. {satz(erstes.punkt.hinweis)}"
    )
    orte: tuple[DocumentPlace, ...] = tuple(dict.fromkeys(stelle.ort for stelle in stellen))
    slug = next(iter(erstes.slugs), "")
    return Treffer("TD307", text, feld, anforderung=slug, quelle=eintrag.quelle or "", dokumente=orte)


def _worte(gegenstand: Gegenstand, feld: str) -> int:
    werte = (wert for _, wert in werte_zu(gegenstand.konzept, feld))
    return sum(len(wert.text.split()) for wert in werte if isinstance(wert, Markdown | GeleseneDatei))
