"""A sentence with its citations masked, so that patterns see the words around them."""

import re
from functools import lru_cache

from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.mentions import superseded

_BLANK = re.compile(r"[\s*_]+")


@lru_cache(maxsize=64)
def masked(satz: str) -> tuple[str, dict[int, int]]:
    """A sentence with one `§` for each citation and single blanks; the place there of each citation."""
    stuecke: list[str] = []
    stellen: dict[int, int] = {}
    bis = laenge = 0
    for zitat in read_citations(satz):
        stellen_von = [norm.von for norm in zitat.normen]
        enden = [norm.bis for norm in zitat.normen]
        if zitat.quelle and (zitat.normen or zitat.quelle.name in superseded()):
            stellen_von.append(zitat.quelle.von)
            enden.append(zitat.quelle.bis)
        if stellen_von:
            von = stellen_von[0]
            stuecke += (_BLANK.sub(" ", satz[bis:von]), "§")
            stellen[von] = laenge + len(stuecke[-2])
            laenge, bis = stellen[von] + 1, max(enden)
    return "".join((*stuecke, _BLANK.sub(" ", satz[bis:]))), stellen
