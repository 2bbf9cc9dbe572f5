"""What `validate` and `lint` check: a file or a repository, offer after offer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.cli.gemeinsam import profilregal
from teilhabe_docs.loading.files.paths import is_folder

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.extent import Laufumfang
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.documents.profile.shelf import Regal
    from teilhabe_docs.loading.config import GeladeneKonfiguration
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.loading.loaded_files import Bestand
    from teilhabe_docs.loading.source_tree import Ablage


class Pruefer:
    """What is done with each offer and each file, beside reading them; this one does nothing more."""

    gliedert = False

    def pruefe(
        self, geladen: "GeladenesKonzept", gliederungen: "dict[str, Gliederung]"
    ) -> "Iterable[Finding]":
        """What else is wrong with an offer; outlines are there if `gliedert` and the profiles are sound."""
        return ()

    def lies(self, teil: "Bestand") -> None:
        """Look at files that have just been read."""


@dataclass(slots=True)
class Geprueft:
    """What was found where: the repository, findings as they came, the files read, texts to show them in."""

    wurzel: PurePath
    befunde: "list[Finding]" = field(default_factory=list)
    dateien: list[str] = field(default_factory=list)
    texte: dict[str, str] = field(default_factory=dict)


def pruefe(
    pfad: str,
    als: str,
    einstellung: "GeladeneKonfiguration",
    profiles: str | None,
    pruefer: Pruefer | None = None,
) -> Geprueft:
    """What is wrong in a repository or, where `pfad` is a file, in that file alone."""
    from teilhabe_docs.documents.extent import Laufumfang
    from teilhabe_docs.rendering.text_findings import textbefunde

    pruefer = pruefer or Pruefer()
    regal: Regal | None = None
    umfang = Laufumfang()
    geprueft = Geprueft(PurePath())
    for teil in _teile(pfad, als):
        befunde, quellen = [*teil.findings, *textbefunde(teil)], teil.texte
        geprueft.wurzel = teil.wurzel
        geprueft.dateien += quellen
        pruefer.lies(teil)
        for geladen in teil.konzepte:
            regal = regal or profilregal(PurePath(pfad), einstellung, profiles)
            weitere, profiltexte = _mit_profilen(geladen, regal, pruefer, umfang)
            befunde += weitere
            quellen |= profiltexte
        geprueft.befunde += befunde
        geprueft.texte |= {name: quellen[name] for name in orte(befunde) if name in quellen}
    geprueft.befunde += einstellung.mangel
    geprueft.texte |= nachgelesen(teil.ablage, orte(geprueft.befunde) - geprueft.texte.keys())
    return geprueft


def nachgelesen(ablage: "Ablage", namen: set[str]) -> dict[str, str]:
    """The texts of files that are no longer at hand, as far as they can be read, to show findings in."""
    gelesen = {name: ablage.lies_text("", name) for name in sorted(namen)}
    return {name: text[1] if isinstance(text, tuple) else "" for name, text in gelesen.items()}


def orte(befunde: "Iterable[Finding]") -> set[str]:
    """The files that findings are about."""
    return {ort.file for befund in befunde for ort in (befund, befund.related) if ort}


def _teile(pfad: str, als: str) -> "Iterator[Bestand]":
    if pfad == "-":
        from teilhabe_docs.cli.eingabe import lies_eingabe

        yield lies_eingabe(als)
    elif not is_folder(PurePath(pfad)):
        from teilhabe_docs.loading.loaded_files import lade_datei

        yield lade_datei(PurePath(pfad))
    else:
        from teilhabe_docs.cli.fortschritt import mit_fortschritt
        from teilhabe_docs.loading.repository import Leser

        leser = Leser(PurePath(pfad))
        yield from mit_fortschritt(leser.teile(), lambda: leser.anzahl, "Angebote", still=False)


def _mit_profilen(
    geladen: "GeladenesKonzept", regal: "Regal", pruefer: Pruefer, umfang: "Laufumfang"
) -> "tuple[list[Finding], dict[str, str]]":
    """What shows only where the offer meets its profiles, and the profiles' files.

    Documents are built only for profiles that are not built in: of those every body is held by our tests.
    """
    from teilhabe_docs.documents.gliederung import gliedere
    from teilhabe_docs.documents.profile.profile_choice import waehle
    from teilhabe_docs.rendering.assembly import baue, zu_viel

    wahl = waehle(geladen, regal)
    befunde = list(wahl.befunde)
    gliederungen: dict[str, Gliederung] = {
        art: gliedere(geladen.konzept, profil)
        for art, profil in wahl.brauchbare.items()
        if pruefer.gliedert or profil.herkunft
    }
    eigene = [gliederung for gliederung in gliederungen.values() if gliederung.profil.herkunft]
    gebaute = [baue(geladen, eine) for eine in eigene] if not umfang.voll else []
    befunde += [befund for gebaut in gebaute for befund in gebaut.befunde]
    if umfang.zaehle(sum(gebaut.zeichen for gebaut in gebaute)):
        befunde.append(zu_viel(geladen))
    befunde += pruefer.pruefe(geladen, gliederungen)
    return befunde, wahl.texte if befunde else {}
