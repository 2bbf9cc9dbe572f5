"""How much of a section is about a requirement: what is treated there, and what is only mentioned."""

from math import log

from teilhabe_docs.documents.recognition.weighing import Weighed

_OF_ALL, _MOST_WORDS = 5.0, 6.0
"""What it gives to be what the words speak for most, and the most that the words themselves give."""
_LENGTH, _FEW, _MANY = 1.5, 20, 250
"""What the length takes: in a long text much is mentioned. A text has at least so few words, and so many."""
_ALWAYS = 6.0


def prominence(slug: str, here: Weighed) -> float:
    """How much speaks for it that a section treats a requirement: about 8 perhaps, 12 and more surely.

    Fitted on documents of strangers with their sections, and on documents out of which a section was taken
    whose matter others mention: the strength of its strongest sentence alone hardly tells one from the other.
    """
    words = here.evidence.text
    own = words.get(slug, 0.0)
    loudest = max(words.values(), default=0.0)
    share = own / loudest if loudest else 0.0
    length = log(_FEW + min(here.evidence.length, _MANY))
    return _ALWAYS + here.total.get(slug, 0.0) + _OF_ALL * share + min(own, _MOST_WORDS) - _LENGTH * length
