"""`tdocs render`: the three documents as Word files and Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.cli.aktuell import BERICHTE, fremde_dateien, zeige_stand
from teilhabe_docs.cli.ausgang import Ausgang, Ende, beende, melde
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.fertigung import Auftrag, Datei, Ergebnis, formate
from teilhabe_docs.cli.fortschritt import mit_fortschritt
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
    VERTRAUT,
    dokumente,
    farbig,
    gewaehlt,
    konfiguration,
    leer,
    ordner,
    profilregal,
    verlangt,
    wie_gespeichert,
    zeige_befunde,
)
from teilhabe_docs.cli.hausvorlage import hausvorlage
from teilhabe_docs.cli.pruefung import nachgelesen, orte
from teilhabe_docs.cli.vertrauen import quelle
from teilhabe_docs.cli.zielort import ausgabeordner, genannt
from teilhabe_docs.model.choices import Format

if TYPE_CHECKING:
    from teilhabe_docs.cli.vertrauen import Quelle
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.loading.files.writer import Waiting
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.loading.repository import Leser

_FORMATE = "|".join(Format)


@dataclass(slots=True)
class _Gelesen:
    """What reading a repository has brought: ids of the offers, files, findings, texts to show them in."""

    ids: list[str] = field(default_factory=list)
    dateien: list[str] = field(default_factory=list)
    befunde: "list[Finding]" = field(default_factory=list)
    texte: dict[str, str] = field(default_factory=dict)

    def angebote(self, leser: "Leser", ids: list[str] | None) -> "Iterator[GeladenesKonzept]":
        """The offers asked for, one after the other."""
        for teil in leser.teile():
            texte = teil.texte
            self.dateien += texte
            self.befunde += teil.findings
            self.texte |= {name: texte[name] for name in orte(teil.findings) if name in texte}
            for geladen in teil.konzepte:
                self.ids.append(geladen.konzept.angebot.id)
                if not ids or self.ids[-1] in ids:
                    yield geladen


def render(
    pfad: str = PFAD,
    doc: list[str] | None = DOKUMENT,
    format_: list[str] | None = typer.Option(
        None,
        "--format",
        metavar=_FORMATE,
        help="Form der Dateien; darf mehrmals stehen. Vorgabe: docx. Mit --check auch text, json, github.",
    ),
    out: str | None = typer.Option(
        None, "--out", metavar="ORDNER", help="Zielordner. Vorgabe: ausgabe/ im Konzeptordner."
    ),
    offer: list[str] | None = ANGEBOT,
    house: str | None = typer.Option(
        None,
        "--house",
        metavar="DATEI",
        callback=wie_gespeichert,
        help="Word-Datei des Hauses, deren Aussehen die Dokumente bekommen.",
    ),
    jobs: int = typer.Option(
        1,
        "--jobs",
        metavar="ZAHL",
        min=1,
        help="So viele Prozesse bauen zugleich, höchstens so viele wie Prozessoren.",
    ),
    force: bool = FORCE,
    final: bool = typer.Option(
        False, "--final", help="Schreibt nur, wenn kein Pflichtinhalt fehlt; Ausnahmen zählen dabei nicht."
    ),
    check: bool = typer.Option(
        False, "--check", help="Schreibt nichts; scheitert, wenn ein Dokument fehlt oder nicht aktuell ist."
    ),
    comments: bool = typer.Option(
        False, "--comments", help="Offene und zweifelhafte Stellen als Kommentare am Rand (docx)."
    ),
    profiles: str | None = PROFILE,
    config: str | None = KONFIGURATION,
    trusted_config: str | None = VERTRAUT,
    color: str = FARBE,
    quiet: bool = STILL,
) -> None:
    """Schreibt die Dokumente nach <Ziel>/<Angebot>/<Dokument>.docx oder .md."""
    from teilhabe_docs.cli.prozesse import fertige_alle
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.loading.files.paths import inside, real
    from teilhabe_docs.loading.files.targets import Target
    from teilhabe_docs.loading.files.writer import NotWritableError, alone, waiting_room
    from teilhabe_docs.loading.repository import Leser

    if check and force:
        beende(Ausgang.NUTZUNG, "--check und --force schließen sich aus: --check schreibt nichts.")
    if final and comments:
        beende(Ausgang.NUTZUNG, "--final und --comments schließen sich aus: Ein fertiges Dokument ist ohne.")
    for wert in format_ or ():
        gewaehlt("--format", wert, (*Format, *BERICHTE) if check else Format)
    form = next((wert for wert in format_ or () if wert in BERICHTE), BERICHTE[0])
    format_ = [wert for wert in format_ or () if wert in tuple(Format)]
    bunt = farbig(color, fehlerausgabe=True)
    benannt = quelle(config, trusted_config)
    geladene = konfiguration(ordner(pfad), benannt)
    einstellung = geladene.konfiguration
    gefragt = formate(format_, einstellung.formate)
    haus, hausbefunde = hausvorlage(house, geladene) if Format.DOCX in gefragt else (None, [])
    leser, gelesen, alles = Leser(ordner(pfad)), _Gelesen(), Ergebnis()
    ort = Target(genannt(PurePath(out), "--out")) if out else None
    ort = ort or ausgabeordner(einstellung.ausgabe, leser.ablage.wurzel, pfad)
    ziel = ort.path
    grenze = real(ziel) if out else leser.ablage.wurzel
    with waiting_room() as zwischen:
        auftrag = Auftrag(
            tuple(dokumente(doc, einstellung.dokumente)),
            gefragt,
            ziel,
            einstellung.dateiname,
            profilregal(PurePath(pfad), geladene, profiles),
            haus,
            grenze,
            _befunde_am_rand(pfad, benannt, profiles) if comments else None,
            final,
            None if check else zwischen,
        )
        try:
            ergebnisse = fertige_alle(gelesen.angebote(leser, offer), auftrag, jobs)
            for ergebnis in mit_fortschritt(ergebnisse, lambda: leser.anzahl, "Dokumente", still=quiet):
                alles.nimm(ergebnis)
        except NotWritableError as fehler:
            beende(Ausgang.NUTZUNG, str(fehler))
        befunde = [*gelesen.befunde, *hausbefunde, *alles.befunde]
        texte = gelesen.texte | alles.texte
        texte |= nachgelesen(leser.ablage, orte(gelesen.befunde) - texte.keys())
        if not gelesen.dateien and not gelesen.befunde:
            beende(Ausgang.NICHTS, leer(pfad))
        verlangt(offer, gelesen.ids, gelesen.befunde, tuple(gelesen.dateien), texte)
        zeige_befunde(befunde, tuple(gelesen.dateien), texte, bunt=bunt, still=quiet)
        if has_errors(befunde):
            beende(Ausgang.BEFUND, "Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler.")
        if alles.luecken:
            zeige_befunde(alles.luecken, tuple(gelesen.dateien), texte, bunt=bunt)
            beende(
                Ausgang.BEFUND,
                "Es wurde nichts geschrieben: Pflichtinhalt fehlt (--final; Ausnahmen zählen dabei nicht).",
            )
        if not quiet:
            hinweise = dict.fromkeys([ort.remark, *(datei.hinweis for datei in alles.dateien)])
            for hinweis in filter(None, hinweise):
                melde(hinweis)
        if check:
            ganz = not (doc or offer or format_)
            wurzel = leser.ablage.wurzel
            fremde = fremde_dateien(ziel, alles.dateien, wurzel) if ganz else []
            zeige_stand(alles.dateien, fremde, form, wurzel)
            return
        if not force and (fremde := [datei.pfad for datei in alles.dateien if datei.fremd]):
            melde("\n".join(f"»{pfad.as_posix()}« {FREMD}" for pfad in fremde))
            beende(
                Ausgang.BEFUND,
                "Es wurde nichts geschrieben. Bitte Änderungen in die Angaben übernehmen und die Datei "
                "umbenennen; --force überschreibt sie.",
            )
        dort = real(ziel)
        with alone(dort if inside(dort, grenze) else grenze):
            fehlende = {
                (datei.angebot, datei.art)
                for datei in alles.dateien
                if not _schreibe(datei, zwischen, grenze)
            }
    if not quiet:
        _melde_offene({ort: anzahl for ort, anzahl in alles.offene.items() if ort not in fehlende})
    if fehlende:
        raise Ende(Ausgang.NUTZUNG)


def _befunde_am_rand(pfad: str, config: "Quelle | None", profiles: str | None) -> "tuple[Finding, ...]":
    """What `lint` says of the repository, exceptions applied."""
    from teilhabe_docs.cli.lauf import Lauf
    from teilhabe_docs.reporting.report import told

    _, report = Lauf.fuer(pfad, config, (), ohne_ausnahmen=False).bericht(None, profiles)
    return told(report).findings


def _schreibe(datei: Datei, zwischen: "Waiting", grenze: PurePath) -> bool:
    """Put the file in its place, unless that one says the same, and name it; whether that was possible."""
    from teilhabe_docs.loading.files.writer import NotWritableError, write
    from teilhabe_docs.rendering.written import steht_da

    assert datei.wartet is not None
    try:
        inhalt = zwischen.take(datei.wartet)
        if not steht_da(datei.pfad, inhalt, grenze):
            write(datei.pfad, inhalt, grenze)
        show(datei.pfad.as_posix())
    except NotWritableError as fehler:
        melde(str(fehler))
        return False
    return True


def _melde_offene(offene: dict[tuple[str, str], int]) -> None:
    for (angebot, art), anzahl in offene.items():
        if anzahl:
            stellen = "offene Stelle" if anzahl == 1 else "offene Stellen"
            melde(f"{angebot}, {art}: {anzahl} {stellen}.")
