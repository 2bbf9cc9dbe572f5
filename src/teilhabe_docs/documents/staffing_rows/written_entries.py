"""Values of positions as staffing.yaml has them: texts, figures with a comma, ids."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from teilhabe_docs.loading.typed_number import german
from teilhabe_docs.loading.yaml.entry_edits import Figure
from teilhabe_docs.model.choices import Beschaeftigung

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
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


def free_id(text: str, taken: Collection[str]) -> str:
    """An id made of a text that no other position has; where `taken` is a set it is put into it."""
    base = _plain_id(text)
    ident, number = base, 2
    while ident in taken:
        ident, number = f"{base}-{number}", number + 1
    if isinstance(taken, set):
        taken.add(ident)
    return ident


def is_id(text: str) -> bool:
    """Whether a text may be an id."""
    return bool(_ID.fullmatch(text))


def _plain_id(text: str) -> str:
    small = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = re.sub(r"[^a-z0-9]+", "-", small.encode("ascii", "ignore").decode()).strip("-")
    if len(letters) > _LONGEST_ID:
        letters = letters[: _LONGEST_ID + 1].rpartition("-")[0] or letters[:_LONGEST_ID]
    return letters.strip("-") or "stelle"
