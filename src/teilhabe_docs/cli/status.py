"""`tdocs status`: offers and documents at a glance.

The state is a report and no gate: whatever is missing, stale or wrong in it, the exit code is 0; `lint` and
`render --check` are there to fail. It is 1 only where the report has a hole because the file of an offer
cannot be read at all, and 3 where there is no offer, as elsewhere.
"""

from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.gemeinsam import (
    FARBE,
    FORCE,
    KONFIGURATION,
    OUT,
    PROFILE,
    STILL,
    VERTRAUT,
    breite,
    farbig,
    gewaehlt,
    leer,
    ordner,
)
from teilhabe_docs.cli.lauf import DATUM, tag
from teilhabe_docs.cli.vertrauen import quelle
from teilhabe_docs.cli.zieldatei import gib

if TYPE_CHECKING:
    from teilhabe_docs.cli.lagebild import Angebotsstand, Lagebild
    from teilhabe_docs.diagnostics import Finding

_FORMATE = ("text", "json", "html")


def status(
    pfade: list[str] | None = typer.Argument(
        None,
        callback=targets,
        metavar="PFAD",
        help="Ordner mit den Konzeptdateien; sonst der aktuelle Ordner.",
    ),
    format_: str = typer.Option(
        "text", "--format", metavar="|".join(_FORMATE), help="Form der Ausgabe. Vorgabe: text."
    ),
    out: str | None = OUT,
    force: bool = FORCE,
    stichtag: str | None = DATUM,
    profiles: str | None = PROFILE,
    config: str | None = KONFIGURATION,
    trusted_config: str | None = VERTRAUT,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Zeigt je Angebot und Dokument: Pflichtinhalt, Befunde und ob die Datei aktuell ist."""
    from teilhabe_docs.cli.erhebung import Erhebung
    from teilhabe_docs.cli.lagebild import Lagebild
    from teilhabe_docs.loading.discovery import wurzel_von

    gewaehlt("--format", format_, _FORMATE)
    bunt = farbig(color) and out is None
    heute = tag(stichtag)
    ziele = list(dict.fromkeys(pfade or ["."]))
    mit_ordner = len({wurzel_von(ordner(pfad)) for pfad in ziele}) > 1
    benannt = quelle(config, trusted_config)
    laeufe = [Erhebung.fuer(pfad, benannt, (), ohne_ausnahmen=False) for pfad in ziele]
    angebote: dict[str, Angebotsstand] = {}
    uebrige: dict[Finding, None] = {}
    leere, ausgenommen = [], 0
    for pfad, lauf in zip(ziele, laeufe, strict=True):
        ergebnis = lauf.ergebnis(pfad, heute, profiles, mit_ordner=mit_ordner)
        if ergebnis is None:
            leere.append(pfad)
            continue
        for angebot in ergebnis[0]:
            angebote.setdefault(angebot.datei, angebot)
        uebrige |= dict.fromkeys(ergebnis[1])
        ausgenommen += ergebnis[2]
    for pfad in leere:
        melde(leer(pfad))
    if not angebote and not leere:
        melde("Es gibt kein Angebot zu zeigen: Es fehlt eine Datei offer.yaml.")
    if not angebote:
        raise Ende(Ausgang.NICHTS)
    lage = Lagebild(tuple(angebote.values()), tuple(uebrige), ausgenommen)
    text = _geformt(lage, format_, bunt=bunt, breite=None if out else breite())
    gib(text, out, force=force, form="json" if format_ == "json" else "text", bunt=bunt)
    for hinweis in dict.fromkeys(hinweis for lauf in laeufe for hinweis in lauf.hinweise if not quiet):
        melde(hinweis)
    if format_ == "text" and lage.gewicht and not quiet:
        melde("Die Befunde im Einzelnen zeigt »tdocs lint«.")
    if not all(angebot.lesbar for angebot in lage.angebote):
        beende(Ausgang.BEFUND, "Die Übersicht ist unvollständig: Nicht jedes Angebot lässt sich lesen.")
    if leere:
        raise Ende(Ausgang.NICHTS)


def _geformt(lage: "Lagebild", format_: str, *, bunt: bool, breite: int | None) -> str:
    if format_ == "html":
        from teilhabe_docs.cli.statusseite import als_html

        return als_html(lage)
    from teilhabe_docs.cli.statusformen import als_json, als_text

    return als_json(lage) if format_ == "json" else als_text(lage, bunt=bunt, breite=breite)
