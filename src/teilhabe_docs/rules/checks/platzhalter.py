"""Placeholders that have stayed in a text (TD701)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from teilhabe_docs.documents.emptiness import Reason, emptiness_of
from teilhabe_docs.documents.profile.printed_strings import BodyString, BodyText, printed_strings
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match, TextSource, place_in_profile
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.subject import Subject

_PLATZHALTER = re.compile(
    r"\b(?:TODO|TBD|FIXME)\b(?!-)|\bLorem\s+ipsum\b|\b[Xx]{4,}\b|\[?\b[Xx]{1,2}\.[Xx]{1,2}\.(?:20)?[Xx]{2,4}\b\]?"
    r"|\b1\s?:\s?[Xx]{2,}\b|\b[Xx]{2,3}\b(?=\s(?:Plätze|Stunden|Euro|Jahre|Personen|VZÄ|%))|\bTT\.MM\.JJJJ\b"
    r"|(?<![\w.])N\.\s?N\.(?!\w)|(?<=: )NN\b|(?<=\bFrau )NN\b|(?<=\bHerr )NN\b|(?<=\bHerrn )NN\b"
    r"|…{2,}|\.{5,}|_{4,}|\?{3,}|[(\[]bitte\s[^)\]\n]{0,40}[)\]]"
    r"|\[(?:Bitte|[Hh]ier|Name|Datum|Ort|Träger|Angebot|Anzahl|Zahl)\b[^\]]{0,60}\](?![(\[])"
    r"|\[(?:BITTE|HIER|NAME|DATUM|ORT|TRÄGER|ANGEBOT|ANZAHL|ZAHL)\b[^\]]{0,60}\](?![(\[])"
)
_IN_A_BODY = re.compile(
    rf"{_PLATZHALTER.pattern}|\b[Xx]{{3,}}\b|\[(?:…|\.{{3}}|[A-ZÄÖÜ][A-ZÄÖÜ ./-]{{1,40}})\](?![(\[:])"
)
"""What is a placeholder in the text of a profile, which quotes nobody."""
_LINE = re.compile(r"_{4,}|…{2,}|\.{5,}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[.#][^}]*\}", re.DOTALL)
_HALF_A_NUMBER = re.compile(r"[\s\d()/+-]*\d[\s\d()/+-]*(?:…|\.{3})\s*")
"""A number that breaks off: `0172 / …`."""
_LONGEST = 300
_KURZ = 60  # characters; what is longer is not a placeholder as a whole
_KLAMMERWORTE = (
    "bitte",
    "Bitte",
    "hier",
    "Hier",
    "Name",
    "Datum",
    "Ort",
    "Träger",
    "Angebot",
    "Anzahl",
    "Zahl",
)
_WORAN = (
    *("TODO", "TBD", "FIXME", "Lorem", "xx", "XX", "TT.", "……", ".....", "____", "???", "(bitte", "N.", "NN"),
    *(f"[{wort}" for word in _KLAMMERWORTE for wort in (word, word.upper())),
)
_MESSAGE = "»{}« ist ein Platzhalter. Bitte durch die Angabe ersetzen oder löschen."


class SigningWord(Model):
    """A word that stands beside a line to sign on."""

    wort: Text


@check("TD701", of_words=True)
def platzhalter(subject: Subject) -> Iterator[Match]:
    """Each placeholder, but not in a field that is already told to be empty."""
    leere = {offen.punkt.feld for offen in subject.open_needs}
    for quelle in subject.texts_with(*_WORAN):
        found = _PLATZHALTER.finditer(quelle.text)
        yield from _treffer(quelle, _left(subject, quelle.text, found), leere)
    for quelle in subject.texts:
        kurz = len(quelle.text) < _KURZ and (
            emptiness_of(quelle.value) is Reason.PLATZHALTER or _HALF_A_NUMBER.fullmatch(quelle.text)
        )
        if kurz and not _PLATZHALTER.search(quelle.text):
            yield from _treffer(quelle, re.finditer(r"\S.*\S|\S", quelle.text), leere)
    yield from _in_profiles(subject)


def _left(subject: Subject, text: str, found: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The placeholders; in a finished document without lines to sign on and what forms say for filling in."""
    if not subject.finished:
        yield from found
        return
    from teilhabe_docs.rules.engine.form_legends import is_legend

    for match in found:
        if not (_is_to_sign(text, match) or is_legend(text, match)):
            yield match


def _in_profiles(subject: Subject) -> Iterator[Match]:
    """Each placeholder in the strings and texts of profiles that are not built in."""
    for outline in subject.gliederungen.values():
        yield from _in_profile(outline.profil)


@lru_cache(maxsize=64)
def _in_profile(profil: Profil) -> tuple[Match, ...]:
    """Looked for once, however many offers choose the profile."""
    return tuple(
        Match("TD701", _MESSAGE.format(found[0]), place_in_profile(printed, *found.span()))
        for printed in printed_strings(profil)
        if not isinstance(printed, BodyString)  # a part of its body
        for found in _IN_A_BODY.finditer(printed.text)
        if not (isinstance(printed, BodyText) and _is_to_sign(printed.text, found))
    )


def _is_to_sign(body: str, found: re.Match[str]) -> bool:
    """Whether it is a line to sign on by hand: beside lines stands only what is written there then."""
    if not _LINE.fullmatch(found[0]):
        return False
    words = re.findall(r"[^\W\d_]+", _TAG.sub(" ", _cell_around(body, found)))
    if words[1:2] == ["den"]:  # Musterstadt, den ____
        del words[:2]
    return {word.casefold() for word in words} <= _signing_words()


def _cell_around(text: str, found: re.Match[str]) -> str:
    """The line, or the cell of a table, that something stands in; only so much as a line to sign on takes."""
    begin, end = max(0, found.start() - _LONGEST), found.end() + _LONGEST
    begin = max(begin, *(text.rfind(sign, begin, found.start()) + 1 for sign in "|\n"))
    ends = (at for sign in "|\n" if (at := text.find(sign, found.end(), end)) >= 0)
    return text[begin : min(ends, default=end)]


@cache
def _signing_words() -> frozenset[str]:
    return frozenset(row.wort.casefold() for row in rows(__name__, "unterschrift", SigningWord))


def placeholders_in(text: str) -> list[str]:
    """The placeholders in a text that stands by itself and may hold lines to sign on, such as a footer."""
    if found := list(_PLATZHALTER.finditer(text)):
        return [match[0] for match in found if not _is_to_sign(text, match)]
    whole = text.strip()
    speaks = len(whole) < _KURZ and any(map(str.isalnum, whole))
    return [whole] if speaks and emptiness_of(whole) is Reason.PLATZHALTER else []


def _treffer(quelle: TextSource, stellen: Iterable[re.Match[str]], leere: set[FieldPath]) -> Iterator[Match]:
    if any(quelle.feld.is_inside(leer) for leer in leere):
        return
    for stelle in stellen:
        yield Match("TD701", _MESSAGE.format(stelle[0]), quelle.stretch(stelle))
