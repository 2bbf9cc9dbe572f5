"""`tdocs init`: a starter repository."""

import typer

from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.options import PROFILES, QUIET
from teilhabe_docs.cli.terminal import told


def init(
    ziel: str = typer.Argument(
        ".", metavar="ORDNER", help="Ordner, der angelegt wird; sonst der aktuelle Ordner."
    ),
    profile: str | None = typer.Option(
        None, "--profile", metavar="NAME", help="Profil, mit dem begonnen wird; »tdocs profiles« zeigt alle."
    ),
    profiles: str | None = PROFILES,
    quiet: bool = QUIET,
) -> None:
    """Legt ein Konzept an: drei Dateien zum Ausfüllen, Schemas für den Editor; überschreibt nichts."""
    from teilhabe_docs.application.new_repository import new_repository, write_new

    for place in write_new(told(new_repository(ziel, profile, profiles))):
        show(place.as_posix())
    if not quiet:
        where = "" if ziel == "." else f' "{ziel}"' if " " in ziel else f" {ziel}"
        tell(f"Füllen Sie nun die Dateien aus; »tdocs outline{where}« zeigt, was noch fehlt.")
