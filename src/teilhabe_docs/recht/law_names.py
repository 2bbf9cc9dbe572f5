"""Whose norm it is: federal books in all their spellings, contracts, Land law, house papers."""

import re
from functools import cache

from teilhabe_docs.recht.citation import LUECKE, Quelle
from teilhabe_docs.recht.law_data import gesetze, namen

_BUECHER = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "", "XIV")
_ORDNUNG = {
    "Erste": "I",
    "Zweite": "II",
    "Dritte": "III",
    "Vierte": "IV",
    "Fünfte": "V",
    "Sechste": "VI",
    "Siebte": "VII",
    "Achte": "VIII",
    "Neunte": "IX",
    "Zehnte": "X",
    "Elfte": "XI",
    "Zwölfte": "XII",
    "Vierzehnte": "XIV",
}
_SOZIALGESETZBUCH = rf"Sozial(?:-{LUECKE})?gesetzbuch(?:e?s)?"
_ZAHL = r"(?i:[IVX]{1,6})|[IVXl1|]{1,6}|\d{1,2}"
_KUERZEL = rf"(?:(?i:SGB)|SBG|GSB|5GB|SGBB)(?:{LUECKE}-?{LUECKE}(?:{_ZAHL}))?(?![A-Za-zÄÖÜäöüß\d])"
_SGB = re.compile(
    rf"(?P<sgb>(?i:SGB)|SBG|GSB|5GB|SGBB)(?:{LUECKE}-?{LUECKE}(?P<zahl>{_ZAHL}))?(?![A-Za-zÄÖÜäöüß\d])"
)
_BUCHWORT = rf"(?P<wort>{'|'.join(_ORDNUNG)})[ns]?{LUECKE}Buch(?:e?s)?"
_BUCH = re.compile(
    rf"(?:{_BUCHWORT}(?:{LUECKE}[–-]?{LUECKE}(?:des{LUECKE})?{_SOZIALGESETZBUCH})?"
    rf"|{_SOZIALGESETZBUCH}(?:{LUECKE}\(SGB\))?{LUECKE}[–-]?{LUECKE}"
    rf"(?:{_BUCHWORT.replace('<wort>', '<wort2>')}|(?P<zahl>[IVX]{{1,5}})(?![\wäöüß])))"
    rf"(?:{LUECKE}\({_KUERZEL}\))?"
)
_RAHMENVERTRAG = re.compile(
    rf"(?:(?:Landes)?[Rr]ahmenvertrag\w*|LRV|RLV|RV)(?![\wäöüß])(?:{LUECKE}-?{LUECKE}(?:BW|NRW|{_KUERZEL}))*"
)
_AUSFUEHRUNG = re.compile(rf"(?:[A-ZÄÖÜ][a-zäöü]+\.?\s)?[A-Za-zÄÖÜäöü]*AG{LUECKE}[/-]?{LUECKE}{_KUERZEL}")
_WORT = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*(?:-[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*)*")
_ARTIKEL = re.compile(
    rf"(?:(?P<dies>dies(?:er|es|em))|der|des|(?P<im>dem|den|vom|zum|zur|im|in)|(?:unser|sein|ihr|ein|jed)e[rsm])(?![\wäöüß])"
    rf"(?:{LUECKE}[a-zäöüß]+(?![\wäöüß])){{0,2}}?{LUECKE}(?=[A-ZÄÖÜ])"
)
_DAVOR = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\wäöüß-]*)[\s(,:]*$")
_LAENGE = 12  # letters of an abbreviation, at most
_WEITE = 60  # characters before a citation in which its source may stand
_SCHRIFT = (
    r"\w*(?:[Vv]ertr[aä]g|[Vv]ereinbarung|[Ss]atzung|[Oo]rdnung|[Gg]esetz|[Ss]tatut|[Rr]ichtlinie|[Kk]onvention"
    r"|[Vv]orschrift|[Cc]harta|[Aa]bkommen|[Tt]arif|[Rr]egelung|[Bb]eschluss)\w*"
)
SCHRIFT = re.compile(rf"\b(?!(?:Leistungsv|V)ereinbarung(?:en)?\b)(?:{_SCHRIFT})")
"""A paper of which a bare norm may be, other than the agreement itself."""
_INTERN = re.compile(r"(?:Leistungsv|V)ereinbarung(?![\wäöüß])")


def quelle_ab(text: str, stelle: int) -> Quelle | None:
    """The source that is named right there, with or without an article before it."""
    artikel = _ARTIKEL.match(text, stelle)
    ab = artikel.end() if artikel else stelle
    if benannt := benannt_ab(text, ab):
        return benannt
    wort = _WORT.match(text, ab)
    if not wort:
        return None
    if artikel and (intern := _INTERN.match(text, ab)):
        return Quelle("intern", "", stelle, intern.end())
    if artikel and artikel["dies"] and wort[0].startswith("Vertrag"):
        return Quelle("intern", "", stelle, wort.end())
    if (artikel and not artikel["im"]) or SCHRIFT.fullmatch(wort[0]):
        return Quelle("fremd", wort[0], stelle, wort.end())
    if sum(map(str.isupper, wort[0])) < 2:
        return None
    if gemeint := _vertauscht(wort[0][:_LAENGE]):
        return Quelle("gesetz", gemeint, ab, wort.end(), vertippt=True)
    return Quelle("fremd", wort[0], ab, wort.end())


def quelle_vor(text: str, ab: int, stelle: int) -> Quelle | None:
    """The law or paper whose abbreviation stands between `ab` and there, right before: `GG Art. 3`."""
    treffer = _DAVOR.search(text, max(ab, stelle - _WEITE), stelle)
    if treffer is None:
        return None
    benannt = benannt_ab(text, treffer.start(1))
    if benannt and benannt.bis == treffer.end(1):
        return benannt
    grosse = sum(map(str.isupper, treffer[1]))
    return Quelle("fremd", treffer[1], *treffer.span(1)) if grosse > 1 else None


def benannt_ab(text: str, stelle: int) -> Quelle | None:
    """The law or contract whose name, known to tdocs, begins right there."""
    for muster, art in ((_RAHMENVERTRAG, "vertrag"), (_AUSFUEHRUNG, "landesrecht")):
        if treffer := muster.match(text, stelle):
            return Quelle("vertrag" if art == "vertrag" else "landesrecht", treffer[0], stelle, treffer.end())
    if treffer := _SGB.match(text, stelle):
        return _buch(treffer)
    if treffer := _BUCH.match(text, stelle):
        zahl = treffer["zahl"] or _ORDNUNG[treffer["wort"] or treffer["wort2"]]
        name = f"SGB {zahl}" if zahl in _BUECHER else ""
        return Quelle("gesetz", name, stelle, treffer.end(), vertippt=not name)
    if treffer := _WORT.match(text, stelle):
        if treffer[0] in gesetze():
            return Quelle("gesetz", treffer[0], stelle, treffer.end())
        if bekannt := namen().get(treffer[0]):
            return Quelle(bekannt, treffer[0], stelle, treffer.end())
    if treffer := _langnamen().match(text, stelle):
        return Quelle("gesetz", _kuerzel_zu()[treffer.lastindex or 0], stelle, treffer.end())
    return None


def _buch(treffer: re.Match[str]) -> Quelle:
    """A book of the Sozialgesetzbuch, perhaps one that there is not."""
    zahl = treffer["zahl"] or ""
    if zahl.isdigit() and int(zahl) <= len(_BUECHER):
        zahl = _BUECHER[int(zahl) - 1] if int(zahl) else ""
    gemeint = zahl.replace("l", "I").replace("1", "I").replace("|", "I").upper()
    bekannt = bool(gemeint) and gemeint in _BUECHER
    richtig = bekannt and treffer["sgb"].upper() == "SGB" and zahl.upper() == gemeint
    return Quelle("gesetz", f"SGB {gemeint}" if bekannt else "", *treffer.span(), vertippt=not richtig)


@cache
def _langnamen() -> re.Pattern[str]:
    """The long names of the laws with their endings, one group each."""
    return re.compile("|".join(f"({_gebeugt(alias)})(?![A-Za-zäöüß])" for alias in _aliase()))


def _gebeugt(alias: str) -> str:
    worte = (
        re.sub(r"(gesetz|buch)$", r"\1(?:e?s)?", re.sub(r"es$", "e[ns]", wort)) for wort in alias.split()
    )
    return LUECKE.join(worte)


@cache
def _aliase() -> dict[str, str]:
    return {alias: gesetz.kuerzel for gesetz in gesetze().values() for alias in gesetz.aliase}


@cache
def _kuerzel_zu() -> tuple[str, ...]:
    """The law of each group of the long names."""
    return ("", *_aliase().values())


@cache
def _vertauscht(wort: str) -> str:
    """The federal law of whose abbreviation two neighbouring letters are exchanged here; empty if none is."""
    getauscht = {wort[:i] + wort[i + 1] + wort[i] + wort[i + 2 :] for i in range(len(wort) - 1)}
    return next((name for name in gesetze() if name in getauscht), "")


def bekannter_name(text: str) -> bool:
    """Whether a law or contract is named anywhere in the text."""
    return any(benannt_ab(text, wort.start()) for wort in _WORT.finditer(text))
