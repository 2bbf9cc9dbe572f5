"""What `validate` and `lint` check: a file or a repository, offer after offer, into one report."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from teilhabe_docs.cli.gemeinsam import bericht, profilregal
from teilhabe_docs.diagnostics import has_errors

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.regal import Regal
    from teilhabe_docs.loading.ablage import Ablage
    from teilhabe_docs.loading.bestand import Bestand
    from teilhabe_docs.loading.config import GeladeneKonfiguration
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.reporting.report import Report


def pruefe(
    pfad: str, als: str, einstellung: "GeladeneKonfiguration", profiles: str | None
) -> "tuple[Path, Report]":
    """The repository, and what is wrong in it or, where `pfad` is a file, in that file alone."""
    from teilhabe_docs.rendering.texte import textbefunde

    regal: Regal | None = None
    befunde: list[Finding] = []
    texte: dict[str, str] = {}
    dateien: list[str] = []
    for teil in _teile(pfad, als):
        neue, quellen = [*teil.findings, *textbefunde(teil)], teil.texte
        dateien += quellen
        for geladen in teil.konzepte:
            regal = regal or profilregal(Path(pfad), einstellung, profiles)
            weitere, profiltexte = _in_profilen(geladen, regal)
            neue += weitere
            quellen |= profiltexte
        befunde += neue
        texte |= {name: quellen[name] for name in _orte(neue) if name in quellen}
    texte |= {name: _gelesen(teil.ablage, name) for name in _orte(befunde) if name not in texte}
    return teil.ablage.wurzel, bericht(befunde, tuple(sorted(dateien)), texte)


def _teile(pfad: str, als: str) -> "Iterator[Bestand]":
    if pfad == "-":
        from teilhabe_docs.cli.eingabe import lies_eingabe

        yield lies_eingabe(als)
    elif not Path(pfad).is_dir():
        from teilhabe_docs.loading.bestand import lade_datei

        yield lade_datei(Path(pfad))
    else:
        from teilhabe_docs.loading.repository import Leser

        yield from Leser(Path(pfad)).teile()


def _in_profilen(geladen: "GeladenesKonzept", regal: "Regal") -> "tuple[list[Finding], dict[str, str]]":
    """What shows only where the offer meets its profiles, and the profiles' files.

    Documents are built only for profiles that are not built in: of those every body is held by our tests.
    """
    from teilhabe_docs.documents.gliederung import gliedere
    from teilhabe_docs.documents.profilwahl import waehle
    from teilhabe_docs.rendering.dokument import baue

    wahl = waehle(geladen, regal)
    befunde = list(wahl.befunde)
    if not has_errors(befunde):
        eigene = (profil for profil in wahl.profile.values() if profil.herkunft)
        gebaute = (baue(geladen, gliedere(geladen.konzept, profil)) for profil in eigene)
        befunde += [befund for gebaut in gebaute for befund in gebaut.befunde]
    return befunde, wahl.texte if befunde else {}


def _orte(befunde: "Iterable[Finding]") -> set[str]:
    """The files that findings are about."""
    return {ort.file for befund in befunde for ort in (befund, befund.related) if ort}


def _gelesen(ablage: "Ablage", name: str) -> str:
    """The text of a file that is no longer at hand, for showing a place in it."""
    gelesen = ablage.lies_text("", name)
    return gelesen[1] if isinstance(gelesen, tuple) else ""
