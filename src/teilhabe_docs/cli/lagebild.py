"""What `tdocs status` has gathered: offers with their documents, findings, sums."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from teilhabe_docs.diagnostics import Finding, Severity, sort_key
from teilhabe_docs.documents.emptiness import Zustand
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.rendering.written import Stand


@dataclass(frozen=True, slots=True)
class Dokumentstand:
    """One document: profile and state of its needs (None without a profile that works), file and its state.

    The state is that of the file that lacks most, where there are several formats; None where it cannot be
    told: as long as there are errors, or the file cannot be read.
    """

    art: str
    profil: str
    bedarf: Mapping[Zustand, int] | None
    datei: str
    stand: Stand | None


@dataclass(frozen=True)
class Angebotsstand:
    """One offer; without `dokumente` where it could not be read, then `id` and names may be empty as well."""

    datei: str
    id: str
    bezeichnung: str
    traeger: str
    lesbar: bool
    dokumente: tuple[Dokumentstand, ...]
    befunde: tuple[Finding, ...]

    @property
    def ordner(self) -> str:
        """The folder of the offer's file."""
        return self.datei.rpartition("/")[0] or "."

    @property
    def name(self) -> str:
        """What the offer is called in lists: its id, else its file."""
        return self.id or self.datei

    def dokument(self, art: str) -> Dokumentstand | None:
        """One of its documents; None where it has none of this kind."""
        return next((dokument for dokument in self.dokumente if dokument.art == art), None)

    @property
    def gewicht(self) -> Counter[Severity]:
        """How many findings the offer has of each weight."""
        return gewichte(self.befunde)

    def gewicht_in(self, art: str) -> Counter[Severity]:
        """How many of them concern a document."""
        return gewichte(f for f in self.befunde if any(ort.document == art for ort in f.documents))

    @property
    def ohne_dokument(self) -> Counter[Severity]:
        """How many of them concern no document in particular."""
        arten = {dokument.art for dokument in self.dokumente}
        return gewichte(f for f in self.befunde if not any(ort.document in arten for ort in f.documents))


@dataclass(frozen=True)
class Lagebild:
    """Offers, the findings that belong to none of them, and how many are excepted."""

    angebote: tuple[Angebotsstand, ...]
    uebrige: tuple[Finding, ...]
    ausgenommen: int

    @property
    def dokumente(self) -> list[Dokumentstand]:
        """All documents of all offers."""
        return [dokument for angebot in self.angebote for dokument in angebot.dokumente]

    @property
    def arten(self) -> list[str]:
        """The documents that there are, in their order."""
        da = {dokument.art for dokument in self.dokumente}
        return [art for art in DOKUMENTE if art in da]

    @cached_property
    def gewicht(self) -> Counter[Severity]:
        """How many findings there are of each weight, each counted once though it concern several offers."""
        alle = (f for angebot in self.angebote for f in angebot.befunde)
        return gewichte(dict.fromkeys((*alle, *self.uebrige)))

    @property
    def bedarf(self) -> Counter[Zustand]:
        """The needs of all documents by state."""
        return sum((Counter(d.bedarf) for d in self.dokumente if d.bedarf), Counter())

    @property
    def staende(self) -> Counter[Stand | None]:
        """How many documents are in which state."""
        return Counter(dokument.stand for dokument in self.dokumente)


def gewichte(befunde: Iterable[Finding]) -> Counter[Severity]:
    """How many findings there are of each weight."""
    gewicht: Counter[Severity] = Counter()
    for befund in befunde:
        gewicht[befund.severity] += befund.count
    return gewicht


def nach_gewicht(befunde: Iterable[Finding]) -> list[Finding]:
    """Findings, the heaviest first, else in their order."""
    return sorted(befunde, key=lambda f: (f.severity.rank, sort_key(f)))
