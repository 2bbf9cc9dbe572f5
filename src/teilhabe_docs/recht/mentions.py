"""Laws that are reported where they are but named, without a norm: repealed ones, and names that are none."""

import re
from functools import cache, lru_cache

from teilhabe_docs.recht.citation import GAP, NormSource
from teilhabe_docs.recht.law_data import (
    ContextRule,
    Successor,
    all_successors,
    laws,
    per_state,
    special_rules,
)
from teilhabe_docs.recht.verdict import Verdict, VerdictKind

_ENDING = re.compile(r"(gesetz|buch)$")


@cache
def superseded() -> dict[str, Successor | ContextRule]:
    """What is said of each law that is no more as a whole, by its abbreviation."""
    rules = {rule.gesetz: rule for rule in special_rules() if rule.allein}
    return rules | {entry.gesetz: entry for entry in all_successors() if not entry.normen}


@cache
def long_names() -> dict[str, str]:
    """The abbreviation of each long name of such a law that stands with no law."""
    return {name: law for law, entry in superseded().items() for name in entry.auch}


@per_state
def wrong_names() -> dict[str, str]:
    """The law that is meant by each abbreviation that is none."""
    return {name: law.kuerzel for law in laws().values() for name in law.falsche_namen}


@per_state
def names_alone() -> dict[str, str]:
    """The patterns of names that are reported without a norm, each by a word that all its forms have."""
    old = {*superseded(), *long_names()}
    old |= {alias for name in superseded() if name in laws() for alias in laws()[name].aliase}
    neuter = {name: rf"(?<!\b[Dd]ie )(?<!\b[Dd]er )(?<!\bzur ){inflected(name)}" for name in sorted(old)}
    patterns = {name: re.escape(name) for name in sorted(wrong_names())} | neuter
    found: dict[str, str] = {}
    for name, pattern in patterns.items():
        word = name.split()[-1]
        found[word] = f"{found[word]}|{pattern}" if word in found else pattern
    return found


def inflected(name: str) -> str:
    """The pattern of a name, sign by sign but for its endings."""
    words = (_ENDING.sub(r"\1(?:e?s)?", re.sub(r"es$", "e[ns]", re.escape(word))) for word in name.split())
    return GAP.join(words)


@lru_cache(maxsize=64)
def with_names(anchor: str, words: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of an anchor, or of one of the names of which these words are."""
    names = "|".join(names_alone()[word] for word in words)
    return re.compile(rf"{anchor}|(?<![\w-])(?:{names})(?![\wäöüß-])")


def mentioned(source: NormSource, sentence: str) -> Verdict | None:
    """What to say of a law that is named without a norm."""
    entry = superseded().get(source.name)
    if entry is None or (entry.ohne and re.search("|".join(entry.ohne), sentence)):
        return None
    if (law := laws().get(source.name)) and law.geltende:
        return None
    if isinstance(entry, ContextRule):
        meant = f"Gemeint: {entry.ersatz('allein')}?"
        text = f"Das {source.name} ist hier vermutlich überholt: {entry.sagt}. {meant}"
        return Verdict(VerdictKind(entry.urteil), source.von, source.bis, text, entry.quelle)
    since = f", seit {entry.seit:%d.%m.%Y}" if entry.seit else ""
    text = f"Das {source.name} ist aufgehoben{since}. Heute: {entry.statt}."
    return Verdict(VerdictKind.AUFGEHOBEN, source.von, source.bis, text, f"{entry.statt}; {entry.quelle}")
