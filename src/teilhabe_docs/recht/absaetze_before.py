"""The Absätze that stand before their norm: `Absätze 2 und 3 des § 134`."""

import re

_BEFORE = re.compile(
    r"(?:Abs\.|Absatz|Absätzen?)\s((?:\d{1,2}[a-z]?(?:,\s|\s(?:und|oder|bis)\s)){0,5}\d{1,2}[a-z]?)\s(?:de[sr]|von)\s$"
)
_FAR = 50  # characters before the norm


def absaetze_before(text: str, start: int) -> list[str]:
    """Those right before the norm that begins at a place."""
    found = _BEFORE.search(text, max(0, start - _FAR), start)
    return re.findall(r"\d+[a-z]?", found[1]) if found else []
