"""The whole calculation of one offer; each part is made when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property

from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.rechnen.counted_positions import CountedPosition, counted_positions
from teilhabe_docs.rechnen.dienstplan import Dienstplanprobe, dienstplanproben
from teilhabe_docs.rechnen.fachkraftquote import Fachkraftquote, fachkraftquote
from teilhabe_docs.rechnen.personalschluessel import Schluesselprobe, schluesselproben
from teilhabe_docs.rechnen.working_year import Arbeitsjahr, Stundenanteile, arbeitsjahr, stundenanteile


@dataclass(frozen=True)
class Calculation:
    """The staffing figures of an offer, none of them rounded."""

    konzept: Konzept

    @cached_property
    def stellen(self) -> tuple[CountedPosition, ...]:
        """The positions."""
        return counted_positions(self.konzept.personal)

    @cached_property
    def quote(self) -> Fachkraftquote:
        """The Fachkraftquote."""
        return fachkraftquote(self.stellen)

    @cached_property
    def schluessel(self) -> tuple[Schluesselprobe, ...]:
        """The ratios, agreed and reached."""
        return schluesselproben(self.konzept, self.stellen)

    @cached_property
    def dienstplan(self) -> tuple[Dienstplanprobe, ...]:
        """The checks by the roster."""
        return dienstplanproben(self.konzept, self.stellen)

    @cached_property
    def jahr(self) -> Arbeitsjahr:
        """The year of a full-time worker."""
        return arbeitsjahr(self.konzept.personal)

    @cached_property
    def fachleistungsstunde(self) -> Stundenanteile:
        """The shares of a Fachleistungsstunde."""
        return stundenanteile(self.konzept.angebot.fachleistungsstunde)
