"""`tdocs schema`: the JSON Schemas of the files, for editors and other tools."""

from pathlib import Path

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.gemeinsam import gewaehlt

ARTEN = ("provider", "offer", "staffing", "config", "profil")


def registriere(app: typer.Typer) -> None:
    """Add the command to the program."""
    from teilhabe_docs.cli.deutsch import Befehl

    app.command("schema", cls=Befehl)(schema)


def schema(
    art: str | None = typer.Argument(None, metavar="ART", help=f"Welches Schema: {', '.join(ARTEN)}."),
    write: bool = typer.Option(
        False, "--write", help="Schreibt alle Schemas nach .tdocs/ im aktuellen Ordner."
    ),
) -> None:
    """Gibt das JSON-Schema einer Dateiart aus oder schreibt alle für den Editor."""
    from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError
    from teilhabe_docs.resources import folder

    if write:
        try:
            for ziel in schreibe_schemas(Path()):
                typer.echo(ziel.as_posix())
        except NichtSchreibbarError as fehler:
            beende(Ausgang.NUTZUNG, str(fehler))
        return
    if art is None:
        beende(Ausgang.NUTZUNG, f"Nennen Sie eine Dateiart: {', '.join(ARTEN)}, oder --write für alle.")
    gewaehlt("Das Schema", art, ARTEN)
    typer.echo((folder("schemas") / f"{art}.schema.json").read_text("utf-8"), nl=False)


def schreibe_schemas(ordner: Path) -> list[Path]:
    """Write all schemas into `.tdocs/` of `ordner`; raises `NichtSchreibbarError`."""
    from teilhabe_docs.rendering.ausgabe import schreibe
    from teilhabe_docs.resources import folder

    ziele = []
    for art in ARTEN:
        ziel = ordner / ".tdocs" / f"{art}.schema.json"
        schreibe(ziel, (folder("schemas") / f"{art}.schema.json").read_bytes())
        ziele.append(ziel)
    return ziele
