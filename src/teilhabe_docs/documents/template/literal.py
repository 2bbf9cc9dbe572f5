"""What in a body is meant to act and is printed as it stands: marks, fields in one bracket, open notes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from teilhabe_docs.documents.template.body import COMMENT, MARK
from teilhabe_docs.model.fields import ROOTS

_MARK_LIKE = re.compile(r"[ \t]*(?:[-*][ \t]+)?(\([ \t]*[@#][^()\n]*\))")
_LATER_MARK = re.compile(r"\(@[^()\s]*\)")
_ONE_BRACKET = re.compile(
    rf"(?<![{{\\])\{{[ \t]*((?:{'|'.join(ROOTS)}|eigene|merkmale)\.[\w.]+)[ \t]*\}}(?!\}})"
)
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|`[^`\n]*`", re.DOTALL)
_NOTE = re.compile(r"(?<!\\)\^\[")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)


class Literal(NamedTuple):
    """The line of something that stays in the document as it is typed, and what to type instead."""

    line: int
    text: str


def printed_literally(text: str) -> Iterator[Literal]:
    """What of a body acts on nothing, in the order of its lines."""
    bare = COMMENT.sub(_blanked, text.replace("\r\n", "\n"))
    yield from sorted([*_marks(bare), *_fields(bare), *_open_notes(bare)])


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _marks(text: str) -> Iterator[Literal]:
    for number, line in enumerate(text.split("\n"), 1):
        if MARK.match(line):
            continue
        if found := _MARK_LIKE.match(line):
            said = (
                f"»{found[1]}« ist keine Marke und bliebe so im Dokument stehen. Eine Kennung besteht aus "
                "Kleinbuchstaben a bis z, Ziffern und »-«, ohne Leerzeichen: »(@kennung)«."
            )
            yield Literal(number, said)
        elif found := _LATER_MARK.search(_CODE.sub(_blanked, line)):
            said = (
                f"»{found.group()}« steht nicht am Anfang seines Absatzes oder Listenpunkts und bliebe so im "
                "Dokument stehen. Bitte dorthin setzen."
            )
            yield Literal(number, said)


def _fields(text: str) -> Iterator[Literal]:
    for found in _ONE_BRACKET.finditer(_CODE.sub(_blanked, text)):
        right = f"Ein Feld steht in zwei Klammern: »{{{{ {found[1]} }}}}«."
        said = f"»{found.group()}« bliebe so im Dokument stehen. {right}"
        yield Literal(text.count("\n", 0, found.start()) + 1, said)


def _open_notes(text: str) -> Iterator[Literal]:
    bare = _CODE.sub(_blanked, text)
    for found in _NOTE.finditer(bare):
        end = re.compile(r"\n[ \t]*\n").search(bare, found.end())
        depth = 1
        for sign in _BRACKET.finditer(bare, found.end(), end.start() if end else len(bare)):
            depth += {"[": 1, "]": -1}.get(sign.group(), 0)
            if not depth:
                break
        else:
            said = "Zur Fußnote »^[« fehlt »]«; sie bliebe so im Dokument stehen. Bitte ergänzen."
            yield Literal(text.count("\n", 0, found.start()) + 1, said)
