"""The texts of offers that are printed otherwise than they are written, each with what is odd in it."""

from collections.abc import Iterator

from teilhabe_docs.rules.engine.match import TextSource
from teilhabe_docs.rules.engine.odd_writing import (
    OddStretch,
    first_hidden,
    list_faults,
    numbers_follow,
    run_on_faults,
)
from teilhabe_docs.rules.engine.searchable_text import INVISIBLE
from teilhabe_docs.rules.engine.subject import Subject

_FIX = " »tdocs fix« schreibt es um."
_ITEMS = ("- ", "* ", "+ ", "-\t", "1. ", "1) ")


def odd_texts(subject: Subject, names: frozenset[str]) -> Iterator[tuple[TextSource, OddStretch]]:
    """Faults of lists, and of each text the first word with hidden characters; `names` are no texts."""
    for source in subject.texts_with("2. ", "3. ", "1) ", "2) ", "3) "):
        if source.is_prose and not numbers_follow(source.text):
            for odd in list_faults(source.text, subject.written(source.text, ())):
                yield source, _with(odd, by_fix(source.text, source.text[odd.start : odd.end]))
    for source in subject.texts_with(*_ITEMS):
        for odd, certain in run_on_faults(source.text) if source.is_prose else ():
            yield source, _with(odd, _FIX if certain else "")
    for source in subject.texts:
        if hidden := first_hidden(source.typed, source.searched):
            named = source.path[-1] in names
            yield source, _with(hidden, by_fix(source.typed, *INVISIBLE, named=named))


def by_fix(text: str, *words: str, named: bool = False) -> str:
    """That `tdocs fix` does it, where of these words none is left in the text then; most texts hold none."""
    from teilhabe_docs.loading.pasted_text import mended

    written = text if named else mended(text)
    return "" if any(word in written for word in words) else _FIX


def _with(odd: OddStretch, more: str) -> OddStretch:
    return odd._replace(message=odd.message + more)
