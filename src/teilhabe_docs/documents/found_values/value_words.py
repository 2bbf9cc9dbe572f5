"""What stands in `werte.yaml`: how documents state values in sentences and behind labels."""

import re
from functools import cache
from typing import NamedTuple

from pydantic import Field

from teilhabe_docs.documents.display import MONTHS
from teilhabe_docs.documents.profile.vocabulary import Dokumentart, TextTuple
from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Land
from teilhabe_docs.model.values import Feldpfad, Text, YesNo
from teilhabe_docs.resources import folder

_ONES = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TO_TWENTY = (
    *("zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn"),
    *("sechzehn", "siebzehn", "achtzehn", "neunzehn"),
)
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
NUMBER_WORDS = {word: number for number, word in enumerate((*_ONES, *_TO_TWENTY)) if number > 1} | {
    f"{one}und{tens}" if one else tens: 20 + 10 * ten + number
    for ten, tens in enumerate(_TENS)
    for number, one in enumerate(_ONES)
}
"""Numbers up to ninety-nine in words."""

_WORD = r"(?:zw|dr|vi|fü|se|si|ac|ne|ze|el|ei)[a-zäöüß]+"
_NUMBER = rf"(?<![\d.,])(?:\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?|{_WORD})(?![\d]|,\d|\.\d)"
_DAY = rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{'|'.join(MONTHS)})\s?\d{{4}}"
_WEEKDAY = r"(?:[Mm]o(?:ntags?)?|[Dd]i(?:enstags?)?|[Mm]i(?:ttwochs?)?|[Dd]o(?:nnerstags?)?|[Ff]r(?:eitags?)?"
_WEEKDAY += r"|[Ss]a(?:mstags?)?|[Ss]o(?:nntags?)?|[Ss]onnabends?)\.?"
_TIME = r"(?:2[0-4]|[01]?\d)(?:[.:][0-5]\d)?(?: Uhr)?"
_HOURS = (
    rf"(?:von )?{_WEEKDAY}(?:(?: ?[-–] ?| bis | und |, ){_WEEKDAY})*,?"
    rf"(?: jeweils)?(?: in der Zeit)?(?: von)? {_TIME} ?(?:[-–]|bis) ?{_TIME}"
)
_ADJECTIVE = r"(?:[kK]örper|[gG]eist|[sS]eel|[pP]sych|[mM]ehrfach)(?:lich|ig|isch|)e[rn]?"
_IMPAIRED = rf"(?:wesentliche[rn]? )?(?:{_ADJECTIVE}|Sinnes-?)"
_KINDS = {
    "zahl": _NUMBER,
    "datum": _DAY,
    "prozent": r"\d{1,3}(?:,\d+)?\s?(?:%|Prozent|v\. H\.)",
    "verhaeltnis": r"1\s?(?::|zu)\s?\d+(?:,\d+)?",
    "uhrzeit": r"\d{1,2}(?:[.:]\d{2})?",
    "frist": r"(?:\d+|eine[mr]?|ein|zwei|drei|vier|sechs|neun|zwölf) "
    r"(?:Monat(?:en|e|s)?|Wochen?|Jahr(?:en|e)?)(?: zum [^.,;]{3,40}?)?",
    "norm": r"(?:DIN EN ISO 9001(?::\d{4})?|EFQM|AZAV|PQ-Sys|GAB|QUEP)",
    "zeiten": rf"{_HOURS}(?:(?:,|;| und| sowie) {_HOURS})*",
    "wort": r"\w+",
    "gruppe": r"[Ss]ozialen Teilhabe|Teilhabe an Bildung|Teilhabe am Arbeitsleben"
    r"|medizinischen Rehabilitation",
    "arten": rf"{_IMPAIRED}(?:(?:, | und | oder | und/oder | bzw\. ){_IMPAIRED})*",
    "name": r"[A-ZÄÖÜ][^.;,:()\n]{2,60}? (?:gGmbH|GmbH|e\. ?V\.|gUG|gAG|eG|KdöR|AöR)",
    "stelle": r"(?:Landkreis|Kreis|Bezirk|Stadt|Landschaftsverband|Kommunalverband|Region|Landeshauptstadt)"
    r" [A-ZÄÖÜ][\w-]+(?: [A-ZÄÖÜ][\w-]+)?",
    "text": r"[^\n|.;]+?",
}
_LANDS = "|".join(sorted((land.label for land in Land), key=len, reverse=True))
_KINDS["land"] = _LANDS
_OTHERS = {"{laender}": _LANDS, "{n}": rf"(?:{_NUMBER})", "{d}": rf"(?:{_DAY})"}


class StatedValue(Model):
    """How a sentence states a value; the head of the file explains the keys."""

    feld: Feldpfad
    muster: Text
    wert: Text | None = None
    werte: dict[str, Text] = Field(default_factory=dict)
    erlaubt: TextTuple = ()
    mit: TextTuple = ()
    ohne: TextTuple = ()
    unter: TextTuple = ()
    nicht_unter: TextTuple = ()
    arten: tuple[Dokumentart, ...] = ()
    dazu: int = 0
    grenze: YesNo = False
    sicher: YesNo = True


class ValueFile(Model):
    """The file; its head explains the keys."""

    zweifel: Text
    vorbei: Text
    fremde: tuple[Text, ...]
    teile: tuple[Text, ...] = ()
    ungefaehr: Text
    grenzwoerter: Text
    saetze: tuple[StatedValue, ...]
    beschriftungen: dict[str, TextTuple] = Field(default_factory=dict)
    parteien: dict[str, TextTuple] = Field(default_factory=dict)
    eigenschaften: dict[str, TextTuple] = Field(default_factory=dict)
    nebenbei: tuple[Text, ...] = ()
    spannen: dict[str, TextTuple] = Field(default_factory=dict)
    listen_nicht_unter: tuple[Text, ...] = ()
    listen: dict[str, TextTuple] = Field(default_factory=dict)
    tabellen: dict[str, dict[str, TextTuple]] = Field(default_factory=dict)


class ValueWords(NamedTuple):
    """The same with its patterns compiled."""

    stated: tuple[tuple[StatedValue, re.Pattern[str]], ...]
    doubt: re.Pattern[str]
    past: re.Pattern[str]
    about: re.Pattern[str]
    limit: re.Pattern[str]
    foreign: re.Pattern[str]
    file: ValueFile


@cache
def value_words() -> ValueWords:
    """The data that tdocs brings along."""
    file = ValueFile.model_validate(packaged_data(folder("templates") / "werte.yaml"))
    limit = "|".join(file.grenzwoerter.split())
    return ValueWords(
        tuple((row, _pattern(row.muster)) for row in file.saetze),
        re.compile(rf"(?i)\b(?:{'|'.join(file.zweifel.split())})\b"),
        re.compile(rf"(?i)\b(?:{'|'.join(file.vorbei.split())})\b"),
        re.compile(rf"(?i)(?<!\w)(?:{'|'.join(file.ungefaehr.split())})\s+(?:(?:{limit})\s+)?$"),
        re.compile(rf"(?i)\b(?:{limit})\s+$"),
        re.compile(rf"\b(?:{'|'.join(map(re.escape, file.fremde))})"),
        file,
    )


def _pattern(written: str) -> re.Pattern[str]:
    for sign, pattern in _OTHERS.items():
        written = written.replace(sign, pattern)
    for kind, pattern in _KINDS.items():
        written = written.replace(f"{{{kind}}}", f"(?P<{kind}>{pattern})")
    return re.compile(written.replace(" ", r"\s+"))
