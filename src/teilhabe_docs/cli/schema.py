"""`tdocs schema`: the JSON Schemas of the files, for editors and other tools."""

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.editor_schemas import KINDS
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import PROFILES
from teilhabe_docs.cli.terminal import told


def schema(
    art: str | None = typer.Argument(None, metavar="ART", help=f"Welches Schema: {', '.join(KINDS)}."),
    write: bool = typer.Option(
        False, "--write", help="Schreibt alle Schemas nach .tdocs/ im aktuellen Ordner."
    ),
    profiles: str | None = PROFILES,
) -> None:
    """Gibt das JSON-Schema einer Dateiart aus oder schreibt alle für den Editor."""
    from teilhabe_docs.application.editor_schemas import schema as schema_of
    from teilhabe_docs.application.editor_schemas import write_schemas
    from teilhabe_docs.application.workspace import open_folder

    if write and art is not None:
        end(ExitCode.USAGE, f"--write schreibt alle Schemas in den aktuellen Ordner; bitte ohne »{art}«.")
    if not write and art is None:
        end(ExitCode.USAGE, f"Nennen Sie eine Dateiart: {', '.join(KINDS)}, oder --write für alle.")
    kind = None if art is None else chosen("Das Schema", art, KINDS)
    fields = told(open_folder(".", profiles=profiles)).fields
    if kind is not None:
        show(schema_of(kind, fields).decode("utf-8"), end="", form="json")
        return
    for place in write_schemas(fields):
        show(place.as_posix())
