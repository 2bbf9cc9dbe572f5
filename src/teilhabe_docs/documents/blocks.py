"""The block model: what a document consists of, between the bodies of the profiles and the writers.

All nodes are frozen; sequences are tuples. `abbilden` is the one traversal that changes trees, `knoten` the
one that reads them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

from teilhabe_docs.loading.files.spelling import Remark
from teilhabe_docs.model.field_path import FieldPath


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of plain text; blanks count, a line break never stands in it."""

    text: str
    fett: bool = False
    kursiv: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the web; references inside the document are `Reference`.

    `found`: nobody has typed it; its words are an address that stands in the text.
    """

    ziel: str
    inhalt: "tuple[Inline, ...]"
    found: bool = False


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """A piece of a resolved reference: its words and the id it leads to (empty: only words)."""

    text: str
    ziel: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to sections and parts by id (`angebot`, `angebot.plaetze`); `teile` once it is resolved.

    `quelle` is the file of the body that holds it.
    """

    ziele: tuple[str, ...]
    bis: str = ""
    teile: tuple[ReferencePart, ...] = ()
    quelle: str = ""


@dataclass(frozen=True, slots=True)
class AnlageReference:
    """A reference to an annex by its id; `text` (`Anlage 3`) and `nummer` once the document is numbered."""

    id: str
    text: str = ""
    nummer: int = 0


@dataclass(frozen=True, slots=True)
class NormList:
    """The place for the norms that the document's own clauses cite; words once the document is built."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote; its place in the tree is the place of its mark."""

    kinder: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A place that the author still has to fill: the field's path and what belongs there."""

    pfad: FieldPath
    hinweis: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture from inside the repository, its bytes as they are in the file; `dpi` as the file gives it.

    `breite` and `hoehe` are in pixels, as shown: turned or mirrored by `orientierung` (EXIF, 1 to 8).
    `titel` is what programs show beside it on a screen; PDF has none.
    `bemerkungen` is what there is to say of the name that led to it.
    """

    alt: str
    datei: str
    daten: bytes
    breite: int
    hoehe: int
    dpi: int = 96
    orientierung: int = 1
    titel: str = ""
    bemerkungen: tuple[Remark, ...] = field(default=(), compare=False)


Inline = TextRun | LineBreak | Link | Reference | AnlageReference | NormList | Footnote | OpenPlace | Picture

Role = Literal[
    "", "zitat", "code", "partei", "mitte", "untertitel", "zwischentitel", "unterschriften", "und", "oder"
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text. `rolle`: its kind, if not running text; `tiefe`: of a subtitle, levels down."""

    inhalt: tuple[Inline, ...]
    rolle: Role = ""
    tiefe: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading typed in a text slot, without number; `stufe` as in `Abschnitt.ebene`."""

    stufe: int
    inhalt: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list; `id` and `nummer` (`a`) where it is a letter that can be referred to."""

    kinder: "tuple[Block, ...]"
    id: str = ""
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; `buchstabe` is numbered by tdocs as a), b), …; `beginn` is the first number of `zahl`."""

    art: Literal["strich", "zahl", "buchstabe"]
    punkte: tuple[ListItem, ...]
    rolle: Role = ""
    beginn: int = 1


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; each cell is inline content. Without `kopf` it has no header row (signatures only)."""

    kopf: tuple[tuple[Inline, ...], ...]
    zeilen: tuple[tuple[tuple[Inline, ...], ...], ...]
    ausrichtung: tuple[Literal["links", "mitte", "rechts"], ...]
    rolle: Role = ""


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """An Absatz of a paragraph (1), or a part that is only named; `id` is complete (`angebot.plaetze`).

    `nummer` is the bare figure (`1`), empty where the part is not numbered.
    """

    id: str
    kinder: "tuple[Block, ...]"
    zaehlt: bool = True
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section with heading; `nummer` as printed (`§ 3`, `6.11`), `ebene` from 1."""

    id: str
    ebene: int
    nummer: str
    titel: str
    kinder: "tuple[Block, ...]"


Block = Paragraph | Heading | ItemList | TableBlock | NumberedPart | Section


@dataclass(frozen=True, slots=True)
class BlockDocument:
    """A whole document: title, what stands under it before the first section, the sections.

    `art` is `leistungsvereinbarung`, `fachkonzept` or `leistungsbeschreibung`; `zaehlung` is `paragraf`
    (§ 1, (1), a)) or `dezimal` (1, 1.1). `stand` is ISO 8601 or empty. `traeger`, `angebot`, `stand` and
    `version` go into header and properties. `quer` lays the pages across, for wide tables. `paket` names the
    packages that its profiles come from, with their versions.
    """

    art: str
    titel: str
    zaehlung: Literal["paragraf", "dezimal"]
    traeger: str
    angebot: str
    stand: str
    version: str
    kopf: tuple[Block, ...]
    abschnitte: tuple[Section, ...]
    quer: bool = False
    paket: str = ""


Node = Inline | Block | ListItem | ReferencePart | BlockDocument


def _mit_knoten(klasse: type[Any]) -> tuple[str, ...]:
    """The fields of a node type that hold nodes: the tuples."""
    return tuple(name for name, typ in get_type_hints(klasse).items() if get_origin(typ) is tuple)


_FELDER: dict[type[Any], tuple[str, ...]] = {
    klasse: _mit_knoten(klasse)
    for klasse in (*get_args(Inline), *get_args(Block), ListItem, ReferencePart, BlockDocument)
}


def children_of(k: Any) -> Iterator[Any]:
    """The nodes right below `k`, in reading order."""
    for name in _FELDER[type(k)]:
        yield from _knoten_in(getattr(k, name))


def _knoten_in(wert: tuple[Any, ...]) -> Iterator[Any]:
    for teil in wert:
        if isinstance(teil, tuple):
            yield from _knoten_in(teil)
        elif type(teil) in _FELDER:
            yield teil


def nodes(k: Any) -> Iterator[Any]:
    """`k` and every node below it, in reading order."""
    offen = [k]
    while offen:
        k = offen.pop()
        if isinstance(k, tuple):
            offen += reversed(k)
        elif (namen := _FELDER.get(type(k))) is not None:
            yield k
            for name in reversed(namen):
                offen.append(getattr(k, name))


def mapped(k: Any, wandle: Callable[[Any], Any]) -> Any:
    """The tree `k` with `wandle` applied to every node, from the leaves up.

    `wandle` returns a node, a tuple of nodes that take its place, or `()` to drop it.
    """
    namen = _FELDER[type(k)]
    if not namen:
        return wandle(k)
    neu = {}
    for name in namen:
        alt = getattr(k, name)
        wert = _abgebildet(alt, wandle)
        if wert is not alt:
            neu[name] = wert
    return wandle(replace(k, **neu) if neu else k)


def _abgebildet(wert: tuple[Any, ...], wandle: Callable[[Any], Any]) -> tuple[Any, ...]:
    ergebnis: list[Any] = []
    gleich = True
    for teil in wert:
        if type(teil) in _FELDER:
            neu = mapped(teil, wandle)
            gleich = gleich and neu is teil
            ergebnis.extend(neu if isinstance(neu, tuple) else (neu,))
        else:
            neu = _abgebildet(teil, wandle) if isinstance(teil, tuple) else teil
            gleich = gleich and neu is teil
            ergebnis.append(neu)
    return wert if gleich else tuple(ergebnis)


def place_ids(document: BlockDocument) -> frozenset[str]:
    """The ids of the places of a document that can be referred to: sections, parts and letters."""
    return frozenset(
        k.id for k in nodes(document) if isinstance(k, Section | NumberedPart | ListItem) and k.id
    )


def is_signed(block: Block) -> bool:
    """Whether `block` is the one to sign in, or the section that holds it."""
    if isinstance(block, Section):
        return any(map(is_signed, block.kinder))
    return isinstance(block, TableBlock) and block.rolle == "unterschriften"
