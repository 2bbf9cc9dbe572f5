"""Documents as Markdown: their digests stand in a closing comment."""

from collections.abc import Iterable, Mapping

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.rendering.document_formats import DocumentFormat
from teilhabe_docs.rendering.seal import commented, read_commented


def _write(
    document: BlockDocument,
    digests: Mapping[str, str],
    _notes: Iterable[MarginNote],
    _house: object,
    _renew: bool,
) -> bytes:
    from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown

    return commented(write_markdown(document) + _packages(document), digests)


def _packages(document: BlockDocument) -> str:
    """The packages that its profiles come from, as a comment."""
    named = document.paket.replace("--", "-\u2010")
    return f"\n<!-- Paket {named} -->\n" if named else ""


FORMAT = DocumentFormat(_write, read_commented, text=True, pictures_beside=True)
