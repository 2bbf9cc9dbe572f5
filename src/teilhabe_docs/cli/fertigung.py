"""The documents of one offer: built, then kept aside to be written, or compared with what is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.cli.hausvorlage import haus_aus
from teilhabe_docs.cli.pruefung import orte
from teilhabe_docs.loading.files.targets import Target, Targets
from teilhabe_docs.model.choices import Format
from teilhabe_docs.model.file_names import fault

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.documents.profile.shelf import Regal
    from teilhabe_docs.loading.files.writer import Waiting
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.rendering.assembly import Gebaut
    from teilhabe_docs.rendering.written import Vergleich


def formate(*wuensche: "Iterable[str] | None") -> tuple[str, ...]:
    """The formats of the first wish that names any, in their order."""
    gewuenscht = tuple(next((wunsch for wunsch in wuensche if wunsch), (Format.DOCX,)))
    return tuple(format_ for format_ in Format if format_ in gewuenscht)


@dataclass(frozen=True, slots=True)
class Auftrag:
    """What is asked for, the same for every offer.

    `haus` is the house's Word file. `am_rand` are findings for the margin; None leaves that empty. Documents
    wait in `zwischen` to be written; without it they are compared. `grenze` is the folder in which they must
    lie.
    """

    arten: tuple[str, ...]
    formate: tuple[str, ...]
    ziel: PurePath
    dateiname: str
    regal: "Regal"
    haus: bytes | None
    grenze: PurePath
    am_rand: "tuple[Finding, ...] | None"
    final: bool
    zwischen: "Waiting | None"
    orte: Targets = field(default_factory=Targets)

    def ort(self, angebot: str, datei: str) -> Target:
        """Where a file of an offer belongs, by the names on the disk."""
        return self.orte.find(PurePath(angebot, datei), self.ziel)


@dataclass(frozen=True, slots=True)
class Datei:
    """A file of a document: where it belongs, and where it waits or how it compares.

    `fremd`: what stands there now is not ours and would change. `hinweis`: what to say of its name.
    """

    angebot: str
    art: str
    pfad: PurePath
    wartet: PurePath | None = None
    fremd: bool = False
    vergleich: "Vergleich | None" = None
    hinweis: str = ""


@dataclass(slots=True)
class Ergebnis:
    """What has become of an offer: findings, what a final document lacks, texts to show them in, files.

    `offene` is the number of open places of each document, `zeichen` what all of them have taken.
    """

    befunde: "list[Finding]" = field(default_factory=list)
    luecken: "list[Finding]" = field(default_factory=list)
    texte: dict[str, str] = field(default_factory=dict)
    dateien: list[Datei] = field(default_factory=list)
    offene: dict[tuple[str, str], int] = field(default_factory=dict)
    zeichen: int = 0

    def nimm(self, weiteres: "Ergebnis") -> None:
        """Add what has become of another offer."""
        self.befunde += weiteres.befunde
        self.luecken += weiteres.luecken
        self.texte |= weiteres.texte
        self.dateien += weiteres.dateien
        self.offene |= weiteres.offene


def fertige(geladen: "GeladenesKonzept", auftrag: Auftrag) -> Ergebnis:
    """Build the documents of an offer; with a profile that is not sound there are only findings.

    Raises `NotWritableError` where there is no room for them to wait.
    """
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.documents.gliederung import gliedere
    from teilhabe_docs.documents.profile.profile_choice import waehle
    from teilhabe_docs.rendering.assembly import baue

    angebot = geladen.konzept.angebot.id
    wahl = waehle(geladen, auftrag.regal, auftrag.arten)
    ergebnis = Ergebnis(list(wahl.befunde))
    gebaute: dict[str, tuple[Gliederung, Gebaut]] = {}
    for art in () if has_errors(wahl.befunde) else auftrag.arten:
        gliederung = gliedere(geladen.konzept, wahl.profile[art])
        gebaute[art] = gliederung, baue(geladen, gliederung)
        ergebnis.befunde += gebaute[art][1].befunde
        ergebnis.befunde += _zum_namen(geladen, dokumentname(auftrag.dateiname, art, angebot))
        ergebnis.zeichen += gebaute[art][1].zeichen
    if auftrag.final:
        ergebnis.luecken = _luecken(geladen, gebaute)
    texte = {**wahl.texte, **{n: t for datei in geladen.dateien.values() for n, t in datei.texte.items()}}
    gezeigte = orte((*ergebnis.befunde, *ergebnis.luecken))
    ergebnis.texte = {name: texte[name] for name in sorted(gezeigte) if name in texte}
    if not has_errors(ergebnis.befunde):
        ergebnis.offene = {(angebot, art): len(gebaut.offene) for art, (_, gebaut) in gebaute.items()}
        for art, paar in gebaute.items():
            ergebnis.dateien += dateien_von(geladen, art, *paar, auftrag)
    return ergebnis


def _luecken(geladen: "GeladenesKonzept", gebaute: "dict[str, tuple[Gliederung, Gebaut]]") -> "list[Finding]":
    """What a final document may not lack: what `lint` calls an error, and fields that only a text names."""
    from teilhabe_docs.diagnostics import Severity
    from teilhabe_docs.rules.checks.pflichtinhalt import nur_im_text, pflichtinhalt
    from teilhabe_docs.rules.engine.run_checks import finding_at, run_checks
    from teilhabe_docs.rules.engine.subject import Subject

    gegenstand = Subject(geladen, {art: gliederung for art, (gliederung, _) in gebaute.items()})
    gefunden = [f for f in run_checks(gegenstand, (pflichtinhalt,)) if f.severity is Severity.ERROR]
    offene = [(art, s.pfad, s.hinweis) for art, (_, gebaut) in gebaute.items() for s in gebaut.offene]
    return gefunden + [finding_at(treffer, geladen) for treffer in nur_im_text(gegenstand, offene)]


def _zum_namen(geladen: "GeladenesKonzept", name: str) -> "Iterator[Finding]":
    """A finding where Windows cannot have a document that the id and `dateiname` together name like that."""
    from teilhabe_docs.loading import codes

    if grund := fault(name):
        text = f"Mit dieser Id und »dateiname« hieße ein Dokument »{name}«: {grund}. Bitte anders benennen."
        yield codes.ID_GESPERRT.finding(text, *geladen.ort("angebot.id"))


def dokumentname(muster: str, art: str, angebot: str) -> str:
    """What the file of a document is called, without its ending."""
    return muster.replace("{dokument}", art).replace("{angebot}", angebot)


def dateien_von(
    geladen: "GeladenesKonzept", art: str, gliederung: "Gliederung", gebaut: "Gebaut", auftrag: Auftrag
) -> Iterator[Datei]:
    """The files that a document becomes, kept aside or compared."""
    from teilhabe_docs.documents.margin import MarginNote, margin_notes
    from teilhabe_docs.rendering.document_formats import document_files
    from teilhabe_docs.rendering.seal import siegel

    angebot = geladen.konzept.angebot.id
    name = dokumentname(auftrag.dateiname, art, angebot)
    digests = siegel(geladen, gliederung.profil, gebaut.dokument)
    notizen: tuple[MarginNote, ...] = ()
    if auftrag.am_rand is not None:
        notizen = tuple(margin_notes(auftrag.am_rand, geladen, gliederung, gebaut.offene))
    haus = haus_aus(auftrag.haus) if auftrag.haus else None
    for format_ in auftrag.formate:
        for ort, inhalt in document_files(gebaut.dokument, name, format_, digests, notizen, haus).items():
            yield _datei(angebot, art, auftrag.ort(angebot, ort), inhalt, auftrag)


def _datei(angebot: str, art: str, ort: Target, inhalt: bytes, auftrag: Auftrag) -> Datei:
    from teilhabe_docs.cli.gemeinsam import ist_fremd
    from teilhabe_docs.rendering.written import vergleiche

    if auftrag.zwischen is None:
        vergleich = vergleiche(ort.path, inhalt, auftrag.grenze)
        return Datei(angebot, art, ort.path, vergleich=vergleich, hinweis=ort.remark)
    fremd = ist_fremd(ort.path, inhalt, auftrag.grenze)
    return Datei(angebot, art, ort.path, auftrag.zwischen.put(inhalt), fremd, hinweis=ort.remark)
