"""The coverage table for spreadsheets and as a document."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from teilhabe_docs.documents.blocks import Absatz, Abschnitt, Dokument, Inline, Tabelle, Text
from teilhabe_docs.documents.covered_requirement import CoveredOffer, CoveredRequirement
from teilhabe_docs.documents.display import deutsches_datum
from teilhabe_docs.documents.profile.requirements import katalog
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE

_FORMULA = re.compile(r"""((?:^|[,;\t\r\n])[\s"']*)([=+@\-＝＋＠－])""")
_COLUMNS = ("Anforderung", "Norm", "Abschnitt", "Angabe", "Stand")
_ALIGNMENT: tuple[Literal["links"], ...] = ("links", "links", "links", "links", "links")
_CSV = (
    *("Angebot", "Anforderung", "Bezeichnung", "Norm", "Dokument", "Nummer", "Abschnitt", "Eigener Text"),
    *("Datei", "Angabe", "Stand", "Ausnahme", "Person", "Gilt bis"),
)


def as_csv(offers: Iterable[CoveredOffer]) -> str:
    """The rows with semicolons, as spreadsheets in German read them."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(_CSV)
    for row in (row for offer in offers for row in offer.rows):
        writer.writerow(
            _without_formula(cell)
            for cell in [
                row.offer,
                row.requirement,
                katalog()[row.requirement].titel,
                row.norm,
                DOKUMENTE[row.document],
                row.number,
                row.section,
                row.own_text,
                ", ".join(dict.fromkeys(file for file, _ in row.places)),
                ", ".join(path for _, path in row.places),
                row.state,
                row.reason,
                row.person,
                row.until.isoformat() if row.until else "",
            ]
        )
    return stream.getvalue()


def _without_formula(cell: str) -> str:
    """A cell that a spreadsheet takes for text, also where it splits lines at commas or tabulators."""
    return _FORMULA.sub(r"\1'\2", cell)


def as_document(offers: Iterable[CoveredOffer]) -> Dokument:
    """The rows as a document: a section for each offer, in it a table for each document."""
    every = list(offers)
    abschnitte = tuple(_section(number, offer) for number, offer in enumerate(every, 1))
    traeger = every[0].konzept.traeger.name
    only = every[0].konzept.angebot if len(every) == 1 else None
    stand = getattr(only, "stand", None)
    return Dokument(
        art="synopse",
        titel="Übersicht über den Pflichtinhalt",
        zaehlung="dezimal",
        traeger=traeger,
        angebot=only.bezeichnung if only else "",
        stand=stand.isoformat() if isinstance(stand, date) else "",
        version="",
        kopf=(Absatz((Text(traeger),), "mitte"),),
        abschnitte=abschnitte,
        quer=True,
    )


def _section(number: int, offer: CoveredOffer) -> Abschnitt:
    angebot = offer.konzept.angebot
    children = []
    for i, (document, gliederung) in enumerate(offer.gliederungen.items(), 1):
        rows = [row for row in offer.rows if row.document == document]
        profil = gliederung.profil
        lead = f"Profil »{profil.name}«: {profil.titel}. Vertragsgrundlage: {offer.grundlage or '–'}."
        head = tuple((Text(word),) for word in _COLUMNS)
        table = Tabelle(head, tuple(map(_cells, rows)), _ALIGNMENT)
        content = (Absatz((Text(lead),)), table)
        children.append(
            Abschnitt(f"{angebot.id}.{document}", 2, f"{number}.{i}", DOKUMENTE[document], content)
        )
    return Abschnitt(angebot.id, 1, str(number), angebot.bezeichnung, tuple(children))


def _cells(row: CoveredRequirement) -> tuple[tuple[Inline, ...], ...]:
    where = " ".join(filter(None, [row.number, row.section])) or "–"
    if row.own_text:
        where += f" (Text aus Profil »{row.own_text}«)"
    state: list[Inline] = [Text(row.state, fett=row.missing)]
    if row.reason:
        until = f", bis {deutsches_datum(row.until)}" if row.until else ""
        state.append(Text(f"; Ausnahme: {row.reason} ({row.person or 'ohne Person'}{until})"))
    return (
        (Text(katalog()[row.requirement].titel),),
        (Text(row.norm or "–"),),
        (Text(where),),
        (Text(_by_file(row.places) or "–"),),
        tuple(state),
    )


def _by_file(places: Iterable[tuple[str, str]]) -> str:
    """`offer.yaml: ziele, methoden; provider.yaml: leitbild`."""
    by_file: dict[str, list[str]] = {}
    for file, path in places:
        by_file.setdefault(file.rpartition("/")[2], []).append(path)
    return "; ".join(f"{file}: {', '.join(paths)}" for file, paths in by_file.items())
