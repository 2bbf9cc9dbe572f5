"""Of what checks find in texts that which the documents looked at print, where they are not all."""

from collections.abc import Iterator

from teilhabe_docs.documents.given_leaves import written_leaves
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.rules.engine.declared_check import Check
from teilhabe_docs.rules.engine.match import Match, TextStretch
from teilhabe_docs.rules.engine.subject import Subject


def in_documents(check: Check) -> Check:
    """The same check without what it finds in texts that only other documents print.

    Where all three are looked at everything counts, also what reaches none of them.
    """

    def found(subject: Subject) -> Iterator[Match]:
        if len(subject.all_outlines) == len(DOKUMENTE):
            yield from check(subject)
            return
        printed = frozenset(_printed(subject))
        for match in check(subject):
            place = match.place
            if not isinstance(place, TextStretch) or any(p in printed for p in place.source.feld.around()):
                yield match

    return Check(check.codes, found)


def _printed(subject: Subject) -> Iterator[str]:
    """The paths of the values that a document prints, and those of annexes, which each lists."""
    leaves = [leaf for root, model in subject.konzept.models() for leaf in written_leaves(root, model)]
    printed = [leaf for leaf in leaves if ".anlagen." in leaf.field or subject.reached.reaches(leaf)]
    named = subject.reached.in_texts(printed)
    yield from (leaf.path for leaf in printed)
    yield from (leaf.path for leaf in leaves if leaf.field in named)
