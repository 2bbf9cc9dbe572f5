"""Documents of offers, built in memory: what `render` writes and what it compares with."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.documents.profilwahl import Wahl
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.rendering.docx.haus import House
    from teilhabe_docs.rendering.dokument import Gebaut


@dataclass(frozen=True, slots=True)
class Fertig:
    """A document that is built: of which offer, which one, its outline."""

    geladen: "GeladenesKonzept"
    art: str
    gebaut: "Gebaut"
    gliederung: "Gliederung"

    @property
    def angebot(self) -> str:
        """The id of the offer."""
        return self.geladen.konzept.angebot.id


def baue_alle(
    geladen: "GeladenesKonzept", arten: list[str], wahl: "Wahl", befunde: "list[Finding]"
) -> list[Fertig]:
    """The documents of an offer; what is wrong with bodies and texts is added to `befunde`."""
    from teilhabe_docs.documents.gliederung import gliedere
    from teilhabe_docs.rendering.dokument import baue

    fertige = []
    for art in arten:
        gliederung = gliedere(geladen.konzept, wahl.profile[art])
        gebaut = baue(geladen, gliederung)
        befunde += gebaut.befunde
        fertige.append(Fertig(geladen, art, gebaut, gliederung))
    return fertige


def luecken(fertige: list[Fertig]) -> "list[Finding]":
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


def befunde_am_rand(pfad: str, config: str | None, profiles: str | None) -> "tuple[Finding, ...]":
    """What `lint` says of the repository, exceptions applied."""
    from teilhabe_docs.cli.lauf import Lauf

    _, report = Lauf.fuer(pfad, config, (), ohne_ausnahmen=False).bericht(None, profiles)
    return report.findings


def dateien_von(
    fertig: Fertig,
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
