"""`tdocs schema`: the JSON Schemas of the files, for editors and other tools."""

from pathlib import PurePath

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.gemeinsam import gewaehlt

ARTEN = ("provider", "offer", "staffing", "config", "profil")


def schema(
    art: str | None = typer.Argument(None, metavar="ART", help=f"Welches Schema: {', '.join(ARTEN)}."),
    write: bool = typer.Option(
        False, "--write", help="Schreibt alle Schemas nach .tdocs/ im aktuellen Ordner."
    ),
) -> None:
    """Gibt das JSON-Schema einer Dateiart aus oder schreibt alle für den Editor."""
    from teilhabe_docs.loading.files.paths import HERE, real
    from teilhabe_docs.loading.files.targets import Targets
    from teilhabe_docs.loading.files.writer import NotWritableError
    from teilhabe_docs.loading.files.writer import write as schreibe

    if write and art is not None:
        beende(Ausgang.NUTZUNG, "--write schreibt alle Schemas; lassen Sie die Dateiart weg.")
    if write:
        orte = Targets()
        try:
            for name, inhalt in schemas().items():
                ort = orte.find(PurePath(name)).path
                schreibe(ort, inhalt, real(HERE))
                show(ort.as_posix())
        except NotWritableError as fehler:
            beende(Ausgang.NUTZUNG, str(fehler))
        return
    if art is None:
        beende(Ausgang.NUTZUNG, f"Nennen Sie eine Dateiart: {', '.join(ARTEN)}, oder --write für alle.")
    gewaehlt("Das Schema", art, ARTEN)
    show(_lies(art).decode("utf-8"), end="", form="json")


def schemas() -> dict[str, bytes]:
    """All schemas, by the path where an editor finds them in a concept repository."""
    return {f".tdocs/{art}.schema.json": _lies(art) for art in ARTEN}


def _lies(art: str) -> bytes:
    from teilhabe_docs.resources import content, folder

    return content(folder("schemas") / f"{art}.schema.json")
