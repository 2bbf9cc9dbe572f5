"""`tdocs fix`: quotation marks around values that YAML readers disagree on."""

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.gemeinsam import (
    FARBE,
    STILL,
    farbig,
    konzeptziel,
    leer,
    vorhanden,
    zeige_befunde,
)
from teilhabe_docs.loading.files.paths import is_folder, real

if TYPE_CHECKING:
    from teilhabe_docs.loading.yaml.quoting import Fassung

_FARBEN = {"+": typer.colors.GREEN, "-": typer.colors.RED, "@": typer.colors.CYAN}


def fix(
    pfade: list[str] | None = typer.Argument(
        None,
        callback=targets,
        metavar="PFAD",
        help="Ordner oder einzelne Dateien; sonst der aktuelle Ordner.",
    ),
    diff: bool = typer.Option(False, "--diff", help="Zeigt nur, was sich ändern würde; schreibt nichts."),
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Setzt Werte in Anführungszeichen, die andere YAML-Leser verändern; sonst bleibt alles, wie es ist."""
    bunt = farbig(color)
    ziele = pfade or ["."]
    for pfad in ziele:
        konzeptziel(vorhanden(pfad), "Bearbeitet werden")
    gelesen = [_fassungen(pfad) for pfad in ziele]
    fassungen = {name: fassung for teil in gelesen for name, fassung in teil.items()}
    anders = {name: f for name, f in fassungen.items() if f.neu != f.alt}
    for name, fassung in anders.items():
        if diff:
            show(_unterschied(name, fassung, bunt), end="", color=bunt)
        else:
            _schreibe(name, fassung)
    unlesbar = _zeige_unlesbare(fassungen, farbig(color, fehlerausgabe=True))
    for pfad, teil in zip(ziele, gelesen, strict=True):
        if not teil:
            melde(leer(pfad))
    if (lesbar := len(fassungen) - unlesbar) and not quiet:
        melde(_summe(list(anders.values()), lesbar, diff))
    if unlesbar or (diff and anders):
        raise Ende(Ausgang.BEFUND)
    if not all(gelesen):
        raise Ende(Ausgang.NICHTS)


def _fassungen(pfad: str) -> "dict[str, Fassung]":
    """The concept files below a folder, or the one file, by their names as seen from the current folder."""
    from teilhabe_docs.loading.discovery import art_von, konzeptdateien, wurzel_von
    from teilhabe_docs.loading.files.spelling import name_in, on_disk
    from teilhabe_docs.loading.source_tree import Ablage
    from teilhabe_docs.loading.yaml.quoting import Fassung, fassung

    ziel = PurePath(pfad)
    oben = ziel if is_folder(ziel) else ziel.parent
    ordner = real(oben)
    ablage = Ablage(wurzel_von(ordner))
    art = None if is_folder(ziel) else art_von(ziel.name)
    eine = on_disk(ordner / ziel.name)
    dateien, befunde = ([(eine, art)], ()) if art else konzeptdateien(ordner, ablage.wurzel)
    gesperrte = {befund.file: Fassung(findings=(befund,)) for befund in befunde}
    return gesperrte | {
        (oben / ort.relative_to(ordner)).as_posix(): fassung(name_in(ort, ablage.wurzel), art, ablage)
        for ort, art in dateien
    }


def _schreibe(name: str, fassung: "Fassung") -> None:
    from teilhabe_docs.loading.files.writer import NotWritableError, write

    ort = fassung.ort or PurePath(name)
    try:
        write(ort, fassung.neu, fassung.wurzel)
    except NotWritableError as fehler:
        beende(Ausgang.NUTZUNG, str(fehler))
    show(name)


def _unterschied(name: str, fassung: "Fassung", bunt: bool) -> str:
    """A unified diff that `patch` takes, with the line ends of the file."""
    from difflib import unified_diff

    zeilen = ""
    for zeile in unified_diff(_zeilen(fassung.alt), _zeilen(fassung.neu), name, name):
        ganz = zeile if zeile.endswith("\n") else f"{zeile}\n\\ No newline at end of file\n"
        farbe = _FARBEN.get(zeile[0]) if bunt else None
        zeilen += typer.style(ganz, fg=farbe) if farbe else ganz
    return zeilen


def _zeilen(inhalt: bytes) -> list[str]:
    *ganze, rest = inhalt.decode("utf-8").split("\n")
    return [*(f"{zeile}\n" for zeile in ganze), *([rest] if rest else [])]


def _zeige_unlesbare(fassungen: "dict[str, Fassung]", bunt: bool) -> int:
    """Name the files that stay as they are and why; returns how many there are."""
    from teilhabe_docs.loading.source_text import zum_zeigen

    unlesbar = {name: f for name, f in fassungen.items() if f.findings}
    befunde = [replace(b, file=name) for name, f in unlesbar.items() for b in f.findings]
    texte = {name: zum_zeigen(f.alt) for name, f in unlesbar.items()}
    zeige_befunde(befunde, tuple(texte), texte, bunt=bunt)
    for name in unlesbar:
        melde(f"»{name}« bleibt, wie es ist. Beheben Sie zuerst die Fehler.")
    return len(unlesbar)


def _summe(anders: "list[Fassung]", dateien: int, diff: bool) -> str:
    if not anders:
        return f"Nichts zu ändern in {_gezaehlt(dateien, 'Datei', 'Dateien')}."
    werte = _gezaehlt(sum(f.werte for f in anders), "Wert", "Werte")
    wo = f"{werte} in {_gezaehlt(len(anders), 'Datei', 'Dateien')}"
    return f"{wo} in Anführungszeichen zu setzen." if diff else f"{wo} in Anführungszeichen gesetzt."


def _gezaehlt(anzahl: int, eines: str, mehrere: str) -> str:
    return f"{anzahl} {eines if anzahl == 1 else mehrere}"
