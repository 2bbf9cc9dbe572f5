"""What of the house's Word file does not go along, told once for each kind."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

_MOST_DETAILS = 10
_LONGEST_DETAIL = 60


class Kind(NamedTuple):
    """One kind of thing that is left out: what it is and what follows from that, for the author.

    `shows`: a document lacks something that the house's file shows, or shows it otherwise.
    """

    what: str
    then: str
    shows: bool = True


LINK = Kind(
    "Links, die weder auf eine Webseite noch auf eine E-Mail-Adresse oder Rufnummer führen",
    "Ihr Text bleibt stehen.",
)
OUTSIDE = Kind(
    "Bilder, die außerhalb der Datei liegen",
    "Fügen Sie sie in die Datei ein, statt sie zu verknüpfen.",
)
PICTURE = Kind(
    "Bilder, die beschädigt oder weder PNG noch JPEG noch GIF sind",
    "Fügen Sie sie als PNG ein.",
)
LARGE = Kind(
    "Bilder mit mehr als 60 Millionen Bildpunkten",
    "Fügen Sie sie kleiner ein; 2000 Bildpunkte Breite genügen für den Druck.",
)
OBJECT = Kind(
    "eingebettete Objekte, Dokumente und Steuerelemente",
    "Was davon zu sehen sein soll, fügen Sie als Text oder Bild ein.",
)
DRAWING = Kind(
    "Diagramme und andere Grafiken, die Word selbst zeichnet",
    "Fügen Sie sie als Bild ein.",
)
FIELD = Kind(
    "Felder, die anderes zeigen als Seitenzahlen, Überschriften und Eigenschaften des Dokuments",
    "Ihr zuletzt gezeigter Text bleibt stehen, auch wenn er nicht mehr stimmt; den Stand des Angebots setzt "
    "[Stand] ein.",
)
UNKNOWN = Kind("Bestandteile, die tdocs nicht kennt", "Prüfen Sie, ob im Dokument etwas fehlt.")
EXTRA = Kind("Zusätze zu Bildern, etwa ihre SVG-Fassung", "Das Bild selbst bleibt.", shows=False)
CHANGES = Kind(
    "nachverfolgte Änderungen und wer sie gemacht hat",
    "Sie gelten in Dokumenten als angenommen; nehmen Sie sie in Word an, oder lehnen Sie sie ab.",
    shows=False,
)
FONT = Kind("eingebettete Schriften", "Das Dokument zeigt sie dort, wo sie installiert sind.", shows=False)
MACRO = Kind("Makros", "Dokumente kommen ohne aus.", shows=False)
SOURCE = Kind(
    "die Verknüpfung mit einer Dokumentvorlage oder Datenquelle",
    "Formatvorlagen gelten so, wie sie in der Datei stehen.",
    shows=False,
)
PROGRAM = Kind(
    "Zusätze für das Programm, das die Datei öffnet",
    "Dokumente kommen ohne aus.",
    shows=False,
)
DAMAGED = Kind(
    "Angaben, die Word für beschädigt hält",
    "Es gilt, was ohne sie gälte; was stattdessen gelten soll, stellen Sie in Word ein.",
    shows=False,
)
UNREACHED = Kind(
    "Bestandteile, zu denen in der Datei nichts führt",
    "Auch Word zeigt sie nicht.",
    shows=False,
)
UNUSED = Kind(
    "Verknüpfungen, die an keiner Stelle der Datei gebraucht werden",
    "Auch Word zeigt nichts davon.",
    shows=False,
)


class LeftOut:
    """What has been left out so far; `place` is where the house's file shows what is looked at now."""

    def __init__(self) -> None:
        self.place = "Deckblatt"
        self._found: dict[Kind, dict[str, None]] = {}

    def add(self, kind: Kind, detail: str = "") -> None:
        """Note a thing of this kind; `detail` tells which one (`logo.emf`)."""
        details = self._found.setdefault(kind, {})
        if detail and len(details) <= _MOST_DETAILS:
            details[f"»{shown(detail)}«"] = None

    def add_field(self, called: str, showed: str) -> None:
        """Note a field that is `called` so, and the text that stays of it."""
        details = self._found.setdefault(FIELD, {})
        if len(details) <= _MOST_DETAILS:
            text = f"»{shown(showed)}« " if showed else ""
            details[f"{text}({', '.join(filter(None, (shown(called), self.place)))})"] = None

    def told(self, *, shows: bool) -> tuple[str, ...]:
        """A text for each kind, in the order in which they turned up."""
        return tuple(_text(*entry) for entry in self._found.items() if entry[0].shows is shows)


def _text(kind: Kind, details: dict[str, None]) -> str:
    which = f": {_listed(details)}" if details else ""
    return f"Nicht übernommen: {kind.what}{which}. {kind.then}"


def named(names: Iterable[str]) -> str:
    """The first names from the file in quotes, and that there are others."""
    return _listed(dict.fromkeys(f"»{shown(name)}«" for name in names))


def _listed(each: Collection[str]) -> str:
    more = " und andere" if len(each) > _MOST_DETAILS else ""
    return ", ".join([*each][:_MOST_DETAILS]) + more


def shown(name: str) -> str:
    """A name from the file as a message may show it: its beginning, without characters that nobody sees."""
    seen = "".join(char for char in name[: 2 * _LONGEST_DETAIL] if char.isprintable())
    return seen if len(seen) <= _LONGEST_DETAIL else f"{seen[:_LONGEST_DETAIL]}…"
