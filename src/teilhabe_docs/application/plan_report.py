"""What becomes of a staffing plan: what is taken, what is not sure, what is left."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from teilhabe_docs.loading.yaml.quoting import QuotedVersion


class PlanLine(NamedTuple):
    """Something in the plan, and what became of it.

    `place` is where (`Stellenplan!G7`), `text` the value if it is taken, else in German why not. `path` is
    that of its field, `words` are what stands there.
    """

    place: str
    text: str
    path: str = ""
    words: str = ""


@dataclass(slots=True)
class PlanImport:
    """What becomes of a plan; `versions` are the files that would change, by their names as called.

    `own`: whether it is a plan that tdocs wrote.
    """

    own: bool = False
    versions: "dict[str, QuotedVersion]" = field(default_factory=dict)
    taken: list[PlanLine] = field(default_factory=list)
    unsure: list[PlanLine] = field(default_factory=list)
    left: list[PlanLine] = field(default_factory=list)
