"""Which characters the fonts of PDF have: those that typst brings along, and no others are ever asked.

PDF/A and PDF/UA allow no character without a glyph, and none from private areas. Such a one is printed as □.
"""

import re
from functools import cache

from teilhabe_docs.documents.blocks import (
    BlockDocument,
    OpenPlace,
    Picture,
    ReferencePart,
    Section,
    TextRun,
    nodes,
)
from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.resources import content, folder

SUBSTITUTE = "□"
_OTHERS = re.compile("[^\x20-\u017f\u200b\u2010-\u2027\u20ac□]")


def printable(text: str) -> str:
    """`text` with □ for each character that no font has."""
    return _missing().sub(SUBSTITUTE, text)


def plainly_printable(text: str) -> str:
    """`text` with □ for all but the letters of Central Europe, which go together in any order."""
    return _OTHERS.sub(SUBSTITUTE, text)


def missing_in(document: BlockDocument) -> list[str]:
    """The characters of a document that no font has, each once, in their order."""
    texts = [document.titel, document.traeger, document.angebot, document.version]
    for node in nodes(document):
        match node:
            case TextRun(text) | ReferencePart(text):
                texts.append(text)
            case Section():
                texts += (node.nummer, node.titel)
            case OpenPlace():
                texts.append(node.hinweis)
            case Picture():
                texts.append(node.alt)
    whole = "".join(texts)
    return [] if whole.isascii() else list(dict.fromkeys(_missing().findall(clean(whole))))


@cache
def _missing() -> re.Pattern[str]:
    return re.compile(f"[^{''.join(f'{chr(first)}-{chr(last)}' for first, last in ranges())}]")


def ranges() -> list[tuple[int, int]]:
    """The characters that the fonts have, as first and last code point of each row of them.

    `python tests/rendering/pdf_letters.py` lists them anew, after another typst with other fonts.
    """
    _, *lines = content(folder("templates") / "pdf" / "letters.csv").decode("ascii").split()
    return [(int(first, 16), int(last, 16)) for first, last in (line.split(",") for line in lines)]
