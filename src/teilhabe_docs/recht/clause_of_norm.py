"""The part of a sentence that speaks of a citation: its clause, without what another citation governs."""

import re
from functools import cache, lru_cache

from teilhabe_docs.recht.citation_parser import read_citations


@lru_cache(maxsize=256)
def words_of(sentence: str, start: int, end: int) -> str:
    """What is said of the citation between two places of a sentence.

    Behind a semicolon it ends where a clause denies something or names another law. Behind a conjunction
    with a noun the next citation governs; before one, the last. A noun that is but joined to the citation
    (`¤ und der Plan`) is another matter.
    """
    joined, noun, elsewhere = _patterns()
    left = sentence.rfind(";", 0, start) + 1
    right = sentence.find(";", end)
    while right >= 0 and not elsewhere.match(sentence, right + 1):
        right = sentence.find(";", right + 1)
    right = len(sentence) if right < 0 else right
    until, since = start, end
    for first, last in reversed([place for place in _places(sentence) if place[1] <= start]):
        if found := list(joined.finditer(sentence, max(left, last), until)):
            left = found[-1].start()
            break
        until = first
    for first, last in (place for place in _places(sentence) if end <= place[0] < right):
        if next_one := joined.search(sentence, since, first):
            right = next_one.start()
            break
        since = last
    behind = noun.match(sentence, end)
    return sentence[left:end] + sentence[behind.end() if behind else end : right]


@lru_cache(maxsize=64)
def _places(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where the citations of a sentence stand."""
    return tuple(
        (
            citation.normen[0].von,
            max(citation.quelle.bis if citation.quelle else 0, *(n.bis for n in citation.normen)),
        )
        for citation in read_citations(sentence)
        if citation.normen
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A conjunction with a noun or a verb behind it; a noun joined to the citation; a clause of its own."""
    article = r"(?:d(?:er|ie|as|em|en|es)|eine[rnms]?|unsere?[rnms]?)\s(?:[A-ZÄÖÜ]?[a-zäöü]+e[nrsm]\s)?"
    no_verb = (
        r"(?!(?:seit|nicht|oft|sonst|zwischen|gegen|neben|wegen|unse|dies|eine|deren|jene|ihre|seine)|ander)"
    )
    return (
        re.compile(
            r"(?:,\s|\s(?:und|sowie|oder)\s)(?=[^,;]{0,90}?\b[A-ZÄÖÜ][a-zäöüß]{3,})"
            rf"|\sund\s(?={no_verb}[a-zäöüß]{{3,}}(?:en|t)\s)"
        ),
        re.compile(rf"\s(?:und|sowie)\s{article}[A-ZÄÖÜ][\w-]+(?:\sde[rs]\s[A-ZÄÖÜ][\w-]+)?"),
        re.compile(r"[^;]*?(?:\bnicht\b|\bkeine?\w?\b|§|\bSGB\b)"),
    )
