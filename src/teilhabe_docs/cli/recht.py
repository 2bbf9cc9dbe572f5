"""`tdocs recht`: by which state of the law citations are checked."""

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.options import TEXT_OR_JSON


def recht(format_: str = TEXT_OR_JSON) -> None:
    """Zeigt den Rechtsstand: die Gesetze mit ihrem Tag, aufgehobene Normen, Regeln nach dem Zusammenhang."""
    from teilhabe_docs.reporting.law_forms import as_json, as_text

    chosen("--format", format_, ["text", "json"])
    if format_ == "json":
        show(as_json(), form="json", end="")
    else:
        show(as_text(), end="")
