"""What pandoc reads in a Word file, beside what the block model has: both as one flat list of entries.

An entry is a tuple: `("titel", text)`, `("untertitel", text)`, `("überschrift", level, text)`,
`("absatz", text)`, `("punkt", depth, text)` for the first paragraph of a list item, `("tabelle", rows)`.
Footnotes and pictures stand inside the text of their paragraph.

Where Word and pandoc differ by nature, both sides are brought to the same form:

- a numbered Absatz (1) is an item of an ordered list for Word and pandoc, its letters the list below it,
  and what follows it in the section continues it up to the next number;
- kinds of lists and numbers are not compared (pandoc does not show the number of a heading);
- for pandoc a table or a paragraph outside the list ends every open list; items behind it count anew;
- runs of white space, among them no-break spaces and line breaks, are one blank;
- a quotation is a paragraph; a header row without words is no row.
"""

import json
import subprocess
from collections.abc import Iterable, Iterator
from typing import Any

import pypandoc

from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Block,
    BlockDocument,
    Footnote,
    Heading,
    Inline,
    ItemList,
    Link,
    NumberedPart,
    OpenPlace,
    Paragraph,
    Picture,
    Reference,
    Section,
    TableBlock,
    TextRun,
)

Eintrag = tuple[Any, ...]


def eben(text: str) -> str:
    return " ".join(text.split())


def pandoc_json(inhalt: bytes, *optionen: str, form: str = "docx") -> dict[str, Any]:
    """The document as pandoc's syntax tree."""
    befehl = [pypandoc.get_pandoc_path(), "-f", form, "-t", "json", *optionen]
    lauf = subprocess.run(befehl, input=inhalt, capture_output=True, check=True)
    assert not lauf.stderr, lauf.stderr.decode()
    baum: dict[str, Any] = json.loads(lauf.stdout)
    return baum


def pandoc_sicht(docx: bytes) -> list[Eintrag]:
    """The entries that pandoc finds in a Word file."""
    baum = pandoc_json(docx)
    sicht: list[Eintrag] = []
    for name, art in (("title", "titel"), ("subtitle", "untertitel")):
        if name in baum["meta"]:
            sicht.append((art, eben(_pandoc_text(baum["meta"][name]["c"]))))
    sicht.extend(_pandoc_bloecke(baum["blocks"], 0))
    return sicht


def text_sicht(text: str, form: str) -> list[Eintrag]:
    """The entries that pandoc finds in Markdown (`commonmark` with extensions) or HTML."""
    return [*_pandoc_bloecke(pandoc_json(text.encode("utf-8"), form=form)["blocks"], 0)]


def _pandoc_bloecke(bloecke: list[Any], tiefe: int) -> Iterator[Eintrag]:
    for block in bloecke:
        art, inhalt = block["t"], block.get("c")
        if art == "Header":
            yield ("überschrift", inhalt[0], eben(_pandoc_text(inhalt[2])))
        elif art in ("Para", "Plain"):
            yield ("absatz", eben(_pandoc_text(inhalt)))
        elif art in ("BulletList", "OrderedList"):
            for punkt in inhalt if art == "BulletList" else inhalt[1]:
                yield from _pandoc_punkt(punkt, tiefe + 1)
        elif art == "BlockQuote":
            yield from _pandoc_bloecke(inhalt, tiefe)
        elif art == "Div":
            yield from _pandoc_bloecke(inhalt[1], tiefe)
        elif art == "CodeBlock":
            yield ("absatz", eben(inhalt[1]))
        elif art == "Figure":
            yield from _pandoc_bloecke(inhalt[2], tiefe)
        elif art == "Table":
            yield ("tabelle", _pandoc_zeilen(inhalt))
        else:
            raise AssertionError(f"unexpected block {art}")


def _pandoc_punkt(bloecke: list[Any], tiefe: int) -> Iterator[Eintrag]:
    while bloecke and bloecke[0]["t"] == "Div":
        bloecke = [*bloecke[0]["c"][1], *bloecke[1:]]
    erster = bloecke[0]["c"] if bloecke and bloecke[0]["t"] in ("Para", "Plain") else None
    yield ("punkt", tiefe, eben(_pandoc_text(erster or [])))
    yield from _pandoc_bloecke(bloecke if erster is None else bloecke[1:], tiefe)


def _pandoc_zeilen(tabelle: list[Any]) -> tuple[tuple[str, ...], ...]:
    _, _, _, kopf, koerper, fuss = tabelle
    zeilen = [*kopf[1], *(zeile for teil in koerper for zeile in (*teil[2], *teil[3])), *fuss[1]]
    texte = [
        tuple(eben(" ".join(_pandoc_text(block["c"]) for block in zelle[4])) for zelle in zeile[1])
        for zeile in zeilen
    ]
    return tuple(zeile for i, zeile in enumerate(texte) if i >= len(kopf[1]) or any(zeile))


def _pandoc_text(inlines: list[Any]) -> str:
    worte = []
    for inline in inlines:
        art, inhalt = inline["t"], inline.get("c")
        if art == "Str":
            worte.append(inhalt)
        elif art in ("Space", "SoftBreak", "LineBreak"):
            worte.append(" ")
        elif art in ("Strong", "Emph", "Underline", "Superscript"):
            worte.append(_pandoc_text(inhalt))
        elif art in ("Span", "Link"):
            worte.append(_pandoc_text(inhalt[1]))
        elif art == "Code":
            worte.append(inhalt[1])
        elif art == "Image":
            worte.append(f"⟦Bild: {_pandoc_text(inhalt[1])}⟧")
        elif art == "Note":
            worte.append(_fussnote(_pandoc_bloecke(inhalt, 0)))
        else:
            raise AssertionError(f"unexpected inline {art}")
    return "".join(worte)


def _fussnote(eintraege: Iterable[Eintrag]) -> str:
    return f"⟦Fußnote: {' | '.join(str(eintrag[-1]) for eintrag in eintraege)}⟧"


def modell_sicht(dokument: BlockDocument, *, listed: bool = False) -> list[Eintrag]:
    """The entries that the block model has; with those of the list of contents where it is `listed`."""
    sicht: list[Eintrag] = [("titel", eben(dokument.titel))]
    kopf = list(dokument.kopf)
    while kopf and isinstance(kopf[0], Paragraph) and kopf[0].rolle == "untertitel":
        sicht.append(("untertitel", eben(_text(kopf.pop(0).inhalt))))
    modell = _Modell()
    modell.bloecke(kopf)
    if listed:
        modell.sicht += [("absatz", "Inhalt"), *_verzeichnis(dokument.abschnitte)]
    modell.bloecke(dokument.abschnitte)
    return sicht + modell.sicht


def _verzeichnis(bloecke: Iterable[Block]) -> Iterator[Eintrag]:
    """The entries of the table of contents: two levels."""
    for block in bloecke:
        if isinstance(block, Section) and block.ebene <= 2:
            yield "absatz", eben(f"{block.nummer} {block.titel}".strip())
            yield from _verzeichnis(block.kinder)
        elif isinstance(block, Heading) and block.stufe <= 2:
            yield "absatz", eben(_text(block.inhalt))


class _Modell:
    def __init__(self) -> None:
        self.sicht: list[Eintrag] = []
        self._offen: list[int] = []

    def bloecke(self, bloecke: Iterable[Block], ebene: int = 0) -> None:
        """`ebene` is the number of lists around; 0 is outside of every list."""
        for block in bloecke:
            match block:
                case Paragraph(inhalt):
                    self._absatz(inhalt, ebene)
                case Heading(stufe, inhalt):
                    self._ueberschrift(stufe, _text(inhalt))
                case Section():
                    self._ueberschrift(block.ebene, block.titel)
                    self.bloecke(block.kinder)
                case NumberedPart():
                    if block.nummer:
                        self._punkt(block.kinder, 1)
                        ebene = 1
                    else:
                        self.bloecke(block.kinder, ebene)
                case ItemList():
                    for punkt in block.punkte:
                        self._punkt(punkt.kinder, ebene + 1)
                case TableBlock():
                    self._offen = []
                    self.sicht.append(("tabelle", _zeilen(block)))

    def _ueberschrift(self, stufe: int, text: str) -> None:
        self._offen = []
        self.sicht.append(("überschrift", stufe, eben(text)))

    def _absatz(self, inhalt: tuple[Inline, ...], ebene: int) -> None:
        if not ebene:
            self._offen = []
        if text := eben(_text(inhalt)):
            self.sicht.append(("absatz", text))

    def _punkt(self, bloecke: tuple[Block, ...], ebene: int) -> None:
        self._offen = [*(offene for offene in self._offen if offene < ebene), ebene]
        erster = bloecke[0] if bloecke else None
        text = _text(erster.inhalt) if isinstance(erster, Paragraph) else ""
        self.sicht.append(("punkt", len(self._offen), eben(text)))
        self.bloecke(bloecke[1:] if isinstance(erster, Paragraph) else bloecke, ebene)


def _zeilen(tabelle: TableBlock) -> tuple[tuple[str, ...], ...]:
    kopf = [tabelle.kopf] if any(_text(zelle).strip() for zelle in tabelle.kopf) else []
    return tuple(tuple(eben(_text(zelle)) for zelle in zeile) for zeile in (*kopf, *tabelle.zeilen))


def _text(inhalt: Iterable[Inline]) -> str:
    worte = []
    for teil in inhalt:
        match teil:
            case TextRun(text):
                worte.append(text)
            case Link(_, kinder):
                worte.append(_text(kinder))
            case Reference():
                worte.append("".join(stueck.text for stueck in teil.teile))
            case AnlageReference():
                worte.append(teil.text)
            case OpenPlace(_, hinweis):
                worte.append(f"[offen: {hinweis}]")
            case Picture():
                worte.append(f"⟦Bild: {teil.alt}⟧")
            case Footnote(kinder):
                modell = _Modell()
                modell.bloecke(kinder)
                worte.append(_fussnote(modell.sicht))
            case _:
                worte.append(" ")
    return "".join(worte)
