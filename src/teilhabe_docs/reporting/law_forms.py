"""By which state of the law citations are checked: for people and for machines."""

import json
from collections.abc import Iterator
from typing import Any

from teilhabe_docs.recht.law_data import (
    ContextRule,
    Laws,
    Successor,
    all_known_names,
    all_successors,
    built_in,
    context_rules,
    in_force,
    law_days,
)
from teilhabe_docs.recht.law_data import laws as all_laws
from teilhabe_docs.reporting.law_changes import changes_as_data, changes_as_text

_VERDICTS = {"ueberholt": "überholt", "passt-nicht": "passt nicht"}
_KINDS = {"gesetz": "Bund", "landesrecht": "Land", "vertrag": "Vertrag, Kirche", "eu": "EU, Völkerrecht"}


def as_text(laws: Laws | None = None, renewed: Laws | None = None) -> str:
    """The laws with their day, repealed norms, rules by context, names that are not checked.

    Of other `laws` than the built-in ones last what is otherwise in those that are `renewed`.
    """
    with in_force(lambda: laws or built_in()):
        changes = f"\n{changes_as_text(renewed)}" if renewed is not None else ""
        return "".join(f"{line}\n" for line in _lines()) + changes


def as_json(laws: Laws | None = None, renewed: Laws | None = None) -> str:
    """The same with English keys, version 1."""
    with in_force(lambda: laws or built_in()):
        changes = {"changes": changes_as_data(renewed)} if renewed is not None else {}
        return json.dumps(_content() | changes, ensure_ascii=False, indent=2) + "\n"


def _lines() -> Iterator[str]:
    yield f"Rechtsstand {law_days()}. Maßgeblich ist das Bundesgesetzblatt; spätere Änderungen fehlen."
    yield "\nGeprüfte Gesetze"
    for g in all_laws().values():
        yield f"{g.kuerzel}\n    {g.titel}"
        gone = f", {len(g.aufgehobene)} weggefallen" if g.aufgehobene else ""
        norms = f"{len(g.geltende)} Normen{gone}" if g.geltende else "als Ganzes aufgehoben"
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
        "date": min(g.stand for g in all_laws().values()).isoformat(),
        "laws": [
            {
                "abbreviation": g.kuerzel,
                "title": g.titel,
                "date": g.stand.isoformat(),
                "norms": len(g.geltende),
                "repealed": len(g.aufgehobene),
            }
            for g in all_laws().values()
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
