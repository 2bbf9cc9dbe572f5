"""Inline content: texts, breaks, links, references, footnote marks, open places, pictures."""

from collections.abc import Iterable

from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Footnote,
    Inline,
    LineBreak,
    Link,
    OpenPlace,
    Paragraph,
    Picture,
    Reference,
    TextRun,
)
from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.rendering.docx.drawings import drawing
from teilhabe_docs.rendering.docx.elements import Element, R, run, sub
from teilhabe_docs.rendering.docx.package import Relations, relation_type
from teilhabe_docs.rendering.docx.word_references import reference
from teilhabe_docs.rendering.docx.writing import Context
from teilhabe_docs.rendering.plain_words import open_place, plain, protected
from teilhabe_docs.rendering.web_address import web_address

_CONTROL_LENGTH = 64
"""Word cuts title and tag of a content control at 64 characters."""


class InlineWriter:
    """Writes inline content into paragraphs of one part, whose relations are `relations`."""

    def __init__(self, context: Context, relations: Relations, *, in_footnote: bool = False) -> None:
        self.context = context
        self.relations = relations
        self.in_footnote = in_footnote
        self._in_link = False

    def write(
        self,
        parent: Element,
        content: Iterable[Inline],
        width: int,
        style: str = "",
        *,
        bold: bool = False,
        in_cell: bool = False,
    ) -> None:
        """Append `content` to `parent`; pictures get `width` twips at most, texts the style `style`.

        In a cell of a table (`in_cell`) content controls stand alone.
        """
        content = tuple(content)
        comments = None if self.in_footnote or self._in_link else self.context.comments
        for piece, words in protected(content):
            match piece:
                case TextRun() if comments:
                    for part, notes in comments.pieces(words):
                        comment = comments.begin(parent, notes) if notes else None
                        self._text(parent, piece, part, style, bold)
                        comments.end(parent, comment)
                case TextRun():
                    self._text(parent, piece, words, style, bold)
                case LineBreak():
                    sub(sub(parent, "r"), "br")
                case Reference():
                    reference(parent, piece, words, self.context.targets)
                case AnlageReference():
                    run(parent, words)
                case Link(ziel, inhalt):
                    self._link(parent, ziel, inhalt, width)
                case Footnote():
                    self._footnote(parent, piece)
                case OpenPlace():
                    self._open_place(parent, piece, in_cell=in_cell, alone=len(content) == 1)
                case Picture():
                    self._picture(parent, piece, width)

    def _text(self, parent: Element, piece: TextRun, words: str, style: str, bold: bool) -> None:
        style = "HTMLCode" if piece.code else style
        run(parent, words, bold=piece.fett or bold, italic=piece.kursiv, style=style)

    def _link(self, parent: Element, address: str, content: tuple[Inline, ...], width: int) -> None:
        target = web_address(address)
        if target:
            relation = self.relations.add(relation_type("hyperlink"), target, external=True)
            parent = sub(parent, "hyperlink", history=1)
            parent.set(f"{R}id", relation)
        self._in_link = True
        self.write(parent, content, width, "Hyperlink" if target else "")
        self._in_link = False

    def _footnote(self, parent: Element, footnote: Footnote) -> None:
        if self.in_footnote:
            words = (plain(kind.inhalt) for kind in footnote.kinder if isinstance(kind, Paragraph))
            run(parent, f" ({' '.join(words)})")
            return
        self.context.footnotes.append(footnote)
        element = sub(parent, "r")
        sub(sub(element, "rPr"), "rStyle", "FootnoteReference")
        sub(element, "footnoteReference", id=len(self.context.footnotes))

    def _open_place(self, parent: Element, place: OpenPlace, *, in_cell: bool, alone: bool) -> None:
        comments = self.context.comments
        comment = None if self.in_footnote else comments.start(parent, place.pfad, open_place=True)
        if in_cell and not (alone and comment is None):
            run(parent, open_place(place), style="OffeneStelle")
        else:
            self._control(parent, place)
        comments.end(parent, comment)

    def _control(self, parent: Element, place: OpenPlace) -> None:
        control = sub(parent, "sdt")
        properties = sub(control, "sdtPr")
        sub(properties, "alias", clean(place.hinweis)[:_CONTROL_LENGTH])
        sub(properties, "tag", clean(place.pfad)[:_CONTROL_LENGTH])
        sub(properties, "id", self.context.next_control())
        sub(properties, "showingPlcHdr")
        run(sub(control, "sdtContent"), open_place(place), style="OffeneStelle")

    def _picture(self, parent: Element, picture: Picture, width: int) -> None:
        target = self.context.media.add(picture.daten)
        if not target:
            run(parent, picture.alt)
            return
        relation = self.relations.add(relation_type("image"), target)
        drawing(parent, picture, relation, self.context.next_drawing(), width)
