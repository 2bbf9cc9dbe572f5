"""Options and arguments that several commands share."""

from datetime import date

import typer

from teilhabe_docs.application.called_paths import as_stored
from teilhabe_docs.cli.arguments import target
from teilhabe_docs.cli.exits import ExitCode, end


def path_as_stored(path: str | None) -> str | None:
    """A path that an option names, however its accents are stored."""
    return as_stored(path) if path else path


PATH = typer.Argument(
    ".", callback=target, metavar="PFAD", help="Ordner mit den Konzeptdateien; sonst der aktuelle Ordner."
)
DOCUMENT = typer.Option(
    None,
    "--doc",
    metavar="DOKUMENT",
    help="leistungsvereinbarung, fachkonzept, leistungsbeschreibung oder all; darf mehrmals stehen.",
)
OFFER = typer.Option(None, "--offer", metavar="ID", help="Nur dieses Angebot; darf mehrmals stehen.")
CONFIG = typer.Option(
    None, "--config", metavar="DATEI", callback=path_as_stored, help="Diese Konfiguration statt tdocs.yaml."
)
TRUSTED = typer.Option(
    None,
    "--trusted-config",
    metavar="DATEI",
    callback=path_as_stored,
    help="Diese Konfiguration gilt; was der Ordner selbst bestimmt, nur soweit sie es freigibt.",
)
PROFILES = typer.Option(
    None,
    "--profiles",
    metavar="ORDNER",
    callback=path_as_stored,
    help="Weitere Profile aus diesem Ordner (<Dokument>/<Profil>/).",
)
COLOUR = typer.Option(
    "auto", "--color", metavar="auto|always|never", help="Farbe in der Ausgabe. Vorgabe: auto."
)
QUIET = typer.Option(False, "-q", "--quiet", help="Nur Ergebnis und Fehler, keine Meldungen nebenbei.")
FORCE = typer.Option(
    False, "--force", help="Überschreibt auch, was nicht von tdocs stammt oder bearbeitet wurde."
)
OUT = typer.Option(None, "--out", metavar="DATEI", help="Zieldatei. Vorgabe: stdout.")
TEXT_OR_JSON = typer.Option("text", "--format", metavar="text|json", help="Form der Ausgabe. Vorgabe: text.")
OUTPUT = typer.Option(
    None,
    "--output",
    metavar="FORMAT=DATEI",
    help="Schreibt die Befunde auch in eine Datei, etwa sarif=befunde.sarif; darf mehrmals stehen.",
)
DATE = typer.Option(
    None, "--date", metavar="JJJJ-MM-TT", help="Tag, an dem Ausnahmen noch gelten; sonst der neueste Stand."
)


def day(text: str | None) -> date | None:
    """The day that `--date` names; anything else is a usage error."""
    try:
        if text is None or len(text) == len("2027-01-31"):
            return date.fromisoformat(text) if text else None
        raise ValueError(text)
    except ValueError:
        end(ExitCode.USAGE, f"--date: »{text}« ist kein Datum der Form 2027-01-31.")
