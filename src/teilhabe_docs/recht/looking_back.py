"""Whether a citation speaks of the law that was: a word of the past counts where it governs the citation.

The sentence is looked at with its citations masked, `¤` for the one in question and `§` for the others. Right
before or behind it a word of the past says so by itself (`der frühere ¤`, `¤ a. F.`, `¤, heute §`); further
away it takes a verb of the past and a time within the same clause, or that the citation is said to be
repealed or replaced, or a decision of a court.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from teilhabe_docs.recht.masked_sentence import masked
from teilhabe_docs.recht.old_papers import names_old_paper, of_old_paper
from teilhabe_docs.recht.words_of_the_past import YEAR, close_by, said_to_end, verb

_DAVOR, _DANACH = 300, 250
"""Characters before and behind a citation that count."""
_NAH = 110  # characters before and behind it in which a word of the past speaks of it without a verb
_ALS = re.compile(
    r"(?<!\b[Ww]ie )(?<!schon )\b(?:[Ff]rüher|[Dd]amals|[Ss]einerzeit|[Ee]inst|[Ee]hemals|[Vv]ormals"
    r"|[Uu]rsprünglich|[Zz]uvor"
    r"|[Vv]orher|[Bb]isher|[Bb]islang|[Bb]is dahin|[Dd]avor|[Aa]nfangs"
    r"|(?:[Ii]n|[Zz]u) (?:jener|dieser) Zeit|noch(?=\s(?:auf|nach|in|aus|von|gemäß|aufgrund|über)\b)"
    r"|(?:[Vv]or|[Bb]is) (?:der|dem|zur|zum|Beginn|Inkrafttreten)\s(?:\w+\s){0,2}?\w*(?:[Rr]eform\w*|BTHG"
    r"|Teilhabegesetz\w*"
    r"|Umstellung|Inkrafttreten|gesetze?s|gesetz|Systemwechsel))\b|\b[Vv]or Inkrafttreten\b"
)
_JAHRE = re.compile(
    rf"(\b\w+\s(?:zum\s|dem\s|Ende\s|Anfang\s)*)?(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|\w+)\s?)?({YEAR})\b"
)
_GERICHT = (
    r"\b(?:BSG|BGH|BVerwG|BVerfG|BAG|LSG|OVG|VGH|OLG|Bundessozialgericht\w*|Bundesgerichtshof\w*"
    r"|Bundesverwaltungsgericht\w*"
    r"|Bundesverfassungsgericht\w*|Landessozialgericht\w*|Sozialgericht\w*|Oberlandesgericht\w*"
    r"|Verwaltungsgericht\w*)\b"
)
_SPRUCH = (
    r"(?:Urteil|Beschl(?:uss|üss)|Entscheidung|[Ee]ntschied|[Gg]eurteilt|Rechtsprechung|\bAz\b|ausgelegt"
    r"|bejaht|verneint"
    r"|lehnte|klargestellt)"
)
_AKTENZEICHEN = (
    r"\bB\s\d{1,2}\s[A-Z]{1,3}\s\d+/\d\d\b|\b[IVX]+\sZ[BR]\s\d+/\d\d\b|\b\d\s[A-Z]{1,2}\s\d+[./]\d\d\b"
)
_NEBEN = re.compile(
    r"[\s„»(]*(?:[Ww]er|[Ww]en|[Ww]em|dessen|deren|denen|welche\w*|dass|[Ww]eil|[Ww]enn|[Oo]b|[Oo]bwohl"
    r"|[Nn]achdem|[Bb]evor"
    r"|damit|wie|[Ss]oweit|[Ss]ofern|[Ss]olange|[Dd]a|[Ww]as|wo\w*|der|die|das|den|dem|in (?:der|dem|denen)"
    r"|nach (?:der|dem|denen)|(?:auf|für|mit|bei) (?:die|den|der|denen))\s"
)
_WECHSEL = re.compile(r"[\s„»(]*(?:sondern|aber|doch|jedoch|seither|seitdem|heute|jetzt|nun|während)\b")
_GRENZE = re.compile(
    r"[;|]\s?|,\s|\s[–—]\s"
    r"|\sund\s(?=(?!mit\b|seit\b|nicht\b|oft\b|statt\b|sonst\b|samt\b|jetzt\b|erst\b|selbst\b|dort\b|gut\b"
    r"|weit\b|zuletzt\b)"
    r"(?:[a-zäöü]+t|wird|werden|sind|haben|können|bieten|begleiten)\b)"
)
_HEUTE = re.compile(r"\b(?:[Hh]eute|[Jj]etzt|[Nn]un|[Ss]either|[Ss]eitdem|[Ii]nzwischen|[Dd]erzeit)\b")
_TEIL = re.compile(r"[;|]")


def looks_back(satz: str, von: int, jahr: int, vorsatz: str = "") -> bool:
    """Whether the citation at `von` of a sentence speaks of former law, which ended in a year or before.

    `vorsatz` is the sentence before: what it tells of a time that is past may go on in this one.
    """
    maske, stellen = masked(satz)
    if von not in stellen:
        return False
    weiter = bool(vorsatz) and _tells_of(vorsatz, jahr)
    if not (weiter or _hints(maske)):
        return False
    rund, hier = _around(maske, stellen[von])
    if _decision(_part(rund, hier)):
        return True
    return _of_the_past(rund, hier, jahr) or (weiter and _goes_on(rund))


def in_the_past(satz: str, von: int) -> bool:
    """Whether the clause of the citation at `von` has a verb of the past."""
    maske, stellen = masked(satz)
    return von in stellen and _goes_on(_around(maske, stellen[von])[0])


def _around(maske: str, hier: int) -> tuple[str, int]:
    """A masked sentence as far as it counts, with the citation as `¤`, and where that stands."""
    davor, danach = maske[max(0, hier - _DAVOR) : hier], maske[hier + 1 : hier + _DANACH]
    return f"{davor}¤{danach}", len(davor)


@lru_cache(maxsize=64)
def _tells_of(vorsatz: str, jahr: int) -> bool:
    """Whether a sentence tells of a time that is past, or of a paper of then."""
    maske = masked(vorsatz)[0]
    return names_old_paper(maske, jahr) or _in_the_past(maske, jahr)


@lru_cache(maxsize=256)
def _goes_on(satz: str) -> bool:
    """Whether the clause of the citation is in the past too."""
    return any(verb().search(teil) and not _HEUTE.search(teil) for teil in _clauses(satz))


@lru_cache(maxsize=256)
def _of_the_past(satz: str, hier: int, jahr: int) -> bool:
    nah = satz[max(0, hier - _NAH) : hier + _NAH]
    if any(muster.search(nah) for muster in close_by()) or of_old_paper(nah, jahr):
        return True
    if _NEU.search(satz[:hier]):
        return False
    if any(muster.search(satz) for muster in said_to_end()):
        return True
    return any(_in_the_past(satzteil, jahr) for satzteil in _clauses(satz))


def _in_the_past(satzteil: str, jahr: int) -> bool:
    """Whether a clause has a verb of the past and a time in it."""
    if not verb().search(satzteil):
        return False
    return _ALS.search(satzteil) is not None or any(
        _is_past((wann[1] or "").split(" ")[0].casefold(), int(wann[2]), jahr)
        for wann in _JAHRE.finditer(satzteil)
    )


def _is_past(wort: str, jahr: int, ende: int) -> bool:
    if wort in ("bis", "vor"):
        return jahr <= ende
    return jahr < ende and wort not in ("seit", "ab", "nach")


def _clauses(hier: str) -> Iterator[str]:
    """The clauses that a citation stands in or that stand right behind it and are about it."""
    gruppen: list[str] = [""]
    haupt, stelle = 0, 0
    for grenze in (*_GRENZE.finditer(hier), None):
        teil = hier[stelle : grenze.start() if grenze else len(hier)]
        vorher = hier[:stelle].rstrip()[-1:]
        if _TEIL.match(vorher) or _WECHSEL.match(teil) or hier[max(0, stelle - 5) : stelle] == " und ":
            gruppen.append("")
            haupt = len(gruppen) - 1
        if (stelle and _NEBEN.match(teil)) or (
            not stelle and re.match(r"(?:Wer|Wenn|Weil|Da|Was|Wo|Nachdem)\s", teil)
        ):
            gruppen.append(f"¤ {teil}" if vorher == "," and re.search(r"¤,\s?$", hier[:stelle]) else teil)
        else:
            gruppen[haupt] += f" {teil}"
        stelle = grenze.end() if grenze else stelle
    return (gruppe for gruppe in gruppen if "¤" in gruppe)


def _part(satz: str, hier: int) -> str:
    """What stands around the citation between two semicolons."""
    return satz[satz.rfind(";", 0, hier) + 1 :].split(";", 1)[0]


@lru_cache(maxsize=64)
def _decision(satz: str) -> bool:
    """Whether a court is said to have decided of the citation; none is where it is but heeded or awaited."""
    gericht, spruch, aktenzeichen, zu, eigenes = _court()
    if not (aktenzeichen.search(satz) or (gericht.search(satz) and spruch.search(satz))):
        return False
    return bool(aktenzeichen.search(satz) or zu.search(satz)) or eigenes.search(satz) is None


@cache
def _court() -> tuple[re.Pattern[str], ...]:
    """A court, its decision, that it is about the citation, and that we do something by the citation."""
    about = rf"{_SPRUCH}\w*\s[^.;§¤]{{0,50}}\b(?:zu[mr]?|über|um|auf)\s(?:d\w+\s)?(?:§,?\s(?:und\s)?)*¤"
    ours = (
        r"\b[Ww]ir\b|\b[Dd]iese[rsnm]?\s[\w-]*(?:[Vv]ereinbarung|[Vv]ertrag)|\b[Bb]is zu[rm]\s\w+"
        r"|\bbeachte[nt]\b"
    )
    return tuple(map(re.compile, (_GERICHT, _SPRUCH, _AKTENZEICHEN, about, ours)))


_NEU = re.compile(
    r"\b(?:durch|jetzt|heute|nun|nunmehr|seither|seitdem|sondern(?: auf| nach| in)?)\s(?:d(?:en|ie|er"
    r"|em)\s)?$"
)


@lru_cache(maxsize=64)
def _hints(satz: str) -> bool:
    return _hint().search(satz) is not None


@cache
def _hint() -> re.Pattern[str]:
    """One of these stands wherever the past is spoken of."""
    return re.compile(
        r"(?i:früher|recht|urteil|beschl|entsch|\bex\b|\bi\.?\s?d\.?\s?F|dahin|davor|anfangs|jener|heißt|hieß|fand|such|gericht|streit|nicht|kein|ohne|verhält|ehem|bish?er|bislang|damal|vormal|vori|vorher|einst|seinerzeit|zuvor|ursprünglich"
        r"|noch|alt|fassung|gehoben"
        r"|gefallen|löst|trat|kraft|wegfall|hebung|streich|führ|laufen|folge|vorgänger|statt|stelle|mehr"
        r"|heute|jetzt|nun|neu"
        r"|inzwischen|mittlerweile|seit|wurde|war|stand|übergang|gann|iert|geschlossen|hieß|ersetzt|geschichte|reform|beendet|überholt"
        r"|entfallen|geltung|zeit|hob|strich|schaff|verlor|vorauf|ging|betraf|veraltet|rechtslage|vorläufer|mithin|\ba\.?\s?f\b)"
        r"|(?:19|20)\d\d"
    )
