"""Paths of fields for people: they count entries from 1."""

import re

_ENTRY = re.compile(r"\[(\d+)\](\.?)")


def path_words(path: str) -> str:
    """`ziele[6].text` as `ziele, 7. Eintrag – text`; entries that have an id are named by it as they are."""
    return _ENTRY.sub(lambda one: f", {int(one[1]) + 1}. Eintrag{' – ' if one[2] else ''}", path)
