"""`tdocs render`: the three documents as Word files and Markdown."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.gemeinsam import (
    ANGEBOT,
    DOKUMENT,
    FARBE,
    FORCE,
    FREMD,
    KONFIGURATION,
    PFAD,
    PROFILE,
    STILL,
    ab_hier,
    angebote,
    dokumente,
    farbig,
    fremde_ziele,
    gewaehlt,
    konfiguration,
    lade_bestand,
    ordner,
    profilregal,
    zeige_befunde,
)
from teilhabe_docs.cli.hausvorlage import hausvorlage

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.documents.profilwahl import Wahl
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.rendering.docx.haus import House
    from teilhabe_docs.rendering.dokument import Gebaut

FORMATE = ("docx", "md")


@dataclass(frozen=True, slots=True)
class _Fertig:
    """A document that is built: of which offer, which one, its outline."""

    geladen: "GeladenesKonzept"
    art: str
    gebaut: "Gebaut"
    gliederung: "Gliederung"

    @property
    def angebot(self) -> str:
        """The id of the offer."""
        return self.geladen.konzept.angebot.id


def render(
    pfad: str = PFAD,
    doc: list[str] | None = DOKUMENT,
    format_: list[str] | None = typer.Option(
        None, "--format", metavar="docx|md", help="Form der Dateien; darf mehrmals stehen. Vorgabe: docx."
    ),
    out: str | None = typer.Option(
        None, "--out", metavar="ORDNER", help="Zielordner. Vorgabe: ausgabe/ im Konzeptordner."
    ),
    offer: list[str] | None = ANGEBOT,
    house: str | None = typer.Option(
        None, "--house", metavar="DATEI", help="Word-Datei des Hauses, deren Aussehen die Dokumente bekommen."
    ),
    force: bool = FORCE,
    final: bool = typer.Option(False, "--final", help="Schreibt nur, wenn kein Pflichtinhalt fehlt."),
    comments: bool = typer.Option(
        False, "--comments", help="Offene und zweifelhafte Stellen als Kommentare am Rand (docx)."
    ),
    profiles: str | None = PROFILE,
    config: str | None = KONFIGURATION,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Schreibt die Dokumente nach <Ziel>/<Angebot>/<Dokument>.docx oder .md."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.documents.profilwahl import waehle

    if final and comments:
        beende(Ausgang.NUTZUNG, "--final und --comments schließen sich aus: Ein fertiges Dokument ist ohne.")
    for wert in format_ or ():
        gewaehlt("--format", wert, FORMATE)
    bunt = farbig(color, fehlerausgabe=True)
    geladene = konfiguration(ordner(pfad), config)
    einstellung = geladene.konfiguration
    formate = [f for f in FORMATE if f in (format_ or einstellung.formate or FORMATE[:1])]
    arten = dokumente(doc, einstellung.dokumente)
    bestand = lade_bestand(pfad)
    haus, hausbefunde = hausvorlage(house, geladene) if "docx" in formate else (None, [])
    befunde: list[Finding] = [*bestand.findings, *hausbefunde]
    regal = profilregal(Path(pfad), geladene, profiles)
    texte = dict(bestand.texte)
    fertige: list[_Fertig] = []
    for geladen in angebote(bestand, offer):
        wahl = waehle(geladen, regal, arten)
        befunde += wahl.befunde
        texte |= wahl.texte
        if not has_errors(wahl.befunde):
            fertige += _baue(geladen, arten, wahl, befunde)
    zeige_befunde(befunde, bestand.dateien, texte, bunt=bunt, still=quiet)
    if has_errors(befunde):
        beende(Ausgang.BEFUND, "Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler.")
    if final and (luecken := _luecken(fertige)):
        zeige_befunde(luecken, bestand.dateien, texte, bunt=bunt)
        beende(Ausgang.BEFUND, "Es wurde nichts geschrieben: Pflichtinhalt fehlt (--final).")
    ziel = Path(out) if out else ab_hier(bestand.wurzel / einstellung.ausgabe, pfad)
    am_rand = _befunde_am_rand(pfad, config, profiles) if comments else None
    ausgaben = [
        (f, _ausgaben(f, formate, ziel / f.angebot, einstellung.dateiname, am_rand, haus)) for f in fertige
    ]
    if not force and (fremde := [pfad for _, dateien in ausgaben for pfad in fremde_ziele(dateien)]):
        melde("\n".join(f"»{pfad.as_posix()}« {FREMD}" for pfad in fremde))
        beende(Ausgang.BEFUND, "Es wurde nichts geschrieben. Mit --force wird überschrieben.")
    geschrieben = [f for f, dateien in ausgaben if _schreibe(dateien)]
    if not quiet:
        _melde_offene(geschrieben)
    if len(geschrieben) < len(fertige):
        raise Ende(Ausgang.NUTZUNG)


def _baue(
    geladen: "GeladenesKonzept", arten: list[str], wahl: "Wahl", befunde: "list[Finding]"
) -> list[_Fertig]:
    from teilhabe_docs.documents.gliederung import gliedere
    from teilhabe_docs.rendering.dokument import baue

    fertige = []
    for art in arten:
        gliederung = gliedere(geladen.konzept, wahl.profile[art])
        gebaut = baue(geladen, gliederung)
        befunde += gebaut.befunde
        fertige.append(_Fertig(geladen, art, gebaut, gliederung))
    return fertige


def _luecken(fertige: list[_Fertig]) -> "list[Finding]":
    """What a final document may not lack: what `lint` calls an error, and fields that only a text names."""
    from teilhabe_docs.diagnostics import Severity
    from teilhabe_docs.rules.lauf import befund, befunde
    from teilhabe_docs.rules.pflichtinhalt import nur_im_text, pflichtinhalt
    from teilhabe_docs.rules.treffer import Gegenstand

    gefunden: list[Finding] = []
    for angebot in dict.fromkeys(fertig.angebot for fertig in fertige):
        eigene = [fertig for fertig in fertige if fertig.angebot == angebot]
        gegenstand = Gegenstand(eigene[0].geladen, {f.art: f.gliederung for f in eigene})
        gefunden += [f for f in befunde(gegenstand, (pflichtinhalt,)) if f.severity is Severity.ERROR]
        offene = [(f.art, stelle.pfad, stelle.hinweis) for f in eigene for stelle in f.gebaut.offene]
        gefunden += [befund(treffer, eigene[0].geladen) for treffer in nur_im_text(gegenstand, offene)]
    return gefunden


def _befunde_am_rand(pfad: str, config: str | None, profiles: str | None) -> "tuple[Finding, ...]":
    """What `lint` says of the repository, exceptions applied."""
    from teilhabe_docs.cli.lauf import Lauf

    _, report = Lauf.fuer(pfad, config, (), ohne_ausnahmen=False).bericht(None, profiles)
    return report.findings


def _ausgaben(
    fertig: _Fertig,
    formate: list[str],
    ziel: Path,
    dateiname: str,
    am_rand: "tuple[Finding, ...] | None",
    haus: "House | None",
) -> dict[Path, bytes]:
    """The files that a document becomes; `am_rand` stands in its margin, None leaves that empty."""
    from teilhabe_docs.rendering.dateien import dateien
    from teilhabe_docs.rendering.siegel import siegel
    from teilhabe_docs.rules.randnotizen import Randnotiz, randnotizen

    name = dateiname.replace("{dokument}", fertig.art).replace("{angebot}", fertig.angebot)
    dokument = fertig.gebaut.dokument
    digests = siegel(fertig.geladen, fertig.gliederung.profil, dokument)
    notizen: tuple[Randnotiz, ...] = ()
    if am_rand is not None:
        notizen = tuple(randnotizen(am_rand, fertig.geladen, fertig.gliederung, fertig.gebaut.offene))
    return {
        ziel / pfad: inhalt
        for format_ in formate
        for pfad, inhalt in dateien(dokument, name, format_, digests, notizen, haus).items()
    }


def _schreibe(dateien: dict[Path, bytes]) -> bool:
    """Write what can be written and name each file; returns whether that was all."""
    from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError, schreibe

    alles = True
    for pfad, inhalt in dateien.items():
        try:
            schreibe(pfad, inhalt)
            typer.echo(pfad.as_posix())
        except NichtSchreibbarError as fehler:
            melde(str(fehler))
            alles = False
    return alles


def _melde_offene(fertige: list[_Fertig]) -> None:
    for fertig in fertige:
        if anzahl := len(fertig.gebaut.offene):
            stellen = "offene Stelle" if anzahl == 1 else "offene Stellen"
            melde(f"{fertig.angebot}, {fertig.art}: {anzahl} {stellen}.")
