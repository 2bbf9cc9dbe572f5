"""`tdocs init`: a starter repository."""

import typer

from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import PROFILES, QUIET
from teilhabe_docs.cli.terminal import told


def init(
    ziel: str = typer.Argument(
        ".", metavar="ORDNER", help="Ordner, der angelegt wird; sonst der aktuelle Ordner."
    ),
    profile: str | None = typer.Option(
        None, "--profile", metavar="NAME", help="Profil, mit dem begonnen wird; »tdocs profiles« zeigt alle."
    ),
    example: str | None = typer.Option(
        None, "--example", metavar="NAME", help="Statt eines Profils: ein ausgefülltes Beispiel."
    ),
    profiles: str | None = PROFILES,
    quiet: bool = QUIET,
) -> None:
    """Legt ein Konzept zum Ausfüllen oder ein Beispiel an, dazu Schemas; überschreibt nichts."""
    from teilhabe_docs.application.example_repository import example_repository
    from teilhabe_docs.application.new_repository import new_repository, write_new

    if example is not None and (profile or profiles):
        end(ExitCode.USAGE, "--example und --profile oder --profiles schließen sich aus.")
    if example is None:
        repository = new_repository(ziel, profile, profiles)
    else:
        repository = example_repository(ziel, example)
    for place in write_new(told(repository)):
        show(place.as_posix())
    if not quiet:
        if repository.chosen_with:
            tell(repository.chosen_with)
        where = "" if ziel == "." else f' "{ziel}"' if " " in ziel else f" {ziel}"
        if example is None:
            tell(f"Füllen Sie nun die Dateien aus; »tdocs outline{where}« zeigt, was noch fehlt.")
        else:
            tell(f"Außer den Vorschriften ist alles erfunden; »tdocs render{where}« schreibt die Dokumente.")
