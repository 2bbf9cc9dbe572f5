"""`tdocs recht`: by which state of the law citations are checked."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.gemeinsam import TEXT_ODER_JSON, gewaehlt

if TYPE_CHECKING:
    from teilhabe_docs.recht.law_data import Nachfolger, Zusammenhang

_URTEILE = {"ueberholt": "überholt", "passt-nicht": "passt nicht"}
_ARTEN = {"gesetz": "Bund", "landesrecht": "Land", "vertrag": "Vertrag, Kirche", "eu": "EU, Völkerrecht"}


def recht(format_: str = TEXT_ODER_JSON) -> None:
    """Zeigt den Rechtsstand: die Gesetze mit ihrem Tag, aufgehobene Normen, Regeln nach dem Zusammenhang."""
    gewaehlt("--format", format_, ["text", "json"])
    if format_ == "json":
        show(json.dumps(_inhalt(), ensure_ascii=False, indent=2), form="json")
        return
    for zeile in _zeilen():
        show(zeile)


def _zeilen() -> Iterator[str]:
    from teilhabe_docs.recht.law_data import gesetze, nachfolger_liste, namen_liste, stand, zusammenhaenge

    yield f"Rechtsstand {stand()}. Maßgeblich ist das Bundesgesetzblatt; spätere Änderungen fehlen."
    yield "\nGeprüfte Gesetze"
    for g in gesetze().values():
        yield f"{g.kuerzel}\n    {g.titel}"
        weg = f", {len(g.aufgehobene)} weggefallen" if g.aufgehobene else ""
        yield f"    Stand {g.stand:%d.%m.%Y}: {len(g.normen)} Normen{weg}"
    yield "\nAufgehoben, mit Nachfolger"
    for n in nachfolger_liste():
        yield f"{_norm(n)}\n    seit {n.seit:%d.%m.%Y}: {n.statt}. Quelle: {n.quelle}"
    yield "\nRegeln nach dem Zusammenhang"
    for z in zusammenhaenge():
        yield f"{_norm(z)} ({_URTEILE[z.urteil]}{_wo(z)})"
        yield f"    {z.sagt}."
        yield f"    Gemeint: {_statt(z)}. Quelle: {z.quelle}, Stand {z.stand:%d.%m.%Y}"
    yield "\nErkannt, nicht geprüft"
    for gruppe in namen_liste():
        yield f"{_ARTEN[gruppe.art]}\n    {', '.join(gruppe.namen)}"


def _norm(eintrag: "Nachfolger | Zusammenhang") -> str:
    if not eintrag.normen:
        return eintrag.gesetz
    return f"{'§' if eintrag.normen.isalnum() else '§§'} {eintrag.normen} {eintrag.gesetz}"


def _wo(regel: "Zusammenhang") -> str:
    unter = f" unter {', '.join(regel.grundlagen)}" if regel.grundlagen else ""
    satz = ", je nach Satz" if regel.mit else ""
    return f"{unter}{', bei Minderjährigen' if regel.nur_minderjaehrige else satz}"


def _statt(regel: "Zusammenhang") -> str:
    je_norm = [f"für {norm} {was}" for norm, was in regel.statt.items() if norm != "sonst"]
    return "; ".join([*je_norm, f"sonst {regel.statt['sonst']}"] if je_norm else [regel.statt["sonst"]])


def _inhalt() -> dict[str, Any]:
    from teilhabe_docs.recht.law_data import gesetze, nachfolger_liste, namen_liste, zusammenhaenge

    return {
        "version": 1,
        "date": min(g.stand for g in gesetze().values()).isoformat(),
        "laws": [
            {
                "abbreviation": g.kuerzel,
                "title": g.titel,
                "date": g.stand.isoformat(),
                "norms": len(g.normen),
                "repealed": len(g.aufgehobene),
            }
            for g in gesetze().values()
        ],
        "successors": [
            {
                "law": n.gesetz,
                "norms": n.normen or None,
                "replacement": n.statt,
                "since": n.seit.isoformat(),
                "source": n.quelle,
            }
            for n in nachfolger_liste()
        ],
        "contexts": [
            {
                "law": z.gesetz,
                "norms": z.normen or None,
                "verdict": z.urteil,
                "contract_bases": list(z.grundlagen),
                "minors_only": z.nur_minderjaehrige,
                "message": z.sagt,
                "replacement": _statt(z),
                "source": z.quelle,
                "date": z.stand.isoformat(),
            }
            for z in zusammenhaenge()
        ],
        "recognised": {gruppe.art: list(gruppe.namen) for gruppe in namen_liste()},
    }
