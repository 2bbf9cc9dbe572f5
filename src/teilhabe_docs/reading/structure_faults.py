"""What keeps people from finding their way in a Word file who do not see it: EN 301 549, chapter 10."""

from collections.abc import Iterable, Iterator

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.reading.word_headings import number_and_title
from teilhabe_docs.reading.word_model import (
    WordBlock,
    WordDocument,
    WordParagraph,
    WordPicture,
    WordTable,
    paragraphs_in,
    plain_text,
)
from teilhabe_docs.reading.word_views import WordView

_GERMAN = ("de",)
_OF_WORD = ("style", "outline")
_LEAST_ROWS, _LEAST_COLUMNS = 3, 2
"""A smaller table is mostly there to put things side by side."""
_LINE = "____"
_SHOWN = 60


def structure_faults(document: WordDocument, view: WordView, file: str) -> Iterator[Finding]:
    """What is missing: language, styles and levels of headings, header rows, alternative texts."""
    yield from _language(document, file)
    yield from _headings(view, file)
    for table in all_tables(view.blocks):
        wide = max((len(row.cells) for row in table.rows), default=0)
        large = len(table.rows) >= _LEAST_ROWS and wide >= _LEAST_COLUMNS
        if large and not table.rows[0].header and not _to_fill_in(table):
            first = next((text for p in paragraphs_in((table,)) if (text := p.text.strip())), "")
            text = (
                "Die Tabelle hat keine Kopfzeile, die als solche gekennzeichnet ist. Bitte in Word die erste "
                "Zeile markieren und unter Tabellenlayout »Überschriften wiederholen« wählen."
            )
            yield codes.WORD_TABELLE.finding(text, file, place=table.place, words=first[:_SHOWN])
    for paragraph in paragraphs_in(view.blocks):
        for piece in paragraph.pieces:
            picture = piece.inner
            if isinstance(picture, WordPicture) and not picture.alt.strip() and not picture.decorative:
                text = (
                    "Das Bild hat keinen Alternativtext. Bitte in Word mit der rechten Maustaste darauf "
                    "klicken, »Alternativtext bearbeiten« wählen und schreiben, was es zeigt, oder es als "
                    "dekorativ kennzeichnen."
                )
                yield codes.WORD_BILD.finding(text, file, place=paragraph.place)


def _to_fill_in(table: WordTable) -> bool:
    """Whether it is there to write or sign in: lines, or as many empty cells as others."""
    cells = [plain_text(cell.blocks).strip() for row in table.rows for cell in row.cells]
    return any(_LINE in text for text in cells) or 2 * sum(not text for text in cells) >= len(cells)


def _language(document: WordDocument, file: str) -> Iterator[Finding]:
    if document.language.casefold().startswith(_GERMAN):
        return
    text = "Für den Text ist keine Sprache angegeben"
    if document.language:
        text = f"Für den Text ist als Sprache »{document.language}« angegeben, nicht Deutsch"
    advice = "Bitte in Word den ganzen Text markieren und unter Überprüfen, Sprache, Deutsch festlegen."
    yield codes.WORD_SPRACHE.finding(f"{text}. {advice}", file)


def _headings(view: WordView, file: str) -> Iterator[Finding]:
    headings = [b for b in view.blocks if isinstance(b, WordParagraph) and b.heading and b.role != "title"]
    seen = [h for h in headings if h.heading and h.heading.origin not in _OF_WORD]
    styled = [h for h in headings if h.heading and h.heading.origin in _OF_WORD]
    if seen and (not styled or len(seen) > len(styled)):
        number = f"{len(seen)} Zeilen sehen" if len(seen) > 1 else "Eine Zeile sieht"
        text = (
            f"{number} nach einer Überschrift aus und {'haben' if len(seen) > 1 else 'hat'} keine "
            f"Formatvorlage dafür, zuerst »{_shown(seen[0])}«. Bitte in Word die Formatvorlagen "
            "»Überschrift 1« bis »Überschrift 3« geben."
        )
        yield codes.WORD_OHNE_FORMATVORLAGE.finding(text, file, place=seen[0].place, words=_shown(seen[0]))
    level = 0
    for heading in styled:
        assert heading.heading
        own = heading.heading.level
        if own > level + 1 and (level or own > 1):
            over = f"auf Ebene {level} folgt Ebene {own}" if level else f"die erste hat Ebene {own}"
            text = (
                f"Die Ebenen der Überschriften springen: {over}. Bitte in Word dieser Überschrift die "
                f"Formatvorlage »Überschrift {level + 1}« geben."
            )
            yield codes.WORD_EBENE.finding(text, file, place=heading.place, words=_shown(heading))
        level = own


def _shown(heading: WordParagraph) -> str:
    text = " ".join(filter(None, number_and_title(heading)))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def all_tables(blocks: Iterable[WordBlock]) -> Iterator[WordTable]:
    """The tables among blocks, those in cells too."""
    for block in blocks:
        if isinstance(block, WordTable):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from all_tables(cell.blocks)
