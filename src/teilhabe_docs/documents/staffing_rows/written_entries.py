"""Values of positions as staffing.yaml has them: texts, figures with a comma, ids."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from teilhabe_docs.documents.plain_ids import plain_id
from teilhabe_docs.documents.staffing_rows.read_positions import ReadPosition
from teilhabe_docs.loading.typed_number import german
from teilhabe_docs.loading.yaml.written_scalars import Figure
from teilhabe_docs.model.choices import Beschaeftigung

_LONGEST_ID = 40
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def written(value: str | Decimal, field: str, old: str = "") -> str:
    """A value as it is typed: VZÄ with two decimals, and figures as the old one was, with comma or point."""
    if isinstance(value, str):
        return value
    text = german(value)
    whole, comma, behind = text.partition(",")
    there = re.search(r"[.,](\d+)$", old.strip())
    least = len(there[1]) if there else 2 if field == "vzae" and not old and comma else 0
    if len(behind) < least:
        text = f"{whole},{behind.ljust(least, '0')}"
    return Figure(text.replace(",", ".") if there and "." in old and "," not in old else text)


def entry_of(ident: str, values: Mapping[str, str | Decimal], order: Sequence[str]) -> dict[str, str]:
    """A position as an entry of the list, its keys in the order of the model; what goes without saying is
    left out.
    """
    given = {"id": ident, **values}
    if given.get("beschaeftigung") == Beschaeftigung.ANGESTELLT.value:
        del given["beschaeftigung"]
    return {name: written(given[name], name) for name in order if name in given}


def entries_of(
    positions: Sequence[ReadPosition], order: Sequence[str]
) -> list[tuple[ReadPosition, dict[str, str]]]:
    """Each position with its entry, whose id is its own or is made of what it does."""
    taken: set[str] = set()
    idents = [free_id(one.id or str(one.values["funktion"]), taken) for one in positions]
    return [(one, entry_of(ident, one.values, order)) for one, ident in zip(positions, idents, strict=True)]


def free_id(text: str, taken: Collection[str]) -> str:
    """An id made of a text that no other position has; where `taken` is a set it is put into it."""
    base = _short_id(text)
    ident, number = base, 2
    while ident in taken:
        ident, number = f"{base}-{number}", number + 1
    if isinstance(taken, set):
        taken.add(ident)
    return ident


def is_id(text: str) -> bool:
    """Whether a text may be an id."""
    return bool(_ID.fullmatch(text))


def _short_id(text: str) -> str:
    letters = plain_id(text)
    if len(letters) > _LONGEST_ID:
        letters = letters[: _LONGEST_ID + 1].rpartition("-")[0] or letters[:_LONGEST_ID]
    return letters.strip("-") or "stelle"
