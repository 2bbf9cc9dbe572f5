"""`tdocs rules`: which findings there are."""

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.cli.delivery import deliver
from teilhabe_docs.cli.options import FORCE, OUT, TEXT_OR_JSON


def rules(format_: str = TEXT_OR_JSON, out: str | None = OUT, force: bool = FORCE) -> None:
    """Listet alle Befunde mit Code, Name und Schwere auf."""
    from teilhabe_docs.application.rule_catalogue import all_rules
    from teilhabe_docs.reporting.rule_forms import list_as_json, list_as_text

    chosen("--format", format_, ["text", "json"])
    if format_ == "json":
        deliver(list_as_json(all_rules()), out, force=force, form="json")
    else:
        deliver(list_as_text(all_rules()), out, force=force)
