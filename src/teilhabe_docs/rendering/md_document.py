"""Documents as Markdown: their digests stand in a closing comment."""

from collections.abc import Iterable, Mapping

from teilhabe_docs.documents.blocks import Dokument
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.rendering.document_formats import DocumentFormat
from teilhabe_docs.rendering.seal import mit_kommentar, read_commented


def _write(
    document: Dokument, digests: Mapping[str, str], _notes: Iterable[MarginNote], _house: object
) -> bytes:
    from teilhabe_docs.rendering.markdown.markdown_writer import schreibe_markdown

    text = schreibe_markdown(document)
    return (mit_kommentar(text, digests) if digests else text).encode("utf-8")


FORMAT = DocumentFormat(_write, read_commented, text=True, pictures_beside=True)
