"""Documents as pages for browsers: their digests stand in a closing comment, as those of Markdown do."""

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
    from teilhabe_docs.rendering.html.html_writer import write_html

    return commented(write_html(document), digests)


FORMAT = DocumentFormat(_write, read_commented, text=True, pictures_beside=False)
