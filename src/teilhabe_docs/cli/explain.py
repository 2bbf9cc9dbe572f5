"""`tdocs explain`: what a rule wants and why."""

import json
from difflib import get_close_matches
from typing import Any

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.gemeinsam import TEXT_ODER_JSON, gewaehlt


def explain(
    regel: str = typer.Argument(
        ..., metavar="REGEL", help="Code oder Name, auch mit Anforderung: TD301:gewaltschutz."
    ),
    format_: str = TEXT_ODER_JSON,
) -> None:
    """Erklärt einen Befund: was gilt, warum, nach welcher Quelle, mit Beispielen."""
    from teilhabe_docs.documents.profile.requirements import katalog
    from teilhabe_docs.rules.engine.rule_description import code_directory, explanation, find_code
    from teilhabe_docs.rules.policy.rule_selection import split_kind

    gewaehlt("--format", format_, ["text", "json"])
    wer, slug = split_kind(regel)
    eintrag = find_code(wer)
    if eintrag is None:
        namen = [*code_directory(), *(e.name for e in code_directory().values())]
        nah = get_close_matches(wer, namen, 1)
        rat = f"Gemeint: »{nah[0]}«?" if nah else "Alle zeigt »tdocs rules«."
        beende(Ausgang.NUTZUNG, f"Einen Befund »{wer}« gibt es nicht. {rat}")
    if slug:
        gewaehlt("Anforderung", slug, katalog())
    if format_ == "text":
        show(explanation(eintrag, slug), end="")
        return
    inhalt: dict[str, Any] = {
        "code": eintrag.code,
        "name": eintrag.name,
        "severity": eintrag.schwere.value,
        "summary": eintrag.titel,
    }
    if r := eintrag.regel:
        inhalt |= {
            "rationale": r.warum,
            "source": r.quelle,
            "file": r.beispiel.datei,
            "bad": r.beispiel.schlecht,
            "good": r.beispiel.gut,
        }
    if slug:
        anforderung = katalog()[slug]
        inhalt |= {"requirement": slug, "title": anforderung.titel, "norms": dict(anforderung.norm)}
    show(json.dumps(inhalt, ensure_ascii=False, indent=2), form="json")
