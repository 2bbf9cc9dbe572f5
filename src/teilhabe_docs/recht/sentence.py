"""Sentences of German prose: where one ends, and what only looks like an end.

A full stop ends none behind an abbreviation or an ordinal (31. Dezember, 3. Stock, II. Quartal), unless
what follows can only begin a sentence. A number that is counted (SGB XII., Nr. 2., Abs. 3.) is no ordinal.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

_MONATE = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_MARKE = re.compile(
    r"[.!?][«»“”)\]\"*_]*+(?:[¹²³⁰-⁹]++|\[\^\w{1,9}\])?+(?=\s+[„»(\[*_\"]*[A-ZÄÖÜ\d§])"
    rf"|\n(?=[^\S\n]*(?:\n|[-*•+–]\s|[|#>]|\d{{1,3}}[.)]\s(?!{_MONATE})|[a-z]\)\s|[a-z_]+:\s|\[\^))"
)
"""Where a sentence may end; a line of a list, a table or a heading stands for itself."""
_DAVOR = re.compile(r"(?:^|[\s\u00a0(])((?:§§?|\w+)\.?)[\s\u00a0]+$")
_DANACH = re.compile(r"\s*[„»(\[*_\"]*(\w*)")
_NIE = frozenset(
    """
    abs abschn anl az betr bez bspw buchst bzgl bzw ca dr einschl entspr evtl gem ggf hr inkl insb insbes
    kap lit lt max mind nr nrn prof rd rdnr rn rz sog tel uabs unterabs verb vgl ziff zzgl
    """.split()  # noqa: SIM905
)
"""Abbreviations that no sentence ends with."""
_KURZ = frozenset(
    "Alt Anh Art Beh Bd etc f ff Fr Halbs Hs Jg Min Mio Pers S Std St Str usf usw Var Verf".split()  # noqa: SIM905
)
"""Abbreviations that one may end with."""
_GEZAEHLT = frozenset(
    """
    § §§ SGB Sozialgesetzbuch Abs Absatz Absätze Absätzen Satz Sätze S Nr Nummer Nummern Ziffer Ziff
    Anlage Anhang Kapitel Abschnitt Teil Buch Art Artikel Seite Modul Stufe Gruppe Phase Punkt
    Hilfebedarfsgruppe Pflegegrad
    """.split()  # noqa: SIM905
)
"""Words before a number that counts."""
_BEGINN = frozenset(
    """
    Alle Am An Auch Auf Aus Außerdem Bei Beide Beim Bis Bisher Bisherige Bislang Da Dabei Dadurch Dafür
    Dagegen Daher Damals Damit Danach Daneben Daran Darauf Daraus Darin Darüber Darum Das Davon Dazu Dem
    Den Dennoch Der Derzeit Des Deshalb Die Dies Diese Diesem Diesen Dieser Dieses Dort Durch Ebenso
    Ehemalige Ehemals Ein Eine Einem Einen Einer Eines Er Es Etwa Frühere Früher Für Gegen Heute Hier
    Hierbei Hierfür Hierzu Ihr Ihre Ihrem Ihren Im In Insbesondere Inzwischen Ist Jede Jeder Jedes Jetzt
    Kann Kein Keine Man Mit Nach Neben Nicht Nur Näheres Ob Obwohl Oder Ohne Seine Seit Seither Sie Sind
    So Sofern Sowohl Soweit Später Statt Stattdessen Um Und Unser Unsere Unseren Unter Vom Von Vor
    Vormals Was Wegen Weil Weitere Welche Wenn Wer Werden Wie Wir Wird Wo Während Zu Zudem Zum Zur
    Zusätzlich Zuvor Zwischen Über
    """.split()  # noqa: SIM905
)
"""Words with a capital only because they begin a sentence."""
_ROEMISCH = re.compile(r"[IVX]++$")
_VOKAL = re.compile(r"[aeiouyäöü\d]", re.IGNORECASE)
_LETZTES = re.compile(r"[\w.\u00a0]*$")
_LANG = 8  # letters of a word that is no abbreviation
_NAH = 24  # characters before a full stop that decide
_WEITE = 500
"""Characters around a citation. Of longer sentences those in one stretch of that length get the same."""


def sentence_ends(text: str, von: int = 0, bis: int | None = None) -> Iterator[tuple[int, int]]:
    """Where sentences end between two places of a text: the mark, and the end of what belongs to it."""
    for marke in _MARKE.finditer(text, von, len(text) if bis is None else bis):
        if marke[0][0] != "." or _endet(text, marke.start(), marke.end()):
            yield marke.span()


def _endet(text: str, punkt: int, danach: int) -> bool:
    """Whether a full stop ends a sentence."""
    if punkt >= _LANG and text[punkt - _LANG : punkt].isalpha():
        return True
    davor = text[max(0, punkt - _NAH) : punkt]
    wort = _LETZTES.search(davor)
    letztes = wort[0].rpartition("\u00a0")[2] if wort else ""
    if not letztes:
        return True
    naechstes = _DANACH.match(text, danach)
    beginnt = bool(naechstes and naechstes[1] in _BEGINN)
    kurz = letztes.rpartition(".")[2]
    if (kurz.isdigit() and len(kurz) <= 2) or _ROEMISCH.match(kurz):
        gezaehlt = _DAVOR.search(davor[: -len(letztes)])
        return beginnt or bool(gezaehlt and gezaehlt[1].rstrip(".") in _GEZAEHLT)
    if kurz.casefold() in _NIE:
        return False
    if len(kurz) == 1 and kurz.isalpha():
        return beginnt and kurz.isupper()
    return beginnt or not (kurz in _KURZ or (kurz[1:].islower() and _VOKAL.search(kurz) is None))


class Sentences:
    """The sentences of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def enden(self) -> list[int]:
        """Where they end, in order."""
        return [ende for _, ende in sentence_ends(self.text)]

    def grenzen(self, von: int, bis: int) -> tuple[int, int]:
        """Where the sentence around a stretch begins and ends, not further away than anyone reads."""
        davor, danach = bisect_right(self.enden, von), bisect_left(self.enden, bis)
        anfang = self.enden[davor - 1] if davor else 0
        ende = self.enden[danach] if danach < len(self.enden) else len(self.text)
        return max(anfang, (von // _WEITE - 1) * _WEITE), min(ende, (bis // _WEITE + 2) * _WEITE)

    def before(self, start: int) -> int:
        """Where the sentence before the one that begins at a place begins; that place where none does."""
        index = bisect_right(self.enden, start) - 1
        ends = index >= 0 and self.enden[index] == start
        return self.grenzen(start - 1, start - 1)[0] if ends else start

    def behind(self, end: int) -> int:
        """Where the sentence behind the one that ends at a place ends; that place where none follows."""
        index = bisect_left(self.enden, end)
        ends = index < len(self.enden) and self.enden[index] == end
        return self.grenzen(end, end + 1)[1] if ends and end < len(self.text) else end

    def um(self, von: int, bis: int) -> str:
        """The sentence around a stretch."""
        anfang, ende = self.grenzen(von, bis)
        return self.text[anfang:ende]
