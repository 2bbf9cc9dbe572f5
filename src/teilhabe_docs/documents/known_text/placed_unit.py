"""What speaks for the place of a unit of a document, and what becomes of it."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from teilhabe_docs.documents.known_text.fixed_lines import FixedLine


class Speaks(NamedTuple):
    """How much a section speaks for requirements, around 4 and more is much, and whether that is certain."""

    value: float
    certain: bool = False


Evidence = Callable[[int, Sequence[str]], Speaks]
"""What the section that begins with a unit (a heading, or the first) says of requirements."""


class Placed(NamedTuple):
    """What becomes of a unit.

    `fixed`: it is a line of the profile, with what stands in its holes (`fixed`). `heading`: it names the
    section that `line` begins. `slot`: it belongs to the slot `line`, `sure` or not, perhaps to one of
    `others`, by its `place` between fixed lines, by its words, or by the order alone. `rest`: nowhere.
    """

    role: Literal["fixed", "heading", "slot", "rest"]
    line: int = -1
    sure: bool = True
    others: tuple[int, ...] = ()
    fixed: FixedLine | None = None
    by: Literal["place", "words", "order"] = "place"


REST = Placed("rest")
