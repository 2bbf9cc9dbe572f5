"""Lines such as `{.und}` in a body: what the next block is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from teilhabe_docs.documents.blocks import Absatz, Block, Liste, Rolle, Tabelle
from teilhabe_docs.near_names import ending_in_meant, nearest
from teilhabe_docs.rendering.markdown.reading import Lesung

_ROLLEN: dict[str, type[Absatz | Liste | Tabelle]] = {
    "und": Liste,
    "oder": Liste,
    "partei": Absatz,
    "mitte": Absatz,
    "untertitel": Absatz,
    "zwischentitel": Absatz,
    "zitat": Absatz,
    "unterschriften": Tabelle,
}
_WOFUER = {Liste: "eine Liste", Absatz: "einen Absatz", Tabelle: "eine Tabelle"}


@dataclass(frozen=True, slots=True)
class Auszeichnung:
    """A role and the line that gives it."""

    rolle: Rolle
    zeile: int


def lies_rolle(lesung: Lesung, attribute: Mapping[str, Any], zeile: int) -> Auszeichnung | None:
    """The role in the attributes of a line of its own, if there is such a role."""
    name = str(attribute.get("class", ""))
    if name in _ROLLEN and len(attribute) == 1:
        return Auszeichnung(cast(Rolle, name), zeile)
    nah = nearest(name, _ROLLEN)
    vorschlag = ending_in_meant(nah and f"{{.{nah}}}", f"; Möglich sind: {', '.join(_ROLLEN)}.")
    lesung.bemerke(zeile, f"Die Auszeichnung »{lesung.zeilen[zeile - 1].strip()}« gibt es nicht{vorschlag}")
    return None


def setze_rolle(lesung: Lesung, bloecke: tuple[Block, ...], auszeichnung: Auszeichnung) -> tuple[Block, ...]:
    """`bloecke` with the role, where it fits."""
    art = _ROLLEN[auszeichnung.rolle]
    ergebnis: list[Block] = []
    for block in bloecke:
        if isinstance(block, art):
            block = replace(block, rolle=auszeichnung.rolle)
        else:
            text = f"»{{.{auszeichnung.rolle}}}« gilt für {_WOFUER[art]}; hier folgt etwas anderes."
            lesung.bemerke(auszeichnung.zeile, text)
        ergebnis.append(block)
    return tuple(ergebnis)
