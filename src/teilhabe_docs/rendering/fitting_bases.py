"""A provider's legal bases as one offer prints them, without those of the other book of the Sozialgesetzbuch.

Who works by both books names both once; a document of one offer says what its own contract is based on.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.konzept import Konzept

_BOOKS: Mapping[str, str] = MappingProxyType({"SGB VIII": "sgb8_", "SGB IX": "sgb9_"})
"""The books that contracts are based on, and how the names of those bases begin."""
_NUMBERS: Mapping[str, str] = MappingProxyType(
    {"sgb8_": r"(?i:V[Il1|]{3}|acht)|(?<!\d)8(?!\d)", "sgb9_": r"(?i:[Il1|]X|neun)|(?<!\d)9(?!\d)"}
)
"""What is found wherever such a book is named, and elsewhere too."""


def with_fitting_bases(konzept: Konzept) -> Konzept:
    """The concept whose provider's bases are those that go with the offer's contract basis.

    A citation goes that names nothing but the other book; without a contract basis all stay.
    """
    basis = konzept.angebot.vertragsgrundlage
    if not isinstance(basis, str):
        return konzept
    traeger = konzept.traeger
    changed = {
        name: part.model_copy(update={"rechtsgrundlagen": kept})
        for name in ("fuehrungszeugnis", "datenschutz")
        if isinstance(part := getattr(traeger, name), Model)
        and isinstance(bases := getattr(part, "rechtsgrundlagen", None), tuple)
        and (kept := tuple(b for b in bases if not _foreign(b, basis))) != bases
    }
    return replace(konzept, traeger=traeger.model_copy(update=changed)) if changed else konzept


@lru_cache(maxsize=256)
def _foreign(citation: str, basis: str) -> bool:
    """Whether a citation names norms of one book alone, and not that of the basis."""
    others = (number for name, number in _NUMBERS.items() if not basis.startswith(name))
    if not any(re.search(number, citation) for number in others):
        return False
    from teilhabe_docs.recht.citation_parser import read_citations  # only where another book may be named

    laws = {c.quelle.name if c.quelle else "" for c in read_citations(citation)}
    return len(laws) == 1 and not basis.startswith(_BOOKS.get(min(laws), ""))
