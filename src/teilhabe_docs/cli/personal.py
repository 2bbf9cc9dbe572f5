"""`tdocs personal`: the staffing calculation, each figure with its formula, agreed against calculated."""

import json
from typing import TYPE_CHECKING

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.console import Form
from teilhabe_docs.cli.gemeinsam import (
    ANGEBOT,
    FARBE,
    FORCE,
    KONFIGURATION,
    OUT,
    PFAD,
    STILL,
    TEXT_ODER_JSON,
    VERTRAUT,
    angebote,
    breite,
    farbig,
    gewaehlt,
    konfiguration,
    lade_bestand,
    ordner,
    zeige_befunde,
)
from teilhabe_docs.cli.vertrauen import quelle
from teilhabe_docs.cli.zieldatei import gib

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept


def personal(
    pfad: str = PFAD,
    offer: list[str] | None = ANGEBOT,
    format_: str = TEXT_ODER_JSON,
    out: str | None = OUT,
    force: bool = FORCE,
    config: str | None = KONFIGURATION,
    trusted_config: str | None = VERTRAUT,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Rechnet das Personal nach: Stellen, Schlüssel, Fachkraftquote, Jahresarbeitszeit, Dienstplan."""
    from teilhabe_docs.cli.personalblatt import als_json, als_text
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.rechnen.calculation import Rechnung

    gewaehlt("--format", format_, ["text", "json"])
    bunt = farbig(color) and out is None
    einstellung = konfiguration(ordner(pfad), quelle(config, trusted_config))
    schwelle = einstellung.konfiguration.personal.unterschreitung_prozent
    bestand = lade_bestand(pfad)
    gewaehlte: list[GeladenesKonzept] = angebote(bestand, offer)
    auf_stderr = farbig(color, fehlerausgabe=True)
    zeige_befunde(bestand.findings, bestand.dateien, bestand.texte, bunt=auf_stderr, still=quiet)
    rechnungen = [Rechnung(geladen.konzept) for geladen in gewaehlte]
    form: Form = "json" if format_ == "json" else "text"
    if form == "json":
        text = json.dumps([als_json(r, schwelle) for r in rechnungen], ensure_ascii=False, indent=2)
    else:
        spalten = None if out else breite()
        text = "\n\n".join(als_text(r, schwelle, bunt=bunt, breite=spalten) for r in rechnungen)
    gib(f"{text}\n", out, force=force, form=form, bunt=bunt)
    if has_errors(bestand.findings):
        beende(Ausgang.BEFUND, "Die Rechnung ist unvollständig, weil Dateien Fehler enthalten.")
