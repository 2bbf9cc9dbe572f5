"""The day that the file of a document bears: from the data, never from a clock."""

import re

from teilhabe_docs.documents.blocks import BlockDocument

_NO_DAY = "2000-01-01"


def day_of(document: BlockDocument) -> str:
    """The day of `BlockDocument.stand` (`2027-01-31`); empty where none is given."""
    return document.stand if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", document.stand) else ""


def document_day(document: BlockDocument) -> str:
    """The day that a file bears: that of the document, else a fixed one, so that no clock is asked."""
    return day_of(document) or _NO_DAY
