"""What `tdocs status` says on stdout: a table for people, JSON for machines."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table
from rich.text import Text

from teilhabe_docs.cli.lagebild import Angebotsstand, Dokumentstand, Lagebild, gewichte
from teilhabe_docs.cli.tafel import ABSTAND, gedruckt, tafel
from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.emptiness import Zustand
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.rendering.written import Stand
from teilhabe_docs.reporting.format_words import anzahlen, sichtbar

STAND_WORTE: Mapping[Stand | None, str] = {
    Stand.AKTUELL: "aktuell",
    Stand.VERALTET: "nicht aktuell",
    Stand.BEARBEITET: "von Hand bearbeitet",
    Stand.FREMD: "nicht von tdocs",
    Stand.FEHLT: "fehlt",
    None: "nicht bestimmbar",
}
"""The state of a document's file in words."""

BEDARF_WORTE: Mapping[Zustand, str] = {
    Zustand.LEER: "leer",
    Zustand.GEFUELLT: "gefüllt",
    Zustand.ANLAGE: "in Anlage",
    Zustand.ENTFAELLT: "entfällt",
}
"""The states of a need in words, first what is missing."""

_ENGLISCH = {
    Zustand.GEFUELLT: "filled",
    Zustand.ANLAGE: "annex",
    Zustand.ENTFAELLT: "waived",
    Zustand.LEER: "empty",
}
_MEHRZAHL = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.HINT: "hints"}
_SPALTEN = ("Dokument", "Profil", "Pflichtinhalt", "Befunde", "Datei")
_EINZUG = 2
_DOKUMENT, _PROFIL, _INHALT, _BEFUNDE, _DATEI = 21, 23, 46, 36, 16
"""Columns on a terminal: room for documents, states and most profiles, and for what stands in most rows."""
_MIT_PROFIL = 120
"""A terminal with so many columns has room for the profiles, too."""

_Zeile = tuple[Text, Text, Text, Text, Text]
"""Document, profile, mandatory content, findings, file."""


def als_text(lage: Lagebild, *, bunt: bool, breite: int | None) -> str:
    """A row for each document of each offer, then the sums; only a terminal's `breite` breaks lines.

    There each offer has a heading; else id, name and provider stand in every row.
    """
    tabellen = _am_bildschirm(lage, breite) if breite else (_liste(lage),)
    return gedruckt([*tabellen, Text("\n".join(summen(lage)))], bunt=bunt, breite=breite) + "\n"


def _liste(lage: Lagebild) -> Table:
    tabelle = tafel()
    for spalte in ("Angebot", "Bezeichnung", "Träger", *_SPALTEN):
        tabelle.add_column(Text(spalte))
    for angebot in lage.angebote:
        namen = [Text(sichtbar(name)) for name in (angebot.name, angebot.bezeichnung, angebot.traeger)]
        for zeile in _zeilen(angebot):
            tabelle.add_row(*namen, *zeile)
    return tabelle


def _am_bildschirm(lage: Lagebild, breite: int) -> Iterator[Table | Text]:
    """For each offer a heading and a table, all with the same columns."""
    mit_profil = breite >= _MIT_PROFIL
    rest = max(breite - sum((_EINZUG, _DOKUMENT, _DATEI, mit_profil * _PROFIL)) - 4 * ABSTAND, 20)
    inhalt = min(rest * 3 // 5, _INHALT)
    breiten = (_DOKUMENT, _PROFIL, inhalt, min(rest - inhalt, _BEFUNDE), _DATEI)
    spalten = [stelle for stelle in range(len(_SPALTEN)) if mit_profil or stelle != _SPALTEN.index("Profil")]
    for angebot in lage.angebote:
        namen = (angebot.name, angebot.bezeichnung, angebot.traeger)
        yield Text(" · ".join(sichtbar(name) for name in namen if name), style="bold")
        tabelle = tafel(kopf=False)
        tabelle.add_column(width=0)
        for stelle in spalten:
            tabelle.add_column(width=breiten[stelle], overflow="fold")
        for zeile in _zeilen(angebot):
            tabelle.add_row("", *(zeile[stelle] for stelle in spalten))
        yield tabelle
        yield Text()


def _zeilen(angebot: Angebotsstand) -> Iterator[_Zeile]:
    """A row for each document, one for what concerns none in particular."""
    for d in angebot.dokumente:
        gut = d.stand is Stand.AKTUELL
        yield (
            Text(DOKUMENTE[d.art]),
            Text(sichtbar(d.profil) or "–"),
            Text(bedarf_worte(d), style="red" if d.bedarf and d.bedarf.get(Zustand.LEER) else ""),
            _befunde(angebot.gewicht_in(d.art)),
            Text(STAND_WORTE[d.stand], style="green" if gut else "red"),
        )
    if not angebot.lesbar:
        yield Text("nicht lesbar", style="bold red"), Text(), Text(), _befunde(angebot.gewicht), Text()
    elif uebrige := angebot.ohne_dokument:
        yield Text("ohne Dokument"), Text(), Text(), _befunde(uebrige), Text()


def _befunde(gewicht: Mapping[Severity, int]) -> Text:
    schwer = gewicht.get(Severity.ERROR)
    return Text(anzahlen(gewicht) or "keine", style="red" if schwer else "")


def bedarf_worte(dokument: Dokumentstand) -> str:
    """`3 leer, 38 gefüllt, 1 in Anlage`."""
    if dokument.bedarf is None:
        return "nicht bestimmbar"
    return _mengen(dokument.bedarf) or "nichts verlangt"


def _mengen(bedarf: Mapping[Zustand, int]) -> str:
    return ", ".join(f"{n} {wort}" for zustand, wort in BEDARF_WORTE.items() if (n := bedarf.get(zustand)))


def summen(lage: Lagebild) -> list[str]:
    """What there is in all, in a few lines."""
    angebote, dokumente = len(lage.angebote), len(lage.dokumente)
    worte = {**STAND_WORTE, Stand.FEHLT: "fehlt" if lage.staende[Stand.FEHLT] == 1 else "fehlen"}
    staende = [f"{n} {wort}" for stand, wort in worte.items() if (n := lage.staende[stand])]
    zeilen = [
        f"{angebote} {'Angebot' if angebote == 1 else 'Angebote'}, "
        f"{dokumente} {'Dokument' if dokumente == 1 else 'Dokumente'}"
        f"{': ' if staende else ''}{', '.join(staende)}.",
        f"Pflichtinhalt: {_mengen(lage.bedarf) or 'nichts verlangt'}.",
        f"Befunde: {anzahlen(lage.gewicht) or 'keine'}.",
    ]
    if lage.uebrige:
        zeilen[-1] += f" Davon ohne Angebot: {anzahlen(gewichte(lage.uebrige))}."
    if lage.ausgenommen:
        zeilen[-1] += f" Ausgenommen: {lage.ausgenommen}."
    return zeilen


def als_json(lage: Lagebild) -> str:
    """Everything that there is to count, version 1; states that are not known are null or `unknown`."""
    inhalt = {
        "version": 1,
        "offers": [_angebot(angebot) for angebot in lage.angebote],
        "others": {"findings": _zahlen(gewichte(lage.uebrige))},
        "summary": {
            "offers": len(lage.angebote),
            "unreadable": sum(not angebot.lesbar for angebot in lage.angebote),
            "documents": len(lage.dokumente),
            "needs": _bedarf(lage.bedarf),
            "findings": _zahlen(lage.gewicht),
            "suppressed": lage.ausgenommen,
            "states": {_stand(stand): lage.staende[stand] for stand in STAND_WORTE},
        },
    }
    return json.dumps(inhalt, ensure_ascii=False, indent=2) + "\n"


def _angebot(angebot: Angebotsstand) -> dict[str, Any]:
    return {
        "id": angebot.id or None,
        "name": angebot.bezeichnung or None,
        "provider": angebot.traeger or None,
        "folder": angebot.ordner,
        "file": angebot.datei,
        "readable": angebot.lesbar,
        "documents": [
            {
                "document": d.art,
                "profile": d.profil or None,
                "needs": None if d.bedarf is None else _bedarf(d.bedarf),
                "findings": _zahlen(angebot.gewicht_in(d.art)),
                "file": d.datei,
                "state": _stand(d.stand),
            }
            for d in angebot.dokumente
        ],
        "findings": _zahlen(angebot.gewicht),
    }


def _stand(stand: Stand | None) -> str:
    return stand.value if stand else "unknown"


def _bedarf(bedarf: Mapping[Zustand, int]) -> dict[str, int]:
    return {wort: bedarf.get(zustand, 0) for zustand, wort in _ENGLISCH.items()}


def _zahlen(gewicht: Mapping[Severity, int]) -> dict[str, int]:
    return {wort: gewicht.get(schwere, 0) for schwere, wort in _MEHRZAHL.items()}
