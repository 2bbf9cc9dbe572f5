"""The repository as a place to read from: only regular files inside it, whatever a reference says."""

import re
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.discovery import reach
from teilhabe_docs.loading.files.paths import exists, inside, is_file, is_folder, real, too_long
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.files.spelling import Remark, Spellings, Way, name_in
from teilhabe_docs.loading.source_faults import broken_characters, conflicts
from teilhabe_docs.loading.source_text import MAX_BYTES, as_text, decoded
from teilhabe_docs.near_names import meant

MAX_PICTURE = 10_000_000
"""Largest picture, in bytes."""

MOST_TEXTS = 500
"""So many texts and ways to them are kept; a repository may have tens of thousands."""
_LAENGSTER_PFAD = 500  # characters; longer ones would flood a message
_LAUFWERK = re.compile(r"[A-Za-z]:")


class FoundFile(NamedTuple):
    """A file of the repository: its place and name there, links followed.

    `verweis` is the reference as it should be spelt, `bemerkungen` what there is to say of it.
    """

    ort: PurePath
    name: str
    verweis: str
    bemerkungen: tuple[Remark, ...] = ()


class ReadText(NamedTuple):
    """A text file: its name in the repository, its text, and what there is to say of the reference.

    With `conflicts` it is no text that anybody wrote; `broken` are its broken and hidden characters.
    """

    name: str
    text: str
    bemerkungen: tuple[Remark, ...] = ()
    conflicts: tuple[Finding, ...] = ()
    broken: tuple[Finding, ...] = ()


@dataclass(slots=True)
class SourceTree:
    """Reads files by references from folders in the repository at `wurzel`, a path without links.

    What lies in `within` may be read: as far as `reach` goes, where nothing is said.
    """

    wurzel: PurePath
    within: PurePath | None = None
    _texte: dict[tuple[str, str] | PurePath, ReadText | Obstacle] = field(
        default_factory=dict, repr=False, compare=False
    )
    _namen: Spellings = field(init=False, repr=False, compare=False)
    grenze: PurePath = field(init=False, repr=False, compare=False)
    """The folder that nothing is read outside of."""

    def __post_init__(self) -> None:
        self.grenze = self.within or reach(self.wurzel)
        self._namen = Spellings(self.grenze)

    def __getstate__(self) -> tuple[PurePath, PurePath | None]:
        """For other processes: without the texts read here."""
        return self.wurzel, self.within

    def __setstate__(self, places: tuple[PurePath, PurePath | None]) -> None:
        self.__init__(*places)  # type: ignore[misc]

    def lies_bytes(self, basis: str, ziel: str) -> tuple[FoundFile, bytes] | str:
        """A picture and its bytes, or in German why there are none.

        `basis` is the folder of the text that shows it, relative to the repository; `ziel` is as typed.
        """
        fund = self.finde(basis, ziel)
        if isinstance(fund, Obstacle):
            return fund.text
        inhalt = self.lies(fund.ort, MAX_PICTURE)
        return f"Bild »{ziel}«: {inhalt.text}" if isinstance(inhalt, Obstacle) else (fund, inhalt)

    def lies_text(self, basis: str, ziel: str) -> ReadText | Obstacle:
        """A text file, or why there is none.

        It is read once, as long as no more than a few hundred others are read in between.
        """
        if (basis, ziel) not in self._texte:
            while len(self._texte) > MOST_TEXTS:
                del self._texte[next(iter(self._texte))]
            self._texte[basis, ziel] = self._lies_text(basis, ziel)
        return self._texte[basis, ziel]

    def finde(self, basis: str, ziel: str) -> FoundFile | Obstacle:
        """The file a reference leads to, if it is one inside the repository once links are followed."""
        teile = ziel.replace("\\", "/")
        if teile.startswith("/") or _LAUFWERK.match(teile):
            meldung = f"»{ziel}« ist ein absoluter Pfad. Bitte den Weg vom Ordner dieser Datei aus angeben."
            return Obstacle(codes.DATEI_AUSSERHALB, meldung)
        if len(teile) > _LAENGSTER_PFAD:
            return Obstacle(codes.DATEI_FEHLT, _ZU_LANG.format(len(teile)))
        if "\0" in teile:
            return Obstacle(codes.DATEI_FEHLT, "Der Name der Datei enthält ein Steuerzeichen.")
        ordner = self._namen.follow(self.wurzel, basis).path
        weg = self._namen.follow(ordner, teile)
        ort = real(weg.path)
        if not inside(ort, self.grenze):
            meldung = f"»{ziel}« liegt außerhalb des Repositorys. Bitte die Datei in das Repository legen."
            return Obstacle(codes.DATEI_AUSSERHALB, meldung)
        if any(teil.startswith(".") for teil in ort.relative_to(self.grenze).parts):
            meldung = f"»{ziel}« ist versteckt (der Name beginnt mit einem Punkt) und wird nicht gelesen."
            return Obstacle(codes.DATEI_AUSSERHALB, meldung)
        if weg.there and exists(ort) and not (is_file(ort) or is_folder(ort)):
            return Obstacle(
                codes.NICHT_LESBAR, f"»{ziel}« ist keine gewöhnliche Datei und wird nicht gelesen."
            )
        if not weg.there or not is_file(ort):
            return Obstacle(codes.DATEI_FEHLT, f"Die Datei »{ziel}« gibt es nicht.{self._rat(weg)}")
        return FoundFile(ort, name_in(ort, self.wurzel), weg.text(), tuple(self._namen.remarks(weg)))

    def lies(self, ort: PurePath, grenze: int = MAX_BYTES) -> bytes | Obstacle:
        """The bytes of a file in the repository of at most `grenze` bytes, or why they cannot be had."""
        return read(ort, grenze, self.grenze)

    def _lies_text(self, basis: str, ziel: str) -> ReadText | Obstacle:
        fund = self.finde(basis, ziel)
        if isinstance(fund, Obstacle):
            return Obstacle(fund.kennung, f"{fund.text} {as_text(ziel)}") if as_text(ziel) else fund
        schon = self._texte.get(fund.ort)  # by another way
        if isinstance(schon, ReadText):
            return schon._replace(bemerkungen=fund.bemerkungen)
        inhalt = self.lies(fund.ort, MAX_BYTES)
        if isinstance(inhalt, Obstacle):
            return Obstacle(inhalt.kennung, f"»{ziel}«: {inhalt.text}")
        text = decoded(inhalt)
        if isinstance(text, tuple):
            kennung, meldung, span = text
            return Obstacle(kennung, f"»{ziel}«, Zeile {span.line}, Spalte {span.column}: {meldung}")
        faults = conflicts(text, fund.name), broken_characters(text, fund.name)
        self._texte[fund.ort] = read_text = ReadText(fund.name, text, fund.bemerkungen, *faults)
        return read_text

    def _rat(self, weg: Way) -> str:
        """What may help where a way leads to no file: a near name, or that the path is too long."""
        return meant(self._namen.near(weg), too_long(weg.path))


_ZU_LANG = f"Der Name der Datei ist mit {{}} Zeichen zu lang. Bitte auf höchstens {_LAENGSTER_PFAD} kürzen."
