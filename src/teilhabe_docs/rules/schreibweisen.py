"""One thing called by two names (TD703), and more than one way of writing both genders (TD704)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from teilhabe_docs.documents.profile.vocabulary import Texte
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.daten import zeilen
from teilhabe_docs.rules.treffer import Gegenstand, Textstelle, Treffer

_GENDER = re.compile(
    r"\b(?!LinkedIn)[A-ZÄÖÜ][a-zäöüß]+(?:(?P<zeichen>[*:_]|/-)in(?:nen)?|(?P<strich>/)innen|In(?:nen)?)\b"
)
_GENDERZEICHEN = ("*in", ":in", "_in", "/in", "/-in", *(f"{buchstabe}In" for buchstabe in "degklmnrstz"))
_ANFANG = re.compile(r"(?:\w(?!\?))+")


class Namen(Modell):
    """Patterns of names for one thing; a text uses one of them."""

    sache: Text
    namen: Texte


@cache
def _gruppen() -> tuple[tuple[Namen, tuple[tuple[str, re.Pattern[str]], ...]], ...]:
    """Each thing with the beginnings of its names, which are plain letters, and their patterns."""
    return tuple(
        (eine, tuple((_anfang(name), re.compile(rf"\b(?:{name})\b")) for name in eine.namen))
        for eine in zeilen("namen", Namen)
    )


def _anfang(name: str) -> str:
    """The plain letters that a pattern begins with."""
    treffer = _ANFANG.match(name)
    assert treffer, name
    return treffer[0]


def namen(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """For each thing with two names: the first place of the rarer one."""
    for gruppe, muster in _gruppen():
        gefunden: dict[str, list[tuple[Textstelle, str]]] = {}
        for anfang, name in muster:
            for quelle in gegenstand.texte_mit(anfang):
                if quelle.ist_prosa:
                    stellen = [(quelle.stelle(t), t[0]) for t in name.finditer(quelle.text)]
                    gefunden.setdefault(anfang, []).extend(stellen)
        yield from _zweierlei("TD703", f"Für {gruppe.sache} stehen hier zwei Namen", gefunden)


def schreibweisen(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """The first place of the rarer way of writing, where there are two."""
    gefunden: dict[str, list[tuple[Textstelle, str]]] = {}
    for quelle in gegenstand.texte_mit(*_GENDERZEICHEN):
        for treffer in _GENDER.finditer(quelle.text) if quelle.ist_prosa else ():
            zeichen = (treffer["zeichen"] or treffer["strich"] or "I")[0]
            gefunden.setdefault(zeichen, []).append((quelle.stelle(treffer), treffer[0]))
    yield from _zweierlei("TD704", "Für beide Geschlechter stehen hier zwei Schreibweisen", gefunden)


def _zweierlei(
    code: str, satz: str, gefunden: Mapping[str, list[tuple[Textstelle, str]]]
) -> Iterator[Treffer]:
    vorhanden = [stellen for stellen in gefunden.values() if stellen]
    if len(vorhanden) < 2:
        return
    haeufig, *_, selten = sorted(vorhanden, key=len, reverse=True)
    (ort, wort), (anderer_ort, anderes) = selten[0], haeufig[0]
    text = (
        f"{satz}: »{wort}« ({len(selten)}-mal) und »{anderes}« ({len(haeufig)}-mal). Bitte bei einer bleiben."
    )
    yield Treffer(code, text, ort, zweite=(anderer_ort, "sonst so"))
