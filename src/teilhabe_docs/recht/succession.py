"""Whether a sentence that cites former law also cites its successor, and tells one from the other."""

import re
from functools import cache, lru_cache

from teilhabe_docs.recht.citation import Citation, CitedNorm
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.law_data import context_rules_for, successor_of, successor_of_absatz
from teilhabe_docs.recht.masked_sentence import masked
from teilhabe_docs.recht.norm_numbers import number_key, spread

_FOLLOWING = 15  # norms that »ff.« may mean


def tells_from_successor(sentence: str, start: int, name: str, number: str) -> bool:
    """Whether the citation at `start` is told from a successor of its norm that the sentence cites too."""
    rivals = _rivals(sentence, name, number)
    if not rivals or start not in (places := masked(sentence)[1]):
        return False
    mask, here = masked(sentence)[0], places[start]
    return _beside().search(mask, 0, here) is None and not all(
        place == here or _joined(mask, min(place, here), max(place, here)) for place in rivals
    )


@lru_cache(maxsize=64)
def _rivals(sentence: str, name: str, number: str) -> tuple[int, ...]:
    """The places in the masked sentence of what has taken the place of a norm, first and last."""
    wanted = successors(name, number)
    if not wanted or not _changes(sentence):
        return ()
    places = masked(sentence)[1]
    found = [
        places[begin]
        for begin, norms in _by_place(sentence).items()
        if begin in places and not norms.isdisjoint(wanted)
    ]
    return (found[0], found[-1]) if found else ()


@lru_cache(maxsize=64)
def _changes(sentence: str) -> bool:
    return _change().search(sentence) is not None


def _joined(mask: str, first: int, second: int) -> bool:
    """Whether nothing but a conjunction stands between two citations, and they are not compared."""
    between = mask[first + 1 : second].replace("§", "")
    return _chain().match(between) is not None and not _comparison().search(mask)


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(r"\b[Nn]eben\s(?:d(?:en|em|er)\s)?$")


@cache
def _comparison() -> re.Pattern[str]:
    return re.compile(
        r"[Vv]ergleich|[Uu]nterschied|[Gg]egenüberstell|[Ss]ynopse|[Vv]erh(?:[äa]lt(?:en|nis)|ält)"
    )


@lru_cache(maxsize=64)
def _by_place(sentence: str) -> dict[int, frozenset[tuple[str, str]]]:
    return {
        citation.normen[0].von: frozenset(_numbers(citation))
        for citation in read_citations(sentence)
        if citation.normen and citation.quelle
    }


@lru_cache(maxsize=1_000)
def successors(name: str, number: str) -> frozenset[tuple[str, str]]:
    """What has taken the place of a norm, by law and number."""
    texts = [entry.statt for key in ((name, number), (name, "")) if (entry := successor_of().get(key))]
    texts += [rule.ersatz(number) for rule in context_rules_for(name, number)]
    texts += [e.statt for (law, norm, _), e in successor_of_absatz().items() if (law, norm) == (name, number)]
    return frozenset(
        pair for text in texts for citation in read_citations(text) for pair in _numbers(citation)
    )


def _numbers(citation: Citation) -> set[tuple[str, str]]:
    law = citation.quelle.name if citation.quelle else ""
    return {(law, number) for norm in citation.normen for number in _each(norm)}


def _each(norm: CitedNorm) -> set[str]:
    first = number_key(norm.nummer)[0]
    following = {str(first + step) for step in range(1, _FOLLOWING)} if norm.folgende else set()
    return {*spread(norm.nummer, norm.letzte or None, every=True)} | following


@cache
def _change() -> re.Pattern[str]:
    """One of these stands where old and new law are compared."""
    return re.compile(
        r"(?i:\banders|statt|stelle\b|\bnoch\b|\bnun|heut|jetzt|jetzig|früher|ehem|vormal|zuvor|damal|bisher|bislang|\balt[e-]"
        r"|wander|versch[io]b|verleg|überf[üu]hr|verlager|ersetz|löst|fortf[üu]hr|fortge|übern[ao]m|übern[ai]h?m|entspr"
        r"|nachfolg|vorgänger|geworden|\bwurde|\btrat\b|\btritt|\bgalt|\bwar(?:en)?\b|\bseit\b|seither|\bmehr\b"
        r"|umbenannt|nummer|reform|gegenüber|vergleich|unterschied|gleich|identisch|übereinstimm|verhält|hervor|inzwischen"
        r"|mittlerweile|\bält|\bAlt(?!en|er)[a-zä]|gel(?:ten|esen) als|gilt als|zu lesen|gelesen"
        r"|\bneu|abgelöst|inhalt)|→|->|[|=]"
    )


@cache
def _chain() -> re.Pattern[str]:
    return re.compile(
        r"[\s,;]*(?:und\b|sowie\b|bzw\b|oder\b|i\.?\s?V|iVm|in Verbindung|&|/|\+|neben\b|auch\b|ergänz)"
        r"|[\s(),]*$|[\s)]*,[\s(]*(?:nach|gemäß|aus|den|dem|des)\s*$"
    )
