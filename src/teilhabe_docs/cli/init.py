"""`tdocs init`: a starter repository."""

import re
from pathlib import Path

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.gemeinsam import gewaehlt

_GITATTRIBUTES = "*.yaml text eol=lf\n*.yml text eol=lf\n*.md text eol=lf\n*.docx binary\n"


def registriere(app: typer.Typer) -> None:
    """Add the command to the program."""
    from teilhabe_docs.cli.deutsch import Befehl

    app.command("init", cls=Befehl)(init)


def init(
    ziel: str = typer.Argument(".", metavar="ORDNER", help="Ordner, der angelegt wird.", show_default=False),
    profile: str = typer.Option(
        ...,
        "--profile",
        metavar="NAME",
        help="Profil, mit dem begonnen wird (tdocs profiles listet sie auf).",
    ),
) -> None:
    """Legt ein Konzept an: drei Dateien zum Ausfüllen, Schemas für den Editor; überschreibt nichts."""
    from teilhabe_docs.cli.schema import schreibe_schemas
    from teilhabe_docs.documents.anfang import anfang, begleitete
    from teilhabe_docs.documents.profil import alle_profile
    from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError, schreibe

    namen = {p.name: p.dokument for p in reversed(list(alle_profile()))}
    gewaehlt("--profile", profile, namen)
    ordner = Path(ziel)
    if ordner.exists() and not ordner.is_dir():
        beende(Ausgang.NUTZUNG, f"»{ziel}« ist kein Ordner.")
    if belegt := _konzeptdateien(ordner):
        beende(Ausgang.NUTZUNG, f"In »{ziel}« steht schon {belegt}. Wählen Sie einen leeren Ordner.")
    dateien = anfang(_kennung(ordner), begleitete(profile, namen[profile]))
    try:
        for name, text in {**dateien, ".gitattributes": _GITATTRIBUTES}.items():
            if not (ordner / name).exists():
                schreibe(ordner / name, text.encode("utf-8"))
                typer.echo((ordner / name).as_posix())
        schreibe_schemas(ordner)
    except NichtSchreibbarError as fehler:
        beende(Ausgang.NUTZUNG, str(fehler))
    typer.echo(
        f"Als Nächstes: die Dateien ausfüllen, dann »tdocs validate {ziel}« und »tdocs render {ziel}«."
    )


def _konzeptdateien(ordner: Path) -> str:
    from teilhabe_docs.loading.discovery import art_von

    if not ordner.is_dir():
        return ""
    return ", ".join(sorted(p.name for p in ordner.iterdir() if art_von(p.name)))


def _kennung(ordner: Path) -> str:
    """An id made from the folder's name."""
    umlaute = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
    name = re.sub(r"[^a-z0-9]+", "-", ordner.resolve().name.casefold().translate(umlaute)).strip("-")
    return name or "angebot"
