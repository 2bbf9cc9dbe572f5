"""Block tokens of markdown-it-py to blocks."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from markdown_it.token import Token

from teilhabe_docs.documents.blocks import (
    Block,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Role,
    TextRun,
)
from teilhabe_docs.documents.markup.markup_limits import TOO_MUCH
from teilhabe_docs.documents.markup.value_marks import MARK
from teilhabe_docs.loading.former_keys import present_field
from teilhabe_docs.rendering.markdown.inline_tokens import InlineReader
from teilhabe_docs.rendering.markdown.normal_form import normalised
from teilhabe_docs.rendering.markdown.reading import MarkdownReading, Nesting
from teilhabe_docs.rendering.markdown.reading_types import BlockResult, Bound
from teilhabe_docs.rendering.markdown.roles import RoleMark, read_role, set_role
from teilhabe_docs.rendering.markdown.table_tokens import read_table

_NO_RULE = (
    "Eine Trennlinie hat hier keine Bedeutung. Löschen Sie sie; eine Überschrift wird »# Überschrift« "
    "geschrieben."
)


class TokenTree(NamedTuple):
    """A token that stands alone, or one that opens with everything up to the one that closes it."""

    token: Token
    inhalt: Sequence[Token] = ()

    @property
    def zeile(self) -> int:
        """The line it begins in, from 1."""
        return self.token.map[0] + 1 if self.token.map else 1


def token_trees(tokens: Sequence[Token]) -> Iterator[TokenTree]:
    """The pieces on the highest level of `tokens`."""
    anfang = 0
    while anfang < len(tokens):
        ende = anfang
        tiefe = int(tokens[anfang].nesting)
        while tiefe > 0:
            ende += 1
            tiefe += tokens[ende].nesting
        yield TokenTree(tokens[anfang], tokens[anfang + 1 : ende])
        anfang = ende + 1


def read_blocks(lesung: MarkdownReading, tokens: Sequence[Token], ort: Nesting) -> tuple[Block, ...]:
    """The blocks of `tokens`, each with the role that the line before it gives."""
    bloecke: list[Block] = []
    auszeichnung: RoleMark | None = None
    for stueck in token_trees(tokens):
        if stueck.token.type == "attrs_block":
            auszeichnung = read_role(lesung, stueck.token.attrs, stueck.zeile)
            continue
        gelesen = _bloecke(lesung, stueck, ort)
        if auszeichnung and (gelesen or stueck.token.type == "paragraph_open"):
            gelesen = set_role(lesung, gelesen, auszeichnung)
            auszeichnung = None
        bloecke.extend(gelesen)
    if auszeichnung:
        lesung.bemerke(auszeichnung.zeile, f"Nach »{{.{auszeichnung.rolle}}}« folgt nichts, wofür es gilt.")
    return tuple(bloecke)


def _bloecke(lesung: MarkdownReading, stueck: TokenTree, ort: Nesting) -> tuple[Block, ...]:
    match stueck.token.type:
        case "paragraph_open":
            return _absatz(lesung, stueck, ort)
        case "heading_open":
            return _ueberschrift(lesung, stueck, ort)
        case "bullet_list_open" | "ordered_list_open":
            return _liste(lesung, stueck, ort)
        case "blockquote_open":
            return read_blocks(lesung, stueck.inhalt, ort._replace(in_zitat=True))
        case "fence":
            return _code(lesung, stueck)
        case "table_open":
            tabelle = read_table(lesung, stueck.inhalt, ort)
            if not ort.in_fussnote:
                return (tabelle,)
            _nicht_in_fussnote(lesung, stueck.zeile, "Eine Tabelle")
            zeilen = (zeile for zeile in (tabelle.kopf, *tabelle.zeilen) if any(zeile))
            return tuple(Paragraph(normalised(_mit_strichen(zeile))) for zeile in zeilen)
        case "zu_tief":
            lesung.bemerke(stueck.zeile, "Dieser Text ist zu tief verschachtelt; möglich sind sechs Ebenen.")
            return _als_absatz((TextRun(MARK.sub("…", stueck.token.content)),), ort)
        case "zu_viel":
            lesung.bemerke(stueck.zeile, TOO_MUCH)
            return _als_absatz((TextRun(stueck.token.content),), ort)
        case "hr":
            lesung.bemerke(stueck.zeile, _NO_RULE)
    return ()


def _inhalt(lesung: MarkdownReading, stueck: TokenTree, ort: Nesting) -> tuple[Inline, ...]:
    leser = InlineReader(lesung, stueck.zeile, ort.in_fussnote)
    return leser.lies(stueck.inhalt[0].children or ())


def _als_absatz(inhalt: tuple[Inline, ...], ort: Nesting, rolle: Role = "") -> tuple[Block, ...]:
    return _paragraph(normalised(inhalt), ort, rolle)


def _paragraph(inhalt: tuple[Inline, ...], ort: Nesting, rolle: Role = "") -> tuple[Block, ...]:
    return (Paragraph(inhalt, rolle or ("zitat" if ort.in_zitat else "")),) if inhalt else ()


def _absatz(lesung: MarkdownReading, stueck: TokenTree, ort: Nesting) -> tuple[Block, ...]:
    text = stueck.inhalt[0].content
    if lesung.koerper:
        marke = MARK.fullmatch(text)
        wert = lesung.wert(int(marke[1])) if marke else ()
        if isinstance(wert, BlockResult):
            return wert.bloecke
        letzte = text.rsplit("\n", 1)[-1].strip()
        if letzte.startswith("{.") and letzte.endswith("}"):
            zeile = stueck.zeile + text.count("\n")
            lesung.bemerke(zeile, f"Vor »{letzte}« fehlt eine Leerzeile; so steht es im Text.")
    elif isinstance(allein := _feld_allein(lesung, stueck), BlockResult):
        return allein.bloecke
    return _paragraph(_inhalt(lesung, stueck, ort), ort)


def _feld_allein(lesung: MarkdownReading, stueck: TokenTree) -> Bound | None:
    """The value of a field that is all that stands in a paragraph of an author's text."""
    children = stueck.inhalt[0].children or ()
    if lesung.feld is None or len(children) != 1 or children[0].type != "feld":
        return None
    return lesung.feld(present_field(children[0].meta["pfad"], lesung.fields))


def _ueberschrift(lesung: MarkdownReading, stueck: TokenTree, ort: Nesting) -> tuple[Block, ...]:
    inhalt = tuple(TextRun(" ") if isinstance(k, LineBreak) else k for k in _inhalt(lesung, stueck, ort))
    if lesung.koerper:
        lesung.bemerke(
            stueck.zeile,
            "Überschriften kommen aus »gliederung.yaml«. Legen Sie dort einen Abschnitt an, "
            "oder zeichnen Sie die Zeile mit {.untertitel} aus.",
        )
        return _als_absatz(inhalt, ort, "untertitel")
    if ort.in_fussnote:
        _nicht_in_fussnote(lesung, stueck.zeile, "Eine Überschrift")
        return _als_absatz(inhalt, ort)
    if lesung.zwischentitel or ort.in_liste or ort.in_zitat:
        return _als_absatz(inhalt, ort, "zwischentitel")
    if not inhalt:
        return ()
    getippt = int(stueck.token.tag[1])
    while lesung.ueberschriften and lesung.ueberschriften[-1] >= getippt:
        lesung.ueberschriften.pop()
    lesung.ueberschriften.append(getippt)
    return (Heading(lesung.ebene + len(lesung.ueberschriften), inhalt),)


def _liste(lesung: MarkdownReading, stueck: TokenTree, ort: Nesting) -> tuple[Block, ...]:
    innen = ort._replace(in_liste=True)
    inhalte = [read_blocks(lesung, punkt.inhalt, innen) for punkt in token_trees(stueck.inhalt)]
    punkte = tuple(ListItem(kinder) for kinder in inhalte if kinder)
    if ort.in_fussnote:
        _nicht_in_fussnote(lesung, stueck.zeile, "Eine Liste")
        return tuple(block for punkt in punkte for block in punkt.kinder)
    art: Literal["strich", "zahl"] = "zahl" if stueck.token.type == "ordered_list_open" else "strich"
    return (ItemList(art, punkte, beginn=int(stueck.token.attrs.get("start", 1))),) if punkte else ()


def _code(lesung: MarkdownReading, stueck: TokenTree) -> tuple[Block, ...]:
    text = stueck.token.content
    if lesung.koerper and MARK.search(text):
        lesung.bemerke(stueck.zeile, "Ein Wert kann nicht im Code stehen; setzen Sie ihn in den Text.")
        text = MARK.sub("…", text)
    inhalt: list[Inline] = []
    for zeile in text.removesuffix("\n").split("\n"):
        inhalt.append(LineBreak())
        inhalt.extend([TextRun(zeile.expandtabs(4), code=True)] if zeile else [])
    return (Paragraph(tuple(inhalt[1:]), "code"),) if len(inhalt) > 1 else ()


def _mit_strichen(zellen: tuple[tuple[Inline, ...], ...]) -> Iterator[Inline]:
    for nummer, zelle in enumerate(zellen):
        if nummer:
            yield TextRun(" | ")
        yield from zelle


def _nicht_in_fussnote(lesung: MarkdownReading, zeile: int, was: str) -> None:
    lesung.bemerke(zeile, f"{was} hat in einer Fußnote keinen Platz; schreiben Sie dort nur Sätze.")
