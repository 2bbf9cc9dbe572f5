"""The texts of offers that are printed otherwise than they are written, each with what is odd in it."""

from collections.abc import Iterator

from teilhabe_docs.rules.engine.match import TextSource
from teilhabe_docs.rules.engine.odd_writing import (
    OddStretch,
    first_hidden,
    glued_faults,
    list_faults,
    numbers_follow,
    run_on_faults,
    uneven_tables,
)
from teilhabe_docs.rules.engine.searchable_text import INVISIBLE
from teilhabe_docs.rules.engine.subject import Subject
from teilhabe_docs.rules.engine.unfinished_blocks import BEGINS, unfinished_blocks

_FIX = " »tdocs fix« schreibt es um."
_ITEMS = ("- ", "* ", "+ ", "-\t", "1. ", "1) ")


def odd_texts(subject: Subject, names: frozenset[str]) -> Iterator[tuple[TextSource, OddStretch]]:
    """Faults of lists, and of each text the first word with hidden characters; `names` are no texts."""
    for source in subject.texts_with("2. ", "3. ", "1) ", "2) ", "3) "):
        if source.is_prose and not numbers_follow(source.text):
            for odd in list_faults(source.text, subject.written(source.text, ())):
                yield source, _with(odd, by_fix(subject, source.text, source.text[odd.start : odd.end]))
    for source in subject.texts_with(*_ITEMS):
        for odd, certain in run_on_faults(source.text, subject.cover) if source.is_prose else ():
            yield source, _with(odd, _FIX if certain else "")
    for source in subject.texts_with("\t"):
        for odd in uneven_tables(source.text, subject.cover) if source.is_prose else ():
            yield source, odd
    for source in subject.texts_with(*BEGINS):
        for odd in unfinished_blocks(source.text, subject.cover) if source.is_prose else ():
            yield source, odd
    for source in subject.texts_with("\n"):
        for odd in glued_faults(source.text, subject.cover) if source.is_prose else ():
            yield source, odd
    for source in subject.texts:
        if hidden := first_hidden(source.typed, source.searched):
            named = source.path[-1] in names
            yield source, _with(hidden, _by_fix_if_hidden(subject, source.typed, named=named))


def by_fix(subject: Subject, text: str, word: str) -> str:
    """That `tdocs fix` does it, where this word is then left at most in code and the like."""
    from teilhabe_docs.loading.pasted_text import mended

    written = mended(text, subject.cover)
    left = any(word in line for line in subject.cover(written).lines)
    return "" if left or written.count(word) >= text.count(word) else _FIX


def _by_fix_if_hidden(subject: Subject, text: str, *, named: bool) -> str:
    """That `tdocs fix` does it, where no hidden character is then left; most texts hold none."""
    from teilhabe_docs.loading.pasted_text import mended

    written = text if named else mended(text, subject.cover)
    return "" if any(sign in written for sign in INVISIBLE) else _FIX


def _with(odd: OddStretch, more: str) -> OddStretch:
    return odd._replace(message=odd.message + more)
