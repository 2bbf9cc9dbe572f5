"""`tdocs schema`: the JSON Schemas of the files, for editors and other tools."""

from typing import TYPE_CHECKING

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.editor_schemas import KINDS
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import PROFILES
from teilhabe_docs.cli.terminal import told

if TYPE_CHECKING:
    from teilhabe_docs.model.fields import FieldCatalogue


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

    if write and art is not None:
        end(ExitCode.USAGE, "--write schreibt alle Schemas; lassen Sie die Dateiart weg.")
    if write:
        for place in write_schemas(_fields(profiles)):
            show(place.as_posix())
        return
    if art is None:
        end(ExitCode.USAGE, f"Nennen Sie eine Dateiart: {', '.join(KINDS)}, oder --write für alle.")
    show(schema_of(chosen("Das Schema", art, KINDS), _fields(profiles)).decode("utf-8"), end="", form="json")


def _fields(profiles: str | None) -> "FieldCatalogue":
    """The fields of the profiles that the current folder can use."""
    from teilhabe_docs.application.workspace import open_folder

    return told(open_folder(".", profiles=profiles)).fields
