"""A text of nothing but signs that print nothing is empty, whichever and however written."""

import sys
import unicodedata
from collections.abc import Iterator
from html.entities import html5

import pytest

from sampling import few
from teilhabe_docs.documents.emptiness import Reason, emptiness_of
from teilhabe_docs.documents.filler import filler_in
from teilhabe_docs.model.text_slot import Markdown

BLANK_OF_OTHERS = (
    "BRAILLE PATTERN BLANK",
    *("HANGUL FILLER", "HALFWIDTH HANGUL FILLER", "HANGUL CHOSEONG FILLER", "HANGUL JUNGSEONG FILLER"),
    *("COMBINING GRAPHEME JOINER", "KHMER VOWEL INHERENT AQ", "KHMER VOWEL INHERENT AA"),
    *(f"VARIATION SELECTOR-{number}" for number in range(1, 257)),
)
SEEN = ("ARABIC ", "SYRIAC ", "KAITHI ", "EGYPTIAN ")
"""The signs of these scripts that go around numbers or join pictures are of the same category, but drawn."""


def unseen() -> Iterator[str]:
    """What Unicode calls a blank or a sign of format, and what it has drawn as nothing besides."""
    for sign in map(chr, range(sys.maxunicode + 1)):
        is_one = unicodedata.category(sign) in ("Cf", "Zs", "Zl", "Zp")
        if (
            is_one
            and (name := unicodedata.name(sign, ""))
            and (sign == "\u061c" or not name.startswith(SEEN))
        ):
            yield sign
    yield from map(unicodedata.lookup, BLANK_OF_OTHERS)


UNSEEN = tuple(unseen())
NAMED = {f"&{name}" for name, text in html5.items() if name.endswith(";") and set(text) <= set(UNSEEN)}
WRITTEN = {
    "sign": lambda sign: sign,
    "twice": lambda sign: sign + sign,
    "decimal": lambda sign: f"&#{ord(sign)};",
    "hexadecimal": lambda sign: f"&#x{ord(sign):X};&#x{ord(sign):x};",
    "in lines": lambda sign: f"{sign}\n\n&#{ord(sign)};\n",
    "beside a break": lambda sign: f"{sign}<br>{sign}<BR />",
}


@pytest.mark.parametrize("way", WRITTEN)
def test_signs_that_print_nothing_are_no_text_and_change_none(way: str) -> None:
    said = "Der Bus holt alle um acht Uhr ab."
    for sign in UNSEEN:
        text = WRITTEN[way](sign)
        assert emptiness_of(Markdown(text)) is Reason.BLANK, f"U+{ord(sign):04X}"
        assert emptiness_of(text) is Reason.BLANK, f"U+{ord(sign):04X}"
        assert filler_in(f"{text}noch offen{text}") is not None, f"U+{ord(sign):04X}"
        assert emptiness_of(Markdown(f"{text}{said}{text}")) is None, f"U+{ord(sign):04X}"


@pytest.mark.parametrize("entity", few(sorted(NAMED)))
def test_entities_that_print_nothing_are_no_text(entity: str) -> None:
    assert emptiness_of(Markdown(f"{entity}\n\n{entity}")) is Reason.BLANK


@pytest.mark.parametrize("text", ["&Omega;", "&#64;&#65;", "&nix;", "A&nbsp;B", "ß\u200b"])
def test_what_prints_something_is_not_blank(text: str) -> None:
    assert emptiness_of(Markdown(text)) is not Reason.BLANK
