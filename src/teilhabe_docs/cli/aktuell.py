"""`tdocs render --check`: are the written documents those that the sources give now?"""

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.cli.ausgang import Ausgang, Ende, melde
from teilhabe_docs.cli.console import show
from teilhabe_docs.loading.files.paths import is_folder, named, real
from teilhabe_docs.loading.files.reader import Walk, shown
from teilhabe_docs.model.choices import Format

if TYPE_CHECKING:
    from teilhabe_docs.cli.fertigung import Datei
    from teilhabe_docs.rendering.written import Vergleich
    from teilhabe_docs.reporting.github_format import Annotation

BERICHTE = ("text", "json", "github")
_WORTE = {
    "missing": "fehlt",
    "stale": "ist nicht aktuell",
    "edited": "wurde von Hand bearbeitet",
    "foreign": "stammt nicht von tdocs",
}
_UNGELESEN = "lässt sich nicht prüfen"
_FREMD = "gehört zu keinem Dokument dieses Konzepts."
_REMEDY = {
    "missing": "»tdocs render« schreibt es.",
    "stale": "»tdocs render« schreibt es neu.",
    "edited": "Bitte die Änderung in die Angaben übernehmen; »tdocs render --force« schreibt es dann neu.",
    "foreign": "Bitte an einen anderen Ort legen; »tdocs render« schreibt dann das Dokument.",
}
_QUELLEN = {"profile": "das Profil", "house": "die Hausvorlage"}
_DOKUMENTE = tuple(f".{name}" for name in Format)
_SPERRE = "~$"
"""What the names of the files begin with that Word puts beside a document that is open."""


def zeige_stand(dateien: "list[Datei]", fremde: list[PurePath], form: str, wurzel: PurePath) -> None:
    """The state of each file on stdout; one that is not current ends the program with exit code 1.

    `wurzel` is the repository, in whose checkout a platform looks the files up.
    """
    staende = [(datei, datei.vergleich) for datei in dateien if datei.vergleich]
    offen = [(datei, vergleich) for datei, vergleich in staende if vergleich.stand != "current"]
    if form == "json":
        show(_json(staende, fremde), form="json", end="")
    elif form == "github":
        show(_github(offen, fremde, wurzel), form="github", end="")
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
    saetze = [f"{datei.pfad.as_posix()} {satz(vergleich)}" for datei, vergleich in offen]
    saetze += [f"{shown(pfad.as_posix())} {_FREMD}" for pfad in fremde]
    return "".join(f"{satz}\n" for satz in saetze)


def satz(vergleich: "Vergleich") -> str:
    """What is said of a file that is not current, behind its name."""
    wort = _UNGELESEN if vergleich.grund else _WORTE[vergleich.stand]
    return f"{wort}{_grund(vergleich)}."


def _github(offen: "list[tuple[Datei, Vergleich]]", fremde: list[PurePath], wurzel: PurePath) -> str:
    from teilhabe_docs.loading.discovery import gitwurzel
    from teilhabe_docs.reporting.github_format import commands

    return commands(_anmerkungen(offen, fremde, gitwurzel(wurzel)))


def _anmerkungen(
    offen: "list[tuple[Datei, Vergleich]]", fremde: list[PurePath], checkout: PurePath
) -> "Iterator[Annotation]":
    from teilhabe_docs.diagnostics import Severity
    from teilhabe_docs.reporting.github_format import Annotation

    def ort(pfad: PurePath) -> dict[str, object]:
        ganz = named(pfad)
        name = ganz.relative_to(checkout) if ganz.is_relative_to(checkout) else pfad
        return {"file": name.as_posix(), "title": "tdocs render --check"}

    for datei, vergleich in offen:
        rat = "" if vergleich.grund else f" {_REMEDY[vergleich.stand]}"
        text = f"{datei.pfad.name} {satz(vergleich)}{rat}"
        yield Annotation(Severity.ERROR, ort(datei.pfad), text)
    for pfad in fremde:
        yield Annotation(Severity.HINT, ort(pfad), f"{shown(pfad.name)} {_FREMD}")


def _grund(vergleich: "Vergleich") -> str:
    if vergleich.grund:
        return f": {vergleich.grund.removesuffix('.')}"
    if vergleich.am_rand:
        return "; es ist die Fassung mit Kommentaren am Rand (--comments)"
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
