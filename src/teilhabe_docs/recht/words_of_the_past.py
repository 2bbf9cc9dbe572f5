"""What German prose says of law that was: patterns around `¤`, the citation in question; `§` is any other."""

import re
from functools import cache

_ADJECTIVE = (
    r"(?:(?:[Ff]rüher|[Ee]hemalig|[Bb]isherig|[Aa]lt|[Dd]amalig|[Vv]ormalig|[Vv]orherig|[Vv]orig"
    r"|[Ee]instig|[Aa]ufgehoben"
    r"|[Ww]eggefallen|[Ee]ntfallen|[Aa]bgelöst|[Aa]bgelaufen|[Bb]eendet|[Ee]rsetzt|außer Kraft getreten"
    r"|[Üü]berholt)e[rnms]?"
    r"|(?:damals|früher|vormals|seinerzeit|ehemals|ZEIT)\s(?:noch\s)?"
    r"(?:geltend|gültig|maßgeblich|anwendbar|einschlägig|genannt|zitiert|bekannt)e[rnms]?)"
)
_WORD_START = r"[\w-]*"
_THING = _WORD_START + (
    r"(?:[Rr]egelung|[Vv]orschrift|[Nn]orm|[Ff]assung|[Rr]echt|[Rr]echtslage|[Gg]rundlage"
    r"|[Pp]aragra(?:f|ph)"
    r"|[Bb]estimmung|[Gg]esetz|[Vv]ereinbarung|[Vv]ertrag|[Vv]erträge|[Bb]escheid|[Bb]ewilligung"
    r"|[Gg]enehmigung|[Bb]uch"
    r"|[Rr]echtsprechung|[Ee]ingliederungshilfe|[Aa]nspr[uü]ch|[Hh]ilfe|[Ll]eistung|[Kk]onzept"
    r"|[Ff]undstelle|[Nn]ummer)"
    r"(?:s|es|e|en|n|ern)?"
)
YEAR = r"(?:19|20)\d\d"
_DAY = rf"(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|[A-ZÄ][a-zä]+)\s?)?{YEAR}"
_TIME = (
    rf"(?:[Bb]is|[Vv]or)\s(?:zum\s|dem\s|einschließlich\s|Ende\s|Anfang\s|zum Ablauf des\s"
    rf"|Jahresende\s)*{_DAY}"
)
PAST_VERB = (
    r"(?:war|wurde|galt|stand|beruhte|stützte|richtete|regelte|ergab|enthielt|lautete|hieß|fand|kam|konnte"
    r"|durfte|musste"
    r"|sollte|hatte|gab|trug|bestimmte|gewährte|erhielt|leistete|bewilligte|genehmigte|verlangte|sah"
    r"|nannte|bildete|knüpfte"
    r"|folgte|erfolgte|sprach|ging|lag|umfasste|bezog|verwies|erlaubte|bedurfte|definierte|basierte|fußte"
    r"|erbrachte|schloss"
    r"|normierte|verlor|hob|schrieb|wies|schuf|nahm|griff|fiel|verschwand|wandte|führte|rechnete|arbeitete|begleitete|zog|verwendete|zitierte|lief|diente|brauchte|hielt|machte"
    r"|sicherte|bestand|entstand|begann|existierte|bekam|betrieb|übernahm)(?:e?n)?"
)
_PERFECT = r"\b(?:ist|sind|hat|haben)\b.*\b(?:worden|gewesen|beruht|gegolten|gestanden|gestützt|gerichtet)\b"
WEAK_VERB = (
    r"\b(?!(?:heu|bit|ers|letz|rech|lin|nächs|bes|meis|gu|al|lau|ach|sieb|drit|vier|fünf|sechs|neun|zehn|brei|kal|fes|sel|mit|unbekann|geeigne|bekann)ten?\b)"
    r"(?!ge|be\w*[rs]ech)[a-zäöüß]{3,}te(?=\s(?:noch|die|der|das|den|dem|ein\w*|wir|er|sie|es|man|sich|nach|auf|aus"
    r"|in|zu\w?|als|nur|auch|bereits|schon|unsere?\w?|§|¤)\b|\s[§¤]|[,.;]?$)"
)
"""A weak verb of the past before a word that follows no adjective."""
_FORMER = (
    r"\b(?:[Aa]lt|[Ff]rüher|[Ee]hemalig|[Bb]isherig|[Vv]orig|[Dd]amalig|[Vv]ormalig|[Ää]lter|[Ee]instig|[Vv]orherig)e[rsnm]?\s"
    r"[^,;]{0,80}\b(?:beruhte|stützte|richtete|folgte|basierte|fußte|ergab|stand|fand|nannte|zitierte|verwies|bezog"
    r"|regelte|galt|ging|knüpfte|enthielt|lautete|gründete|gehörte|entsprach|fiel)(?:e?n)?\b[^;]*¤"
)
_DONE = rf"\b(?:geschlossen|erteilt|bewilligt|genehmigt|vereinbart|anerkannt)\s(?:am\s|im Jahr\s)?{_DAY}"
_NAMELY = (
    r"(?:(?:also|mithin|d\.\s?h\.|das heißt|sprich|somit|folglich|demnach|noch|damals|nämlich"
    r"|mit anderen Worten),?\s)?(?:noch\s)?"
    r"(?:(?:das|die|der|den|zum|zur|nach|im|in|um|auf|aus|von|vom|eine[rnms]?)\s){0,2}"
    r"(?:(?:inzwischen|mittlerweile|längst|bereits|heute|jetzt)\s)?"
)
"""How an apposition behind a citation begins."""
_OLD = (
    r"(?:[Aa]lt|[Ff]rüher|[Dd]amalig|[Vv]orherig|[Vv]orig|[Ee]hemalig|[Vv]ormalig"
    r"|[Üü]berholt|[Bb]isherig|[Ee]rsetzt|[Aa]ufgehoben|[Aa]bgelöst|[Ww]eggefallen"
    r"|außer Kraft getreten)e[nrms]?"
)
_LAW = (
    r"(?:\w*[Rr]echt(?:s(?:lage|stand|zustand))?|\w*[Gg]esetz\w*|Fassung|Vorschrift\w*|Norm\w*|Regelung\w*)\b"
)
_CASE = (
    r"(?:Entscheidung|Urteil|Beschluss|Urteilsfall|Streit(?:fall)?|Rechtsstreit|Verfahren|Richterspruch|Fall"
    r"|Klage|\w*[Bb]escheid|Gutachten|Stellungnahme)(?:e?s|en)?"
)
"""What a court had before it, or said."""
_CONCERNED = (
    r"(?:betraf|erging|spielte|galt|behandelte|beruhte|bezog|stützte|drehte|richtete|beurteilte|wandte|ging|folgte"
    r"|bejahte|verneinte|legte|zitierte|nannte|stand)(?:e?n)?\b"
)
_END = (
    r"(?:ersetzt|abgelöst|aufgehoben|gestrichen|entfallen|weggefallen|verlagert|überführt|verschoben"
    r"|übergegangen|überholt|abgeschafft|abgeändert|fallen gelassen|beseitigt|außer Kraft|Geschichte"
    r"|Vergangenheit|obsolet|gegenstandslos|hinfällig|aufgegangen|umgezogen|gewandert|fortgefallen|herausgelöst"
    r"|neu geregelt"
    r"|neu gefasst)\b"
)
_AND = (
    r"(?:,\s|\s?(?:und|sowie|&|i\.\s?V\.\s?m\.|iVm|i\.V\.m\.|in Verbindung mit|u\.)\s)(?:den\s|der\s|die\s"
    r"|dem\s)?"
)
_APPLIES = r"(?:gilt|gelten|greif(?:t|en)|betrifft|betreffen|passt|passen|findet)"


@cache
def verb() -> re.Pattern[str]:
    """A verb of the past."""
    return re.compile(rf"\b{PAST_VERB}\b|{WEAK_VERB}|{_PERFECT}|{_DONE}")


@cache
def close_by() -> tuple[re.Pattern[str], ...]:
    """What says so right before or behind."""
    davor = _ADJECTIVE.replace("ZEIT", _TIME)
    fassung = rf"(?:{_TIME}|am\s{_DAY}|im Jahre?\s{YEAR}|damals|früher|vormals|seinerzeit|ehemals|zuletzt)"
    mit = rf"¤(?:{_AND}§)*"
    return tuple(
        re.compile(muster)
        for muster in (
            rf"{mit}[\s,(\[]{{0,3}}a\.?\s?F\b",
            r"\bex(?:-|\s)(?:§,\s)*¤",
            rf"{mit}[\s,(\[]{{0,3}}(?:in\s(?:(?:der|ihrer|seiner)\s)?)?(?:alte|frühere|vorherige|ehemalige"
            rf"|damalige|ursprüngliche)[rn]?"
            r"\s(?:\w+\s)?Fassung",
            rf"{mit}\s?\(alt\)|\bschon\s(?:früher|damals|vorher|immer)\s?\(¤",
            rf"{mit}[\s,(]{{0,3}}in\s(?:der|ihrer|seiner)\s{fassung}\s(?:noch\s)?(?:gelt|gült|maßgeb"
            rf"|anzuwend|anwendb)\w+\sFassung",
            rf"{mit}\s?(?:[(,–/]|->|→)\s?(?:jetzt|heute|nun|nunmehr|inzwischen|seit\s{_DAY}|ab\s{_DAY}"
            rf"|neu)\b:?\s[^§;.]{{0,20}}§",
            rf"{mit}\s?[(,]\s?(?:inzwischen\s|mittlerweile\s|seit[\w\s.]{{0,20}}\s)?(?:aufgehoben"
            rf"|weggefallen|außer Kraft|entfallen)",
            rf"\b{davor}\s(?:und\s\w+\s)?(?:{_THING}\s?(?:(?!\b(?:wird|werden|ist|sind|kann|hat"
            rf"|haben)\b)(?:[^,;.§¤]|(?<=\d)\.)){{0,30}},?\s?)?"
            r"(?:(?:des|der|in|den|von|nach|aus|gemäß|gem\.|zu)\s)*\(?(?:§,\s|§\sund\s)*¤",
            rf"{_THING.removeprefix(_WORD_START)}\s{_TIME}\s?[(,:]?\s?¤",
            rf"(?:{_TIME}|(?<!\b[Ww]ie )(?<!schon )\b(?:[Ff]rüher|[Vv]ormals|[Ee]hemals|[Zz]uvor|[Dd]amals"
            rf"|[Ee]inst|[Bb]isher|[Bb]islang|[Ss]tatt|[Aa]nstatt"
            r"|[Aa]nstelle|[Aa]n Stelle|vor der Reform)):?\s(?:(?:in|nach|aus|noch|der|des|den|dem|von|die"
            r"|auf)\s)*¤",
            r"\b[Aa]n die Stelle\s(?:der|des|von)\s[^,;]{0,25}¤|¤\strat(?:en)?\s[^,;]{0,20}an die Stelle\s",
            r"\b(?:[Uu]nter|[Ww]ährend|[Zz]ur|[Ii]n|[Zz]u)\s(?:der\s)?(?:Geltung(?:sdauer|szeit)?|Herrschaft|Zeit(?:en)?)"
            r"\s(?:des|der|von|vom)\s[^,;]{0,12}¤|\bZeit(?:en)?\s(?:unter|nach|vor|mit)\sde[rmns]\s¤",
            r"\bnoch\s(?:auf|nach|gemäß|aus|in|unter)\s(?:d(?:er|en|em|es|ie)\s)?¤\s(?:\w+\s)?"
            r"(?:gestützt|beruhend\w*|(?:ergangen|erteilt|erlassen|bewilligt|geschlossen|ausgestellt)\w*)"
            r"(?!\swird|\swerden)\b",
            r"\b(?:[Aa]nders als|[Aa]bweichend von|[Gg]egenüber"
            r"|[Ii]m (?:Gegensatz|Unterschied|Vergleich) zu[mr]?)\s(?:noch\s)?"
            r"(?:(?:in|nach|bei|unter|d(?:er|en|em|es|ie))\s)*¤(?=[^;]*§)",
            r"\bVor(?:auflage|fassung|version)\b",
            rf"\b{davor}\s(?:\w+\s)?{_THING}[^.;§¤„»]{{0,40}}[:,]?\s?[„»\"‚›][^«“\"‘‹]{{0,120}}¤",
            r"\b(?:Aufhebung|Wegfall|Ablösung|Streichung|Außerkrafttreten|Abschaffung|Nachfolge\w*"
            r"|Überführung|Auslaufen|Übergang)"
            r"\s(?:der|des|von|vom|zu|zum)\s[^,;]{0,25}¤",
            r"\b(?:[Vv]orgänger|Alt)(?:konzept|vereinbarung|vertr[aä]g|f[aä]ll|bescheid|norm|regelung"
            r"|vorschrift|recht)\w*[^,;]{0,40}¤",
            r"\b[Ww]as\s(?:\w+\s)?(?:in|nach)\s¤[^,;]*\b(?:war|stand|hieß)\b",
            rf"{mit}[^,;.§]{{0,60}}[,(–—]\s?{_NAMELY}(?:{_OLD}|damals\s)\s?(?:[\w-]+e[nrms]?\s)?{_LAW}",
            rf"{mit}[^,;.§]{{0,40}}[,(–—]\s?{_NAMELY}(?:Zeit|Stand|Fassung|\w*[Rr]echt(?:s(?:lage|stand))?)"
            r"\s(?:vor|bis)\s(?:(?:de[rmn]|zu[mr])\s|\d)",
            rf"{mit}[^,;.§]{{0,40}}[,(–—]\s?{_NAMELY}(?:Vorgänger|Vorläufer)(?:in|norm|vorschrift|regelung"
            r"|bestimmung)?\b",
            rf"{mit}\s?[(,–—]\s?(?:jetzt\s|heute\s|inzwischen\s|mittlerweile\s|längst\s)?(?:überholt|veraltet"
            r"|abgelöst|ersetzt|nicht mehr (?:in Kraft|gültig|geltend\w*|anwendbar))\b",
            rf"{mit}[^;.§]{{0,50}},\s(?:die|das|der)\s[^,;]{{0,30}}\bnicht mehr\s(?:gilt|gelten|in Kraft"
            r"|anwendbar|besteht)\b",
            rf"\b(?:[Zz]um|[Nn]ach|[Ii]m|[Uu]nter)\s(?:dem\s|der\s)?{_OLD}\s{_LAW}[^,;.§]{{0,30}}¤",
        )
    )


@cache
def said_to_end() -> tuple[re.Pattern[str], ...]:
    """What says that a norm is law no more, or what a court said of it."""
    wird = r"(?:wurden?|ist|sind|werden?)"
    gilt = (
        r"(?:gilt|gelten|beruh(?:t|en)|stütz(?:t|en)|ergib(?:t|en)|steh(?:t|en)|bilde(?:t|n)|ist|sind"
        r"|finde(?:t|n)|existier(?:t|en))"
    )
    return tuple(
        re.compile(muster)
        for muster in (
            rf"¤[^,;]{{0,60}}?\b{wird}\b[^,;]{{0,120}}?{_END}",
            rf"\b{wird}\s(?:(?:der|die|auch|damit|zugleich)\s)?¤[^,;]{{0,80}}?{_END}",
            r"\b[Aa]us\s(?:dem\s|den\s)?¤\s(?:wurde|ging|ist|sind|entstand)\b",
            r"\b[Aa]us\s(?:dem\s|den\s)?§\s(?:wurden?|sind|ist)\b[^.;]*\b[Aa]us\s(?:dem\s|den\s)?¤",
            r"\b(?:\w*[Gg]rundlage\w*|[Mm]aßgeb\w+|[Mm]aßstab|[Ee]inschlägig\w*|[Aa]nwendbar\w*|[Aa]nzuwenden)\b"
            r"[^,;.§¤]{0,60}\bwar(?:en)?\s(?:(?:damals|noch|vielmehr|allein)\s)?(?:d(?:er|ie|as)\s)?¤"
            r"|¤\swar(?:en)?\s[^,;.§¤]{0,40}\b(?:[Gg]rundlage|[Rr]echtsgrundlage|[Mm]aßgeb|[Ee]inschlägig|[Aa]nwendbar|[Aa]nzuwend|[Gg]eregelt)",
            r"§\s(?:ersetzt|ersetzen|ersetzte)\s(?:den\s|die\s)?¤|§\s(?:löst|lösen|löste)\s(?:den\s"
            r"|die\s)?¤[^,;]{0,20}\bab\b",
            r"\btrat(?:en)?\b[^;]*¤[^;]*außer Kraft|\btrat(?:en)?\b[^;]*außer Kraft[^;]*¤"
            r"|¤[^;]*\btrat(?:en)?\b[^;]*außer Kraft",
            r"\bnicht mehr\s(?:[^,;]{0,25}\s)?(?:auf|nach|aus|in|von|an|mit)\s(?:d(?:er|en|em|es|ie)\s)?¤",
            rf"¤[^,;]{{0,40}}\b(?:{gilt}|gibt es)\b[^,;]{{0,60}}\b(?:nicht|kein\w*)\b[^,;]{{0,30}}\bmehr\b",
            rf"\b{gilt}\b[^,;]{{0,10}}¤[^,;]{{0,40}}\bnicht mehr\b",
            r"\b(?:[Aa]uf|[Nn]ach|[Aa]us|[Üü]ber)\s(?:d(?:er|en|em|es|ie)\s)?¤[^,;]{0,80}\bnicht mehr\s"
            r"(?:\w+\s){0,3}?(?:(?:ge|unter)stützt|berufen|gegründet|(?:ab)?geschlossen|erteilt|Bezug|möglich"
            r"|zulässig|zurückgegriffen|verwiesen|abgestellt)\b",
            r"\b[Aa]us\s[^,;]{0,50}¤[^;]{0,40}\bhervor",
            rf"\b(?:[Ss]olange\s[^,;]{{0,25}}|[Aa]ls\s(?:noch\s)?(?:d(?:er|ie|as)\s)?)¤[^,;]{{0,60}}\b{PAST_VERB}\b",
            _FORMER,
            rf"\b(?:[Aa]ufgehoben|[Gg]estrichen|[Ee]ntfallen|[Ww]eggefallen|[Aa]bgelöst|[Ee]rsetzt|[Aa]bgeschafft)"
            rf"\s(?:\w+\s)?{wird}\s[^,;]{{0,25}}¤",
            rf"\b(?:hat|haben|hatten?)\s[^,;]{{0,60}}¤[^,;]{{0,60}}(?<!nicht )\b{_END}",
            r"\b(?:hob(?:en)?|heb(?:t|en))\s[^,;]{0,30}¤[^,;]{0,50}\bauf\b|\bstrich(?:en)?\s[^,;]{0,20}¤"
            r"|\bschafften?\s[^,;]{0,20}¤[^,;]{0,40}\bab\b",
            r"\bverlor(?:en)?\b[^,;]{0,20}¤|¤[^,;]{0,40}\bverlor(?:en)?\b",
            r"\bgibt es\s¤[^,;]{0,50}\bnicht mehr\b",
            r"\blöst(?:en?)?\b[^,;]{0,30}¤[^,;]{0,20}\bab\b|\bersetzten?\s[^,;]{0,30}¤",
            r"\b[Bb]eim?\s(?:\w+\s){0,2}(?:Ablösung|Wechsel|Übergang)\b[^,;]{0,20}¤|\b[Ww]echsel(?:te)?\b[^,;]{0,20}\bvo[nm]\s[^,;]{0,12}¤",
            r"¤[^,;§]{0,40}\b(?:galt|galten)\b|\b(?:galt|galten)\s(?:noch\s)?(?:d(?:er|ie|as)\s)?¤",
            rf"¤\s(?:von|aus)\s(?:dem Jahre?\s)?{YEAR}(?!\s(?:bis|an))|¤\s?\((?:von\s)?{YEAR}\)",
            rf"\b{PAST_VERB}\b[^,;]{{0,40}}¤[^,;]{{0,20}}\bnoch\b",
            r"\b[Gg]ericht\w*\s(?:legte|sah|hielt|wandte|stützte|verneinte|bejahte|entschied|prüfte|lehnte|verwarf)\b[^;]*¤",
            r"\bob\s(?:d(?:er|ie|as)\s)?¤\snoch\b",
            r"\b(?:[Ss]treitig|[Ss]trittig|[Uu]mstritten|[Ff]raglich|[Oo]ffen)\swar\b[^;]*¤",
            r"\b(?:fand|stand|suchte)(?:en)?\s[^,;.§¤]{0,60}\bin\s(?:d(?:er|em|en)\s)?¤",
            r"\b\w*(?:[Ff]ormular|[Hh]inweis|[Vv]erweis|[Vv]ordruck|[Mm]uster|[Ff]assung|[Tt]ext|[Kk]onzept|[Bb]escheid)\w*[^,;]{0,40}¤"
            r"[^,;]{0,60}\bnicht mehr\b(?! als)",
            rf"¤\s{_APPLIES}\b[^,;]{{0,60}}\b(?:nicht|keine Anwendung)\b(?!\s(?:statt|nur|allein|mehr als))",
            rf"\b{_APPLIES}\s(?:d(?:er|ie|as)\s)?¤[^,;]{{0,50}}\bnicht\b(?!\s(?:nur|allein|mehr als))",
            r"(?:^\W*|[,;:]\s|\b(?:und|aber|denn|auch|dass|weil)\s)(?:[Dd](?:er|ie|as)\s)?¤\s(?:spielt|spielen|hat|haben|ist|sind)\b"
            r"[^,;]{0,60}\b(?:keine (?:Rolle|Bedeutung)|ohne (?:Bedeutung|Belang)"
            r"|nicht (?:anwendbar|anzuwenden|einschlägig|maßgeb\w+))\b",
            r"¤[^,;]{0,30}\bnur noch in (?:alten|älteren|früheren)\b",
            rf"\b{_CASE}\s(?:(?!\sund\s)[^,;]){{0,60}}?\b{_CONCERNED}(?:(?!\sund\s)[^,;]){{0,80}}¤",
            r"\b(?:erging(?:en)?\b[^,;]{0,40}|ergangen\w*\s)zu[mr]?\s(?:\w+\s)?¤|¤[^,;]{0,20}\bergangen",
            rf"\b[Dd](?:em|er)\s{_CASE}\s(?:lag|lagen)\b[^,;]{{0,40}}¤",
            r"\b[Nn]ach\s(?:der\s)?(?:Aufhebung|Abschaffung|Streichung|Wegfall|Ende)\b[^,;]{0,25}¤",
        )
    )
