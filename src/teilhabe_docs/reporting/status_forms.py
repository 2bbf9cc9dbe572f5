"""Offers and documents at a glance: a table for people, JSON for machines."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.written_state import WrittenState
from teilhabe_docs.reporting.format_words import counts, visible
from teilhabe_docs.reporting.freshness_forms import what_changed
from teilhabe_docs.reporting.overview import DocumentState, OfferState, Overview, weights
from teilhabe_docs.reporting.terminal_tables import GAP, plain_table, printed

STATE_WORDS: Mapping[WrittenState | None, str] = {
    WrittenState.CURRENT: "aktuell",
    WrittenState.STALE: "nicht aktuell",
    WrittenState.EDITED: "von Hand bearbeitet",
    WrittenState.FOREIGN: "nicht von tdocs",
    WrittenState.MISSING: "fehlt",
    None: "nicht bestimmbar",
}
"""The state of a document's file in words."""

NEED_WORDS: Mapping[NeedState, str] = {
    NeedState.LEER: "leer",
    NeedState.GEFUELLT: "gefüllt",
    NeedState.ANLAGE: "in Anlage",
    NeedState.ENTFAELLT: "entfällt",
}
"""The states of a need in words, first what is missing."""

UNREADABLE = "nicht lesbar"
"""What is said of an offer that cannot be read."""

_ENGLISH = {
    NeedState.GEFUELLT: "filled",
    NeedState.ANLAGE: "annex",
    NeedState.ENTFAELLT: "waived",
    NeedState.LEER: "empty",
}
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.HINT: "hints"}
_COLUMNS = ("Dokument", "Profil", "Pflichtinhalt", "Befunde", "Datei")
_INDENT = 2
_DOCUMENT, _PROFILE, _CONTENT, _FINDINGS, _FILE = 21, 23, 46, 36, 16
"""Columns on a terminal: room for documents, states and most profiles, and for what stands in most rows."""
_WITH_PROFILE = 120
"""A terminal with so many columns has room for the profiles, too."""

_Row = tuple[Text, Text, Text, Text, Text]
"""Document, profile, mandatory content, findings, file."""


def as_text(overview: Overview, *, colour: bool, width: int | None) -> str:
    """A row for each document of each offer, then the sums; only a terminal's `width` breaks lines.

    There each offer has a heading; else id, name and provider stand in every row.
    """
    tables = _on_screen(overview, width) if width else (_list(overview),)
    return printed([*tables, Text("\n".join(sums(overview)))], colour=colour, width=width) + "\n"


def _list(overview: Overview) -> Table:
    table = plain_table()
    among_others = overview.in_repositories
    for column in (*(["Repository"] * among_others), "Angebot", "Bezeichnung", "Träger", *_COLUMNS):
        table.add_column(Text(column))
    for offer in overview.offers:
        shown = (*([offer.repository] * among_others), offer.name, offer.bezeichnung, offer.traeger)
        names = [Text(visible(name)) for name in shown]
        for row in _rows(offer):
            table.add_row(*names, *row)
    return table


def _on_screen(overview: Overview, width: int) -> Iterator[Table | Text]:
    """For each offer a heading and a table, all with the same columns."""
    with_profile = width >= _WITH_PROFILE
    room = max(width - sum((_INDENT, _DOCUMENT, _FILE, with_profile * _PROFILE)) - 4 * GAP, 20)
    content = min(room * 3 // 5, _CONTENT)
    widths = (_DOCUMENT, _PROFILE, content, min(room - content, _FINDINGS), _FILE)
    columns = [place for place in range(len(_COLUMNS)) if with_profile or place != _COLUMNS.index("Profil")]
    for offer in overview.offers:
        repository = offer.repository if overview.in_repositories else ""
        names = (repository, offer.name, offer.bezeichnung, offer.traeger)
        yield Text(" · ".join(visible(name) for name in names if name), style="bold")
        table = plain_table(heading=False)
        table.add_column(width=0)
        for place in columns:
            table.add_column(width=widths[place], overflow="fold")
        for row in _rows(offer):
            table.add_row("", *(row[place] for place in columns))
        yield table
        yield Text()


def _rows(offer: OfferState) -> Iterator[_Row]:
    """A row for each document, one for what concerns none in particular."""
    for d in offer.documents:
        good = d.state is WrittenState.CURRENT
        yield (
            Text(DOKUMENTE[d.kind]),
            Text(visible(d.profile) or "–"),
            Text(need_words(d), style="red" if d.needs and d.needs.get(NeedState.LEER) else ""),
            _findings(offer.weight_in(d.kind)),
            Text(state_words(d), style="green" if good else "red"),
        )
    if not offer.readable:
        yield Text(UNREADABLE, style="bold red"), Text(), Text(), _findings(offer.weight), Text()
    elif others := offer.without_document:
        yield Text("ohne Dokument"), Text(), Text(), _findings(others), Text()


def _findings(weight: Mapping[Severity, int]) -> Text:
    heavy = weight.get(Severity.ERROR)
    return Text(counts(weight) or "keine", style="red" if heavy else "")


def state_words(document: DocumentState) -> str:
    """`nicht aktuell; geändert: offer.yaml`; before it the format, where another one is in another state."""
    why = what_changed(document.changed, document.profile) if document.changed else ""
    form = document.form if document.state not in (WrittenState.CURRENT, None) else ""
    state = " ".join(filter(None, (form, STATE_WORDS[document.state])))
    return "; ".join(filter(None, (state, visible(why))))


def need_words(document: DocumentState) -> str:
    """`3 leer, 38 gefüllt, 1 in Anlage`."""
    if document.needs is None:
        return "nicht bestimmbar"
    return _amounts(document.needs) or "nichts verlangt"


def _amounts(needs: Mapping[NeedState, int]) -> str:
    return ", ".join(f"{n} {word}" for zustand, word in NEED_WORDS.items() if (n := needs.get(zustand)))


def sums(overview: Overview) -> list[str]:
    """What there is in all, in a few lines."""
    offers, documents = len(overview.offers), len(overview.documents)
    words = {
        **STATE_WORDS,
        WrittenState.MISSING: "fehlt" if overview.states[WrittenState.MISSING] == 1 else "fehlen",
    }
    states = [f"{n} {word}" for state, word in words.items() if (n := overview.states[state])]
    lines = [
        f"{offers} {'Angebot' if offers == 1 else 'Angebote'}, "
        f"{documents} {'Dokument' if documents == 1 else 'Dokumente'}"
        f"{': ' if states else ''}{', '.join(states)}.",
        f"Pflichtinhalt: {_amounts(overview.needs) or 'nichts verlangt'}.",
        f"Befunde: {counts(overview.weight) or 'keine'}.",
    ]
    if overview.others:
        lines[-1] += f" Davon ohne Angebot: {counts(weights(overview.others))}."
    if overview.excepted:
        lines[-1] += f" Ausgenommen: {overview.excepted}."
    return lines


def as_json(overview: Overview) -> str:
    """Everything that there is to count, version 1; states that are not known are null or `unknown`."""
    content = {
        "version": 1,
        "offers": [_offer(offer) for offer in overview.offers],
        "others": {"findings": _numbers(weights(overview.others))},
        "summary": {
            "offers": len(overview.offers),
            "unreadable": sum(not offer.readable for offer in overview.offers),
            "documents": len(overview.documents),
            "needs": _needs(overview.needs),
            "findings": _numbers(overview.weight),
            "suppressed": overview.excepted,
            "states": {_state(state): overview.states[state] for state in STATE_WORDS},
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _offer(offer: OfferState) -> dict[str, Any]:
    return {
        "id": offer.id or None,
        "name": offer.bezeichnung or None,
        "provider": offer.traeger or None,
        "repository": offer.repository,
        "folder": offer.folder,
        "file": offer.file,
        "readable": offer.readable,
        "documents": [
            {
                "document": d.kind,
                "profile": d.profile or None,
                "needs": None if d.needs is None else _needs(d.needs),
                "findings": _numbers(offer.weight_in(d.kind)),
                "file": d.file,
                "state": _state(d.state),
                "changed": list(d.changed),
            }
            for d in offer.documents
        ],
        "findings": _numbers(offer.weight),
    }


def _state(state: WrittenState | None) -> str:
    return state.value if state else "unknown"


def _needs(needs: Mapping[NeedState, int]) -> dict[str, int]:
    return {word: needs.get(zustand, 0) for zustand, word in _ENGLISH.items()}


def _numbers(weight: Mapping[Severity, int]) -> dict[str, int]:
    return {word: weight.get(severity, 0) for severity, word in _PLURALS.items()}
