"""What shows that a text says something, whatever stands beside it: figures, people who act, legal terms."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from teilhabe_docs.documents.filler_data import Tier
from teilhabe_docs.documents.filler_word_roles import WordRoles

_SURE = re.compile(
    r"\d\s?[%€]|\d\s?:\s?\d|insoweit erfahren|qualifizierte\w? assistenz"
    r"|nummer (?:der|des|von) (?!anlage|anhang|kapitel|abschnitt|seite|vereinbarung|vertrag)",
    re.IGNORECASE,
)
_ELSEWHERE = frozenset(("auf", "in", "an", "fuer", "zu", "bei", "nach", "ueber"))
"""Behind one of these another thing is named than who acts."""
_WHERE = "Fundstelle"
_WITH = "mit"
_TEAM, _OUR = "team", frozenset(("unser", "unsere", "unserer", "unserem", "unseren", "unseres"))


def says_something(
    text: str,
    tokens: Sequence[str],
    found: Collection[str],
    tiers: Collection[Tier],
    roles: WordRoles,
    *,
    is_soft: bool,
) -> bool:
    """Whether it says something in spite of the expressions found in it, of these kinds and tiers.

    Where all other words are pale (`is_soft`), nothing is said by whom it is done with: `Mit den Eltern …`.
    """
    if Tier.LEER not in tiers and _SURE.search(text):
        return True
    if set(found) == {_WHERE} and not roles.words.people.isdisjoint(tokens):
        return True
    if Tier.VERWEIST not in tiers:
        before = roles.words.before_people
        if is_soft and any(map(roles.is_praise, tokens)):
            before = before - {_WITH}
        return _says_who_or_how_much(tokens, roles, before)
    return _is_agreed_with_them(tokens, roles)


def _is_agreed_with_them(tokens: Sequence[str], roles: WordRoles) -> bool:
    """Whether something is done with those whom it is about: `mit der Person besprochen`."""
    whom = roles.words.addressees
    return "mit" in tokens and any(
        before == "mit" and not whom.isdisjoint((word, following))
        for before, word, following in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False)
    )


def _says_who_or_how_much(tokens: Sequence[str], roles: WordRoles, before_people: Collection[str]) -> bool:
    """Whether a number with its unit stands there, or people behind `durch`, `mit`, `von`."""
    words = roles.words
    behind = ""
    for before, word in pairwise(["", *tokens]):
        its_own = (
            (behind == "im" and roles.is_label(word))
            or (before == "von" and word in words.addressees)
            or (word == _TEAM and not _OUR.isdisjoint(tokens))
        )
        if (word in words.units and before.isdigit()) or (behind and word in words.people and not its_own):
            return True
        if word in before_people:
            behind = word
        elif word in _ELSEWHERE or not roles.is_article_or_praise(word):
            behind = ""
    return False
