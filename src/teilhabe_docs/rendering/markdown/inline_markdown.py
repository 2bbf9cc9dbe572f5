"""Inline nodes as Markdown: emphasis, links, marks of notes, and line breaks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from markdown_it.common.normalize_url import normalizeLink

from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Footnote,
    Inline,
    LineBreak,
    Link,
    OpenPlace,
    Picture,
    Reference,
    TextRun,
)
from teilhabe_docs.rendering.markdown.emphasis import Atom, composed_inline
from teilhabe_docs.rendering.markdown.escaping import OPENING, escape, line_start
from teilhabe_docs.rendering.markdown.normal_form import normalised

LineSituation = Literal["absatz", "fortsetzung", "titel", "zelle"]
"""A paragraph · what follows on a number that is already written · a heading · a cell of a table."""

_UMBRUCH = "\\\n"


def write_line(
    inhalt: Sequence[Inline], note: Callable[[Footnote], str], lage: LineSituation = "absatz"
) -> str:
    """`inhalt` as one paragraph of Markdown; `note` gives the mark of a footnote (`[^1]`)."""
    knoten = normalised(_vereinfacht(inhalt, einzeilig=lage in ("titel", "zelle")))
    zeile = _Zeile(note, am_anfang=lage == "absatz", in_zelle=lage == "zelle")
    zeile.schreibe(knoten)
    text = composed_inline(zeile.atome)
    if lage == "titel" and text.endswith("#"):
        kern = text.rstrip("#")
        text = f"{kern}\\{text[len(kern) :]}"
    return text


def _vereinfacht(inhalt: Sequence[Inline], *, einzeilig: bool) -> list[Inline]:
    """References as their words; in one line, breaks as blanks."""
    ergebnis: list[Inline] = []
    for knoten in inhalt:
        match knoten:
            case Reference():
                ergebnis.append(TextRun("".join(teil.text for teil in knoten.teile)))
            case AnlageReference():
                ergebnis.append(TextRun(knoten.text))
            case LineBreak() if einzeilig:
                ergebnis.append(TextRun(" "))
            case TextRun(code=True) if OPENING in knoten.text:
                ergebnis.append(replace(knoten, code=False))
            case Link(found=True):
                ergebnis.extend(_vereinfacht(knoten.inhalt, einzeilig=einzeilig))
            case Link():
                ergebnis.append(Link(knoten.ziel, tuple(_vereinfacht(knoten.inhalt, einzeilig=True))))
            case _:
                ergebnis.append(knoten)
    return ergebnis


@dataclass(slots=True)
class _Zeile:
    note: Callable[[Footnote], str]
    am_anfang: bool
    in_zelle: bool
    atome: list[Atom] = field(default_factory=list)
    offen: list[tuple[str, str]] = field(default_factory=list)
    blanks: str = ""

    def schreibe(self, knoten: Sequence[Inline]) -> None:
        """Writes `knoten`; the blanks of a run stand outside the emphasis that begins or ends with it."""
        for stelle, einer in enumerate(knoten):
            naechster = knoten[stelle + 1] if stelle + 1 < len(knoten) else None
            if isinstance(einer, LineBreak):
                self._schliesse(_schrift(naechster))
                self.atome.append(Atom(_UMBRUCH))
                self.am_anfang = True
                continue
            self._schliesse(_schrift(einer))
            if isinstance(einer, TextRun) and not einer.code:
                self._text(knoten, stelle, einer.text)
            else:
                self._blanks("")
                if isinstance(einer, TextRun):
                    self._oeffne(knoten, stelle)
                self._anderes(einer)
            self.am_anfang = False
        self._schliesse(frozenset())
        self._blanks("")

    def _blanks(self, weitere: str) -> None:
        if self.blanks or weitere:
            self.atome.append(Atom(self.blanks + weitere))
        self.blanks = ""

    def _schliesse(self, bleibt: frozenset[str]) -> None:
        """Closes every emphasis that does not go on, and what was opened after it."""
        while any(art not in bleibt for art, _ in self.offen):
            self.atome.append(Atom(self.offen.pop()[1], marke="zu"))

    def _oeffne(self, knoten: Sequence[Inline], stelle: int) -> None:
        """Opens what the text needs; what goes on longer is opened first."""
        neu = _schrift(knoten[stelle]) - {art for art, _ in self.offen}
        for art in sorted(neu, key=lambda art: (-_ende(knoten, stelle, art), art)):
            ende = _ende(knoten, stelle, art)
            nachbarn = (*knoten[max(0, stelle - 1) : stelle], *knoten[ende : ende + 1])
            an_offener_stelle = any(isinstance(nachbar, OpenPlace) for nachbar in nachbarn)
            zeichen = "_" if art == "kursiv" else "__" if an_offener_stelle else "**"
            self.offen.append((art, zeichen))
            self.atome.append(Atom(zeichen, marke="auf"))

    def _text(self, knoten: Sequence[Inline], stelle: int, text: str) -> None:
        kern = text.strip()
        if not kern:
            self.blanks += text
            return
        anfang = text.find(kern)
        self._blanks(text[:anfang])
        self._oeffne(knoten, stelle)
        zwang: set[int] = set()
        danach = knoten[stelle + 1] if stelle + 1 < len(knoten) else None
        if self.am_anfang and (not self.atome or self.atome[-1].roh == _UMBRUCH):
            ganz = danach is None or isinstance(danach, LineBreak)
            zwang = line_start(text if ganz else f"{text}\ufffc")
        elif kern[0] in "(:{" and self.atome and _endet_mit_klammer(self.atome[-1]):
            zwang = {0}
        if kern[-1] == "!" and isinstance(danach, Link | Footnote):
            zwang = {*zwang, len(kern) - 1}
        teile = escape(kern, zwang, allein=len(knoten) == 1)
        zeichen = [kern[0], *[""] * (len(teile) - 2), kern[-1]][: len(teile)]
        self.atome.extend(Atom(roh, z) for roh, z in zip(teile, zeichen, strict=True))
        self.blanks = text[anfang + len(kern) :]

    def _anderes(self, knoten: Inline) -> None:
        match knoten:
            case TextRun():
                self.atome.append(Atom(_code(knoten.text, self.in_zelle)))
            case Link():
                inhalt = _Zeile(self.note, am_anfang=False, in_zelle=self.in_zelle)
                inhalt.schreibe(knoten.inhalt)
                self.atome.append(Atom(f"[{composed_inline(inhalt.atome)}]({_ziel(knoten.ziel)})"))
            case Picture():
                alt = "".join(escape(" ".join(knoten.alt.split())))
                words = "".join(escape(knoten.titel)).replace('"', '\\"')
                title = f' "{words}"' if words else ""
                self.atome.append(Atom(f"![{alt}]({_ziel(knoten.datei)}{title})"))
            case Footnote():
                self.atome.append(Atom(self.note(knoten)))
            case OpenPlace():
                if self.atome and self.atome[-1].roh == "**":
                    self.atome.append(Atom(" "))
                hinweis = "".join(escape(" ".join(knoten.hinweis.split())))
                self.atome.append(Atom("**", marke="auf"))
                self.atome.append(Atom(f"{OPENING} {hinweis}]"))
                self.atome.append(Atom("**", marke="zu"))


def _endet_mit_klammer(atom: Atom) -> bool:
    """Whether a bracket behind it would be read as its target or its attributes."""
    return not atom.zeichen and atom.roh[-1] in ")]`"


def _schrift(knoten: Inline | None) -> frozenset[str]:
    if not isinstance(knoten, TextRun):
        return frozenset()
    return frozenset(art for art, gilt in (("fett", knoten.fett), ("kursiv", knoten.kursiv)) if gilt)


def _ende(knoten: Sequence[Inline], stelle: int, art: str) -> int:
    """The place behind the last node that the emphasis `art` reaches without interruption."""
    ende = stelle
    while ende < len(knoten) and (isinstance(knoten[ende], LineBreak) or art in _schrift(knoten[ende])):
        ende += 1
    return ende


def _code(text: str, in_zelle: bool) -> str:
    """A code span; in a cell a stroke needs a backslash even there."""
    zaun = "`"
    while zaun in text:
        zaun += "`"
    rand = " " if text[0] in "` " or text[-1] in "` " else ""
    rand = "" if text.isspace() else rand
    spanne = f"{zaun}{rand}{text}{rand}{zaun}"
    return spanne.replace("|", "\\|") if in_zelle else spanne


def _ziel(ziel: str) -> str:
    kodiert = normalizeLink(ziel).replace(OPENING, "%5Boffen:")
    return re.sub(r"[()]|&(?=#?[0-9A-Za-z]+;)", r"\\\g<0>", kodiert)
