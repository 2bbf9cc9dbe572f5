"""What may be said of a citation, and of where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class VerdictKind(StrEnum):
    """What may be wrong with a citation."""

    UNBEKANNTES_GESETZ = "unbekanntes-gesetz"
    NORM_FEHLT = "norm-fehlt"
    AUFGEHOBEN = "aufgehoben"
    ABSATZ_FEHLT = "absatz-fehlt"
    UEBERHOLT = "ueberholt"
    PASST_NICHT = "passt-nicht"
    ZIEL_FEHLT = "ziel-fehlt"
    FALSCHE_GRUNDLAGE = "falsche-grundlage"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a text stands: contract basis, field, whether the offer is for minors only, what it is called.

    `vereinbarung` are the numbers of the agreement's sections, each with how many Absätze it has; empty where
    it is not numbered that way, so that a bare `§ 7` says nothing. `dokument`: the text is of a finished
    document, which has no fields.
    """

    grundlage: str = ""
    ort: str = ""
    minderjaehrige: bool = False
    vereinbarung: Mapping[int, int] = field(default_factory=dict)
    angebot: str = ""
    dokument: bool = False


class Verdict(NamedTuple):
    """What is wrong with the stretch from `von` to `bis`, in words; `quelle` is the norm or law behind it."""

    art: VerdictKind
    von: int
    bis: int
    text: str
    quelle: str
