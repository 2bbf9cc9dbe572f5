"""How a written document stands to what would be written now."""

from dataclasses import dataclass

from teilhabe_docs.ordered import Ordered


class Stand(Ordered):
    """The state of a document that ought to be there, best first."""

    AKTUELL = "current"
    VERALTET = "stale"
    BEARBEITET = "edited"
    FREMD = "foreign"
    FEHLT = "missing"


@dataclass(frozen=True, slots=True)
class Vergleich:
    """A document's state; `geaendert` names what it is made from and has changed since.

    `grund` says in German why it cannot be looked at; `am_rand` that it is the one with comments.
    """

    stand: Stand
    geaendert: tuple[str, ...] = ()
    grund: str = ""
    am_rand: bool = False
