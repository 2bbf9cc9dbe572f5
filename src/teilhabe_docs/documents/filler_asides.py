"""A unit without what is said in passing beside a filler: `reichen nach, sobald …`, `(Anna?)`."""

import re
from collections.abc import Iterator

from teilhabe_docs.documents.filler_data import Tier
from teilhabe_docs.documents.filler_units import LETTERS

_NOTE = re.compile(r"\((?:[^\W\d]+[?!.]*(?: |\)(?!\w))){1,3}")
_REASON = re.compile(r",? \b(?:sobald|nachdem|weil|wenn)\s[^.!?\n§]{3,200}(?=[.!?\n]|$)")


def without_asides(text: str) -> Iterator[tuple[str, frozenset[Tier]]]:
    """The text without an aside, for each kind of them, and how little it must say then for that to count."""
    for aside, least in (
        (_NOTE, frozenset((Tier.LEER, Tier.VERWEIST))),
        (_REASON, frozenset((Tier.VERWEIST,))),
    ):
        rest = aside.sub(" ", text)
        if rest != text and LETTERS.search(rest):
            yield rest.strip(), least
