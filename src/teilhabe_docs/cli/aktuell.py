"""`tdocs render --check`: are the written documents those that the sources give now?"""

import json
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.cli.ausgang import Ausgang, Ende, melde
from teilhabe_docs.cli.console import show
from teilhabe_docs.loading.files.places import is_folder, real
from teilhabe_docs.loading.files.reader import Walk, shown

if TYPE_CHECKING:
    from teilhabe_docs.cli.fertigung import Datei
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


def zeige_stand(dateien: "list[Datei]", fremde: list[PurePath], form: str) -> None:
    """The state of each file on stdout; one that is not current ends the program with exit code 1."""
    staende = [(datei, datei.vergleich) for datei in dateien if datei.vergleich]
    offen = [(datei, vergleich) for datei, vergleich in staende if vergleich.stand != "current"]
    if form == "json":
        show(_json(staende, fremde), form="json", end="")
    else:
        show(_text(offen, fremde), end="")
    aktuell = len(staende) - len(offen)
    melde(f"{aktuell} von {len(staende)} {'Datei' if len(staende) == 1 else 'Dateien'} aktuell.")
    if offen:
        melde("»tdocs render« schreibt sie neu; was von Hand bearbeitet wurde, nur mit --force.")
        raise Ende(Ausgang.BEFUND)


def fremde_dateien(ziel: PurePath, dateien: "list[Datei]", wurzel: PurePath) -> list[PurePath]:
    """Documents in the target folder that no offer asks for; none where it is more than a target folder."""
    if not is_folder(ziel) or wurzel.is_relative_to(real(ziel)):
        return []
    eigene = {datei.pfad for datei in dateien}
    return [
        pfad
        for pfad in sorted(Walk(ziel).files())
        if pfad.suffix.lower() in _DOKUMENTE
        and pfad not in eigene
        and not pfad.name.startswith((".", _SPERRE))
    ]


def _text(offen: "list[tuple[Datei, Vergleich]]", fremde: list[PurePath]) -> str:
    zeilen = [
        f"{datei.pfad.as_posix()} {_WORTE[vergleich.stand]}{_grund(vergleich)}." for datei, vergleich in offen
    ]
    zeilen += [f"{shown(pfad.as_posix())} gehört zu keinem Dokument dieses Konzepts." for pfad in fremde]
    return "".join(f"{zeile}\n" for zeile in zeilen)


def _grund(vergleich: "Vergleich") -> str:
    if vergleich.grund:
        return f": {vergleich.grund.removesuffix('.')}"
    if vergleich.geaendert:
        return f"; geändert: {', '.join(_QUELLEN.get(name, name) for name in vergleich.geaendert)}"
    return "; tdocs schreibt es heute anders" if vergleich.stand == "stale" else ""


def _json(staende: "list[tuple[Datei, Vergleich]]", fremde: list[PurePath]) -> str:
    dokumente = [
        {
            "file": datei.pfad.as_posix(),
            "offer": datei.angebot,
            "document": datei.art,
            "state": vergleich.stand.value,
            "changed": list(vergleich.geaendert),
        }
        for datei, vergleich in staende
    ]
    inhalt = {"version": 1, "documents": dokumente, "others": [pfad.as_posix() for pfad in fremde]}
    return json.dumps(inhalt, ensure_ascii=False, indent=2) + "\n"
