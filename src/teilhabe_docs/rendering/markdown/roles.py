"""Lines such as `{.und}` in a body: what the next block is."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias, cast

from teilhabe_docs.documents.blocks import Block, Inline, ItemList, Paragraph, Role, TableBlock
from teilhabe_docs.near_names import ending_in_meant, nearest
from teilhabe_docs.rendering.markdown.reading import MarkdownReading

_Rows: TypeAlias = tuple[tuple[tuple[Inline, ...], ...], ...]
_ROLLEN: dict[str, type[Paragraph | ItemList | TableBlock]] = {
    "und": ItemList,
    "oder": ItemList,
    "partei": Paragraph,
    "mitte": Paragraph,
    "untertitel": Paragraph,
    "zwischentitel": Paragraph,
    "zitat": Paragraph,
    "unterschriften": TableBlock,
}
_WOFUER = {ItemList: "eine Liste", Paragraph: "einen Absatz", TableBlock: "eine Tabelle"}


class RoleMark(NamedTuple):
    """A role and the line that gives it."""

    rolle: Role
    zeile: int


def read_role(lesung: MarkdownReading, attribute: Mapping[str, Any], zeile: int) -> RoleMark | None:
    """The role in the attributes of a line of its own, if there is such a role."""
    name = str(attribute.get("class", ""))
    if name in _ROLLEN and len(attribute) == 1:
        return RoleMark(cast(Role, name), zeile)
    nah = nearest(name, _ROLLEN)
    vorschlag = ending_in_meant(
        tuple(f"{{.{name}}}" for name in nah), f"; Möglich sind: {', '.join(_ROLLEN)}."
    )
    lesung.bemerke(zeile, f"Die Auszeichnung »{lesung.zeilen[zeile - 1].strip()}« gibt es nicht{vorschlag}")
    return None


def set_role(
    lesung: MarkdownReading, bloecke: tuple[Block, ...], auszeichnung: RoleMark
) -> tuple[Block, ...]:
    """`bloecke` with the role, where it fits."""
    art = _ROLLEN[auszeichnung.rolle]
    ergebnis: list[Block] = []
    for block in bloecke:
        if isinstance(block, art):
            block = replace(block, rolle=auszeichnung.rolle)
            if isinstance(block, TableBlock):
                block = replace(block, zeilen=_closed_up(block.zeilen))
        else:
            text = f"»{{.{auszeichnung.rolle}}}« gilt für {_WOFUER[art]}; hier folgt etwas anderes."
            lesung.bemerke(auszeichnung.zeile, text)
        ergebnis.append(block)
    return tuple(ergebnis)


def _closed_up(
    rows: tuple[tuple[tuple[Inline, ...], ...], ...],
) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
    """The rows of a signature block without gaps: each party signs its own column from the top.

    A body names one person in each row, in the column of the party; how many others sign does not matter.
    """
    columns = [[cell for cell in column if cell] for column in zip_longest(*rows, fillvalue=())]
    return tuple(zip_longest(*columns, fillvalue=()))
