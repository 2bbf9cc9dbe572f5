"""Requirements × offers: which is met where, over all repositories of a call."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text

from teilhabe_docs.documents.covered_requirement import CoverageState
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.reporting.format_words import visible
from teilhabe_docs.reporting.overview import OfferState, Overview
from teilhabe_docs.reporting.spreadsheet import spreadsheet
from teilhabe_docs.reporting.status_forms import UNREADABLE
from teilhabe_docs.reporting.terminal_tables import plain_table, printed

COVERAGE_WORDS: Mapping[CoverageState | None, str] = {
    CoverageState.MISSING: "fehlt",
    CoverageState.EXCEPTED: "ausgenommen",
    CoverageState.FILLED: "vorhanden",
    CoverageState.ANNEX: "in Anlage",
    CoverageState.WAIVED: "entfällt",
    CoverageState.FIXED_TEXT: "fester Text",
    CoverageState.VOLUNTARY: "freiwillig",
    None: "–",
}
"""How a requirement is met in words, first what is missing; None where nothing asks for it."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A requirement with its norms, and how each offer meets it; None where nothing there asks for it."""

    requirement: str
    title: str
    norms: tuple[str, ...]
    cells: tuple[CoverageState | None, ...]

    @property
    def amounts(self) -> Counter[CoverageState | None]:
        """How many offers meet it how."""
        return Counter(self.cells)


def matrix(overview: Overview) -> list[MatrixRow]:
    """A row for each requirement that some offer has, in the order of the catalogue, then own ones.

    Of several places in the documents of an offer the worst counts.
    """
    order = {slug: place for place, slug in enumerate(catalogue())}
    by_offer = [_by_requirement(offer) for offer in overview.offers]
    slugs = sorted({slug for one in by_offer for slug in one}, key=lambda s: (order.get(s, len(order)), s))
    covered = [one for offer in overview.offers for one in offer.covered]
    titles = {one.requirement: one.title for one in reversed(covered)}
    norms: dict[str, dict[str, None]] = {slug: {} for slug in slugs}
    for one in covered:
        norms[one.requirement] |= dict.fromkeys(one.norm.split("; ") if one.norm else ())
    return [
        MatrixRow(slug, titles[slug], tuple(norms[slug]), tuple(o.get(slug) for o in by_offer))
        for slug in slugs
    ]


def offer_names(overview: Overview) -> list[str]:
    """What the offers are called above their columns: with their repository, where there are others."""
    if not overview.in_repositories:
        return [visible(offer.name) for offer in overview.offers]
    return [visible(f"{offer.repository}: {offer.name}") for offer in overview.offers]


def as_csv(overview: Overview) -> str:
    """A row for each requirement, a column for each offer."""
    unknown = [not offer.readable for offer in overview.offers]

    def rows() -> Iterator[list[str | int]]:
        for row in matrix(overview):
            cells = [
                UNREADABLE if no else COVERAGE_WORDS[c] for c, no in zip(row.cells, unknown, strict=True)
            ]
            missing = row.amounts[CoverageState.MISSING]
            yield [row.requirement, row.title, "; ".join(row.norms), missing, *cells]

    return spreadsheet(("Anforderung", "Bezeichnung", "Norm", "Fehlt", *offer_names(overview)), rows())


def as_text(overview: Overview, *, colour: bool, width: int | None) -> str:
    """A row for each requirement: how many offers meet it how, and in which it is missing."""
    table = plain_table()
    for column in ("Anforderung", "Bezeichnung", "Stand", "Fehlt in"):
        table.add_column(Text(column), overflow="fold")
    names = offer_names(overview)
    for row in matrix(overview):
        missing = [name for name, cell in zip(names, row.cells, strict=True) if cell is CoverageState.MISSING]
        table.add_row(
            Text(row.requirement),
            Text(visible(row.title)),
            Text(_amounts(row), style="red" if missing else ""),
            Text(", ".join(missing)),
        )
    return printed([table, Text("\n".join(sums(overview)))], colour=colour, width=width) + "\n"


def as_json(overview: Overview) -> str:
    """The offers and, in their order, how each requirement is met, version 1."""
    content = {
        "version": 1,
        "offers": [
            {
                "repository": offer.repository,
                "id": offer.id or None,
                "file": offer.file,
                "readable": offer.readable,
            }
            for offer in overview.offers
        ],
        "requirements": [
            {
                "requirement": row.requirement,
                "title": row.title,
                "sources": list(row.norms),
                "states": [cell.value if cell else None for cell in row.cells],
            }
            for row in matrix(overview)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def sums(overview: Overview) -> list[str]:
    """What there is in all, in a few lines."""
    rows, offers = matrix(overview), len(overview.offers)
    unread = sum(not offer.readable for offer in overview.offers)
    lines = [
        f"{len(rows)} {'Anforderung' if len(rows) == 1 else 'Anforderungen'}, "
        f"{offers} {'Angebot' if offers == 1 else 'Angebote'}"
        f"{f', davon {unread} nicht lesbar' if unread else ''}."
    ]
    gaps = sum(row.amounts[CoverageState.MISSING] for row in rows)
    return [*lines, f"{gaps} {'Lücke' if gaps == 1 else 'Lücken'}." if gaps else "Keine Lücke."]


def _amounts(row: MatrixRow) -> str:
    found = ((row.amounts[state], word) for state, word in COVERAGE_WORDS.items() if state)
    return ", ".join(f"{number} {word}" for number, word in found if number)


def _by_requirement(offer: OfferState) -> dict[str, CoverageState]:
    worst: dict[str, CoverageState] = {}
    for one in offer.covered:
        worst[one.requirement] = max(one.coverage, worst.get(one.requirement, one.coverage))
    return worst
