"""`tdocs init`: a starter repository."""

from pathlib import PurePath

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende, melde
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.gemeinsam import PROFILE, STILL, gewaehlt, profilregal
from teilhabe_docs.cli.zielort import genannt
from teilhabe_docs.loading.files.paths import HERE, as_text, exists, is_folder, real
from teilhabe_docs.loading.files.reader import names, shown

_GITATTRIBUTES = "*.yaml text eol=lf\n*.yml text eol=lf\n*.md text eol=lf\n*.docx binary\n"


def init(
    ziel: str = typer.Argument(
        ".", metavar="ORDNER", help="Ordner, der angelegt wird; sonst der aktuelle Ordner."
    ),
    profile: str | None = typer.Option(
        None, "--profile", metavar="NAME", help="Profil, mit dem begonnen wird; »tdocs profiles« zeigt alle."
    ),
    profiles: str | None = PROFILE,
    quiet: bool = STILL,
) -> None:
    """Legt ein Konzept an: drei Dateien zum Ausfüllen, Schemas für den Editor; überschreibt nichts."""
    from teilhabe_docs.cli.schema import schemas
    from teilhabe_docs.documents.profile.resolve import alle_profile
    from teilhabe_docs.documents.starter.starter import anfang, begleitete, kennung
    from teilhabe_docs.loading.config import lade_konfiguration
    from teilhabe_docs.loading.files.targets import Targets
    from teilhabe_docs.loading.files.writer import NotWritableError, write

    regal = profilregal(HERE, lade_konfiguration(HERE), profiles)
    namen = {p.name: p.dokument for p in reversed(list(alle_profile(regal)))}
    if profile is None:
        beende(Ausgang.NUTZUNG, f"Es fehlt: --profile NAME. Möglich: {', '.join(sorted(namen))}.")
    gewaehlt("--profile", profile, namen)
    ordner = genannt(PurePath(ziel))
    if not ziel or (exists(ordner) and not is_folder(ordner)):
        beende(Ausgang.NUTZUNG, f"»{as_text(ziel)}« ist kein Ordner.")
    if belegt := _konzeptdateien(ordner):
        beende(Ausgang.NUTZUNG, f"In »{as_text(ziel)}« steht schon {belegt}. Wählen Sie einen leeren Ordner.")
    art = namen[profile]
    dateien = anfang(kennung(real(ordner).name), begleitete(profile, art, regal), art, regal)
    inhalte = {name: text.encode("utf-8") for name, text in dateien.items()}
    inhalte |= {".gitattributes": _GITATTRIBUTES.encode("utf-8"), **schemas()}
    orte = Targets()
    try:
        for name, inhalt in inhalte.items():
            ort = orte.find(PurePath(name), ordner).path
            if not exists(ort):
                write(ort, inhalt, real(ordner))
                show(ort.as_posix())
    except NotWritableError as fehler:
        beende(Ausgang.NUTZUNG, str(fehler))
    if not quiet:
        wo = "" if ziel == "." else f' "{ziel}"' if " " in ziel else f" {ziel}"
        melde(f"Füllen Sie nun die Dateien aus; »tdocs outline{wo}« zeigt, was noch fehlt.")


def _konzeptdateien(ordner: PurePath) -> str:
    from teilhabe_docs.loading.discovery import art_von

    return ", ".join(shown(name) for name in names(ordner) if art_von(name))
