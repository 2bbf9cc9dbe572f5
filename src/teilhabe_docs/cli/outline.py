"""`tdocs outline`: the outline of each document with the state of every section."""

from teilhabe_docs.application.called_paths import existing_folder
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.delivery import deliver
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import (
    COLOUR,
    CONFIG,
    DOCUMENT,
    FORCE,
    OFFER,
    OUT,
    PATH,
    PROFILES,
    QUIET,
    TEXT_OR_JSON,
    TRUSTED,
)
from teilhabe_docs.cli.terminal import coloured, tell_findings, told


def outline(
    pfad: str = PATH,
    doc: list[str] | None = DOCUMENT,
    offer: list[str] | None = OFFER,
    format_: str = TEXT_OR_JSON,
    out: str | None = OUT,
    force: bool = FORCE,
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Zeigt die Gliederung der Dokumente mit dem Zustand jedes Abschnitts."""
    from teilhabe_docs.application.outline import outline as outlines_of
    from teilhabe_docs.application.workspace import open_folder
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting.outline_forms import as_json, as_text

    chosen("--format", format_, ["text", "json"])
    colour = coloured(color) and out is None
    existing_folder(pfad)  # told before options that exclude each other
    workspace = told(open_folder(pfad, settings_source(config, trusted_config), profiles))
    outlines = outlines_of(workspace, documents=doc, offers=offer)
    tell_findings(outlines.found, colour=coloured(color, stderr=True), quiet=quiet)
    if format_ == "json":
        deliver(as_json(outlines.documents), out, force=force, form="json", colour=colour)
    else:
        deliver(as_text(outlines.documents, colour=colour), out, force=force, colour=colour)
    if has_errors(outlines.found.findings):
        end(ExitCode.FINDINGS, "Die Gliederung ist unvollständig, weil Dateien Fehler enthalten.")
