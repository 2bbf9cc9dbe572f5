"""What becomes of a staffing plan: what is taken, what is not sure, what is left."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from teilhabe_docs.loading.yaml.quoting import QuotedVersion


class PlanLine(NamedTuple):
    """Something in the plan: where (`Stellenplan!G7`), in German what became of it; the field in
    staffing.yaml, and the words that stand there.
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
