"""The outline of a document with the state of every section: as a tree for people, and for machines."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from teilhabe_docs.documents.clauses import ClauseBody, clause_bodies
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection

_COLOURS = {"gefuellt": "32", "anlage": "36", "entfaellt": "35", "leer": "31;1"}
_ENGLISH = {"gefuellt": "filled", "anlage": "annex", "entfaellt": "waived", "leer": "empty"}


class DocumentOutline(NamedTuple):
    """A document of an offer, by the offer's id, with its outline."""

    offer: str
    document: str
    outline: Gliederung


def as_text(outlines: Iterable[DocumentOutline], *, colour: bool) -> str:
    """The outlines as indented lines, the states in one column, the ids in the next."""
    return "\n\n".join(_tree(one, colour) for one in outlines) + "\n"


def as_json(outlines: Iterable[DocumentOutline]) -> str:
    """A list with English keys."""
    content = [
        {
            "offer": one.offer,
            "document": one.document,
            "profile": one.outline.profil.name,
            "sections": [_section(a) for a in one.outline.abschnitte],
        }
        for one in outlines
    ]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _tree(one: DocumentOutline, colour: bool) -> str:
    sections = [
        (a, "  " * a.ebene + f"{'' if a.allein else a.nummer} {a.plan.eintrag.titel}".strip(), state_words(a))
        for a in one.outline.alle()
    ]
    to_state = max((len(title) for _, title, _ in sections), default=0) + 3
    to_id = max((len(state) for *_, state in sections), default=0)
    lines = [f"{one.offer} · {one.document} · Profil {one.outline.profil.name}"]
    for a, title, state in sections:
        dots = ("." if state else " ") * (to_state - len(title))
        shown = f"\x1b[{_COLOURS[str(a.zustand)]}m{state}\x1b[0m" if colour and state else state
        lines.append(f"{title} {dots} {shown}{' ' * (to_id - len(state))}  {a.id}")
        indent = "  " * (a.ebene + 1)
        for part, clause in clause_bodies(a.plan).items():
            lines.append(f"{indent}{clause.agreed}{f' ({a.id}.{part})' if part else ''}")
    return "\n".join(lines)


def state_words(a: OutlinedSection) -> str:
    """The section's state; of several needs, how many are open."""
    if not a.punkte and a.kinder:
        return ""
    needs = [p for p in a.punkte if p.grad != "nein"]
    empty = sum(p.zustand == "leer" for p in needs)
    return f"{a.zustand} ({empty} von {len(needs)} fehlen)" if empty and len(needs) > 1 else str(a.zustand)


def _section(a: OutlinedSection) -> dict[str, Any]:
    clauses = clause_bodies(a.plan)
    return {
        "id": a.id,
        "number": a.nummer,
        "title": a.plan.eintrag.titel,
        "state": _ENGLISH[str(a.zustand)],
        **_clause(clauses.get("")),
        "parts": [
            {"id": f"{a.id}.{t.id}", "number": t.nummer, "title": t.titel, **_clause(clauses.get(t.id))}
            for t in a.teile
            if t.id
        ],
        "needs": [
            {"field": p.feld, "state": _ENGLISH[str(p.zustand)], "requirements": list(p.anforderungen)}
            for p in a.punkte
        ],
        "sections": [_section(child) for child in a.kinder],
    }


def _clause(body: ClauseBody | None) -> dict[str, Any]:
    """The clause that stands in place of a text; nothing where there is none."""
    if body is None:
        return {}
    clause = body.klausel
    return {
        "clause": {
            "path": body.pfad.parent.in_file,
            "agreed_with": clause.vereinbart_mit,
            "agreed_on": clause.vereinbart_am.isoformat(),
            "reason": clause.grund,
        }
    }
