"""Documents as PDF: their digests stand in a comment of the file, in front of the table of its objects."""

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.rendering.document_formats import DocumentFormat
from teilhabe_docs.rendering.seal import HOUSE_DIGEST, PARTS_DIGEST, Written, digest

if TYPE_CHECKING:
    from teilhabe_docs.rendering.docx.house import House

_END = re.compile(rb"startxref\n([0-9]{1,12})\n%%EOF\n?\Z")
_MOST_AT_END = 64  # bytes
_OPENING = b"%tdocs\n"
_COMMENT = re.compile(rb"%tdocs\n((?:%tdocs:\S+ [0-9a-f]{64}\n)+)\Z")
_DIGEST = re.compile(r"%(\S+) (\S+)\n")
_MAX_COMMENT = 1_000_000  # bytes; a concept of a thousand files stays far below
_MOST_NAMED = 20
_INSTALL = 'Bitte installieren: pip install "typst>=0.15"'
_INSTALL_AGAIN = 'Bitte neu installieren: pip install --force-reinstall "typst>=0.15"'


def _missing() -> str:
    if not find_spec("typst"):
        return f"Für PDF fehlt das Paket »typst«. {_INSTALL}"
    try:
        module = import_module("typst")
        _ = module.Compiler, module.TypstError
    except Exception:  # what is damaged, or made for another system, may fail in any way
        return f"Für PDF ist das Paket »typst« da, lässt sich aber nicht laden. {_INSTALL_AGAIN}"
    return ""


def _remark(document: BlockDocument) -> str:
    from teilhabe_docs.rendering.pdf.letters import SUBSTITUTE, missing_in

    if not (characters := missing_in(document)):
        return ""
    named = ", ".join(f"{one} (U+{ord(one):04X})" for one in characters[:_MOST_NAMED])
    more = " und weitere" if len(characters) > _MOST_NAMED else ""
    return f"Die Schriften des PDF haben diese Zeichen nicht, dort steht {SUBSTITUTE}: {named}{more}."


def _write(
    document: BlockDocument,
    digests: Mapping[str, str],
    _notes: Iterable[MarginNote],
    house: "House | None",
    _renew: bool,
) -> bytes:
    from teilhabe_docs.rendering.pdf.pdf_writer import write_pdf

    pdf = write_pdf(document, house.colours if house else ())
    digests = {**digests, HOUSE_DIGEST: house.digest} if house and digests else digests
    return _sealed(pdf, digests) if digests else pdf


def _sealed(pdf: bytes, digests: Mapping[str, str]) -> bytes:
    """A PDF with its digests; no object of it moves (ISO 32000-1, 7.2.4: comments may stand there)."""
    end = _END.search(pdf, max(len(pdf) - _MOST_AT_END, 0))
    if end is None:
        raise ValueError("not the end of a PDF")
    table = int(end[1])
    lines = "".join(f"%{name} {value}\n" for name, value in {PARTS_DIGEST: digest(pdf), **digests}.items())
    comment = _OPENING + lines.encode("utf-8")
    moved = str(table + len(comment)).encode()
    return b"".join((pdf[:table], comment, pdf[table : end.start(1)], moved, pdf[end.end(1) :]))


def _read(content: bytes) -> Written | None:
    """The file as it was without its digests; with another end, or no digests, it is none of ours."""
    if not content.startswith(b"%PDF-"):
        return None
    end = _END.search(content, max(len(content) - _MOST_AT_END, 0))
    table = int(end[1]) if end else 0
    opening = content.rfind(_OPENING, max(table - _MAX_COMMENT, 0), table)
    comment = _COMMENT.match(content[opening:table]) if opening >= 0 else None
    if end is None or comment is None:
        return Written(says=content)
    carried = _DIGEST.findall(comment[1].decode("utf-8", "replace"))
    digests = dict(carried)
    if len(digests) < len(carried):
        return Written(says=content)
    original = str(opening).encode()
    pdf = b"".join((content[:opening], content[table : end.start(1)], original, content[end.end(1) :]))
    return Written(digests, digest(pdf), (pdf, digests.get(PARTS_DIGEST)))


FORMAT = DocumentFormat(_write, _read, text=False, pictures_beside=False, missing=_missing, remark=_remark)
