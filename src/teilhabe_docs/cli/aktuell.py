"""`tdocs render --check`: are the written documents those that the sources give now?"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde

if TYPE_CHECKING:
    from teilhabe_docs.cli.fertigung import Fertig
    from teilhabe_docs.rendering.aktualitaet import Vergleich

BERICHTE = ("text", "json")
_WORTE = {
    "missing": "fehlt",
    "stale": "ist nicht aktuell",
    "edited": "wurde von Hand bearbeitet",
    "foreign": "stammt nicht von tdocs",
}
_QUELLEN = {"profile": "das Profil", "house": "die Hausvorlage"}
_DOKUMENTE = (".docx", ".md")
_SPERRE = "~$"
"""What the names of the files begin with that Word puts beside a document that is open."""


def zeige_stand(ausgaben: "list[tuple[Fertig, dict[Path, bytes]]]", fremde: list[Path], form: str) -> None:
    """The state of each file on stdout; one that is not current ends the program with exit code 1."""
    from teilhabe_docs.rendering.aktualitaet import Stand, vergleiche

    staende: list[tuple[Fertig, Path, Vergleich]] = []
    for fertig, dateien in ausgaben:
        for pfad, neu in dateien.items():
            try:
                staende.append((fertig, pfad, vergleiche(pfad, neu)))
            except OSError:
                beende(Ausgang.NUTZUNG, f"»{pfad.as_posix()}« lässt sich nicht lesen.")
    offen = [eintrag for eintrag in staende if eintrag[2].stand is not Stand.AKTUELL]
    typer.echo(_json(staende, fremde) if form == "json" else _text(offen, fremde), nl=False)
    aktuell = len(staende) - len(offen)
    melde(f"{aktuell} von {len(staende)} {'Datei' if len(staende) == 1 else 'Dateien'} aktuell.")
    if offen:
        melde("»tdocs render« schreibt sie neu; was von Hand bearbeitet wurde, nur mit --force.")
        raise Ende(Ausgang.BEFUND)


def fremde_dateien(
    ziel: Path, ausgaben: "list[tuple[Fertig, dict[Path, bytes]]]", wurzel: Path
) -> list[Path]:
    """Documents in the target folder that no offer asks for; none where it is more than a target folder."""
    if not ziel.is_dir() or wurzel.resolve().is_relative_to(ziel.resolve()):
        return []
    eigene = {pfad for _, dateien in ausgaben for pfad in dateien}
    return [
        pfad
        for pfad in sorted(ziel.rglob("*"))
        if pfad.suffix.lower() in _DOKUMENTE
        and pfad not in eigene
        and not pfad.name.startswith((".", _SPERRE))
    ]


def _text(offen: "list[tuple[Fertig, Path, Vergleich]]", fremde: list[Path]) -> str:
    zeilen = []
    for _, pfad, vergleich in offen:
        zeilen.append(f"{pfad.as_posix()} {_WORTE[vergleich.stand]}{_grund(vergleich)}.")
    zeilen += [f"{pfad.as_posix()} gehört zu keinem Dokument dieses Konzepts." for pfad in fremde]
    return "".join(f"{zeile}\n" for zeile in zeilen)


def _grund(vergleich: "Vergleich") -> str:
    if vergleich.geaendert:
        return f"; geändert: {', '.join(_QUELLEN.get(name, name) for name in vergleich.geaendert)}"
    return "; tdocs schreibt es heute anders" if vergleich.stand == "stale" else ""


def _json(staende: "list[tuple[Fertig, Path, Vergleich]]", fremde: list[Path]) -> str:
    dokumente = [
        {
            "file": pfad.as_posix(),
            "offer": fertig.angebot,
            "document": fertig.art,
            "state": vergleich.stand.value,
            "changed": list(vergleich.geaendert),
        }
        for fertig, pfad, vergleich in staende
    ]
    inhalt = {"version": 1, "documents": dokumente, "others": [pfad.as_posix() for pfad in fremde]}
    return json.dumps(inhalt, ensure_ascii=False, indent=2) + "\n"
