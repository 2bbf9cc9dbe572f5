"""Whose norm it is: federal books in all their spellings, contracts, Land law, house papers."""

import re
from functools import cache

from teilhabe_docs.recht.citation import GAP, NormSource, SourceKind
from teilhabe_docs.recht.law_data import known_names, laws, per_state
from teilhabe_docs.recht.mentions import inflected, long_names, superseded, wrong_names

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
_GRUNDZAHL = {
    "Eins": "I",
    "Zwei": "II",
    "Drei": "III",
    "Vier": "IV",
    "Fünf": "V",
    "Sechs": "VI",
    "Sieben": "VII",
    "Acht": "VIII",
    "Neun": "IX",
    "Zehn": "X",
    "Elf": "XI",
    "Zwölf": "XII",
    "Vierzehn": "XIV",
}
_SOZIALGESETZBUCH = rf"Sozial(?:-{GAP})?gesetzbuch(?:e?s)?"
_ZAHL = r"(?i:[IVX]{1,6})|[IVXl1|]{1,6}|\d{1,2}"
_KUERZEL = rf"(?:(?i:SGB)|SBG|GSB|5GB|SGBB)(?:{GAP}-?{GAP}(?:{_ZAHL}))?(?![A-Za-zÄÖÜäöüß\d])"
_SGB = re.compile(
    rf"(?P<sgb>(?i:SGB)|SBG|GSB|5GB|SGBB)(?:{GAP}-?{GAP}(?P<zahl>{_ZAHL}))?(?![A-Za-zÄÖÜäöüß\d])"
)
_BUCHWORT = rf"(?P<wort>(?i:{'|'.join(_ORDNUNG)})|\d{{1,2}}\.|[IVX]{{1,4}}\.)[ns]?{GAP}Buch(?:e?s)?"
_BUCH = re.compile(
    rf"(?:{_BUCHWORT}(?:{GAP}[–-]?{GAP}(?:des{GAP})?{_SOZIALGESETZBUCH})?"
    rf"|{_SOZIALGESETZBUCH}(?:{GAP}\(SGB\))?{GAP}[–-]?{GAP}"
    rf"(?:{_BUCHWORT.replace('<wort>', '<wort2>')}"
    rf"|(?P<zahl>[IVX]{{1,5}}|\d{{1,2}}(?!\.?\d)|{'|'.join(_GRUNDZAHL)})(?![\wäöüß])))"
    rf"(?:{GAP}\({_KUERZEL}\))?"
)
_NUMBER_FIRST = re.compile(rf"({'|'.join(filter(None, _BUECHER))}){GAP}SGB(?![\s-]*[IVX\d]|[\w-])")
_BILL = re.compile(r"-(?:Reg|Ref)?E(?![\w-])")
"""The end of a name that says: as a bill would have it."""
_ONLY_ARTICLE = re.compile(rf"de[mrs]{GAP}(?=[a-zäöü\dIVX])")
_RAHMENVERTRAG = re.compile(
    rf"(?:(?:Landes)?[Rr]ahmenvertrag\w*|LRV|RLV|RV)(?![\wäöüß])(?:{GAP}-?{GAP}(?:BW|NRW|{_KUERZEL}))*"
)
_AUSFUEHRUNG = re.compile(rf"(?:[A-ZÄÖÜ][a-zäöü]+\.?\s)?[A-Za-zÄÖÜäöü]*AG{GAP}[/-]?{GAP}{_KUERZEL}")
_WORT = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*(?:-[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*)*")
_ARTIKEL = re.compile(
    rf"(?:(?P<dies>dies(?:er|es|em))|der|des|(?P<im>dem|den|vom|zum|zur|im|in)|(?:unser|sein|ihr|ein|jed)e[rsm])(?![\wäöüß])"
    rf"(?:{GAP}[a-zäöüß]+(?![\wäöüß])){{0,2}}?{GAP}(?=[A-ZÄÖÜ])"
)
_DAVOR = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\wäöüß-]*)[\s(,:]*$")
_BUCHENDE = ("Buch", "Buchs", "Buches")
_LAENGE = 12  # letters of an abbreviation, at most
_WEITE = 60  # characters before a citation in which its source may stand
_SCHRIFT = (
    r"\w*(?:[Vv]ertr[aä]g|[Vv]ereinbarung|[Ss]atzung|[Oo]rdnung|[Gg]esetz|[Ss]tatut|[Rr]ichtlinie|[Kk]onvention"
    r"|[Vv]orschrift|[Cc]harta|(?<=[a-zäöü])recht(?![a-zäöüß])|[Aa]bkommen|[Tt]arif|[Rr]egelung|[Bb]eschluss)\w*"
)
LETTERS = re.compile(rf"\b(?!(?:Leistungsv|V)ereinbarung(?:en)?\b)(?:{_SCHRIFT})")
"""A paper of which a bare norm may be, other than the agreement itself."""
_INTERN = re.compile(r"(?:Leistungsv|V)ereinbarung(?![\wäöüß])")


def source_from(text: str, stelle: int) -> NormSource | None:
    """The source that is named right there, with or without an article before it."""
    if (allein := _ONLY_ARTICLE.match(text, stelle)) and (buch := _BUCH.match(text, allein.end())):
        return _book(buch)
    artikel = _ARTIKEL.match(text, stelle)
    ab = artikel.end() if artikel else stelle
    if benannt := named_from(text, ab):
        return benannt
    wort = _WORT.match(text, ab)
    if not wort:
        return None
    if artikel and (intern := _INTERN.match(text, ab)):
        return NormSource("intern", "", stelle, intern.end())
    if artikel and artikel["dies"] and wort[0].startswith("Vertrag"):
        return NormSource("intern", "", stelle, wort.end())
    if (artikel and not artikel["im"]) or LETTERS.fullmatch(wort[0]):
        return NormSource("fremd", wort[0], stelle, wort.end())
    if sum(map(str.isupper, wort[0])) < 2:
        return None
    if gemeint := _vertauscht(wort[0][:_LAENGE]):
        return NormSource("gesetz", gemeint, ab, wort.end(), vertippt=True)
    return NormSource("fremd", wort[0], ab, wort.end())


def source_before(text: str, ab: int, stelle: int) -> NormSource | None:
    """The law or paper whose abbreviation stands between `ab` and there, right before: `GG Art. 3`."""
    ab = max(ab, stelle - _WEITE)
    if text[ab:stelle].isspace():
        return None
    treffer = _DAVOR.search(text, ab, stelle)
    if treffer is None or treffer[1] in _BUCHENDE:
        return _leading_on(text, ab, stelle)
    benannt = named_from(text, treffer.start(1))
    if benannt and benannt.bis == treffer.end(1):
        return benannt
    grosse = sum(map(str.isupper, treffer[1]))
    return NormSource("fremd", treffer[1], *treffer.span(1)) if grosse > 1 else None


def _leading_on(text: str, ab: int, stelle: int) -> NormSource | None:
    """The federal law whose abbreviation stands further before: `Das BGB regelt in § 1814`."""
    worte = [wort for wort in _WORT.finditer(text, ab, stelle) if wort[0] in laws()]
    if not worte and "Buch" in text[ab:stelle]:
        worte = list(_BUCH.finditer(text, ab, stelle))
    if worte and leads_on(text, worte[-1].end(), stelle):
        return named_from(text, worte[-1].start())
    return None


@cache
def _leading() -> re.Pattern[str]:
    """What may stand between a law and its norm: `SGB XII, 6. Kapitel, §§`, `das SGB IX regelt in §`."""
    return re.compile(
        r"(?:[\s,:;()–*_|-]+|(?:insbesondere|insb\.|dort|hier|und zwar|vor allem|v\. a\.|nach|in|an|den|die"
        r"|der|dem|des|gemäß|etwa|namentlich|also|ist|sind|steht|stehen|regelt|regeln|nennt|beschreibt|enthält|verlangt|bestimmt|sieht"
        r"|verankert|geregelt"
        r"|Teil\s\d|Kapitel\s\d{1,2}|(?:\d{1,2}\.|[A-Z]\w+s)\sKapitel|(?:\d{1,2}\.|[A-Z]\w+r)\s(?:Teil|Abschnitt))(?![\wäöüß]))*+"
    )


@cache
def _book_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_ORDNUNG)}|\d{{1,2}}\.)[ns]?{GAP}Buch(?:e?s)?{GAP}[–-]?{GAP}$")


def leads_on(text: str, ab: int, stelle: int) -> bool:
    """Whether what stands behind the name of a law leads on to its norm."""
    luecke = text[ab : min(stelle, ab + _WEITE + 1)]
    if stelle - ab > _WEITE or ("|" in luecke and "\n" in luecke):
        return False
    return _leading().fullmatch(luecke) is not None


def book_around(text: str, stelle: int) -> NormSource | None:
    """The book whose name begins there, or before where it is `Neuntes Buch Sozialgesetzbuch`."""
    if davor := _book_before().search(text, max(0, stelle - 30), stelle):
        return named_from(text, davor.start())
    return named_from(text, stelle)


def named_from(text: str, stelle: int) -> NormSource | None:
    """The law or contract whose name, known to tdocs, begins right there."""
    for muster, art in ((_RAHMENVERTRAG, "vertrag"), (_AUSFUEHRUNG, "landesrecht")):
        if treffer := muster.match(text, stelle):
            return NormSource(
                "vertrag" if art == "vertrag" else "landesrecht", treffer[0], stelle, treffer.end()
            )
    if treffer := _SGB.match(text, stelle):
        if bill := _BILL.match(text, treffer.end()):
            return NormSource("fremd", f"{treffer[0]}-E", stelle, bill.end())
        return _buch(treffer)
    if treffer := _BUCH.match(text, stelle):
        return _book(treffer)
    if treffer := _NUMBER_FIRST.match(text, stelle):
        return NormSource("gesetz", f"SGB {treffer[1]}", stelle, treffer.end())
    if (treffer := _WORT.match(text, stelle)) and (benannt := _abbreviations().get(treffer[0])):
        art, name, vertippt = benannt
        return NormSource(art, name, stelle, treffer.end(), vertippt)
    if treffer := _langnamen().match(text, stelle):
        return NormSource("gesetz", _kuerzel_zu()[treffer.lastindex or 0], stelle, treffer.end())
    return None


@per_state
def _abbreviations() -> dict[str, tuple[SourceKind, str, bool]]:
    """Each abbreviation with what it stands for, and whether it is none."""
    found: dict[str, tuple[SourceKind, str, bool]] = {}
    found |= {name: ("gesetz", law, True) for name, law in wrong_names().items()}
    found |= {name: ("gesetz", name, False) for name in superseded()}
    found |= {name: (art, name, False) for name, art in known_names().items()}
    return found | {name: ("gesetz", name, False) for name in laws()}


def _book(found: re.Match[str]) -> NormSource:
    """A book that is named by its number in words or figures."""
    zahl = _roman(found["zahl"] or found["wort"] or found["wort2"])
    name = f"SGB {zahl}" if zahl and zahl in _BUECHER else ""
    return NormSource("gesetz", name, *found.span(), vertippt=not name)


def _roman(wort: str) -> str:
    """The number of a book that is written as a word or in figures: `Zwölfte`, `Zwölf`, `12.`, `XII`."""
    bekannt = _ORDNUNG.get(wort.capitalize()) or _GRUNDZAHL.get(wort)
    if bekannt or not wort.rstrip(".").isdigit():
        return bekannt or wort.rstrip(".")
    zahl = int(wort.rstrip("."))
    return _BUECHER[zahl - 1] if 0 < zahl <= len(_BUECHER) else ""


def _buch(treffer: re.Match[str]) -> NormSource:
    """A book of the Sozialgesetzbuch, perhaps one that there is not."""
    zahl = treffer["zahl"] or ""
    if zahl.isdigit() and int(zahl) <= len(_BUECHER):
        zahl = _BUECHER[int(zahl) - 1] if int(zahl) else ""
    gemeint = zahl.replace("l", "I").replace("1", "I").replace("|", "I").upper()
    bekannt = bool(gemeint) and gemeint in _BUECHER
    richtig = bekannt and treffer["sgb"].upper() == "SGB" and zahl.upper() == gemeint
    return NormSource("gesetz", f"SGB {gemeint}" if bekannt else "", *treffer.span(), vertippt=not richtig)


@per_state
def _langnamen() -> re.Pattern[str]:
    """The long names of the laws with their endings, each with an empty group behind it."""
    return re.compile("|".join(f"{inflected(alias)}(?![A-Za-zäöüß])()" for alias in _aliase()) or r"(?!)")


@per_state
def _aliase() -> dict[str, str]:
    return {alias: gesetz.kuerzel for gesetz in laws().values() for alias in gesetz.aliase} | long_names()


@per_state
def _kuerzel_zu() -> tuple[str, ...]:
    """The law of each group of the long names."""
    return ("", *_aliase().values())


@cache
def _vertauscht(wort: str) -> str:
    """The federal law of whose abbreviation two neighbouring letters are exchanged here; empty if none is."""
    getauscht = {wort[:i] + wort[i + 1] + wort[i] + wort[i + 2 :] for i in range(len(wort) - 1)}
    return next((name for name in laws() if name in getauscht), "")


def explains(text: str, davor: NormSource, danach: NormSource) -> bool:
    """Whether one name of a law explains the other: `Altenpflegegesetz (AltPflG)`."""
    return davor.name == danach.name and text[davor.bis : danach.von].strip(" (\n") == ""


def known_name(text: str) -> bool:
    """Whether a law or contract is named anywhere in the text."""
    return any(named_from(text, wort.start()) for wort in _WORT.finditer(text))
