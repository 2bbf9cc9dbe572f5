"""Where in an outline a section would stand: sections found for sure tell what is to come between them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

_LEAST, _EACH_SIDE = 3, 3


class OutlineOrder:
    """How well a requirement fits the place of a section, by those around it that are sure."""

    def __init__(self, outline: Sequence[str], sure: Mapping[int, Sequence[str]]) -> None:
        """`outline` are the requirements in the order of a profile, `sure` those of sections by index."""
        self._position = {slug: number for number, slug in reversed(list(enumerate(outline)))}
        self._anchors = sorted(
            (index, self._position[slug])
            for index, slugs in sure.items()
            for slug in slugs
            if slug in self._position
        )

    def fits(self, index: int, slug: str) -> float:
        """-1 (all sure sections around it say no) to 1 (all say yes); 0 where nothing is known."""
        here = self._position.get(slug)
        if here is None or len(self._anchors) < _LEAST:
            return 0.0
        cut = bisect_left(self._anchors, (index, -1))
        before = [p for i, p in self._anchors[max(0, cut - _EACH_SIDE) : cut] if i != index]
        after = [p for i, p in self._anchors[cut : cut + _EACH_SIDE + 1] if i != index][:_EACH_SIDE]
        right = sum(p <= here for p in before) + sum(p >= here for p in after)
        total = len(before) + len(after)
        return 2 * right / total - 1 if total else 0.0
