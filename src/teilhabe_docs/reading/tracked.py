"""Who has changed what and when, from the elements that Word tracks changes with (17.13.5)."""

from typing import Literal

from teilhabe_docs.reading.word_model import Change
from teilhabe_docs.reading.word_xml import Element, W

_KINDS: dict[str, Literal["inserted", "deleted", "moved_from", "moved_to", "formatted"]] = {
    f"{W}ins": "inserted",
    f"{W}del": "deleted",
    f"{W}moveFrom": "moved_from",
    f"{W}moveTo": "moved_to",
    f"{W}cellIns": "inserted",
    f"{W}cellDel": "deleted",
}


def change_of(element: Element) -> Change | None:
    """The change that an element tells of; None where it tells of none."""
    kind = _KINDS.get(str(element.tag))
    return Change(kind, *_who_and_when(element)) if kind else None


def changes_in(properties: Element | None) -> tuple[Change, ...]:
    """The changes that the properties of a mark, row or cell tell of."""
    found = (change_of(child) for child in properties) if properties is not None else ()
    return tuple(change for change in found if change)


def format_change(properties: Element | None) -> Change | None:
    """The change of looks that `w:rPr` or `w:pPr` tells of."""
    for child in properties if properties is not None else ():
        if child.tag in (f"{W}rPrChange", f"{W}pPrChange"):
            return Change("formatted", *_who_and_when(child))
    return None


def _who_and_when(element: Element) -> tuple[str, str]:
    return element.get(f"{W}author", ""), element.get(f"{W}date", "")
