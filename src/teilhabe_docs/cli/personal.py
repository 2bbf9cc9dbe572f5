"""`tdocs personal`: the staffing calculation, each figure with its formula, agreed against calculated."""

from teilhabe_docs.application.called_paths import existing_folder
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.delivery import deliver
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import (
    COLOUR,
    CONFIG,
    FORCE,
    OFFER,
    OUT,
    PATH,
    QUIET,
    TEXT_OR_JSON,
    TRUSTED,
)
from teilhabe_docs.cli.terminal import coloured, tell_findings, told, width


def personal(
    pfad: str = PATH,
    offer: list[str] | None = OFFER,
    format_: str = TEXT_OR_JSON,
    out: str | None = OUT,
    force: bool = FORCE,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Rechnet das Personal nach: Stellen, Schlüssel, Fachkraftquote, Jahresarbeitszeit, Dienstplan."""
    from teilhabe_docs.application.personal import personal as calculate
    from teilhabe_docs.application.workspace import open_folder
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting.staffing_forms import as_json, as_text

    chosen("--format", format_, ["text", "json"])
    colour = coloured(color) and out is None
    existing_folder(pfad)  # told before options that exclude each other
    workspace = told(open_folder(pfad, settings_source(config, trusted_config)))
    calculated = calculate(workspace, offers=offer)
    tell_findings(calculated.found, colour=coloured(color, stderr=True), quiet=quiet)
    threshold = calculated.threshold_percent
    if format_ == "json":
        deliver(as_json(calculated.offers, threshold), out, force=force, form="json", colour=colour)
    else:
        columns = None if out else width()
        text = as_text(calculated.offers, threshold, colour=colour, width=columns)
        deliver(text, out, force=force, colour=colour)
    if has_errors(calculated.found.findings):
        end(ExitCode.FINDINGS, "Die Rechnung ist unvollständig, weil Dateien Fehler enthalten.")
