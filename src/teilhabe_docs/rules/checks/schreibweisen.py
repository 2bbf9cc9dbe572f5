"""One thing called by two names (TD703), and more than one way of writing both genders (TD704)."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match, TextStretch
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.subject import Subject

_GENDER = re.compile(
    r"\b(?!LinkedIn)[A-ZÄÖÜ][a-zäöüß]+(?:(?P<zeichen>[*:_]|/-)in(?:nen)?|(?P<strich>/)innen|In(?:nen)?)\b"
)
_GENDERZEICHEN = ("*in", ":in", "_in", "/in", "/-in", *(f"{buchstabe}In" for buchstabe in "degklmnrstz"))
_ANFANG = re.compile(r"(?:\w(?!\?))+")


class Sache(Model):
    """Patterns of names for one thing; a text uses one of them."""

    sache: Text
    namen: TextTuple


@cache
def _gruppen() -> tuple[tuple[Sache, tuple[tuple[str, re.Pattern[str]], ...]], ...]:
    """Each thing with the beginnings of its names, which are plain letters, and their patterns."""
    return tuple(
        (eine, tuple((_anfang(name), re.compile(rf"\b(?:{name})\b")) for name in eine.namen))
        for eine in rows(__name__, "namen", Sache)
    )


def _anfang(name: str) -> str:
    """The plain letters that a pattern begins with."""
    treffer = _ANFANG.match(name)
    assert treffer, name
    return treffer[0]


@check("TD703", of_words=True)
def namen(subject: Subject) -> Iterator[Match]:
    """For each thing with two names: the first place of the rarer one."""
    for gruppe, muster in _gruppen():
        gefunden: dict[str, list[tuple[TextStretch, str]]] = {}
        for anfang, name in muster:
            for quelle in subject.texts_with(anfang):
                if quelle.is_prose:
                    stellen = [(quelle.stretch(t), t[0]) for t in name.finditer(quelle.text)]
                    gefunden.setdefault(anfang, []).extend(stellen)
        yield from _zweierlei("TD703", f"Für {gruppe.sache} stehen hier zwei Namen", gefunden)


@check("TD704", of_words=True)
def schreibweisen(subject: Subject) -> Iterator[Match]:
    """The first place of the rarer way of writing, where there are two."""
    gefunden: dict[str, list[tuple[TextStretch, str]]] = {}
    for quelle in subject.texts_with(*_GENDERZEICHEN):
        for treffer in _GENDER.finditer(quelle.text) if quelle.is_prose else ():
            zeichen = (treffer["zeichen"] or treffer["strich"] or "I")[0]
            gefunden.setdefault(zeichen, []).append((quelle.stretch(treffer), treffer[0]))
    yield from _zweierlei("TD704", "Für beide Geschlechter stehen hier zwei Schreibweisen", gefunden)


def _zweierlei(
    code: str, satz: str, gefunden: Mapping[str, list[tuple[TextStretch, str]]]
) -> Iterator[Match]:
    vorhanden = [stellen for stellen in gefunden.values() if stellen]
    if len(vorhanden) < 2:
        return
    haeufig, *_, selten = sorted(vorhanden, key=len, reverse=True)
    (ort, wort), (anderer_ort, anderes) = selten[0], haeufig[0]
    text = (
        f"{satz}: »{wort}« ({len(selten)}-mal) und »{anderes}« ({len(haeufig)}-mal). Bitte bei einer bleiben."
    )
    yield Match(code, text, ort, related=(anderer_ort, "sonst so"))
