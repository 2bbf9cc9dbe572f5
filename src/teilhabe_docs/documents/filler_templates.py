"""Whether a unit is a form that nobody has filled in: boxes without a tick, a sentence of gaps."""

import re

from teilhabe_docs.documents.filler_units import LETTERS

HOLE = "⟦"
"""Stands for a placeholder."""
_BOXES, _TICKS = "☐□❏❑⬜◻", re.compile(r"[☒☑✓✔✗✘⊠×]")
_CHOICE = re.compile(r"\[[^\[\]\n/]{2,60}(?:\s?/\s[^\[\]\n/]{2,60}){1,8}\](?!\()")
_MARKING = (
    r"(?:durch|unter)?(?:streichen|ankreuzen|markieren|loeschen|auswaehlen|einkreisen|waehlen|anklicken)"
)
_STRIKE = re.compile(rf"\b(?:nicht |nicht|un)?zutreffendes (?:bitte )?(?:zu )?{_MARKING}")
_MARK = re.compile(
    r"\((?:bitte |nur |jeweils ){0,2}(?:(?:un|nicht ?)?zutreffendes |passendes |eine?s (?:davon )?)?"
    rf"(?:bitte )?{_MARKING}\W?\)"
)
_DATE = re.compile(r"(?<!\w)tt\.\s?mm\.\s?(?:jj){1,2}(?!\w)")
_MOST_AROUND_A_DATE = 20
_ANOTHER_SENTENCE = re.compile(r"[.!?]\s+\w")
_IN_BRACKETS = re.compile(r"\[[^\[\]\n\d]{1,30}\](?!\()|<[^<>\n\d/:@]{1,30}>")
_GAP = re.compile(r"(?<=\s)(?:…|\.{3})(?=[\s.,;]|$)")
_WORDS_OF_A_FIELD = 4
_SEVERAL = 2
_QUOTED_FIELD = re.compile(r"\{\{ ?[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)* ?\}\}")
"""A field of the offer that a longer text quotes; one that there is not is an error of its own."""
_ONE_BRACKET = re.compile(r"\[[^\[\]\n]{0,200}\]|<[^<>\n/:@]{1,80}>|\{\{?[^{}\n]{1,80}\}\}?|«[^«»\n]{1,40}»")
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_template(text: str) -> bool:
    """Whether it (folded) has a box and no tick, a choice that nobody made, or `TT.MM.JJJJ` for a day."""
    if text.lstrip()[:1] in {*_BOXES} and not _TICKS.search(text):
        return True
    if text.count("[ ]") >= _SEVERAL and "[x]" not in text:
        return True
    if ("zutreffendes" in text and _STRIKE.search(text)) or ("/" in text and _MARK.search(text)):
        return not _TICKS.search(text)
    if "[" in text and "/" in text and _CHOICE.search(text):
        return True
    if "tt." not in text or not _DATE.search(text):
        return False
    return not _ANOTHER_SENTENCE.search(_DATE.sub("", text)) and _is_without_figures(text)


def _is_without_figures(text: str) -> bool:
    return not any(sign.isdigit() for sign in text) and len(_WORD.findall(text)) <= _MOST_AROUND_A_DATE


def is_model_sentence(signed: str) -> bool:
    """Whether a text with `HOLE` for placeholders is a sentence with several of them and no figure."""
    if not any(gap in signed for gap in (HOLE, "…", " ...")) or "{{" in signed:
        return False
    filled = _GAP.sub(f" {HOLE} ", _IN_BRACKETS.sub(HOLE, signed))
    holes = filled.count(HOLE)
    if holes < _SEVERAL or any(sign.isdigit() for sign in filled):
        return False
    return len(_WORD.findall(filled)) <= _WORDS_OF_A_FIELD * holes


def is_field(text: str) -> bool:
    """Whether it is a field of the offer that a longer text quotes, and nothing else."""
    return _QUOTED_FIELD.fullmatch(text.strip(" .")) is not None


def is_one_bracket(text: str) -> bool:
    """Whether all of it stands in one pair of brackets: `[Zielgruppe einfügen]`."""
    return _ONE_BRACKET.fullmatch(text.strip(" .!,;*")) is not None and LETTERS.search(text) is not None
