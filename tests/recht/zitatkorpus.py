"""The corpus of citations in `tests/cases/zitate`, and what tdocs says of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from case_files import read_cases
from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.verdict import Surroundings

ORDNER = Path(__file__).resolve().parents[1] / "cases" / "zitate"
VEREINBARUNG = {1: 3, 2: 7, 3: 5, 4: 3, 5: 1, 6: 1, 7: 2, 8: 3, 9: 2, 10: 5, 11: 1, 12: 8, 13: 3, 14: 1}


@dataclass(frozen=True)
class Fall:
    """A sentence, where it stands, and the verdicts that are due, each perhaps with its stretch."""

    datei: str
    art: str
    satz: str
    umfeld: Surroundings
    erwartet: tuple[tuple[str, str], ...]
    daten: dict[str, Any] = field(compare=False, default_factory=dict)

    def gefunden(self) -> list[tuple[str, str]]:
        """The verdicts with their stretches; those without one where the case names none."""
        mit_stelle = all(stelle for _, stelle in self.erwartet)
        return [
            (u.art.value, self.satz[u.von : u.bis] if mit_stelle else "")
            for u in verdicts(self.satz, self.umfeld)
        ]

    def bilanz(self) -> tuple[int, int, int]:
        """How many verdicts are right, wrong and missing."""
        soll, ist = Counter(self.erwartet), Counter(self.gefunden())
        return (soll & ist).total(), (ist - soll).total(), (soll - ist).total()


def faelle(liste: str = "faelle") -> Iterator[Fall]:
    """All cases, file by file; the list `verfehlt` has those known to get a wrong verdict."""
    for datei in sorted(ORDNER.glob("*.yaml")):
        for daten in read_cases(datei).get(liste, []):
            urteil, stelle = (_liste(daten.get(schluessel)) for schluessel in ("urteil", "stelle"))
            erwartet = [] if urteil == ["in-ordnung"] else urteil
            umfeld = Surroundings(
                daten.get("grundlage", "sgb9_125"),
                daten.get("ort", "angebot.kurzbeschreibung"),
                daten.get("minderjaehrig") == "ja",
                daten.get("vereinbarung", VEREINBARUNG),
            )
            paare = tuple(zip(erwartet, stelle or [""] * len(erwartet), strict=True))
            yield Fall(datei.stem, daten["art"], daten["satz"], umfeld, paare, daten)


def _liste(wert: Any) -> list[str]:
    return [wert] if isinstance(wert, str) else list(wert or [])
