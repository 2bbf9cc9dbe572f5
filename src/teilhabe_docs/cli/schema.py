"""`tdocs schema`: the JSON Schemas of the files, for editors and other tools."""

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.editor_schemas import KINDS
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.exits import ExitCode, end


def schema(
    art: str | None = typer.Argument(None, metavar="ART", help=f"Welches Schema: {', '.join(KINDS)}."),
    write: bool = typer.Option(
        False, "--write", help="Schreibt alle Schemas nach .tdocs/ im aktuellen Ordner."
    ),
) -> None:
    """Gibt das JSON-Schema einer Dateiart aus oder schreibt alle für den Editor."""
    from teilhabe_docs.application.editor_schemas import schema as schema_of
    from teilhabe_docs.application.editor_schemas import write_schemas

    if write and art is not None:
        end(ExitCode.USAGE, "--write schreibt alle Schemas; lassen Sie die Dateiart weg.")
    if write:
        for place in write_schemas():
            show(place.as_posix())
        return
    if art is None:
        end(ExitCode.USAGE, f"Nennen Sie eine Dateiart: {', '.join(KINDS)}, oder --write für alle.")
    show(schema_of(chosen("Das Schema", art, KINDS)).decode("utf-8"), end="", form="json")
