"""`tdocs explain`: what a rule wants and why."""

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.options import PROFILES, TEXT_OR_JSON


def explain(
    regel: str = typer.Argument(
        ..., metavar="REGEL", help="Code oder Name, auch mit Anforderung: TD301:gewaltschutz."
    ),
    format_: str = TEXT_OR_JSON,
    profiles: str | None = PROFILES,
) -> None:
    """Erklärt einen Befund: was gilt, warum, nach welcher Quelle, mit Beispielen."""
    from teilhabe_docs.application.rule_catalogue import explain as find_explanation
    from teilhabe_docs.reporting.rule_forms import explanation_as_json

    chosen("--format", format_, ["text", "json"])
    explanation = find_explanation(regel, profiles)
    if format_ == "json":
        show(explanation_as_json(explanation), form="json", end="")
    else:
        show(explanation.text, end="")
