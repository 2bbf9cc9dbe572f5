"""How much praise a unit must have that words nobody knows, or none that praises, make no fact of it."""

from collections.abc import Iterable, Iterator, Sequence

from teilhabe_docs.documents.filler_word_roles import DONE, WordRoles
from teilhabe_docs.documents.filler_words import FillerWords

LEAST_OF_PRAISE = 6
"""Words of a sentence that says nothing though no expression stands in it."""
_SENTENCE = 3
_LONG_SENTENCE = 10
_WORDS_OF_PRAISE = 8
_MUCH_PRAISE = 3
_MOST_AROUND_A_HOLE = 3


def praises_much(tokens: Sequence[str], left: Sequence[str], roles: WordRoles) -> bool:
    """Whether so much praise stands there that one noun more, whichever it is, makes no fact of it.

    `left` are the words with a sign for each expression.
    """
    praise = sum(map(roles.is_praise, tokens)) + left.count(DONE)
    return len(tokens) >= _WORDS_OF_PRAISE and praise >= _MUCH_PRAISE


def is_sentence(tokens: Sequence[str], words: FillerWords) -> bool:
    """Whether something is asserted in it, and not only listed."""
    return len(tokens) >= _SENTENCE and not words.of_sentences.isdisjoint(tokens)


def is_praise_in_a_row(text: str, left: Sequence[str]) -> bool:
    """Whether it is nothing but adjectives, of which half are praise: `schnell, professionell`."""
    return len(left) >= _SENTENCE and text.islower() and 2 * left.count(DONE) >= len(left)


def without_generals(said: Iterable[str], words: FillerWords, length: int) -> Iterator[str]:
    """The words of a long sentence without people and nouns that may mean anything; all of a shorter one."""
    for word in said:
        general = words.is_general_noun(word) and not word.endswith(words.part_takers)
        if length < _LONG_SENTENCE or not (general or word in words.people):
            yield word


def says_much(tokens: Iterable[str]) -> bool:
    """Whether so many words stand around a placeholder that it is a sentence with a hole."""
    return sum(word.isalpha() for word in tokens) > _MOST_AROUND_A_HOLE
