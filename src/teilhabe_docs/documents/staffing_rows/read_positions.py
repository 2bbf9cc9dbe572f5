"""What a table of positions gives: positions, and what there is to say of everything else in it."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.documents.staffing_rows.table_cells import TableRow


@dataclass(slots=True)
class ReadPosition:
    """A position: its row, and its values by field, texts and figures; `places` says where each was read.

    `id` is what an own sheet says; elsewhere it is empty.
    """

    row: TableRow
    id: str = ""
    values: dict[str, str | Decimal] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


class RowNote(NamedTuple):
    """What there is to say: where (`D7`), in German; the field it is about, and the words, if any."""

    place: str
    text: str
    field: str = ""
    words: str = ""


@dataclass(slots=True)
class StaffingRows:
    """What a table gave; `found`: whether it is a table of positions at all.

    `told` is about what was taken, `unsure` about what was not taken since it can mean two things, `left` all
    else that stands there: each word of the table is in a position or in one of these.
    """

    found: bool = False
    positions: list[ReadPosition] = field(default_factory=list)
    told: list[RowNote] = field(default_factory=list)
    unsure: list[RowNote] = field(default_factory=list)
    left: list[RowNote] = field(default_factory=list)
    full_time_h: Decimal | None = None
    full_time_place: str = ""
