"""Data without the places that a schema refuses, so that an error silences only its own place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue

REPLACEMENT = "unlesbar"
"""What stands for a name or id that is missing or wrong."""


@dataclass(frozen=True)
class Remainder:
    """The data of a file without the values at the paths `entfernt`; list entries behind them move up.

    The keys `ersetzt` at the root, which name the whole thing, hold a stand-in instead, so that an error
    there does not silence the file. `meant` are the places, and `meant_elsewhere` the fields in any file,
    whose values may stand under keys that nobody knows.
    """

    daten: dict[str, PlainValue]
    entfernt: frozenset[DataPath] = frozenset()
    ersetzt: frozenset[str] = frozenset()
    meant: frozenset[DataPath] = frozenset()
    meant_elsewhere: frozenset[str] = frozenset()

    def wert(self) -> PlainValue:
        """What is left."""
        return self._uebrig if self.entfernt else self.daten

    @cached_property
    def _uebrig(self) -> dict[str, PlainValue]:
        return _ohne(self.daten, (), self.entfernt) | dict.fromkeys(sorted(self.ersetzt), REPLACEMENT)

    @cached_property
    def _je_liste(self) -> dict[DataPath, list[int]]:
        """The entries that are gone from each list, in order."""
        je_liste: dict[DataPath, list[int]] = {}
        for pfad in self.entfernt:
            if isinstance(pfad[-1], int):
                je_liste.setdefault(pfad[:-1], []).append(pfad[-1])
        return {liste: sorted(stellen) for liste, stellen in je_liste.items()}

    def ursprung(self, pfad: DataPath) -> DataPath:
        """Where in the file the place stands that has `pfad` in what is left."""
        if not self.entfernt:
            return pfad
        urspruenglich: DataPath = ()
        for teil in pfad:
            if isinstance(teil, int):
                for weg in self._je_liste.get(urspruenglich, ()):
                    teil += weg <= teil
            urspruenglich = (*urspruenglich, teil)
        return urspruenglich

    def ohne(self, pfade: Iterable[DataPath], ersetzt: Iterable[str] = ()) -> "Remainder":
        """The data without these places too, and with a stand-in for these keys at the root."""
        namen = frozenset(ersetzt)
        gone = self.entfernt.union(pfade, ((name,) for name in namen))
        return replace(self, entfernt=gone, ersetzt=self.ersetzt | namen)

    @property
    def unheard(self) -> frozenset[DataPath]:
        """The places of which what is left says nothing though something may be given for them."""
        return self.entfernt | self.meant


def _ohne(
    daten: dict[str, PlainValue], pfad: DataPath, entfernt: frozenset[DataPath]
) -> dict[str, PlainValue]:
    return {
        name: _rest(wert, (*pfad, name), entfernt)
        for name, wert in daten.items()
        if (*pfad, name) not in entfernt
    }


def _rest(wert: PlainValue, pfad: DataPath, entfernt: frozenset[DataPath]) -> PlainValue:
    if isinstance(wert, dict):
        return _ohne(wert, pfad, entfernt)
    if isinstance(wert, list):
        return [
            _rest(teil, (*pfad, i), entfernt) for i, teil in enumerate(wert) if (*pfad, i) not in entfernt
        ]
    return wert
