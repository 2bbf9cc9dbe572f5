"""The tree of ids that `reihenfolge` spells."""

from collections.abc import Iterator, Sequence
from typing import Any

from teilhabe_docs.loading.yaml.node_tree import DataPath

IdTree = tuple[str, DataPath, "list[IdTree]"]
"""An id, where it stands, and those below it."""


class FormError(Exception):
    """An entry of `reihenfolge` that is neither an id nor an id with a list."""

    def __init__(self, pfad: DataPath) -> None:
        super().__init__()
        self.pfad = pfad


def as_tree(eintraege: Any, pfad: DataPath) -> list[IdTree]:
    """The tree of ids that `reihenfolge` spells; raises `FormError` where its form is wrong."""
    if not isinstance(eintraege, list | tuple):
        raise FormError(pfad)
    ergebnis: list[IdTree] = []
    for i, eintrag in enumerate(eintraege):
        if isinstance(eintrag, dict):
            for kennung, kinder in eintrag.items():
                hier = (*pfad, i, kennung)
                ergebnis.append((kennung, hier, as_tree(kinder, hier)))
        elif isinstance(eintrag, str):
            ergebnis.append((eintrag, (*pfad, i), []))
        else:
            raise FormError((*pfad, i))
    return ergebnis


def named_in(eintraege: Any) -> set[str]:
    """The ids that `reihenfolge` names; none where its form is wrong, which is told elsewhere."""
    try:
        return {kennung for kennung, _, _ in flat(as_tree(eintraege, ()))}
    except FormError:
        return set()


def flat(baum_der_ids: list[IdTree]) -> Iterator[IdTree]:
    """Every entry of a tree, from outer to inner."""
    for eintrag in baum_der_ids:
        yield eintrag
        yield from flat(eintrag[2])


def left_out(kept: Sequence[tuple[str, str]]) -> str:
    """What to say of sections that an order does not name: each id, and in words where it stays."""
    if len(kept) == 1:
        said = f"»{kept[0][0]}« nicht; der Abschnitt bleibt {kept[0][1]}, wie im Grundprofil."
    else:
        named = ", ".join(f"»{one}« ({where})" for one, where in kept)
        said = f"{len(kept)} Abschnitte nicht; sie bleiben, wo sie im Grundprofil stehen: {named}."
    return f"Die Reihenfolge nennt {said} Bitte hier nennen, oder unter »entfernen« mit Grund wegnehmen."
