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
from teilhabe_docs.cli.sound_repositories import sound_ones
from teilhabe_docs.cli.terminal import coloured, tell_findings


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
    from teilhabe_docs.application.repositories import asked_of, found_in, opened
    from teilhabe_docs.application.workspace import open_folder
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting.outline_forms import as_json, as_text

    chosen("--format", format_, ["text", "json"])
    colour = coloured(color) and out is None
    existing_folder(pfad)  # told before options that exclude each other
    source = settings_source(config, trusted_config)
    workspaces, refused = sound_ones(opened(lambda one: open_folder(one, source, profiles), pfad), color)
    asked = asked_of(workspaces, offer)
    results = [
        (one.workspace, outlines_of(one.workspace, one.parts, documents=doc, offers=one.offers))
        for one in asked.repositories
    ]
    found = found_in([(workspace, outlines.found) for workspace, outlines in results], asked.rest)
    documents = [document for _, outlines in results for document in outlines.documents]
    tell_findings(found, colour=coloured(color, stderr=True), quiet=quiet)
    if format_ == "json":
        deliver(as_json(documents), out, force=force, form="json", colour=colour)
    else:
        deliver(as_text(documents, colour=colour), out, force=force, colour=colour)
    if refused or has_errors(found.findings):
        end(ExitCode.FINDINGS, "Die Gliederung ist unvollständig, weil Dateien Fehler enthalten.")
