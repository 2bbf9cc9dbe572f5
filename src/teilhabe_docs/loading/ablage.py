"""The repository as a place to read from: only regular files inside it, whatever a reference says."""

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.paths import device_name, inside, is_file, real
from teilhabe_docs.loading.files.reader import Hindernis, file_names, is_text, read
from teilhabe_docs.loading.nearest import Nearest
from teilhabe_docs.loading.source_text import MAX_BYTES, lies_text

MAX_BILD = 10_000_000
"""Largest picture, in bytes."""

_MEISTE_TEXTE = 500
"""So many texts and ways to them are kept; a repository may have tens of thousands."""
_LAENGSTER_PFAD = 500  # characters; longer ones would flood a message
_LAUFWERK = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Ablage:
    """Reads files of the repository at `wurzel` (a path without links), by references from folders in it."""

    wurzel: PurePath
    _texte: dict[tuple[str, str] | PurePath, tuple[str, str] | Hindernis] = field(
        default_factory=dict, repr=False, compare=False
    )

    _namen: dict[PurePath, tuple[dict[str, str], Nearest]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __getstate__(self) -> PurePath:
        """For other processes: without the texts read here."""
        return self.wurzel

    def __setstate__(self, wurzel: PurePath) -> None:
        self.__init__(wurzel)  # type: ignore[misc]

    def lies_bytes(self, basis: str, ziel: str) -> bytes | str:
        """The bytes of a picture, or in German why there are none.

        `basis` is the folder of the text that shows it, relative to the repository; `ziel` is as typed.
        """
        ort = self.finde(basis, ziel)
        if isinstance(ort, Hindernis):
            return ort.text
        inhalt = self.lies(ort, MAX_BILD)
        return f"Bild »{ziel}«: {inhalt.text}" if isinstance(inhalt, Hindernis) else inhalt

    def lies_text(self, basis: str, ziel: str) -> tuple[str, str] | Hindernis:
        """A text file: its name relative to the repository and its text, or why there is none.

        It is read once, as long as no more than a few hundred others are read in between.
        """
        if (basis, ziel) not in self._texte:
            while len(self._texte) > _MEISTE_TEXTE:
                del self._texte[next(iter(self._texte))]
            self._texte[basis, ziel] = self._lies_text(basis, ziel)
        return self._texte[basis, ziel]

    def finde(self, basis: str, ziel: str) -> PurePath | Hindernis:
        """The file a reference leads to, if it is one inside the repository once links are followed."""
        teile = ziel.replace("\\", "/")
        if teile.startswith("/") or _LAUFWERK.match(teile):
            meldung = f"»{ziel}« ist ein absoluter Pfad. Bitte den Weg vom Ordner dieser Datei aus angeben."
            return Hindernis(codes.DATEI_AUSSERHALB, meldung)
        if len(teile) > _LAENGSTER_PFAD:
            return Hindernis(codes.DATEI_FEHLT, "Der Name der Datei ist zu lang.")
        if "\0" in teile:
            return Hindernis(codes.DATEI_FEHLT, "Der Name der Datei enthält ein Steuerzeichen.")
        if device_name(teile):
            meldung = f"»{ziel}« ist unter Windows kein Name einer Datei. Bitte umbenennen."
            return Hindernis(codes.DATEI_FEHLT, meldung)
        genannt = self.wurzel / basis / teile
        ort = real(genannt)
        if not inside(ort, self.wurzel):
            meldung = f"»{ziel}« liegt außerhalb des Repositorys. Bitte die Datei in das Repository legen."
            return Hindernis(codes.DATEI_AUSSERHALB, meldung)
        if any(teil.startswith(".") for teil in ort.relative_to(self.wurzel).parts):
            meldung = f"»{ziel}« ist versteckt (der Name beginnt mit einem Punkt) und wird nicht gelesen."
            return Hindernis(codes.DATEI_AUSSERHALB, meldung)
        if not is_file(ort):
            return Hindernis(
                codes.DATEI_FEHLT, f"Die Datei »{ziel}« gibt es nicht.{self._rat(genannt, ziel)}"
            )
        return ort

    def lies(self, ort: PurePath, grenze: int = MAX_BYTES) -> bytes | Hindernis:
        """The bytes of a file in the repository of at most `grenze` bytes, or why they cannot be had."""
        return read(ort, grenze, self.wurzel)

    def _lies_text(self, basis: str, ziel: str) -> tuple[str, str] | Hindernis:
        ort = self.finde(basis, ziel)
        if isinstance(ort, Hindernis):
            return ort
        if ort in self._texte:  # by another way
            return self._texte[ort]
        inhalt = self.lies(ort, MAX_BYTES)
        if isinstance(inhalt, Hindernis):
            return Hindernis(inhalt.kennung, f"»{ziel}«: {inhalt.text}")
        text = lies_text(inhalt)
        if isinstance(text, tuple):
            kennung, meldung, span = text
            return Hindernis(kennung, f"»{ziel}«, Zeile {span.line}, Spalte {span.column}: {meldung}")
        self._texte[ort] = ort.relative_to(self.wurzel).as_posix(), text
        return self._texte[ort]

    def _rat(self, ort: PurePath, ziel: str) -> str:
        """A near name in the same folder, as a suggestion; each folder is listed once."""
        if ort.parent not in self._namen:
            namen = [name for name in file_names(ort.parent) if is_text(name)]
            self._namen[ort.parent] = {name.casefold(): name for name in namen}, Nearest()
        klein, aehnliche = self._namen[ort.parent]
        nah = aehnliche.to(ort.name.casefold(), klein)
        davor = re.split(r"[/\\]", ziel)[:-1]
        return f" Gemeint: »{'/'.join([*davor, klein[nah]])}«?" if nah else ""
