"""Texts that are shorter than a profile expects (TD307)."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import DocumentPlace
from teilhabe_docs.model.text_slot import Markdown, ReadFileSlot
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import OpenNeed, Subject
from teilhabe_docs.rules.engine.wording import belongs_here, named, sentence


@check("TD307")
def zu_kurz(subject: Subject) -> Iterator[Match]:
    """Each text with fewer words than a profile asks for, with all documents that do."""
    kurze: dict[str, list[OpenNeed]] = {}
    for gliederung in subject.gliederungen.values():
        for abschnitt in gliederung.alle():
            for punkt in abschnitt.punkte:
                worte = _worte(subject, punkt.feld) if punkt.mindestens and not punkt.grund else 0
                slugs = subject.in_force(punkt)
                if slugs is not None and 0 < worte < punkt.mindestens:
                    kurze.setdefault(punkt.feld, []).append(OpenNeed(gliederung, abschnitt, punkt, slugs))
    for feld, stellen in kurze.items():
        yield _treffer(feld, stellen, subject)


def _treffer(feld: str, stellen: list[OpenNeed], subject: Subject) -> Match:
    worte = _worte(subject, feld)
    erstes = max(stellen, key=lambda stelle: stelle.punkt.mindestens)
    eintrag = erstes.abschnitt.plan.eintrag
    text = (
        f"{eintrag.titel}: {named(feld)} hat nur {worte} {'Wort' if worte == 1 else 'Wörter'}; üblich sind "
        f"mindestens {erstes.punkt.mindestens}. {sentence(erstes.punkt.hinweis)}"
    ) + belongs_here(erstes, subject)
    orte: tuple[DocumentPlace, ...] = tuple(dict.fromkeys(stelle.place for stelle in stellen))
    slug = next(iter(erstes.slugs), "")
    return Match("TD307", text, feld, requirement=slug, source=eintrag.quelle or "", documents=orte)


def _worte(subject: Subject, feld: str) -> int:
    werte = (wert for _, wert in subject.konzept.values_at(feld))
    return sum(len(wert.text.split()) for wert in werte if isinstance(wert, Markdown | ReadFileSlot))
