"""Papers of a time that is past, and what they are based on: quoted, decided then, said to be over.

Looked for in sentences with their citations masked, `¤` for the one in question.
"""

import re
from functools import cache

from teilhabe_docs.recht.words_of_the_past import YEAR

_OF_A_DAY = rf"(?:dem Jahre?\s)?(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|\w+)\s?)?({YEAR})\b"
_OF_A_TIME = rf"(?:vom|von|aus)\s(der Zeit (?:vor|bis)\s)?{_OF_A_DAY}"
_PAPER = (
    r"[\w-]*(?:[Vv]ereinbarung|[Vv]ertrag|[Vv]erträge|[Kk]onzept|[Bb]escheid|[Gg]esamtplan|[Ss]atzung"
    r"|[Ff]assung|[Ll]eitbild|[Aa]usweis|[Pp]rotokoll|[Ff]ormular|[Vv]ordruck|[Uu]nterlage|[Pp]apier|[Hh]ilfeplan"
    r"|[Hh]ilfepläne|[Bb]roschüre|hilfe(?=\s(?:von|aus|vom)\s)|[Ll]eitfaden|[Hh]andbuch|[Hh]andreichung|[Rr]ichtlinie"
    r"|[Mm]erkblatt|[Oo]rientierungshilfe|[Ee]mpfehlung)\w*"
)
_ACT = (
    r"\w*(?:[Bb]eschl(?:uss|üsse)|[Uu]rteil|[Bb]escheid|[Bb]ewilligung|[Gg]enehmigung|[Gg]utachten"
    r"|[Ss]tellungnahme)\w*"
)
_CHAIN = r"¤(?:(?:,|\sund|\ssowie|\si\.\s?V\.\s?m\.)\s§)*"
_VERSION = r"(?:i\.?\s?d\.?\s?F\b\.?|in\s(?:de[rm]|ihrer|seiner)\s(?:\w+\s)?(?:Fassung|Stand))"
_OF = (
    r"(?:(?:des|der)\s\w+\s)?(?:vom\s|v\.\s)?((?:vor|bis)\s(?:zum\s|dem\s)?)?"
    rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|\w+)\s?)?({YEAR})\b"
)
_NOTED = r"\b(?:vermerkt|festgehalten|eingetragen|notiert|genannt|angegeben)\b"
_OLD = r"(?:[Aa]lt|[Ff]rüher|[Dd]amalig|[Vv]orherig|[Ee]hemalig|[Uu]rsprünglich|[Vv]orig)e[nrms]?"
_OVER = r"(?:beendet|ausgelaufen|abgelaufen|erledigt|abgelöst|ersetzt|gekündigt|überholt)"


def of_old_paper(sentence: str, year: int) -> bool:
    """Whether the citation stands in a quoted paper, or an act is based on it, of before a year.

    Or in a paper that is said to be an old one.
    """
    return _in_old_paper().search(sentence) is not None or any(
        int(found[2]) < year + bool(found[1]) for pattern in _based() for found in pattern.finditer(sentence)
    )


def names_old_paper(sentence: str, year: int) -> bool:
    """Whether a paper is named that is said to be an old one, or is of before a year and over."""
    found = _named().search(sentence)
    return found is not None and (not found[1] or int(found[1]) < year)


@cache
def _in_old_paper() -> re.Pattern[str]:
    """An old paper, or one that there is still, and behind it the citation as what stands in it."""
    said = r"(?:[,:]\s|[„»\"]|\b(?:mit|sprach(?:en)?|spricht|sprechen|nenn(?:t|en)|nannten?|steh(?:t|en))\s)"
    return re.compile(rf"\b(?:{_OLD}|noch)\s(?:\w+\s)?{_PAPER}[^.;§¤]{{0,40}}{said}[^.;§¤]{{0,40}}¤")


@cache
def _based() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            rf"\b[A-ZÄÖÜ]\w+\s{_OF_A_TIME}[^.;§¤„»\"]{{0,60}}(?:[„»\"]|{_NOTED}[^.;§¤„»\"]{{0,20}}[:,])[^“«\"]{{0,120}}¤"
        ),
        re.compile(rf"{_CHAIN}[\s,(\[]{{0,3}}(?:{_VERSION}|Stand:?)\s{_OF}"),
        re.compile(rf"\b{_VERSION}\s{_OF}:?\s¤"),
        re.compile(
            rf"\b{_ACT}\s(?:nach|gemäß|aus|zu|gem\.)\s(?:d\w+\s)?(?:§,?\s(?:und\s)?)*{_CHAIN}\s{_OF_A_TIME}"
        ),
        re.compile(
            rf"\b{_PAPER}\s{_OF_A_TIME}\s(?:nenn|zitier|verweis|sprich|spreche|bezieh|beruf|stütz|führ|verwende|geh)\w*\s[^;§¤]{{0,40}}¤"
        ),
        re.compile(rf"\b{_ACT}[^,;§¤]{{0,60}}?\b{_OF_A_TIME}[^;§]{{0,80}}¤"),
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_OLD}\s(?:\w+\s)?{_PAPER}|\bVorgänger{_PAPER}|\bAlt(?:vertr|vereinb)"
        rf"|\b{_PAPER}\s(?:vom|von|aus)\s{_OF_A_DAY}[^;]*\b{_OVER}"
    )
