"""`tdocs outline`: the outline of each document with the state of every section."""

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.console import Form
from teilhabe_docs.cli.gemeinsam import (
    ANGEBOT,
    DOKUMENT,
    FARBE,
    FORCE,
    KONFIGURATION,
    OUT,
    PFAD,
    PROFILE,
    STILL,
    TEXT_ODER_JSON,
    VERTRAUT,
    angebote,
    dokumente,
    farbig,
    gewaehlt,
    konfiguration,
    lade_bestand,
    ordner,
    profilregal,
    zeige_befunde,
)
from teilhabe_docs.cli.vertrauen import quelle
from teilhabe_docs.cli.zieldatei import gib

if TYPE_CHECKING:
    from teilhabe_docs.documents.gliederung import GegliederterAbschnitt, Gliederung

_FARBEN = {"gefuellt": "32", "anlage": "36", "entfaellt": "35", "leer": "31;1"}
_ENGLISCH = {"gefuellt": "filled", "anlage": "annex", "entfaellt": "waived", "leer": "empty"}


def outline(
    pfad: str = PFAD,
    doc: list[str] | None = DOKUMENT,
    offer: list[str] | None = ANGEBOT,
    format_: str = TEXT_ODER_JSON,
    out: str | None = OUT,
    force: bool = FORCE,
    profiles: str | None = PROFILE,
    config: str | None = KONFIGURATION,
    trusted_config: str | None = VERTRAUT,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Zeigt die Gliederung der Dokumente mit dem Zustand jedes Abschnitts."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.documents.gliederung import gliedere
    from teilhabe_docs.documents.profile.profile_choice import waehle

    gewaehlt("--format", format_, ["text", "json"])
    bunt = farbig(color) and out is None
    einstellung = konfiguration(ordner(pfad), quelle(config, trusted_config))
    arten = dokumente(doc, einstellung.konfiguration.dokumente)
    bestand = lade_bestand(pfad)
    regal = profilregal(PurePath(pfad), einstellung, profiles)
    befunde, texte = list(bestand.findings), dict(bestand.texte)
    gliederungen: list[tuple[str, str, Gliederung]] = []
    for geladen in angebote(bestand, offer):
        wahl = waehle(geladen, regal, arten)
        befunde += wahl.befunde
        texte |= wahl.texte
        gliederungen += [
            (geladen.konzept.angebot.id, art, gliedere(geladen.konzept, wahl.brauchbare[art]))
            for art in arten
            if art in wahl.brauchbare
        ]
    befunde += [befund for _, _, gliederung in gliederungen for befund in gliederung.befunde]
    auf_stderr = farbig(color, fehlerausgabe=True)
    zeige_befunde(befunde, bestand.dateien, texte, bunt=auf_stderr, still=quiet)
    form: Form = "json" if format_ == "json" else "text"
    if form == "json":
        text = json.dumps([_json(*g) for g in gliederungen], ensure_ascii=False, indent=2)
    else:
        text = "\n\n".join(_baum(*g, bunt) for g in gliederungen)
    gib(f"{text}\n", out, force=force, form=form, bunt=bunt)
    if has_errors(befunde):
        beende(Ausgang.BEFUND, "Die Gliederung ist unvollständig, weil Dateien Fehler enthalten.")


def _baum(angebot: str, art: str, gliederung: "Gliederung", bunt: bool) -> str:
    """The outline as indented lines, the states in one column."""
    abschnitte = [
        (a, "  " * a.ebene + f"{a.nummer} {a.plan.eintrag.titel}".strip()) for a in gliederung.alle()
    ]
    breite = max((len(titel) for _, titel in abschnitte), default=0) + 3
    zeilen = [f"{angebot} · {art} · Profil {gliederung.profil.name}"]
    for a, titel in abschnitte:
        stand = _stand(a)
        punkte = "." * (breite - len(titel)) if stand else ""
        farbe = _FARBEN[str(a.zustand)]
        stand = f"\x1b[{farbe}m{stand}\x1b[0m" if bunt and stand else stand
        zeilen.append(f"{titel} {punkte} {stand}".rstrip())
    return "\n".join(zeilen)


def _stand(a: "GegliederterAbschnitt") -> str:
    """The section's state; of several needs, how many are open."""
    if not a.punkte and a.kinder:
        return ""
    punkte = [p for p in a.punkte if p.grad != "nein"]
    offen = sum(p.zustand == "leer" for p in punkte)
    return f"{a.zustand} ({offen} von {len(punkte)} fehlen)" if offen and len(punkte) > 1 else str(a.zustand)


def _json(angebot: str, art: str, gliederung: "Gliederung") -> dict[str, Any]:
    return {
        "offer": angebot,
        "document": art,
        "profile": gliederung.profil.name,
        "sections": [_abschnitt(a) for a in gliederung.abschnitte],
    }


def _abschnitt(a: "GegliederterAbschnitt") -> dict[str, Any]:
    return {
        "id": a.id,
        "number": a.nummer,
        "title": a.plan.eintrag.titel,
        "state": _ENGLISCH[str(a.zustand)],
        "parts": [{"id": f"{a.id}.{t.id}", "number": t.nummer, "title": t.titel} for t in a.teile if t.id],
        "needs": [
            {"field": p.feld, "state": _ENGLISCH[str(p.zustand)], "requirements": list(p.anforderungen)}
            for p in a.punkte
        ],
        "sections": [_abschnitt(kind) for kind in a.kinder],
    }
