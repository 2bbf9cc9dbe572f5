"""Markdown out: a document as CommonMark with pipe tables and footnotes, one paragraph one line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from string import digits

from teilhabe_docs.documents.blocks import (
    Block,
    BlockDocument,
    Footnote,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    NumberedPart,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.documents.markup.number_starts import NO_ITEM
from teilhabe_docs.rendering.markdown.escaping import OPENING
from teilhabe_docs.rendering.markdown.inline_markdown import LineSituation, write_line

_COMPARED = re.compile(r"=?[ \t]*[0-9]")
"""What is no quotation behind `>`, if all lines of it begin like this: `> 10 %`."""
_NUMBER = re.compile(NO_ITEM)
_LINIE = {"links": "---", "mitte": ":---:", "rechts": "---:"}


def write_markdown(dokument: BlockDocument) -> str:
    """The whole document, its notes at the end."""
    return _fertig((Heading(0, (TextRun(dokument.titel),)), *dokument.kopf, *dokument.abschnitte))


def write_blocks(bloecke: Sequence[Block]) -> str:
    """`bloecke` alone, their notes at the end; empty if there is nothing to write."""
    return _fertig(bloecke)


def _fertig(bloecke: Sequence[Block]) -> str:
    schreiber = _MarkdownWriter()
    text = schreiber.bloecke(bloecke)
    teile = [teil for teil in (text, "\n\n".join(schreiber.noten)) if teil]
    return "\n\n".join(teile) + "\n" if teile else ""


@dataclass(slots=True)
class _MarkdownWriter:
    noten: list[str] = field(default_factory=list)

    def bloecke(self, bloecke: Sequence[Block], nummer: str = "", trenner: str = "\n\n") -> str:
        """`bloecke` under one another, `nummer` (Markdown) before the first."""
        teile: list[str] = []
        vorige: Block | None = None
        for block, ziffer in _flach(bloecke, nummer):
            text = self._block(block, ziffer, _mark(teile[-1]) if _gleiche_liste(vorige, block) else "")
            if not text:
                continue
            if vorige:
                teile.append(_trenner(vorige, block, trenner))
            teile.append(text)
            vorige = block
        return "".join(teile)

    def _block(self, block: Block, nummer: str, taken: str) -> str:
        match block:
            case Paragraph():
                return self._absatz(block, nummer)
            case Heading():
                return self._ueberschrift(block.stufe, block.inhalt)
            case Section():
                titel = TextRun(" ".join(f"{block.nummer} {block.titel}".split()))
                teile = (self._ueberschrift(block.ebene, (titel,)), self.bloecke(block.kinder))
                return "\n\n".join(teil for teil in teile if teil)
            case ItemList():
                return self._liste(block, taken)
            case TableBlock():
                return self._tabelle(block)
            case NumberedPart():
                return self.bloecke((block,), nummer)

    def _zeile(self, inhalt: Sequence[Inline], lage: LineSituation = "absatz") -> str:
        return write_line(inhalt, self._note, lage)

    def _note(self, note: Footnote) -> str:
        """The mark of `note`; its text goes to the end of the document."""
        stelle = len(self.noten)
        marke = f"[^{stelle + 1}]"
        self.noten.append("")
        text = self.bloecke(note.kinder) or "–"
        self.noten[stelle] = f"{marke}: {_eingerueckt(text, 4)}"
        return marke

    def _absatz(self, absatz: Paragraph, nummer: str) -> str:
        if absatz.rolle == "code" and (code := _code(absatz.inhalt)):
            return code
        inhalt = absatz.inhalt
        if absatz.rolle in ("untertitel", "zwischentitel"):
            inhalt = tuple(replace(k, fett=True) if isinstance(k, TextRun) else k for k in inhalt)
        text = self._zeile(inhalt, "fortsetzung" if nummer else "absatz")
        if not text:
            return nummer
        if absatz.rolle == "zitat":
            zeilen = text.split("\n")
            if all(map(_COMPARED.match, zeilen)):
                zeilen[0] = _as_entity(zeilen[0])
            return "\n".join(f"> {zeile}" for zeile in zeilen)
        return f"{nummer} {text}" if nummer else text

    def _ueberschrift(self, stufe: int, inhalt: tuple[Inline, ...]) -> str:
        """A heading; Markdown has six levels, deeper ones are bold paragraphs."""
        if stufe > 5:
            return self._absatz(Paragraph(inhalt, "zwischentitel"), "")
        text = self._zeile(inhalt, "titel")
        return f"{'#' * (stufe + 1)} {text}" if text else ""

    def _liste(self, liste: ItemList, taken: str) -> str:
        """A list; with another mark than `taken`, that of a list of the same kind right before it."""
        texte = [
            text
            for punkt in liste.punkte
            if (text := self.bloecke(punkt.kinder, f"{punkt.nummer})" if punkt.nummer else "", "\n"))
        ]
        strich = "*" if taken == "-" else "-"
        if strich == "-" and len(texte) == 1 and _NUMBER.match(texte[0]):  # `- 3`: a number and its sign
            if taken:
                texte[0] = _as_entity(texte[0])
            else:
                strich = "*"
        punkte: list[str] = []
        for text in texte:
            zeichen = strich
            if liste.art == "zahl":
                zeichen = f"{min(liste.beginn + len(punkte), 999_999_999)}{')' if taken == '.' else '.'}"
            punkte.append(f"{zeichen} {_eingerueckt(text, len(zeichen) + 1)}")
        return ("\n\n" if any("\n\n" in punkt for punkt in punkte) else "\n").join(punkte)

    def _tabelle(self, tabelle: TableBlock) -> str:
        spalten = max(len(tabelle.ausrichtung), len(tabelle.kopf), *map(len, tabelle.zeilen), 1)
        linien = [_LINIE[ausrichtung] for ausrichtung in tabelle.ausrichtung]
        linien += [_LINIE["links"]] * (spalten - len(linien))
        kopf, *rest = (self._tabellenzeile(zeile, spalten) for zeile in (tabelle.kopf, *tabelle.zeilen))
        return "\n".join((kopf, f"| {' | '.join(linien)} |", *rest))

    def _tabellenzeile(self, zellen: tuple[tuple[Inline, ...], ...], spalten: int) -> str:
        texte = [self._zeile(zelle, "zelle") for zelle in zellen]
        return "|" + "".join(f" {text} |" for text in (*texte, *[""] * (spalten - len(texte))))


def _flach(bloecke: Sequence[Block], nummer: str) -> Iterator[tuple[Block, str]]:
    """The blocks with those of a `NumberedPart` in its place; a number stands before text, else alone."""
    for block in bloecke:
        if isinstance(block, NumberedPart):
            yield from _flach(block.kinder, nummer or (f"({block.nummer})" if block.nummer else ""))
        else:
            if nummer and not (isinstance(block, Paragraph) and block.rolle in ("", "partei", "mitte")):
                yield Paragraph(()), nummer
                nummer = ""
            yield block, nummer
        nummer = ""
    if nummer:
        yield Paragraph(()), nummer


def _as_entity(text: str) -> str:
    """The text with its first sign as an entity, where that would be taken for a number behind a sign."""
    return f"&#{ord(text[0])};{text[1:]}"


def _mark(liste: str) -> str:
    """The mark of a list that is written."""
    return liste.lstrip(digits)[0]


def _gleiche_liste(vorige: Block | None, block: Block) -> bool:
    """Whether the two would become one list in Markdown."""
    if not (isinstance(vorige, ItemList) and isinstance(block, ItemList)):
        return False
    return (vorige.art == "zahl") == (block.art == "zahl")


def _trenner(vorige: Block, block: Block, eng: str) -> str:
    """What stands between two blocks; `eng` between a paragraph and a list that may interrupt it."""
    if (
        isinstance(vorige, Paragraph)
        and isinstance(block, Paragraph)
        and vorige.rolle == block.rolle == "zitat"
    ):
        return "\n>\n"
    if not (
        isinstance(vorige, Paragraph)
        and vorige.rolle not in ("zitat", "code")
        and isinstance(block, ItemList)
    ):
        return "\n\n"
    beginnt = any(
        punkt.nummer or any(isinstance(kind, Paragraph) for kind in punkt.kinder[:1])
        for punkt in block.punkte[:1]
    )
    return eng if beginnt and (block.art != "zahl" or block.beginn == 1) else "\n\n"


def _eingerueckt(text: str, tiefe: int) -> str:
    """`text` with all lines but the first moved to the right; empty ones stay empty."""
    erste, *rest = text.split("\n")
    return "\n".join((erste, *(f"{' ' * tiefe}{zeile}" if zeile else "" for zeile in rest)))


def _code(inhalt: tuple[Inline, ...]) -> str:
    """A fenced block; empty if `inhalt` is more than code, or code that would bring in an open place."""
    teile: list[str] = []
    for knoten in inhalt:
        if isinstance(knoten, LineBreak):
            teile.append("\n")
        elif isinstance(knoten, TextRun) and knoten.code and OPENING not in knoten.text:
            teile.append(knoten.text)
        else:
            return ""
    text = "".join(teile)
    zaun = "```"
    while zaun in text:
        zaun += "`"
    return f"{zaun}\n{text}\n{zaun}" if text else ""
