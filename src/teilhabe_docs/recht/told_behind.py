"""What the next sentence says of a citation: that it is law no more, or what stands in its place today."""

import re
from functools import cache

from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.masked_sentence import masked
from teilhabe_docs.recht.norm_numbers import spread
from teilhabe_docs.recht.succession import successors
from teilhabe_docs.recht.words_of_the_past import YEAR


def told_behind(following: str, name: str, number: str, year: int, *, past: bool) -> bool:
    """Whether the sentence behind says so, or that what cites the norm is of before a year.

    A successor counts where the citation's own sentence is in the `past`.
    """
    over, today, of_then = _patterns()
    if over.match(masked(following)[0]):
        return True
    if (dated := of_then.match(following)) and int(dated[1]) < year:
        return True
    return past and today.match(following) is not None and _cites(following, successors(name, number))


def _cites(sentence: str, wanted: frozenset[tuple[str, str]]) -> bool:
    return any(
        (citation.quelle.name, number) in wanted
        for citation in read_citations(sentence)
        if citation.quelle
        for norm in citation.normen
        for number in spread(norm.nummer, norm.letzte or None, every=True)
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """That a norm is over, that today's law follows, of when a paper is; each from a sentence's beginning."""
    norm = (
        r"(?:Vorschrift|Norm|Regelung|Bestimmung|Rechtslage|Fassung|Grundlage|Rechtsgrundlage"
        r"|Paragra(?:f|ph))(?:en)?"
    )
    over = (
        r"(?:aufgehoben|entfallen|entfiel\w*|weggefallen|überholt|veraltet|abgelöst|ersetzt|außer Kraft"
        r"|nicht mehr|gestrichen|endete\w*|galt\w*|Vergangenheit|Geschichte)\b"
    )
    return (
        re.compile(
            rf"\W*(?:(?:Diese[rs]?|D(?:ie|er)|Beide)\s(?:\w+\s)?{norm}\b[^;]*\b{over}"
            r"|(?:Das|Dies|Beides)\s(?:alles\s)?(?:galt\w*\s[^;]*\bbis\b|(?:ist|war|sind)\s[^;]*"
            r"\b(?:überholt|veraltet|Vergangenheit|Geschichte|aufgehoben|nicht mehr)\b)"
            r"|So\s(?:lautete|war|stand)\b|Gemeint\s(?:ist|sind|war)\b)"
        ),
        re.compile(r"\W*(?:Heute|Nun|Jetzt|Inzwischen|Mittlerweile|Seither|Seitdem|Seit\s|Ab\s\d)"),
        re.compile(
            rf"\W*(?:Sie|Er|Es|Diese[rs]?)\s(?:\w+\s)?(?:stamm(?:t|en)|datier(?:t|en))\b[^.;]*\b({YEAR})\b"
        ),
    )
