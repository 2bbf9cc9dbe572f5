"""The coverage table for spreadsheets, by files and keys, and in words as a document to send."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from teilhabe_docs.documents.blocks import (
    Block,
    BlockDocument,
    Inline,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.documents.covered_requirement import CoveredOffer, CoveredRequirement
from teilhabe_docs.documents.display import german_date
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.model.choices import Vertragsgrundlage
from teilhabe_docs.reporting.spreadsheet import spreadsheet

_TITLE = "Nachweis des Pflichtinhalts"
_LEAD = (
    "Die Tabellen nennen für jedes Dokument den verlangten Inhalt, die Norm dazu, den Abschnitt, in dem er "
    "steht, und ob er angegeben ist. »Fester Text« heißt: Der Wortlaut des Abschnitts enthält ihn."
)
_COLUMNS = ("Inhalt", "Norm", "Abschnitt", "Angaben", "Stand")
_ALIGNMENT: tuple[Literal["links"], ...] = ("links", "links", "links", "links", "links")
_CSV = (
    *("Angebot", "Anforderung", "Bezeichnung", "Norm", "Dokument", "Nummer", "Abschnitt", "Eigener Text"),
    *("Datei", "Angabe", "Stand", "Ausnahme", "Person", "Gilt bis"),
)


def as_csv(offers: Iterable[CoveredOffer]) -> str:
    """The rows with semicolons, as spreadsheets in German read them."""
    return spreadsheet(
        _CSV,
        (
            [
                row.offer,
                row.requirement,
                row.title,
                row.norm,
                DOKUMENTE[row.document],
                row.number,
                row.section,
                "; ".join(filter(None, (row.own_text, row.clause))),
                ", ".join(dict.fromkeys(file for file, _ in row.places)),
                ", ".join(path for _, path in row.places),
                row.state,
                row.reason,
                row.person,
                row.until.isoformat() if row.until else "",
            ]
            for offer in offers
            for row in offer.rows
        ),
    )


def as_document(offers: Iterable[CoveredOffer]) -> BlockDocument:
    """The rows as a document: a section for each offer, in it a table for each document."""
    every = list(offers)
    abschnitte = tuple(_section(number, offer) for number, offer in enumerate(every, 1))
    traeger = every[0].konzept.traeger.name
    only = every[0].konzept.angebot if len(every) == 1 else None
    stand = getattr(only, "stand", None)
    return BlockDocument(
        art="synopse",
        titel=_TITLE,
        zaehlung="dezimal",
        traeger=traeger,
        angebot=only.bezeichnung if only else "",
        stand=stand.isoformat() if isinstance(stand, date) else "",
        version="",
        kopf=(Paragraph((TextRun(traeger),), "mitte"), Paragraph((TextRun(_LEAD),))),
        abschnitte=abschnitte,
        quer=True,
    )


def _section(number: int, offer: CoveredOffer) -> Section:
    angebot = offer.konzept.angebot
    basis = next((basis.label for basis in Vertragsgrundlage if basis == offer.grundlage), "–")
    children: list[Block] = [Paragraph((TextRun(f"Vertragsgrundlage: {basis}."),))]
    for i, (document, gliederung) in enumerate(offer.gliederungen.items(), 1):
        rows = [_cells(row, gliederung.profil) for row in offer.rows if row.document == document]
        head = tuple((TextRun(word),) for word in _COLUMNS)
        content = (TableBlock(head, tuple(rows), _ALIGNMENT),)
        children.append(Section(f"{angebot.id}.{document}", 2, f"{number}.{i}", DOKUMENTE[document], content))
    return Section(angebot.id, 1, str(number), angebot.bezeichnung, tuple(children))


def _cells(row: CoveredRequirement, profil: Profil) -> tuple[tuple[Inline, ...], ...]:
    where = " ".join(filter(None, [row.number, row.section])) or "–"
    if row.own_text:
        where += f" (eigener Text: {profil.titel})"
    if row.clause:
        where += f" ({row.clause})"
    state: list[Inline] = [TextRun(row.state, fett=row.missing)]
    if row.reason:
        until = f", bis {german_date(row.until)}" if row.until else ""
        state.append(TextRun(f"; Ausnahme: {row.reason} ({row.person or 'ohne Person'}{until})"))
    return (
        (TextRun(row.title),),
        (TextRun(row.norm or "–"),),
        (TextRun(where),),
        (TextRun("; ".join(row.labels) or "–"),),
        tuple(state),
    )
