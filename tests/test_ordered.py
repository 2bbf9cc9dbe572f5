"""Enums with an order compare by the order in which they list their members."""

from itertools import pairwise
from operator import ge, gt, le, lt

import pytest

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.written_state import WrittenState
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.ordered import Ordered

ENUMS = [kind for kind in (Severity, NeedState, WrittenState, *Choice.__subclasses__()) if len(kind) > 1]


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_members_compare_by_their_place_in_the_list(kind: type[Ordered]) -> None:
    members = list(kind)
    assert sorted({*members}) == members
    assert (min(members), max(members)) == (members[0], members[-1])
    for one, next_ in pairwise(members):
        assert one < next_ <= next_ > one >= one
        assert not (next_ < one or one > next_ or next_ <= one or one >= next_)


def test_the_alphabet_is_not_asked() -> None:
    assert max(NeedState.ANLAGE, NeedState.GEFUELLT) is NeedState.ANLAGE
    assert min(Severity.WARNING, Severity.ERROR, Severity.HINT) is Severity.ERROR
    assert max(WrittenState.CURRENT, WrittenState.STALE, WrittenState.FOREIGN) is WrittenState.FOREIGN


@pytest.mark.parametrize("other", ["leer", "error", Severity.ERROR, 3])
def test_with_anything_else_there_is_no_order(other: object) -> None:
    for compare in (lt, le, gt, ge):
        with pytest.raises(TypeError):
            compare(NeedState.LEER, other)


def test_what_is_written_is_the_value() -> None:
    assert f"{NeedState.LEER} {WrittenState.MISSING} {Severity.HINT}" == "leer missing hint"
    assert NeedState("leer") == "leer"
