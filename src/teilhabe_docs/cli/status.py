"""`tdocs status`: offers and documents at a glance.

The state is a report and no gate: whatever is missing, stale or wrong in it, the exit code is 0; `lint` and
`render --check` are there to fail. It is 1 only where the report has a hole because the file of an offer
cannot be read at all, and 3 where there is no offer, as elsewhere.
"""

from typing import TYPE_CHECKING

import typer

from teilhabe_docs.application.called_paths import existing_folder, no_concept_in
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.console import Form, tell
from teilhabe_docs.cli.delivery import deliver
from teilhabe_docs.cli.exits import End, ExitCode, end
from teilhabe_docs.cli.options import COLOUR, CONFIG, DATE, FORCE, OUT, PROFILES, QUIET, TRUSTED, day
from teilhabe_docs.cli.progress import shown_reading
from teilhabe_docs.cli.terminal import coloured, tell_findings, told, width

if TYPE_CHECKING:
    from teilhabe_docs.application.rulebook import Rulebook
    from teilhabe_docs.application.status import RepositoryState
    from teilhabe_docs.application.workspace import Workspace
    from teilhabe_docs.reporting.overview import Overview

_FORMS: dict[str, Form] = {"json": "json", "csv": "csv"}
_FORMATS = ("text", "json", "csv", "html")


def status(
    pfade: list[str] | None = typer.Argument(
        None,
        callback=targets,
        metavar="PFAD",
        help="Ordner mit den Konzeptdateien; sonst der aktuelle Ordner.",
    ),
    format_: str = typer.Option(
        "text", "--format", metavar="|".join(_FORMATS), help="Form der Ausgabe. Vorgabe: text."
    ),
    matrix: bool = typer.Option(
        False, "--matrix", help="Zeigt je Anforderung, in welchen Angeboten sie erfüllt ist und wo sie fehlt."
    ),
    profile: list[str] | None = typer.Option(
        None,
        "--profile",
        metavar="NAME",
        help="Nur Dokumente nach diesem Profil; darf mehrmals stehen.",
    ),
    out: str | None = OUT,
    force: bool = FORCE,
    stichtag: str | None = DATE,
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Zeigt je Angebot und Dokument: Pflichtinhalt, Befunde und ob die Datei aktuell ist."""
    from teilhabe_docs.application.refused import Refused, tried
    from teilhabe_docs.application.repositories import all_opened
    from teilhabe_docs.application.rulebook import rulebook_for
    from teilhabe_docs.application.status import only_profiles, overview_of, refused_state, several_roots
    from teilhabe_docs.application.status import status as state_of
    from teilhabe_docs.application.workspace import open_repository

    chosen("--format", format_, _FORMATS)
    colour = coloured(color) and out is None
    today = day(stichtag)
    paths = list(dict.fromkeys(pfade or ["."]))
    with_folder = several_roots(existing_folder(path) for path in paths)
    source = settings_source(config, trusted_config)
    rulebooks: dict[str, Rulebook] = {}

    def opened(path: str) -> "Workspace":
        workspace = open_repository(path, source, profiles)
        rulebooks[workspace.called] = rulebook_for(workspace, source)
        return workspace

    def seen(workspace: "Workspace") -> "RepositoryState":
        rulebook, parts = rulebooks[workspace.called], shown_reading(workspace.reading())
        return told(
            state_of(workspace, rulebook, parts, today=today, with_folder=with_folder, requirements=matrix)
        )

    repositories = all_opened(opened, paths)
    for _, one in repositories:
        told(one)
        if one.called in rulebooks:
            told(rulebooks[one.called])
    states = []
    for _, one in repositories:
        done = tried(one, seen)
        states.append(refused_state(done, with_folder=with_folder) if isinstance(done, Refused) else done)
    read = {path for (path, _), state in zip(repositories, states, strict=True) if not state.empty}
    empty = [path for path in paths if path not in read]
    overview = overview_of(states)
    for state in (state for state in states if state.refused or not overview.offers):
        tell_findings(state.found, colour=coloured(color, stderr=True), quiet=quiet)
    for path in empty:
        tell(no_concept_in(path))
    if not overview.offers:
        if not empty:
            tell("Es gibt kein Angebot zu zeigen: Es fehlt eine Datei offer.yaml.")
        raise End(ExitCode.NOTHING)
    if profile:
        workspaces = [one for _, one in repositories if not isinstance(one, Refused)]
        overview = only_profiles(overview, profile, workspaces)
    text = _formed(overview, format_, matrix=matrix, colour=colour, columns=None if out else width())
    deliver(text, out, force=force, form=_FORMS.get(format_, "text"), colour=colour)
    for remark in dict.fromkeys(remark for state in states for remark in state.remarks if not quiet):
        tell(remark)
    if format_ == "text" and overview.weight and not quiet:
        tell("Die Befunde im Einzelnen zeigt »tdocs lint«.")
    if not all(offer.readable for offer in overview.offers):
        end(ExitCode.FINDINGS, "Die Übersicht ist unvollständig: Nicht jedes Angebot lässt sich lesen.")
    if empty:
        raise End(ExitCode.NOTHING)


def _formed(overview: "Overview", format_: str, *, matrix: bool, colour: bool, columns: int | None) -> str:
    if format_ == "html":
        from teilhabe_docs.application.status import page

        return page(overview, matrix=matrix)
    if matrix:
        from teilhabe_docs.reporting.requirement_matrix import as_csv, as_json, as_text
    else:
        from teilhabe_docs.reporting.status_csv import as_csv
        from teilhabe_docs.reporting.status_forms import as_json, as_text

    if format_ == "csv":
        return as_csv(overview)
    return as_json(overview) if format_ == "json" else as_text(overview, colour=colour, width=columns)
