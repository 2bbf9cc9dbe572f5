"""What is found of a requirement in a finished document."""

from typing import NamedTuple, Self

from teilhabe_docs.documents.profile.vocabulary import Grad
from teilhabe_docs.ordered import Ordered


class Recognised(Ordered):
    """How a requirement is found; of several places the first in this list speaks for all.

    `EMPTY`: its heading is there, with nothing below it that says something. `word` is what people read.
    """

    word: str

    FOUND = "found", "gefunden"
    EMPTY = "empty", "ohne Inhalt"
    MAYBE = "maybe", "vielleicht"
    MISSING = "missing", "nicht gefunden"

    def __new__(cls, value: str, word: str) -> Self:
        """The member that machines call `value`."""
        member = str.__new__(cls, value)
        member._value_, member.word = value, word
        return member


class FoundPlace(NamedTuple):
    """Where a requirement stands, or may stand: a section, and in it a paragraph (from 0) if it is only that.

    `score` says how much speaks for it, `reason` of an empty one what it is instead of a text.
    """

    section: int
    score: float
    paragraph: int | None = None
    reason: str = ""


class RequirementVerdict(NamedTuple):
    """What became of one requirement; `places` are all where it is found, or up to three where it may be.

    `grad` is the strictest with which the profile asks for it, `conditional` whether it does so only under
    conditions, which a finished document does not tell. `norm` and `hint` are for who looks for it.
    """

    requirement: str
    title: str
    state: Recognised
    places: tuple[FoundPlace, ...]
    grad: Grad
    conditional: bool
    norm: str = ""
    hint: str = ""


class Judgement(NamedTuple):
    """The verdicts on a document in the order of the outline that it was judged by.

    `by_section` are the requirements found in each section, also those that the profile does not ask for.
    """

    profile: str
    document: str
    verdicts: tuple[RequirementVerdict, ...]
    by_section: tuple[tuple[str, ...], ...]
