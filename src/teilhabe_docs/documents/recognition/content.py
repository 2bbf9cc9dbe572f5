"""Whether what stands below a heading of a finished document says something."""

import re
from collections.abc import Sequence

from teilhabe_docs.documents.emptiness import Reason

ASSERTED = "behauptet es nur, ohne zu sagen, was gilt oder geschieht"
"""Why a text does not count that asserts without saying."""
_ELSEWHERE = (Reason.VERWEIS, Reason.NACHTRAG, Reason.ANLAGE)
_CITED = re.compile(r"§|\b\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]+)\s?\d{2,4}\b")
"""A text that cites a norm or gives a day says that; it points nowhere else."""
_ANNEX = re.compile(
    r"\b(?:Anlage|Anhang|beigefügt|beiliegend|Leistungsvereinbarung|Rahmenvertrag)", re.IGNORECASE
)

_MOST_ASSERTED, _MOST_POINTING = 6, 12
"""With more words praise may be what is asked for, and a reference says what it is about."""


def shortfall(title: str, paragraphs: Sequence[str], *, annex: bool = False, points: bool = False) -> str:
    """Why a text does not count below a heading, as a predicate; empty if it says something.

    Where an `annex` is enough a reference to one counts; of what itself `points` elsewhere any does.
    """
    from teilhabe_docs.documents.filler import filler_in
    from teilhabe_docs.documents.text_reasons import reason_against

    text = "\n\n".join(paragraphs)
    reason = reason_against(text, (title,), strict=True, prose=True)
    if reason in _ELSEWHERE:
        counts = (
            points
            or len(text.split()) > _MOST_POINTING
            or _CITED.search(text)
            or (annex and _ANNEX.search(text))
        )
        return "" if counts else str(reason)
    if reason:
        return str(reason)
    return ASSERTED if len(text.split()) <= _MOST_ASSERTED and filler_in(text, (title,)) else ""
