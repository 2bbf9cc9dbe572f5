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

_ADJEKTIV = (
    r"(?:(?:[Ff]rüher|[Ee]hemalig|[Bb]isherig|[Aa]lt|[Dd]amalig|[Vv]ormalig|[Vv]orherig|[Vv]orig"
    r"|[Ee]instig|[Aa]ufgehoben"
    r"|[Ww]eggefallen|[Ee]ntfallen|[Aa]bgelöst|[Aa]bgelaufen|[Bb]eendet|[Ee]rsetzt|außer Kraft getreten"
    r"|[Üü]berholt)e[rnms]?"
    r"|(?:damals|früher|vormals|seinerzeit|ehemals|ZEIT)\s(?:noch\s)?"
    r"(?:geltend|gültig|maßgeblich|anwendbar|einschlägig|genannt|zitiert|bekannt)e[rnms]?)"
)
_WORTANFANG = r"[\w-]*"
_SACHE = _WORTANFANG + (
    r"(?:[Rr]egelung|[Vv]orschrift|[Nn]orm|[Ff]assung|[Rr]echt|[Rr]echtslage|[Gg]rundlage"
    r"|[Pp]aragra(?:f|ph)"
    r"|[Bb]estimmung|[Gg]esetz|[Vv]ereinbarung|[Vv]ertrag|[Vv]erträge|[Bb]escheid|[Bb]ewilligung"
    r"|[Gg]enehmigung|[Bb]uch"
    r"|[Rr]echtsprechung|[Ee]ingliederungshilfe|[Aa]nspr[uü]ch|[Hh]ilfe|[Ll]eistung|[Kk]onzept"
    r"|[Ff]undstelle|[Nn]ummer)"
    r"(?:s|es|e|en|n|ern)?"
)
_DAVOR, _DANACH = 300, 250
"""Characters before and behind a citation that count."""
_NAH = 110  # characters before and behind it in which a word of the past speaks of it without a verb
_JAHR = r"(?:19|20)\d\d"
_TAG = rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|[A-ZÄ][a-zä]+)\s?)?{_JAHR}"
_ZEIT = (
    rf"(?:[Bb]is|[Vv]or)\s(?:zum\s|dem\s|einschließlich\s|Ende\s|Anfang\s|zum Ablauf des\s"
    rf"|Jahresende\s)*{_TAG}"
)
_ALS = re.compile(
    r"(?<!\b[Ww]ie )(?<!schon )\b(?:[Ff]rüher|[Dd]amals|[Ss]einerzeit|[Ee]inst|[Ee]hemals|[Vv]ormals"
    r"|[Uu]rsprünglich|[Zz]uvor"
    r"|[Vv]orher|[Bb]isher|[Bb]islang|noch(?=\s(?:auf|nach|in|aus|von|gemäß|aufgrund|über)\b)"
    r"|(?:[Vv]or|[Bb]is) (?:der|dem|zur|zum|Beginn|Inkrafttreten)\s(?:\w+\s){0,2}?\w*(?:[Rr]eform\w*|BTHG"
    r"|Teilhabegesetz\w*"
    r"|Umstellung|Inkrafttreten|gesetze?s|gesetz|Systemwechsel))\b|\b[Vv]or Inkrafttreten\b"
)
_JAHRE = re.compile(
    rf"(\b\w+\s(?:zum\s|dem\s|Ende\s|Anfang\s)*)?(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|\w+)\s?)?({_JAHR})\b"
)
_WAR = (
    r"(?:war|wurde|galt|stand|beruhte|stützte|richtete|regelte|ergab|enthielt|lautete|hieß|fand|kam|konnte"
    r"|durfte|musste"
    r"|sollte|hatte|gab|trug|bestimmte|gewährte|erhielt|leistete|bewilligte|genehmigte|verlangte|sah"
    r"|nannte|bildete|knüpfte"
    r"|folgte|erfolgte|sprach|ging|lag|umfasste|bezog|verwies|erlaubte|bedurfte|definierte|basierte|fußte"
    r"|erbrachte|schloss"
    r"|normierte|rechnete|arbeitete|begleitete|zog|verwendete|zitierte|lief|diente|brauchte|hielt|machte"
    r"|sicherte|bestand|entstand|begann|existierte|bekam|betrieb|übernahm)(?:e?n)?"
)
_PERFEKT = r"\b(?:ist|sind|hat|haben)\b.*\b(?:worden|gewesen|beruht|gegolten|gestanden|gestützt|gerichtet)\b"
_GESCHEHEN = rf"\b(?:geschlossen|erteilt|bewilligt|genehmigt|vereinbart|anerkannt)\s(?:am\s|im Jahr\s)?{_TAG}"
_ENDE = (
    r"(?:ersetzt|abgelöst|aufgehoben|gestrichen|entfallen|weggefallen|verlagert|überführt|verschoben"
    r"|übergegangen|überholt"
    r"|außer Kraft|Geschichte|aufgegangen|umgezogen|gewandert|fortgefallen|herausgelöst|neu geregelt"
    r"|neu gefasst)\b"
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
_DAZU = (
    r"(?:,\s|\s?(?:und|sowie|&|i\.\s?V\.\s?m\.|iVm|i\.V\.m\.|in Verbindung mit|u\.)\s)(?:den\s|der\s|die\s"
    r"|dem\s)?"
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
_TEIL = re.compile(r"[;|]")


def looks_back(satz: str, von: int, jahr: int) -> bool:
    """Whether the citation at `von` of a sentence speaks of former law, which ended in a year or before."""
    maske, stellen = masked(satz)
    if _decision(maske):
        return True
    if von not in stellen or not _hints(maske):
        return False
    hier = stellen[von]
    davor, danach = maske[max(0, hier - _DAVOR) : hier], maske[hier + 1 : hier + _DANACH]
    return _of_the_past(f"{davor}¤{danach}", len(davor), jahr)


@lru_cache(maxsize=256)
def _of_the_past(satz: str, hier: int, jahr: int) -> bool:
    nah = satz[max(0, hier - _NAH) : hier + _NAH]
    if any(muster.search(nah) for muster in _close_by()):
        return True
    if _NEU.search(satz[:hier]):
        return False
    if any(muster.search(satz) for muster in _said_to_end()):
        return True
    return any(_in_the_past(satzteil, jahr) for satzteil in _clauses(satz))


def _in_the_past(satzteil: str, jahr: int) -> bool:
    """Whether a clause has a verb of the past and a time in it."""
    if not _verb().search(satzteil):
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


@lru_cache(maxsize=64)
def _decision(satz: str) -> bool:
    """Whether a court is said to have decided."""
    gericht, spruch, aktenzeichen = _court()
    return bool(aktenzeichen.search(satz) or (gericht.search(satz) and spruch.search(satz)))


@cache
def _court() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, (_GERICHT, _SPRUCH, _AKTENZEICHEN)))


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
        r"(?i:früher|ehem|bish?er|bislang|damal|vormal|vori|vorher|einst|seinerzeit|zuvor|ursprünglich"
        r"|noch|alt|fassung|gehoben"
        r"|gefallen|löst|trat|kraft|wegfall|hebung|streich|führ|laufen|folge|vorgänger|statt|stelle|mehr"
        r"|heute|jetzt|nun|neu"
        r"|inzwischen|mittlerweile|seit|wurde|war|stand|übergang|gann|iert|geschlossen|hieß|ersetzt|geschichte|reform|beendet|überholt"
        r"|entfallen|\ba\.?\s?f\b)"
        r"|(?:19|20)\d\d"
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b{_WAR}\b|{_PERFEKT}|{_GESCHEHEN}")


@cache
def _close_by() -> tuple[re.Pattern[str], ...]:
    """What says so right before or behind."""
    davor = _ADJEKTIV.replace("ZEIT", _ZEIT)
    fassung = rf"(?:{_ZEIT}|am\s{_TAG}|im Jahre?\s{_JAHR}|damals|früher|vormals|seinerzeit|ehemals|zuletzt)"
    mit = rf"¤(?:{_DAZU}§)*"
    return tuple(
        re.compile(muster)
        for muster in (
            rf"{mit}[\s,(]{{0,3}}a\.?\s?F\b",
            rf"{mit}[\s,(]{{0,3}}(?:in\s(?:der|ihrer|seiner)\s)?(?:alte|frühere|vorherige|ehemalige"
            rf"|damalige|ursprüngliche)[rn]?"
            r"\s(?:\w+\s)?Fassung",
            rf"{mit}\s?\(alt\)",
            rf"{mit}[\s,(]{{0,3}}in\s(?:der|ihrer|seiner)\s{fassung}\s(?:noch\s)?(?:gelt|gült|maßgeb"
            rf"|anzuwend|anwendb)\w+\sFassung",
            rf"{mit}[\s,(]{{0,3}}in\s(?:der|ihrer|seiner)\sFassung\s(?:{_ZEIT}|vom\s{_TAG})",
            rf"{mit}\s?(?:[(,–/]|->|→)\s?(?:jetzt|heute|nun|nunmehr|inzwischen|seit\s{_TAG}|ab\s{_TAG}"
            rf"|neu)\b:?\s[^§;.]{{0,20}}§",
            rf"{mit}\s?[(,]\s?(?:inzwischen\s|mittlerweile\s|seit[\w\s.]{{0,20}}\s)?(?:aufgehoben"
            rf"|weggefallen|außer Kraft|entfallen)",
            rf"\b{davor}\s(?:und\s\w+\s)?(?:{_SACHE}\s?(?:(?!\b(?:wird|werden|ist|sind|kann|hat"
            rf"|haben)\b)[^,;.§¤]){{0,30}},?\s?)?"
            r"(?:(?:des|der|in|den|von|nach|aus|gemäß|gem\.|zu)\s)*\(?(?:§,\s|§\sund\s)*¤",
            rf"{_SACHE.removeprefix(_WORTANFANG)}\s{_ZEIT}\s?[(,:]?\s?¤",
            rf"(?:{_ZEIT}|(?<!\b[Ww]ie )(?<!schon )\b(?:[Ff]rüher|[Vv]ormals|[Ee]hemals|[Zz]uvor|[Dd]amals"
            rf"|[Ee]inst|[Bb]isher|[Bb]islang|[Ss]tatt|[Aa]nstatt"
            r"|[Aa]nstelle|[Aa]n Stelle|vor der Reform)):?\s(?:(?:in|nach|aus|noch|der|des|den|dem|von|die"
            r"|auf)\s)*¤",
            r"\b[Aa]n die Stelle\s(?:der|des|von)\s[^,;]{0,25}¤",
            r"\b(?:Aufhebung|Wegfall|Ablösung|Streichung|Außerkrafttreten|Abschaffung|Nachfolge\w*"
            r"|Überführung|Auslaufen|Übergang)"
            r"\s(?:der|des|von|vom|zu|zum)\s[^,;]{0,25}¤",
            r"\b(?:[Vv]orgänger|Alt)(?:konzept|vereinbarung|vertr[aä]g|f[aä]ll|bescheid|norm|regelung"
            r"|vorschrift|recht)\w*[^,;]{0,40}¤",
            r"\b[Ww]as\s(?:\w+\s)?(?:in|nach)\s¤[^,;]*\b(?:war|stand|hieß)\b",
        )
    )


@cache
def _said_to_end() -> tuple[re.Pattern[str], ...]:
    """What says that a norm is law no more, or what a court said of it."""
    wird = r"(?:wurden?|ist|sind|werden?)"
    gilt = (
        r"(?:gilt|gelten|beruh(?:t|en)|stütz(?:t|en)|ergib(?:t|en)|steh(?:t|en)|bilde(?:t|n)|ist|sind"
        r"|finde(?:t|n)|existier(?:t|en))"
    )
    return tuple(
        re.compile(muster)
        for muster in (
            rf"¤[^,;]{{0,60}}?\b{wird}\b[^,;]{{0,120}}?{_ENDE}",
            rf"\b{wird}\s(?:(?:der|die|auch|damit|zugleich)\s)?¤[^,;]{{0,80}}?{_ENDE}",
            r"\b[Aa]us\s(?:dem\s|den\s)?¤\s(?:wurde|ging|ist|sind|entstand)\b",
            r"§\s(?:ersetzt|ersetzen|ersetzte)\s(?:den\s|die\s)?¤|§\s(?:löst|lösen|löste)\s(?:den\s"
            r"|die\s)?¤[^,;]{0,20}\bab\b",
            r"\btrat(?:en)?\b[^;]*¤[^;]*außer Kraft|\btrat(?:en)?\b[^;]*außer Kraft[^;]*¤"
            r"|¤[^;]*\btrat(?:en)?\b[^;]*außer Kraft",
            r"\bnicht mehr\s(?:[^,;]{0,25}\s)?(?:auf|nach|aus|in|von|an|mit)\s(?:d(?:er|en|em|es|ie)\s)?¤",
            rf"¤[^,;]{{0,40}}\b(?:{gilt}|gibt es)\b[^,;]{{0,60}}\b(?:nicht|kein\w*)\b[^,;]{{0,30}}\bmehr\b",
            rf"\b{gilt}\b[^,;]{{0,10}}¤[^,;]{{0,40}}\bnicht mehr\b",
        )
    )
