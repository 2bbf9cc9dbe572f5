"""By which state of the law citations are checked: for people and for machines."""

import json
from collections.abc import Iterator
from typing import Any

from teilhabe_docs.recht.law_data import (
    ContextRule,
    Successor,
    all_known_names,
    all_successors,
    context_rules,
    law_days,
    laws,
)

_VERDICTS = {"ueberholt": "überholt", "passt-nicht": "passt nicht"}
_KINDS = {"gesetz": "Bund", "landesrecht": "Land", "vertrag": "Vertrag, Kirche", "eu": "EU, Völkerrecht"}


def as_text() -> str:
    """The laws with their day, repealed norms, rules by context, names that are not checked."""
    return "".join(f"{line}\n" for line in _lines())


def as_json() -> str:
    """The same with English keys, version 1."""
    return json.dumps(_content(), ensure_ascii=False, indent=2) + "\n"


def _lines() -> Iterator[str]:
    yield f"Rechtsstand {law_days()}. Maßgeblich ist das Bundesgesetzblatt; spätere Änderungen fehlen."
    yield "\nGeprüfte Gesetze"
    for g in laws().values():
        yield f"{g.kuerzel}\n    {g.titel}"
        gone = f", {len(g.aufgehobene)} weggefallen" if g.aufgehobene else ""
        norms = f"{len(g.geltende)} Normen{gone}" if g.normen else "als Ganzes aufgehoben"
        yield f"    Stand {g.stand:%d.%m.%Y}: {norms}"
    yield "\nAufgehoben, mit Nachfolger"
    for n in all_successors():
        since = f"seit {n.seit:%d.%m.%Y}: " if n.seit else "heute: "
        yield f"{_norms(n)}\n    {since}{n.statt}. Quelle: {n.quelle}"
    yield "\nRegeln nach dem Zusammenhang"
    for z in context_rules():
        yield f"{_norms(z)} ({_VERDICTS[z.urteil]}{_where(z)})"
        yield f"    {z.sagt}."
        yield f"    Gemeint: {_replacement(z)}. Quelle: {z.quelle}, Stand {z.stand:%d.%m.%Y}"
    yield "\nErkannt, nicht geprüft"
    for gruppe in all_known_names():
        yield f"{_KINDS[gruppe.art]}\n    {', '.join(gruppe.namen)}"


def _norms(entry: Successor | ContextRule) -> str:
    if not entry.normen:
        return entry.gesetz
    absaetze = f" Abs. {entry.absaetze}" if isinstance(entry, Successor) and entry.absaetze else ""
    return f"{'§' if entry.normen.isalnum() else '§§'} {entry.normen}{absaetze} {entry.gesetz}"


def _where(rule: ContextRule) -> str:
    under = f" unter {', '.join(rule.grundlagen)}" if rule.grundlagen else ""
    sentence = ", je nach Satz" if rule.mit else ""
    return f"{under}{', bei Minderjährigen' if rule.nur_minderjaehrige else sentence}"


def _replacement(rule: ContextRule) -> str:
    by_norm = [f"für {norm} {was}" for norm, was in rule.statt.items() if norm != "sonst"]
    return "; ".join([*by_norm, f"sonst {rule.statt['sonst']}"] if by_norm else [rule.statt["sonst"]])


def _content() -> dict[str, Any]:
    return {
        "version": 1,
        "date": min(g.stand for g in laws().values()).isoformat(),
        "laws": [
            {
                "abbreviation": g.kuerzel,
                "title": g.titel,
                "date": g.stand.isoformat(),
                "norms": len(g.geltende),
                "repealed": len(g.aufgehobene),
            }
            for g in laws().values()
        ],
        "successors": [
            {
                "law": n.gesetz,
                "norms": n.normen or None,
                "paragraphs": n.absaetze or None,
                "replacement": n.statt,
                "since": n.seit.isoformat() if n.seit else None,
                "source": n.quelle,
            }
            for n in all_successors()
        ],
        "contexts": [
            {
                "law": z.gesetz,
                "norms": z.normen or None,
                "verdict": z.urteil,
                "contract_bases": list(z.grundlagen),
                "minors_only": z.nur_minderjaehrige,
                "message": z.sagt,
                "replacement": _replacement(z),
                "source": z.quelle,
                "date": z.stand.isoformat(),
            }
            for z in context_rules()
        ],
        "recognised": {gruppe.art: list(gruppe.namen) for gruppe in all_known_names()},
    }
