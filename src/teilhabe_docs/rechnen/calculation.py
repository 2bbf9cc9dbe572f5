"""The whole calculation of one offer; each part is made when it is first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from teilhabe_docs.model.choices import Bereich
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.rechnen.bemessung import Bemessung
from teilhabe_docs.rechnen.counted_positions import (
    BETREUUNG,
    CountedPosition,
    counted_positions,
    fachkraft_in,
    in_area,
)
from teilhabe_docs.rechnen.dienstplan import Dienstplanprobe, dienstplanproben
from teilhabe_docs.rechnen.fachkraftquote import Fachkraftquote, fachkraftquote
from teilhabe_docs.rechnen.fachleistung import Fachleistung, fachleistung
from teilhabe_docs.rechnen.foerdereinheiten import Foerdereinheiten, foerdereinheiten
from teilhabe_docs.rechnen.nacht import Nachtprobe, nachtproben
from teilhabe_docs.rechnen.personalschluessel import Schluesselprobe, schluesselproben
from teilhabe_docs.rechnen.working_year import Arbeitsjahr, Stundenanteile, arbeitsjahr, stundenanteile

RESTS_ON = frozenset(
    FieldPath(f"{root}.{name}")
    for root, names in {
        "angebot": (
            *("einheit", "einheiten_jahr", "einsatz", "fachleistungsstunde", "fruehfoerderung", "gruppen"),
            *("oeffnung", "personen", "plaetze", "pool", "umfang"),
        ),
        "personal": (
            *("auslastung", "fachkraftquote", "minderzeiten", "nacht", "netto_jahresarbeitszeit_h"),
            *("personalschluessel", "positionen", "vollzeit_wochenstunden_h"),
        ),
    }.items()
    for name in names
)
"""The fields that calculations look at or into."""


@dataclass(frozen=True)
class Calculation:
    """The staffing figures of an offer, none of them rounded.

    `direkt` are the areas that work with the people served; `names` what areas are called where that is not
    their label, and under `betreuung` those of the quota, in the dative. `by_places`: the size of such an
    offer is a number of places. `unread` are the places of what it would rest on and could not be read: then
    no figure of it says whether an agreement is kept.
    """

    konzept: Konzept
    direkt: frozenset[Bereich] = BETREUUNG
    names: Mapping[str, str] = field(default_factory=dict)
    by_places: bool = True
    unread: tuple[str, ...] = ()

    def area(self, bereich: Bereich) -> str:
        """What an area is called in this offer."""
        return self.names.get(bereich, bereich.label)

    @property
    def served(self) -> str:
        """What the quota is about, in the dative."""
        return self.names.get("betreuung", "Gruppe und Individualleistungen")

    @cached_property
    def stellen(self) -> tuple[CountedPosition, ...]:
        """The positions."""
        return counted_positions(self.konzept.personal)

    @cached_property
    def quote(self) -> Fachkraftquote:
        """The Fachkraftquote."""
        return fachkraftquote(self.stellen, self.direkt)

    @cached_property
    def schluessel(self) -> tuple[Schluesselprobe, ...]:
        """The ratios, agreed and reached."""
        return schluesselproben(self.konzept, self.stellen, self.direkt, by_places=self.by_places)

    @cached_property
    def dienstplan(self) -> tuple[Dienstplanprobe, ...]:
        """The checks by the roster."""
        return dienstplanproben(self.konzept, self.stellen)

    @cached_property
    def jahr(self) -> Arbeitsjahr:
        """The year of a full-time worker."""
        return arbeitsjahr(self.konzept.personal)

    @cached_property
    def fachleistung(self) -> Fachleistung | None:
        """Hours of an ambulant service, agreed and given; None where none are agreed."""
        return fachleistung(self.konzept, self.stellen, in_area(*self.direkt), fachkraft_in(*self.direkt))

    @cached_property
    def foerdereinheiten(self) -> Foerdereinheiten | None:
        """Units of Frühförderung against hours of its positions; None where no units are given."""
        return foerdereinheiten(self.konzept, self.stellen, in_area(*self.direkt))

    @property
    def bemessungen(self) -> tuple[Bemessung, ...]:
        """What hours or units a year ask for, as far as they are agreed."""
        return tuple(one for one in (self.fachleistung, self.foerdereinheiten) if one is not None)

    @cached_property
    def naechte(self) -> tuple[Nachtprobe, ...]:
        """Nights and other stand-by."""
        return nachtproben(self.konzept.personal, self.stellen)

    @cached_property
    def fachleistungsstunde(self) -> Stundenanteile:
        """The shares of a Fachleistungsstunde."""
        return stundenanteile(self.konzept.angebot.fachleistungsstunde)
