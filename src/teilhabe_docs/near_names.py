"""What was probably meant by a name that there is not: how it is found, and how it is put to the author.

A suggestion is never an assertion, and none is made where nothing comes near, or where what is near means
something else: the opposite, another unit, another number, the same words the other way round, a word with
another stem.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias

Near: TypeAlias = tuple[str, ...]
"""What may have been meant: nothing, one name, or several that are equally near."""

_LONGEST = 100  # characters; nothing longer is a slip of the pen
_PRICE = 4_000_000
"""Pairs of characters that are compared at most: some 10,000 names of twenty letters, 2 seconds."""
_CLEARLY = 0.08  # so much nearer must one be than the next, else both are named
_ASKED = 4  # more names than that are no question
_CUTOFF = 0.7

OPPOSITES: tuple[tuple[str, ...], ...] = (
    ("nicht", "un", "kein", "keine", "keinen", "ohne", "mit", "in"),
    ("intern", "extern", "innen", "aussen"),
    ("vor", "nach", "post", "prae"),
    ("brutto", "netto"),
    ("teil", "voll", "ganz", "halb"),
    ("ein", "aus", "an", "ab", "auf", "zu"),
    ("ueber", "unter"),
    ("von", "bis", "beginn", "ende", "ab"),
    ("min", "max", "mindest", "hoechst"),
    ("studium", "ausbildung"),
    ("gruppe", "individuell", "einzel"),
    ("direkt", "indirekt", "mittelbar", "unmittelbar"),
    ("stationaer", "ambulant"),
    ("minderjaehrig", "volljaehrig"),
    ("alt", "neu"),
    ("links", "rechts"),
    ("oben", "unten"),
)
"""Words and beginnings of words that turn the meaning of a name: one is never suggested for another."""

UNITS: tuple[str, ...] = (
    *("jahr", "jahre", "monat", "monate", "woche", "wochen", "tag", "tage", "stunde", "stunden", "h", "std"),
    *("minute", "minuten", "min", "prozent", "m2", "qm", "vzae", "plaetze", "vollkraefte"),
)
"""Words for units: with another the number would stay and its meaning change."""

_NEGATIONS = frozenset(("un", "nicht", "kein", "ohne"))
"""What turns the meaning of a word also inside it: `fallunspezifisch`."""
_SLIP = 2  # so many letters in a row are mistyped, more are another word
_SLIPS = 4  # so many in one word

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TURNS = {word: number for number, group in enumerate(OPPOSITES) for word in group}
_NUMBER = re.compile(r"([a-z]?)(\d+)(?:\s?([a-z])(?![^\W_]))?")
_BOOK = re.compile(r"\bsgb[\s_-]?([ivx]+)(?![^\W_])")
_SMALL = ("mit", "in", "an", "auf", "zu", "ein")
_MEANT = {*_TURNS, *UNITS} - {*_SMALL}
_BEGINNINGS = tuple(word for word in _TURNS if word not in ("an", "ab", "auf", "zu", "mit", "alt", "min"))


@dataclass(slots=True)
class Nearest:
    """Looks for near names until that has cost enough; from then on it finds none, which is never wrong.

    Use one for each list of names, not one for each word.
    """

    left: int = _PRICE

    def to(self, word: str, names: Collection[str], cutoff: float = _CUTOFF) -> Near:
        """The name nearest to `word`, or those that are equally near; none also where all has been spent."""
        if self.left < 0 or len(word) > _LONGEST:
            return ()
        self.left -= len(word) * sum(map(len, names))
        if self.left < 0:
            return ()
        small = plain(word)
        begun = tuple(name for name in names if small and plain(name).startswith(small))
        if len(begun) > 1 and not any(plain(name) == small for name in begun):
            return begun if len(begun) <= _ASKED and len(small) > 1 else ()
        return clearly_near(word, close(word, names, cutoff))


def close(word: str, names: Iterable[str], cutoff: float = _CUTOFF, most: int = 8) -> list[str]:
    """The first names that look like a word and mean nothing else, the nearest first."""
    from difflib import get_close_matches  # not needed where all names are right

    spelt: dict[str, list[str]] = {}
    for name in names:
        spelt.setdefault(plain(name), []).append(name)
    found = get_close_matches(plain(word), spelt, most, cutoff)
    return [name for plainly in found for name in spelt[plainly] if not turns(word, name)]


def clearly_near(word: str, names: Iterable[str]) -> Near:
    """Of names the nearest, and those that are hardly less near."""
    rated = [(nearness(name, word), name) for name in names]
    best = max((rate for rate, _ in rated), default=0.0)
    least = best - _CLEARLY if best < 1 else best
    return tuple(name for rate, name in rated if rate >= least)[:_ASKED]


def nearness(one: str, other: str) -> float:
    """How much two names look alike, from 0 to 1."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, plain(one), plain(other)).ratio()


def nearest(word: str, names: Collection[str], cutoff: float = _CUTOFF) -> Near:
    """The same for one word that is looked for once."""
    return Nearest().to(word, names, cutoff)


def plain(name: str) -> str:
    """A name without what people write differently: capitals, umlauts, hyphens, blanks."""
    return re.sub(r"[\W_]+", "", name.casefold().translate(_LETTERS))


def turns(typed: str, name: str) -> bool:
    """Whether a name, though it looks like what was typed, means something else."""
    if _numbers(typed) != _numbers(name):
        return True
    one, other = _words(typed), _words(name)
    if one != other and sorted(one) == sorted(other):
        return True
    left = list((Counter(one) - Counter(other)).elements())
    right = list((Counter(other) - Counter(one)).elements())
    if _MEANT.intersection(left) or _MEANT.intersection(right):
        return not _same_but_for_a_slip(left, right)
    if left and right and _other_stem("".join(left), "".join(right)):
        return True
    return any(_opposed(a, b) or _opposed(b, a) for a in left for b in right)


def _numbers(name: str) -> list[str]:
    """The numbers in a name, each with the one letter behind it, and books of the law: `78b`, `SGB IX`.

    In a long one behind letters a digit typed twice is a slip: `TD3001`.
    """
    text = name.casefold()
    found = [
        (re.sub(r"(\d)\1", r"\1", digits) if before and len(digits) > 2 else digits) + letter
        for before, digits, letter in _NUMBER.findall(text)
    ]
    return [*found, *_BOOK.findall(text)]


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold().translate(_LETTERS))


def _same_but_for_a_slip(left: list[str], right: list[str]) -> bool:
    """Whether what differs is one word, typed as none that turns a meaning: `plaeze`, `plaetze`."""
    return (
        len(left) == len(right) == 1
        and not {*_TURNS, *UNITS}.issuperset((left[0], right[0]))
        and len(left[0]) > 3
    )


def _other_stem(typed: str, name: str) -> bool:
    """Whether two words differ by more than a slip of the pen; one may be cut short at one of its ends."""
    if name.startswith(typed) or name.endswith(typed):
        return False
    from difflib import SequenceMatcher

    apart = [
        (typed[a:b], name[c:d])
        for kind, a, b, c, d in SequenceMatcher(None, typed, name, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    lengths = [max(len(one), len(other)) for one, other in apart]
    negated = any(not one or not other for one, other in apart if {one, other} & _NEGATIONS)
    return negated or max(lengths) > _SLIP or sum(lengths) > _SLIPS


def _opposed(one: str, other: str) -> bool:
    """Whether one word is the other behind a beginning that turns it, or behind another of its kind."""
    for beginning in _BEGINNINGS:
        if not one.startswith(beginning) or len(one) - len(beginning) < 3:
            continue
        rest = one[len(beginning) :]
        if rest == other:
            return True
        others = OPPOSITES[_TURNS[beginning]]
        if any(other == twin + rest for twin in others if twin != beginning):
            return True
    return False


def named(near: str | Near) -> str:
    """Names for a sentence: `»a«`, `»a« oder »b«`."""
    names = (near,) if isinstance(near, str) else near
    return " oder ".join(f"»{name}«" for name in names)


def meant(near: str | Near, otherwise: str = "") -> str:
    """A question to follow a sentence, else the sentence `otherwise`: `… gibt es nicht. Gemeint: »haus«?`."""
    return f" Gemeint: {named(near)}?" if near else otherwise and f" {otherwise}"


def ending_in_meant(near: str | Near, otherwise: str = ".") -> str:
    """The same to end a sentence that has no full stop yet: `… gibt es nicht; gemeint: »haus«?`."""
    return f"; gemeint: {named(near)}?" if near else otherwise


def perhaps_meant(
    near: str | Near, labels: Collection[tuple[str, str]] = (), *, together: bool = False
) -> str:
    """The same inside a sentence: `…; gemeint ist vielleicht »haus«`; labels stand in brackets.

    `together`: all of them are meant at once, not one of them.
    """
    if not near:
        return ""
    names = (near,) if isinstance(near, str) else near
    said = dict(labels)
    words = [f"»{name}« ({said[name]})" if name in said else f"»{name}«" for name in names]
    listed = f"{', '.join(words[:-1])} und {words[-1]}" if together and words[1:] else " oder ".join(words)
    return f"; gemeint ist vielleicht {listed}"
