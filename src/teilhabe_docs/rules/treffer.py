"""What rules look at and what they say; never where in a file that stands."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from teilhabe_docs.diagnostics import DocumentPlace, Severity
from teilhabe_docs.documents.gliederung import GegliederterAbschnitt, Gliederung, Punkt
from teilhabe_docs.documents.profile.requirements import katalog
from teilhabe_docs.documents.template.view import werte_zu
from teilhabe_docs.loading.concept_file import Konzeptdatei
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
from teilhabe_docs.loading.yaml.document import Pfad
from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.model.configuration import UNTERSCHREITUNG_PROZENT
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import GeleseneDatei, Markdown
from teilhabe_docs.model.values import Zitat
from teilhabe_docs.model.walk import alle
from teilhabe_docs.rechnen.calculation import Rechnung


@dataclass(frozen=True, slots=True)
class Textquelle:
    """A text at a path of one of the concept's files: the value there, and its words.

    `objekt` is what field paths call the file's content: `traeger`, `angebot` or `personal`.
    """

    objekt: str
    datei: Konzeptdatei
    pfad: Pfad
    wert: str | Markdown | GeleseneDatei
    text: str

    @property
    def ist_prosa(self) -> bool:
        """Whether it is one of the longer texts, not a value that is written as text."""
        return not isinstance(self.wert, str)

    @property
    def feld(self) -> str:
        """The full path of the field: `angebot.umfang.beschreibung`, with indices in lists."""
        teile = (f"[{teil}]" if isinstance(teil, int) else f".{teil}" for teil in self.pfad)
        return self.objekt + "".join(teile)

    @property
    def hauptfeld(self) -> str:
        """The field of the file that it stands in or below: `angebot.umfang`."""
        return f"{self.objekt}.{self.pfad[0]}"

    def stelle(self, treffer: re.Match[str]) -> "Textstelle":
        """The stretch of it that a pattern has found."""
        return Textstelle(self, *treffer.span())


@dataclass(frozen=True, slots=True)
class Textstelle:
    """A stretch (`von`, `bis`, code points) of a text."""

    quelle: Textquelle
    von: int
    bis: int


@dataclass(frozen=True, slots=True)
class Profilstelle:
    """A stretch (`von`, `bis`, code points) of a file of a profile."""

    datei: str
    text: str
    von: int
    bis: int


@dataclass(frozen=True, slots=True)
class Treffer:
    """What a rule has found: at a field of the concept (`angebot.umfang.beschreibung`), in a text, a profile.

    Without a `schwere` it weighs what the rule weighs; `quelle` is the norm in this case, `zweite` another
    field or stretch of text that it is about, with what stands there in few words.
    """

    code: str
    text: str
    ort: str | Textstelle | Profilstelle
    schwere: Severity | None = None
    _: KW_ONLY
    anforderung: str = ""
    quelle: str = ""
    dokumente: tuple[DocumentPlace, ...] = ()
    zweite: tuple[str | Textstelle, str] | None = None


@dataclass(frozen=True, slots=True)
class Offen:
    """A need that is not met, in a section of a document; `slugs` are the requirements behind it."""

    gliederung: Gliederung
    abschnitt: GegliederterAbschnitt
    punkt: Punkt
    slugs: tuple[str, ...]

    @property
    def ort(self) -> DocumentPlace:
        """Where in the document."""
        return DocumentPlace(self.gliederung.profil.dokument, self.abschnitt.id, self.abschnitt.nummer)


@dataclass(frozen=True)
class Gegenstand:
    """One offer with the outlines of its documents, in their order.

    From `unterschreitung_prozent` below an agreed staffing figure on, that counts as not met.
    """

    geladen: GeladenesKonzept
    gliederungen: Mapping[str, Gliederung] = field(default_factory=dict)
    unterschreitung_prozent: Decimal = UNTERSCHREITUNG_PROZENT

    @property
    def konzept(self) -> Konzept:
        """The offer with its provider and its staff."""
        return self.geladen.konzept

    @property
    def grundlage(self) -> str:
        """The contract basis, empty where it is missing."""
        basis = self.konzept.angebot.vertragsgrundlage
        return str(basis) if isinstance(basis, str) else ""

    def mit_merkmal(self, name: str, wert: object = True) -> str | None:
        """The field that chooses the first profile with this trait (`Merkmale`); None where none has it."""
        treffer = (
            dokument
            for dokument, gliederung in self.gliederungen.items()
            if getattr(gliederung.profil.merkmale, name) == wert
        )
        return next((f"angebot.profil.{dokument}" for dokument in treffer), None)

    @property
    def beginn(self) -> date | None:
        """When the agreement begins, where that is given."""
        beginn = self.konzept.angebot.laufzeit.beginn
        return beginn if isinstance(beginn, date) else None

    @cached_property
    def rechnung(self) -> Rechnung:
        """The staffing figures."""
        return Rechnung(self.konzept)

    @cached_property
    def prosa(self) -> tuple[Textquelle, ...]:
        """All longer texts of the three files, in place or from files."""
        return tuple(
            Textquelle(str(art), datei, pfad, slot, slot.text)
            for art, datei in self.geladen.dateien.items()
            for pfad, slot in datei.prosa
        )

    @cached_property
    def texte(self) -> tuple[Textquelle, ...]:
        """All texts: the longer ones and all values that are written as text."""
        kurze = (
            Textquelle(str(art), datei, pfad, wert, wert)
            for art, datei in self.geladen.dateien.items()
            for pfad, wert in alle(datei.modell, (str, GeleseneDatei))
            if type(wert) in (str, Zitat)  # not what is chosen from a list
        )
        return (*self.prosa, *kurze)

    @cached_property
    def _wortlaut(self) -> tuple[str, list[int]]:
        """All texts in one, and where each begins."""
        laengen = (len(quelle.text) + 1 for quelle in self.texte)
        return "\n".join(quelle.text for quelle in self.texte), [0, *accumulate(laengen)]

    @cached_property
    def _je_hauptfeld(self) -> dict[str, list[Textquelle]]:
        texte: dict[str, list[Textquelle]] = {}
        for quelle in self.texte:
            texte.setdefault(quelle.hauptfeld, []).append(quelle)
        return texte

    def texte_in(self, *felder: str) -> Iterator[Textquelle]:
        """The texts in or below these fields of the files: `angebot.umfang`, `angebot.zielgruppe`."""
        for feld in felder:
            yield from self._je_hauptfeld.get(feld, ())

    @cached_property
    def _woerter(self) -> str:
        """Each different word of the texts once: much shorter, and most of what is looked for is in none."""
        return "\n".join(dict.fromkeys(self._wortlaut[0].split()))

    @cached_property
    def _fundorte(self) -> dict[str, list[int]]:
        """For each word that was looked for the texts with it."""
        return {}

    def texte_mit(self, *worte: str) -> Iterator[Textquelle]:
        """The texts with one of these in them, in order: few, hence looked for in all texts at once."""
        gefunden = {nummer for wort in worte for nummer in self._mit(wort)}
        yield from (self.texte[nummer] for nummer in sorted(gefunden))

    def _mit(self, wort: str) -> list[int]:
        if wort not in self._fundorte and " " not in wort and wort not in self._woerter:
            self._fundorte[wort] = []
        if wort not in self._fundorte:
            wortlaut, anfaenge = self._wortlaut
            nummern, stelle = [], wortlaut.find(wort)
            while stelle >= 0:
                nummern.append(bisect(anfaenge, stelle) - 1)
                stelle = wortlaut.find(wort, anfaenge[nummern[-1] + 1])
            self._fundorte[wort] = nummern
        return self._fundorte[wort]

    @cached_property
    def offene(self) -> tuple[Offen, ...]:
        """The needs that are not met, document by document.

        Not where an error of reading stands, nor where it is open whether there is a need at all.
        """
        return tuple(
            Offen(gliederung, abschnitt, punkt, slugs)
            for gliederung in self.gliederungen.values()
            for abschnitt in gliederung.alle()
            for punkt in abschnitt.punkte
            if punkt.grund and self.zaehlt(punkt)
            if (slugs := self.geltende(punkt)) is not None
        )

    def zaehlt(self, punkt: Punkt) -> bool:
        """Whether a need is one for certain, and its value could be read."""
        return punkt.grad != "nein" and not punkt.ungewiss and not self.geladen.ausgelassen(punkt.feld)

    def warum_entfallen(self, feld: str) -> str:
        """The reason for which a field is to fall away; empty where it is not."""
        werte = (wert for _, wert in werte_zu(self.konzept, feld))
        return next((wert.entfaellt for wert in werte if isinstance(wert, Entfaellt)), "")

    def geltende(self, punkt: Punkt) -> tuple[str, ...] | None:
        """The requirements of a need that are law when the agreement begins; None where none of them is."""
        slugs = tuple(s for s in punkt.anforderungen if katalog()[s].gilt(self.grundlage, self.beginn))
        return slugs if slugs or not punkt.anforderungen else None
