"""Sentences of a text, roughly: enough to see what stands together."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

_ABKUERZUNG = "".join(
    rf"(?<!\b{wort}\.)" for wort in ("gem", "vgl", "bzw", "ggf", "Abs", "Nr", "insb", "Art")
)
_ENDE = re.compile(
    rf"[.!?](?=\s+[A-ZÄÖÜ„»*])(?<=[a-zäöüß)\]»“”\d]{{2}}[.!?]){_ABKUERZUNG}|;\s"
    r"|\n[^\S\n]*(?:\n|(?:[-*•]|\d+\.|\#+)\s|[a-z_]+:\s)"
)
"""Where one ends. Each branch begins with a letter of its own: that is searched for fast."""
_WEITE = 500
"""Characters around a citation. Of longer sentences those in one stretch of that length get the same."""


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def enden(self) -> list[int]:
        """Where they end, in order."""
        return [treffer.end() for treffer in _ENDE.finditer(self.text)]

    def grenzen(self, von: int, bis: int) -> tuple[int, int]:
        """Where the sentence around a stretch begins and ends, not further away than anyone reads."""
        davor, danach = bisect_right(self.enden, von), bisect_left(self.enden, bis)
        anfang = self.enden[davor - 1] if davor else 0
        ende = self.enden[danach] if danach < len(self.enden) else len(self.text)
        return max(anfang, (von // _WEITE - 1) * _WEITE), min(ende, (bis // _WEITE + 2) * _WEITE)

    def um(self, von: int, bis: int) -> str:
        """The sentence around a stretch."""
        anfang, ende = self.grenzen(von, bis)
        return self.text[anfang:ende]
